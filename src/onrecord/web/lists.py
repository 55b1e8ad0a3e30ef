"""The questions that have a list for an answer: each a page, and the same as JSON and CSV at the same address."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TextIO, get_args

from fastapi import APIRouter, Depends, Request, Response

from onrecord.export import csv_events, csv_statements
from onrecord.export.cells import Cell, write_csv
from onrecord.export.claims import Claim, claims
from onrecord.incidents.records import Incident
from onrecord.ledger import ActorRow, Filters, Finding, Ledger, Report
from onrecord.ledger.extracts import Extract
from onrecord.ledger.view import View
from onrecord.records import EntityKind, EventType, Stance
from onrecord.views import incident as incident_views
from onrecord.views.found import Told, about, told, written, written_actor
from onrecord.web.answers import csv_answer, described, json_answer
from onrecord.web.asking import Asked, asking
from onrecord.web.rendering import page
from onrecord.wording import ENTITY_KIND, EVENT_TYPE, STANCE

_OF_EVENTS = ("actor", "recipient", "speaker", "type", "place", "since", "until", "document", "incident")
_STANCES = {value: STANCE[value] for value in get_args(Stance)}
_TYPES = {value: EVENT_TYPE[value] for value in get_args(EventType)}
# Days with ids of reports and numbers in them; days with numbers of reports and ids.
_BY_RECORD, _BY_INCIDENT = (str, str, int), (str, int, str)
_KINDS = {value: ENTITY_KIND[value] for value in get_args(EntityKind)}


@dataclass(frozen=True, slots=True)
class Listing:
    """A question: `name` is its address and the key of its JSON.

    `ask` gives the rows that answer, at most so many, in an order of places made of `order`; `written` their form for
    programs, `table` their CSV, `shown` what the page's template asks for."""

    name: str
    title: str
    words: str
    filters: tuple[str, ...]
    ask: Callable[[Ledger, Filters, int], Sequence[Any]]
    written: Callable[[Ledger, Sequence[Any]], Iterable[dict[str, Any]]]
    table: Callable[[Ledger, Sequence[Any], TextIO], None]
    shown: Callable[[Ledger, Sequence[Any]], Any]
    types: Mapping[str, str]
    order: tuple[type[str] | type[int], ...]

    def add_to(self, router: APIRouter) -> None:
        """Answer at ``/name``, ``/name.json`` and ``/name.csv``."""
        read = Depends(asking(*self.filters, order=self.order))

        def on_page(request: Request, asked: Asked = read) -> Response:
            found = self._found(request, asked)
            rows = asked.cut(found)
            return page(
                request, f"{self.name}.html.j2", listing=self, asked=asked, rows=rows,
                further=asked.further(found, request.app.state.ledger.place),
                shown=self.shown(request.app.state.ledger, rows), ledger=request.app.state.ledger,
            )  # fmt: skip

        def as_json(request: Request, asked: Asked = read) -> Response:
            found = self._found(request, asked)
            ledger = request.app.state.ledger
            return json_answer(self.name, self.written(ledger, asked.cut(found)), asked.further(found, ledger.place))

        def as_csv(request: Request, asked: Asked = read) -> Response:
            file = io.StringIO()
            self.table(request.app.state.ledger, asked.cut(self._found(request, asked)), file)
            return csv_answer(self.name, file.getvalue())

        router.add_api_route(f"/{self.name}", on_page, include_in_schema=False)
        router.add_api_route(
            f"/{self.name}.json", as_json, summary=self.title, description=self.words, **described(self.name)
        )
        router.add_api_route(f"/{self.name}.csv", as_csv, summary=f"{self.title}, as a table", **described(None))

    def _found(self, request: Request, asked: Asked) -> Sequence[Any]:
        return self.ask(request.app.state.ledger, asked.filters, asked.needed)


@dataclass(frozen=True, slots=True)
class Found:
    """A statement or event on a page, whether its day is its own, and what people have judged of it."""

    told: Told
    dated: bool
    verdict: str


def found_rows(_: Ledger, findings: Sequence[Finding]) -> tuple[Found, ...]:
    """Statements and events as a page shows them."""
    return tuple(Found(t, f.dated, f.verdict) for t, f in zip(told(findings), findings, strict=True))


@dataclass(frozen=True, slots=True)
class Card:
    """An incident in a list: what it is, and the first event of the first report that tells of it."""

    heading: incident_views.Heading
    lead: Told | None


def cards(ledger: View, incidents: Sequence[Incident]) -> tuple[Card, ...]:
    """Incidents as a list shows them."""
    firsts = [(i.events[0].document, i.events[0].event) for i in incidents if i.events]
    leads = {f"{d}/{e}": row for d, e, row in _rows(ledger, firsts)}
    return tuple(
        Card(incident_views.heading(i), leads.get(f"{i.events[0].document}/{i.events[0].event}") if i.events else None)
        for i in incidents
    )


def _rows(ledger: View, keys: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str, Told]]:
    reports = {d: ledger.report(d) for d in dict.fromkeys(d for d, _ in keys)}
    findings = [
        Finding(*reports[d], e, None, None, False) for d, e in keys if any(x.id == e for x in reports[d][1].events)
    ]
    for row in told(findings):
        yield row.report.id, row.row.id, row


def claims_of(ledger: Ledger, findings: Sequence[Finding]) -> Iterator[Claim]:
    """Events as exports write them, with the incidents they tell of."""
    known: dict[str, Claim] = {}
    for extract in ledger.tellings([(f.report.id, f.id) for f in findings]):
        known |= {c.id: c for c in claims(extract.record, extract.ids, extract.incidents)}
    for f in findings:
        if (one := known.get(f"{f.report.id}/{f.id}")) is not None:
            yield one


