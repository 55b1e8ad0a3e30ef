"""The command line: arguments and printing; it computes nothing.

Results go to standard output, everything else to standard error. Exit status: 0 done, 1 some documents failed (each
is named with its reason), 2 wrong use.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from onrecord import __version__
from onrecord.errors import DocumentError, OnrecordError, UsageError

if TYPE_CHECKING:
    from onrecord.records import Record

FORMATS = ("text", "json", "jsonl", "html")


def _telling(command: Callable[..., None]) -> Callable[..., None]:
    """Our own errors become one line on standard error; anything else is a bug and shows itself."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        try:
            command(*args, **kwargs)
        except OnrecordError as err:
            click.echo(f"onrecord: {err}", err=True)
            raise SystemExit(1 if isinstance(err, DocumentError) else 2) from err

    return run


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="onrecord")
def main() -> None:
    """Read news reports and put them on the record: who did or said what to whom, according to whom."""


@main.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--published", metavar="DATE", help="When it was published (ISO 8601); days are counted from it.")
@click.option("--outlet", metavar="NAME", help="Who published it.")
@click.option("--url", metavar="URL", help="Where it was published.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="What to write.")
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="Write to this file instead of standard output.")
@_telling
def read(
    sources: tuple[str, ...], published: str | None, outlet: str | None, url: str | None, form: str, output: str | None
) -> None:
    """Read reports without keeping them. SOURCE: a text or HTML file, a folder, or - for standard input."""
    from onrecord.pipeline import read_many

    total = _total(sources)
    if form == "json" and total > 1:
        raise click.UsageError(f"--format json writes one object, and there are {total} reports: use jsonl")
    errors: list[OnrecordError] = []

    def records() -> Iterator[Record]:
        with _progress(read_many(sources, published=published, outlet=outlet, url=url), "reading", total) as shown:
            for result in shown:
                if result.record is not None:
                    yield result.record
                else:
                    errors.append(result.error)
                    click.echo(f"onrecord: {result.error}", err=True)

    with _file(output) as file:
        _write(records(), form, file)
    if errors:
        raise SystemExit(2 if len(errors) == total and all(isinstance(e, UsageError) for e in errors) else 1)


@main.command()
@click.option("--out", type=click.Path(file_okay=False), default="out", show_default=True, help="Folder of the page.")
@_telling
def demo(out: str) -> None:
    """Read the bundled sample reports, show what they say, and write one page with all of them."""
    from onrecord import demo as demonstration
    from onrecord.export import html, text
    from onrecord.samples import samples

    with _progress(demonstration.records(), "reading", len(samples())) as shown:
        records = tuple(shown)
    text.write(records, sys.stdout, colour=sys.stdout.isatty())
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    page = folder / "onrecord-demo.html"
    with page.open("w", encoding="utf-8") as file:
        html.write(records, file)
    click.echo(f"\n{len(records)} reports read. Open this page in a browser:", err=True)
    click.echo(str(page.resolve()))


@main.command()
def schema() -> None:
    """Print the JSON Schema of the record format."""
    from onrecord.wire import schema as record_schema

    click.echo(json.dumps(record_schema(), indent=2))


@main.command("eval")
@click.argument("name", metavar="CORPUS")
@click.option("--gold", type=click.Path(exists=True), help="A file in the corpus's format; else its development part.")
@click.option("--predictions", type=click.Path(dir_okay=False), help="Write what was predicted here, as JSON Lines.")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Score the first N items only.")
@_telling
def evaluate(name: str, gold: str | None, predictions: str | None, form: str, limit: int | None) -> None:
    """Score the installed reader on a published corpus."""
    from dataclasses import asdict

    from onrecord import evaluation
    from onrecord.models import default_models

    corpus = evaluation.corpus(name)
    paths = (Path(gold),) if gold else corpus.default_gold(evaluation.corpora_folder())
    if not gold and not any(path.exists() for path in paths):
        raise UsageError(f"no corpus at {', '.join(map(str, paths))}; set ONRECORD_CORPORA, or give --gold FILE")
    items = [item for path in paths for item in corpus.load(path)][:limit]
    with _progress(corpus.predict(items, default_models()), "predicting", len(items)) as shown:
        predicted = list(shown)
    if predictions:
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in predicted)
        Path(predictions).write_text("".join(lines), encoding="utf-8")
    figures = corpus.score(items, predicted)
    if form == "json":
        found = {"corpus": name, "items": len(items), "figures": [asdict(f) for f in figures]}
        click.echo(json.dumps(found, indent=2))
        return
    wide = max([len(f.name) for f in figures] + [6])
    click.echo(f"{'figure':<{wide}} {'value':>9}  {'95 % interval':<17} {'n':>7}")
    for f in figures:
        between = f"{f.low:.1f} to {f.high:.1f}" if f.low is not None and f.high is not None else ""
        click.echo(f"{f.name:<{wide}} {f.value:>9.2f}  {between:<17} {f.n if f.n is not None else '':>7}")


