"""Circumstances: where and when a telling's happening was, where the words around its event do not say.

A sentence of its own may say it ("It happened in Velmar on Sunday"), or the clause that it is the subject of ("shelling
killed three in Velmar"). Of what a report leads with the one town and the one day in that sentence say it, though the
reader has hung them on something else ("an attack on a station packed with people in the city of Velmar on Friday");
and the town of the dateline says where it may have been, never where it was not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.incidents.days import days_of
from onrecord.incidents.leads import day_spoken_of, lead_read, leading
from onrecord.incidents.likeness import Spot
from onrecord.incidents.marks import came_from, days_since, dies_later, heads
from onrecord.incidents.spots import of_vehicle, spot_named
from onrecord.incidents.words import HARM, families, senses, stem
from onrecord.records import Attribution, Entity, Event, Record

if TYPE_CHECKING:
    from onrecord.incidents.tellings import Telling

_HAPPENED = re.compile(
    r"\b(?:(?:It|This|That) (?:all )?(?:happened|occurred|took place|came|struck)"
    r"|The (?:[\w-]+ ){0,2}([\w-]+) (?:happened|occurred|took place|broke out|was carried out|began|started))\b"
)
_COMMA = 60
"""Code points within which a comma sets off the town that a sentence opens with."""
_OPENS_WITH, _WEEK = 12, 7
"""Code points within which a sentence opens with a time, and the days of what is more than a few days."""
_THERE = re.compile(r"[^,;.]{0,40}\bthere\b(?! (?:was|were|is|are|had|has|have)\b)")
_OPENS_IN = re.compile(r"(?:In|Near|Outside|Around) (?:the )?(?:[a-z][\w-]* ){0,5}")
# "In Velmar | a lorry hit a pillar", but "in Velmar police said".
_GOES_ON_WITH = re.compile(
    r" (?:an?|another|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d+|at least|several|unknown"
    r"|unidentified|armed|masked|gunmen|attackers|assailants) "
)
_THAT = re.compile(r"[^,;.:]{0,50}?,? (?:that|which) (?:had )?")
_WHICH_HAS = re.compile(r"[^;.:“”\"]{0,60}?,? (?:that|which) [^,;.:“”\"]{0,40}")
_STOP = re.compile(r"[:;]\s|\s[–—-]\s")
_TAKEN_UP = 400
"""Code points within which "it happened" is of what was told before."""


def circumstances(
    made: Sequence[Telling], events: Sequence[Event], record: Record, towns: Towns, published: int | None
) -> list[Telling]:
    """Tellings of a report with the places and days that stand elsewhere.

    Args:
        made: the tellings, in the order of their events.
        events: of each telling its event.
        towns: the places of the report.
        published: the day of the report, as an ordinal of `datetime.date`.
    """
    made = _since(
        _there(_opened(made, events, towns, leading(record)), events, record, towns), events, record, published
    )
    made = _of_then(_as_subjects(made, events, record.document.text), events, record, published)
    made = lead_read(made, record, towns, published)
    return day_spoken_of(_placed(made, record, towns, published), record, published)


def _opened(made: Sequence[Telling], events: Sequence[Event], towns: Towns, lead: int) -> list[Telling]:
    """Tellings with the town that their sentence opens with ("In Velmar, across the river from the capital, two died"),
    where the reader has found no town or has hung another name of the sentence on them; set apart from what a report
    has told before in another town, or of another number of dead, where it names the town for the first time so."""
    found = list(made)
    for n, event in enumerate(events):
        there = towns.opening(event)
        village = not there and towns.opens_in_village(event)
        if event.polarity != "positive" or not (there or village):
            continue
        if there and not any(spot.precision == "town" for spot in made[n].spots):
            found[n] = replace(found[n], spots=there)
        before = [t for t in made[:n] if t.sentence_start < event.sentence.start]
        in_towns = any(spot.precision == "town" for t in before for spot in t.spots)
        dead = {count[1] for t in before for count in t.counts if count[0] == "killed"}
        mine = {count[1] for t in made if t.sentence_start == event.sentence.start for count in t.counts}
        new = village or towns.is_new(event)
        others = dead and mine and not dead & mine and "," in event.sentence.text[:_COMMA]
        if event.sentence.start > lead and new and (in_towns or others):
            found[n] = replace(found[n], marks=(*found[n].marks, "elsewhere"))
    return found


def _there(made: Sequence[Telling], events: Sequence[Event], record: Record, towns: Towns) -> list[Telling]:
    """Tellings with the place that "there" takes up: "Rockets landed in Velmar. One person was killed there"."""
    found = list(made)
    for n, event in enumerate(events):
        if made[n].spots or not _THERE.match(record.document.text, event.trigger.end, event.sentence.end):
            continue
        block = next((b for b in record.document.blocks if b.start <= event.sentence.start < b.end), None)
        before = towns.within(block.start, event.trigger.start) if block is not None else ()
        last = [spot for spot in before if spot.precision == "town"][-1:]
        found[n] = replace(made[n], spots=tuple(last))
    return found


def _since(
    made: Sequence[Telling], events: Sequence[Event], record: Record, published: int | None
) -> Sequence[Telling]:
    """Tellings with the day that a report counts from, where it leads with that: "Three days after the explosion"; a
    day less or more, for nobody counts hours."""
    lead, found = leading(record), list(made)
    for n, event in enumerate(events):
        if published is None or event.sentence.start != lead or made[n].days is not None:
            continue
        if (passed := days_since(record.document.text, event)) is not None:
            day = published - int(passed)
            found[n] = replace(made[n], begin=day - 1, last=day)
    return found


def _of_then(made: Sequence[Telling], events: Sequence[Event], record: Record, published: int | None) -> list[Telling]:
    """Tellings with the weeks or years that their sentence opens with, where they have no day: "Last month the king
    sent a judge to the town, after 47 people were killed on their way to a wedding"."""
    text, found = record.document.text, list(made)
    said = {a.time for a in record.attributions}
    for n, event in enumerate(events):
        if found[n].days is not None or found[n].definite or not HARM & set(found[n].families):
            continue
        start = event.sentence.start
        opening = (t for t in record.times if start <= t.span.start <= start + _OPENS_WITH and t.id not in said)
        days = next((d for t in opening if (d := days_of(t, text, published)) is not None), None)
        if days is not None and days[1] - days[0] >= _WEEK:
            found[n] = replace(found[n], begin=days[0], last=days[1])
    return found


