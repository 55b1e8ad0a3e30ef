"""What archives cost: the same reports through a plain loop, `onrecord add`, and `onrecord archive` on both engines.

    python benchmarks/archive.py [--reports 2000] [--ways loop,add-1,...] [--lot 16] [-o FILE.md]

Reports are real ones, varied (`stories`). Every way reads the same JSON Lines file in processes of its own; told are
the seconds of the processor that a report takes (what others do on the machine disturbs these least; of Ray only the
clock is known), what starting takes (the same with one report), the memory of the processes together at most, and
rates as ratios to the plain loop's. What each has made is told by the hash of the sorted export, records and incidents,
and by that of the incidents that linking the archive itself has found: they are to be the same everywhere.

Ray's cluster is two nodes of a core each on this machine, started as docs/archives.md has it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import resource
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import msgspec
from stories import reports

from ledger import bundled
from onrecord.archive.folder import Folder
from onrecord.ledger import open_ledger

ONRECORD = (sys.executable, "-c", "from onrecord.cli import main; main()")
LOOP = """
import sys
from onrecord.ingest import ingest
from onrecord.ingest.sources import expand
from onrecord.pipeline import read_document
for raw in expand(sys.argv[1]):
    read_document(ingest(raw))
"""
DEPLOY = Path(__file__).parents[1] / "deploy"
WAYS = ("loop", "add-1", "add-2", "local-1", "local-2", "ray-2")


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock and of the processor (None where it is not known), and megabytes at most."""

    clock: float
    processor: float | None
    memory: float


def written(path: Path, count: int) -> Path:
    """A file of so many reports."""
    with path.open("w", encoding="utf-8") as file:
        for n, record in enumerate(islice(reports(bundled()), count)):
            d = record.document
            said = {"text": d.text, "published": d.published, "outlet": d.outlet, "url": f"https://example.org/{n}"}
            file.write(json.dumps(said) + "\n")
    return path


@contextmanager
def cluster(folder: Path) -> Iterator[tuple[str, dict[str, str], list[int]]]:
    """Two nodes: the address, the environment that knows the token, and the processes that everything is under."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {
        **os.environ, "RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": secrets.token_hex(16), "PORT": str(port),
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
    }  # fmt: skip
    options = ("--num-cpus=1", "--object-store-memory=200000000")
    about = {"env": environment, "start_new_session": True, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    head = (str(DEPLOY / "ray-head.sh"), f"--temp-dir={folder}", *options)
    nodes = [subprocess.Popen(head, **about)]
    try:
        until(lambda: socket.create_connection(("127.0.0.1", port)).close())
        nodes.append(subprocess.Popen((str(DEPLOY / "ray-node.sh"), f"127.0.0.1:{port}", *options), **about))
        until((folder / "session_latest/sockets/raylet.1").stat)
        yield f"127.0.0.1:{port}", environment, [node.pid for node in nodes]
    finally:
        for node in nodes:
            os.killpg(node.pid, signal.SIGKILL)
            node.wait()


def until(works) -> None:  # type: ignore[no-untyped-def]
    while True:
        try:
            works()
        except OSError:
            time.sleep(0.1)
        else:
            return


def run(command: tuple[str, ...], environment: dict[str, str] | None = None, beside: tuple[int, ...] = ()) -> Cost:
    """Run a command to its end; `beside` are processes whose memory counts as well, with all under them."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    most = 0
    done = threading.Event()

    def watch() -> None:
        nonlocal most
        while not done.wait(0.5):
            most = max(most, memory([process.pid, *beside]))

    watching = threading.Thread(target=watch)
    watching.start()
    status = process.wait()
    done.set()
    watching.join()
    if status not in (0, 1):
        raise SystemExit(f"{command} ended with {status}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(time.perf_counter() - start, None if beside else processor, most / 1e6)


def memory(roots: list[int]) -> int:
    """Bytes that processes and all under them take, what they share divided among them."""
    parents: dict[int, int] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
    wanted = set(roots)
    while more := {pid for pid, parent in parents.items() if parent in wanted} - wanted:
        wanted |= more
    total = 0
    for pid in wanted:
        try:
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(1024 * int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total


def way(name: str, source: Path, out: Path, lot: int) -> Cost:
    """Read a file one way; what it makes is beside `out`."""
    kind, _, workers = name.partition("-")
    if kind == "loop":
        return run((sys.executable, "-c", LOOP, str(source)))
    if kind == "add":
        return run((*ONRECORD, "add", str(source), "--workers", workers, "--ledger", f"{out}.db"))
    command = (*ONRECORD, "archive", str(source), "--out", str(out), "--workers", workers, "--lot", str(lot))
    if kind == "local":
        return run(command)
    with (
        tempfile.TemporaryDirectory(prefix="ray", ignore_cleanup_errors=True) as folder,
        cluster(Path(folder)) as (address, environment, nodes),
    ):
        return run((*command, "--engine", "ray", "--address", address), environment, tuple(nodes))


def said(out: Path) -> tuple[str, str, str]:
    """The hashes of the records, of the incidents of the ledger, and of those that the archive has itself."""
    if not Path(f"{out}.db").exists():
        with open_ledger(f"{out}.db") as ledger:
            list(ledger.add_many([str(out)]))
    with open_ledger(f"{out}.db", create=False) as ledger:
        records = list(ledger.records())
        incidents = sorted(map(msgspec.json.encode, ledger.every_incident()))
    folder = Folder(str(out))
    forms = sorted(row["form"].encode() for name in folder.names("incidents") for row in folder.read(name, ["form"]))
    return digest(records), digest(incidents), digest(forms) if forms else "-"


def digest(found: list[bytes]) -> str:
    whole = hashlib.sha256(b"\n".join(found)).hexdigest()
    return f"{whole[:12]} ({len(found):,})"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--reports", type=int, default=2_000)
    arguments.add_argument("--ways", default=",".join(WAYS))
    arguments.add_argument("--lot", type=int, default=16)
    arguments.add_argument("-o", "--output", type=Path, help="write the table here, as Markdown")
    given = arguments.parse_args()
    lines = [
        f"{given.reports:,} reports, lots of {given.lot}. Seconds are of the processor, of Ray by the clock.",
        "",
        "| | start, s | a report, s | rate a core ÷ loop's | memory, MB | records | incidents | archive's incidents |",
        "|-|-:|-:|-:|-:|-|-|-|",
    ]
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        few, many = written(folder / "few.jsonl", 1), written(folder / "many.jsonl", given.reports)
        loop: float | None = None
        for name in given.ways.split(","):
            first = way(name, few, folder / f"few-{name}", given.lot)
            whole = way(name, many, folder / f"many-{name}", given.lot)
            clock = whole.processor is None
            cores = int(name.partition("-")[2] or 1) if clock else 1
            start = first.clock if clock else first.processor or 0.0
            each = cores * ((whole.clock if clock else whole.processor or 0.0) - start) / max(1, given.reports - 1)
            loop = loop or each
            hashes = said(folder / f"many-{name}") if name != "loop" else ("", "", "")
            row = (name, f"{start:.1f}", f"{each:.3f}", f"{loop / each:.2f}", f"{whole.memory:.0f}", *hashes)
            lines.append(f"| {' | '.join(row)} |")
            print(lines[-1], flush=True)
    table = "\n".join(lines)
    print(table)
    if given.output:
        given.output.write_text(table + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
