"""Words behind a verb that a small parser takes for a part of the noun phrase: the particle of "hand | over | three
exiles", taken for "more than three", and the state in "set the mill | alight", taken for what is set. And the other way
round "off" of "capsized | off | Lampedusa", which is where, for a particle. Two more that it takes for
what they are not: in "send | Ukraine | air-defence systems" who gets them for a part of what they are, and the name of
a body in capitals for a verb, "the bloc | ECOWAS | on Tuesday".
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.annotate.syntax import Token

_HANDING = frozenset({"hand", "turn", "sign"})
_STATES = frozenset({"alight", "ablaze", "afire", "aflame", "adrift", "free"})
_SETTING = frozenset({"set", "cut"})


# What happens off a coast, and to no coast.
_AT_SEA = frozenset(
    """capsize sink founder drown die collide moor anchor sail fish vanish disappear ditch crash explode surface patrol
    arrive occur happen burn drift overturn strand ground""".split()
)


_GIVING = frozenset("send give offer grant lend sell hand promise pledge deliver ship donate supply deny".split())
_SHORT = 2  # letters


def mend_states(held: list[Token], base: int) -> None:
    """Hang such words on their verb, in place; indices begin at `base`."""
    for n, token in enumerate(held[1:], 1):
        before = held[n - 1]
        if token.lower == "over" and token.label in ("quantmod", "advmod") and before.lemma in _HANDING:
            if before.pos == "VERB":
                held[n] = replace(token, head=before.i, label="prt", tag="RP", pos="ADP")
        elif token.lower == "off" and token.label == "prt" and before.i == token.head and before.lemma in _AT_SEA:
            _make_preposition(held, n)
        elif before.lemma in _GIVING and before.pos == "VERB" and token.label in ("compound", "nmod"):
            _give(held, n, base)
        elif token.tag[:2] == "VB" and _is_name(held, n):
            _name(held, n)
        elif token.lower in _STATES and token.label in ("dobj", "appos") and before.tag in ("NN", "NNS", "NNP"):
            _free_state(held, n, base)


def _make_preposition(held: list[Token], n: int) -> None:
    """Put the object of a verb behind the particle right before it, as that of a preposition."""
    off = held[n]
    thing = next((k for k, t in enumerate(held) if t.head == off.head and t.label == "dobj" and k > n), None)
    if thing is not None:
        held[n] = replace(off, label="prep", tag="IN", pos="ADP")
        held[thing] = replace(held[thing], head=off.i, label="pobj")


def _give(held: list[Token], n: int, base: int) -> None:
    """Make a country or town right behind a verb of giving the one who gets what is given."""
    name = held[n]
    thing = held[name.head - base]
    bare = name.entity in ("B-GPE", "B-NORP") and thing.label == "dobj" and thing.head == held[n - 1].i
    if bare and thing.tag == "NNS" and thing.i - name.i > 1 and held[n + 1].tag != "POS":
        held[n] = replace(name, head=held[n - 1].i, label="dative")


def _is_name(held: list[Token], n: int) -> bool:
    """Whether a word in capitals stands behind the noun that says what it is, in a sentence of small letters."""
    token, before = held[n], held[n - 1]
    capitals = token.text.isupper() and len(token.text) > _SHORT and token.text.isalpha()
    return capitals and before.tag == "NN" and before.text.islower() and not any(t.head == token.i for t in held[:n])


def _name(held: list[Token], n: int) -> None:
    """Make such a word the name of the noun before it; what hung on it goes to what it hung on."""
    token, before = held[n], held[n - 1]
    held[n] = replace(token, head=before.i, label="appos", tag="NNP", pos="PROPN", lemma=token.text)
    for k, t in enumerate(held):
        if t.head == token.i and k != n:
            held[k] = replace(t, head=token.head)


def _free_state(held: list[Token], n: int, base: int) -> None:
    """Make the noun before a state the object of the verb that brings it about."""
    state, noun = held[n], held[n - 1]
    verb = held[state.head - base]
    if verb.lemma not in _SETTING or state.label != "dobj" or noun.head != state.i or verb.i > noun.i:
        return
    held[n - 1] = replace(noun, head=verb.i, label="dobj")
    held[n] = replace(state, head=verb.i, label="oprd", tag="JJ", pos="ADJ")
    for k, token in enumerate(held[: n - 1]):
        if token.head == state.i and token.i > verb.i:
            held[k] = replace(token, head=noun.i)