@main.command()
@click.option("--sizes", default="10,100,800", show_default=True, metavar="N,N,…", help="Measure so many reports.")
@click.option("--format", "form", type=click.Choice(("text", "markdown", "json")), default="text", show_default=True)
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="Write to this file instead of standard output.")
@_telling
def bench(sizes: str, form: str, output: str | None) -> None:
    """Measure speed and memory beside bare spaCy, as ratios from one run."""
    from onrecord import benchmark

    results = benchmark.run(_sizes(sizes), progress=lambda what: click.echo(what, err=True))
    shown = benchmark.as_json(results) if form == "json" else benchmark.table(results)
    if form == "text":
        shown = _plain(shown)
    with _file(output) as file:
        file.write(shown + "\n")


def _sizes(given: str) -> tuple[int, ...]:
    """How many reports each measurement takes: "10,100" as numbers above zero."""
    try:
        sizes = tuple(int(part) for part in given.split(","))
    except ValueError:
        sizes = ()
    if not sizes or min(sizes) < 1:
        raise click.BadParameter(f"{given!r}: numbers above zero with commas between, as 10,100", param_hint="--sizes")
    return sizes


def _plain(table: str) -> str:
    """A Markdown table for a terminal: columns lined up, no rule of dashes."""
    from itertools import groupby

    lines: list[str] = []
    for tabled, rows in groupby(table.splitlines(), key=lambda line: line.startswith("|")):
        if not tabled:
            lines += rows
            continue
        cells = [[c.strip() for c in row.strip("|").split("|")] for row in rows if not row.startswith("|-")]
        wide = [max(map(len, column)) for column in zip(*cells, strict=True)]
        lines += [
            "  ".join(c.rjust(w) if n else c.ljust(w) for n, (c, w) in enumerate(zip(r, wide, strict=True)))
            for r in cells
        ]
    return "\n".join(lines)


@main.command()
def doctor() -> None:
    """Check versions, models and their hashes, lexicons and folders; say what is missing and how to mend it."""
    from onrecord.doctor import findings

    broken = 0
    for finding in findings():
        sign = {True: "ok     ", None: "note   ", False: "BROKEN "}[finding.ok]
        click.echo(f"{sign} {finding.what:<28} {finding.detail}")
        if finding.mend:
            click.echo(f"{'':<37}{finding.mend}")
        broken += finding.ok is False
    if broken:
        raise SystemExit(1)


def _total(sources: Iterable[str]) -> int:
    """How many reports there are to read, without opening any."""
    from onrecord.ingest.sources import SUFFIXES

    total = 0
    for source in map(Path, sources):
        total += sum(p.suffix.lower() in SUFFIXES for p in source.rglob("*")) if source.is_dir() else 1
    return total


def _write(records: Iterable[Record], form: str, file: TextIO) -> None:
    if form == "html":
        from onrecord.export import html

        html.write(records, file)
    elif form == "jsonl":
        from onrecord.export import jsonl

        jsonl.write(records, file)
    elif form == "json":
        from onrecord.wire import to_json

        for record in records:
            file.write(to_json(record, indent=2) + "\n")
    else:
        from onrecord.export import text

        text.write(records, file, colour=file.isatty())


@contextmanager
def _file(output: str | None) -> Iterator[TextIO]:
    """The file named, or standard output for None and "-"."""
    if output in (None, "-"):
        yield sys.stdout
        return
    with Path(str(output)).open("w", encoding="utf-8") as file:
        yield file


@contextmanager
def _progress(items: Iterable[Any], label: str, length: int) -> Iterator[Iterable[Any]]:
    """`items` again, with a bar, a rate and the remaining time on standard error if that is a terminal."""
    if not sys.stderr.isatty() or length == 1:
        yield items
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Rate(ProgressColumn):
        def render(self, task: Task) -> Text:
            return Text(f"{task.speed:.1f}/s" if task.speed else "")

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield bar.track(items, total=length, description=label)
