"""Scope: which words of a report are about an incident, and which about something else that the report tells.

The report's events that tell of the incident are its members; those that take up the same happening in the report
(`tellings`, by thread) are bare references to it. What has no event of its own ("two officials blamed the Front") is
about what was last spoken of: in its own sentence, else before it. So blame that follows the shelling in a report of a
bombing is about the shelling.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.incidents.likeness import gap, places
from onrecord.incidents.marks import in_series
from onrecord.incidents.records import Reports
from onrecord.incidents.remembered import remembered
from onrecord.incidents.series import for_long, over_years
from onrecord.incidents.tellings import Telling, tellings
from onrecord.incidents.voices import Voices
from onrecord.incidents.words import means_differ
from onrecord.records import Event, EventType, Record, Span

_REACH = 900
"""Code points after which what was spoken of is no longer at hand."""

_HARM: frozenset[EventType | None] = frozenset({"ASSAULT", "PROTEST", "COERCE"})

_NEVER = 2**62
_OLD = 31
"""Days after which what happened is told as background."""
_HUNG_ON = re.compile(r"[,;(]")


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    sentence: tuple[int, int]
    ours: bool


class Scope:
    """What in one report is about an incident: `members` are the ids of its events that tell of it."""

    def __init__(self, record: Record, members: Iterable[str]) -> None:
        self.record = record
        told = set(members)
        threads = _threads(record)
        of_members = [threads[i] for i in sorted(told) if i in threads]
        ours = {t.thread for t in of_members}
        self.families = families = {f for t in of_members for f in t.families}
        senses = {s for t in of_members for s in t.told}
        self.members = tuple(e for e in record.events if e.id in told)
        types = {e.type for e in self.members}
        # What a report mainly tells of is at hand all through it ("two were arrested; the Front denied the accusation")
        # until something is told apart from it.
        main = _main(record, threads)
        aside = main is not None and main not in ours
        # Whether it is what the report mainly tells of.
        self.leads = main is not None and main in ours
        marked = any(t.marks for t in of_members)
        apart = {
            t.thread: 0 if marked or t.marks or t.thread == main else _first_told(record, threads, t.thread)
            for t in threads.values()
            if t.thread not in ours and (marked or _told_apart(t, of_members) or (aside and t.thread == main))
        }
        of_ours: list[Event] = []
        self._places: list[_Place] = []
        for event in sorted(record.events, key=lambda e: (e.trigger.start, e.id not in told)):
            telling = threads.get(event.id)
            akin = telling is not None and bool(families & set(telling.families))
            taken_up = telling is not None and telling.thread in ours and event.type in types | {None}
            # What nothing tells apart from the incident takes it up where it was last spoken of.
            goes = telling is not None and akin and not means_differ(telling.senses, senses)
            bare = goes and event.type in types | {None} and _is_bare(event, self.members)
            beside = akin or (aside and event.type in _HARM)
            other = telling is not None and beside and event.sentence.start >= apart.get(telling.thread, _NEVER)
            mine = event.id in told or taken_up or (bare and not other and self.at(event.trigger.start))
            if mine:
                of_ours.append(event)
            if mine or other:
                self._places.append(_Place(event.trigger.start, (event.sentence.start, event.sentence.end), mine))
        self.ours = tuple(sorted(of_ours, key=lambda e: (e.trigger.start, e.id)))
        self._ids = frozenset(e.id for e in of_ours)
        # What tells of nothing by itself counts where the incident is spoken of: "five had lost their lives".
        text = record.document.text
        self.counting = tuple(
            e
            for e in record.events
            if e.counts
            and e.type is None
            and e.id not in threads
            and not any(of_many(text, e) for of_many in (over_years, for_long, in_series))
            and self.at(e.trigger.start)
        )

    def holds(self, event: Event) -> bool:
        """Whether an event is the incident, or takes it up."""
        return event.id in self._ids

    def at(self, start: int) -> bool:
        """Whether what stands at a code point, without an event of its own, is about the incident."""
        same = [p for p in self._places if p.sentence[0] <= start < p.sentence[1] and self._beside(start, p.start)]
        if same:
            # In one sentence the nearest; what follows is taken up as often as what precedes.
            return min(same, key=lambda p: (abs(p.start - start), not p.ours)).ours
        before = [p for p in self._places if p.start < start]
        if before:
            return before[-1].ours and start - before[-1].start <= _REACH
        return bool(self._places) and self._places[0].ours

    def is_elsewhere(self, start: int) -> bool:
        """Whether the place that is named at a code point is none of the incident's: "were behind Velmar as well"."""
        ours = {e.location.entity for e in self.members if e.location is not None}
        named = (e for e in self.record.entities if e.kind == "place" for m in e.mentions if m.start == start)
        return any(e.id not in ours and self.record.document.text.find(e.name) == start for e in named)

    def others_in(self, sentence: Span) -> bool:
        """Whether a sentence tells of something else."""
        return any(not p.ours and sentence.start <= p.start < sentence.end for p in self._places)

    def _beside(self, start: int, place: int) -> bool:
        """Whether nothing parts what follows from what is told at a code point: "the Front, which has fought …"."""
        return place <= start or not _HUNG_ON.search(self.record.document.text[start:place])

    def about(self, spans: Sequence[Span], *, at: int | None = None) -> bool:
        """Whether words are about the incident: they hold an event that is, or none of the kind and stand where it is
        spoken of, or (`at`) what they are said with does."""
        inside = [p for p in self._places if any(s.start <= p.start < s.end for s in spans)]
        if inside:
            return any(p.ours for p in inside)
        return bool(spans) and (self.at(spans[0].start) or (at is not None and self.at(at)))


