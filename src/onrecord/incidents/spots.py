"""Spots: where on the map a report's places are, as far as its words bear the gazetteer out.

"Velmar province" is no town, though the gazetteer may know the town of that name only. "The Eastern Province" is in a
country that the report speaks of otherwise, or nobody knows in which; and of whom something befell ("grenades thrown at
Serbs") says nothing of where it did.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from onrecord.incidents.likeness import Spot, words_of
from onrecord.lexicons.actors import known
from onrecord.lexicons.gazetteer import GazetteerPlace, candidates
from onrecord.lexicons.locations import location_words
from onrecord.records import Entity, Event, Location, Precision, Record, Span

CITY = 300_000
"""So many people live in a city of which every day has its news."""
_NEXT = re.compile(r"[ -]([^\W\d_]+)")
_OF = re.compile(r"\b([^\W\d_]+) of (?:the )?$", re.IGNORECASE)
_BEFORE = 20
"""Code points before a name in which "the province of" stands."""
_WATER = re.compile(r"\b(?:river|lake|sea|gulf|strait|canal|bay|coast|ocean)\b", re.IGNORECASE)
_SOMEWHERE = re.compile(
    r"(?<!km )(?<!miles )(?<!kilometers )(?<!kilometres )\b(?:north|south|east|west)[a-z-]* of $", re.IGNORECASE
)
"""Before the name of a town on a side of which it was, nobody says how far away."""
_IN_A_TOWN = re.compile(
    r"\b(?:in|near|at|outside|into) (?:the|[\w’'-]+['’]s) (?:[\w-]+ ){0,3}?"
    r"(town|village|city|township|hamlet|settlement|suburb|state|province|region|governorate|prefecture|county) of ",
    re.IGNORECASE,
)
_LIES_IN = re.compile(r",(?: a \w+)? (?:in|of) (?:the )?(?:[\w’'-]+ ){0,4}")
_BESIDE = 50
"""Code points behind a town within which the division is named that it lies in."""
_LARGE = 100_000
"""A town of so many people is meant by its name whatever countries a report speaks of."""
_VEHICLE = re.compile(
    r" (?:[a-z-]+ )?(?:(?:mini)?bus(?:es)?|coach(?:es)?|trains?|ferry|ferries|lorry|lorries|trucks?|vans?|taxis?"
    r"|planes?|airliners?|ships?|vessels?|tankers?|freighters?|trawlers?|convoys?)\b"
)
_SIDES = re.compile(r"(?:north|south|east|west|central|upper|lower|middle)[\w-]*", re.IGNORECASE)


def struck(event: Event, record: Record) -> tuple[Spot, ...]:
    """The place that an attack befell, where none is told or only a rougher one: "the massacre of Velmar", "shelling of
    Velmar, across the river"."""
    place = event.location
    if place is not None and place.precision in ("town", "district", "site"):
        return ()
    of = {e.id: e for e in record.entities}
    text = record.document.text
    befell = [
        spot_named(of[p.entity], record.entities, text, p.span.start, p.span.end)
        for p in event.recipients
        if p.entity in of and of[p.entity].kind == "place" and p.span.text != p.span.text.lower()
        if not _VEHICLE.search(p.span.text)
    ]
    return tuple(spot for spot in befell if place is None or spot.precision == "town")[:1]


def spots_of(place: Location | None, record: Record) -> tuple[Spot, ...]:
    """Where a location is; nowhere where there is none, or its words name people."""
    spot = spot_of(place, record) if place is not None else None
    return (spot,) if spot is not None else ()


