"""Reports as they came, in lots: the same files make the same lots; what is damaged costs no more than it must."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="archives need pyarrow: pip install 'onrecord[cluster]'")

from onrecord.archive.folder import Folder
from onrecord.archive.listing import SUFFIXES, File, Unit, Unpacked, files, unit_id, units, unpacked
from onrecord.archive.tables import input_of
from onrecord.archive.unpacking import Unpacker, raw_of
from onrecord.errors import UsageError
from onrecord.ingest.sources import expand
from tests.ingest.test_warc import pages


class Column:
    """What the engine gives a function: a column of values."""

    def __init__(self, units: list[Unit]) -> None:
        self.units = units

    def to_pylist(self):
        return [{"id": u.id, "files": [{"path": f.path, "size": f.size} for f in u.files]} for u in self.units]


@pytest.fixture
def run(tmp_path):
    """Unpack sources into a folder, as a job does; the rows of each lot, by its name."""
    out = tmp_path / "out"

    def unpack(*sources: Path, together: int = 2) -> dict[str, list[dict]]:
        listed = list(files(map(str, sources)))
        assert all(isinstance(x, File) for x in listed)
        folder = Folder(str(out))
        planned = units(listed, unpacked(folder), together)
        assert Unpacker(str(out), together, os.getcwd()).unpack(Column(planned)) == [None] * len(planned)
        lots = [lot for unit in unpacked(folder).values() for lot, _ in unit.lots]
        return {lot: folder.read(input_of(lot)) for lot in lots}

    return unpack


def parquet(path: Path, rows: list[dict]) -> Path:
    import pyarrow
    from pyarrow.parquet import write_table

    write_table(pyarrow.Table.from_pylist(rows), path)
    return path


@pytest.mark.parametrize("kind", ["jsonl", "warc", "folder"])
def test_the_reports_are_those_that_are_added(tmp_path, run, kind):
    if kind == "jsonl":
        source = tmp_path / "a.jsonl"
        source.write_text("".join(json.dumps({"text": f"Rain {n}", "outlet": "O", "authors": ["A"]}) + "\n"
                                  for n in range(5)))  # fmt: skip
    elif kind == "warc":
        source = tmp_path / "a.warc"
        source.write_bytes(b"".join(pages(5)))
    else:
        source = tmp_path / "reports"
        source.mkdir()
        for n in range(5):
            (source / f"{n}.txt").write_text(f"Rain {n}")
    lots = run(source)
    assert sorted(len(rows) for rows in lots.values()) == [1, 2, 2]
    found = [raw_of(row) for rows in lots.values() for row in rows]
    assert sorted(found, key=lambda raw: raw.source) == list(expand(source))


def test_a_table_has_reports_like_lines(tmp_path, run):
    source = parquet(tmp_path / "a.parquet", [
        {"text": "Rain", "html": None, "published": "2024-03-04", "url": None, "more": 1},
        {"text": None, "html": "<p>Rain</p>", "published": None, "url": "https://coast.example/1", "more": 2},
        {"text": "Rain", "html": None, "published": "yesterday", "url": None, "more": 3},
        {"text": None, "html": None, "published": None, "url": None, "more": 4},
    ])  # fmt: skip
    rows = [row for lot in run(source).values() for row in lot]
    name = str(source)
    assert [(row["source"], row["error"]) for row in rows] == [
        (f"{name}:1", None), ("https://coast.example/1", None), (f"{name}:3", "BadMetadata"),
        (f"{name}:4", "BadMetadata"),
    ]  # fmt: skip
    assert raw_of(rows[0]).data == b"Rain"
    assert raw_of(rows[0]).published == "2024-03-04"
    assert raw_of(rows[1]).media_type == "text/html; charset=utf-8"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.parquet", b"PAR1 no such thing", "no Parquet, or garbled behind 0 rows"),
        ("a.warc", b"".join(pages(3))[:-200], "cut, garbled or over a limit behind"),
    ],
    ids=["parquet", "warc"],
)
def test_what_is_damaged_is_named_and_tried_again(tmp_path, run, name, data, reason):
    source = tmp_path / name
    source.write_bytes(data)
    first = run(source)
    *good, bad = [row for lot in first.values() for row in lot]
    assert (bad["source"], bad["step"]) == (str(source), "archive")
    assert reason in bad["reason"]
    assert run(source) == first
    if name.endswith(".warc"):
        source.write_bytes(b"".join(pages(3)))
        mended = run(source)
        assert [row["error"] for lot in mended.values() for row in lot] == [None] * 3
        # What was whole has the name that it had, and need not be read again.
        assert [lot for lot in first if lot in mended] == list(first)[: len(good) // 2]


def test_a_table_without_reports_is_told(tmp_path, run):
    (lot,) = run(parquet(tmp_path / "a.parquet", [{"words": "Rain"}])).values()
    assert "neither a column text nor html" in lot[0]["reason"]


def test_only_what_is_new_or_changed_is_unpacked(tmp_path, run):
    folder = tmp_path / "reports"
    folder.mkdir()
    for n in range(4):
        (folder / f"{n}.txt").write_text("Rain")
    before = run(folder)
    (folder / "0a.txt").write_text("More rain")
    after = run(folder)
    assert set(before) < set(after)
    assert [row["data"] for lot in set(after) - set(before) for row in after[lot]] == [b"More rain"]
    (folder / "3.txt").write_text("Much more rain")
    changed = run(folder)
    assert len(set(after) & set(changed)) == 2
    assert len(changed) == 3
    assert units(list(files([str(folder)])), unpacked(Folder(str(tmp_path / "out"))), 2) == []


def test_files_are_listed_once_and_what_is_not_there_is_told(tmp_path):
    (tmp_path / "a.txt").write_text("Rain")
    (tmp_path / "b.xml").write_text("<rss/>")
    found = list(files([str(tmp_path), str(tmp_path / "a.txt"), str(tmp_path / "no.warc")]))
    assert [x.name for x in found if isinstance(x, File)] == [str(tmp_path / "a.txt")]
    assert [type(x) for x in found][1:] == [UsageError]
    assert ".xml" not in SUFFIXES


def test_files_of_one_report_each_are_unpacked_together():
    listed = [File(name, 1) for name in (b"a.txt", b"b.jsonl", b"c.html", b"d.txt")]
    assert [tuple(f.path for f in u.files) for u in units(listed, {}, 2)] == [
        (b"b.jsonl",), (b"a.txt", b"c.html"), (b"d.txt",)
    ]  # fmt: skip
    done = {unit_id(listed[1:2]): Unpacked((listed[1],), (), again=True)}
    assert units(listed[1:2], done, 2) == [Unit(unit_id(listed[1:2]), (listed[1],))]


def test_paths_are_given_from_one_folder_whoever_unpacks(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("Rain")
    monkeypatch.chdir(tmp_path)
    planned = units(list(files(["a.txt"])), {}, 1)
    monkeypatch.chdir("/")
    assert Unpacker(str(tmp_path / "out"), 1, str(tmp_path)).unpack(Column(planned)) == [None]
    folder = Folder(str(tmp_path / "out"))
    assert [(row["source"], row["data"]) for row in folder.read(folder.names("inputs")[0])] == [("a.txt", b"Rain")]
