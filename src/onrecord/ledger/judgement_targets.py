"""What people judge: the ids that they name, and what these stand for.

An incident is remembered by the events that it had when it was judged, a record by its words and where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.engine import Connection

from onrecord.errors import UsageError
from onrecord.ledger import incident_tables, judging, schema
from onrecord.ledger import judgement_tables as t
from onrecord.ledger.amendments import PARTS
from onrecord.ledger.anchors import anchors
from onrecord.ledger.documents import number_of
from onrecord.ledger.judgements import Anchor, Target, Verb
from onrecord.records import Record

_SAID = "a statement or event (d_…/a3, d_…/v2)"
_PLACES = re.compile(r"\d{1,9}-\d{1,9}(,\d{1,9}-\d{1,9})*")
# Places of the same words that are told.
_FEW = 5


class Asked:
    """The targets that ids stand for, as one transaction sees them."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._records: dict[str, Record] = {}

    def targets(self, verb: Verb, ids: Sequence[str]) -> tuple[Target, ...]:
        """The targets, in the order of the ids.

        Raises:
            UsageError: there is no such thing, or this cannot be judged of it.
        """
        if len(set(ids)) < len(ids) or not ids:
            raise UsageError("something is named twice" if ids else "nothing is named", step="judge")
        if verb in ("reject", "confirm"):
            return tuple(self._record(id, "av", _SAID) for id in ids)
        if verb == "respan":
            record = self._record(ids[0], "av", _SAID)
            if len(ids) < 2:
                raise UsageError("which words it is instead is not said: content=WORDS, or content:12-34", step="judge")
            return (record, *(self._words(record, x) for x in ids[1:]))
        if verb == "reassign":
            statement = self._record(ids[0], "a", "a statement (d_…/a3)")
            if len(ids) != 2:
                raise UsageError("a statement has one speaker: d_…/a3, and d_…/e4 or k_…", step="judge")
            return (statement, self._speaker(statement, ids[1]))
        if verb == "merge":
            if len(ids) < 2 or not (all(_is(id, "k_") for id in ids) or all(_is(id, "i_") for id in ids)):
                raise UsageError("two or more actors (k_…), or two or more incidents (i_…), are merged", step="judge")
            return tuple(self._actor(id) if _is(id, "k_") else self._incident(id) for id in ids)
        if _is(ids[0], "k_"):
            actor = self._actor(ids[0])
            named = [one for x in ids[1:] for one in (self._entities(x, actor.id) if _whole(x) else [x])]
            return (actor, *(self._actor(x) if _is(x, "k_") else self._entity(x, actor.id) for x in named))
        if _is(ids[0], "i_"):
            whole = self._incident(ids[0])
            named = [one for x in ids[1:] for one in (self._events(x, whole) if _whole(x) else [x])]
            members = tuple(self._record(id, "v", "an event of the incident (d_…/v2)") for id in named)
            for member in members:
                if member.anchors[0] not in whole.anchors:
                    raise UsageError(f"{member.id} does not tell of {whole.id}", step="judge")
            return (whole, *members)
        raise UsageError(f"an actor (k_…) or an incident (i_…) is split, not {ids[0]}", step="judge")

    def _record(self, id: str, kinds: str, what: str) -> Target:
        document, _, one = id.partition("/")
        if not _is(id, "d_") or one[:1] not in tuple(kinds):
            raise UsageError(f"{id} is not {what}", step="judge")
        record = self._reading(document)
        its = anchors(record).get(one)
        if not its:
            raise UsageError(f"no record {one} in {record.document.id}", step="judge")
        return Target(f"{record.document.id}/{one}", its[:1])

    def _words(self, target: Target, asked: str) -> Target:
        """The words that a part of a record is said to be: ``content=WORDS`` or ``content:12-34,40-52``."""
        document, _, one = target.id.partition("/")
        record = self._reading(document)
        name, by_place, place = asked.partition(":")
        if not by_place or "=" in name:
            name, _, words = asked.partition("=")
            place = ""
        part = next((x for x in PARTS[one[0]] if x == name), None)
        if part is None:
            raise UsageError(f"{target.id} has no part {name}; it has {', '.join(PARTS[one[0]])}", step="judge")
        spans = _places(place, record.document.text) if place else (_place_of(words, record, one),)
        if part == "trigger" and len(spans) > 1:
            raise UsageError("the trigger of an event is words that stand together", step="judge")
        anchor = Anchor(document, part, spans, " … ".join(record.document.text[a:b] for a, b in spans))
        return Target(anchor.key, (anchor,))

    def _speaker(self, statement: Target, id: str) -> Target:
        """An entity of a statement's report, by its id or that of the actor that it is."""
        document = statement.id.partition("/")[0]
        one = self._entities(document, self._actor(id).id)[0] if _is(id, "k_") else id
        entity = self._record(one, "e", "an entity of the report (d_…/e4) or an actor (k_…)")
        if entity.anchors[0].document != document:
            raise UsageError(f"{entity.id} is of another report than {statement.id}", step="judge")
        return entity

    def _reading(self, document: str) -> Record:
        n = number_of(self.connection, document)
        if document not in self._records:
            self._records[document] = judging.current(self.connection, n)
        return self._records[document]

    def _actor(self, id: str) -> Target:
        a = schema.actors
        if self.connection.execute(select(a.c.id).where(a.c.id == id)).first() is None:
            raise UsageError(f"no actor {id}", step="judge")
        return Target(id)

    def _entity(self, id: str, actor: str) -> Target:
        target = self._record(id, "e", "an actor (k_…) or an entity of a report (d_…/e4)")
        e, a, d = schema.entities, schema.actors, schema.documents
        document, _, one = target.id.partition("/")
        whose = select(a.c.id).join_from(e, a, a.c.n == e.c.actor).join(d, d.c.n == e.c.document)
        its = self.connection.execute(whose.where(d.c.id == document, e.c.id == one)).scalar()
        groups = {row.actor: row.one for row in self.connection.execute(select(t.merged))}
        if its is None or groups.get(its, its) != groups.get(actor, actor):
            raise UsageError(f"{target.id} is not {actor} but {its}", step="judge")
        return target

    def _entities(self, document: str, actor: str) -> list[str]:
        """The entities of a report that are an actor."""
        record = self._reading(document)
        e, a, d = schema.entities, schema.actors, schema.documents
        whose = select(e.c.id, a.c.id.label("actor")).join_from(e, a, a.c.n == e.c.actor).join(d, d.c.n == e.c.document)
        groups = {row.actor: row.one for row in self.connection.execute(select(t.merged))}
        mine = groups.get(actor, actor)
        rows = self.connection.execute(whose.where(d.c.id == record.document.id).order_by(e.c.n))
        found = [f"{record.document.id}/{row.id}" for row in rows if groups.get(row.actor, row.actor) == mine]
        if not found:
            raise UsageError(f"{record.document.id} does not name {actor}", step="judge")
        return found

    def _events(self, document: str, incident: Target) -> list[str]:
        """The events of a report that tell of an incident."""
        record = self._reading(document)
        its = anchors(record)
        found = [f"{record.document.id}/{v.id}" for v in record.events if its[v.id][0] in incident.anchors]
        if not found:
            raise UsageError(f"{record.document.id} does not tell of {incident.id}", step="judge")
        return found

    def _incident(self, id: str) -> Target:
        from onrecord.ledger.incident_questions import numbered
        from onrecord.ledger.linked import Linked

        m = incident_tables.members
        number = numbered(self.connection, id)
        told = sorted(self.connection.execute(select(m.c.telling).where(m.c.incident == number)).scalars())
        i = incident_tables.incidents
        whole = self.connection.execute(select(i.c.id).where(i.c.n == number)).scalar_one()
        linked = Linked(self.connection)
        readings: dict[int, Record] = {}
        found: dict[str, Anchor] = {}
        for n, telling in linked.tellings(told).items():
            document = incident_tables.document_of(n)
            if document not in readings:
                # Not as it was linked: what people amend, they remember by the words that were read.
                readings[document] = linked.original(document)
            its = anchors(readings[document])
            found[f"{telling.document}/{telling.event}"] = its[telling.event][0]
        return Target(str(whole), tuple(found[x] for x in sorted(found)))


