"""Identities: which entities of a report are actors of the user's own file, and which leaders were in office."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.annotate.cast import Cast
from onrecord.lexicons.actors import spells
from onrecord.lexicons.own_actors import OwnActors, Row, wikidata_of
from onrecord.records import Entity, Kb


def identified(cast: Cast, actors: OwnActors, published: str | None) -> Cast:
    """The cast with the ids of the file, and with its countries and sectors where the report says none.

    Args:
        actors: the user's actors.
        published: when the report was published (ISO 8601), None where that is not known; what holds at times only is
            then left out.

    An entity stays somebody else where its names are names of several actors, where it is of another kind, and where
    the report has it belong to another country.
    """
    day = date.fromisoformat(published[:10]) if published else None
    return replace(cast, entities=tuple(_identified(entity, actors, day) for entity in cast.entities))


def in_office(cast: Cast, published: str | None) -> Cast:
    """The cast in which a leader of the lexicon whom the report gives no title has the sector of an office only where
    the report is of the years of that office: a name alone does not make a minister of whoever was one once.
    """
    if published is None:
        return cast
    year = int(published[:4])
    return replace(cast, entities=tuple(_in_office(entity, year) for entity in cast.entities))


def _in_office(entity: Entity, year: int) -> Entity:
    if entity.kind != "person" or entity.sector is None or entity.titles:
        return entity
    held = [s for m in entity.mentions if m.form == "name" for s in spells(m.text)]
    if not held or entity.sector not in {spell.sector for spell in held}:
        return entity
    then = {s.sector for s in held if (s.start or year) <= year <= (s.end or year)}
    return entity if entity.sector in then else replace(entity, sector=then.pop() if len(then) == 1 else None)


def _identified(entity: Entity, actors: OwnActors, day: date | None) -> Entity:
    names = dict.fromkeys((entity.name, *(m.text for m in entity.mentions if m.form == "name")))
    rows = dict.fromkeys(row for name in names for row in actors.called(name) if _of_a_kind(row, entity))
    ids = {row.id for row in rows}
    if len(ids) != 1:
        return entity
    id = ids.pop()
    said = {(row.country, row.sector) for row in rows if row.holds(day)}
    country, sector = said.pop() if len(said) == 1 else (None, None)
    if None not in (country, entity.country) and country != entity.country:
        return entity
    kb = replace(entity.kb or Kb(), actor=id)
    if kb.wikidata is None:
        kb = replace(kb, wikidata=wikidata_of(id))
    return replace(entity, kb=kb, country=entity.country or country, sector=entity.sector or sector)


def _of_a_kind(row: Row, entity: Entity) -> bool:
    return entity.kind == row.kind if "person" in (row.kind, entity.kind) else entity.kind not in ("country", "place")
