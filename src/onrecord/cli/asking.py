"""Asking a ledger: statements, events, timeline, actors, search."""

from __future__ import annotations

import sys

import click

from onrecord.cli.options import open_kept, print_written, question, told_nothing


@question("speaker", "type", "since", "until", "document")
def statements(where: str, form: str, limit: int | None, **filters: str | None) -> None:
    """Who says what: the statements of all reports, newest first."""
    _told("statements", where, form, limit, filters)


@question("actor", "recipient", "speaker", "type", "since", "until", "place", "document")
def events(where: str, form: str, limit: int | None, **filters: str | None) -> None:
    """What is said to have happened: the events of all reports, newest first, with how each is held."""
    _told("events", where, form, limit, filters)


@question("actor", "recipient", "speaker", "type", "since", "until", "place", "document")
def timeline(where: str, form: str, limit: int | None, **filters: str | None) -> None:
    """The events whose own day is known, in the order of the days; the newest, where there are more."""
    _told("timeline", where, form, limit, filters)


def _told(question: str, where: str, form: str, limit: int | None, filters: dict[str, str | None]) -> None:
    from onrecord.export import answers
    from onrecord.ledger import Filters
    from onrecord.views.found import told, written

    with open_kept(where) as ledger:
        found = getattr(ledger, question)(Filters(**filters), limit=limit)
    if form == "text":
        (answers.write_timeline if question == "timeline" else answers.write_told)(told(found), sys.stdout)
        told_nothing(found)
    else:
        print_written(question, written(found), form)


@question("actor", "type", "since", "until", "document")
def actors(where: str, form: str, limit: int | None, **filters: str | None) -> None:
    """Who is named and speaks, acts or is acted on: those in most reports first. --since and --until: in the reports
    of these days."""
    from onrecord.export import answers
    from onrecord.ledger import Filters
    from onrecord.views.found import written_actor

    with open_kept(where) as ledger:
        found = ledger.actors(Filters(**filters), limit=limit)
    if form == "text":
        answers.write_actors(found, sys.stdout)
        told_nothing(found)
    else:
        print_written("actors", map(written_actor, found), form)


@question(limit=20, of=" reports")
@click.argument("query")
def search(query: str, where: str, form: str, limit: int | None) -> None:
    """Search reports, statements and events. QUERY: words, "quoted phrases", begin*, AND OR NOT, brackets, and
    speaker: actor: type: before a word."""
    from onrecord.export import answers
    from onrecord.views.found import written_hit

    with open_kept(where) as ledger:
        hits = ledger.search(query, limit=limit)
    if form == "text":
        answers.write_hits(hits, query, sys.stdout)
        told_nothing(hits)
    else:
        print_written("reports", map(written_hit, hits), form)


COMMANDS = (statements, events, actors, timeline, search)
