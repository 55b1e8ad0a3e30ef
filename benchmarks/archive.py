"""What archives cost: the same reports through a plain loop, `onrecord add`, and `onrecord archive` on both engines.

    python benchmarks/archive.py [--reports 2000] [--words 20] [--ways loop,add-1,...] [--lot 16] [-o FILE.md]
    python benchmarks/archive.py --growth 1000,10000,50000 [--words 20] [-o FILE.md]

Reports are real ones, varied (`stories`), whole or their beginnings: as many paragraphs as have so many words. Every
way reads the same JSON Lines file in processes of its own; told are the seconds of the processor that a report takes
(what others do on the machine disturbs these least), what starting takes (the same with one report), the memory of the
processes together at most, and rates as ratios to the plain loop's. Of Ray too little is counted: it leaves no trace of
what workers took that it has ended. What each has made is told by the hashes of the sorted records and incidents, of
the ledger or of the archive's tables: they are to be the same everywhere.

Growth is what a further report costs an archive that has grown so large: reading it, and linking all, divided by all.

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
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import msgspec
from stories import reports

from ledger import bundled
from onrecord.archive import job
from onrecord.archive.engine import start
from onrecord.archive.folder import Folder
from onrecord.archive.linking import link
from onrecord.ledger import open_ledger
from onrecord.records import Document

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
    """Seconds of the processor, and megabytes at most."""

    processor: float
    memory: float


def written(path: Path, count: int, words: int | None) -> Path:
    """A file of so many reports, or of their beginnings."""
    with path.open("w", encoding="utf-8") as file:
        for n, record in enumerate(islice(reports(bundled()), count)):
            d = record.document
            text = d.text if words is None else beginning(d, words)
            said = {"text": text, "published": d.published, "outlet": d.outlet, "url": f"https://example.org/{n}"}
            file.write(json.dumps(said) + "\n")
    return path


def beginning(document: Document, words: int) -> str:
    """The first paragraphs, of which the last has the word of that number; the headline is one of them."""
    told: list[str] = []
    for block in document.blocks:
        if block.kind in ("title", "paragraph") and sum(len(x.split()) for x in told) < words:
            told.append(document.text[block.start : block.end])
    return "\n\n".join(told)


@contextmanager
def cluster(folder: Path) -> Iterator[tuple[str, dict[str, str], list[int]]]:
    """Two nodes: the address, the environment that knows the token, and the processes that everything is under."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    # Ray's workers would give way to all that others do here, which none of the other ways does.
    environment = {
        **os.environ, "RAY_AUTH_MODE": "token", "RAY_AUTH_TOKEN": secrets.token_hex(16), "PORT": str(port),
        "RAY_worker_niceness": "0",
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
    }  # fmt: skip
    options = ("--num-cpus=1", "--object-store-memory=500000000")
    about = {"env": environment, "start_new_session": True, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    head = (str(DEPLOY / "ray-head.sh"), f"--temp-dir={folder}", *options)
    nodes = [subprocess.Popen(head, **about)]
    try:
        until(lambda: socket.create_connection(("127.0.0.1", port)).close(), nodes)
        nodes.append(subprocess.Popen((str(DEPLOY / "ray-node.sh"), f"127.0.0.1:{port}", *options), **about))
        until((folder / "session_latest/sockets/raylet.1").stat, nodes)
        yield f"127.0.0.1:{port}", environment, [node.pid for node in nodes]
    finally:
        for node in nodes:
            with suppress(ProcessLookupError):
                os.killpg(node.pid, signal.SIGKILL)
            node.wait()


def until(works: Callable[[], object], nodes: list[subprocess.Popen[bytes]]) -> None:
    """Wait for something that nodes do; Ray gives up where the machine is too busy."""
    while any(node.poll() is None for node in nodes):
        try:
            works()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("the nodes have ended")


def run(command: tuple[str, ...], environment: dict[str, str] | None = None, beside: tuple[int, ...] = ()) -> Cost:
    """Run a command to its end; `beside` are processes that count as well, with all under them."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    others = processor(beside)
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    most = 0
    done = threading.Event()

    def watch() -> None:
        nonlocal most
        while not done.wait(1):
            most = max(most, memory((process.pid, *beside)))

    watching = threading.Thread(target=watch)
    watching.start()
    status = process.wait()
    done.set()
    watching.join()
    if status not in (0, 1):
        raise SystemExit(f"{command} ended with {status}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    took = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(took + processor(beside) - others, most / 1e6)


def under(roots: tuple[int, ...]) -> set[int]:
    """Processes and all under them."""
    parents: dict[int, int] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            parents[int(stat.parent.name)] = int(stat.read_text().rpartition(")")[2].split()[1])
    found = set(roots)
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def processor(roots: tuple[int, ...]) -> float:
    """Seconds of the processor that processes and all under them have taken, those included that have ended."""
    ticks = 0
    for pid in under(roots) if roots else ():
        with suppress(OSError):
            ticks += sum(map(int, Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


def memory(roots: tuple[int, ...]) -> int:
    """Bytes that processes and all under them take, what they share divided among them."""
    total = 0
    for pid in under(roots):
        with suppress(OSError):
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
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


def said(out: Path) -> tuple[str, str]:
    """The hashes of the records and of the incidents, of a ledger or an archive."""
    if Path(f"{out}.db").exists():
        with open_ledger(f"{out}.db", create=False) as ledger:
            return digest(list(ledger.records())), digest([*map(msgspec.json.encode, ledger.every_incident())])
    folder = Folder(str(out))
    tables = (("documents", "record"), ("incidents", "form"))
    records, incidents = (
        [row[column].encode() for name in folder.names(table) for row in folder.read(name, [column])]
        for table, column in tables
    )
    return digest(records), digest(incidents)


def digest(found: list[bytes]) -> str:
    whole = hashlib.sha256(b"\n".join(sorted(x.strip() for x in found))).hexdigest()
    return f"{whole[:12]} ({len(found):,})"


def ways(names: list[str], reports: int, words: int | None, lot: int) -> Iterator[str]:
    """The lines of the table of ways."""
    yield "| | start, s | a report, s | rate of a core ÷ loop's | memory, MB | records | incidents |"
    yield "|-|-:|-:|-:|-:|-|-|"
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        few, many = (written(folder / f"{count}.jsonl", count, words) for count in (1, reports))
        loop: float | None = None
        for name in names:
            first = way(name, few, folder / f"few-{name}", lot)
            whole = way(name, many, folder / f"many-{name}", lot)
            each = (whole.processor - first.processor) / max(1, reports - 1)
            loop = loop or each
            hashes = said(folder / f"many-{name}") if name != "loop" else ("", "")
            row = (name, f"{first.processor:.1f}", f"{each:.4f}", f"{loop / each:.2f}", f"{whole.memory:.0f}", *hashes)
            yield f"| {' | '.join(row)} |"


def growth(sizes: list[int], words: int | None, lot: int) -> Iterator[str]:
    """The lines of the table of sizes: one archive, which grows."""
    yield "| reports | reading a further one, ms | linking, ms a report | largest block of tellings | incidents |"
    yield "|-:|-:|-:|-:|-:|"
    workers, before = start("local"), 0
    me = (os.getpid(),)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for size in sorted(sizes):
            source = written(folder / "reports.jsonl", size, words)
            begun = processor(me)
            list(job.read(job.plan([str(source)], str(folder / "out"), workers=workers, together=lot), workers=workers))
            read = processor(me)
            linked = link(Folder(str(folder / "out")), workers=workers)
            took = processor(me)
            yield (
                f"| {size:,} | {1e3 * (read - begun) / (size - before):.1f} | {1e3 * (took - read) / size:.1f}"
                f" | {linked.blocks[0].largest:,} | {linked.incidents:,} |"
            )
            before = size


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--reports", type=int, default=2_000)
    arguments.add_argument("--words", type=int, help="of each report its beginning, of about so many words")
    arguments.add_argument("--ways", default=",".join(WAYS))
    arguments.add_argument("--growth", metavar="SIZES", help="what a further report costs at these sizes, instead")
    arguments.add_argument("--lot", type=int, default=16)
    arguments.add_argument("-o", "--output", type=Path, help="write the table here, as Markdown")
    given = arguments.parse_args()
    if given.growth:
        table = growth([int(size) for size in given.growth.split(",")], given.words, given.lot)
    else:
        table = ways(given.ways.split(","), given.reports, given.words, given.lot)
    lines = []
    for line in table:
        print(line, flush=True)
        lines.append(line)
    if given.output:
        given.output.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
