"""An actor: what they say, do and have done to them, who says so, what they stand as, and under which names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from onrecord import views
from onrecord.errors import UsageError
from onrecord.ledger import ActorRow, Filters, Finding, Ledger, Report
from onrecord.views.found import written, written_actor
from onrecord.views.rows import Fact
from onrecord.web.answers import described, json_body
from onrecord.web.errors import Problem
from onrecord.web.lists import found_rows
from onrecord.web.rendering import page
from onrecord.web.strips import strip_of
from onrecord.wording import ENTITY_KIND

router = APIRouter()
_KIND = {str(kind): words for kind, words in ENTITY_KIND.items()}
_ROWS = 10
_REPORTS = 20
_PROPOSALS = 10
_NAMED = 8


@dataclass(frozen=True, slots=True)
class Standing:
    """What a report says that somebody is, or stands to somebody else as."""

    report: Report
    fact: Fact


def actor_called(ledger: Ledger, id: str) -> ActorRow:
    """An actor by its id."""
    try:
        return ledger.actor(id)
    except UsageError as err:
        raise Problem(404, err.message) from err


@router.get("/actors/{id}.json", summary="One actor", **described("actor", one=True))
def as_json(request: Request, id: str) -> Response:
    """Who it is, what they say and do, as `onrecord show ID --format json` prints it."""
    ledger = request.app.state.ledger
    who = actor_called(ledger, id)
    said, done = ledger.statements(Filters(speaker=who.id)), ledger.events(Filters(actor=who.id))
    return json_body(written_actor(who) | {"statements": list(written(said)), "events": list(written(done))})


@router.get("/actors/{id}", include_in_schema=False)
def on_page(request: Request, id: str) -> Response:
    """The actor's page."""
    ledger = request.app.state.ledger
    who = actor_called(ledger, id)
    says = ledger.statements(Filters(speaker=who.id), limit=_ROWS)
    does = ledger.events(Filters(actor=who.id), limit=_ROWS)
    undergoes = ledger.events(Filters(recipient=who.id), limit=_ROWS)
    said, done, undergone = (found_rows(ledger, found) for found in (says, does, undergoes))
    perhaps = written_actor(who, ledger.proposals([who])).get("perhaps", [])
    return page(
        request, "actor.html.j2",
        who=who, kind=_KIND.get(who.kind, who.kind),
        says=said, does=done, undergoes=undergone,
        standings=_standings(ledger, who, (*says, *does, *undergoes)), perhaps=perhaps[:_PROPOSALS],
        strip=strip_of([f.told for f in (*done, *undergone) if f.told.day]),
        incidents=ledger.incidents(Filters(actor=who.id), limit=8),
        named=_named(ledger, who),
        judged=[k for k in ledger.judged() if any(who.id in now for now in k.now)],
    )  # fmt: skip


def _named(ledger: Ledger, who: ActorRow) -> list[tuple[Report, str]]:
    """The newest reports that name somebody, and the entity that it is there."""
    reports = ledger.latest(Filters(actor=who.id), limit=_NAMED)
    entities = ledger.entities_of(who.id, [report.id for report in reports])
    return [(report, min(entities[report.id])) for report in reports if report.id in entities]


def _standings(ledger: Ledger, who: ActorRow, found: Iterable[Finding]) -> list[Standing]:
    """What the reports that these stand in say that somebody is."""
    reports = {f.report.id: f for f in found}
    entities = ledger.entities_of(who.id, list(reports)[:_REPORTS])
    rows = []
    for f in list(reports.values())[:_REPORTS]:
        mine = entities.get(f.report.id, frozenset())
        concerned = {r.id for r in f.record.relations if mine & {r.subject, r.object}}
        if concerned:
            rows += [Standing(f.report, fact) for fact in views.facts(f.record) if fact.id in concerned]
    return rows
