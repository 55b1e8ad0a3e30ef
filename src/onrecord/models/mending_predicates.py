"""What somebody is called, which a small parser takes for one more apposition where one stands before it: "called Reed,
his rival, | a coward", "branded the party, which it banned in May, | a terrorist organization". And a verb with which a
quotation opens, taken for a plural: "said the plan “| smacks of fear”"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.annotate.syntax import Token

_CALLING = frozenset("call brand label dub term deem declare consider pronounce".split())
_OPENING = frozenset({'"', "“", "``"})
# What stands behind a verb rather than behind a plural that a quotation opens with.
_AFTER_VERBS = frozenset("IN DT PRP PRP$ RB TO JJ".split())
_BETWEEN = frozenset({"appos", "relcl", "acl"})


def mend_predicates(held: list[Token], base: int) -> None:
    """Hang the name that is called, in place, on its verb, and read verbs that open a quotation as verbs."""
    for n in range(2, len(held) - 1):
        if held[n].tag == "NNS" and held[n - 1].text in _OPENING and held[n + 1].tag in _AFTER_VERBS:
            _open_with_verb(held, n, base)
    for verb in held:
        if verb.lemma not in _CALLING or verb.pos != "VERB":
            continue
        under = [t for t in held if t.head == verb.i]
        objects = [t for t in under if t.label == "dobj"]
        if len(objects) != 1 or any(t.label in ("oprd", "xcomp", "ccomp", "prt", "attr") for t in under):
            continue
        called = objects[0]
        last = _last_apposition(held, called, base)
        if last is None:
            continue
        between = held[called.i - base + 1 : last.i - base]
        if any(t.head == called.i and t.label in _BETWEEN for t in between):
            held[last.i - base] = replace(last, head=verb.i, label="oprd")


def _open_with_verb(held: list[Token], n: int, base: int) -> None:
    """Make a plural right behind an opening mark the verb of the noun before the mark."""
    word, subject = held[n], held[n - 2]
    if subject.pos not in ("NOUN", "PROPN") or not word.lower.endswith("s"):
        return
    lemma = word.lower.removesuffix("s")
    above = held[word.head - base]
    if word.label in ("ccomp", "dobj") and subject.head == word.i and subject.label == "nsubj" and above.i < subject.i:
        held[n] = replace(word, label="ccomp", tag="VBZ", pos="VERB", lemma=lemma)
        return
    second = held[subject.head - base]
    joint = next((t for t in held[n + 1 :] if t.lower in ("and", "but")), None)
    joined = joint is not None and subject.label == "nsubj" and second.i == joint.i + 1 and second.tag == "VBD"
    if word.label != "appos" or word.head != subject.i or not joined or joint is None:
        return
    top = word.i if second.head == second.i else second.head
    held[n] = replace(word, head=top, label=second.label, tag="VBZ", pos="VERB", lemma=lemma)
    held[n - 2] = replace(subject, head=word.i)
    for k, token in enumerate(held):
        if token.head == second.i and k < n - 2:
            held[k] = replace(token, head=word.i)
    held[second.i - base] = replace(second, head=word.i, label="conj")
    held[joint.i - base] = replace(joint, head=word.i)


def _last_apposition(held: list[Token], called: Token, base: int) -> Token | None:
    """The indefinite apposition that the object's phrase ends in."""
    end = called.i
    found = None
    for token in held[called.i - base + 1 :]:
        above = token
        while above.head != above.i and above.i > called.i and above.head >= called.i:
            above = held[above.head - base]
        if above.i != called.i:
            break
        end = token.i
        if token.label == "appos" and any(t.head == token.i and t.lower in ("a", "an") for t in held):
            found = token
    return found if found is not None and end - found.i <= 1 + _own(held, found) else None


def _own(held: list[Token], noun: Token) -> int:
    """How many tokens behind a noun hang on it."""
    return sum(1 for t in held if t.head == noun.i and t.i > noun.i)
