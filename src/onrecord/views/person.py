"""Who is in a report, and what they say and do."""

from __future__ import annotations

from onrecord.records import Entity, Record
from onrecord.views.asked import Asked, made_by
from onrecord.views.rows import Person
from onrecord.wording import ENTITY_KIND, FORM, SECTOR, one_line


def people(*records: Record) -> tuple[Person, ...]:
    """Who and what is named, those that say and do most first."""
    found: list[Person] = []
    for record in records:
        asked = Asked(record)
        found += sorted((_person(asked, e) for e in record.entities), key=_part, reverse=True)
    return tuple(found)


def _part(p: Person) -> int:
    """How much of a part somebody plays in a report."""
    return 2 * len(p.says) + 2 * len(p.does) + len(p.undergoes) + len(p.facts)


def _person(asked: Asked, e: Entity) -> Person:
    namings = {(one_line(m.text), FORM[m.form]): None for m in e.mentions}
    return Person(
        document=asked.document,
        id=e.id,
        name=e.name,
        kind=e.kind,
        kind_words=ENTITY_KIND[e.kind],
        country=e.country,
        sector=e.sector,
        sector_words=SECTOR.get(e.sector, e.sector) if e.sector else None,
        titles=tuple({one_line(t.span.text): None for t in e.titles}),
        namings=tuple(namings),
        geonames=e.kb.geonames if e.kb else None,
        wikidata=e.kb.wikidata if e.kb else None,
        says=tuple(a.id for a in asked.record.attributions if a.speaker == e.id),
        does=tuple(v.id for v in asked.record.events if any(p.entity == e.id for p in v.actors)),
        undergoes=tuple(v.id for v in asked.record.events if any(p.entity == e.id for p in v.recipients)),
        facts=tuple(r.id for r in asked.record.relations if e.id in (r.subject, r.object)),
        made_by=made_by(e),
    )
