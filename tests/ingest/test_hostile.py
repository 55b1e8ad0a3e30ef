"""Hostile files: none breaks a limit, none stops the run, nothing good is lost, nothing foreign is read or written."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass

import pytest
from click.testing import CliRunner

from onrecord import pipeline
from onrecord.cli import main
from onrecord.errors import DocumentError, OnrecordError
from onrecord.ingest import Raw, ingest
from onrecord.ingest.limits import DEFAULT
from onrecord.ingest.sources import expand
from onrecord.ledger import adding, open_ledger
from onrecord.records import Document, Reader
from tests.factory import Factory
from tests.ingest.hostile import PROSE, make

GOOD = {".html": 2, ".txt": 2, ".jsonl": 2, ".xml": 2, ".warc": 2}
# Documents that wait for the parsers' limit take it, and a while for the process to be killed and started anew. The
# machine may be busy with other things.
_SLACK_SECONDS = 60.0
_BATCH_SECONDS = 600.0


@dataclass
class Run:
    """What became of a folder: each document or error with the seconds that it took."""

    files: int
    found: list[tuple[Document | OnrecordError, float]]
    seconds: float
    names: set[str]

    def documents(self) -> list[Document]:
        return [x for x, _ in self.found if isinstance(x, Document)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("hostile") / "folder"
    made.mkdir()
    return made, make(made)


@pytest.fixture(scope="module")
def run(folder):
    path, files = folder
    found: list[tuple[Document | OnrecordError, float]] = []
    begin = last = time.monotonic()
    for one in expand(path):
        if isinstance(one, Raw):
            try:
                one = ingest(one)
            except OnrecordError as err:
                one = err
        now = time.monotonic()
        found.append((one, now - last))
        last = now
    return Run(files, found, last - begin, {str(p) for p in path.rglob("*")})


def test_there_are_enough_and_they_are_done_in_time(run):
    assert run.files >= 100
    assert run.seconds < _BATCH_SECONDS
    slow = [
        (getattr(x, "source", None) or str(x), s) for x, s in run.found if s > DEFAULT.parse_seconds + _SLACK_SECONDS
    ]
    assert slow == []


def test_every_failure_names_document_step_and_cause_on_one_line(run):
    errors = [x for x, _ in run.found if isinstance(x, OnrecordError)]
    assert len(errors) > 60
    for error in errors:
        assert isinstance(error, DocumentError)
        assert error.document
        assert error.step
        assert str(error).isprintable(), ascii(str(error))
        assert len(str(error)) < 1000


def test_no_document_is_over_a_limit(run):
    for document in run.documents():
        assert len(document.text) <= DEFAULT.max_characters
        document.text.encode()
        document.source.encode()
        for block in document.blocks:
            assert document.text[block.start : block.end].strip()


def test_nothing_good_is_lost(run):
    texts = [d.text for d in run.documents()]
    for suffix, count in GOOD.items():
        assert sum(f"({suffix})" in text for text in texts) == count
    assert sum(d.url == "https://coast.example/lines" for d in run.documents()) == 1
    assert sum(d.source.endswith(("\\xff\\xfe.txt", "line\\nbreak.txt")) for d in run.documents()) == 2


def test_nothing_foreign_is_read_or_written(run, folder):
    path, _ = folder
    for one, _ in run.found:
        told = one.text if isinstance(one, Document) else str(one)
        assert "root:" not in told
        assert not told.startswith("Secret")
    assert {str(p) for p in path.rglob("*")} == run.names
    assert sorted(p.name for p in path.parent.iterdir()) == ["folder", "outside"]
    assert not os.path.exists("/tmp/escaped.txt")
    assert not os.path.exists("/tmp/escaped.html")


def test_a_run_over_them_keeps_all_that_is_good(folder, tmp_path, monkeypatch):
    """The quick ones of the folder, through `onrecord add` and a reader that needs no model."""

    def read_document(document, models=None, actors=None):
        made = Factory(document.text)
        made.document = document
        return made.record()

    monkeypatch.setattr(pipeline, "read_document", read_document)
    monkeypatch.setattr(adding, "default_models", lambda: None)
    monkeypatch.setattr(adding, "reader_of", lambda *_: Reader("onrecord", "0.1.0", {"by-hand": "0" * 64}))
    path, _ = folder
    sources = [str(path / name) for name in ("jsonl/bad-lines.jsonl", "warc", "links")]
    where = str(tmp_path / "ledger.db")
    done = CliRunner().invoke(main, ["add", *sources, "--ledger", where, "--workers", "1"])
    assert done.exit_code == 1, done.exception
    with open_ledger(where) as ledger:
        assert len(ledger) == len(done.stdout.split()) >= 10
        assert len(ledger.quarantined()) >= 30
        assert [fault for found in ledger.verify() for fault in found] == []
        texts = [ledger.report(i)[1].document.text for i in done.stdout.split()]
    assert sum(PROSE.strip() in text for text in texts) >= 3


@pytest.mark.parametrize("name", ["zeros.warc.gz", "film.warc.gz", "html-bomb.warc"])
def test_bombs_cost_no_memory(folder, name):
    """Memory of this process and of the parser's, beyond what reading a small archive takes."""
    path, _ = folder
    code = """
import resource, sys
from pathlib import Path
from onrecord.ingest.sources import expand
for path in sys.argv[1:]:
    found = list(expand(Path(path)))
print(max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))
"""
    small, both = (
        int(subprocess.run([sys.executable, "-c", code, *paths], capture_output=True, text=True, check=True).stdout)
        for paths in ([path / "warc" / "cut.warc"], [path / "warc" / "cut.warc", path / "warc" / name])
    )
    assert both - small < 100_000  # KiB
