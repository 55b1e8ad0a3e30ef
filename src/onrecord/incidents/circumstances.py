"""Circumstances: where and when a telling's happening was, where the words around its event do not say.

A sentence of its own may say it ("It happened in Velmar on Sunday"), or the clause that it is the subject of ("shelling
killed three in Velmar"). Of what a report leads with the one town and the one day in that sentence say it, though the
reader has hung them on something else ("an attack on a station packed with people in the city of Velmar on Friday");
and the town of the dateline says where it may have been, never where it was not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from onrecord.incidents.likeness import Spot, words_of
from onrecord.incidents.marks import came_from, days_since, dies_later, heads, since
from onrecord.incidents.names import unplaced
from onrecord.incidents.outlets import is_agency, is_outlet
from onrecord.incidents.spots import of_vehicle, spot_named
from onrecord.incidents.words import families, senses, stem
from onrecord.lexicons.gazetteer import candidates
from onrecord.records import Attribution, Entity, Event, Record, Time

if TYPE_CHECKING:
    from onrecord.incidents.tellings import Telling

_HARM = frozenset({"violence", "disaster"})
_HAPPENED = re.compile(
    r"\b(?:(?:It|This|That) (?:all )?(?:happened|occurred|took place|came|struck)"
    r"|The (?:[\w-]+ ){0,2}([\w-]+) (?:happened|occurred|took place|broke out|was carried out|began|started))\b"
)
_THERE = re.compile(r"[^,;.]{0,40}\bthere\b(?! (?:was|were|is|are|had|has|have)\b)")
_BYLINE = re.compile(r"\b(?:in|from) ((?:[A-Z][\w'’-]+ ?)+)$")
_CAPITALISED = re.compile(r"\b[A-Z][\w'’-]+")
_SAID_ON = re.compile(r"\b(?:said|says|announced|reported|told [^,.;]{2,40}|added) (?:late |early )?(?:on )?$")
_EMERGED = re.compile(
    r"\b(?:it (?:has )?(?:emerged|transpired)|came to light|it (?:was|has been) (?:announced|reported|confirmed"
    r"|disclosed|revealed|learn(?:ed|t))) (?:late |early )?(?:on )?$"
)
_REACH = 60
_OPENS_IN = re.compile(r"(?:In|Near|Outside|Around) (?:the )?(?:[a-z][\w-]* ){0,5}")
_SIDE = re.compile(r"^(?:north|south|east|west|upper|lower) ", re.IGNORECASE)
"""NORTH MITROVICA is of the town."""
_THAT = re.compile(r"[^,;.:]{0,50}?,? (?:that|which) (?:had )?")
_TAKEN_UP = 400
"""Code points within which "it happened" is of what was told before."""
_OPENS_WITH = 20
"""Code points within which a sentence opens with its day: "Late on Friday, gunmen …"."""
_WEEK = 7
_ITS_NOUN = re.compile(r"['’]s (?:[\w-]+ ){0,2}[\w-]+,? (?:when|in which|during which|where)\b")
_CUT = re.compile(r"[.;:]")
_LEADS = 800
"""Code points under a headline in which a report tells where it was."""


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
    return _placed(
        _lead_read(_as_subjects(made, events, record.document.text), record, towns, published), record, towns, published
    )


def _opened(made: Sequence[Telling], events: Sequence[Event], towns: Towns, lead: int) -> list[Telling]:
    """Tellings with the town that their sentence opens with ("In Velmar, across the river from the capital, two died"),
    where the reader has found no town or has hung another name of the sentence on them; set apart from what a report
    has told before in another town, or of another number of dead, where it names the town for the first time so."""
    found = list(made)
    for n, event in enumerate(events):
        if event.polarity != "positive" or not (there := towns.opening(event)):
            continue
        if not any(spot.precision == "town" for spot in made[n].spots):
            found[n] = replace(found[n], spots=there)
        before = [t for t in made[:n] if t.sentence_start < event.sentence.start]
        in_towns = any(spot.precision == "town" for t in before for spot in t.spots)
        dead = {count[1] for t in before for count in t.counts if count[0] == "killed"}
        mine = {count[1] for t in made if t.sentence_start == event.sentence.start for count in t.counts}
        if event.sentence.start > lead and towns.is_new(event) and (in_towns or (dead and mine and not dead & mine)):
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


def leading(record: Record) -> int:
    """Where the sentence with an event begins that a report leads with under its headline, 0 where there is none."""
    title = next((block.end for block in record.document.blocks if block.kind == "title"), 0)
    return min((e.sentence.start for e in record.events if e.sentence.start >= title), default=0)


def home(record: Record, *, anywhere: bool = False) -> tuple[Spot, ...]:
    """Where what a report leads with may have been: the town of its dateline, if the gazetteer knows it in a country
    that the report speaks of, and the towns and smaller places that its headline and its first sentence name, but for
    those that its outlet is called by; and the villages that the gazetteer lacks, wherever it begins to tell of them.
    Of what is told without a place (`anywhere`) that has no town, the town of the byline or of the outlet's name
    ("Voice of Velmar"), in whatever country."""
    text = record.document.text
    line = next((text[b.start : b.end] for b in record.document.blocks if b.kind == "dateline"), "")
    name = re.split(r"[,/(–—:]|\s-", line)[0].strip()
    known = (candidates(name) or candidates(_SIDE.sub("", name)))[:1]
    countries = {e.country for e in record.entities if e.country}
    found = [
        Spot(words_of(p.name), p.country or "", p.lat, p.lon, "town", p.division or "", p.population)
        for p in known
        if p.kind == "town" and (p.country in countries or not countries)
    ]
    title = next((b for b in record.document.blocks if b.kind == "title"), None)
    lead = leading(record)
    end = next((e.sentence.end for e in record.events if e.sentence.start == lead), lead)
    outlet = words_of(record.document.outlet or "")
    for entity in record.entities:
        within = [
            m
            for m in entity.mentions
            if m.form == "name"
            and (lead <= m.start < end or (title is not None and title.start <= m.start < title.end))
        ]
        if entity.kind == "place" and within and words_of(entity.name) not in outlet:
            spot = spot_named(entity, record.entities, text, within[0].start, within[0].end)
            small = spot.precision is not None or entity.kb is None or entity.kb.geonames is None
            found += [spot] if small else []
    if anywhere and not found:
        found += _of_the_outlet(record)
    reach = (title.end if title is not None else 0) + _LEADS
    found += [Spot(words_of(name), "") for name, start in unplaced(record) if start < reach and name not in outlet]
    return tuple(dict.fromkeys(found))


def _of_the_outlet(record: Record) -> Iterator[Spot]:
    """The towns that a byline ends in ("By Rana Dib in Velmar") and that an outlet is called by, without a country: the
    gazetteer has many of most names, and here nothing says which."""
    text = record.document.text
    lines = (text[b.start : b.end] for b in record.document.blocks if b.kind == "byline")
    named = [found[1] for line in lines if (found := _BYLINE.search(line))]
    named += _CAPITALISED.findall(record.document.outlet or "")
    for name in named:
        if any(p.kind == "town" for p in candidates(name)):
            yield Spot(words_of(name), "", precision="town")


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
            and set(other.families) & set(telling.families) & _HARM
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
            alike = set(other.families) & set(telling.families) & _HARM
            if other.sentence_start == telling.sentence_start and other.days and alike and doers[n] & doers[m]:
                found[n] = replace(telling, spots=telling.spots or other.spots, begin=other.begin, last=other.last)
                break


def _of_one_noun(found: list[Telling], text: str) -> None:
    """Give tellings without a day that of the clause that hangs on them: "the bombing of a ferry that killed 100 in
    2004"."""
    for n, (one, other) in enumerate(pairwise(found)):
        hangs = one.days is None and other.days is not None and _THAT.fullmatch(text, one.end, other.start)
        if hangs and set(one.families) & set(other.families) & _HARM:
            found[n] = replace(one, begin=other.begin, last=other.last)


