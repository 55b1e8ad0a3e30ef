"""What every command over a ledger takes: which ledger, which form, how many, which filters."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

import click

from onrecord.cli.printing import telling

if TYPE_CHECKING:
    from onrecord.ledger import Ledger

FORMATS = ("text", "json", "jsonl")
DEFAULT_LEDGER = "onrecord.db"

Command = Callable[..., None]

the_ledger = click.option(
    "--ledger",
    "where",
    envvar="ONRECORD_LEDGER",
    default=DEFAULT_LEDGER,
    show_default=True,
    metavar="PATH_OR_URL",
    help="A SQLite file or a postgresql:// URL.",
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
    "incident": ("ID", "Of this incident: its id or the beginning of it."),
}


def filters(*names: str) -> Callable[[Command], Command]:
    """The options of these filters; the command gets them as keywords."""

    def add(command: Command) -> Command:
        for name in reversed(names):
            metavar, words = _OPTIONS[name]
            command = click.option(f"--{name}", metavar=metavar, help=words)(command)
        return command

    return add


def question(*names: str, limit: int = 50, of: str = "") -> Callable[[Command], click.Command]:
    """A command that asks a ledger: `where`, `form` and `limit` (None for all), and these filters as keywords."""

    def make(command: Command) -> click.Command:
        made = click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)(
            telling(command)
        )
        made = the_ledger(made)
        made = click.option(
            "--limit",
            type=click.IntRange(min=0),
            default=limit,
            show_default=True,
            metavar="N",
            callback=lambda _context, _parameter, value: value or None,
            help=f"At most so many{of}; 0 for all.",
        )(made)
        return click.command()(filters(*names)(made))

    return make


def workers_for(sources: Iterable[str], asked: int | None = None) -> int | None:
    """How many processes read: as asked for. What has to be fetched comes one report a second, for which one is
    enough and begins at once."""
    from onrecord.ingest.sources import is_url

    return asked or (1 if any(map(is_url, sources)) else None)


def open_kept(where: str) -> Ledger:
    """A ledger that is there already."""
    from onrecord.ledger import open_ledger

    return open_ledger(where, create=False)


def print_written(name: str, found: Iterable[dict[str, Any]], form: str) -> None:
    """One object with everything, or one line each."""
    if form == "json":
        click.echo(json.dumps({name: list(found)}, indent=2, ensure_ascii=False))
        return
    for one in found:
        click.echo(json.dumps(one, ensure_ascii=False))


def told_nothing(found: Any) -> None:
    """Say so where nothing answers."""
    if not found:
        click.echo("nothing found", err=True)


def tell_unlinked(waiting: int, by_others: bool) -> None:
    """Say so where some reports are in no incident yet, or were put there by another version."""
    if waiting:
        click.echo(f"{reports(waiting)} not linked yet: `onrecord link` or the next `onrecord add` does it", err=True)
    if by_others:
        click.echo("linked by another version: `onrecord link --again` links every report anew", err=True)


def reports(count: int) -> str:
    """So many reports, in words."""
    return f"{count} {'report' if count == 1 else 'reports'}"
