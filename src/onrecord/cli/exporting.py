"""Exports of a ledger."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from onrecord.cli.options import filters, open_kept, the_ledger
from onrecord.cli.printing import telling
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.export.formats import Format
    from onrecord.ledger import Filters, Ledger

# Kept here so that --help need not load what writes them; a test holds it to `onrecord.export.formats`.
FORMATS = (
    "jsonl", "csv-events", "csv-statements", "parquet", "polecat", "icews", "gdelt-events", "gdelt-mentions", "plover",
    "acled", "ftm", "webannotation", "schemaorg", "prov", "gexf", "graphml", "geojson", "timelinejs", "icalendar",
    "briefing", "incidents", "judgements",
)  # fmt: skip
LEVELS = ("told", "attributed", "alleged", "all")


@click.command()
@click.argument("name", type=click.Choice(FORMATS), metavar="FORMAT")
@filters("actor", "recipient", "speaker", "type", "since", "until", "place", "document", "incident")
@click.option(
    "--held",
    type=click.Choice(LEVELS),
    help="Which events: told as fact by the report, or attributed to a source, or alleged, or all.",
)
@click.option("--raw-csv", "raw", is_flag=True, help="Leave what a spreadsheet would take for a formula as it is.")
@click.option("-o", "--output", type=click.Path(), help="Write to this file (parquet: folder), not to standard output.")
@the_ledger
@telling
def export(name: str, held: str | None, raw: bool, output: str | None, where: str, **asked: Any) -> None:
    """Write what the ledger holds in another form, sorted by id.

    \b
    FORMAT
      as it is kept   jsonl, incidents, judgements
      tables          csv-events, csv-statements, parquet
      event data      polecat, icews, gdelt-events, gdelt-mentions, plover, acled
      linked data     ftm (followthemoney), webannotation, schemaorg, prov
      networks        gexf (Gephi), graphml
      maps and time   geojson, timelinejs, icalendar
      to read         briefing (a page on one --incident)
    """
    from onrecord.ledger import Filters

    with open_kept(where) as ledger:
        if name in _OTHERS:
            if held is not None or raw:
                raise UsageError(f"{name} takes neither --held nor --raw-csv", step="export")
            with _opened(output) as file:
                _OTHERS[name](ledger, Filters(**asked), file)
        else:
            _export(ledger, name, Filters(**asked), held, raw, output)


def _export(ledger: Ledger, name: str, asked: Filters, held: str | None, raw: bool, output: str | None) -> None:
    from onrecord.export.formats import FORMATS as KNOWN
    from onrecord.export.formats import Selection
    from onrecord.ledger import Filters

    form = KNOWN[name]
    selection = Selection(ledger, form, asked, _level(form, held), Counter())
    if raw and not form.csv:
        raise UsageError(f"{name} is no CSV", step="export")
    if form.folder:
        if output in (None, "-"):
            raise UsageError(f"{name} is a folder: say which with -o", step="export")
        try:
            form.module.write(selection.rows(), Path(str(output)))
        except OSError as err:
            raise UsageError(f"{output} cannot be written", step="export", cause=err) from err
        return
    with _opened(output, form.newline) as file:
        if name == "jsonl" and asked == Filters(since=asked.since, until=asked.until):
            # As they are kept: nothing has to be read to be written.
            file.writelines(written.decode() + "\n" for written in ledger.records(since=asked.since, until=asked.until))
            return
        form.module.write(_begun(selection.rows()), file, **({"raw": True} if raw else {}))
    if selection.left_out:
        words = ", ".join(f"{times} {why}" for why, times in sorted(selection.left_out.items()))
        click.echo(f"left out of {name}: {words}", err=True)


def _begun(rows: Iterator[Any]) -> Iterator[Any]:
    """The rows, with the first at hand: what is asked wrongly is told before anything is written."""
    return chain(list(islice(rows, 1)), rows)


def _level(form: Format, held: str | None) -> str:
    if held is None:
        return form.held
    if form.rows in ("reports", "statements"):
        raise UsageError(f"{form.name} has everything in it; --held is for events", step="export")
    if LEVELS.index(held) > LEVELS.index(form.most):
        raise UsageError(
            f"{form.name} has no field that says that something did not happen; at most --held {form.most}",
            step="export",
        )
    return held


@contextmanager
def _opened(output: str | None, newline: str = "\n") -> Iterator[TextIO]:
    """The file named, or standard output for None and "-": in UTF-8, its lines ended as the format says, on every
    system."""
    if output in (None, "-"):
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", newline=newline)
        yield sys.stdout
        return
    path = Path(str(output))
    # What stands in a file already is replaced by a whole export only.
    whole = not path.exists() or path.is_file()
    part = path.with_name(f"{path.name}.part") if whole else path
    try:
        file = part.open("w", encoding="utf-8", newline=newline)
    except OSError as err:
        raise UsageError(f"{path} cannot be written", step="export", cause=err) from err
    try:
        with file:
            yield file
    except BaseException:
        if whole:
            part.unlink()
        raise
    if whole:
        part.replace(path)


def _briefing(ledger: Ledger, asked: Filters, file: TextIO) -> None:
    from onrecord.export import briefing
    from onrecord.ledger import Filters

    if asked.incident is None or asked != Filters(incident=asked.incident):
        raise UsageError("a briefing is of one incident: say --incident ID, and nothing else", step="export")
    incident = ledger.incident(asked.incident)
    ids = sorted({e.document for e in incident.events})
    briefing.write([briefing.Told(incident, tuple(ledger.report(id)[1] for id in ids))], file)


def _incidents(ledger: Ledger, asked: Filters, file: TextIO) -> None:
    from onrecord.ledger import Filters
    from onrecord.wire import incident_to_json

    plain = asked == Filters(since=asked.since, until=asked.until)
    found = (
        ledger.every_incident(since=asked.since, until=asked.until)
        if plain
        else iter(sorted(ledger.incidents(asked, limit=None), key=lambda i: i.id))
    )
    for incident in found:
        file.write(incident_to_json(incident) + "\n")


def _judgements(ledger: Ledger, asked: Filters, file: TextIO) -> None:
    from onrecord.ledger import Filters

    if asked != Filters():
        raise UsageError("judgements are exported whole", step="export")
    for judgement in ledger.judgements():
        file.write(json.dumps(judgement, ensure_ascii=False) + "\n")


_OTHERS = {"briefing": _briefing, "incidents": _incidents, "judgements": _judgements}
COMMANDS = (export,)