def _events_table(ledger: Ledger, findings: Sequence[Finding], file: TextIO) -> None:
    csv_events.write(claims_of(ledger, findings), file)


def _statements_table(_: Ledger, findings: Sequence[Finding], file: TextIO) -> None:
    csv_statements.write((Extract(f.record, (f.id,), {}) for f in findings), file)


def _actors_table(_: Ledger, found: Sequence[ActorRow], file: TextIO) -> None:
    columns = ("id", "name", "kind", "reports", "says", "does", "undergoes", "aliases", "doubtful")
    write_csv(columns, ((*(getattr(a, c) for c in columns[:7]), "; ".join(a.aliases), a.doubtful) for a in found), file)


def _incidents_table(_: Ledger, found: Sequence[Incident], file: TextIO) -> None:
    columns = (
        "id", "title", "type", "begin", "end", "place", "country", "latitude", "longitude", "precision", "reports",
        "independent_origins", "disputes",
    )  # fmt: skip

    def row(i: Incident) -> tuple[Cell, ...]:
        at = i.location
        where = (at.name, at.country, at.lat, at.lon, at.precision) if at else (None,) * 5
        differ = "; ".join(d.about for d in i.disputes)
        return (i.id, i.title, i.type, i.begin, i.end, *where, i.documents, i.independent_origins, differ)

    write_csv(columns, map(row, found), file)


def _disputes_table(_: Ledger, found: Sequence[Incident], file: TextIO) -> None:
    columns = ("incident", "title", "about", "kind", "position", "superseded", "said_by", "day", "report", "records",
               "quotes")  # fmt: skip
    write_csv(
        columns,
        (
            (i.id, i.title, d.about, d.kind, p.value, p.superseded, " ← ".join(s.chain), s.day, s.document,
             "; ".join(s.records), " … ".join(x.text for x in s.spans))
            for i in found for d in i.disputes for p in d.positions for s in p.said_by
        ),
        file,
    )  # fmt: skip


def _origins_table(_: Ledger, found: Sequence[Incident], file: TextIO) -> None:
    columns = ("incident", "title", "reports", "independent_origins", "origin", "kind", "report")
    write_csv(
        columns,
        (
            (i.id, i.title, i.documents, i.independent_origins, o.origin, o.kind, document)
            for i in found for o in i.origins for document in o.documents
        ),
        file,
    )  # fmt: skip


def _reports_table(_: Ledger, found: Sequence[Report], file: TextIO) -> None:
    columns = ("id", "title", "outlet", "published", "url", "source", "revision", "reader", "added")
    write_csv(columns, (tuple(getattr(r, c) for c in columns) for r in found), file)


def _of(write: Callable[[Sequence[Any]], Iterator[dict[str, Any]]]) -> Callable[..., Iterator[dict[str, Any]]]:
    return lambda _, found: write(found)


def _written(_: Ledger, found: Sequence[Finding]) -> Iterator[dict[str, Any]]:
    return written(found)


def _written_actors(ledger: Ledger, found: Sequence[ActorRow]) -> Iterator[dict[str, Any]]:
    proposals = ledger.proposals(found)
    return (written_actor(actor, proposals) for actor in found)


def _as_they_are(_: Ledger, found: Sequence[Any]) -> Sequence[Any]:
    return found


LISTINGS: tuple[Listing, ...] = (
    Listing(
        "incidents", "Incidents", "What happened, each once: the events of all reports that tell of one thing.",
        _OF_EVENTS, lambda ledger, f, n: ledger.incidents(f, limit=n), _of(incident_views.written_incidents),
        _incidents_table, cards, _TYPES, _BY_INCIDENT,
    ),
    Listing(
        "events", "Events", "Who is said to have done what to whom, and how each is held. A claim is not an event.",
        _OF_EVENTS, lambda ledger, f, n: ledger.events(f, limit=n), _written, _events_table, found_rows, _TYPES,
        _BY_RECORD,
    ),
    Listing(
        "statements", "Statements", "Who says what, to whom, and through whom the report has it.",
        ("speaker", "type", "since", "until", "document", "incident"),
        lambda ledger, f, n: ledger.statements(f, limit=n), _written, _statements_table, found_rows, _STANCES,
        _BY_RECORD,
    ),
    Listing(
        "actors", "Actors", "Who is named and speaks, acts or is acted on; those in most reports first.",
        ("actor", "type", "since", "until", "document"), lambda ledger, f, n: ledger.actors(f, limit=n),
        _written_actors, _actors_table, _as_they_are, _KINDS, (int, int, str),
    ),
    Listing(
        "disputes", "Disputes", "What is told in more than one way, and by whom.",
        _OF_EVENTS, lambda ledger, f, n: ledger.disputes(f, limit=n), _of(incident_views.written_disputes),
        _disputes_table,
        lambda _, found: [(incident_views.heading(i), incident_views.matters(i)) for i in found], _TYPES,
        _BY_INCIDENT,
    ),
    Listing(
        "origins", "Origins", "Who knows first-hand what several reports tell, and which reports have it from there.",
        _OF_EVENTS, lambda ledger, f, n: ledger.origins(f, limit=n), _of(incident_views.written_origins),
        _origins_table,
        lambda _, found: [(incident_views.heading(i), incident_views.roots(i)) for i in found], _TYPES,
        _BY_INCIDENT,
    ),
    Listing(
        "reports", "Reports", "The reports that are kept, newest first.",
        ("actor", "since", "until"), lambda ledger, f, n: ledger.latest(f, limit=n),
        lambda _, found: (about(r) | {"revision": r.revision, "reader": r.reader, "added": r.added} for r in found),
        _reports_table, _as_they_are, {}, (str, str),
    ),
)  # fmt: skip
"""Every list of the room but for the timeline, the network and the map, which are drawn."""
