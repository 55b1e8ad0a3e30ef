"""A lot -> its rows: every record with its written form, every failure with its step and cause; no lot half done."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="archives need pyarrow: pip install 'onrecord[cluster]'")

from onrecord import __version__, wire
from onrecord.archive.folder import Folder
from onrecord.archive.listing import File, Unit, unpacked
from onrecord.archive.tables import INPUTS, READ, done_of, failures_of
from onrecord.archive.unpacking import keep
from onrecord.errors import ArchiveError, Unreachable
from onrecord.ingest.sources import expand
from tests.archive.known import KnownReader, known, lines
from tests.ledger.stored import golden


class Column:
    """What the engine gives a function: a column of values."""

    def __init__(self, values: list[str]) -> None:
        self.values = values

    def to_pylist(self) -> list[str]:
        return self.values


@pytest.fixture
def folder(tmp_path):
    """A folder with one lot: the samples, a text that is not known, one that finds a bug, and a line that is none."""
    more = ('{"text": "unknown", "url": "https://coast.example/unknown"}', '{"text": "bug"}', "{")
    source = lines(tmp_path / "a.jsonl", len(golden()), more=more)
    made = Folder(str(tmp_path / "out"))
    keep(made, Unit("u", (File(bytes(source), 1),)), expand(source), 100)
    return made


def lot_of(folder: Folder) -> str:
    ((lot, _),) = unpacked(folder)["u"].lots
    return lot


def read(folder: Folder) -> dict:
    (done,) = KnownReader(folder.where).read(Column([lot_of(folder)]))
    return done


def rows(folder: Folder, table: str) -> list[dict]:
    return [row for name in folder.names(table) for row in folder.read(name)]


def test_every_record_is_there_whole_and_by_its_month(folder):
    done = read(folder)
    assert (done["reports"], done["failures"], done["stopped"]) == (len(golden()), 3, None)
    documents = rows(folder, "documents")
    records = [wire.from_json(row["record"]) for row in documents]
    assert sorted(r.document.text for r in records) == sorted(r.document.text for r in known().values())
    for name in folder.names("documents"):
        assert {f"month={row['published'][:7]}" for row in folder.read(name)} == {name.split("/")[1]}
    for table in ("entities", "times", "attributions", "events", "relations", "quantities", "notices"):
        assert len(rows(folder, table)) == sum(len(getattr(r, table)) for r in records), table


def test_the_form_and_version_are_in_every_table(folder):
    from pyarrow.parquet import ParquetFile

    read(folder)
    for table in (*READ, "failures", "inputs", "lots", "unpacked"):
        for name in folder.names(table):
            metadata = ParquetFile(folder.path(name)).schema_arrow.metadata
            assert metadata[b"onrecord.format"] == str(wire.FORMAT).encode()
            assert metadata[b"onrecord.version"] == __version__.encode()


def test_a_failure_has_its_step_and_cause(folder):
    read(folder)
    failed = {row["source"]: (row["error"], row["step"], row["reason"]) for row in rows(folder, "failures")}
    assert failed.pop("https://coast.example/unknown")[:2] == ("NotText", "ingest")
    (bug,) = [row for source, row in failed.items() if source.endswith(f":{len(golden()) + 2}")]
    assert bug[:2] == ("RuntimeError", "read")
    assert "KeyError: 'a bug'" in bug[2]
    (line,) = [row for source, row in failed.items() if source.endswith(f":{len(golden()) + 3}")]
    assert line[:2] == ("BadMetadata", "ingest")
    assert "not a report on a line" in line[2]


def test_a_lot_that_is_done_is_not_read_again(folder):
    first = read(folder)
    stamps = {name: Path(folder.path(name)).stat().st_mtime_ns for name in folder.names("")}
    assert read(folder) == first
    assert {name: Path(folder.path(name)).stat().st_mtime_ns for name in folder.names("")} == stamps


@pytest.mark.parametrize("at", [0, 5, 17], ids=lambda n: f"file-{n}")
def test_a_full_disk_leaves_no_lot_half_done(folder, monkeypatch, at):
    """What was written before is written again, and nothing else is there afterwards."""
    whole = Folder(str(Path(folder.where).parent / "whole"))
    keep(whole, Unit("u", unpacked(folder)["u"].files), expand(Path(folder.where).parent / "a.jsonl"), 100)
    read(whole)
    with monkeypatch.context() as full:
        written = []

        def fsync(_: int) -> None:
            written.append(1)
            if len(written) > at:
                raise OSError(errno.ENOSPC, "No space left on device")

        full.setattr("os.fsync", fsync)
        stopped = read(folder)
    assert "No space left on device" in stopped["stopped"]
    assert not folder.has(done_of(lot_of(folder)))
    assert not list(Path(folder.where).rglob("*.part"))
    assert read(folder)["stopped"] is None
    assert folder.names("") == whole.names("")
    for name in folder.names(""):
        if not name.startswith("lots/"):
            assert folder.read(name) == whole.read(name)


def test_a_file_that_is_no_parquet_is_told(folder):
    Path(folder.path("inputs/a.parquet")).write_bytes(b"no")
    with pytest.raises(ArchiveError, match=r"a\.parquet: archive: cannot be read"):
        folder.read("inputs/a.parquet")


def test_inputs_that_are_gone_stop_the_lot(folder):
    for name in folder.names("inputs"):
        folder.remove(name)
    assert "cannot be read" in read(folder)["stopped"]


def test_what_could_not_be_fetched_is_a_failure(tmp_path):
    made = Folder(f"file://{tmp_path}/out")
    error = Unreachable("not fetched", document="s3://archive/a.warc", step="ingest", cause="no such host")
    keep(made, Unit("u", ()), [error], 1)
    assert read(made)["failures"] == 1
    (row,) = made.read(failures_of(lot_of(made)))
    assert row == {"source": "s3://archive/a.warc", "error": "Unreachable", "step": "ingest",
                   "reason": "ingest: not fetched: no such host", "input": 0}  # fmt: skip
    assert set(made.read(made.names("inputs")[0])[0]) == set(INPUTS)
