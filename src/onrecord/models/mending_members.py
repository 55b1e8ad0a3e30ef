"""Some of those told of before, of whom a clause of its own goes on to tell: "police freed five miners, | one of whom,
Ada Lind, told | a paper so". A small parser takes that clause for the sentence's own, and the sentence for her words.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.annotate.syntax import Token
from onrecord.models.mending_speakers import below

_SOME = frozenset(
    "one two three four five six seven eight nine ten both some most many all several none half few each "
    "neither either dozens hundreds thousands the".split()
)
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_REACH = 14
_TIMES = ("DATE", "TIME")
_PLACES = ("GPE", "LOC", "FAC")


def mend_members(held: list[Token], base: int) -> None:
    """Hang clauses about some of those told of before, in place, on these; indices begin at `base`."""
    for n in range(3, len(held) - 1):
        whom, some = held[n], held[n - 2]
        of_them = whom.lower in ("whom", "which") and held[n - 1].lower == "of"
        if of_them and held[n - 3].text in (",", "–", "—") and (some.lower in _SOME or some.tag == "CD"):
            _hang(held, n - 2, base)


def _hang(held: list[Token], some: int, base: int) -> None:
    verb = _verb(held, some, base)
    if verb is None:
        return
    above = held[verb]
    main = next((k for k in below(held, verb, "ccomp") if k < some), None)
    told_of = _told_of(held, some)
    if told_of is None:
        return
    if main is None:
        # "12 students in Karo, some of whom said", taken for Karo's, for when it was or for one more thing they did
        placed = above.label == "relcl" and held[above.head - base].entity[2:] in _PLACES
        if above.head >= held[some].i or not (placed or above.label in ("advcl", "conj", "dep")):
            return
        held[verb] = replace(above, head=held[told_of].i, label="relcl")
    if main is not None:
        root = above.head == above.i
        held[main] = replace(held[main], head=held[main].i if root else above.head, label=above.label)
        for k in below(held, verb, "punct"):
            if k > verb and k == len(held) - 1:
                held[k] = replace(held[k], head=held[main].i)
        for k in below(held, verb):
            if k < some and k != main:
                held[k] = replace(held[k], head=held[main].i)
        held[verb] = replace(above, head=held[told_of].i, label="relcl")
    for k in below(held, some, "conj"):
        if held[k].tag == "NNP" and not below(held, some, "cc"):
            held[k] = replace(held[k], label="appos")
    passive = bool(below(held, verb, "auxpass"))
    for k in below(held, verb, "nsubj", "nsubjpass"):
        if some < k < verb:
            held[k] = replace(held[k], head=held[some].i, label="appos")
    held[some] = replace(held[some], head=held[verb].i, label="nsubjpass" if passive else "nsubj")


def _verb(held: list[Token], some: int, base: int) -> int | None:
    """The verb of the clause, behind the name between commas that may stand before it."""
    start = some + 3
    if start < len(held) and held[start].text == ",":
        start = next((k for k in range(start + 1, min(start + _REACH, len(held))) if held[k].text == ","), start) + 1
    reach = range(start, min(start + 4, len(held)))
    first = next((k for k in reach if held[k].tag in _FINITE and held[k].pos in ("VERB", "AUX")), None)
    if first is None or any(held[k].pos in ("NOUN", "PROPN", "PRON") for k in range(start, first)):
        return None
    above = held[first].head - base
    return above if held[first].label in ("aux", "auxpass") and first < above < len(held) else first


def _told_of(held: list[Token], some: int) -> int | None:
    """Of whom there are some: the last noun of several before the comma."""
    before = (k for k in range(some - 2, -1, -1) if held[k].entity[2:] not in _TIMES)
    return next((k for k in before if held[k].tag in ("NNS", "NNPS") or held[k].entity.endswith("NORP")), None)
