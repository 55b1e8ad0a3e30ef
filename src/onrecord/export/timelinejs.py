"""TimelineJS 3 (Knight Lab): one slide a claim whose day is known, under how it is held.

TimelineJS takes its texts for HTML, so every word of a report is escaped. It has no field for an uncertain date: what
is not exact, or not told as fact, is said in the words that are shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, TextIO

from markupsafe import escape

from onrecord.export.claims import STANDING, Claim
from onrecord.export.linked_data import web_address
from onrecord.export.streams import known, write_json
from onrecord.wording import days, one_line, parse_day, visible

NEEDS = "a day"
"""What a claim must have, in words."""


def fits(c: Claim) -> bool:
    """Whether a claim has what a row needs: a day."""
    return c.begin is not None


def write(rows: Iterable[Claim], file: TextIO) -> None:
    """Write one timeline."""
    title = {
        "text": {
            "headline": "On record",
            "text": "<p>Each slide is a claim: what a report says, and according to whom.</p>",
        }
    }
    write_json({"scale": "human", "title": title, "eras": []}, "events", _slides(rows), file)


def _slides(rows: Iterable[Claim]) -> Iterator[dict[str, Any]]:
    for c in rows:
        first, last = parse_day(c.begin), parse_day(c.end)
        if first is None or last is None:
            continue
        d = c.record.document
        told = f"according to {c.source}" if c.source else "in the report's own voice"
        outlet = ", ".join(x for x in (d.outlet, c.published) if x)
        url = web_address(d.url)
        yield known(
            {
                "unique_id": c.id.replace("/", "-"),
                "group": STANDING[c.standing],
                "start_date": _date(first, _shown(c)),
                "end_date": _date(last, None) if last != first else None,
                "text": {
                    "headline": _html(c.held_headline),
                    "text": f"<blockquote>{_html(one_line(c.event.sentence.text))}</blockquote>"
                    f"<p>{_html(STANDING[c.standing])}, {_html(told)}</p><p>{_html(outlet)}</p><p>{_html(c.id)}</p>",
                },
                "media": {"url": _html(url), "caption": _html(d.title or ""), "credit": _html(d.outlet or "")}
                if url
                else None,
            }
        )


def _date(day: date, display: str | None) -> dict[str, Any]:
    shown = {"display_date": _html(display)} if display else {}
    return {"year": day.year, "month": day.month, "day": day.day} | shown


def _shown(c: Claim) -> str | None:
    """The date in words, where it is more than one day, or not the event's own."""
    words = days(c.begin, c.end)
    if not c.dated:
        return f"reported on {words}; day not stated"
    return f"{words} (reported)" if c.begin != c.end or c.standing not in ("told", "attributed") else None


def _html(text: str) -> str:
    return str(escape(visible(text)))
