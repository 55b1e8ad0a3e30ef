"""Archives: many reports into Parquet tables, on an engine."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import islice, repeat
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import reports
from onrecord.cli.printing import progress, telling

if TYPE_CHECKING:
    from onrecord.archive.folder import Folder
    from onrecord.archive.job import Done
    from onrecord.archive.linking import Linked

# Failures that are named; of millions nobody reads more.
_NAMED = 20


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--out", required=True, metavar="FOLDER", help="Write here: a folder, or a URL of an object store.")
@click.option("--engine", type=click.Choice(("local", "ray")), default="local", show_default=True,
              help="This machine's own processes, or a Ray cluster.")  # fmt: skip
@click.option("--address", metavar="HOST:PORT", help="The Ray cluster; else one that runs here, or one is started.")
@click.option("--workers", type=click.IntRange(min=1), metavar="N", help="So many read at once; else one a core.")
@click.option("--lot", type=click.IntRange(min=1), default=64, show_default=True, metavar="N",
              help="Reports that are read in one go, and again where a machine dies.")  # fmt: skip
@telling
def archive(
    sources: tuple[str, ...], out: str, engine: str, address: str | None, workers: int | None, lot: int
) -> None:
    """Read many reports into Parquet tables. SOURCE: a WARC, JSON Lines or Parquet file, a text or HTML file, a folder
    of them, here or on an object store by its URL.

    Each report is read once: what a run before has done is not done again.
    """
    from onrecord.archive import job as jobs
    from onrecord.archive.engine import start
    from onrecord.archive.linking import link

    room = start(engine, address)  # type: ignore[arg-type]
    count = workers or room
    job = jobs.plan(sources, out, workers=count, together=lot)
    done: list[Done] = []
    total = sum(job.left.values())
    with progress(_each(_told(jobs.read(job, workers=count), total), done), "reading", total) as shown:
        for _ in shown:
            pass
    failed = sum(one.failures for one in done)
    for line in islice(_failures(job.folder, done), _NAMED):
        click.echo(f"onrecord: {line}", err=True)
    if failed > _NAMED:
        click.echo(f"onrecord: and {failed - _NAMED} more: see the table failures", err=True)
    click.echo(_summed(done, sum(job.done.values()), out), err=True)
    click.echo(_found(link(job.folder, workers=count)), err=True)
    if failed:
        raise SystemExit(1)


def _each(lots: Iterable[Done], done: list[Done]) -> Iterator[None]:
    """Something for every report of the lots that are done."""
    for lot in lots:
        done.append(lot)
        yield from repeat(None, lot.reports + lot.failures)


def _told(lots: Iterable[Done], total: int) -> Iterator[Done]:
    """The lots; where nobody watches a bar, a line for a log with each percent of the reports."""
    begun, count, percent = time.monotonic(), 0, 0
    for lot in lots:
        yield lot
        count += lot.reports + lot.failures
        if not sys.stderr.isatty() and 100 * count // total > percent:
            percent = 100 * count // total
            rate = count / max(time.monotonic() - begun, 1e-9)
            left = timedelta(seconds=round((total - count) / rate))
            click.echo(f"{percent} % of {reports(total)}, {rate:.1f} a second, {left} left", err=True)


def _failures(folder: Folder, done: Iterable[Done]) -> Iterator[str]:
    """What could not be read of these lots, a line each."""
    from onrecord.archive.tables import failures_of

    for lot in done:
        if lot.failures:
            for row in folder.read(failures_of(lot.lot)):
                yield f"{row['source']}: {row['reason'].strip().splitlines()[-1]}"


def _summed(done: list[Done], before: int, out: str) -> str:
    """What became of everything, in one line."""
    read, failed = sum(lot.reports for lot in done), sum(lot.failures for lot in done)
    told = [f"{reports(read)} read"]
    told += [f"{failed} could not be read"] if failed else []
    told += [f"{before} done before"] if before else []
    return f"{'; '.join(told)}. In {out}"


def _found(linked: Linked) -> str:
    """What linking has found, in one line."""
    told = [f"{linked.incidents} incidents"]
    for one in linked.blocks:
        over = f", {one.in_pieces} over {one.bound} and compared in pieces" if one.in_pieces else ""
        over += f", {one.left_out} over {one.bound} and left out" if one.left_out else ""
        told.append(f"the largest block of {one.of}: {one.largest}{over}")
    return "; ".join(told)


COMMANDS = (archive,)
