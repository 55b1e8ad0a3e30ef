"""A job on the engine's own threads: every report once, whatever stops it and however often it is run."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from resource import RLIMIT_FSIZE, setrlimit

import pytest
from click.testing import CliRunner

pytest.importorskip("daft", reason="archives need Daft: pip install 'onrecord[cluster]'")

from onrecord.archive import engine, job
from onrecord.archive.engine import start
from onrecord.archive.folder import Folder
from onrecord.cli import main
from onrecord.errors import ArchiveError, UsageError
from onrecord.ledger import open_ledger
from onrecord.samples import samples
from tests.archive.known import LOT, KnownReader, lines, read
from tests.ingest.test_warc import pages
from tests.ledger.stored import exported

ROOT = Path(__file__).parents[2]
HANG = 300
"""Seconds after which what should have happened has not; nothing is measured by it."""


@pytest.fixture(scope="module", autouse=True)
def started():
    start("local")


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> tuple[str, Path]:
    """A file of 24 reports whose last lot is the largest, and the archive of it that nobody disturbed."""
    folder = tmp_path_factory.mktemp("whole")
    file = lines(folder / "a.jsonl", 24)
    file.write_text("".join(reversed(file.read_text().splitlines(keepends=True))))
    read([str(file)], str(folder / "out"))
    return str(file), folder / "out"


def records(folder: Path | str) -> list[str]:
    found = Folder(str(folder))
    return sorted(row["record"] for name in found.names("documents") for row in found.read(name))


def failures(folder: Path | str) -> dict[str, str]:
    found = Folder(str(folder))
    return {row["source"]: row["reason"] for name in found.names("failures") for row in found.read(name)}


def test_every_report_once_and_nothing_the_second_time(tmp_path):
    source = str(lines(tmp_path / "a.jsonl", 10))
    done = read([source], str(tmp_path / "out"))
    assert sorted(one.reports for one in done) == [2, LOT, LOT]
    whole = records(tmp_path / "out")
    assert len(set(whole)) == len(whole) == 10
    assert read([source], str(tmp_path / "out")) == []
    lines(tmp_path / "b.jsonl", 3)
    assert sum(one.reports for one in read([source, str(tmp_path / "b.jsonl")], str(tmp_path / "out"))) == 3
    assert read([source], str(tmp_path / "other"), workers=2) != []
    assert records(tmp_path / "other") == whole


def test_what_changed_takes_the_place_of_what_was(tmp_path):
    source = lines(tmp_path / "a.jsonl", 10)
    read([str(source)], str(tmp_path / "out"))
    kept = source.read_text().splitlines(keepends=True)
    source.write_text("".join(kept[:9]))
    assert [one.reports for one in read([str(source)], str(tmp_path / "out"))] == [1]
    assert len(records(tmp_path / "out")) == 9
    read([str(source)], str(tmp_path / "other"))
    assert Folder(str(tmp_path / "out")).names("") == Folder(str(tmp_path / "other")).names("")


@pytest.mark.parametrize("lots", [0, 1, 3], ids=lambda n: f"after-{n}-lots")
def test_killed_and_run_again(tmp_path, whole, lots):
    source, undisturbed = whole
    out = tmp_path / "out"
    command = [sys.executable, "-m", "tests.archive.known", source, str(out)]
    run = subprocess.Popen(command, cwd=ROOT, start_new_session=True, stdout=subprocess.DEVNULL)
    wait_for(lambda: run.poll() is not None or len(list(out.glob("lots/*.parquet"))) >= lots)
    os.killpg(run.pid, signal.SIGKILL)
    run.wait()
    before = {p.name: p.stat().st_mtime_ns for p in out.glob("lots/*.parquet")}
    assert len(before) >= lots
    read([source], str(out))
    assert {p.name: p.stat().st_mtime_ns for p in out.glob("lots/*.parquet") if p.name in before} == before
    assert records(out) == records(undisturbed)
    assert Folder(str(out)).names("") == Folder(str(undisturbed)).names("")


def wait_for(happened) -> None:
    start = time.monotonic()
    while not happened():
        assert time.monotonic() - start < HANG
        time.sleep(0.01)


def test_what_is_damaged_or_out_of_reach_is_told_and_read_the_next_time(tmp_path, monkeypatch):
    monkeypatch.setattr(engine, "_ASKED", 1)
    (tmp_path / "in").mkdir()
    lines(tmp_path / "in" / "a.jsonl", 3)
    (tmp_path / "in" / "b.parquet").write_bytes(b"PAR1")
    (tmp_path / "in" / "c.warc").write_bytes(pages(1)[0][:-200])
    sources = [str(tmp_path / "in"), "http://127.0.0.1:9/d.jsonl", str(tmp_path / "e.jsonl")]
    out = str(tmp_path / "out")
    done = read(sources, out)
    assert (sum(one.reports for one in done), sum(one.failures for one in done)) == (3, 4)
    told = failures(out)
    assert "no Parquet" in told[str(tmp_path / "in" / "b.parquet")]
    assert "cut, garbled" in told[str(tmp_path / "in" / "c.warc")]
    assert "not fetched" in told["http://127.0.0.1:9/d.jsonl"]
    assert "no such file" in told[str(tmp_path / "e.jsonl")]
    assert sum(one.reports for one in read(sources, out)) == 0
    lines(tmp_path / "e.jsonl", 2)
    (tmp_path / "in" / "b.parquet").unlink()
    lines(tmp_path / "in" / "b.jsonl", 1)
    done = read([s for s in sources if not s.startswith("http:")], out)
    assert sum(one.reports for one in done) == 3
    assert str(tmp_path / "e.jsonl") not in failures(out)
    assert len(records(out)) == 6


@pytest.fixture
def nobody(monkeypatch):
    """An object store at an address where nobody listens."""
    monkeypatch.setattr(engine, "_ASKED", 1)
    for name, value in (("ENDPOINT_URL", "http://127.0.0.1:9"), ("REGION", "us-east-1"), ("ACCESS_KEY_ID", "a"),
                        ("SECRET_ACCESS_KEY", "b")):  # fmt: skip
        monkeypatch.setenv(f"AWS_{name}", value)


@pytest.mark.parametrize("source", ["s3://library/crawl", "s3://library/a.jsonl"], ids=["folder", "file"])
def test_an_object_store_out_of_reach_is_told_and_the_rest_is_read(tmp_path, nobody, source):
    given = [source, str(lines(tmp_path / "a.jsonl", 2))]
    done = read(given, str(tmp_path / "out"))
    assert (sum(one.reports for one in done), sum(one.failures for one in done)) == (2, 1)
    assert "cannot be listed" in failures(tmp_path / "out")[source]
    assert sum(one.reports for one in read(given, str(tmp_path / "out"))) == 0
    assert read(given[1:], str(tmp_path / "out")) == []


def test_an_object_store_out_of_reach_takes_no_archive(tmp_path, nobody):
    source = str(lines(tmp_path / "a.jsonl", 1))
    with pytest.raises(ArchiveError, match="s3://library/out: archive: cannot be read or written"):
        read([source], "s3://library/out")


def test_a_disk_that_takes_no_more_is_told_and_the_next_run_goes_on(tmp_path, whole):
    """By a limit of the system on the size of files, which only the last lot is over."""
    source, undisturbed = whole
    sizes = {p: p.stat().st_size for p in undisturbed.rglob("*.parquet")}
    *others, last = sorted(p.stem for p in (undisturbed / "lots").iterdir())
    limit = max(size for path, size in sizes.items() if path.stem != last or path.parent.name == "inputs")
    assert limit < max(size for path, size in sizes.items() if path.stem == last)
    out = tmp_path / "out"
    command = [sys.executable, "-m", "tests.archive.known", source, str(out)]
    full = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False,
                          preexec_fn=lambda: setrlimit(RLIMIT_FSIZE, (limit, limit)))  # fmt: skip
    assert (full.returncode, full.stdout) == (3, "")
    assert f"{out}: archive: stopped: OSError: [Errno 27] File too large" in full.stderr
    before = {p.name: p.stat().st_mtime_ns for p in out.glob("lots/*.parquet")}
    assert 0 < len(before) <= len(others)
    assert max(map(os.path.getsize, out.rglob("*.parquet"))) <= limit
    read([source], str(out))
    assert {p.name: p.stat().st_mtime_ns for p in out.glob("lots/*.parquet") if p.name in before} == before
    assert Folder(str(out)).names("") == Folder(str(undisturbed)).names("")
    assert records(out) == records(undisturbed)


def test_a_file_is_read_by_its_url(tmp_path):
    lines(tmp_path / "a.jsonl", 3)
    served = ThreadingHTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=str(tmp_path)))
    threading.Thread(target=served.serve_forever, daemon=True).start()
    try:
        url = f"http://127.0.0.1:{served.server_port}"
        done = read([f"{url}/a.jsonl", f"{url}/b.jsonl"], str(tmp_path / "out"))
    finally:
        served.shutdown()
    assert (sum(one.reports for one in done), sum(one.failures for one in done)) == (3, 1)
    assert "does not exist" in failures(tmp_path / "out")[f"{url}/b.jsonl"]


def test_another_reader_takes_another_folder(tmp_path, monkeypatch):
    source = str(lines(tmp_path / "a.jsonl", 1))
    read([source], str(tmp_path / "out"))
    monkeypatch.setattr(job, "reader_id", lambda _: "another")
    with pytest.raises(UsageError, match="with other models; take another folder"):
        read([source], str(tmp_path / "out"))


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    source = str(lines(tmp_path / "a.jsonl", 1))
    (tmp_path / "out").write_text("a file")
    with pytest.raises(ArchiveError, match="cannot be read or written"):
        read([source], str(tmp_path / "out"))


@pytest.mark.parametrize("workers", [1, 2], ids=["here", "in-processes"])
def test_a_worker_that_stops_ends_the_job_and_the_next_goes_on(tmp_path, workers):
    source = str(lines(tmp_path / "a.jsonl", 8))
    out = tmp_path / "out"
    planned = job.plan([source], str(out), workers=1, together=LOT)
    (out / "lots").write_text("in the way")
    with pytest.raises(ArchiveError, match="stopped"):
        list(job.read(planned, workers=workers, of=KnownReader))
    (out / "lots").unlink()
    assert sum(one.reports for one in read([source], str(out))) == 8


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (("--address", "127.0.0.1:9"), "say --engine ray"),
        (("--engine", "ray", "--address", "127.0.0.1:9"), "no Ray cluster answers"),
        (("--engine", "ray", "--address", "nowhere"), "no host:port"),
    ],
    ids=["address", "nobody", "no-address"],
)
def test_the_wrong_engine_is_told(tmp_path, given, told):
    if "ray" in given:
        pytest.importorskip("ray", reason="a cluster needs Ray: pip install 'onrecord[cluster]'")
    done = CliRunner().invoke(main, ["archive", str(tmp_path), "--out", str(tmp_path / "out"), *given])
    assert done.exit_code == 2
    assert told in done.stderr


@pytest.mark.model
def test_it_reads_as_add_does(tmp_path, monkeypatch):
    """The same reports through both, and from the tables into a ledger: the same records, incidents and failures."""
    monkeypatch.chdir(tmp_path)
    for sample in samples()[:6]:
        Path(f"{sample.name}.txt").write_bytes(sample.data)
    Path("broken.txt").write_bytes(b"%PDF-1.4")
    done = CliRunner().invoke(main, ["archive", ".", "--out", "out", "--lot", "2", "--workers", "2"])
    told = done.stderr.splitlines()
    assert (done.exit_code, told[-2]) == (1, "6 reports read; 1 could not be read. In out")
    assert "onrecord: broken.txt: ingest: not text" in done.stderr
    assert any(line.startswith("100 % of 7 reports, ") for line in told)
    with open_ledger("read.db") as one, open_ledger("taken.db") as two:
        assert [a.outcome for a in one.add_many(["."], workers=1)].count("added") == 6
        assert [a.outcome for a in two.add_many(["out"])].count("added") == 6
        assert exported(one) == exported(two)
        assert told[-1].startswith(f"{one.incident_count()} incidents; the largest block of tellings: ")
        assert [q.reason for q in one.quarantined()] == [q.reason for q in two.quarantined()]
        # What was read from these bytes is not read again, and what is there is not added again.
        assert {a.outcome for a in two.add_many(["."], workers=1)} == {"known", "failed"}
        assert {a.outcome for a in two.add_many(["out"])} == {"known", "failed"}