def _as_subjects(made: Sequence[Telling], events: Sequence[Event], text: str) -> list[Telling]:
    """Tellings with the place and days of the one that they are the subject of ("shelling killed three in Velmar"), or
    whose sentence they stand in without an article ("shells fired from Orvia hit a post in Velmar")."""
    found = list(made)
    for n, telling in enumerate(made):
        if telling.spots or telling.days is not None or telling.definite or telling.counts:
            continue
        beside = [
            other
            for other in made
            if other.sentence_start == telling.sentence_start
            and other.spots
            and other.days is not None
            and set(other.families) & set(telling.families) & HARM
        ]
        if beside:
            found[n] = replace(telling, spots=beside[0].spots, begin=beside[0].begin, last=beside[0].last)
    _of_one_doer(found, events)
    _of_one_noun(found, text)
    at = {t.start: n for n, t in enumerate(made)}
    for n, event in enumerate(events):
        for m, phrase in ((at[s], p.span) for p in event.actors for s in range(p.span.start, p.span.end) if s in at):
            one, other = found[m], found[n]
            if m == n or one.sentence_start != other.sentence_start or not heads(phrase, one.start, one.end):
                continue
            spots = one.spots or other.spots
            days = one.days or other.days or (None, None)
            found[m] = replace(one, spots=spots, begin=days[0], last=days[1])
            found[n] = replace(other, spots=other.spots or spots, begin=days[0], last=days[1])
    return found


def _of_one_doer(found: list[Telling], events: Sequence[Event]) -> None:
    """Give tellings of a sentence without a day that of another one in it, whose doer is named by the same words:
    "gunmen used drones to bomb Velmar on Sunday"."""
    doers = [{p.span.start for p in event.actors} for event in events]
    for n, telling in enumerate(found):
        if telling.days is not None or not doers[n] or telling.definite:
            continue
        for m, other in enumerate(found):
            alike = set(other.families) & set(telling.families) & HARM
            if other.sentence_start == telling.sentence_start and other.days and alike and doers[n] & doers[m]:
                found[n] = replace(telling, spots=telling.spots or other.spots, begin=other.begin, last=other.last)
                break


def _of_one_noun(found: list[Telling], text: str) -> None:
    """Give tellings without a day that of the clause that hangs on them: "the bombing of a ferry that killed 100 in
    2004"; and the other way round: "an offensive a year ago that killed 120"."""
    for n, (one, other) in enumerate(pairwise(found)):
        if not set(one.families) & set(other.families) & HARM or one.sentence_start != other.sentence_start:
            continue
        if one.days is None and other.days is not None and _THAT.fullmatch(text, one.end, other.start):
            found[n] = replace(one, begin=other.begin, last=other.last)
        elif one.days is not None and other.days is None and _WHICH_HAS.fullmatch(text, one.end, other.start):
            found[n + 1] = replace(other, begin=one.begin, last=one.last)