def _places(place: str, text: str) -> tuple[tuple[int, int], ...]:
    """Places in a text, as they are written: ``12-34,40-52``."""
    found = _PLACES.fullmatch(place)
    spans = tuple((int(a), int(b)) for a, b in (x.split("-") for x in place.split(","))) if found else ()
    ends = [x for span in spans for x in span]
    if not spans or ends != sorted(set(ends)) or ends[-1] > len(text):
        raise UsageError(f"{place} is no place in the text, which has {len(text):,} characters", step="judge")
    return spans


def _place_of(words: str, record: Record, one: str) -> tuple[int, int]:
    """Where words stand in a report: the one place in the paragraphs that a record stands in, or else in all of it."""
    words = words.strip()
    text = record.document.text
    everywhere = [m.start() for m in re.finditer(re.escape(words), text)] if words else []
    at = {start for anchor in anchors(record)[one] for start, _ in anchor.spans}
    mine = [b for b in record.document.blocks if any(b.start <= start < b.end for start in at)]
    near = [start for start in everywhere if any(b.start <= start and start + len(words) <= b.end for b in mine)]
    found = near or everywhere
    if len(found) != 1:
        where = ", ".join(f"{start}-{start + len(words)}" for start in found[:_FEW])
        several = f"these words stand at {where}; say which, as content:{where.partition(',')[0]}"
        raise UsageError(several if found else f"the report does not have these words: {words!r}", step="judge")
    return found[0], found[0] + len(words)


def _whole(id: str) -> bool:
    """Whether it is a report's id, and not that of a record of one."""
    return _is(id, "d_") and "/" not in id


def _is(id: str, begins: str) -> bool:
    return id.startswith(begins)
