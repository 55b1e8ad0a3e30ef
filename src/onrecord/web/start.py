"""The first page: what several reports tell of, where accounts differ, what is new."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from onrecord.export.codes import plover_quad
from onrecord.incidents.records import Incident
from onrecord.ledger import Filters
from onrecord.views import incident as views
from onrecord.web.lists import cards
from onrecord.web.rendering import page

router = APIRouter()
_ANYTHING = Filters()
_LOOKED_AT, _SHOWN = 80, 10
# PLOVER's quads of deeds, as opposed to words.
_DEEDS = (2, 4)


@router.get("/", include_in_schema=False)
def start(request: Request) -> Response:
    """The first page."""
    with request.app.state.ledger.moment() as ledger:
        shared = ledger.origins(_ANYTHING, limit=6)
        known = {i.id for i in shared}
        newest = [i for i in ledger.incidents(_ANYTHING, limit=_LOOKED_AT) if i.id not in known and _done(i)][:_SHOWN]
        return page(
            request, "start.html.j2",
            sums=ledger.sums(), shared=cards(ledger, shared), newest=cards(ledger, newest),
            disputed=[(views.heading(i), views.matters(i)) for i in ledger.disputes(_ANYTHING, limit=5)],
            actors=ledger.actors(_ANYTHING, limit=14), latest=ledger.latest(limit=8), ledger=ledger,
        )  # fmt: skip


def _done(incident: Incident) -> bool:
    """Whether somebody is said to have done something, and not only to have said it."""
    return incident.type is not None and plover_quad(incident.type) in _DEEDS
