"""Keeping and asking: add, the questions, search, show, diff, export, verify."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.printing import opened, progress, telling
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.ledger import Ledger

FORMATS = ("text", "json", "jsonl")
DEFAULT_LEDGER = "onrecord.db"

_ledger = click.option(
    "--ledger",
    "where",
    envvar="ONRECORD_LEDGER",
    default=DEFAULT_LEDGER,
    show_default=True,
    metavar="PATH_OR_URL",
    help="A SQLite file or a postgresql:// URL.",
)
_form = click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
_limit = click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=50,
    show_default=True,
    metavar="N",
    help="At most so many; 0 for all.",
)
_OPTIONS = {
    "actor": ("NAME", "Whose name has these words: who acts, or is named."),
    "recipient": ("NAME", "Who is acted on."),
    "speaker": ("NAME", "Who says it; of events, anyone it is according to."),
    "type": ("TYPE", "An event's PLOVER type, a statement's stance, an actor's kind."),
    "since": ("DATE", "Not before this day (ISO 8601)."),
    "until": ("DATE", "Not after this day."),
    "place": ("PLACE", "Where: a place's name, or a country's name or code."),
    "document": ("ID", "In this report: its id or the beginning of it."),
}


def _filters(*names: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The options of these filters; the command gets them as keywords."""

    def add(command: Callable[..., None]) -> Callable[..., None]:
        for name in reversed(names):
            metavar, words = _OPTIONS[name]
            command = click.option(f"--{name}", metavar=metavar, help=words)(command)
        return command

    return add


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@_ledger
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
    """Read reports and keep them. SOURCE: a text, HTML or JSON Lines file, a folder, or - for standard input.

    What is in the ledger already is not read again. What cannot be read is kept aside with the reason, and named.
    """
    from onrecord.ingest.sources import count
    from onrecord.ledger import open_ledger

    became: Counter[str] = Counter()
    with open_ledger(where) as ledger:
        about = {"published": published, "outlet": outlet, "url": url}
        found = ledger.add_many(sources, **about, workers=workers, actors=actors)
        with progress(found, "adding", sum(map(count, sources))) as shown:
            for one in shown:
                became[one.outcome] += 1
                if one.outcome == "failed":
                    click.echo(f"onrecord: {one.source}: {one.reason}", err=True)
                elif one.outcome in ("added", "revised"):
                    click.echo(one.document)
        click.echo(_sum(became, len(ledger), where), err=True)
    if became["failed"]:
        raise SystemExit(1)


def _sum(became: Counter[str], total: int, where: str) -> str:
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
@_filters("speaker", "type", "since", "until", "document")
@_limit
@_ledger
@_form
@telling
def statements(where: str, form: str, limit: int, **filters: str | None) -> None:
    """Who says what: the statements of all reports, newest first."""
    _told("statements", where, form, limit, filters)


@click.command()
@_filters("actor", "recipient", "speaker", "type", "since", "until", "place", "document")
@_limit
@_ledger
@_form
@telling
def events(where: str, form: str, limit: int, **filters: str | None) -> None:
    """What is said to have happened: the events of all reports, newest first, with how each is held."""
    _told("events", where, form, limit, filters)


@click.command()
@_filters("actor", "recipient", "speaker", "type", "since", "until", "place", "document")
@_limit
@_ledger
@_form
@telling
def timeline(where: str, form: str, limit: int, **filters: str | None) -> None:
    """The events whose own day is known, in the order of the days; the newest, where there are more."""
    _told("timeline", where, form, limit, filters)


def _told(question: str, where: str, form: str, limit: int, filters: dict[str, str | None]) -> None:
    from onrecord.export import answers
    from onrecord.ledger import Filters
    from onrecord.views.found import told, written

    with _open(where) as ledger:
        found = getattr(ledger, question)(Filters(**filters), limit=limit or None)
    if form == "text":
        (answers.write_timeline if question == "timeline" else answers.write_told)(told(found), sys.stdout)
        _told_nothing(found)
    else:
        _print(question, written(found), form)


@click.command()
@_filters("actor", "type", "since", "until", "document")
@_limit
@_ledger
@_form
@telling
def actors(where: str, form: str, limit: int, **filters: str | None) -> None:
    """Who is named and speaks, acts or is acted on: those in most reports first. --since and --until: in the reports
    of these days."""
    from onrecord.export import answers
    from onrecord.ledger import Filters
    from onrecord.views.found import written_actor

    with _open(where) as ledger:
        found = ledger.actors(Filters(**filters), limit=limit or None)
    if form == "text":
        answers.write_actors(found, sys.stdout)
        _told_nothing(found)
    else:
        _print("actors", map(written_actor, found), form)


@click.command()
@click.argument("query")
@click.option(
    "--limit", type=click.IntRange(min=0), default=20, show_default=True, metavar="N", help="So many reports."
)
@_ledger
@_form
@telling
def search(query: str, where: str, form: str, limit: int) -> None:
    """Search reports, statements and events. QUERY: words, "quoted phrases", begin*, AND OR NOT, brackets, and
    speaker: actor: type: before a word."""
    from onrecord.export import answers
    from onrecord.views.found import written_hit

    with _open(where) as ledger:
        hits = ledger.search(query, limit=limit or None)
    if form == "text":
        answers.write_hits(hits, query, sys.stdout)
        _told_nothing(hits)
    else:
        _print("reports", map(written_hit, hits), form)


