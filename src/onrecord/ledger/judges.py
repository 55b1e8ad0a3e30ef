"""What a person does who judges: the ids that they name become what they stand for, and are kept with all that follows.

Reports are linked by the reading that was linked, so that an incident is remembered by the events that it had when it
was judged.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.engine import Connection, Engine

from onrecord.errors import UsageError
from onrecord.ledger import incident_tables, judging, linking, schema
from onrecord.ledger import judgement_tables as t
from onrecord.ledger.database import Turn, batches, insert_new, take_turn, writing
from onrecord.ledger.documents import number_of
from onrecord.ledger.index import stored
from onrecord.ledger.judgements import (
    VERBS,
    Anchor,
    Judgement,
    Target,
    Upon,
    Verb,
    anchors,
    content_id,
    judgement,
    upon,
    written,
)
from onrecord.records import Record

_LONGEST = 2_000


class Judge:
    """What people judge of a ledger; several may."""

    _engine: Engine

    def judge(self, verb: Verb, ids: Sequence[str], *, by: str, note: str | None = None) -> Judgement:
        """Keep a judgement, and what follows from it.

        Args:
            verb: "reject" or "confirm" statements and events (``d_…/a3``, ``d_…/v2``); "merge" actors (``k_…``) or
                incidents (``i_…``) that are one; "split" the first of `ids` from the others: an actor from other
                actors, or from entities of reports (``d_…/e4``), which are then an actor of their own, an incident
                from events of it (``d_…/v2``); of a report (``d_…``) all that are. Alone, it is taken apart into all
                that people had made one of it, or into its events. "undo" takes back one judgement (``j_…``).
            ids: what is judged.
            by: who judges.
            note: why, in the judge's words.

        Raises:
            UsageError: there is no such thing, or this cannot be judged of it.
            LedgerError: the store refuses.
        """
        by = stored(" ".join(by.split()))
        note = stored(note.strip()[:_LONGEST]) if note and note.strip() else None
        if not by:
            raise UsageError("nobody judges: a name is needed", step="judge")
        linking.link(self._engine)  # so that incidents are those of everything that is kept
        with writing(self._engine) as connection:
            take_turn(connection, Turn.JUDGE)
            undoes = _judgement_called(connection, ids) if verb == "undo" else None
            targets = () if verb == "undo" else _Asked(connection).targets(verb, ids)
            made = judgement(verb, targets, by=by, at=_now(connection), note=note, undoes=undoes)
            _keep(connection, made)
        linking.link(self._engine)
        return made

    def keep_judgement(self, made: Judgement) -> bool:
        """Keep a judgement that was made elsewhere, as an export has it; whether it is new here. What it names need not
        be here (yet).

        Raises:
            UsageError: its id is not that of its content.
            LedgerError: the store refuses.
        """
        if content_id(made) != made.id or made.verb not in VERBS:
            raise UsageError(f"{made.id} is not the judgement that it says it is", step="judge")
        with writing(self._engine) as connection:
            take_turn(connection, Turn.JUDGE)
            j = t.judgements
            if connection.execute(select(j.c.id).where(j.c.id == made.id)).first() is not None:
                return False
            _keep(connection, made)
        linking.link(self._engine)
        return True


def _now(connection: Connection) -> str:
    """Now, and later than every judgement that is kept: clocks of several people's machines do not agree."""
    last = connection.execute(select(func.max(t.judgements.c.at))).scalar()
    now = datetime.now(UTC)
    if last is not None:
        now = max(now, datetime.fromisoformat(last) + timedelta(microseconds=1))
    return now.isoformat(timespec="microseconds")


def _judgement_called(connection: Connection, ids: Sequence[str]) -> str:
    if len(ids) != 1:
        raise UsageError("one judgement is undone at a time", step="judge")
    j = t.judgements
    found = connection.execute(select(j.c.id).where(j.c.id >= ids[0], j.c.id < ids[0] + "g").limit(2)).scalars().all()
    if len(found) != 1 or not ids[0].startswith("j_"):
        raise UsageError(f"{'several judgements begin with' if found else 'no judgement'} {ids[0]}", step="judge")
    return str(found[0])


def _keep(connection: Connection, made: Judgement) -> None:
    """Insert a judgement and bring everything that follows from judgements up to it."""
    every = judging.every(connection)
    concerned = _concerned(made, every)
    d = schema.documents
    numbers: dict[str, int] = {}
    for some in batches(sorted(concerned)):
        rows = select(d.c.id, d.c.n).where(d.c.id.in_(some), d.c.current.is_not(None)).order_by(d.c.n)
        numbers |= {row.id: row.n for row in connection.execute(rows)}
    before: dict[str, tuple[Record, Upon]] = {}
    for document, n in numbers.items():
        record = judging.current(connection, n)
        before[document] = record, upon(judging.judgements_of(connection, document), record)
    form = written(made)
    row = form | {"targets": json.dumps(form["targets"], ensure_ascii=False, sort_keys=True)}
    connection.execute(t.judgements.insert(), row)
    if made.documents:
        named = [{"document": document, "judgement": made.id} for document in sorted(made.documents)]
        insert_new(connection, t.judged_documents, named)
    for document, n in numbers.items():
        record, then = before[document]
        judging.recount(connection, n, then, upon(judging.judgements_of(connection, document), record), record)
    judging.regroup(connection)
    linking.mark(connection, concerned)


def _concerned(made: Judgement, every: Iterable[Judgement]) -> frozenset[str]:
    """The reports whose records a judgement, or what it undoes or stops from being undone, is about."""
    by_id = {j.id: j for j in every}
    found = set(made.documents)
    undone = made.undoes
    while undone is not None and undone in by_id:
        found |= by_id[undone].documents
        undone = by_id[undone].undoes
    # Kept before what it undoes came: that brings its own reports.
    return frozenset(found)


class _Asked:
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
            return tuple(self._record(id, "av", "a statement or event (d_…/a3, d_…/v2)") for id in ids)
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
        found: dict[str, Anchor] = {}
        for n, telling in linked.tellings(told).items():
            document = incident_tables.document_of(n)
            found[f"{telling.document}/{telling.event}"] = anchors(linked.record(document))[telling.event][0]
        return Target(str(whole), tuple(found[x] for x in sorted(found)))


def _whole(id: str) -> bool:
    """Whether it is a report's id, and not that of a record of one."""
    return _is(id, "d_") and "/" not in id


def _is(id: str, begins: str) -> bool:
    return id.startswith(begins)
