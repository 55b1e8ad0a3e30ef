"""Keeping reports in a ledger, linking them, and proving it: add, link, verify."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import repeat
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import open_kept, reports, tell_unlinked, the_ledger, workers_for
from onrecord.cli.printing import progress, telling

if TYPE_CHECKING:
    from onrecord.ledger import Ledger


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@the_ledger
@click.option("--published", metavar="DATE", help="When it was published (ISO 8601); days are counted from it.")
@click.option("--outlet", metavar="NAME", help="Who published it.")
@click.option("--url", metavar="URL", help="Where it was published.")
@click.option("--workers", type=click.IntRange(min=1), metavar="N", help="Read with so many processes.")
@click.option("--actors", type=click.Path(), metavar="FILE", help="Actors of your own (CSV; see docs/actors-file.md).")
@telling
def add(
    sources: tuple[str, ...],
    where: str,
    published: str | None,
    outlet: str | None,
    url: str | None,
    workers: int | None,
    actors: str | None,
) -> None:
    """Read reports and keep them. SOURCE: a text, HTML or JSON Lines file, a feed, a web archive (WARC), a folder, a
    URL of a page or feed, or - for standard input; or the folder of an archive or of an export to Parquet, whose
    records are taken as they are.

    What is in the ledger already is not read again. What cannot be read is kept aside with the reason, and named.
    """
    from onrecord.ingest.sources import count
    from onrecord.ledger import open_ledger
    from onrecord.ledger.bulk import holds_records

    became: Counter[str] = Counter()
    expected = None if any(map(holds_records, sources)) else count(sources)
    with open_ledger(where) as ledger:
        about = {"published": published, "outlet": outlet, "url": url}
        found = ledger.add_many(sources, **about, workers=workers_for(sources, workers), actors=actors)
        with progress(found, "adding", expected) as shown:
            for one in shown:
                became[one.outcome] += 1
                if one.outcome == "failed":
                    click.echo(f"onrecord: {one.source}: {one.reason}", err=True)
                elif one.outcome in ("added", "revised"):
                    click.echo(one.document)
        click.echo(summed(became, len(ledger), where), err=True)
    if became["failed"]:
        raise SystemExit(1)


def summed(became: Counter[str], total: int, where: str) -> str:
    """What became of everything, in one line."""
    words = {
        "added": "added",
        "revised": "read anew",
        "kept": "kept as another reading",
        "known": "there already: nothing changed",
        "failed": "could not be read",
    }
    told = "; ".join(f"{became[x]} {words[x]}" for x in words if became[x]) or "nothing to add"
    return f"{told}. {total} {'report' if total == 1 else 'reports'} in {_without_password(where)}"


def _without_password(where: str) -> str:
    if "://" not in where:
        return where
    from sqlalchemy import make_url

    return make_url(where).render_as_string(hide_password=True)


@click.command()
@the_ledger
@click.option("--again", is_flag=True, help="Link every report anew, those too that are linked already.")
@telling
def link(where: str, again: bool) -> None:
    """Find the incidents that reports tell of. `add` and `watch` do it as they go; this is for reports that they left
    when they were stopped, and with --again for those that another version linked.
    """
    with open_kept(where) as ledger:
        with progress(_linked(ledger, again), "linking", len(ledger) if again else ledger.unlinked()) as shown:
            done = sum(1 for _ in shown)
        click.echo(f"{reports(done)} linked: {ledger.incident_count()} incidents in all", err=True)
        tell_unlinked(0, ledger.linked_by_others())


def _linked(ledger: Ledger, again: bool) -> Iterator[None]:
    """Once for each report that is linked."""
    while lot := ledger.link(at_most=1, again=again):
        again = False
        yield from repeat(None, lot)


@click.command()
@the_ledger
@telling
def verify(where: str) -> None:
    """Prove that every span quotes its report, every hash holds, every id is its content's."""
    with open_kept(where) as ledger:
        with progress(ledger.verify(), "verifying", len(ledger)) as shown:
            faults = [fault for found in shown for fault in found]
        for fault in faults:
            click.echo(f"{fault.where}: {fault.what}")
        if ledger.linked_by_others():
            tell_unlinked(0, by_others=True)
            click.echo("what is linked is not proved", err=True)
        for x in ledger.quarantined():
            click.echo(f"could not be read: {x.source}: {x.reason}", err=True)
        click.echo(f"{len(ledger)} reports: {f'{len(faults)} faults' if faults else 'everything holds'}", err=True)
    if faults:
        raise SystemExit(1)


COMMANDS = (add, link, verify)
