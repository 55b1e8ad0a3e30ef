"""Reading without keeping: read, demo, schema."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from onrecord.cli.options import workers_for
from onrecord.cli.printing import opened, progress, telling
from onrecord.errors import OnrecordError, UsageError

if TYPE_CHECKING:
    from onrecord.records import Record

FORMATS = ("text", "json", "jsonl", "html")


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--published", metavar="DATE", help="When it was published (ISO 8601); days are counted from it.")
@click.option("--outlet", metavar="NAME", help="Who published it.")
@click.option("--url", metavar="URL", help="Where it was published.")
@click.option("--actors", type=click.Path(), metavar="FILE", help="Actors of your own (CSV; see docs/actors-file.md).")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="What to write.")
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="Write to this file instead of standard output.")
@telling
def read(
    sources: tuple[str, ...],
    published: str | None,
    outlet: str | None,
    url: str | None,
    actors: str | None,
    form: str,
    output: str | None,
) -> None:
    """Read reports without keeping them. SOURCE: a text or HTML file, a folder, a URL, or - for standard input;
    also JSON Lines, feeds and web archives."""
    from onrecord.ingest.sources import count
    from onrecord.pipeline import read_many

    total = count(sources)
    if form == "json" and total is not None and total > 1:
        raise click.UsageError(f"--format json writes one object, and there are {total} reports: use jsonl")
    errors: list[OnrecordError] = []
    done = 0

    def records() -> Iterator[Record]:
        nonlocal done
        workers = workers_for(sources)
        results = read_many(sources, published=published, outlet=outlet, url=url, workers=workers, actors=actors)
        with progress(results, "reading", total) as shown:
            for result in shown:
                if result.record is not None:
                    done += 1
                    yield result.record
                else:
                    errors.append(result.error)
                    click.echo(f"onrecord: {result.error}", err=True)

    with opened(output) as file:
        _write(records(), form, file)
    if errors:
        raise SystemExit(2 if not done and all(isinstance(e, UsageError) for e in errors) else 1)


@click.command()
@click.option("--out", type=click.Path(file_okay=False), default="out", show_default=True, help="Folder of the page.")
@click.option("--serve", is_flag=True, help="Keep them in a ledger in that folder and open the reading room over it.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port of the reading room."
)
@telling
def demo(out: str, serve: bool, port: int) -> None:
    """Read the bundled sample reports, show what they say, and write one page with all of them."""
    from onrecord import demo as demonstration
    from onrecord.export import html, text
    from onrecord.samples import samples

    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    if serve:
        _serve_demo(folder / "onrecord-demo.db", port)
        return
    with progress(demonstration.records(), "reading", len(samples())) as shown:
        records = tuple(shown)
    text.write(records, sys.stdout, colour=sys.stdout.isatty())
    page = folder / "onrecord-demo.html"
    with page.open("w", encoding="utf-8") as file:
        html.write(records, file)
    click.echo(f"\n{len(records)} reports read. Open this page in a browser:", err=True)
    click.echo(str(page.resolve()))


def _serve_demo(where: Path, port: int) -> None:
    """The reading room over a ledger with the samples; read and kept once, they are only looked at from then on."""
    from onrecord import demo as demonstration
    from onrecord.cli.serving import run
    from onrecord.ledger import open_ledger

    sources = demonstration.sources()
    with (
        open_ledger(where) as ledger,
        progress(ledger.add_many(sources, workers=1), "reading", len(sources)) as added,
    ):
        for one in added:
            if one.outcome == "failed":
                click.echo(f"onrecord: {one.source}: {one.reason}", err=True)
    run(str(where), port=port)


@click.command()
def schema() -> None:
    """Print the JSON Schema of the record format."""
    from onrecord.wire import schema as record_schema

    click.echo(json.dumps(record_schema(), indent=2))


def _write(records: Iterable[Record], form: str, file: TextIO) -> None:
    if form == "html":
        from onrecord.export import html

        html.write(records, file)
    elif form == "jsonl":
        from onrecord.export import jsonl

        jsonl.write(records, file)
    elif form == "json":
        from onrecord.wire import to_json

        found = list(islice(records, 2))
        if len(found) > 1:
            raise UsageError("--format json writes one object, and there are several reports: use jsonl")
        for record in found:
            file.write(to_json(record, indent=2) + "\n")
    else:
        from onrecord.export import text

        text.write(records, file, colour=file.isatty())


COMMANDS = (read, demo, schema)
