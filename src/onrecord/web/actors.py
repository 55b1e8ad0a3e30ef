"""An actor: what they say, do and have done to them, who says so, what they stand as, and under which names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request, Response

from onrecord import views
from onrecord.errors import UsageError
from onrecord.ledger import ActorRow, Filters, Finding, Report
from onrecord.ledger.view import View
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
_ROWS = 6
_REPORTS = 20
_PROPOSALS = 10
_NAMED = 8
_FEW = 3


@dataclass(frozen=True, slots=True)
class Standing:
    """What a report says that somebody is, or stands to somebody else as."""

    report: Report
    fact: Fact


def actor_called(ledger: View, id: str) -> ActorRow:
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
    with request.app.state.ledger.moment() as ledger:
        who = actor_called(ledger, id)
        says = ledger.statements(Filters(speaker=who.id), limit=_ROWS)
        does = ledger.events(Filters(actor=who.id), limit=_ROWS)
        undergoes = ledger.events(Filters(recipient=who.id), limit=_ROWS)
        named = ledger.latest(Filters(actor=who.id), limit=_NAMED)
        reports = {f.report.id: f for f in (*says, *does, *undergoes)}
        entities = ledger.entities_of(who.id, {*reports, *(report.id for report in named)})
        perhaps = written_actor(who, ledger.proposals([who])).get("perhaps", [])
        incidents = ledger.incidents(Filters(actor=who.id), limit=_NAMED)
        judged = [k for k in ledger.judged() if any(who.id in now for now in k.now)]
        told_of = _told_of(ledger, reports.values(), named, entities)
    said, done, undergone, of = (found_rows(ledger, found) for found in (says, does, undergoes, told_of))
    return page(
        request, "actor.html.j2",
        who=who, kind=_KIND.get(who.kind, who.kind),
        says=said, does=done, undergoes=undergone, told_of=of,
        standings=_standings(list(reports.values())[:_REPORTS], entities), perhaps=perhaps[:_PROPOSALS],
        strip=strip_of([f.told for f in (*done, *undergone) if f.told.day]),
        incidents=incidents,
        named=[(report, min(entities[report.id])) for report in named if report.id in entities],
        judged=judged,
    )  # fmt: skip


def _told_of(
    ledger: View, found: Iterable[Finding], named: Sequence[Report], entities: Mapping[str, frozenset[str]]
) -> list[Finding]:
    """What others say of somebody in the reports of what was found, which are at hand; of whom nothing was, in some of
    the reports that name them. The first that is found; `entities` are who that is in each report."""
    at_hand = {f.report.id: (f.report, f.record) for f in found} or {r.id: ledger.report(r.id) for r in named[:_FEW]}
    of: list[Finding] = []
    for id, (report, record) in at_hand.items():
        said = views.said_of(record, entities.get(id, frozenset()))
        gone = ledger.rejected(id) if said else frozenset()
        of += [Finding(report, record, one, None, None, False) for one in said if one not in gone]
        if len(of) >= _ROWS:
            break
    return of[:_ROWS]


def _standings(found: Iterable[Finding], entities: Mapping[str, frozenset[str]]) -> list[Standing]:
    """What reports, one finding of each, say that somebody is; `entities` are who that is in each, by its id."""
    rows = []
    for f in found:
        mine = entities.get(f.report.id, frozenset())
        concerned = {r.id for r in f.record.relations if mine & {r.subject, r.object}}
        if concerned:
            rows += [Standing(f.report, fact) for fact in views.facts(f.record) if fact.id in concerned]
    return rows
