"""Ledgers of every version come to the schema of this one."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from onrecord.errors import LedgerError
from onrecord.ledger import open_ledger, schema
from onrecord.ledger.database import engine_of, writing
from onrecord.ledger.migrations import MIGRATIONS, Migration, migrate, pending
from onrecord.wire import from_json
from tests.ledger.stored import exported, variants

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


def test_a_ledger_of_the_first_version_is_brought_up_and_its_reports_are_linked(tmp_path):
    """A file that the first version made, of three reports about one bombing; the same as one made today of them."""
    where = tmp_path / "ledger.db"
    where.write_bytes(gzip.decompress((Path(__file__).parent / "version-1.db.gz").read_bytes()))
    with open_ledger(where) as ledger, open_ledger(tmp_path / "new.db") as new:
        assert ledger.unlinked() == len(ledger) == 3
        assert ledger.incidents() == ()
        assert not ledger.linked_by_others()
        for written in ledger.records():
            new.add(from_json(written))
        new.link()
        assert ledger.link() == 3
        assert [fault for found in ledger.verify() for fault in found] == []
        assert exported(ledger) == exported(new)
        assert columns(ledger) == columns(new)
        assert max(incident.documents for incident in ledger.incidents()) == 3


def test_a_ledger_that_did_not_remember_its_linkers_says_that_another_linked_it(tmp_path):
    where = tmp_path / "ledger.db"
    with open_ledger(where) as ledger:
        for record in variants(3):
            ledger.add(record)
        ledger.link()
        expected = exported(ledger)
        assert not ledger.linked_by_others()
        with writing(ledger._engine) as connection:
            connection.execute(text("DROP TABLE linkers"))
            connection.execute(text("DELETE FROM migrations WHERE number >= 7"))
    with open_ledger(where) as ledger:
        assert ledger.linked_by_others()
        assert ledger.link(again=True) == 3
        assert not ledger.linked_by_others()
        assert exported(ledger) == expected


def test_a_ledger_that_kept_a_sample_of_each_text_alone_is_given_the_rest(tmp_path):
    where = tmp_path / "ledger.db"
    with open_ledger(where) as ledger:
        for record in variants(3):
            ledger.add(record)
        ledger.link()
        with writing(ledger._engine) as connection:
            connection.execute(text("DROP TABLE all_shingles"))
            connection.execute(text("DELETE FROM migrations WHERE number >= 8"))
    with open_ledger(where) as ledger:
        assert [fault for found in ledger.verify() for fault in found] == []
        assert ledger.unlinked() == 0


def columns(ledger):
    asked = inspect(ledger._engine)
    return {
        name: ({c["name"]: str(c["type"]) for c in asked.get_columns(name)},
               {(i["name"], tuple(i["column_names"])) for i in asked.get_indexes(name)})
        for name in asked.get_table_names()
    }  # fmt: skip
