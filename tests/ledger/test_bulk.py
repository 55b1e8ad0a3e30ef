"""Records that were read elsewhere: taken as they are, many at once, once each."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="Parquet needs pyarrow: pip install 'onrecord[parquet]'")

from onrecord.errors import BadRecord
from onrecord.export import parquet
from onrecord.ledger import bulk, open_ledger
from onrecord.ledger.bulk import holds_records
from tests.ledger.stored import exported, golden, raw_of, variants

REPORTS = 22


@pytest.fixture
def tables(tmp_path, monkeypatch) -> Path:
    """A ledger's export to Parquet, of more reports than are kept at once."""
    monkeypatch.setattr(bulk, "AT_ONCE", REPORTS - 6)
    with open_ledger(tmp_path / "from.db") as ledger:
        ledger.add_all([(record, None) for record in variants(REPORTS)])
        parquet.write(ledger.reports(), tmp_path / "tables")
    return tmp_path / "tables"


def test_an_export_is_taken_whole_and_once(ledger, tables):
    assert [a.outcome for a in ledger.add_many([tables])] == ["added"] * REPORTS
    with open_ledger(tables.parent / "from.db") as before:
        before.link()
        assert exported(ledger) == exported(before)
    assert {a.outcome for a in ledger.add_many([str(tables)])} == {"known"}
    assert [fault for found in ledger.verify() for fault in found] == []


def test_several_at_once_are_what_they_are_one_by_one(ledger, tmp_path):
    records = list(golden())
    bad = dataclasses.replace(records[1], document=dataclasses.replace(records[1].document, id="d_0"))
    given = [(records[0], raw_of(records[0])), (bad, None), (records[2], None), (records[0], None)]
    assert [a.outcome for a in ledger.add_all(given)] == ["added", "failed", "added", "known"]
    with open_ledger(tmp_path / "one.db") as one:
        for record, raw in (given[0], given[2]):
            one.add(record, raw)
        assert list(one.records()) == list(ledger.records())
        with pytest.raises(BadRecord) as err:
            one.add(bad)
    (refused,) = ledger.quarantined()
    assert refused.reason == str(err.value).removeprefix(f"{bad.document.source}: ")


def test_what_is_no_record_is_told_and_the_others_are_taken(ledger, tables):
    from pyarrow import parquet as file

    table = file.read_table(tables / "documents.parquet").slice(0, 3)
    rows = table.to_pylist()
    rows[1]["record"] = "{}"
    file.write_table(type(table).from_pylist(rows, schema=table.schema), tables / "documents.parquet")
    assert [a.outcome for a in ledger.add_many([tables])] == ["added", "failed", "added"]


@pytest.mark.parametrize(
    ("names", "held"),
    [
        ((), False),
        (("documents.parquet", "a.txt"), False),
        (("documents/month=2024-03/a.parquet",), False),
        (("archive.parquet",), True),
        (("documents.parquet", "attributions.parquet", "events.parquet", "entities.parquet"), True),
    ],
    ids=["empty", "reports", "folder", "archive", "export"],
)
def test_a_folder_is_known_by_its_tables(tmp_path, names, held):
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    assert holds_records(tmp_path) is held