def _lead_read(made: Sequence[Telling], record: Record, towns: Towns, published: int | None) -> list[Telling]:
    """Tellings of the sentence that a report leads with, which says where and when: with the one town and the one day
    in it where the reader has hung them on something else ("an attack on a station packed with people in the city of
    Velmar on Friday")."""
    title = next((block.end for block in record.document.blocks if block.kind == "title"), 0)
    lead = min((t.sentence_start for t in made if t.start >= title and _HARM & set(t.families)), default=None)
    ours = [n for n, t in enumerate(made) if t.sentence_start == lead and t.start >= title and _HARM & set(t.families)]
    found = list(made)
    if not ours or not _opens(record, made[ours[0]].sentence_start):
        return found
    end = next(e.sentence.end for e in record.events if e.sentence.start == lead)
    start = made[ours[0]].sentence_start
    if not any(made[n].spots for n in ours):
        spots = towns.within(start, end)
        if len(spots) == 1 and spots[0].precision == "town" and towns.reached(start, end):
            found = [replace(t, spots=spots) if n in ours else t for n, t in enumerate(found)]
    if all(made[n].days is None for n in ours):
        said = {a.time: " ".join(s.text for s in a.source) for a in record.attributions}
        days, text = set(), record.document.text
        later = {e.time for e in record.events if e.sentence.start == lead and dies_later(text, e)}
        for t in record.times:
            if t.id in later or t.resolved_from in said:
                continue
            day = days_of(t, record.document.text, published) if start <= t.span.start < end else None
            # "Levant Wire reported on Tuesday" is of that day or the one before; others speak of what was long ago.
            if day is None or day[0] != day[1] or (published is not None and not 0 <= published - day[1] <= _WEEK):
                continue
            spoken = t.id not in said and _SAID_ON.search(text[start : t.span.start])
            if spoken or is_of_saying(t, None, text):
                continue
            if t.span.start < made[ours[0]].start and t.span.start - start > _OPENS_WITH:
                # "The town began three days of mourning on Sunday for the victims of an attack".
                continue
            if t.id not in said or is_outlet(said[t.id]) or is_agency(said[t.id]):
                days.add((day[0] - (t.id in said), day[1]))
        if len(days) == 1:
            ((begin, last),) = days
            found = [replace(t, begin=begin, last=last) if n in ours else t for n, t in enumerate(found)]
    return found


