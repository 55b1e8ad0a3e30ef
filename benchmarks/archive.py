"""What archives cost: the same reports through a plain loop, `onrecord add`, and `onrecord archive` on both engines.

    python benchmarks/archive.py [--reports 2000] [--words 20] [--ways loop,add-1,...] [--lot 16] [-o FILE.md]
    python benchmarks/archive.py --growth 1000,10000,50000 [--words 20] [-o FILE.md]
    python benchmarks/archive.py --kill [--reports 2000] [--words 20] [-o FILE.md]

Reports are real ones, varied (`stories`), whole or their beginnings: as many paragraphs as have so many words. Every
way reads the same JSON Lines file in processes of its own; told are the seconds of the processor that a report takes
(what others do on the machine disturbs these least) and the rate of a core that this makes, as a ratio to the plain
loop's; the same by the clock, for each worker; what starting takes (one report, of the processor and by the clock); and
the memory of the processes together at most. What each has made is told by the hashes of the sorted records and
incidents, of the ledger or of the archive's tables: they are to be the same everywhere.

Growth is what a further report costs an archive that has grown so large: reading it, and linking all, divided by all.

Killed are one of two nodes, and in another archive the first machine, when half of the lots are read, by SIGKILL and
with all that runs there. Told is in seconds from then on when the next lot was read, how long no lot was at most, when
the last one was, and when the command ended; where it could not go on, the cluster is started again, the command given
again, and the seconds are those from then on. `again` counts lots that were read twice.

Ray's cluster is two nodes of a core each on this machine, started as docs/archives.md has it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice, pairwise
from pathlib import Path

import msgspec
from processes import Spent, cluster, kill, memory, processor, until
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
WAYS = ("loop", "add-1", "add-2", "local-1", "local-2", "ray-2")


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of the processor and by the clock, and megabytes at most."""

    processor: float
    clock: float
    memory: float


def written(path: Path, count: int, words: int | None) -> Path:
    """A file of so many reports, or of their beginnings; one that is there is taken as it is."""
    if path.exists():
        return path
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


