"""Scope: which words of a report are about an incident, and which about something else that the report tells.

The report's events that tell of the incident are its members; those that take up the same happening in the report
(`tellings`, by thread) are bare references to it. What has no event of its own ("two officials blamed the Front") is
about what was last spoken of: in its own sentence, else before it. So blame that follows the shelling in a report of a
bombing is about the shelling.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.incidents.records import Reports
from onrecord.incidents.tellings import tellings
from onrecord.incidents.voices import Voices
from onrecord.incidents.words import means_differ
from onrecord.records import Event, Record, Span

_REACH = 900
"""Code points after which what was spoken of is no longer at hand."""

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
        threads = {t.event: t for t in tellings(record)}
        of_members = [threads[i] for i in told if i in threads]
        ours = {t.thread for t in of_members}
        families = {f for t in of_members for f in t.families}
        senses = {s for t in of_members for s in t.told}
        self.members = tuple(e for e in record.events if e.id in told)
        types = {e.type for e in self.members}
        of_ours: list[Event] = []
        self._places: list[_Place] = []
        for event in sorted(record.events, key=lambda e: (e.trigger.start, e.id not in told)):
            telling = threads.get(event.id)
            taken_up = telling is not None and telling.thread in ours and event.type in types | {None}
            goes = telling is not None and not means_differ(telling.senses, senses)
            bare = goes and event.type in types and _is_bare(event) and self.at(event.trigger.start)
            mine = event.id in told or taken_up or bare
            if mine:
                of_ours.append(event)
            if mine or (telling is not None and families & set(telling.families)):
                self._places.append(_Place(event.trigger.start, (event.sentence.start, event.sentence.end), mine))
        self.ours = tuple(sorted(of_ours, key=lambda e: (e.trigger.start, e.id)))
        self._ids = frozenset(e.id for e in of_ours)

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

    def _beside(self, start: int, place: int) -> bool:
        """Whether nothing parts what follows from what is told at a code point: "the Front, which has fought …"."""
        return place <= start or not _HUNG_ON.search(self.record.document.text[start:place])

    def about(self, spans: Sequence[Span]) -> bool:
        """Whether words are about the incident: they hold an event that is, or none of the kind and stand where it is
        spoken of."""
        inside = [p for p in self._places if any(s.start <= p.start < s.end for s in spans)]
        if inside:
            return any(p.ours for p in inside)
        return bool(spans) and self.at(spans[0].start)


class Account:
    """One report's account of an incident: the record, who speaks in it, and what in it is about the incident."""

    def __init__(self, record: Record, members: Iterable[str]) -> None:
        self.record = record
        self.voices = Voices(record)
        self.scope = Scope(record, members)
        self.types = {e.type for e in self.scope.members}


def accounts(reports: Reports) -> tuple[Account, ...]:
    """The account that each report gives, in their order."""
    return tuple(Account(record, members) for record, members in reports)


def _is_bare(event: Event) -> bool:
    """Whether nothing is said of an event but who did it: "the Front had planted it"."""
    return event.time is None and event.location is None and not event.counts and not event.recipients
