"""Ledgers of every version come to the schema of this one."""

from __future__ import annotations

import pytest
from sqlalchemy import inspect, text

from onrecord.errors import LedgerError
from onrecord.ledger import schema
from onrecord.ledger.database import engine_of
from onrecord.ledger.migrations import MIGRATIONS, Migration, migrate, pending

NEXT = len(MIGRATIONS) + 1


@pytest.fixture
def engine(where):
    made = engine_of(where)
    yield made
    made.dispose()


def test_numbers_are_from_one_without_a_gap():
    assert [m.number for m in MIGRATIONS] == list(range(1, len(MIGRATIONS) + 1))


def test_a_new_ledger_has_every_table_and_every_stamp(engine):
    assert pending(engine)
    assert migrate(engine) == tuple(m.number for m in MIGRATIONS)
    assert {*schema.metadata.tables, "words", "migrations"} <= set(inspect(engine).get_table_names())
    assert not pending(engine)
    assert migrate(engine) == ()


def test_an_older_ledger_is_brought_up_step_by_step(engine):
    migrate(engine, MIGRATIONS)
    done = []
    steps = (
        *MIGRATIONS,
        Migration(NEXT, "a table", lambda c: done.append(c.execute(text("CREATE TABLE second (x integer)")))),
        Migration(NEXT + 1, "another", lambda c: done.append(c.execute(text("CREATE TABLE third (x integer)")))),
    )
    assert pending(engine, steps)
    assert migrate(engine, steps) == (NEXT, NEXT + 1)
    assert len(done) == 2
    assert {"second", "third"} <= set(inspect(engine).get_table_names())


def test_a_step_that_fails_leaves_nothing_and_is_done_again(engine):
    migrate(engine)

    def fails(connection):
        connection.execute(text("CREATE TABLE second (x integer)"))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        migrate(engine, (*MIGRATIONS, Migration(NEXT, "fails", fails)))
    assert "second" not in inspect(engine).get_table_names()
    worked = Migration(NEXT, "works", lambda c: c.execute(text("CREATE TABLE second (x integer)")))
    assert migrate(engine, (*MIGRATIONS, worked)) == (NEXT,)


def test_a_ledger_of_a_newer_version_is_not_touched(engine):
    migrate(engine, (*MIGRATIONS, Migration(NEXT, "of tomorrow", inspect)))
    with pytest.raises(LedgerError, match="newer version of onrecord"):
        migrate(engine)
