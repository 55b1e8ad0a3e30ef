"""iCalendar (RFC 5545): one VEVENT a claim whose day is known.

STATUS says how it is held: CONFIRMED only for what the report or a source tells as fact, TENTATIVE for what is alleged,
threatened, planned or told in general, CANCELLED for what is denied. Lines are folded at 75 octets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import TextIO

from onrecord import __version__
from onrecord.export.claims import STANDING, Claim, Standing
from onrecord.wording import one_line, parse_day, visible

STATUS: Mapping[Standing, str] = {
    "told": "CONFIRMED",
    "attributed": "CONFIRMED",
    "alleged": "TENTATIVE",
    "denied": "CANCELLED",
    "not_happened": "TENTATIVE",
    "general": "TENTATIVE",
}
_FOLD = 75


NEEDS = "a day"
"""What a claim must have, in words."""


def fits(c: Claim) -> bool:
    """Whether a claim has what a row needs: a day."""
    return c.begin is not None


def write(rows: Iterable[Claim], file: TextIO) -> None:
    """Write one calendar."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//onrecord//onrecord {__version__}//EN", "CALSCALE:GREGORIAN"]
    _put(lines, file)
    for c in rows:
        _put(_event(c), file)
    _put(["END:VCALENDAR"], file)


def _event(c: Claim) -> Iterator[str]:
    first, last = parse_day(c.begin), parse_day(c.end)
    if first is None or last is None:
        return
    d, where = c.record.document, c.event.location
    told = f"According to {c.source}." if c.source else "In the report's own voice."
    report = ", ".join(x for x in (d.outlet, d.title, c.published) if x)
    words = [one_line(c.event.sentence.text), f"Held: {STANDING[c.standing]}. {told}", report]
    words += [] if c.dated else ["Day not stated: that of the report."]
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(c.id)}@onrecord"
    # When it was written down; the report's day, so that the same ledger gives the same file.
    yield f"DTSTAMP:{_day(parse_day(c.published) or first)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(first)}"
    if last < date.max:
        yield f"DTEND;VALUE=DATE:{_day(last + timedelta(days=1))}"
    yield f"SUMMARY:{_text(c.held_headline)}"
    yield f"STATUS:{STATUS[c.standing]}"
    yield f"DESCRIPTION:{_text(chr(10).join(words))}"
    yield f"CATEGORIES:{_text(c.event.type or 'no type')},{_text(c.standing)}"
    if where is not None:
        yield f"LOCATION:{_text(where.name or one_line(where.span.text))}"
        if where.lat is not None and where.lon is not None and where.precision not in ("country", "region"):
            yield f"GEO:{where.lat};{where.lon}"
    if d.url and d.url.startswith(("https://", "http://")) and d.url.isascii() and d.url.isprintable():
        yield f"URL:{d.url}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _day(day: date) -> str:
    return f"{day.year:04d}{day.month:02d}{day.day:02d}"


def _text(words: str) -> str:
    """A value of type TEXT: backslash, semicolon, comma and line feed escaped, what cannot be seen spelled out."""
    shown = "\\n".join(
        visible(one_line(x)).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,") for x in words.split("\n")
    )
    return shown


def _put(lines: Iterable[str], file: TextIO) -> None:
    for line in lines:
        file.write("\r\n ".join(_folded(line)) + "\r\n")


def _folded(line: str) -> Iterator[str]:
    """Pieces of at most 75 octets (the blank that opens a continued line counted), cut between characters."""
    piece, size = "", 0
    for character in line:
        wide = len(character.encode("utf-8", "replace"))
        if size + wide > _FOLD:
            yield piece
            piece, size = "", 1
        piece += character
        size += wide
    yield piece
