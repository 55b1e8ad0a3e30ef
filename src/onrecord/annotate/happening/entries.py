"""Entries: what a chronology or digest tells under a day, "3 June, Gulf of Arda. A tanker was hit by a rocket", was on
that day and at that place, where its own words name none.

An entry opens with its day, by itself or with a place, as a sentence without a verb before others of its paragraph, or
as a heading, which holds for the paragraphs up to the next one. Left undecided: what a subordinate clause of an entry
tells, and what its later sentences do, which may be of any day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.annotate.cast import Cast
from onrecord.annotate.places import Place
from onrecord.annotate.placing.atlas import Atlas, location, placed
from onrecord.annotate.syntax import Sentence, Syntax, Token
from onrecord.records import Document, Event, Location, Time

_LONGEST = 10  # tokens of an opening
_SENTENCES = 2  # so many behind it are of its day
_MAIN = frozenset({"ROOT", "conj", "ccomp", "parataxis"})


@dataclass(frozen=True, slots=True)
class _Entry:
    """The day, and place, of the sentences that an opening holds for, by their first tokens."""

    time: Time
    where: Location | None
    sentences: tuple[int, ...]


def under_their_day(
    document: Document,
    syntax: Syntax,
    cast: Cast,
    places: Sequence[Place],
    times: Sequence[Time],
    events: Sequence[Event],
) -> tuple[Event, ...]:
    """The events of a report, each with the day and place of the entry that it stands in, where it names none."""
    held = {first: entry for entry in _entries(document, syntax, cast, places, times) for first in entry.sentences}
    if not held:
        return tuple(events)
    found = []
    for event in events:
        token = syntax.tokens_in(event.trigger.start, event.trigger.end)[0]
        entry = held.get(syntax.sentence_of(token.i).first)
        told = event.modality == "actual" and token.label in _MAIN and token.tag in ("VBD", "VBN")
        if entry is not None and told and event.time is None:
            where = event.location if event.location is not None or _spoken(event) else entry.where
            found.append(replace(event, time=entry.time.id, location=where))
        else:
            found.append(event)
    return tuple(found)


def _spoken(event: Event) -> bool:
    """Whether an event is one of words, which has no place of its own."""
    return event.type in ("ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "AGREE", "SANCTION")


def _entries(
    document: Document, syntax: Syntax, cast: Cast, places: Sequence[Place], times: Sequence[Time]
) -> Iterator[_Entry]:
    atlas = Atlas(syntax, cast, {place.entity: place for place in places})
    opened: tuple[Time, Location | None] | None = None
    blocks: dict[int, list[Sentence]] = {}
    for sentence in syntax.sentences:
        blocks.setdefault(sentence.block, []).append(sentence)
    for block, inside in blocks.items():
        kind = document.blocks[block].kind
        day = _opening(syntax, atlas, times, inside[0])
        if kind == "heading":
            opened = day if len(inside) == 1 else None
        elif kind == "paragraph" and day is not None and len(inside) > 1:
            yield _Entry(*day, tuple(s.first for s in inside[1 : 1 + _SENTENCES]))
        elif kind == "paragraph" and opened is not None:
            yield _Entry(*opened, tuple(s.first for s in inside[:_SENTENCES]))


def _opening(
    syntax: Syntax, atlas: Atlas, times: Sequence[Time], sentence: Sentence
) -> tuple[Time, Location | None] | None:
    """The day with which an entry opens, and the place beside it; None for any other sentence."""
    tokens: Sequence[Token] = syntax.tokens[sentence.first : sentence.stop]
    if len(tokens) > _LONGEST or any(t.pos in ("VERB", "AUX") for t in tokens):
        return None
    days = [t for t in times if sentence.start <= t.span.start < sentence.end]
    if len(days) != 1 or days[0].type != "DATE" or days[0].begin is None or days[0].begin != days[0].end:
        return None
    if days[0].span.start != tokens[0].start:
        return None
    names = [t for t in tokens if t.start >= days[0].span.end and t.pos == "PROPN" and placed(atlas, t) is not None]
    return days[0], location(atlas, names[0]) if names else None
