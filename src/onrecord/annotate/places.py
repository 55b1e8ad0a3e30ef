"""Places: where on the map the places of a report are.

A name is resolved among the gazetteer's candidates by what the report says beside it ("Paris, Texas", "Kerman
province", "the Green Zone in Baghdad"), by the countries that the report names elsewhere, by its dateline, and by
population. A small place that nothing in the report supports stays unresolved.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from onrecord.annotate.cast import Cast
from onrecord.annotate.syntax import Syntax
from onrecord.lexicons import load
from onrecord.lexicons.actors import country_name, known
from onrecord.lexicons.gazetteer import GazetteerPlace, candidates
from onrecord.records import Document, Entity, Kb
from onrecord.text import fold

_LARGE = 100_000
"""A town of so many people needs no support from the rest of the report."""

_AROUND = re.compile(
    r"^(?:the\s+)?(?:(?:city|town|village|port|port city|province|region|state|district|governorate|capital|island)"
    r"\s+of\s+|(?:north|south|east|west|central|northern|southern|eastern|western|north-?eastern|north-?western|"
    r"south-?eastern|south-?western|downtown|greater|occupied|mainland)\s+)",
    re.IGNORECASE,
)
_DIVISION = re.compile(
    r"\s+(?:province|region|oblast|governorate|district|state|county|prefecture|department|canton)$", re.IGNORECASE
)
_SETTLEMENT = re.compile(r"\s+(?:city|town|village|port|airport|air\s?base|harbou?r|municipality)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """An entity resolved to a place: its gazetteer name, country (ISO 3166-1 alpha-2), WGS 84 degrees, GeoNames
    id where it has one, and how precise that is ("country", "region", "town", "district", "site")."""

    entity: str
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    geonames: int | None = None
    precision: str = "town"


@dataclass(frozen=True, slots=True)
class _Named:
    """What the report names elsewhere: country -> entity id -> how strongly that entity speaks for the country (the
    dateline has the id ""), and the entities that can only be places of one country."""

    votes: Mapping[str, Mapping[str, float]]
    places: Mapping[str, str]

    def support(self, country: str | None, but: str) -> float:
        """How strongly the report speaks of a country, the entity `but` left aside."""
        return sum(weight for source, weight in self.votes.get(country or "", {}).items() if source != but)

    def places_in(self, country: str, but: str) -> int:
        """How many other places of the report can only lie in a country."""
        return sum(1 for entity, where in self.places.items() if where == country and entity != but)


@dataclass(frozen=True, slots=True)
class _Container:
    """What a report says a place lies in: a country, and its first-order division where that is named."""

    country: str
    division: str | None = None


def places(document: Document, syntax: Syntax, cast: Cast) -> tuple[Place, ...]:
    """The place entities that the gazetteer knows; the rest stay unresolved."""
    wanted = [
        entity
        for entity in cast.entities
        if entity.kind in ("place", "country") and any(mention.form == "name" for mention in entity.mentions)
    ]
    heads: dict[str, list[int]] = {}
    for token, entity_id in sorted(cast.heads.items()):
        heads.setdefault(entity_id, []).append(token)
    named = _countries_named(document, cast, wanted)
    found: list[Place] = []
    for entity in wanted:
        contained = _container(syntax, cast, heads.get(entity.id, ()))
        place = _resolved(entity, contained, named)
        if place is not None:
            found.append(place)
    return tuple(found)


def located(cast: Cast, places: Sequence[Place]) -> Cast:
    """The cast with countries and GeoNames ids filled in from resolved places. A country's name that turned out
    to be a region of another country ("Georgia" in the United States) becomes a place."""
    by_entity = {place.entity: place for place in places}
    entities: list[Entity] = []
    for entity in cast.entities:
        place = by_entity.get(entity.id)
        if place is not None:
            wikidata = entity.kb.wikidata if entity.kb else None
            if entity.kind == "country" and place.precision != "country":
                entity, wikidata = replace(entity, kind="place", sector=None), None
            kb = Kb(wikidata, place.geonames) if wikidata or place.geonames else None
            entity = replace(entity, country=place.country or entity.country, kb=kb)
        entities.append(entity)
    return replace(cast, entities=tuple(entities))


def look_up(name: str) -> tuple[tuple[GazetteerPlace, ...], str | None]:
    """The candidates for a name as reports write it ("northern Gaza", "Kerman province", "the port of Hodeidah"),
    and how precise it is where its words say so."""
    whole = candidates(name)
    if whole:
        return whole, None
    inner = _AROUND.sub("", name, count=1)
    region = _DIVISION.sub("", inner)
    if region != inner:
        return candidates(region), "region"
    bare = _SETTLEMENT.sub("", inner)
    return (candidates(bare) if bare != name else ()), None


def _names(entity: Entity) -> tuple[str, ...]:
    texts = [entity.name, *(m.text for m in entity.mentions if m.form == "name")]
    return tuple(dict.fromkeys(texts))


def _countries_named(document: Document, cast: Cast, wanted: Sequence[Entity]) -> _Named:
    votes: dict[str, dict[str, float]] = {}
    single: dict[str, str] = {}

    def vote(country: str | None, entity: str, weight: float) -> None:
        if country is not None:
            votes.setdefault(country, {})[entity] = weight

    ambiguous = {entity.id for entity in wanted}
    for entity in cast.entities:
        if entity.country is not None and (entity.id not in ambiguous or entity.kind == "country"):
            vote(entity.country, entity.id, 1.0 + math.log(len(entity.mentions) or 1))
    for entity in wanted:
        if entity.kind != "country":
            options, _ = look_up(entity.name)
            strong = [o for o in options if o.population >= _LARGE or o.kind != "town"]
            if strong and all(o.country == strong[0].country for o in strong):
                vote(strong[0].country, entity.id, 1.0)
                single[entity.id] = strong[0].country or ""
    for block in document.blocks:
        if block.kind == "dateline":
            for word in re.split(r"[,/(–—-]", document.text[block.start : block.end])[:2]:
                for option in candidates(word.strip())[:1]:
                    vote(option.country, "", 2.0)
    return _Named(votes, single)


def _container(syntax: Syntax, cast: Cast, heads: Sequence[int]) -> tuple[_Container, ...]:
    """What the words beside a place's mentions say it lies in, all readings of it; `heads` are the last words of
    its mentions."""
    votes: Counter[tuple[_Container, ...]] = Counter()
    for head in heads:
        for text in _beside(syntax, cast, head):
            containers = _as_container(text)
            if containers:
                votes[containers] += 1
    return votes.most_common(1)[0][0] if votes else ()


def _beside(syntax: Syntax, cast: Cast, head: int) -> Iterator[str]:
    """Names that stand where a container stands: "X, NAME", "X in NAME", "NAME's X", "the NAME town of X"."""
    tokens = syntax.tokens
    sentence = syntax.sentence_of(head)
    if head + 2 < sentence.stop and tokens[head + 1].text == "," and tokens[head + 2].tag.startswith("NNP"):
        stop = head + 3
        while stop < sentence.stop and tokens[stop].tag.startswith("NNP") and stop < head + 6:
            stop += 1
        # "X, NAME," and "X, NAME." say where X is; "X, Y and Z" is a list of places.
        after = tokens[stop].lower if stop < sentence.stop else "."
        listed = after in ("and", "or") or (after == "," and _listed(syntax, stop + 1, sentence.stop))
        if not listed:
            yield syntax.span(head + 2, stop).text
    for prep in syntax.children(head, "prep"):
        if prep.lower in ("in", "of"):
            for inner in syntax.children(prep.i, "pobj"):
                yield _name_at(syntax, cast, inner.i)
    for owner in syntax.children(head, "poss"):
        yield _name_at(syntax, cast, owner.i)
    above = syntax.head(head)
    if tokens[head].label == "pobj" and above is not None and above.lower == "of":
        noun = syntax.head(above.i)
        if noun is not None:
            for owner in syntax.children(noun.i, "amod", "poss", "compound", "nmod"):
                yield _name_at(syntax, cast, owner.i)


def _listed(syntax: Syntax, start: int, stop: int) -> bool:
    """Whether a list of names goes on at token `start`."""
    tokens = syntax.tokens[start : min(stop, start + 5)]
    for token in tokens:
        if token.lower in ("and", "or"):
            return True
        if not token.tag.startswith("NNP") and token.text != ",":
            return False
    return False


def _name_at(syntax: Syntax, cast: Cast, head: int) -> str:
    entity = cast.named_by(head)
    token = syntax.tokens[head]
    if entity is not None:
        for mention in entity.mentions:
            if mention.form == "name" and mention.start <= token.start < mention.end:
                return mention.text
    first = head
    while first > 0 and syntax.tokens[first - 1].label == "compound" and syntax.tokens[first - 1].head == head:
        first -= 1
    return syntax.span(first, head + 1).text


def _as_container(text: str) -> tuple[_Container, ...]:
    division = _states().get(text.rstrip("."))
    if division is not None:
        return (_Container("US", division),)
    for reading in known(text):
        if reading.form == "demonym" and reading.country:
            return (_Container(reading.country),)
    options, _ = look_up(text)
    if options and options[0].kind in ("country", "region"):
        # "Georgia" may be either, so both readings are kept.
        options = tuple(o for o in options if o.kind in ("country", "region"))
    else:
        options = tuple(o for o in options[:1] if o.kind != "town" or o.population >= _LARGE)
    return tuple(_Container(o.country, o.division) for o in options if o.country)


@cache
def _states() -> Mapping[str, str]:
    return {row["abbreviation"]: row["division"] for row in load("state_abbreviations")}


def _resolved(entity: Entity, containers: tuple[_Container, ...], named: _Named) -> Place | None:
    options: tuple[GazetteerPlace, ...] = ()
    stated: str | None = None
    text = entity.name
    for text in _names(entity):
        options, stated = look_up(text)
        if options:
            break
    code = entity.country
    if entity.kind == "country" and code is not None and not any(o.kind == "country" for o in options):
        called = country_name(code)
        options = tuple(o for o in candidates(called) if o.kind == "country") if called else options
    best: GazetteerPlace | None = None
    best_score = -math.inf
    for rank, option in enumerate(options):
        score = _score(option, containers, named, entity.id) - 0.3 * rank
        if entity.kind == "place" and option.country == code:
            score += 2.0
        if option.kind == "region" and options[0].kind == "country":
            score += _state_rather(options[0], option, named, entity.id)
        if option.kind == "town" and fold(option.name)[:2] != fold(text)[:2]:
            # A name in another language, or of another time: likelier some place that is called so today.
            score -= 1.5
        if score > best_score:
            best, best_score = option, score
    if best is None:
        return None
    backed = any(c.country == best.country for c in containers) or named.support(best.country, entity.id) > 0
    if best.kind == "town" and best.population < _LARGE and not backed:
        return None
    precision = {"water": "region"}.get(best.kind, best.kind)
    if stated == "region" and best.kind == "town":
        precision = stated
    return Place(entity.id, best.name, best.country, best.lat, best.lon, best.geonames, precision)


def _state_rather(country: GazetteerPlace, region: GazetteerPlace, named: _Named, entity: str) -> float:
    """How much likelier the region is than the country of the same name ("Georgia"): the report names places that
    can only lie in the region's country, and says nothing else of the other."""
    if region.country is None or named.support(country.country, entity) > 0:
        return 0.0
    return 4.0 if named.places_in(region.country, entity) else 0.0


def _score(option: GazetteerPlace, containers: tuple[_Container, ...], named: _Named, entity: str) -> float:
    if option.kind == "country":
        score = 8.0
    elif option.kind == "town":
        score = math.log10(option.population + 1)
    else:
        score = 6.0
    backing = named.support(option.country, entity)
    if backing:
        score += min(2.0, 1.0 + backing / 4)
    if containers:
        same = [c for c in containers if c.country == option.country]
        # Nothing lies in itself: what lies in a country is not that country.
        score += 6.0 if same and option.kind != "country" else -6.0
        if same and option.kind == "town" and any(c.division for c in same):
            score += 4.0 if any(c.division == option.division for c in same) else -2.0
    return score
