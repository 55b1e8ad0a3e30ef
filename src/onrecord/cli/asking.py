"""Asking a ledger: statements, events, timeline, actors, incidents, disputes, origins, search."""

from __future__ import annotations

import sys
from typing import Any

import click

from onrecord.cli.options import open_kept, print_written, question, tell_unlinked, told_nothing


@question("speaker", "type", "since", "until", "document", "incident")
def statements(where: str, form: str, limit: int | None, **filters: Any) -> None:
    """Who says what: the statements of all reports, newest first."""
    _told("statements", where, form, limit, filters)


@question("actor", "recipient", "speaker", "type", "since", "until", "place", "document", "incident")
def events(where: str, form: str, limit: int | None, **filters: Any) -> None:
    """What is said to have happened: the events of all reports, newest first, with how each is held."""
    _told("events", where, form, limit, filters)


@question("actor", "recipient", "speaker", "type", "since", "until", "place", "document", "incident")
def timeline(where: str, form: str, limit: int | None, **filters: Any) -> None:
    """The events whose own day is known, in the order of the days; the newest, where there are more."""
    _told("timeline", where, form, limit, filters)


def _told(question: str, where: str, form: str, limit: int | None, filters: dict[str, Any]) -> None:
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
def actors(where: str, form: str, limit: int | None, **filters: Any) -> None:
    """Who is named and speaks, acts or is acted on: those in most reports first, and who of them may be one. --since
    and --until: in the reports of these days."""
    from onrecord.export import answers, judged
    from onrecord.ledger import Filters
    from onrecord.views.found import written_actor

    with open_kept(where) as ledger:
        found = ledger.actors(Filters(**filters), limit=limit)
        proposals = ledger.proposals(found)
    if form == "text":
        answers.write_actors(found, sys.stdout)
        judged.write_proposals(proposals, sys.stdout)
        told_nothing(found)
    else:
        print_written("actors", (written_actor(actor, proposals) for actor in found), form)


_OF_INCIDENTS = ("actor", "recipient", "speaker", "type", "since", "until", "place", "document", "incident")


@question(*_OF_INCIDENTS)
def incidents(where: str, form: str, limit: int | None, **filters: Any) -> None:
    """What happened, each once: the events of all reports that tell of one thing, newest first."""
    _told_of_incidents("incidents", where, form, limit, filters)


@question(*_OF_INCIDENTS, of=" incidents")
def disputes(where: str, form: str, limit: int | None, **filters: Any) -> None:
    """What is told in more than one way, and by whom: who did it, how many, when, where, whether at all."""
    _told_of_incidents("disputes", where, form, limit, filters)


@question(*_OF_INCIDENTS, of=" incidents")
def origins(where: str, form: str, limit: int | None, **filters: Any) -> None:
    """Who knows first-hand what several reports tell, and which reports have it from there."""
    _told_of_incidents("origins", where, form, limit, filters)


def _told_of_incidents(question: str, where: str, form: str, limit: int | None, filters: dict[str, Any]) -> None:
    from onrecord.export import incidents as shown
    from onrecord.ledger import Filters
    from onrecord.views import incident as views

    with open_kept(where) as ledger:
        found = getattr(ledger, question)(Filters(**filters), limit=limit)
        waiting, by_others = ledger.unlinked(), ledger.linked_by_others()
    if form == "text":
        getattr(shown, f"write_{question}")(found, sys.stdout)
        told_nothing(found)
    else:
        print_written(question, getattr(views, f"written_{question}")(found), form)
    tell_unlinked(waiting, by_others)


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


COMMANDS = (incidents, statements, events, actors, disputes, origins, timeline, search)
