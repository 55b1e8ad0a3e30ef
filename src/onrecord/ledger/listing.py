"""What there is in a ledger, for whoever looks around in it: reports without their records, and how many of what."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from sqlalchemy import event, func, or_, select
from sqlalchemy.engine import Connection, Engine

from onrecord.ledger import incident_tables, schema
from onrecord.ledger import judgement_tables as t
from onrecord.ledger.database import reading
from onrecord.ledger.documents import number_of
from onrecord.ledger.questions import Filters, actors_named, days
from onrecord.ledger.rows import Report

_d, _r, _m = schema.documents, schema.revisions, schema.readers
_ANYTHING = Filters()
# Steps of SQLite's machine between two looks at the clock.
_STEPS = 1_000


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
        found = (
            select(_d.c.id, _d.c.source, _d.c.url, _d.c.outlet, _d.c.title, _d.c.published, _r.c.id.label("revision"),
                   _m.c.version.label("reader"), _r.c.added)
            .join_from(_d, _r, _r.c.n == _d.c.current)
            .join(_m, _m.c.id == _r.c.reader)
            .where(*days(asked, _d.c.day, _d.c.day))
            .order_by(_d.c.day.desc(), _d.c.id)
            .limit(limit)
        )  # fmt: skip
        with reading(self._engine) as connection:
            if asked.actor is not None:
                e = schema.entities
                naming = select(e.c.document).where(e.c.actor.in_(actors_named(connection, asked.actor)))
                found = found.where(_d.c.n.in_(naming))
            return tuple(Report(**row) for row in connection.execute(found).mappings())

    def actors_in(self, document: str, *, named: bool = False) -> dict[str, str]:
        """The actor (``k_…``) that each entity (``e4``) of a report is; if `named`, of those who have a name alone.

        Raises:
            UsageError: there is no such report.
        """
        e, a, g = schema.entities, schema.actors, t.merged
        with reading(self._engine) as connection:
            number = number_of(connection, document)
            found = select(e.c.id, func.coalesce(g.c.one, a.c.id).label("actor")).join_from(e, a, a.c.n == e.c.actor)
            found = found.outerjoin(g, g.c.actor == a.c.id).where(e.c.document == number)
            found = found.where(or_(a.c.named, g.c.one.is_not(None))) if named else found
            return {row.id: row.actor for row in connection.execute(found)}

    def sums(self) -> Sums:
        """How many there are of what."""
        with reading(self._engine) as connection:
            tables = (schema.statements, schema.events, incident_tables.incidents)
            reports = select(func.count()).select_from(_d).where(_d.c.current.is_not(None))
            counts = [connection.execute(select(func.count()).select_from(x)).scalar_one() for x in tables]
            return Sums(int(connection.execute(reports).scalar_one()), *map(int, counts))
