"""Words that a small parser takes for another part of speech, so often that no rule should have to know of it.

A bearing behind "to" for a verb: "flew to | eastern Peru". What those do who go "from house to | house shooting" for
one thing. A claim for what somebody does: "| Reports | that they fled are false". What somebody has done for what its
object is like: "accused him of having | withdrawn troops". A number for a noun: "where | ten died". And what a body
of people is called by, which is an adjective as well, with the past tense behind it, for two that describe a noun:
"since the | military seized power".
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.annotate.syntax import Token
from onrecord.models.mending_speakers import below

_BEARINGS = frozenset(
    "eastern western northern southern central northeastern northwestern southeastern southwestern".split()
)
_NUMBERS = frozenset("two three four five six seven eight nine ten eleven twelve fifteen twenty".split())
_BODIES = frozenset({"military", "opposition", "police", "paramilitary", "royal", "left", "right"})
_CLAUSAL = frozenset({"since", "after", "before", "until", "till", "as"})


def mend_words(held: list[Token], base: int) -> None:
    """Read words, in place, as what they are; indices begin at `base`."""
    for n, token in enumerate(held):
        behind = held[n + 1].lower if n + 1 < len(held) else ""
        if token.tag == "VBZ" and token.label in ("nsubj", "nsubjpass") and behind in ("that", "of"):
            held[n] = replace(token, tag="NNS", pos="NOUN")  # "| Reports | that they fled are false"
    for n in range(1, len(held) - 1):
        token = held[n]
        if token.lower in _BEARINGS and token.tag[:2] == "VB" and held[n - 1].tag == "TO":
            _point(held, n)
        elif n > 2 and held[n - 1].lower == "to" and held[n - 2].lower == token.lower and held[n - 3].lower == "from":
            _go_about(held, n, base)
        elif token.tag == "VBN" and token.label == "amod" and held[n - 1].lower == "having":
            _make_perfect(held, n, base)
        elif token.tag == "NN" and token.text in _NUMBERS and held[n - 1].tag not in ("DT", "JJ", "PRP$"):
            held[n] = replace(token, tag="CD", pos="NUM")  # "where | ten died"
        elif token.lower == "giant" and token.tag == "JJ" and held[n - 1].tag == "NN" and held[n + 1].tag == "NNP":
            held[n] = replace(token, tag="NN", pos="NOUN", label="compound")  # "the tech | giant | Arda"
        elif token.tag == "VBD" and token.label == "amod" and held[n - 1].lower in _BODIES:
            _open_clause(held, n, base)


def _point(held: list[Token], n: int) -> None:
    """Make "to | eastern Peru" a phrase of what the bearing was hung on."""
    place = next((k for k in below(held, n) if k > n and held[k].label in ("dobj", "attr", "oprd")), None)
    if place is None or held[n].head == held[n].i:
        return
    to, above = held[n - 1], held[n].head
    for k in below(held, n):
        if k not in (n - 1, place):
            held[k] = replace(held[k], head=above)
    held[n - 1] = replace(to, head=above, label="prep", tag="IN", pos="ADP")
    held[place] = replace(held[place], head=to.i, label="pobj")
    held[n] = replace(held[n], head=held[place].i, label="amod", tag="JJ", pos="ADJ", lemma=held[n].lower)


def _go_about(held: list[Token], n: int, base: int) -> None:
    """Give "from house to | house" and the gerund behind it each to the verb before them."""
    above = held[n - 3].head
    if not n < len(held) - 1 or held[above - base].pos != "VERB" or above >= held[n - 3].i:
        return
    held[n - 1] = replace(held[n - 1], head=above, label="prep", tag="IN", pos="ADP")
    held[n] = replace(held[n], head=held[n - 1].i, label="pobj", tag="NN", pos="NOUN", lemma=held[n].lower)
    if held[n + 1].tag == "VBG":
        held[n + 1] = replace(held[n + 1], head=above, label="advcl", pos="VERB")


def _make_perfect(held: list[Token], n: int, base: int) -> None:
    """Make a verb of the participle in "accused of having | withdrawn troops", taken for what the object is like."""
    having, noun = held[n - 1], held[n].head - base
    if noun <= n or having.pos not in ("VERB", "AUX") or held[noun].head != having.i or held[noun].label != "dobj":
        return
    for k in below(held, n - 1):
        if k != n:
            held[k] = replace(held[k], head=held[n].i)
    held[n] = replace(held[n], head=having.head, label=having.label, pos="VERB")
    held[n - 1] = replace(having, head=held[n].i, label="aux", pos="AUX")


def _open_clause(held: list[Token], n: int, base: int) -> None:
    """Make a clause of "since [the military seized power]", taken for a phrase."""
    verb, body = held[n], held[n - 1]
    noun = verb.head - base
    prep = held[noun].head - base
    if (
        noun <= n
        or body.head not in (verb.head, verb.i)
        or held[noun].label != "pobj"
        or held[prep].lower not in _CLAUSAL
    ):
        return
    dets = [k for k in (*below(held, noun), *below(held, n - 1)) if k < n - 1 and held[k].label in ("det", "poss")]
    if not dets or prep > dets[0]:
        return
    for k in below(held, noun):
        if k > noun and held[k].label in ("prep", "advmod", "npadvmod"):
            held[k] = replace(held[k], head=verb.i)
    held[dets[0]] = replace(held[dets[0]], head=body.i)
    held[n - 1] = replace(body, head=verb.i, label="nsubj", tag="NN", pos="NOUN")
    held[noun] = replace(held[noun], head=verb.i, label="dobj")
    held[n] = replace(verb, head=held[prep].head, label="advcl")
    held[prep] = replace(held[prep], head=verb.i, label="mark", pos="SCONJ")