def spot_of(place: Location, record: Record) -> Spot | None:
    """Where a location is; None where its words name people."""
    text = record.document.text
    told = place.span.text
    if place.precision == "country" and {actor.kind for actor in known(told)} == {"nationality"}:
        return None
    if told == told.lower() and not place.country:
        return None  # "the prison" says where in the place that is meant
    name = place.name or told
    precision: Precision | None = sized(place, text).precision
    if precision == "region" and (within := _town_within(place, record)) is not None:
        return within
    if precision == "town" and _is_division_of_title(place, record):
        precision = "region"
    country = place.country or ""
    if precision == "region" and country and _of_any_country(name):
        others = {e.country for e in record.entities if e.id != place.entity and e.country}
        country = country if country in others or not others else ""
    found = _placed(name, country, place.geonames)
    if not _is_borne_out(found, place.entity, record.entities, division=precision == "region"):
        return Spot(words_of(name if precision == "region" else told), "", precision=precision)
    return Spot(words_of(name), country, place.lat, place.lon, precision, _division(found), _people(found))


def _town_within(place: Location, record: Record) -> Spot | None:
    """The town that stands right before a division that it lies in: "in | Harl, | in Orvia's Velmar province"."""
    text = record.document.text
    for entity in record.entities:
        for m in entity.mentions if entity.kind == "place" and entity.id != place.entity else ():
            near = m.form == "name" and m.end <= place.span.start < m.end + _BESIDE
            if near and _LIES_IN.fullmatch(text, m.end, place.span.start):
                spot = spot_named(entity, record.entities, text, m.start, m.end)
                return spot if spot.precision == "town" else None
    return None


def _is_division_of_title(place: Location, record: Record) -> bool:
    """Whether a headline means by a name the division that the report goes on to speak of: "Orvia's Velmar" is
    "Velmar province" there, and never the town."""
    text = record.document.text
    title = next((b for b in record.document.blocks if b.kind == "title"), None)
    if title is None or not title.start <= place.span.start < title.end or place.entity is None:
        return False
    named = [m for e in record.entities if e.id == place.entity for m in e.mentions if m.form == "name"]
    below = [m for m in named if m.start >= title.end]
    return bool(below) and all(names_division(text, m.start, m.end) for m in below)


def _is_borne_out(
    found: GazetteerPlace | None, entity: str | None, entities: Iterable[Entity], *, division: bool = False
) -> bool:
    """Whether a report that speaks of countries speaks of that of a place otherwise than by the place's own name: the
    gazetteer knows a town of Turkey by the name of a village of Burkina Faso that it lacks. Of a `division` of which
    the gazetteer knows but a town so called, however large, that is asked too."""
    if found is None or found.kind != "town" or (found.population >= _LARGE and not division):
        return True
    others = {e.country for e in entities if e.id != entity and e.country}
    return not others or found.country in others


def sized(place: Location, text: str) -> Location:
    """A location with the precision that the words around it say: "Velmar province" is no town, nor is a river, and
    what was "south of Velmar" may have been near another town."""
    before = text[max(0, place.span.start - _BEFORE) : place.span.start]
    if place.precision == "town" and _SOMEWHERE.search(before):
        return replace(place, precision="region")
    divided = place.precision is None and _WATER.search(place.name or place.span.text) is not None
    divided = divided or (place.precision in ("town", None) and names_division(text, place.span.start, place.span.end))
    return replace(place, precision="region") if divided else place


def town_of(event: Event, record: Record) -> Location | None:
    """The town that an event's sentence names as one ("broke into a school in the town of Velmar"), where the event's
    own place is none or no closer than a region or a country; or the division ("in Orvia's northern state of Rahen"),
    where it is none or a country. None where the sentence names two, or the place lies in another country."""
    place = event.location
    text, sentence = record.document.text, event.sentence
    moves = place is not None and of_vehicle(text, place.span.end)
    if place is not None and not moves and sized(place, text).precision not in ("region", "country"):
        return None
    ends = {found.end(): found[1].lower() for found in _IN_A_TOWN.finditer(text, sentence.start, sentence.end)}
    if place is not None and not moves and place.precision == "region":
        ends = {end: noun for end, noun in ends.items() if noun not in location_words("division")}
    named = [
        (entity, m)
        for entity in record.entities
        if entity.kind == "place"
        for m in entity.mentions
        if m.form == "name" and m.start in ends
    ]
    if len(named) != 1:
        return None
    ((entity, m),) = named
    found = _placed(entity.name, entity.country or "", entity.kb.geonames if entity.kb is not None else None)
    if place is not None and not moves and place.country and entity.country and place.country != entity.country:
        return None
    span = Span(m.start, m.end, m.text)
    size: Precision = "region" if ends[m.start] in location_words("division") else "town"
    if found is None:
        return Location(span, entity.id, entity.name, entity.country)
    return Location(span, entity.id, found.name, found.country, found.lat, found.lon, size, found.geonames)


