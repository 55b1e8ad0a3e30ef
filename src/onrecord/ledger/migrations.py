"""The numbered steps from one version of the schema to the next.

A new ledger is made by `schema.create` and stamped with every number. An older one is brought up step by step, each
in a transaction of its own with its own stamp, so that an interrupted migration goes on where it stopped. A number
once released is never changed or removed; a change of `schema` comes with the step that leads to it, and a test holds
the two ways of reaching a schema to the same result.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Column, Integer, MetaData, String, Table, inspect, select
from sqlalchemy.engine import Connection, Engine

from onrecord.errors import LedgerError
from onrecord.ledger import copies, fetch_tables, incident_tables, judgement_tables, judging, linkers, schema
from onrecord.ledger.database import Turn, take_turn

_stamps = Table(
    "migrations",
    MetaData(),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("title", String, nullable=False),
    Column("applied", String, nullable=False),
)
_NUMBERS = select(_stamps.c.number).order_by(_stamps.c.number)


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: its number, what it is for, and what it does within an open transaction."""

    number: int
    title: str
    apply: Callable[[Connection], None]


def _judgements(connection: Connection) -> None:
    judgement_tables.create(connection)
    judging.rebuild(connection)


def _written_forms(connection: Connection) -> None:
    # What is emptied is all that there is now; of tables that came later, an older ledger has none.
    incident_tables.all_shingles.create(connection, checkfirst=True)
    incident_tables.empty(connection)


def _actors_in_order(connection: Connection) -> None:
    schema.by_reports.create(connection, checkfirst=True)


MIGRATIONS: tuple[Migration, ...] = (
    Migration(1, "the first schema", schema.create),
    Migration(2, "incidents", incident_tables.create),
    Migration(3, "judgements, and actors by what they are", _judgements),
    Migration(4, "feeds that are watched", fetch_tables.create),
    Migration(5, "every incident in its written form", _written_forms),
    Migration(6, "actors in the order of their reports", _actors_in_order),
    Migration(7, "by which rules reports were linked", linkers.begin),
    Migration(8, "all runs of words of every text", copies.keep_all),
)


def migrate(engine: Engine, migrations: Sequence[Migration] = MIGRATIONS, *, create: bool = True) -> tuple[int, ...]:
    """Bring a ledger to the schema of this version; the numbers that were applied.

    Args:
        engine: a ledger, or an empty database.
        migrations: the steps, numbered from 1 without a gap.
        create: whether an empty database is made a ledger.

    Raises:
        LedgerError: the ledger was made by a newer version, is another program's database, or is empty and
            `create` is not set.
    """
    done: list[int] = []
    while True:
        with engine.begin() as connection:
            take_turn(connection, Turn.MIGRATE)  # several processes may open a new ledger at once
            applied = _applied(connection, migrations, create)
            missing = migrations[len(applied) :]
            if not missing:
                return tuple(done)
            if applied:
                # Whoever links or adds meanwhile would do so beside the tables as they were.
                take_turn(connection, Turn.LINK)
                take_turn(connection, Turn.JUDGE)
            # A new ledger is of today's schema at once.
            steps = missing[:1] if applied else missing
            (schema.create if not applied else steps[0].apply)(connection)
            now = datetime.now(UTC).isoformat(timespec="seconds")
            connection.execute(
                _stamps.insert(), [{"number": s.number, "title": s.title, "applied": now} for s in steps]
            )
            done += [s.number for s in steps]


def pending(engine: Engine, migrations: Sequence[Migration] = MIGRATIONS) -> bool:
    """Whether a ledger lacks a step, or the database is no ledger yet."""
    with engine.connect() as connection:
        if not inspect(connection).has_table(_stamps.name):
            return True
        return list(connection.execute(_NUMBERS).scalars()) != [m.number for m in migrations]


def _applied(connection: Connection, migrations: Sequence[Migration], create: bool) -> list[int]:
    tables = inspect(connection).get_table_names()
    if _stamps.name not in tables:
        # A server's database may hold other programs' tables beside ours; a file is a ledger or it is not.
        theirs = tables if connection.dialect.name == "sqlite" else set(tables) & set(schema.metadata.tables)
        if theirs or not create:
            raise LedgerError("the database is no ledger")
        _stamps.create(connection)
    numbers = list(connection.execute(_NUMBERS).scalars())
    known = [m.number for m in migrations]
    if numbers != known[: len(numbers)]:
        raise LedgerError(f"made by a newer version of onrecord (schema {numbers[-1]}; this one knows {known[-1]})")
    return numbers