def _opens(record: Record, start: int) -> bool:
    """Whether a sentence stands in the first paragraph."""
    first = next((b for b in record.document.blocks if b.kind == "paragraph"), None)
    return first is not None and first.start <= start < first.end


def _placed(made: Sequence[Telling], record: Record, towns: Towns, published: int | None) -> list[Telling]:
    """Tellings with the place and day that a sentence of its own gives for what was told before: "It happened in Velmar
    on Sunday"."""
    text, found = record.document.text, list(made)
    said = {a.time for a in record.attributions if a.time is not None}
    for place in _HAPPENED.finditer(text):
        if place[1] is not None and not _HARM & set(families(None, None, senses(stem(place[1])))):
            continue
        before = [
            n for n, t in enumerate(made) if t.end <= place.start() <= t.end + _TAKEN_UP and _HARM & set(t.families)
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


def days_of(time: Time | None, text: str, published: int | None) -> tuple[int, int] | None:
    """The first and last day that a time says; "since August" lasts until the report, and "by Tuesday" is any day."""
    if time is not None and text[max(0, time.span.start - len("by ")) : time.span.start].lower() == "by ":
        return None
    begin, last = (day_of(time.begin), day_of(time.end)) if time is not None else (None, None)
    if time is not None and begin is not None and since(text, time.span.start):
        return begin, max(begin, published if published is not None else date.max.toordinal())
    if begin is None or last is None:
        return (begin, begin) if begin is not None else (last, last) if last is not None else None
    return begin, last


def day_of_its_noun(event: Event, times: Iterable[Time], text: str) -> Time | None:
    """The time of a clause that says what a noun with a day was: "last Friday's incident, when a gunboat fired …"."""
    for time in times:
        when = _ITS_NOUN.match(text, time.span.end, event.trigger.start)
        if event.sentence.start <= time.span.start and when and not _CUT.search(text, when.end(), event.trigger.start):
            return time
    return None


def is_of_saying(time: Time, a: Attribution | None, text: str) -> bool:
    """Whether a time says when somebody said it, and not when what was said happened: "the Front on Tuesday denied
    shelling the camp", "shells hit the camp, aid workers said Tuesday", "it emerged yesterday"."""
    # "It happened at 6 a.m., police said on Wednesday": the hour is of another day.
    of_that_day = a is not None and a.time is not None and time.resolved_from == a.time
    if of_that_day or _EMERGED.search(text, max(0, time.span.start - _REACH), time.span.start):
        return True
    if a is None or not a.content or not a.cue:
        return False
    first = min(s.start for s in (*a.source, *a.cue))
    return first <= time.span.start and not any(s.start <= time.span.start < s.end for s in a.content)


class Towns:
    """The places of a report that are known to the gazetteer, by where they are named."""

    def __init__(self, entities: Iterable[Entity], text: str) -> None:
        self.entities, self.text = tuple(entities), text
        self.named = sorted(
            (m.start, e.id, e, m.end)
            for e in self.entities
            if e.kind == "place" and e.kb is not None and e.kb.geonames is not None
            for m in e.mentions
            if m.form == "name" and not of_vehicle(text, m.end)
        )

    def in_sentence(self, event: Event) -> tuple[Spot, ...]:
        """The place that an event's sentence names, where it names but one: where it may have been, if nothing says.
        Not where something came from."""
        start, end = event.sentence.start, event.sentence.end
        inside = self.within(start, end)
        return inside if len(inside) == 1 and self.reached(start, end) else ()

    def opening(self, event: Event) -> tuple[Spot, ...]:
        """The town that an event's sentence opens with: "In the northern city of Velmar, ..."."""
        sentence = event.sentence
        for at, _, entity, to in self.named:
            if sentence.start < at < event.trigger.start and _OPENS_IN.fullmatch(self.text, sentence.start, at):
                spot = spot_named(entity, self.entities, self.text, at, to)
                return (spot,) if spot.precision == "town" and self.text.startswith(",", to) else ()
        return ()

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


def day_of(value: str | None) -> int | None:
    try:
        return date.fromisoformat(value[:10]).toordinal() if value is not None else None
    except ValueError:
        return None
