"""What there is in a ledger, for whoever looks around in it: reports without their records, and how many of what."""

from __future__ import annotations

import time
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, event, func, or_, select
from sqlalchemy.engine import Connection, Engine

from onrecord.incidents.records import Incident
from onrecord.ledger import incident_questions, incident_tables, schema
from onrecord.ledger import judgement_tables as t
from onrecord.ledger.at_hand import Latest
from onrecord.ledger.cursors import Place, beyond
from onrecord.ledger.database import Store, batches, reading
from onrecord.ledger.documents import number_of
from onrecord.ledger.index import day_of
from onrecord.ledger.questions import Filters, actors_named, days, one_with
from onrecord.ledger.rows import ActorRow, Finding, Report
from onrecord.records import Attribution, Event

_d, _r, _m = schema.documents, schema.revisions, schema.readers
_ANYTHING = Filters()
# Steps of SQLite's machine between two looks at the clock.
_STEPS = 1_000
_LOOKED_UP = 2_000


@dataclass(frozen=True, slots=True)
class Sums:
    """How many reports, statements, events and incidents there are."""

    reports: int
    statements: int
    events: int
    incidents: int


class ListingView:
    """What there is, without reading a single record."""

    _engine: Engine
    _store: Store
    _sums: Latest[Sums]

    def answer_within(self, seconds: float) -> None:
        """From now on a question that keeps the store busy for longer is given up, with a `LedgerError`; what writes is
        not."""

        def begun(connection: Connection) -> None:
            writes = connection.get_execution_options().get("writes")
            if connection.dialect.name == "postgresql":
                if not writes:
                    connection.exec_driver_sql(f"SET LOCAL statement_timeout = {max(1, round(seconds * 1000))}")
                return
            store: Any = connection.connection.dbapi_connection
            until = time.monotonic() + seconds
            store.set_progress_handler(None if writes else lambda: time.monotonic() > until, _STEPS)

        event.listen(self._engine, "begin", begun)

    def latest(self, asked: Filters = _ANYTHING, *, limit: int | None = 50) -> tuple[Report, ...]:
        """The reports that were published on the days asked for, newest first; with an actor, those that name them."""
        newest_first = (_d.c.day.desc(), _d.c.id)
        some = select(_d.c.n).where(_d.c.current.is_not(None), *days(asked, _d.c.day, _d.c.day))
        if asked.behind is not None:
            some = some.where(beyond(((_d.c.day, True), (_d.c.id, False)), asked.behind))
        with reading(self._store) as connection:
            if asked.actor is not None:
                some = some.where(_naming(connection, asked.actor))
            # Which they are, before what is known of them: that is looked up for no more than are shown.
            shown = some.order_by(*newest_first).limit(limit).subquery()
            found = (
                select(_d.c.id, _d.c.source, _d.c.url, _d.c.outlet, _d.c.title, _d.c.published,
                       _r.c.id.label("revision"), _m.c.version.label("reader"), _r.c.added)
                .join_from(shown, _d, _d.c.n == shown.c.n)
                .join(_r, _r.c.n == _d.c.current)
                .join(_m, _m.c.id == _r.c.reader)
                .order_by(*newest_first)
            )  # fmt: skip
            return tuple(Report(**row) for row in connection.execute(found).mappings())

    def place(self, row: Report | Finding | ActorRow | Incident) -> Place:
        """Where a row stands in the order of the list that it is of: what `Filters.behind` asks for the rows behind."""
        if isinstance(row, Incident):
            with reading(self._store) as connection:
                return incident_questions.place(connection, row.id)
        if isinstance(row, ActorRow):
            return row.reports, row.says + row.does + row.undergoes, row.id
        if isinstance(row, Report):
            return day_of(row.published), row.id
        every: tuple[Attribution | Event, ...] = row.record.attributions if row.id[0] == "a" else row.record.events
        return row.day or "", row.report.id, next(n for n, one in enumerate(every) if one.id == row.id)

    def actors_in(self, document: str, *, named: bool = False) -> dict[str, str]:
        """The actor (``k_…``) that each entity (``e4``) of a report is; if `named`, of those who have a name alone.

        Raises:
            UsageError: there is no such report.
        """
        e, a, g = schema.entities, schema.actors, t.merged
        with reading(self._store) as connection:
            number = number_of(connection, document)
            found = select(e.c.id, func.coalesce(g.c.one, a.c.id).label("actor")).join_from(e, a, a.c.n == e.c.actor)
            found = found.outerjoin(g, g.c.actor == a.c.id).where(e.c.document == number)
            found = found.where(or_(a.c.named, g.c.one.is_not(None))) if named else found
            return {row.id: row.actor for row in connection.execute(found)}

    def entities_of(self, actor: str, documents: Collection[str]) -> dict[str, frozenset[str]]:
        """The entities (``e4``) that an actor is in each of these reports, by the reports' ids; those that do not name
        it are left out."""
        e = schema.entities
        found: dict[str, set[str]] = {}
        with reading(self._store) as connection:
            mine = one_with(connection, actor)
            for some in batches(sorted(documents)):
                # By their numbers: beside their ids, the store would go through all reports that name the actor.
                known = {n: id for id, n in connection.execute(select(_d.c.id, _d.c.n).where(_d.c.id.in_(some)))}
                asked = select(e.c.document, e.c.id).where(e.c.actor.in_(mine), e.c.document.in_(sorted(known)))
                for n, entity in connection.execute(asked):
                    found.setdefault(known[n], set()).add(entity)
        return {document: frozenset(entities) for document, entities in found.items()}

    def sums(self) -> Sums:
        """How many there are of what. Counting takes long in a large ledger: it is done again only where something has
        been added, judged or linked since the last time."""
        with reading(self._store) as connection:
            return self._sums.get(state(connection), lambda: _counted(connection))


def _counted(connection: Connection) -> Sums:
    tables = (schema.statements, schema.events, incident_tables.incidents)
    reports = select(func.count()).select_from(_d).where(_d.c.current.is_not(None))
    counts = (connection.execute(select(func.count()).select_from(x)).scalar_one() for x in tables)
    return Sums(int(connection.execute(reports).scalar_one()), *map(int, counts))


def _naming(connection: Connection, name: str) -> ColumnElement[bool]:
    """That a report names somebody: looked up for whoever is in few, else looked for in one report after the other."""
    e = schema.entities
    condition = e.c.actor.in_(actors_named(connection, name))
    some = select(e.c.document).where(condition).limit(_LOOKED_UP + 1).subquery()
    if connection.execute(select(func.count()).select_from(some)).scalar_one() <= _LOOKED_UP:
        return _d.c.n.in_(select(e.c.document).where(condition))
    return select(e.c.document).where(e.c.document == _d.c.n, condition).exists()


def state(connection: Connection) -> tuple[int, ...]:
    """What is another one whenever something has been added, judged or linked."""
    asked = (
        select(func.max(_r.c.n)),
        select(func.count()).select_from(t.judgements),
        select(func.count()).select_from(incident_tables.unlinked),
        select(func.max(incident_tables.incidents.c.n)),
    )
    return tuple(x or 0 for x in connection.execute(select(*(one.scalar_subquery() for one in asked))).one())
