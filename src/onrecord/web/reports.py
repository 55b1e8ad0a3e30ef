"""A report: its text with everything that was read in it marked, and each record of it by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import RedirectResponse

from onrecord import wire
from onrecord.errors import UsageError
from onrecord.export import html
from onrecord.export.answers import quoted
from onrecord.incidents.records import Incident
from onrecord.ledger import Filters, Finding, Ledger, Report
from onrecord.ledger.judgements import Target
from onrecord.ledger.view import View
from onrecord.records import Attribution, Event, Record, Span
from onrecord.views.found import Told, rows, told
from onrecord.web.answers import described, json_body
from onrecord.web.errors import Problem
from onrecord.web.rendering import page
from onrecord.wording import one_line, visible

router = APIRouter()
_LABELS = {"content": "what is said", "source": "who is named as saying it", "cue": "the word that says so",
           "trigger": "the word for what happened"}  # fmt: skip
# Kinds of entities that say nothing.
_SILENT = frozenset(("place", "nationality"))


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a report, quoted by a record or beside what it quotes. `start` is where they begin, in code points; None
    where the page spells out characters of them, so that places in it are not those of the text."""

    text: str
    quoted: bool
    start: int | None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a record that somebody may say is other words: "content", its name in words, the words."""

    name: str
    label: str
    words: str


def report_called(ledger: View, document: str) -> tuple[Report, Record]:
    """A report, by its id or the beginning of it."""
    try:
        return ledger.report(document)
    except UsageError as err:
        raise Problem(404, err.message) from err


@router.get("/reports/{document}.json", summary="A report's whole record", **described("report", one=True))
def as_json(request: Request, document: str) -> Response:
    """What was read in a report, as `onrecord show ID --format json` prints it."""
    _, record = report_called(request.app.state.ledger, document)
    return json_body(wire.to_dict(record))


@router.get("/reports/{document}/text", summary="The kept text that all offsets count in", **described("text"))
def as_text(request: Request, document: str) -> Response:
    """The text of a report, in which every offset counts code points."""
    _, record = report_called(request.app.state.ledger, document)
    return Response(record.document.text.encode("utf-8", "replace"), media_type="text/plain; charset=utf-8")


@router.get("/reports/{document}", include_in_schema=False)
def on_page(request: Request, document: str) -> Response:
    """The text with its marks."""
    with request.app.state.ledger.moment() as ledger:
        report, record = report_called(ledger, document)
        revisions, rejected = ledger.revisions(report.id), sorted(ledger.rejected(report.id))
        incidents = ledger.incidents(Filters(document=report.id), limit=60)
    return page(
        request, "report.html.j2",
        report=report, document=record.document, article=request.app.state.articles.of(report, record),
        revisions=revisions, rejected=rejected, incidents=incidents,
    )  # fmt: skip


@router.get("/reports/{document}/{one}.json", summary="One record of a report", **described("record", one=True))
def one_as_json(request: Request, document: str, one: str) -> Response:
    """A statement, event, entity, date, fact or number, in its written form."""
    _, record = report_called(request.app.state.ledger, document)
    return json_body(_written(record, one))


@router.get("/reports/{document}/{one}", include_in_schema=False)
def one_on_page(request: Request, document: str, one: str) -> Response:
    """One record in the paragraphs it stands in. Somebody named leads to the page of who that is."""
    ledger = request.app.state.ledger
    report, record = report_called(ledger, document)
    form = _written(record, one)
    if one.startswith("e") and (actor := ledger.actors_in(report.id).get(one)):
        return RedirectResponse(f"/actors/{actor}", status_code=303)
    if one[0] not in "av":
        return RedirectResponse(f"/reports/{report.id}#{one}", status_code=303)
    (row,) = told([Finding(report, record, one, None, None, False)])
    as_read = None
    if row.row.corrected is not None:
        as_read = rows(ledger.revision(report.revision))[one]
    home = f"/reports/{report.id}"
    about = [k for k in ledger.judged(Filters(document=report.id)) if _names(k.judgement.targets, f"{report.id}/{one}")]
    return page(
        request, "record.html.j2",
        report=report, row=row, r=html.report(record, page=home), one=one, form=form,
        passages=passages(record, quoted(record, one)), parts_of=parts(record, one), as_read=as_read,
        speakers=speakers(record) if one[0] == "a" else (),
        verdict="reject" if one in ledger.rejected(report.id) else "",
        judged=about, incident=_incident(ledger, row) if one[0] == "v" else None,
    )  # fmt: skip


def passages(record: Record, spans: tuple[Span, ...]) -> list[list[Piece]]:
    """The paragraphs that spans (in text order, apart) stand in, cut where they begin and end."""
    text, found = record.document.text, []
    for block in record.document.blocks:
        inside = [s for s in spans if block.start <= s.start < block.end]
        if not inside:
            continue
        at, pieces = block.start, []
        for span in inside:
            pieces += [_piece(text, at, span.start, False), _piece(text, span.start, span.end, True)]
            at = span.end
        found.append([p for p in (*pieces, _piece(text, at, max(at, block.end), False)) if p.text])
    return found


def _piece(text: str, start: int, end: int, quoted: bool) -> Piece:
    words = text[start:end]
    return Piece(words, quoted, start if visible(words) == words else None)


def parts(record: Record, one: str) -> tuple[Part, ...]:
    """The parts of a statement or event, what is said first."""
    every: tuple[Attribution | Event, ...] = (*record.attributions, *record.events)
    found = next(x for x in every if x.id == one)
    of = (found.trigger,) if isinstance(found, Event) else ()
    spans = {"trigger": of} if of else {name: getattr(found, name) for name in ("content", "source", "cue")}
    return tuple(Part(name, _LABELS[name], " … ".join(s.text for s in its)) for name, its in spans.items())


def speakers(record: Record) -> tuple[tuple[str, str], ...]:
    """Who of a report may be a speaker: id and name, in the order of the names."""
    found = ((e.id, one_line(e.name)) for e in record.entities if e.kind not in _SILENT)
    return tuple(sorted(found, key=lambda x: (x[1].casefold(), x[0])))


def _written(record: Record, one: str) -> dict[str, Any]:
    parts = wire.to_dict(record).values()
    found: dict[str, Any] | None = next(
        (x for part in parts if isinstance(part, list) for x in part if x.get("id") == one), None
    )
    if found is None:
        raise Problem(404, f"no record {one} in {record.document.id}")
    return found


def _names(targets: Sequence[Target], id: str) -> bool:
    return any(target.id == id for target in targets)


def _incident(ledger: Ledger, row: Told) -> Incident | None:
    for extract in ledger.tellings([(row.report.id, row.row.id)]):
        membership = extract.incidents.get(row.row.id)
        return ledger.incident(membership.id) if membership else None
    return None
