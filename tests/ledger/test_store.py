"""Keeping: once, whole, in any order."""

from __future__ import annotations

import dataclasses
import random

import pytest

from onrecord.errors import BadRecord, LedgerError, NotText, UsageError
from onrecord.ingest import Raw
from onrecord.ledger import Filters, Ledger, open_ledger
from onrecord.wire import to_json
from tests.factory import harbour
from tests.ledger.stored import golden, raw_of, reread, sourced, variants


def faults(ledger: Ledger) -> list[object]:
    return [fault for found in ledger.verify() for fault in found]


def exported(ledger: Ledger) -> bytes:
    return b"\n".join(ledger.records())


def test_what_is_kept_is_what_was_given(ledger):
    record = golden()[0]
    assert ledger.add(record, raw_of(record)).outcome == "added"
    report, kept = ledger.report(record.document.id)
    assert (kept, report.title, report.published) == (record, record.document.title, record.document.published)
    assert ledger.raw(record.document.id) == raw_of(record).data
    assert exported(ledger) == to_json(record).encode()
    assert faults(ledger) == []


def test_the_same_again_changes_nothing(ledger):
    record = golden()[0]
    ledger.add(record, raw_of(record))
    before = exported(ledger), ledger.revisions(record.document.id), ledger.actors(limit=None)
    assert ledger.add(record, raw_of(record)).outcome == "known"
    assert (exported(ledger), ledger.revisions(record.document.id), ledger.actors(limit=None)) == before


def test_the_ledger_is_the_same_in_any_order_twice_over_and_on_either_store(where, tmp_path):
    records = [*variants(20), reread(golden()[0], "0.2.0"), reread(golden()[1], "0.0.9")]
    with open_ledger(tmp_path / "first.db") as first:
        for record in records:
            first.add(record)
        expected, actors = exported(first), first.actors(limit=None)
    random.Random(5).shuffle(records)
    with open_ledger(where) as ledger:
        for record in [*records, *reversed(records)]:
            ledger.add(record)
        assert exported(ledger) == expected
        assert ledger.actors(limit=None) == actors
        assert faults(ledger) == []


def test_a_newer_reading_counts_and_the_older_one_stays(ledger):
    old, new = golden()[0], reread(golden()[0], "0.10.0")
    ledger.add(old)
    assert ledger.add(new).outcome == "revised"
    assert ledger.report(old.document.id)[1] == new
    first, second = ledger.revisions(old.document.id)
    assert (first.version, first.current, second.version, second.current) == ("0.1.0", False, "0.10.0", True)
    assert ledger.revision(first.id) == old
    # An older one that comes later is kept and does not count: 0.9 is older than 0.10.
    assert ledger.add(reread(golden()[0], "0.9.0")).outcome == "kept"
    assert ledger.report(old.document.id)[1] == new
    assert len(ledger) == 1
    assert faults(ledger) == []


def test_rows_of_a_superseded_reading_are_gone(ledger):
    old = sourced(harbour(), "port.txt")
    ledger.add(old)
    assert len(ledger.events(Filters(actor="militia"))) == 1
    newer = dataclasses.replace(old, reader=dataclasses.replace(old.reader, version="0.2.0"), events=(), notices=())
    ledger.add(newer)
    assert ledger.events(Filters(actor="militia")) == ()
    assert ledger.search("type:assault") == ()
    toren = next(a for a in ledger.actors() if a.name == "Iva Toren")
    assert (toren.reports, toren.says, toren.does) == (1, 3, 0)
    assert faults(ledger) == []


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda r: dataclasses.replace(r, document=dataclasses.replace(r.document, id="d_0")), "document's id"),
        (lambda r: dataclasses.replace(r, document=dataclasses.replace(r.document, text_sha256="0")), "text's hash"),
        (lambda r: dataclasses.replace(r, entities=()), "names e"),
        (lambda r: dataclasses.replace(r, times=r.times * 2), "given twice"),
        (
            lambda r: dataclasses.replace(
                r, times=(dataclasses.replace(r.times[0], span=dataclasses.replace(r.times[0].span, text="No")),)
            ),
            "does not read 'No'",
        ),
    ],
)
def test_a_record_that_does_not_hold_is_not_kept(ledger, change, why):
    with pytest.raises(BadRecord, match=why):
        ledger.add(change(golden()[0]))
    assert len(ledger) == 0