@click.command()
@click.argument("id")
@_ledger
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@telling
def show(id: str, where: str, form: str) -> None:
    """One report (d_…), one record of it (d_…/a3) with its quotes in context, or one actor (k_…)."""
    with _open(where) as ledger:
        if id.startswith("k_"):
            _show_actor(ledger, id, form)
        else:
            _show_report(ledger, *id.partition("/")[::2], form)


def _show_report(ledger: Ledger, document: str, one: str, form: str) -> None:
    from onrecord import wire
    from onrecord.export import answers, text

    report, record = ledger.report(document)
    if not one:
        if form == "json":
            click.echo(wire.to_json(record, indent=2))
        else:
            text.write([record], sys.stdout, colour=sys.stdout.isatty())
            revisions = ledger.revisions(document)
            if len(revisions) > 1:
                click.echo("\nReadings of it")
                answers.write_revisions(revisions, sys.stdout)
        return
    parts = {key: value for key, value in wire.to_dict(record).items() if isinstance(value, list)}
    found = next((x for part in parts.values() for x in part if x.get("id") == one), None)
    if found is None:
        raise UsageError(f"no record {one} in {report.id}", step="show")
    if form == "text" and one[0] in "av":
        answers.write_context(record, report, one, sys.stdout)
    else:
        click.echo(json.dumps(found, indent=2, ensure_ascii=False))


def _show_actor(ledger: Ledger, actor: str, form: str) -> None:
    from onrecord.export import answers
    from onrecord.ledger import Filters
    from onrecord.views.found import told, written, written_actor

    who = ledger.actor(actor)
    said = ledger.statements(Filters(speaker=actor))
    done = ledger.events(Filters(actor=actor))
    if form == "json":
        found = {"statements": list(written(said)), "events": list(written(done))}
        click.echo(json.dumps(written_actor(who) | found, indent=2, ensure_ascii=False))
        return
    answers.write_actors([who], sys.stdout)
    for title, findings in (("Says", said), ("Does", done)):
        if findings:
            click.echo(f"\n{title}\n{'─' * len(title)}")
            answers.write_told(told(findings), sys.stdout)


@click.command()
@click.argument("id")
@click.option("--from", "older", metavar="REVISION", help="From this reading (r_…); else the one that counted before.")
@click.option("--to", "newer", metavar="REVISION", help="To this reading; else the current one.")
@_ledger
@telling
def diff(id: str, older: str | None, newer: str | None, where: str) -> None:
    """What another reading of a report (d_…) says otherwise: + gained, - lost, both for what changed."""
    from onrecord.export import answers
    from onrecord.views.difference import changes

    with _open(where) as ledger:
        kept = [revision.id for revision in ledger.revisions(id)]
        if older is None and len(kept) < 2:
            raise UsageError(f"there is one reading of {id} only", step="diff")
        for revision in (older, newer):
            if revision is not None and revision not in kept:
                raise UsageError(f"no reading {revision} of {id}", step="diff")
        found = changes(ledger.revision(older or kept[-2]), ledger.revision(newer or kept[-1]))
    answers.write_changes(found, sys.stdout)
    if not found:
        click.echo("nothing is said otherwise", err=True)


@click.command()
@click.argument("form", type=click.Choice(("jsonl",)), metavar="FORMAT", expose_value=False)
@_filters("since", "until")
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="Write to this file instead of standard output.")
@_ledger
@telling
def export(since: str | None, until: str | None, output: str | None, where: str) -> None:
    """Write every report's record, sorted by id. FORMAT: jsonl. --since and --until: of the reports of these days."""
    with _open(where) as ledger, opened(output) as file:
        for written in ledger.records(since=since, until=until):
            file.write(written.decode() + "\n")


@click.command()
@_ledger
@telling
def verify(where: str) -> None:
    """Prove that every span quotes its report, every hash holds, every id is its content's."""
    with _open(where) as ledger:
        with progress(ledger.verify(), "verifying", len(ledger)) as shown:
            faults = [fault for found in shown for fault in found]
        for fault in faults:
            click.echo(f"{fault.where}: {fault.what}")
        for x in ledger.quarantined():
            click.echo(f"could not be read: {x.source}: {x.reason}", err=True)
        click.echo(f"{len(ledger)} reports: {f'{len(faults)} faults' if faults else 'everything holds'}", err=True)
    if faults:
        raise SystemExit(1)


def _open(where: str) -> Ledger:
    from onrecord.ledger import open_ledger

    return open_ledger(where, create=False)


def _print(name: str, found: Iterable[dict[str, Any]], form: str) -> None:
    """One object with everything, or one line each."""
    if form == "json":
        click.echo(json.dumps({name: list(found)}, indent=2, ensure_ascii=False))
        return
    for one in found:
        click.echo(json.dumps(one, ensure_ascii=False))


def _told_nothing(found: Any) -> None:
    if not found:
        click.echo("nothing found", err=True)


COMMANDS = (add, statements, events, actors, timeline, search, show, diff, export, verify)
