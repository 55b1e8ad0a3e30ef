"""Places: where on the map the places of a report are.

A name is resolved among the gazetteer's candidates by what the report says beside it ("Paris, Texas", "Kerman
province", "the Green Zone in Baghdad"), by the countries and provinces that the report names elsewhere, by its
dateline, and by population. A small place that nothing in the report supports stays unresolved; where a country has
several that are as likely, the country is told and no degrees.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from onrecord.annotate.cast import Cast
from onrecord.annotate.placing.containers import LARGE, Container, containers, nation, state_beside
from onrecord.annotate.placing.misread import apart, misread
from onrecord.annotate.placing.spellings import bare, look_up
from onrecord.annotate.syntax import Syntax
from onrecord.lexicons.actors import country_name, known
from onrecord.lexicons.gazetteer import GazetteerPlace, candidates, respelt
from onrecord.records import Document, Entity, Kb, Precision
from onrecord.text import fold

_SMALL = 5_000
"""A town of fewer people needs more than a mention of its country."""
_ALONE = 10_000
"""Nor one of so many, where the others of its name are a tenth of it at most."""
_SAME = 1.5
"""Degrees: places nearer to each other than that need no telling apart."""


@dataclass(frozen=True, slots=True)
class Place:
    """An entity resolved to a place: its gazetteer name, country (ISO 3166-1 alpha-2), WGS 84 degrees, GeoNames
    id where it has one, and how precise that is. Without degrees only the country is known."""

    entity: str
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    geonames: int | None = None
    precision: Precision = "town"


@dataclass(frozen=True, slots=True)
class _Named:
    """What the report names elsewhere: country -> entity id -> how strongly that entity speaks for the country (the
    dateline has the id ""), the entities that can only be places of one country, the first-order divisions named with
    the entities that name them, and for an entity those that have their country from it ("Georgia's governor")."""

    votes: Mapping[str, Mapping[str, float]]
    places: Mapping[str, str]
    divisions: Mapping[tuple[str, str], frozenset[str]]
    derived: Mapping[str, frozenset[str]]

    def support(self, country: str | None, but: str) -> float:
        """How strongly the report speaks of a country, the entity `but` and what derives from it left aside."""
        aside = self.derived.get(but, frozenset()) | {but}
        return sum(weight for source, weight in self.votes.get(country or "", {}).items() if source not in aside)

    def places_in(self, country: str, but: str) -> int:
        """How many other places of the report can only lie in a country."""
        return sum(1 for entity, where in self.places.items() if where == country and entity != but)

    def speaks_of(self, option: GazetteerPlace, but: str) -> bool:
        """Whether another entity names the division that a place lies in, or another place there."""
        return bool(self.divisions.get((option.country or "", option.division or ""), frozenset()) - {but})


def places(document: Document, syntax: Syntax, cast: Cast) -> tuple[Place, ...]:
    """The place entities that the gazetteer knows, and names that only the tagger takes for somebody's (`misread`);
    the rest stay unresolved."""
    wanted = [
        entity
        for entity in cast.entities
        if entity.kind in ("place", "country") and any(mention.form == "name" for mention in entity.mentions)
    ]
    heads: dict[str, list[int]] = {}
    for token, entity_id in sorted(cast.heads.items()):
        heads.setdefault(entity_id, []).append(token)
    named = _countries_named(document, cast, wanted)
    found: dict[str, Place] = {}
    for entity in (*wanted, *misread(syntax, cast, heads)):
        own = heads.get(entity.id, ())
        within = containers(syntax, cast, own, _names(entity))
        about = _About(entity, within, state_beside(syntax, cast, own), named, nation(syntax, own))
        place = _resolved(about)
        if place is not None:
            found[entity.id] = place
    return tuple(found[entity.id] for entity in cast.entities if entity.id in found)


def located(cast: Cast, places: Sequence[Place]) -> Cast:
    """The cast with countries and GeoNames ids filled in from resolved places. A country's name that turned out
    to be a region of another country ("Georgia" in the United States) becomes a place, and whoever has the country
    from it ("Georgia's governor") gets the other."""
    by_entity = {place.entity: place for place in places}
    moved: dict[str, tuple[str | None, str | None]] = {}
    entities: list[Entity] = []
    for entity in cast.entities:
        place = by_entity.get(entity.id)
        if place is not None:
            wikidata = entity.kb.wikidata if entity.kb else None
            if entity.kind == "country" and place.precision != "country":
                for other in sorted(_derived(cast, [entity])[entity.id]):
                    moved[other] = (entity.country, place.country)
                entity, wikidata = replace(entity, kind="place", sector=None), None
            elif entity.kind not in ("country", "place"):
                entity = replace(entity, kind="place", sector=None)
            kb = Kb(wikidata, place.geonames) if wikidata or place.geonames else None
            entity = replace(entity, country=place.country or entity.country, kb=kb)
        entities.append(entity)
    for n, entity in enumerate(entities):
        taken, given = moved.get(entity.id, (None, None))
        if taken is not None and entity.country == taken:
            entities[n] = replace(entity, country=given)
    return replace(cast, entities=tuple(entities))


def _derived(cast: Cast, wanted: Sequence[Entity]) -> dict[str, frozenset[str]]:
    """For each wanted entity those with a mention around one of its own, and people with one right before it:
    "Georgia's governor", "Senator Roe of Georgia"."""
    starts = sorted((m.start, e.id) for e in wanted for m in e.mentions if m.form == "name")
    derived: dict[str, set[str]] = {entity.id: set() for entity in wanted}
    for entity in cast.entities:
        reach = len(" of ") if entity.kind == "person" else 0
        for mention in entity.mentions:
            if mention.form == "pronoun":
                continue
            at = bisect_left(starts, (mention.start, ""))
            while at < len(starts) and starts[at][0] <= mention.end + reach:
                if starts[at][1] != entity.id:
                    derived[starts[at][1]].add(entity.id)
                at += 1
    return {id: frozenset(others) for id, others in derived.items()}


def _names(entity: Entity) -> tuple[str, ...]:
    texts = [entity.name, *(m.text for m in entity.mentions if m.form == "name")]
    return tuple(dict.fromkeys(texts))


def _countries_named(document: Document, cast: Cast, wanted: Sequence[Entity]) -> _Named:
    votes: dict[str, dict[str, float]] = {}
    single: dict[str, str] = {}
    divisions: dict[tuple[str, str], set[str]] = {}

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
            strong = [o for o in options if o.population >= LARGE or o.kind != "town"]
            if strong and all(o.country == strong[0].country for o in strong):
                vote(strong[0].country, entity.id, 1.0)
                single[entity.id] = strong[0].country or ""
                if strong[0].country is not None and strong[0].division is not None:
                    divisions.setdefault((strong[0].country, strong[0].division), set()).add(entity.id)
    for block in document.blocks:
        if block.kind == "dateline":
            for word in re.split(r"[,/(–—-]", document.text[block.start : block.end])[:2]:
                for option in candidates(word.strip())[:1]:
                    vote(option.country, "", 2.0)
    named_in = {where: frozenset(entities) for where, entities in divisions.items()}
    return _Named(votes, single, named_in, _derived(cast, wanted))


@dataclass(frozen=True, slots=True)
class _About:
    """A place's entity, what its words say it lies in, whether they show an American state, and what the report
    names elsewhere."""

    entity: Entity
    containers: tuple[Container, ...]
    state: bool
    named: _Named
    nation: str | None = None
    """The country that the words beside it say it lies in, whatever the gazetteer has of its name."""

    def support(self, country: str | None) -> float:
        return self.named.support(country, self.entity.id)

    def contained(self, option: GazetteerPlace) -> bool:
        return any(c.country == option.country for c in self.containers)

    def divisions(self) -> frozenset[tuple[str, str | None]]:
        return frozenset((c.country, c.division) for c in self.containers if c.division is not None)

    def backed(self, option: GazetteerPlace) -> bool:
        """Whether the report speaks of the country otherwise."""
        return self.contained(option) or self.support(option.country) > 0


def _resolved(about: _About) -> Place | None:
    entity = about.entity
    options: tuple[GazetteerPlace, ...] = ()
    stated: str | None = None
    text = entity.name
    for text in _names(entity):
        options, stated = look_up(text)
        if options:
            break
    if stated == "region":
        options = tuple(o for o in options if o.kind != "country") or options  # "Niger state"
    code = entity.country
    if about.nation is not None and entity.kind == "place":
        options = tuple(o for o in options if o.country == about.nation)
        if not options:
            return Place(entity.id, entity.name, about.nation, None, None)
    if entity.kind not in ("country", "place"):
        options = tuple(o for o in apart(options or _respelt(about)) if about.backed(o))
    if entity.kind == "country" and code is not None and not any(o.kind == "country" for o in options):
        called = country_name(code)
        options = tuple(o for o in candidates(called) if o.kind == "country") if called else options
    if entity.kind == "country":
        # A town that bears a country's name is meant only where its province is named: "Lebanon, Pa."
        options = tuple(o for o in options if o.kind != "town" or (o.country, o.division) in about.divisions())
    if not options and entity.kind == "place":
        options = _respelt(about)
    best: GazetteerPlace | None = None
    best_score = -math.inf
    for rank, option in enumerate(options):
        score = _score(about, option, options[0]) - 0.3 * rank
        if entity.kind == "place" and option.country == code:
            # Of a capital's country the lexicon speaks, not the report.
            score += 0.0 if any(r.kind == "place" and r.country == code for r in known(text)) else 2.0
        if option.kind == "region" and options[0].kind == "country":
            score += _state_rather(about, options[0], option)
        if option.kind == "town" and _foreign(option.name, text):
            # A name in another language, or of another time: likelier some place that is called so today.
            score -= 1.5
        if score > best_score:
            best, best_score = option, score
    if best is None:
        return None
    alone = entity.kind == "place" and best.population >= _ALONE
    alone = alone and all(o is best or 10 * o.population < best.population for o in options)
    usual = alone and fold(best.name) == fold(text)  # another of its names is likelier some other place's
    usual = usual and not (about.containers and not about.contained(best))  # "Babylon in Iraq" is in no other country
    if best.kind == "town" and best.population < LARGE and not usual and not about.backed(best):
        within = {c.country for c in about.containers}
        return Place(entity.id, entity.name, within.pop(), None, None) if len(within) == 1 else None
    precision: Precision = "region" if best.kind == "water" else best.kind
    if stated == "region" and best.kind == "town":
        precision = "region"
    if best.kind == "town" and best.population < LARGE and _rivalled(about, best, options):
        here = Place(entity.id, entity.name, best.country, None, None)
        return here if best.population >= _SMALL else None
    return Place(entity.id, best.name, best.country, best.lat, best.lon, best.geonames, precision)


def _foreign(name: str, text: str) -> bool:
    """Whether a gazetteer's name and the report's have little in common."""
    name, text = fold(name), fold(text)
    return name[:2] != text[:2] and SequenceMatcher(None, name, text, autojunk=False).ratio() <= 0.5


def _respelt(about: _About) -> tuple[GazetteerPlace, ...]:
    """Towns of countries that the report speaks of whose name may be another transliteration of this one."""
    for text in _names(about.entity):
        found = tuple(o for o in respelt(bare(text)) if about.backed(o) or o.country == about.entity.country)
        if found:
            return found
    return ()


def _rivalled(about: _About, best: GazetteerPlace, options: Sequence[GazetteerPlace]) -> bool:
    """Whether the country has another town of the name that may as well be meant: not far smaller, elsewhere, and
    nothing that the report says lies nearer to the one than to the other."""
    if (best.country, best.division) in about.divisions() or about.named.speaks_of(best, about.entity.id):
        return False
    return any(
        other is not best
        and other.kind == "town"
        and other.country == best.country
        and 5 * other.population >= best.population
        and abs((other.lat or 0.0) - (best.lat or 0.0)) + abs((other.lon or 0.0) - (best.lon or 0.0)) > _SAME
        for other in options
    )


def _state_rather(about: _About, country: GazetteerPlace, region: GazetteerPlace) -> float:
    """How much likelier the region is than the country of the same name ("Georgia"): the words beside it say so, or
    the report names places that can only lie in the region's country, and says nothing else of the other."""
    if region.country == "US" and about.state:
        return 6.0
    if region.country is None or about.support(country.country) > 0:
        return 0.0
    return 4.0 if about.named.places_in(region.country, about.entity.id) else 0.0


def _namesake(option: GazetteerPlace, first: GazetteerPlace) -> bool:
    """Whether a town is a small namesake of a city abroad, or an American one, which reports write with its state: that
    its country is spoken of then says nothing ("Geneva" in a report on the United States)."""
    return (
        option.kind == first.kind == "town"
        and option.country != first.country
        and (first.population >= 5 * option.population)
        and first.population >= LARGE
        and (option.population < LARGE or option.country in ("US", "CA"))
    )


def _score(about: _About, option: GazetteerPlace, first: GazetteerPlace) -> float:
    if option.kind == "country":
        score = 8.0
    elif option.kind == "town":
        score = math.log10(option.population + 1)
    else:
        score = 6.0
    backing = about.support(option.country)
    if backing and not _namesake(option, first):
        score += min(2.0, 1.0 + backing / 4)
    if option.kind == "town" and about.named.speaks_of(option, about.entity.id):
        score += 1.0
    if about.containers:
        same = [c for c in about.containers if c.country == option.country]
        # Nothing lies in itself: what lies in a country is not that country.
        score += 6.0 if same and option.kind != "country" else -6.0
        if same and option.kind == "town" and any(c.division for c in same):
            score += 4.0 if any(c.division == option.division for c in same) else -2.0
    return score