def place_at(spot: Spot, record: Record) -> Location | None:
    """The place of a spot in the words by which a report first names it; None where it names none so."""
    for entity in record.entities:
        if entity.kind != "place" or words_of(entity.name) != spot.name:
            continue
        m = next((m for m in entity.mentions if m.form == "name"), None)
        if m is not None:
            found = _placed(entity.name, entity.country or "", entity.kb.geonames if entity.kb is not None else None)
            geonames = found.geonames if found is not None and spot.lat is not None else None
            country = spot.country or None
            span = Span(m.start, m.end, m.text)
            return Location(span, entity.id, entity.name, country, spot.lat, spot.lon, spot.precision, geonames)
    return None


def spot_named(entity: Entity, among: Iterable[Entity], text: str, start: int, end: int) -> Spot:
    """Where a place is that a report names between two code points, `among` its entities. A town, district or site is
    kept as a town; of what is larger the country is kept, and the division that it is or lies in."""
    found = _placed(entity.name, entity.country or "", entity.kb.geonames if entity.kb is not None else None)
    if found is None:
        return Spot(words_of(entity.name), entity.country or "")
    if not _is_borne_out(found, entity.id, among):
        return Spot(words_of(entity.name), "", precision="town")
    country = found.country or ""
    if names_division(text, start, end):
        return Spot(words_of(entity.name), country, found.lat, found.lon, "region", _division(found))
    if found.kind not in ("town", "district", "site"):
        return Spot(words_of(entity.name), entity.country or "", division=_division(found))
    return Spot(words_of(entity.name), country, found.lat, found.lon, "town", _division(found), found.population)


def of_vehicle(text: str, end: int) -> bool:
    """Whether a name that ends at a code point tells whose a vehicle is, or from where: "a Velmar bus"."""
    return _VEHICLE.match(text, end) is not None


def names_division(text: str, start: int, end: int) -> bool:
    """Whether a name stands for a division of a country: "Velmar province", "the province of Velmar"."""
    return not location_words("division").isdisjoint(_beside(text, start, end))


def division_called(text: str, start: int, end: int) -> str:
    """What a division or a district is called by that is named between two code points: "velmar" of "Velmar province"
    and of "the district of Velmar"; "" where the name stands for none."""
    kinds = location_words("division") | location_words("district")
    if kinds.isdisjoint(_beside(text, start, end)):
        return ""
    words = words_of(text[start:end]).split()
    return " ".join(words[:-1] if words[-1] in kinds else words)


def _beside(text: str, start: int, end: int) -> set[str]:
    """The last word of a name, the word behind it and the one before "of", in lower case."""
    words = text[start:end].split()
    beside = words[-1:] if len(words) > 1 else []
    beside += [
        found[1] for found in (_NEXT.match(text, end), _OF.search(text, max(0, start - _BEFORE), start)) if found
    ]
    return {word.lower() for word in beside}


def _of_any_country(name: str) -> bool:
    """Whether a division's name is made of words that many countries' divisions have: "Eastern Province"."""
    return all(_SIDES.fullmatch(w) or w.lower() in location_words("division") for w in name.split())


@lru_cache(maxsize=16384)
def _placed(name: str, country: str, geonames: int | None) -> GazetteerPlace | None:
    """The gazetteer's place: by its id, or of what has none by its country."""
    return next((p for p in candidates(name) if p.geonames == geonames and (geonames or p.country == country)), None)


def _division(place: GazetteerPlace | None) -> str:
    return place.division or "" if place is not None else ""


def _people(place: GazetteerPlace | None) -> int:
    return place.population if place is not None and place.kind == "town" else 0
