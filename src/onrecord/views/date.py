"""Which dates are named, what day is meant, what happened or was said then."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.records import Record, Time
from onrecord.views.asked import Asked, made_by, when_of
from onrecord.views.rows import Dated
from onrecord.wording import TIME_TYPE, one_line


def dates(*records: Record) -> tuple[Dated, ...]:
    """The dates that are named, in text order."""
    return tuple(row for record in records for row in _of(Asked(record)))


def _of(asked: Asked) -> Iterator[Dated]:
    for t in asked.record.times:
        yield Dated(
            document=asked.document,
            id=t.id,
            when=when_of(t),
            kind=TIME_TYPE[t.type],
            value=t.value,
            anchored=_anchored(asked, t),
            events=tuple(e.id for e in asked.record.events if e.time == t.id),
            statements=tuple(a.id for a in asked.record.attributions if a.time == t.id),
            start=t.span.start,
            made_by=made_by(t),
        )


def _anchored(asked: Asked, t: Time) -> str:
    if t.resolved_from is None:
        return "not resolved to days"
    if t.resolved_from == "published":
        return "counted from the day of publication"
    if t.resolved_from == "text":
        return "as printed"
    anchor = asked.times.get(t.resolved_from)
    return f"counted from “{one_line(anchor.span.text)}”" if anchor else "counted from another date"
