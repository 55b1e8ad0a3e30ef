"""Exports of a ledger."""

from __future__ import annotations

import click

from onrecord.cli.options import filters, open_kept, the_ledger
from onrecord.cli.printing import opened, telling


@click.command()
@click.argument("form", type=click.Choice(("jsonl",)), metavar="FORMAT", expose_value=False)
@filters("since", "until")
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="Write to this file instead of standard output.")
@the_ledger
@telling
def export(since: str | None, until: str | None, output: str | None, where: str) -> None:
    """Write every report's record, sorted by id. FORMAT: jsonl. --since and --until: of the reports of these days."""
    with open_kept(where) as ledger, opened(output) as file:
        for written in ledger.records(since=since, until=until):
            file.write(written.decode() + "\n")


COMMANDS = (export,)