def run(command: tuple[str, ...], environment: dict[str, str] | None = None, beside: tuple[int, ...] = ()) -> Cost:
    """Run a command to its end; `beside` are processes that count as well, with all under them."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    others = Spent(beside)
    others.look()
    idle, begun = others.seconds(), time.monotonic()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL)
    most = 0
    done = threading.Event()

    def watch() -> None:
        nonlocal most
        while not done.wait(1):
            most = max(most, memory((process.pid, *beside)))
            others.look()

    watching = threading.Thread(target=watch)
    watching.start()
    try:
        status = process.wait()
    finally:
        clock = time.monotonic() - begun
        done.set()
        watching.join()
    if status not in (0, 1):
        raise SystemExit(f"{command} ended with {status}")
    others.look()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    took = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(took + others.seconds() - idle, clock, most / 1e6)


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
    with cluster() as (address, environment, machines):
        return run((*command, "--engine", "ray", "--address", address), environment, tuple(machines))


def kills(reports: int, words: int | None, lot: int) -> Iterator[str]:
    """The lines of the table of machines that died."""
    yield (
        "| killed | lots before | next lot | none for | last lot | again | linked | command, status | reports"
        " | records | incidents |"
    )
    yield "|-|-:|-:|-:|-:|-:|-:|-:|-:|-|-|"
    quiet = subprocess.DEVNULL
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        source = written(folder / "reports.jsonl", reports, words)
        way("local-2", source, folder / "none", lot)
        yield f"| none |{' |' * 7} {count(folder / 'none'):,} | {' | '.join(said(folder / 'none'))} |"
        for which in ("second", "first"):
            out = folder / which
            command = [*ONRECORD, "archive", str(source), "--out", str(out), "--lot", str(lot), "--engine", "ray"]
            with cluster() as (address, environment, machines):
                process = subprocess.Popen([*command, "--address", address], env=environment, stdout=quiet)
                until(partial(half_done, out, reports / lot), [process])
                kill(machines[which == "second"])
                watched = Watched(out, process)
            yield f"| {which} | {watched} | {count(out):,} | {' | '.join(said(out))} |"
            if watched.status:
                with cluster() as (address, environment, _):
                    process = subprocess.Popen([*command, "--address", address], env=environment, stdout=quiet)
                    watched = Watched(out, process)
                yield f"| the same command again | {watched} | {count(out):,} | {' | '.join(said(out))} |"


class Watched:
    """What becomes of an archive that a command works on, until it ends, in seconds from now: as cells of the table."""

    def __init__(self, out: Path, process: subprocess.Popen[bytes]) -> None:
        before, begun = lots(out), time.monotonic()
        there, times = before, [0.0]
        linked: float | None = None
        while True:
            ended = process.poll() is not None
            now = time.monotonic() - begun
            found = lots(out)
            if len(found) > len(there):
                times.append(now)
            there = found
            if linked is None and (out / "blocks").exists():
                linked = now
            if ended:
                break
            time.sleep(0.05)
        self.status = process.returncode
        self._before = len(before)
        self._again = sum(there.get(lot) != stamp for lot, stamp in before.items())
        self._times, self._linked, self._ended = times, linked, now

    def __str__(self) -> str:
        first, last = (f"{self._times[n]:.1f}" for n in (1, -1)) if len(self._times) > 1 else ("", "")
        longest = max((b - a for a, b in pairwise(self._times)), default=0.0)
        linked = "" if self._linked is None else f"{self._linked:.1f}"
        cells = (self._before, first, f"{longest:.1f}", last, self._again, linked, f"{self._ended:.1f}, {self.status}")
        return " | ".join(map(str, cells))


def half_done(out: Path, of: float) -> None:
    if len(lots(out)) < of / 2:
        raise OSError("not yet")


def lots(out: Path) -> dict[str, int]:
    """The lots that are done, each with when it was."""
    found = {}
    for path in out.glob("lots/*.parquet"):
        found[path.name] = path.stat().st_mtime_ns
    return found


def count(out: Path) -> int:
    """The rows of the table of documents."""
    folder = Folder(str(out))
    return sum(len(folder.read(name, ["id"])) for name in folder.names("documents"))


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
    yield "| | start, s (clock) | a report, s | rate of a core ÷ loop's | by clock | memory, MB | records | incidents |"
    yield "|-|-:|-:|-:|-:|-:|-|-|"
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        few, many = (written(folder / f"{count}.jsonl", count, words) for count in (1, reports))
        loop: tuple[float, float] | None = None
        for name in names:
            first = way(name, few, folder / f"few-{name}", lot)
            whole = way(name, many, folder / f"many-{name}", lot)
            workers = int(name.partition("-")[2] or 1)
            each = (whole.processor - first.processor) / (reports - 1)
            clock = (whole.clock - first.clock) / (reports - 1) * workers
            loop = loop or (each, clock)
            row = (
                name, f"{first.processor:.1f} ({first.clock:.1f})", f"{each:.4f}", f"{loop[0] / each:.2f}",
                f"{loop[1] / clock:.2f}", f"{whole.memory:.0f}",
                *(said(folder / f"many-{name}") if name != "loop" else ("", "")),
            )  # fmt: skip
            yield f"| {' | '.join(row)} |"


def growth(sizes: list[int], words: int | None, lot: int, all_of: Path | None) -> Iterator[str]:
    """The lines of the table of sizes: one archive, which grows. `all_of` is a file of the reports, made if it is not
    there."""
    yield "| reports | reading a further one, ms | linking, ms a report | largest block of tellings | incidents |"
    yield "|-:|-:|-:|-:|-:|"
    workers, before = start("local"), 0
    me = (os.getpid(),)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        source = folder / "reports.jsonl"
        with written(all_of or folder / "all.jsonl", max(sizes), words).open(encoding="utf-8") as file:
            lines = list(islice(file, max(sizes)))
        for size in sorted(sizes):
            source.write_text("".join(lines[:size]), encoding="utf-8")
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
    arguments.add_argument("--kill", action="store_true", help="what becomes of an archive where machines die, instead")
    arguments.add_argument("--file", type=Path, help="with --growth: the reports, made if they are not there yet")
    arguments.add_argument("--lot", type=int, default=16)
    arguments.add_argument("-o", "--output", type=Path, help="write the table here, as Markdown")
    given = arguments.parse_args()
    # Whoever ends this ends what it has started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    if given.growth:
        table = growth([int(size) for size in given.growth.split(",")], given.words, given.lot, given.file)
    elif given.kill:
        table = kills(given.reports, given.words, given.lot)
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
