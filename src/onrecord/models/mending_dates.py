"""Dates that a small parser takes for a part of whatever is told of right behind them: "On 12 March | three soldiers
died", "that on 9 July | two policemen were shot", "In 2019 | rebels drowned six". And "after" that stands behind a
length and has nothing of its own opens the clause behind it: "marched on Friday, a day | after two of them were shot".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotate.syntax import Token

_MONTHS = frozenset(
    "january february march april may june july august september october november december jan. feb. mar. apr. aug."
    " sept. sep. oct. nov. dec.".split()
)
_BEFORE = frozenset("on in since by until before".split())
_LENGTHS = frozenset("minute hour day night week month year decade".split())
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_NOUNS = ("NN", "NNS", "NNP", "NNPS")
_DAYS_OF_MONTH = 31
_YEAR = 4  # digits


def mend_dates(held: list[Token], base: int) -> None:
    """Hang each such date, in place, on its preposition, and its number on what it counts."""
    for n, token in enumerate(held[:-3]):
        if token.tag != "IN" or token.lower not in _BEFORE:
            continue
        stop = _ends(held, n + 1)
        noun = _told_of(held, stop) if stop is not None and stop < len(held) else None
        if stop is not None and noun is not None and _hangs_on(held, n + 1, stop, noun, base):
            _part(held, n, stop, noun, base)
    for n, token in enumerate(held[1:], 1):
        if token.lower in ("after", "before") and token.label == "prep" and token.head == held[n - 1].i:
            _open_clause(held, n, base)


def _open_clause(held: list[Token], n: int, base: int) -> None:
    """Make "after" behind a length the mark of the clause that the length is hung on."""
    length = held[n - 1]
    clause = held[length.head - base]
    if length.lemma not in _LENGTHS or clause.pos not in ("VERB", "AUX") or clause.i < held[n].i:
        return
    own = any(t.head == held[n].i for t in held)
    told = any(t.head == clause.i and t.label in _SUBJECTS and held[n].i < t.i < clause.i for t in held)
    if told and not own:
        held[n] = replace(held[n], head=clause.i, label="mark")


def _ends(held: Sequence[Token], n: int) -> int | None:
    """Where the date ends that begins at `n`; None where none does."""
    first, second = held[n], held[n + 1]
    day = first.text.isdigit() and 0 < int(first.text) <= _DAYS_OF_MONTH
    if day and second.lower in _MONTHS and second.text[:1].isupper():
        return n + 3 if n + 2 < len(held) and _is_year(held[n + 2]) else n + 2
    return n + 1 if _is_year(first) else None


def _is_year(token: Token) -> bool:
    return token.text.isdigit() and len(token.text) == _YEAR and token.text[:2] in ("18", "19", "20")


def _told_of(held: Sequence[Token], start: int) -> int | None:
    """The noun of the phrase that begins at `start`, with nothing but numbers and what is said of it between."""
    for n in range(start, len(held)):
        if held[n].tag in _NOUNS:
            last = n
            while last + 1 < len(held) and held[last + 1].tag in _NOUNS and held[last].label == "compound":
                last += 1
            return last
        if held[n].tag not in ("CD", "JJ", "VBN", "VBG", "HYPH"):
            return None
    return None


def _hangs_on(held: Sequence[Token], first: int, stop: int, noun: int, base: int) -> bool:
    """Whether a token of the date is taken for a part of the noun phrase, or its number for a part of the date."""
    inside = range(first, stop)
    parts = any(held[n].head - base in range(stop, noun + 1) for n in inside)
    return parts or (held[stop].tag == "CD" and held[stop].head - base in inside)


def _part(held: list[Token], prep: int, stop: int, noun: int, base: int) -> None:
    top = min(prep + 2, stop - 1)  # the month, or the year that stands alone
    for n in range(prep + 1, stop):
        entity = "B-DATE" if n == prep + 1 else "I-DATE"
        above, label = (held[prep].i, "pobj") if n == top else (held[top].i, "nummod")
        held[n] = replace(held[n], head=above, label=label, entity=entity)
    if held[stop].tag == "CD":
        held[stop] = replace(held[stop], head=held[noun].i, label="nummod", entity="B-CARDINAL")
    if held[noun].label == "pobj" and held[noun].head == held[prep].i:
        verb = held[prep].head - base
        passive = any(t.head == held[verb].i and t.label == "auxpass" for t in held)
        if verb > noun and not any(t.head == held[verb].i and t.label.startswith("nsubj") for t in held):
            held[noun] = replace(held[noun], head=held[verb].i, label="nsubjpass" if passive else "nsubj")
