"""Measuring the reader and the installation: eval, bench, doctor."""

from __future__ import annotations

import json
from pathlib import Path

import click

from onrecord.cli.printing import opened, progress, telling
from onrecord.errors import UsageError


@click.command("eval")
@click.argument("name", metavar="CORPUS")
@click.option("--gold", type=click.Path(exists=True), help="A file in the corpus's format; else its development part.")
@click.option("--predictions", type=click.Path(dir_okay=False), help="Write what was predicted here, as JSON Lines.")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="Score the first N items only.")
@telling
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
    with progress(corpus.predict(items, default_models()), "predicting", len(items)) as shown:
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


@click.command()
@click.option("--sizes", default="10,100,800", show_default=True, metavar="N,N,…", help="Measure so many reports.")
@click.option("--format", "form", type=click.Choice(("text", "markdown", "json")), default="text", show_default=True)
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="Write to this file instead of standard output.")
@telling
def bench(sizes: str, form: str, output: str | None) -> None:
    """Measure speed and memory beside bare spaCy, as ratios from one run."""
    from onrecord import benchmark

    results = benchmark.run(_sizes(sizes), progress=lambda what: click.echo(what, err=True))
    shown = benchmark.as_json(results) if form == "json" else benchmark.table(results)
    if form == "text":
        shown = _plain(shown)
    with opened(output) as file:
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


@click.command()
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


COMMANDS = (evaluate, bench, doctor)
