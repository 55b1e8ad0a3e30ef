"""Settings: where and when an attack was, by how those who made it came there.

A report may tell first of their coming, with the place and the day, and then of what they did, with neither: "About ten
men walked into a bakery in Velmar on Monday. They shot at the customers". Which verbs tell of coming is a table
(`lexicons/comings.tsv`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from onrecord.incidents.days import ON_DAY, days_of
from onrecord.incidents.marks import where
from onrecord.incidents.sites import alike, named_sites, site_nouns, site_of
from onrecord.incidents.sites import struck as vehicles
from onrecord.incidents.spots import spots_of
from onrecord.incidents.words import HARM
from onrecord.lexicons import load
from onrecord.records import Event, Location, Participant, Record

if TYPE_CHECKING:
    from onrecord.incidents.tellings import Telling

_ON_THE_SPOT = re.compile(r"[^,;.]{0,40}\bon the spot\b")
_WAS = re.compile(r"([\w-]+) (?:was|were|(?:had|has|have) been) $")
_GAP = 3
"""Code points at most between one sentence and the next of a paragraph."""


def set_there(made: Sequence[Telling], events: Sequence[Event], record: Record, published: int | None) -> list[Telling]:
    """Tellings with the place, the day and the site of the coming of those who act, where they have none."""
    times = {time.id: time for time in record.times}
    found = list(made)
    for n, event in enumerate(events):
        coming = setting_of(event, record)
        text, telling = record.document.text, made[n]
        if coming is None:
            if telling.days is None and HARM & set(telling.families):
                days = _day_opening(event, events, record, published) or (None, None)
                found[n] = replace(telling, begin=days[0], last=days[1])
            continue
        days = telling.days or days_of(times.get(coming.time or ""), text, published) or (None, None)
        found[n] = replace(
            telling,
            spots=telling.spots or spots_of(where(text, coming), record),
            begin=days[0],
            last=days[1],
            sites=tuple(dict.fromkeys((*telling.sites, *_sites(coming)))),
        )
    return found


def _day_opening(
    event: Event, events: Sequence[Event], record: Record, published: int | None
) -> tuple[int, int] | None:
    """The day that the paragraph of an event opens with and of which nothing else is, where nothing that happened is
    told before ("On Tuesday, a bus ran over a mine. Four passengers died")."""
    text = record.document.text
    block = next((b for b in record.document.blocks if b.start <= event.sentence.start < b.end), None)
    if block is None or any(block.start <= e.sentence.start < event.sentence.start for e in events):
        return None
    taken = {a.time for a in record.attributions} | {e.time for e in record.events if e.type is not None}
    times = [t for t in record.times if block.start <= t.span.start < block.end and t.id not in taken]
    opening = [t for t in times if ON_DAY.fullmatch(text, block.start, t.span.start)]
    days = days_of(opening[0], text, published) if len(opening) == 1 else None
    return days if days is not None and days[0] == days[1] else None


def set_in(event: Event, record: Record) -> Location | None:
    """The place of the coming of those who act in an event that has none of its own."""
    coming = setting_of(event, record) if event.location is None else None
    return where(record.document.text, coming) if coming is not None else None


def setting_of(event: Event, record: Record) -> Event | None:
    """The event right before an attack by which those who made it came to where it was, or stopped whom they attacked;
    None where nothing ties the two but that one stands behind the other."""
    if event.type != "ASSAULT" or event.polarity != "positive":
        return None
    for coming in reversed(record.events):
        if coming.trigger.end > event.trigger.start or not _comes(coming):
            continue
        gap = event.sentence.start - coming.sentence.end
        if coming.sentence.start != event.sentence.start and not 0 <= gap <= _GAP:
            return None
        there = _ON_THE_SPOT.match(record.document.text, event.trigger.end, event.sentence.end) is not None
        return coming if there or _of_one(coming.actors, event.actors) else None
    return None


def _of_one(some: Iterable[Participant], others: Iterable[Participant]) -> bool:
    """Whether one entity takes part on both sides."""
    return bool({p.entity for p in some if p.entity} & {p.entity for p in others})


def _comes(event: Event) -> bool:
    told = event.type != "ASSAULT" and event.polarity == "positive" and event.modality in ("actual", "hedged")
    return told and event.trigger.text.lower() in _comings()


def _sites(coming: Event) -> tuple[str, ...]:
    """The site that they came to, or the vehicle that they stopped."""
    sentence = coming.sentence.text
    site = site_of(sentence, coming.trigger.text, among=site_nouns())
    before = _WAS.search(sentence, 0, coming.trigger.start - coming.sentence.start)
    stopped = vehicles([*(p.span.text.lower() for p in coming.recipients), *([before[1].lower()] if before else [])])
    return tuple(dict.fromkeys((*([site] if site else []), *named_sites(sentence), *sorted(alike(stopped)))))


@cache
def _comings() -> frozenset[str]:
    return frozenset(row["words"] for row in load("comings"))
