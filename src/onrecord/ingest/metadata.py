"""What is known about a report beside its text, and where each value was taken from.

The order of trust is the same for every field: what the caller gives, what the page states about itself, what the
text's own layout shows (byline, dateline), the host of the URL. The first that knows wins; a publication date is
never put together by guessing the year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import TypeVar
from urllib.parse import urlsplit

from onrecord.errors import UsageError
from onrecord.ingest.blocks import Layout
from onrecord.lexicons import load
from onrecord.records import Origin

_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?)?", re.ASCII)

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Stated:
    """What the caller or a page states about a report. `published` is an ISO 8601 date or date-time."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None
    published: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The fields of a `Document` that describe it, each with its origin."""

    title: str | None
    title_from: Origin | None
    authors: tuple[str, ...]
    authors_from: Origin | None
    outlet: str | None
    outlet_from: Origin | None
    published: str | None
    published_from: Origin | None
    url: str | None


def facts(given: Stated, page: Stated, layout: Layout) -> Facts:
    """The best known value of each field."""
    url = given.url or page.url
    title, title_from = _first(("given", given.title), ("metadata", page.title), ("text", layout.title))
    authors, authors_from = _first(("given", given.authors), ("metadata", page.authors), ("text", layout.authors))
    outlet, outlet_from = _first(
        ("given", given.outlet), ("metadata", page.outlet), ("dateline", outlet_name(layout.agency)), ("url", host(url))
    )
    published, published_from = _first(
        ("given", given.published), ("metadata", page.published), ("dateline", layout.date)
    )
    return Facts(
        title=title or None,
        title_from=title_from,
        authors=authors or (),
        authors_from=authors_from,
        outlet=outlet or None,
        outlet_from=outlet_from,
        published=published or None,
        published_from=published_from,
        url=url,
    )


def _first(*candidates: tuple[Origin, _T]) -> tuple[_T | None, Origin | None]:
    return next(((value, origin) for origin, value in candidates if value), (None, None))


def check_date(text: str) -> str:
    """An ISO 8601 date or date-time as it was given.

    Raises:
        UsageError: it is something else, or there is no such day.
    """
    value = text.strip()
    try:
        if not _DATE.fullmatch(value):
            raise ValueError(value)
        date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)
    except ValueError:
        raise UsageError(
            f"not a date: {text!r}; give it as 2024-03-04 or 2024-03-04T12:30:00Z", step="ingest"
        ) from None
    return value


def outlet_name(agency: str | None) -> str | None:
    """The name of an agency as a dateline abbreviates it ("AP": "Associated Press"); others as they are printed."""
    return None if agency is None else _agencies().get(agency.casefold(), agency)


@cache
def _agencies() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in load("agencies"):
        for name in [row["name"], *row["aliases"].split("|")]:
            if name:
                found.setdefault(name.casefold(), row["name"])
    return found


def host(url: str | None) -> str | None:
    """The host of a URL without "www."; None where there is none."""
    try:
        name = urlsplit(url).hostname if url else None
    except ValueError:
        return None
    return name.removeprefix("www.") if name and "." in name else None
