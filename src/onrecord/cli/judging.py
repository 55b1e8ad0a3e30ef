"""Judging: what people say of what the reader made of the reports."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import click

from onrecord.cli.options import Command, filters, open_kept, print_written, the_ledger, told_nothing
from onrecord.cli.printing import telling
from onrecord.errors import UsageError


@click.group()
def judge() -> None:
    """A person's judgement of what a ledger holds. It outranks the reader, stays when reports are read anew, and can be
    undone; docs/judgements.md."""


def _verb(name: str, help: str, metavar: str) -> Callable[[Command], click.Command]:
    """A subcommand that makes one judgement of the things named."""

    def make(command: Command) -> click.Command:
        made = telling(command)
        made = the_ledger(made)
        made = click.option("--note", metavar="TEXT", help="Why, in your words.")(made)
        made = click.option("--by", envvar="ONRECORD_JUDGE", metavar="NAME", help="Who judges.")(made)
        made = click.argument("ids", nargs=-1, required=True, metavar=metavar)(made)
        return judge.command(name, help=help)(made)

    return make


@_verb("reject", "These statements (d_…/a3) or events (d_…/v2) are wrong: they are no answers any more.", "ID…")
def reject(ids: tuple[str, ...], by: str | None, note: str | None, where: str) -> None:
    _judge("reject", ids, by, note, where)


@_verb("confirm", "These statements or events are right, whatever was said before.", "ID…")
def confirm(ids: tuple[str, ...], by: str | None, note: str | None, where: str) -> None:
    _judge("confirm", ids, by, note, where)


@_verb(
    "respan",
    "Parts of a statement (d_…/a3) or event (d_…/v2) are other words of the report: content=WORDS, or content:12-34 in "
    "characters of the text. A statement has a source, a cue and a content, an event a trigger.",
    "ID PART=WORDS…",
)
def respan(ids: tuple[str, ...], by: str | None, note: str | None, where: str) -> None:
    _judge("respan", ids, by, note, where)


@_verb(
    "reassign",
    "A statement (d_…/a3) is somebody else's: an entity's of the report (d_…/e4), or an actor's (k_…) that it names.",
    "ID SPEAKER",
)
def reassign(ids: tuple[str, ...], by: str | None, note: str | None, where: str) -> None:
    _judge("reassign", ids, by, note, where)


@_verb("merge", "These actors (k_…), or these incidents (i_…), are one.", "ID ID…")
def merge(ids: tuple[str, ...], by: str | None, note: str | None, where: str) -> None:
    _judge("merge", ids, by, note, where)


@_verb(
    "split",
    "The first is not the others: an actor is none of these actors, or of these entities of reports (d_…/e4), which "
    "become an actor of their own; these events (d_…/v2) do not tell of an incident. A report (d_…) stands for all of "
    "them in it. Named alone, it is taken apart into all that people had made one of it, or into its events.",
    "ID [ID…]",
)
def split(ids: tuple[str, ...], by: str | None, note: str | None, where: str) -> None:
    _judge("split", ids, by, note, where)


@_verb("undo", "Take back a judgement (j_…), also one that undid another.", "JUDGEMENT")
def undo(ids: tuple[str, ...], by: str | None, note: str | None, where: str) -> None:
    _judge("undo", ids, by, note, where)


def _judge(verb: str, ids: tuple[str, ...], by: str | None, note: str | None, where: str) -> None:
    from onrecord.ledger.judgements import VERBS

    if by is None:
        raise UsageError("who judges? Say --by NAME, or set ONRECORD_JUDGE", step="judge")
    with open_kept(where) as ledger:
        made = ledger.judge(next(v for v in VERBS if v == verb), ids, by=by, note=note)
        whole = next(k.now[0] for k in ledger.judged() if k.judgement == made) if verb == "merge" else ()
    click.echo(made.id)
    one = f": {', '.join(whole)}" if whole else ""
    click.echo(f"kept{one}; `onrecord judge undo {made.id}` takes it back", err=True)


@judge.command("list")
@filters("since", "until", "document")
@click.option(
    "--type", "verb", metavar="VERB", help="Of this kind: reject, confirm, respan, reassign, merge, split, undo."
)
@click.option("--by", metavar="NAME", help="By this person.")
@click.option("--format", "form", type=click.Choice(("text", "json", "jsonl")), default="text", show_default=True)
@the_ledger
@telling
def listed(
    since: str | None, until: str | None, document: str | None, verb: str | None, by: str | None, form: str, where: str
) -> None:
    """What was judged, oldest first, and what has become of each: in effect, undone, overruled by a later one, or an
    orphan, because what it is about is not there (any more)."""
    from onrecord.export import judged as shown
    from onrecord.ledger import Filters
    from onrecord.ledger.judgements import written

    with open_kept(where) as ledger:
        found = ledger.judged(Filters(type=verb, since=since, until=until, document=document), by=by)
    if form == "text":
        shown.write_judged(found, sys.stdout)
        told_nothing(found)
        return
    print_written(
        "judgements",
        (written(k.judgement) | {"state": k.state, "now": [list(ids) for ids in k.now]} for k in found),
        form,
    )


@judge.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@the_ledger
@telling
def imported(files: tuple[str, ...], where: str) -> None:
    """Keep judgements made on another ledger, as `onrecord export judgements` wrote them; what is kept already is left
    as it is. Prints the id of each that is new."""
    from onrecord.ledger.judgements import Judgement, read

    every: list[Judgement] = []
    for file in files:
        text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
        for n, line in enumerate(text.splitlines(), 1):
            if line.strip():
                try:
                    every.append(read(json.loads(line)))
                except (ValueError, KeyError, TypeError) as err:
                    raise UsageError(f"line {n} is no judgement", document=file, step="judge") from err
    new = 0
    with open_kept(where) as ledger:
        for made in every:
            if ledger.keep_judgement(made):
                new += 1
                click.echo(made.id)
    click.echo(f"{new} new of {len(every)}", err=True)


COMMANDS = (judge,)
