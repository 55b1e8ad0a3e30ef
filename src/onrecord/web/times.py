"""The timeline: events on the days they are dated to, as wide as these are vague, apart from the reports' days."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from onrecord.export import csv_events
from onrecord.ledger import Finding
from onrecord.views.found import written
from onrecord.web.answers import csv_answer, described, json_answer
from onrecord.web.asking import Asked, asking
from onrecord.web.lists import claims_of, found_rows
from onrecord.web.rendering import page
from onrecord.web.strips import strip_of
from onrecord.wording import EVENT_TYPE, days

router = APIRouter()
_read = asking("actor", "recipient", "speaker", "type", "place", "since", "until", "document", "incident",
               order=(str, str, int))  # fmt: skip
Read = Annotated[Asked, Depends(_read)]
# Of a timeline the newest rows are asked for, and shown from the oldest on: the next page is of what was before.
WORDS = "Events whose own day is known, in the order of the days; the newest, where there are more."


@router.get("/timeline.json", summary="Timeline", description=WORDS, **described("timeline"))
def as_json(request: Request, asked: Read) -> Response:
    """The events in the order of their days."""
    rows, further = _found(request, asked)
    return json_answer("timeline", written(rows), further)


@router.get("/timeline.csv", summary="Timeline, as a table", **described(None))
def as_csv(request: Request, asked: Read) -> Response:
    """The same as a table."""
    file = io.StringIO()
    csv_events.write(claims_of(request.app.state.ledger, _found(request, asked)[0]), file)
    return csv_answer("timeline", file.getvalue())


@router.get("/timeline", include_in_schema=False)
def on_page(request: Request, asked: Read) -> Response:
    """The line of days, and under it what happened on each."""
    found, further = _found(request, asked)
    rows = found_rows(request.app.state.ledger, found)
    by_day = [(days(*when) or "", list(of)) for when, of in groupby(rows, key=lambda f: (f.told.day, f.told.last_day))]
    return page(
        request, "timeline.html.j2",
        asked=asked, strip=strip_of([f.told for f in rows]), days=by_day, rows=rows, further=further,
        types=EVENT_TYPE, words=WORDS,
    )  # fmt: skip


def _found(request: Request, asked: Asked) -> tuple[Sequence[Finding], str | None]:
    """The newest events behind the place that is asked for, in the order of the days, and where those before are."""
    ledger = request.app.state.ledger
    newest = sorted(ledger.timeline(asked.filters, limit=asked.needed), key=lambda f: f.day or "", reverse=True)
    rows = newest[: asked.limit]
    return sorted(rows, key=lambda f: f.day or ""), asked.further(newest, ledger.place)
