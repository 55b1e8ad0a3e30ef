"""An incident: what is said to have happened, who blames whom, where accounts differ, who knows it first-hand."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from onrecord.errors import UsageError
from onrecord.export import briefing
from onrecord.incidents.records import Incident
from onrecord.ledger import Filters, Finding, Report
from onrecord.ledger.view import View
from onrecord.records import Record
from onrecord.text import fold, without_article
from onrecord.views import incident as views
from onrecord.views.found import Told, told
from onrecord.web.answers import described, json_body
from onrecord.web.errors import Problem
from onrecord.web.rendering import page
from onrecord.web.strips import strip_of

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Grid:
    """Who blames whom: a column for each of the accused, a row for each source; in a cell what it says of them."""

    accused: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[views.Saying, ...], ...]], ...]


def incident_called(ledger: View, id: str) -> Incident:
    """An incident, by the id that any of its events gives, or the beginning of it."""
    try:
        return ledger.incident(id)
    except UsageError as err:
        raise Problem(404, err.message) from err


@router.get("/incidents/{id}.json", summary="One incident", **described("incident", one=True))
def as_json(request: Request, id: str) -> Response:
    """What happened once, with who blames whom, disputes and origins, as `onrecord show ID --format json` prints it."""
    (written,) = views.written_incidents([incident_called(request.app.state.ledger, id)])
    return json_body(written)


@router.get("/incidents/{id}/briefing", include_in_schema=False)
def as_briefing(request: Request, id: str) -> Response:
    """The briefing of an incident, to be saved and sent: one file that loads nothing."""
    ledger = request.app.state.ledger
    found = incident_called(ledger, id)
    records = tuple(ledger.report(d)[1] for d in sorted({e.document for e in found.events}))
    file = io.StringIO()
    briefing.write([briefing.Told(found, records)], file)
    return Response(
        file.getvalue().encode("utf-8", "replace"),
        media_type="text/html; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="onrecord-{found.id}.html"'},
    )


@router.get("/incidents/{id}", include_in_schema=False)
def on_page(request: Request, id: str) -> Response:
    """The incident in full."""
    with request.app.state.ledger.moment() as ledger:
        found = incident_called(ledger, id)
        kept = {d: ledger.report(d) for d in dict.fromkeys(e.document for e in found.events)}
        statements = told(ledger.statements(Filters(incident=found.id), limit=40))
        judged = [k for k in ledger.judged() if any(found.id in now for now in k.now)]
    rows = _events(found, kept)
    accused = views.accused(found)
    return page(
        request, "incident.html.j2",
        incident=found, heading=views.heading(found), reports={d: report for d, (report, _) in kept.items()},
        events=rows, grid=grid(accused), accused=accused, matters=views.matters(found), roots=views.roots(found),
        said_when=views.said_when(found), by=views.BY, in_cell=views.STANCE,
        strip=strip_of([row for _, of_report in rows for row in of_report]),
        statements=statements, judged=judged,
    )  # fmt: skip


def grid(accused: tuple[views.Accused, ...]) -> Grid:
    """The same as a grid of sources and accused."""
    names: dict[str, str] = {}
    cells: dict[str, dict[int, list[views.Saying]]] = {}
    for column, one in enumerate(accused):
        for said in (*one.blamed, *one.denied):
            key = fold(without_article(said.last))
            names.setdefault(key, said.last)
            cells.setdefault(key, {}).setdefault(column, []).append(said)
    rows = (
        (names[key], tuple(tuple(of.get(column, ())) for column in range(len(accused)))) for key, of in cells.items()
    )
    return Grid(tuple(one.name for one in accused), tuple(rows))


def _events(found: Incident, kept: Mapping[str, tuple[Report, Record]]) -> list[tuple[Report, tuple[Told, ...]]]:
    """What each report tells of it; an event that a newer reading does not have is left out."""
    rows = []
    for document, (report, record) in kept.items():
        days = {t.id: t for t in record.times}
        there = {e.id: days.get(e.time or "") for e in record.events}
        findings = []
        for member in found.events:
            if member.document == document and member.event in there:
                time = there[member.event]
                begin, end = (time.begin, time.end) if time else (None, None)
                findings.append(Finding(report, record, member.event, begin or end, end or begin, bool(begin or end)))
        if findings:
            rows.append((report, told(findings)))
    return rows
