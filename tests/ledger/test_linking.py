"""Incidents are a function of the reports and of what people judged, never of the order in which they came."""

from __future__ import annotations

import dataclasses
import random

import pytest
from sqlalchemy import select

from onrecord.errors import UsageError
from onrecord.incidents.tellings import tellings
from onrecord.ledger import Filters, incident_tables, linking, open_ledger
from onrecord.ledger.database import writing
from onrecord.ledger.judging import Judged
from onrecord.ledger.verdicts import Taken
from tests.factory import Factory
from tests.ledger.stored import exported, golden, reread, sourced, variants

REPORTS = 10


def faults(ledger):
    return [fault for found in ledger.verify() for fault in found]


@pytest.fixture(scope="module")
def expected(tmp_path_factory):
    with open_ledger(tmp_path_factory.mktemp("one") / "ledger.db") as ledger:
        for record in variants(REPORTS, 6):
            ledger.add(record)
        assert ledger.link() == REPORTS
        assert faults(ledger) == []
        return exported(ledger)


@pytest.mark.parametrize(("every", "batch"), [(1, 64), (5, 2), (100, 7)])
def test_in_any_order_linked_whenever_on_either_store(where, expected, every, batch, monkeypatch):
    monkeypatch.setattr(linking, "BATCH", batch)
    records = list(variants(REPORTS, 6))
    random.Random(every).shuffle(records)
    with open_ledger(where) as ledger:
        for n, record in enumerate(records):
            ledger.add(record)
            if n % every == 0:
                ledger.link()
        ledger.link()
        assert exported(ledger) == expected
        assert faults(ledger) == []
        for record in records:
            ledger.add(record)
        assert ledger.link() == 0
        assert exported(ledger) == expected


def test_a_newer_reading_leaves_nothing_of_the_older(ledger, tmp_path):
    """Reports of which another reading counted before end as if it had never been."""
    records = list(variants(REPORTS, 6))
    older = [bare(reread(record, "0.0.1")) for record in records]
    for some in (older[:5], records[:3], older[5:], records[3:]):
        for record in some:
            ledger.add(record)
        ledger.link()
        assert faults(ledger) == []
    with open_ledger(tmp_path / "new.db") as new:
        for record in records:
            new.add(record)
        new.link()
        assert exported(ledger) == exported(new)


def bare(record):
    """A reading that knows of half the events only."""
    return dataclasses.replace(record, events=record.events[::2])


def test_what_is_not_linked_yet_is_said(ledger):
    for record in golden()[:3]:
        ledger.add(record)
    assert (ledger.unlinked(), ledger.incidents(), faults(ledger)) == (3, (), [])
    assert ledger.link(at_most=1) == 3
    assert ledger.unlinked() == 0
    assert len(ledger.incidents()) > 3


def test_every_telling_is_of_one_incident(ledger):
    for record in golden():
        ledger.add(record)
    ledger.link()
    told = sorted((t.document, t.event) for record in golden() for t in tellings(record))
    found = sorted((m.document, m.event) for i in ledger.incidents(limit=None) for m in i.events)
    assert found == told
    assert ledger.incident_count() == len(ledger.incidents(limit=None))


def two(where="Kessel", day="2024-03-03"):
    """A report of a bombing, and one of another outlet."""
    for outlet in ("Coast News", "Hill Radio"):
        made = Factory(
            f"Bomb in {where}\n\nA bomb killed 14 people at the market in {where} on Sunday, {outlet} reported.",
            published="2024-03-04",
            outlet=outlet,
            source=f"{outlet}.txt",
        )
        sunday = made.time("Sunday", begin=day)
        made.entity(where, "place")
        made.event("killed", "ASSAULT", place=made.span(where, 1).text, time=sunday,
                   counts=(("killed", 14, "exactly", "14"),))  # fmt: skip
        yield sourced(made.record(), f"{outlet}.txt")


def test_judgements_outrank_scores_and_can_be_undone(ledger, monkeypatch):
    """Apart, then together again; what each rests on is marked and linked again."""
    a, b = two()
    for record in (a, b):
        ledger.add(record)
    ledger.link()
    (before,) = ledger.incidents()
    assert (before.documents, len(before.events)) == (2, 2)
    pair = tuple(sorted(((a.document.id, "v1"), (b.document.id, "v1"))))
    for judged, rejected, count in (
        (Judged((), (pair,)), {}, 2),
        (Judged((), ()), {}, 1),
        (Judged((), ()), {a.document.id: frozenset({"v1"})}, 1),
    ):
        monkeypatch.setattr(linking, "judged", lambda _c, of=judged: of)
        monkeypatch.setattr(linking, "taken", lambda _c, r, of=rejected: Taken(of.get(r.document.id, frozenset())))
        with writing(ledger._engine) as connection:
            linking.mark(connection, [document for document, _ in pair])
        assert ledger.link() == 2
        assert len(ledger.incidents()) == count
    assert [m.document for m in ledger.incidents()[0].events] == [b.document.id]  # the last one rejected the other


def test_an_incident_is_found_by_the_id_of_any_of_its_events(ledger, tmp_path):
    a, b = two()
    alone = []
    for record in (a, b):
        with open_ledger(tmp_path / f"{record.document.id}.db") as other:
            other.add(record)
            other.link()
            alone.append(other.incidents()[0].id)
    for record in (a, b):
        ledger.add(record)
    ledger.link()
    (both,) = ledger.incidents()
    assert both.id in alone
    assert [ledger.incident(id).id for id in alone] == [both.id, both.id]
    assert ledger.incident(alone[0][:8]) == both


def test_copies_are_a_family_however_many_lie_between(ledger):
    record = next(r for r in golden() if r.document.source.startswith("market-bombing-agency"))
    copies = [sourced(record, f"{n}.txt") for n in range(4)]
    for one in copies:
        ledger.add(one)
    ledger.add(golden()[0])
    ledger.link()
    f = incident_tables.families
    with ledger._engine.connect() as connection:
        rows = connection.execute(select(f.c.document, f.c.family)).all()
    assert len(rows) == 4
    assert len({family for _, family in rows}) == 1
    told = [i for i in ledger.origins() if i.documents == 4]
    assert told
    assert {i.independent_origins for i in told} == {1}
    assert ledger.incidents(Filters(document=copies[0].document.id), limit=None)


def test_days_of_an_export_are_days(tmp_path):
    with open_ledger(tmp_path / "ledger.db") as ledger:
        for asked in ({"since": "soon"}, {"until": "2024-13-01"}):
            for export in (ledger.records, ledger.every_incident):
                with pytest.raises(UsageError, match="not a date"):
                    list(export(**asked))
