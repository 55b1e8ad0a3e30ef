"""Archives: many reports into Parquet tables, on an engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import repeat
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import reports
from onrecord.cli.printing import progress, telling

if TYPE_CHECKING:
    from onrecord.archive.job import Done
    from onrecord.archive.linking import Linked


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
    with progress(_each(jobs.read(job, workers=count), done), "reading", sum(job.left.values())) as shown:
        for _ in shown:
            pass
    click.echo(_summed(done, sum(job.done.values()), out), err=True)
    click.echo(_found(link(job.folder, workers=count)), err=True)


def _each(lots: Iterable[Done], done: list[Done]) -> Iterator[None]:
    """Something for every report of the lots that are done."""
    for lot in lots:
        done.append(lot)
        yield from repeat(None, lot.reports + lot.failures)


def _summed(done: list[Done], before: int, out: str) -> str:
    """What became of everything, in one line."""
    read, failed = sum(lot.reports for lot in done), sum(lot.failures for lot in done)
    told = [f"{reports(read)} read"]
    told += [f"{failed} could not be read (see failures)"] if failed else []
    told += [f"{before} done before"] if before else []
    return f"{'; '.join(told)}. In {out}"


def _found(linked: Linked) -> str:
    """What linking has found, in one line."""
    told = [f"{linked.incidents} incidents"]
    for one in linked.blocks:
        over = f", {one.left_out} over {one.bound} and left out" if one.left_out else ""
        told.append(f"the largest block of {one.of}: {one.largest}{over}")
    return "; ".join(told)


COMMANDS = (archive,)
