"""The timeline strip: days on an axis, what happened and what was said on them, drawn by the template as SVG."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.records import Record
from onrecord.views import Dated, dates
from onrecord.wording import days, parse_day

WIDTH = 1000.0
_EDGE = 24.0
_LANE = 15.0
_FAR = timedelta(days=75)


@dataclass(frozen=True, slots=True)
class Bar:
    """A date on the strip: `kind` is event, statement or named; left and width in drawing units."""

    record: str
    label: str
    kind: str
    left: float
    width: float
    top: float
    words_at: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled day of the axis."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Strip:
    """A drawn timeline. `far` are the dates too long before or after the report to be drawn to scale,
    `unresolved` those of which no day is known. `published` is where the day of publication lies."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    published: float | None
    published_words: str | None
    height: float
    far: tuple[Dated, ...]
    unresolved: tuple[Dated, ...]


def strip(record: Record) -> Strip | None:
    """The timeline of a report, None if it names no date at all.

    The axis reaches over the dates within 75 days of the publication (of the latest date, where the day of
    publication is unknown), so that a war of twenty years ago does not squeeze this week into one line.
    """
    rows = dates(record)
    if not rows:
        return None
    published = parse_day(record.document.published)
    placed = [(row, span) for row in rows if (span := _reach(row))]
    unresolved = tuple(row for row in rows if not _reach(row) and row.kind in ("date", "time of day"))
    centre = published or max((last for _, (_, last) in placed), default=None)
    near = [(r, s) for r, s in placed if centre and s[0] >= centre - _FAR and s[1] <= centre + _FAR]
    far = tuple(r for r, s in placed if (r, s) not in near)
    if not near:
        return Strip((), (), None, days(record.document.published, record.document.published), 0.0, far, unresolved)
    first = min([s[0] for _, s in near] + ([published] if published else []))
    last = max([s[1] for _, s in near] + ([published] if published else []))
    total = (last - first).days + 1
    day = (WIDTH - 2 * _EDGE) / max(total, 5)

    def at(d: date) -> float:
        return _EDGE + (d - first).days * day

    bars: list[Bar] = []
    free: list[float] = []
    for row, kind, begin, end in sorted(_bars(near), key=lambda b: (b[2], b[3], b[0].start)):
        left, width = at(begin), max(((end - begin).days + 1) * day - 2, 4.0)
        label = row.when.words
        letters = 6.2 * len(label[:28])
        words_at = left + 5 if letters + 8 < width else left + width + 4
        if words_at + letters > WIDTH:  # no room to the right: the words stand before the bar
            words_at = left - letters - 4
        lane = next((n for n, right in enumerate(free) if right <= min(left, words_at)), len(free))
        free[lane : lane + 1] = [max(left + width, words_at + letters) + 6]
        bars.append(Bar(row.id, label, kind, round(left, 1), round(width, 1), lane * (_LANE + 4), round(words_at, 1)))
    return Strip(
        bars=tuple(bars),
        ticks=tuple(_ticks(first, total, day)),
        published=round(at(published), 1) if published else None,
        published_words=days(record.document.published, record.document.published),
        height=len(free) * (_LANE + 4),
        far=far,
        unresolved=unresolved,
    )


def _reach(row: Dated) -> tuple[date, date] | None:
    begin, end = parse_day(row.when.begin), parse_day(row.when.end)
    return (begin, end) if begin and end and begin <= end else None


def _bars(near: list[tuple[Dated, tuple[date, date]]]) -> Iterator[tuple[Dated, str, date, date]]:
    """A date at which something happened and something was said is drawn once for each."""
    for row, (begin, end) in near:
        if row.events:
            yield row, "event", begin, end
        if row.statements:
            yield row, "statement", begin, end
        if not row.events and not row.statements:
            yield row, "named", begin, end


def _ticks(first: date, total: int, day: float) -> Iterator[Tick]:
    step = next(n for n in (1, 2, 7, 14, 28, 56) if n >= 28 or total / n <= 10)
    for n in range(0, max(total, 1), step):
        at = first + timedelta(days=n)
        yield Tick(round(_EDGE + n * day, 1), f"{at.day} {at.strftime('%b')}")
