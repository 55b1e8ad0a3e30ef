"""An incident from the reports that tell of it: its id, title, type, days and place, and what is said of it by whom.

Days, type and place are what most reports say; where they differ is the business of `disputes`.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from onrecord.incidents.days import is_of_saying
from onrecord.incidents.disputes import disputed
from onrecord.incidents.marks import dies_later, where
from onrecord.incidents.origins import origins
from onrecord.incidents.records import Incident, Member, Reports
from onrecord.incidents.responsibility import blamed, responsible
from onrecord.incidents.scope import accounts
from onrecord.incidents.settings import set_in, setting_of
from onrecord.incidents.sites import sites
from onrecord.incidents.spots import place_at, sized, town_of
from onrecord.incidents.tellings import tellings
from onrecord.incidents.titles import spelled, title
from onrecord.incidents.words import families, senses, stems
from onrecord.records import EntityKind, Event, EventType, Location, Record, Time

_Vote = TypeVar("_Vote", bound=Hashable)
_FINEST = ("site", "district", "town", None, "region", "country")
_LARGE = frozenset({"region", "country"})
_LATEST = "9999-12-31"
_OUTCOMES = frozenset({"kill", "die", "wound"})
"""Senses of what comes of attacks and accidents alike."""
_THINGS: frozenset[EntityKind] = frozenset({"place", "other"})


def incident_id(record: Record, event: Event) -> str:
    """The id of an incident of which this event is the first member: of the document and the trigger's place in it."""
    key = f"{record.document.id}\x00{event.trigger.start}\x00{event.trigger.end}"
    return "i_" + hashlib.sha256(key.encode()).hexdigest()[:16]


def assemble(reports: Reports, families: Mapping[str, str]) -> Incident:
    """The incident that events of these reports tell of.

    Args:
        reports: each record with the ids of its events that do; at least one event in all.
        families: of a document's id, the id of its family of copies (a document in none stands for itself).
    """
    told = [(record, event) for record, ids in reports for event in record.events if event.id in set(ids)]
    days = _days(told)
    found = origins(reports, families)
    accounted = accounts(reports)
    blames = blamed(accounted)
    return Incident(
        id=incident_id(*min(told, key=_first)),
        type=_type(told),
        title=title(reports),
        begin=days[0],
        end=days[1],
        location=_location(told),
        events=tuple(Member(record.document.id, event.id) for record, event in told),
        documents=len(reports),
        origins=found,
        independent_origins=len(found),
        responsibility=responsible(blames),
        disputes=disputed(accounted, blames),
    )


def _first(told: tuple[Record, Event]) -> tuple[str, str, int]:
    record, event = told
    day = (time.begin if (time := _time(record, event)) else None) or (record.document.published or _LATEST)[:10]
    return day, record.document.id, event.trigger.start


def _time(record: Record, event: Event) -> Time | None:
    """When an event was, if that is said, or when those who act in it came there."""
    if event.time is None and (coming := setting_of(event, record)) is not None:
        return _time(record, coming)
    time = next((t for t in record.times if t.id == event.time), None) if event.time else None
    said = next((a for a in record.attributions if event.according_to[-1:] == (a.id,)), None)
    return time if time is not None and not is_of_saying(time, said, record.document.text) else None


def _type(told: Sequence[tuple[Record, Event]]) -> EventType | None:
    """The type that most reports give; none of an accident: nobody did it, and only of its dead and wounded is it said
    as of an attack."""
    deeds = [(record, e) for record, e in told if e.type == "ASSAULT"]
    bare = all(e.mode is None and _OUTCOMES.issuperset(_told(e)) and not _is_done(record, e) for record, e in deeds)
    if deeds and bare and any(e.type is None and _is_disaster(e) for _, e in told):
        told = [(record, event) for record, event in told if event.type != "ASSAULT"]
    return _most((event.type, record.document.id) for record, event in told if event.type is not None)


