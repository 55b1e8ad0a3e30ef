"""Many writers of one PostgreSQL database: what one does while another has not finished is not lost on either.

One of two is held just before it commits, until the other has finished or waits for it: no moment is left to chance.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest
from sqlalchemy import create_engine, text

from onrecord.ledger import Ledger, counting, incident_tables, judging, linking, open_ledger
from onrecord.ledger.database import writing
from onrecord.ledger.migrations import MIGRATIONS, Migration, migrate
from tests.ledger.stored import exported, golden, judgements, reread, sourced, undisturbed, variants

REPORTS = 20
"""As many as `judgements` needs to have something to say of."""


@pytest.fixture
def where(postgresql) -> str:
    return postgresql.url()


def meanwhile(where: str, hold: tuple[object, str], one: Callable[[Ledger], object], other: Callable[[Ledger], object],
              monkeypatch) -> None:  # fmt: skip
    """Do one thing, and another when the function that `hold` names has run in it and nothing is committed yet."""
    module, name = hold
    function = getattr(module, name)
    first, second = threading.Thread(target=_does(where, one)), threading.Thread(target=_does(where, other))

    def held(*args, **kwargs):
        result = function(*args, **kwargs)
        if threading.current_thread() is first and second.ident is None:
            second.start()
            while second.is_alive() and not _waits(where):
                time.sleep(0.01)
        return result

    monkeypatch.setattr(module, name, held)
    first.start()
    first.join()
    second.join()


def _does(where: str, what: Callable[[Ledger], object]) -> Callable[[], None]:
    def do() -> None:
        with open_ledger(where) as ledger:
            what(ledger)

    return do


def _waits(where: str) -> bool:
    engine = create_engine(where.replace("postgresql:", "postgresql+psycopg:"))
    with engine.connect() as connection:
        waiting = connection.execute(text("SELECT count(*) FROM pg_locks WHERE NOT granted")).scalar_one()
    engine.dispose()
    return bool(waiting)


def assert_same(where: str, tmp_path) -> None:
    with open_ledger(where) as ledger:
        ledger.link()
        assert [fault for found in ledger.verify() for fault in found] == []
        assert exported(ledger) == undisturbed(tmp_path / "undisturbed.db", REPORTS)


def test_somebody_judges_of_a_report_that_is_being_added(where, tmp_path, monkeypatch):
    first, *rest = judgements(REPORTS)
    about = next(r for r in variants(REPORTS) if r.document.id in first.documents)
    with open_ledger(where) as ledger:
        for record in variants(REPORTS):
            if record != about:
                ledger.add(record)
        for judged in rest:
            ledger.keep_judgement(judged)
    hold = (judging, "count")
    meanwhile(where, hold, lambda one: one.add(about), lambda other: other.keep_judgement(first), monkeypatch)
    assert_same(where, tmp_path)


def test_somebody_judges_of_reports_that_are_being_linked(where, tmp_path, monkeypatch):
    reject, confirm, merge, *rest = judgements(REPORTS)
    with open_ledger(where) as ledger:
        for judged in (reject, confirm, *rest):
            ledger.keep_judgement(judged)
        for record in variants(REPORTS):
            ledger.add(record)
    hold = (linking.Linking, "_cluster")
    meanwhile(where, hold, Ledger.link, lambda other: other.keep_judgement(merge), monkeypatch)
    assert_same(where, tmp_path)


OLD, NEW = golden()[0], reread(golden()[0], "9.0.0")
BESIDE = sourced(OLD, "beside.txt")
"""Another report, of the same actors."""


def sound(where: str, tmp_path, *records) -> None:
    """Everything holds, and is what one who adds these records alone gets."""
    with open_ledger(tmp_path / "alone.db") as alone, open_ledger(where) as ledger:
        for record in records:
            alone.add(record)
        alone.link()
        ledger.link()
        assert [fault for found in ledger.verify() for fault in found] == []
        assert exported(ledger) == exported(alone)


@pytest.mark.parametrize(
    ("one", "other"),
    [(OLD, OLD), (OLD, NEW), (NEW, OLD), (OLD, BESIDE)],
    ids=["the same", "a newer reading", "an older reading", "another report of the same actors"],
)
@pytest.mark.parametrize(
    "hold",
    [(counting._Counting, "_parts"), (judging, "count")],
    ids=["while actors are counted", "before it commits"],
)
def test_two_add(where, tmp_path, monkeypatch, hold, one, other):
    meanwhile(where, hold, lambda x: x.add(one), lambda x: x.add(other), monkeypatch)
    sound(where, tmp_path, one, other)


@pytest.mark.parametrize("other", [NEW, BESIDE], ids=["a newer reading", "another report"])
def test_somebody_adds_while_reports_are_linked(where, tmp_path, monkeypatch, other):
    with open_ledger(where) as ledger:
        ledger.add(OLD)
    meanwhile(where, (linking.Linking, "_cluster"), Ledger.link, lambda x: x.add(other), monkeypatch)
    with open_ledger(where) as ledger:
        assert ledger.unlinked() == 0  # it goes on with what was added meanwhile
    sound(where, tmp_path, OLD, other)


@pytest.mark.parametrize("other", [NEW, BESIDE], ids=["a newer reading", "another report"])
def test_somebody_links_while_a_report_is_added(where, tmp_path, monkeypatch, other):
    with open_ledger(where) as ledger:
        ledger.add(OLD)
    meanwhile(where, (judging, "count"), lambda x: x.add(other), Ledger.link, monkeypatch)
    sound(where, tmp_path, OLD, other)


@pytest.mark.parametrize("again", [False, True], ids=["what is left", "all of it again"])
def test_two_link(where, tmp_path, monkeypatch, again):
    with open_ledger(where) as ledger:
        ledger.add(OLD)
        ledger.link()
        ledger.add(BESIDE)
    meanwhile(where, (linking.Linking, "_cluster"), Ledger.link, lambda x: x.link(again=again), monkeypatch)
    sound(where, tmp_path, OLD, BESIDE)


def test_a_newer_version_migrates_while_reports_are_linked(where, tmp_path, monkeypatch):
    with open_ledger(where) as ledger:
        ledger.add(OLD)
        ledger.link()
        ledger.add(BESIDE)
    newer = (*MIGRATIONS, Migration(len(MIGRATIONS) + 1, "linked anew", incident_tables.empty))
    hold = (linking.Linking, "_cluster")
    meanwhile(where, hold, lambda x: x.link(at_most=1), lambda x: migrate(x._engine, newer), monkeypatch)
    engine = create_engine(where.replace("postgresql:", "postgresql+psycopg:"))
    with writing(engine) as connection:  # so that this version opens it
        connection.execute(text("DELETE FROM migrations WHERE number = :n"), {"n": len(newer)})
    engine.dispose()
    with open_ledger(where) as ledger:
        assert ledger.unlinked() == 2
    sound(where, tmp_path, OLD, BESIDE)
