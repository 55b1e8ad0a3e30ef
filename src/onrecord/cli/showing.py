"""Showing what a ledger keeps: one report, record, incident or actor, and what readings of a report differ in."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from onrecord.cli.options import open_kept, the_ledger
from onrecord.cli.printing import telling
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.ledger import Ledger


@click.command()
@click.argument("id")
@the_ledger
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@telling
def show(id: str, where: str, form: str) -> None:
    """One report (d_…), one record of it (d_…/a3) with its quotes in context, one incident (i_…) with all that is said
    of it, or one actor (k_…)."""
    with open_kept(where) as ledger:
        if id.startswith("k_"):
            _show_actor(ledger, id, form)
        elif id.startswith("i_"):
            _show_incident(ledger, id, form)
        else:
            _show_report(ledger, *id.partition("/")[::2], form)


def _show_report(ledger: Ledger, document: str, one: str, form: str) -> None:
    from onrecord import wire
    from onrecord.export import answers, text
    from onrecord.views.found import rows

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
        as_read = ledger.revision(report.revision)
        if rows(as_read)[one] != rows(record)[one]:
            click.echo("\nAs it was read\n──────────────")
            answers.write_context(as_read, report, one, sys.stdout)
        _show_judged(ledger, f"{report.id}/{one}")
    else:
        click.echo(json.dumps(found, indent=2, ensure_ascii=False))


def _show_incident(ledger: Ledger, id: str, form: str) -> None:
    from onrecord.export import incidents as shown
    from onrecord.views import incident as views

    found = ledger.incident(id)
    if form == "json":
        (written,) = views.written_incidents([found])
        click.echo(json.dumps(written, indent=2, ensure_ascii=False))
        return
    reports = {member.document: ledger.report(member.document) for member in found.events}
    shown.write_incident(found, reports, sys.stdout)
    _show_judged(ledger, found.id)


def _show_judged(ledger: Ledger, id: str) -> None:
    """What people have judged of a record, incident or actor."""
    from onrecord.export import judged

    found = ledger.judged_of(id)
    if found:
        click.echo("\nJudged\n──────")
        judged.write_judged(found, sys.stdout)


def _show_actor(ledger: Ledger, actor: str, form: str) -> None:
    from onrecord.export import answers, judged
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
    judged.write_proposals(ledger.proposals([who]), sys.stdout)
    for title, findings in (("Says", said), ("Does", done)):
        if findings:
            click.echo(f"\n{title}\n{'─' * len(title)}")
            answers.write_told(told(findings), sys.stdout)
    _show_judged(ledger, who.id)


@click.command()
@click.argument("id")
@click.option("--from", "older", metavar="REVISION", help="From this reading (r_…); else the one that counted before.")
@click.option("--to", "newer", metavar="REVISION", help="To this reading; else the current one.")
@the_ledger
@telling
def diff(id: str, older: str | None, newer: str | None, where: str) -> None:
    """What another reading of a report (d_…) says otherwise: + gained, - lost, both for what changed."""
    from onrecord.export import answers
    from onrecord.views.difference import changes

    with open_kept(where) as ledger:
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


COMMANDS = (show, diff)
