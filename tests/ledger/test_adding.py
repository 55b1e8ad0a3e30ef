"""Real reports read by real workers: the same ledger whoever reads and in whatever order."""

from __future__ import annotations

import random

import pytest

from onrecord.ingest import Raw
from onrecord.ledger import open_ledger
from onrecord.samples import samples


@pytest.fixture(scope="module")
def read_by_one(tmp_path_factory):
    where = tmp_path_factory.mktemp("one") / "ledger.db"
    with open_ledger(where) as ledger:
        assert [a.outcome for a in ledger.add_many(inputs(), workers=1)] == ["added"] * 4 + ["failed"]
        return b"\n".join(ledger.records())


def inputs() -> list[Raw]:
    made = [Raw(data=s.data, source=f"{s.name}.txt", published=s.published, outlet=s.outlet) for s in samples()[:4]]
    return [*made, Raw(data=b"%PDF-1.4", source="a.pdf")]


@pytest.mark.model
@pytest.mark.parametrize("workers", [2, 4])
def test_any_number_of_workers_in_any_order_twice_over(where, workers, read_by_one):
    given = inputs()
    random.Random(workers).shuffle(given)
    with open_ledger(where) as ledger:
        first = {a.source: a.outcome for a in ledger.add_many(given, workers=workers)}
        assert [first[raw.source] for raw in inputs()] == ["added"] * 4 + ["failed"]
        again = {a.source: a.outcome for a in ledger.add_many(given, workers=1)}
        assert [again[raw.source] for raw in inputs()] == ["known"] * 4 + ["failed"]
        assert b"\n".join(ledger.records()) == read_by_one
        assert [q.source for q in ledger.quarantined()] == ["a.pdf"]
        assert [fault for found in ledger.verify() for fault in found] == []
