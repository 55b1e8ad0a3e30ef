"""The sentences of a report, and how they read without the words that only say whose they are.

"The killers, the bishop said, came from the sect" reads as "The killers came from the sect": code points stay where
they are, and blanks stand for what is put in.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from onrecord.incidents.counting import sentence_of
from onrecord.incidents.remembered import remembered
from onrecord.records import Attribution, Record, Span

_LONGEST = 140
"""Code points that words for who says something may have between two commas."""


@remembered
def sentences(record: Record) -> tuple[Span, ...]:
    """The sentences of a report, in their order."""
    text, found = record.document.text, []
    for block in record.document.blocks:
        at = block.start
        while at < block.end:
            sentence = sentence_of(record, Span(at, at + 1, text[at : at + 1]))
            start, end = max(sentence.start, at), min(sentence.end, block.end)
            if end > start:
                found.append(Span(start, end, text[start:end]))
            at = max(end, at + 1)
            while at < block.end and text[at] in " .\n":
                at += 1
    return tuple(found)


@remembered
def plain_sentences(record: Record) -> tuple[tuple[Span, str], ...]:
    """The sentences of a report, each with how it reads without what is put in."""
    put_in = sorted(where for a in record.attributions if (where := _insert(record.document.text, a)) is not None)
    starts = [start for start, _ in put_in]
    made = []
    for sentence in sentences(record):
        inside = put_in[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        made.append((sentence, _without(sentence, inside)))
    return tuple(made)


def _insert(text: str, a: Attribution) -> tuple[int, int] | None:
    """Where who says something, and that he says it, stand between two commas, with these; None where they do not."""
    if not (a.source and a.cue):
        return None
    said = (*a.source, *a.cue)
    start, end = min(s.start for s in said), max(s.end for s in said)
    if any(start <= s.start < end for s in a.content):
        return None
    end -= text[end - 1] == ","
    parted = text[max(0, start - 2) : start] == ", " and text[end : end + 2] == ", "
    return (start - 2, end + 1) if parted and end - start <= _LONGEST else None


def _without(sentence: Span, put_in: Sequence[tuple[int, int]]) -> str:
    text = sentence.text
    for start, end in put_in:
        first, last = start - sentence.start, min(end - sentence.start, len(text))
        if 0 < first < last:
            text = text[:first] + " " * (last - first) + text[last:]
    return text


_OFFICER = re.compile(
    r"\b(?:head|director|chief|spokes\w+|doctors?|surgeons?|nurses?|medics?|officials?|manager|staff|sources?|officers?)\b"
    r"[^,;.]{0,30}\b(?:office|hospital|clinic|morgue|station|ministry|court|council|headquarters|barracks|school)s?\b"
    r"|\b(?:office|hospital|clinic|morgue|station|ministry|court|council|headquarters) (?:head|director|chief|spokes\w+"
    r"|doctors?|surgeons?|nurses?|medics?|officials?|manager|staff|sources?|officers?)\b"
)


_WHERE_HEARD = re.compile(
    r" (?:in|at|on|from|by|beside|outside|inside|near|over|under|behind|before|during|after)\b"
    r"[^,;.:“”\"\n]*"
)


def without_speakers(sentence: Span, record: Record) -> str:
    """A sentence without the words for whoever is heard by the house that he speaks for, "a hospital official", and
    for where he is heard: "told reporters beside the coffin in the family's warehouse"."""
    text = sentence.text
    for a in record.attributions:
        house = [s for s in a.source if _OFFICER.search(s.text)]
        heard = _where_heard(a, record)
        for s in (*house, *heard):
            if sentence.start <= s.start and s.end <= sentence.end:
                first, last = s.start - sentence.start, s.end - sentence.start
                text = text[:first] + " " * (last - first) + text[last:]
    return text


def _where_heard(a: Attribution, record: Record) -> tuple[Span, ...]:
    """Behind words that somebody is heard to have said before, where he is heard, up to the next comma."""
    cue = max((s.end for s in a.cue), default=0)
    if not a.content or any(s.end > cue for s in a.content):
        return ()
    end = max((s.end for s in (*a.source, *(p.span for p in a.addressees)) if s.start >= cue), default=cue)
    found = _WHERE_HEARD.match(record.document.text, end)
    return (Span(found.start(), found.end(), found[0]),) if found is not None else ()
