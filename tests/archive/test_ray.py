"""A cluster of two nodes on this machine: the same tables and incidents as on the engine's own threads, also where a
node is killed, or the cluster with all of it.

ONRECORD_FULL=1 starts them: on a machine that is busy with other tests the nodes take each other for dead."""

from __future__ import annotations

import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

# Before Ray is looked for: it takes seconds to import.
if os.environ.get("ONRECORD_FULL") != "1":
    pytest.skip("two nodes need a free machine: ONRECORD_FULL=1", allow_module_level=True)
pytest.importorskip("daft", reason="archives need Daft: pip install 'onrecord[cluster]'")
pytest.importorskip("ray", reason="a cluster needs Ray: pip install 'onrecord[cluster]'")

from onrecord.archive.folder import Folder
from tests.archive.known import lines
from tests.archive.test_job import ROOT, records, wait_for

_STORE = 100_000_000
"""Bytes of a node's store of objects; there is hardly anything in it."""


class Cluster:
    """Two nodes with a core each, started as docs/archives.md has it; whoever joins has to know the token."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.environment = {
            **os.environ, "RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": secrets.token_hex(16), "ONRECORD_SLOWLY": "1",
            "PORT": str(port), "PYTHONPATH": str(ROOT), "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        }  # fmt: skip
        self.folder = folder
        self.address = f"127.0.0.1:{port}"
        self.head = self._node("ray-head.sh", f"--temp-dir={folder}")
        wait_for(lambda: self._answers() or self.head.poll() is not None)
        self.second = self._node("ray-node.sh", self.address)
        wait_for(lambda: len(list(folder.glob("session_latest/sockets/raylet*"))) >= 2)

    def _node(self, script: str, *options: str) -> subprocess.Popen[bytes]:
        command = [ROOT / "deploy" / script, *options, "--num-cpus=1", f"--object-store-memory={_STORE}"]
        with (self.folder / "log").open("ab") as log:
            return subprocess.Popen(command, env=self.environment, start_new_session=True, stdout=log, stderr=log)

    def _answers(self) -> bool:
        try:
            socket.create_connection(("127.0.0.1", int(self.address.partition(":")[2]))).close()
        except OSError:
            return False
        return True

    def read(self, source: Path, out: Path) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "tests.archive.known", source, out, "--link", f"--address={self.address}"]
        return subprocess.Popen(command, cwd=ROOT, env=self.environment, start_new_session=True)

    def kill(self) -> None:
        for node in (self.second, self.head):
            kill(node)


def kill(process: subprocess.Popen[bytes]) -> None:
    """Kill a process and all that it has started, at once."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@pytest.fixture
def clusters() -> Iterator[Callable[[], Cluster]]:
    made: list[Cluster] = []
    with tempfile.TemporaryDirectory(prefix="ray", ignore_cleanup_errors=True) as folder:

        def start() -> Cluster:
            place = Path(folder, str(len(made)))
            place.mkdir()
            made.append(Cluster(place))
            return made[-1]

        yield start
        for cluster in made:
            cluster.kill()


@pytest.fixture(scope="module")
def alone(tmp_path_factory) -> Path:
    """What the engine's own threads make of the reports."""
    folder = tmp_path_factory.mktemp("alone")
    source = lines(folder / "a.jsonl", 40)
    command = [sys.executable, "-m", "tests.archive.known", source, folder / "out", "--link"]
    subprocess.run(command, cwd=ROOT, check=True)
    return folder


def some_are_done(out: Path, run: subprocess.Popen[bytes]) -> None:
    wait_for(lambda: run.poll() is not None or len(list(out.glob("lots/*.parquet"))) >= 2)


def the_same(out: Path, other: Path) -> None:
    """The records, whose, in which tables; and the incidents, of which there are some."""
    assert Folder(str(out)).names("") == Folder(str(other)).names("")
    assert records(out) == records(other)
    assert incidents(out) == incidents(other) != []


def incidents(out: Path) -> list[str]:
    found = Folder(str(out))
    return sorted(row["form"] for name in found.names("incidents") for row in found.read(name, ["form"]))


def test_a_node_is_killed_and_every_report_is_read_once(tmp_path, alone, clusters):
    cluster = clusters()
    run = cluster.read(alone / "a.jsonl", tmp_path / "out")
    some_are_done(tmp_path / "out", run)
    kill(cluster.second)
    assert run.wait() == 0
    the_same(tmp_path / "out", alone / "out")


def test_the_cluster_is_killed_and_another_goes_on(tmp_path, alone, clusters):
    cluster = clusters()
    run = cluster.read(alone / "a.jsonl", tmp_path / "out")
    some_are_done(tmp_path / "out", run)
    kill(run)
    cluster.kill()
    before = {p.name: p.stat().st_mtime_ns for p in tmp_path.glob("out/lots/*.parquet")}
    assert clusters().read(alone / "a.jsonl", tmp_path / "out").wait() == 0
    assert {name: (tmp_path / "out/lots" / name).stat().st_mtime_ns for name in before} == before
    the_same(tmp_path / "out", alone / "out")
