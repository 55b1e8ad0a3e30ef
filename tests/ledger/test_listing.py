"""What there is in a ledger, and questions that would take too long, on both stores."""

from __future__ import annotations

import pytest

from onrecord.errors import LedgerError
from onrecord.ledger import Filters, Ledger
from tests.ledger.stored import golden, reread


def test_reports_are_listed_newest_first(ledger):
    for record in golden():
        ledger.add(record)
    found = ledger.latest(limit=None)
    assert {r.id for r in found} == {r.document.id for r in golden()}
    days = [r.published[:10] if r.published else "" for r in found]
    assert days == sorted(days, reverse=True)
    assert ledger.latest(limit=3) == found[:3]
    assert found[0] == ledger.report(found[0].id)[0]
    within = ledger.latest(Filters(since=days[2], until=days[0]), limit=None)
    assert [r.id for r in within] == [r.id for r in found if r.published and days[2] <= r.published[:10] <= days[0]]


def test_sums_are_those_of_the_records(ledger):
    assert ledger.sums().reports == 0
    for record in golden():
        ledger.add(record)
        ledger.add(reread(record, "9.9"))
    ledger.link()
    sums = ledger.sums()
    assert sums.reports == len(golden())
    assert sums.statements == sum(len(r.attributions) for r in golden())
    assert sums.events == sum(len(r.events) for r in golden())
    assert sums.incidents == ledger.incident_count()


def test_every_entity_of_a_report_is_an_actor(ledger):
    record = golden()[0]
    ledger.add(record)
    found = ledger.actors_in(record.document.id)
    assert set(found) == {e.id for e in record.entities}
    named = ledger.actors_in(record.document.id, named=True)
    assert 0 < len(named) < len(found)
    assert named.items() <= found.items()
    for actor in ledger.actors(limit=None):
        assert actor.id in named.values()
    people = [e for e in record.entities if e.kind == "person" and e.id in named]
    first, second = people[:2]
    ledger.judge("merge", [found[first.id], found[second.id]], by="Ada")
    merged = ledger.actors_in(record.document.id)
    assert merged[first.id] == merged[second.id]


def test_a_question_that_takes_too_long_is_given_up_and_the_next_is_answered(ledger):
    for record in golden():
        ledger.add(record)
    ledger.answer_within(0.0)
    with pytest.raises(LedgerError):
        ask_much(ledger)
    ledger.answer_within(60.0)
    assert ledger.events(limit=None)
    ledger.add(reread(golden()[0], "9.9"))


def ask_much(ledger: Ledger) -> None:
    """Questions of which one at least is slower than the store's shortest time, on a fast machine too."""
    for _ in range(2000):
        ledger.events(limit=None)
        ledger.search("the OR a OR said OR in", limit=None)
