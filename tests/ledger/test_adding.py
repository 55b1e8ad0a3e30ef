"""Real reports read by real workers: the same ledger whoever reads and in whatever order, incidents and all.

ONRECORD_FULL=1 reads every sample and every case of eval/incidents, with each number of workers into each store; else
it is one case and the samples of another, once into each.
"""

from __future__ import annotations

import csv
import os
import random
from pathlib import Path

import msgspec
import pytest

from onrecord.ingest import Raw
from onrecord.ledger import Ledger, open_ledger
from onrecord.samples import samples
from tests.ledger.stored import exported

CASES = Path(__file__).parents[2] / "eval" / "incidents"
FULL = os.environ.get("ONRECORD_FULL") == "1"

EACH = [("sqlite", 4), ("postgresql", 2), ("sqlite", 2), ("postgresql", 4)]


def inputs() -> list[Raw]:
    """Samples, reports of cases, and a file that cannot be read."""
    given = [
        Raw(data=s.data, source=f"{s.name}.txt", published=s.published, outlet=s.outlet)
        for s in samples()
        if FULL or s.name.startswith("market-bombing")
    ]
    for folder in sorted(x.parent for x in CASES.glob("*/index.tsv") if FULL or x.parent.name == "osh"):
        with (folder / "index.tsv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t"):
                data = (folder / row["file"]).read_bytes()
                source = f"{folder.name}/{Path(row['file']).name}"
                given.append(Raw(data=data, source=source, published=row["published"], outlet=row["outlet"]))
    return [*given, Raw(data=b"%PDF-1.4", source="a.pdf")]


def said(ledger: Ledger) -> bytes:
    """All that a ledger says, and what it says of disputes and origins when asked."""
    asked = (*ledger.disputes(limit=None), *ledger.origins(limit=None))
    return b"\n".join([exported(ledger), *map(msgspec.json.encode, asked)])


@pytest.fixture(scope="module")
def read_by_one(tmp_path_factory):
    where = tmp_path_factory.mktemp("one") / "ledger.db"
    with open_ledger(where) as ledger:
        outcomes = [a.outcome for a in ledger.add_many(inputs(), workers=1)]
        assert outcomes == ["added"] * (len(inputs()) - 1) + ["failed"]
        assert max(i.documents for i in ledger.origins()) >= 3
        assert ledger.disputes() != ()
        return said(ledger)


@pytest.mark.model
@pytest.mark.parametrize(("where", "workers"), EACH if FULL else EACH[:2], indirect=["where"])
def test_any_number_of_workers_in_any_order_twice_over(where, workers, read_by_one):
    given = inputs()
    sources = [raw.source for raw in given]
    random.Random(workers).shuffle(given)
    with open_ledger(where) as ledger:
        first = {a.source: a.outcome for a in ledger.add_many(given, workers=workers)}
        assert [first[source] for source in sources] == ["added"] * (len(sources) - 1) + ["failed"]
        random.Random(workers + 1).shuffle(given)
        again = {a.source: a.outcome for a in ledger.add_many(given, workers=1)}
        assert [again[source] for source in sources] == ["known"] * (len(sources) - 1) + ["failed"]
        assert said(ledger) == read_by_one
        assert [q.source for q in ledger.quarantined()] == ["a.pdf"]
        assert [fault for found in ledger.verify() for fault in found] == []