def test_bytes_of_another_report_are_not_kept(ledger):
    with pytest.raises(BadRecord, match="not those that the record was read from"):
        ledger.add(golden()[0], raw_of(golden()[1]))


def test_texts_that_no_store_likes_are_kept_to_the_letter(ledger):
    record = sourced(harbour(), "a\x00b\u202e👩‍👩‍👧.txt")
    ledger.add(record)
    assert ledger.report(record.document.id)[1] == record
    assert faults(ledger) == []


def test_quarantine(ledger):
    raw = Raw(data=b"%PDF-1.4", source="a.pdf")
    error = NotText("a PDF file", document="a.pdf", step="ingest")
    for _ in range(2):
        assert ledger.refuse(error, raw).reason == "ingest: a PDF file"
    (kept,) = ledger.quarantined()
    assert (kept.source, kept.kind, kept.step, kept.reason) == ("a.pdf", "NotText", "ingest", "ingest: a PDF file")
    assert kept.raw_sha256 is not None
    assert faults(ledger) == []


def test_what_was_quarantined_and_is_read_after_all_is_no_longer(ledger):
    record = golden()[0]
    ledger.refuse(NotText(document=record.document.source), raw_of(record))
    assert len(ledger.quarantined()) == 1
    ledger.add(record, raw_of(record))
    assert ledger.quarantined() == ()


def test_what_a_reader_has_read_from_an_input_is_known(ledger):
    record = golden()[0]
    raw = raw_of(record)
    assert ledger.known(raw, record.reader) is None
    ledger.add(record, raw)
    assert ledger.known(raw, record.reader) == record.document.id
    assert ledger.known(dataclasses.replace(raw, outlet="Coast News"), record.reader) is None
    assert ledger.known(raw, dataclasses.replace(record.reader, version="9")) is None


def test_an_id_may_be_cut_where_no_other_begins_so(ledger):
    for record in golden():
        ledger.add(record)
    whole = golden()[0].document.id
    assert ledger.report(whole[:10])[0].id == whole
    with pytest.raises(UsageError, match="no report begins"):
        ledger.report("d_zz")
    with pytest.raises(UsageError, match="no report d_"):
        ledger.report("d_")


def test_a_folder_and_a_missing_file_are_no_ledgers(tmp_path):
    with pytest.raises(LedgerError, match="a folder"):
        open_ledger(tmp_path)
    with pytest.raises(LedgerError, match="no such ledger"):
        open_ledger(tmp_path / "none.db", create=False)
    with pytest.raises(UsageError, match="not mysql://"):
        open_ledger("mysql://host/name")


def test_a_file_of_another_program_is_left_alone(tmp_path):
    import sqlite3

    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE bookmarks (url)")
    connection.close()
    before = other.read_bytes()
    with pytest.raises(LedgerError, match="no ledger"):
        open_ledger(other)
    assert other.read_bytes()[28:] == before[28:] or b"bookmarks" in other.read_bytes()
    (tmp_path / "text.db").write_text("This is a diary, not a database. " * 40)
    with pytest.raises(LedgerError, match="not a database"):
        open_ledger(tmp_path / "text.db")


def test_a_password_is_not_shown():
    with pytest.raises(LedgerError) as told:
        open_ledger("postgresql://someone:secret@127.0.0.1:1/name")
    assert "secret" not in str(told.value)
    assert "someone:***@127.0.0.1" in str(told.value)