def _placed(made: Sequence[Telling], record: Record, towns: Towns, published: int | None) -> list[Telling]:
    """Tellings with the place and day that a sentence of its own gives for what was told before: "It happened in Velmar
    on Sunday"."""
    text, found = record.document.text, list(made)
    said = {a.time for a in record.attributions if a.time is not None}
    for place in _HAPPENED.finditer(text):
        if place[1] is not None and not HARM & set(families(None, None, senses(stem(place[1])))):
            continue
        before = [
            n for n, t in enumerate(made) if t.end <= place.start() <= t.end + _TAKEN_UP and HARM & set(t.families)
        ]
        if not before:
            continue
        n, start = before[-1], place.start()
        end = min((at for at in (text.find(". ", start), text.find("\n", start)) if at >= 0), default=len(text))
        spots = () if any(spot.precision == "town" for spot in found[n].spots) else towns.within(start, end)[:1]
        inside = [t for t in record.times if start <= t.span.start < end and not {t.id, t.resolved_from} & said]
        days = next((d for t in inside if (d := days_of(t, text, published))), None)
        begin, last = found[n].days or days or (None, None)
        found[n] = replace(found[n], spots=spots or found[n].spots, begin=begin, last=last)
    return found


class Towns:
    """The places of a report that are known to the gazetteer, by where they are named."""

    def __init__(
        self,
        entities: Iterable[Entity],
        text: str,
        events: Iterable[Event] = (),
        attributions: Iterable[Attribution] = (),
    ) -> None:
        self.entities, self.text = tuple(entities), text
        self.contents = {a.id: a.content for a in attributions}
        told = tuple(events)
        acting = {p.span.start for event in told for p in event.actors}
        # "A girl had died of her burns in Velmar": where she was taken.
        acting |= {e.location.span.start for e in told if e.location is not None and dies_later(text, e)}
        self.named = sorted(
            (m.start, e.id, e, m.end)
            for e in self.entities
            if e.kind == "place" and e.kb is not None and e.kb.geonames is not None
            for m in e.mentions
            # "Velmar shelled its own hospital", "in the Velmar-held town": who sits there, and not where it was.
            if m.form == "name"
            and not of_vehicle(text, m.end)
            and m.start not in acting
            and text[m.end : m.end + 1] != "-"
        )

    def in_sentence(self, event: Event) -> tuple[Spot, ...]:
        """The place that an event's sentence names, where it names but one: where it may have been, if nothing says.
        Not where something came from, nor where somebody says it ("the Front did it, he told us in Velmar"), nor where
        another clause of the sentence was ("it was the Front: a call was made from Velmar")."""
        start, end = event.sentence.start, event.sentence.end
        inside = self.within(start, end)
        return inside if len(inside) == 1 and self.reached(start, end) and self.in_clause(event) else ()

    def in_clause(self, event: Event) -> bool:
        """Whether one mention at least of a place stands in what is said of an event, with no stop between."""
        said = [s for id in event.according_to[-1:] for s in self.contents.get(id, ())]
        for at, _, _, to in self.named:
            if not event.sentence.start <= at < event.sentence.end:
                continue
            between = (
                self.text[event.trigger.end : at] if at > event.trigger.end else self.text[to : event.trigger.start]
            )
            heard = not said or any(s.start <= at < s.end for s in said)
            if heard and not _STOP.search(between):
                return True
        return False

    def opening(self, event: Event) -> tuple[Spot, ...]:
        """The town that an event's sentence opens with: "In the northern city of Velmar, ..."."""
        sentence = event.sentence
        for at, _, entity, to in self.named:
            if sentence.start < at < event.trigger.start and _OPENS_IN.fullmatch(self.text, sentence.start, at):
                spot = spot_named(entity, self.entities, self.text, at, to)
                apart = self.text.startswith(",", to) or _GOES_ON_WITH.match(self.text, to)
                return (spot,) if spot.precision == "town" and apart else ()
        return ()

    def opens_in_village(self, event: Event) -> bool:
        """Whether an event's sentence opens with a place that the gazetteer lacks, and that was not named before."""
        for entity in self.entities:
            first = min((m for m in entity.mentions if m.form == "name"), key=lambda m: m.start, default=None)
            if entity.kind != "place" or entity.kb is not None or first is None:
                continue
            opens = event.sentence.start < first.start < event.trigger.start
            apart = self.text.startswith(",", first.end) or _GOES_ON_WITH.match(self.text, first.end)
            if opens and apart and _OPENS_IN.fullmatch(self.text, event.sentence.start, first.start):
                return True
        return False

    def is_new(self, event: Event) -> bool:
        """Whether no town that an event's sentence names was named before."""
        start, end = event.sentence.start, event.sentence.end
        before = {i for at, i, *_ in self.named if at < start}
        return not any(i in before for at, i, *_ in self.named if start <= at < end)

    def reached(self, start: int, end: int) -> bool:
        """Whether a place is named between two code points as more than where something came from."""
        return any(start <= at < end and not came_from(self.text, at) for at, *_ in self.named)

    def within(self, start: int, end: int) -> tuple[Spot, ...]:
        """The places that are named between two code points, in the order of the text."""
        inside = {
            i: spot_named(e, self.entities, self.text, at, to) for at, i, e, to in self.named if start <= at < end
        }
        return tuple(inside.values())
