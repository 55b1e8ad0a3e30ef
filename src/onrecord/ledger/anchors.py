"""Anchors: what the records of a report are remembered by, and which records of another reading have them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from onrecord.ledger.judgements import Anchor, Part
from onrecord.records import Entity, Record, Span


def anchors(record: Record) -> dict[str, tuple[Anchor, ...]]:
    """What each event, statement and entity of a record is remembered by: id -> anchors, the first of which is kept.

    An entity has one for each mention, those by name first: a newer reader that knows the mention for somebody's knows
    the entity.
    """
    document = record.document.id
    found = {v.id: (_anchor(document, "trigger", (v.trigger,)),) for v in record.events}
    for a in record.attributions:
        part: Part = "cue" if a.cue else "content"
        found[a.id] = (_anchor(document, part, a.cue or a.content),)
    return found | {e.id: _mentions(document, e) for e in record.entities}


def _mentions(document: str, entity: Entity) -> tuple[Anchor, ...]:
    order = {"name": 0, "nominal": 1, "pronoun": 2}
    mentions = sorted(entity.mentions, key=lambda m: (order[m.form], m.start, m.end))
    return tuple(Anchor(document, "mention", ((m.start, m.end),), m.text) for m in mentions)


def _anchor(document: str, part: Part, spans: Sequence[Span]) -> Anchor:
    return Anchor(document, part, tuple((s.start, s.end) for s in spans), " … ".join(s.text for s in spans))


def located(record: Record, wanted: Collection[Anchor]) -> dict[Anchor, tuple[str, ...]]:
    """The ids of the records that have the anchors, in the order of the record; none for an orphan."""
    found: dict[Anchor, list[str]] = {anchor: [] for anchor in wanted}
    if found:
        for id, its in anchors(record).items():
            for anchor in its:
                if anchor in found and id not in found[anchor]:
                    found[anchor].append(id)
    return {anchor: tuple(ids) for anchor, ids in found.items()}
