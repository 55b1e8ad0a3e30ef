"""Many writers of one PostgreSQL database: what one does while another has not finished is not lost on either.

One of two is held just before it commits, until the other has finished or waits for it: no moment is left to chance.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest
from sqlalchemy import create_engine, text

from onrecord.ledger import Ledger, judging, linking, open_ledger
from tests.ledger.stored import exported, judgements, variants

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


def undisturbed(tmp_path) -> bytes:
    with open_ledger(tmp_path / "undisturbed.db") as ledger:
        for record in variants(REPORTS):
            ledger.add(record)
        for judged in judgements(REPORTS):
            ledger.keep_judgement(judged)
        ledger.link()
        return exported(ledger)


def assert_same(where: str, tmp_path) -> None:
    with open_ledger(where) as ledger:
        ledger.link()
        assert [fault for found in ledger.verify() for fault in found] == []
        assert exported(ledger) == undisturbed(tmp_path)


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
