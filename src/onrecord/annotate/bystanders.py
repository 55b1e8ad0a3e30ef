"""Bystanders: people in general that a report mentions in passing, "critics", "another aide", and no record needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.annotate.numbers import value_of
from onrecord.records import Entity, Mention, Record

_SELDOM = 2  # mentions; whoever a report comes back to is part of what it tells
_KNOWN = frozenset("the this that these those both all half my your his her its our their dozens scores".split())


def without_bystanders(record: Record) -> Record:
    """The record without the entities that are nobody in particular, are mentioned once or twice, and take no part in
    anything that it holds: they do and say nothing, nothing is done or said to them, and nothing is part of them. Who
    is told by name, by number, as somebody's or as known ("the crew") stays, as does whoever has a country."""
    taking_part = set(_taking_part(record))
    kept = tuple(e for e in record.entities if e.id in taking_part or not _is_bystander(e))
    return replace(record, entities=kept) if len(kept) < len(record.entities) else record


def _is_bystander(entity: Entity) -> bool:
    if entity.kind in ("place", "country") or entity.country is not None:
        return False
    told = [m for m in entity.mentions if m.form != "pronoun"]
    return 0 < len(told) <= _SELDOM and all(m.form == "nominal" and _is_indefinite(m) for m in told)


def _is_indefinite(mention: Mention) -> bool:
    words = mention.text.lower().replace("’", "'").split()
    pointed = words[0] in _KNOWN or any(word.endswith(("'s", "s'")) for word in words[:-1])
    return not pointed and value_of(words[:1]) in (None, 1) and not any(c.isdigit() for c in mention.text)


def _taking_part(record: Record) -> Iterator[str | None]:
    """The ids that the rest of a record speaks of."""
    for said in record.attributions:
        yield said.speaker
        yield from (told.entity for told in said.addressees)
    for event in record.events:
        yield from (p.entity for p in (*event.actors, *event.recipients))
        yield event.location.entity if event.location is not None else None
    for relation in record.relations:
        yield from (relation.subject, relation.object)
    for entity in record.entities:
        yield from (title.organization for title in entity.titles)
    for notice in record.notices:
        yield from notice.records