class Account:
    """One report's account of an incident: the record, who speaks in it, and what in it is about the incident."""

    def __init__(self, record: Record, members: Iterable[str]) -> None:
        self.record = record
        self.voices = _of(record).voices
        self.scope = Scope(record, members)
        self.types = {e.type for e in self.scope.members}


def accounts(reports: Reports) -> tuple[Account, ...]:
    """The account that each report gives, in their order."""
    return tuple(Account(record, members) for record, members in reports)


class _Known:
    """What is known of a record whatever incident is asked for. A report tells of a dozen, and each of them asks."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.voices = Voices(record)
        self.threads = {t.event: t for t in tellings(record)}


@remembered
def _of(record: Record) -> _Known:
    return _Known(record)


def _threads(record: Record) -> Mapping[str, Telling]:
    return _of(record).threads


def _main(record: Record, threads: Mapping[str, Telling]) -> str | None:
    """The thread of the happening that a report tells most of, of those that do harm."""
    told = [threads[e.id].thread for e in record.events if e.type in _HARM and e.id in threads]
    return max(dict.fromkeys(told), key=told.count, default=None)


def _first_told(record: Record, threads: Mapping[str, Telling], thread: str) -> int:
    """Where the sentence begins that first says when or where a thread's happening was: what stands before it may be
    strung to it by mistake, and sets nothing apart."""
    told = (e for e in record.events if e.id in threads and threads[e.id].thread == thread)
    return min((e.sentence.start for e in told if e.time is not None or e.location is not None), default=0)


def _told_apart(telling: Telling, ours: Sequence[Telling]) -> bool:
    """Whether what is known of a thread sets it apart: another day, another place, "a second attack". On the day after,
    with no place, people still die of it. What no day is told of is news, and nothing of last year."""
    if telling.marks:
        return True
    days = [t.days for t in ours if t.days is not None]
    least = 1 if telling.spots else 2
    mine = telling.days
    if mine is not None and days and all(gap(mine, d) >= least for d in days):
        return True
    if mine is not None and not days and telling.published is not None and telling.published - mine[1] > _OLD:
        return True
    spots = [t.spots for t in ours if t.spots]
    return bool(spots) and all(places(telling.spots, s)[0] == "apart" for s in spots)


def _is_bare(event: Event, members: Sequence[Event]) -> bool:
    """Whether nothing is said of an event that sets it apart: neither when nor where, nor to whom by name."""
    if event.time is not None and event.time not in {e.time for e in members}:
        return False
    if event.location is not None:
        return any(e.location is not None and e.location.name == event.location.name for e in members)
    return all(
        p.entity is None
        or any(p.entity == q.entity for e in members for q in e.recipients)
        or p.span.text[:1].islower()
        or p.span.text[:1].isdigit()
        for p in event.recipients
    )