def _told(event: Event) -> tuple[str, ...]:
    return tuple(sense for word in stems(event.trigger.text) for sense in senses(word))


def _is_disaster(event: Event) -> bool:
    """Whether a trigger tells of what happens by itself, and not only of its outcome."""
    return any("disaster" in families(None, None, (s,)) for s in _told(event) if s not in _OUTCOMES)


def _is_done(record: Record, event: Event) -> bool:
    """Whether somebody acts in an event: people or a body, no "school"."""
    kinds = {e.id: e.kind for e in record.entities}
    return any(kinds.get(p.entity or "", "place") not in _THINGS and not sites(p.span.text) for p in event.actors)


def _days(told: Iterable[tuple[Record, Event]]) -> tuple[str | None, str | None]:
    """The days that most reports give, among those told most exactly."""
    times = [
        (time, r.document.id)
        for r, e in told
        if e.polarity == "positive" and (time := _time(r, e)) is not None and not dies_later(r.document.text, e)
    ]
    for bounded in (
        [((t.begin, t.end), d) for t, d in times if t.begin is not None and t.begin == t.end],
        [((t.begin, t.end), d) for t, d in times if t.begin is not None and t.end is not None],
        [((t.begin, t.end), d) for t, d in times if t.begin is not None or t.end is not None],
    ):
        if bounded:
            return _most(bounded) or (None, None)
    return None, None


def _location(told: Iterable[tuple[Record, Event]]) -> Location | None:
    """The place that most reports give, among those told most exactly; in the words of the first that gives it."""
    places = [
        (sized(place, record.document.text), record.document.id)
        for record, event in told
        if not dies_later(record.document.text, event)
        for place in (where(record.document.text, event), town_of(event, record), set_in(event, record))
        if place is not None
    ]
    found = _closest(places)
    if found is not None and found.precision not in _LARGE:
        return found
    # Of what is only known to have been in a country, the town that the sentences telling of it name.
    nearby = [
        (place, record.document.id)
        for record, event in told
        if event.polarity == "positive" and not dies_later(record.document.text, event)
        for place in _named_beside(record, event)
    ]
    finer = _closest([(p, d) for p, d in nearby if _FINEST.index(p.precision) < _rank(found)])
    return finer if finer is not None else found


def _named_beside(record: Record, event: Event) -> Iterator[Location]:
    """The places at which an event's thread is told to have been, where the event's own words do not say."""
    telling = next((t for t in tellings(record) if t.event == event.id), None)
    for spot in telling.spots if telling is not None else ():
        place = place_at(spot, record)
        if place is not None:
            yield sized(place, record.document.text)


def _rank(place: Location | None) -> int:
    """How rough a place is told, the finest first."""
    return len(_FINEST) if place is None else _FINEST.index(place.precision)


def _closest(places: Sequence[tuple[Location, str]]) -> Location | None:
    """Of places with the documents that give them the one that most give, among those told most exactly; in the words
    of the first."""
    for precision in _FINEST:
        fitting = [(place, document) for place, document in places if place.precision == precision]
        named = _most((_place_key(place), document) for place, document in fitting)
        if named is not None:
            ours = [(place, document) for place, document in fitting if _place_key(place) == named]
            called = _most((spelled(place), document) for place, document in ours)
            return replace(next(place for place, _ in ours if spelled(place) == called), name=called)
    return None


def _place_key(place: Location) -> tuple[int | None, str | None]:
    return place.geonames, place.name


def _most(votes: Iterable[tuple[_Vote, str]]) -> _Vote | None:
    """What most documents vote for, one vote a document and value; then what most events do, then the first told."""
    listed = list(votes)
    documents = Counter(value for value, _ in dict.fromkeys(listed))
    events = Counter(value for value, _ in listed)
    order = {value: -n for n, value in reversed(list(enumerate(value for value, _ in listed)))}
    return max(order, key=lambda v: (documents[v], events[v], order[v]), default=None)
