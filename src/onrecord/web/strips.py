"""Events on a line of days, as wide as their dates are vague: a day, a week, "last month".

The day on which a report was published stands apart from the days it tells of, joined to them by a thin line. Long
stretches without any day are cut out of the axis, and the cut is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from onrecord.views.found import Told
from onrecord.views.rows import Group, Happening
from onrecord.wording import days, one_line, parse_day

WIDTH = 1000.0
LANE = 22.0
_EDGE, _CUT = 16.0, 34.0
# Days without anything that are not cut out, and what is left of those that are.
_EMPTY, _MARGIN = timedelta(days=21), timedelta(days=2)
_LETTER, _LETTERS = 6.0, 34
_MOST = 400


@dataclass(frozen=True, slots=True)
class Bar:
    """An event: where its bar and its words stand, and where the day lies on which its report was published."""

    id: str
    href: str
    label: str
    title: str
    group: Group
    left: float
    width: float
    top: float
    words_at: float
    anchor: str
    published: float | None


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled day of the axis."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Strip:
    """A drawn line of days. `cuts` are where days without anything are left out, in words."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    cuts: tuple[Tick, ...]
    height: float
    left_out: int


class _Axis:
    """Days to drawing units, stretches without anything cut out."""

    def __init__(self, spells: Sequence[tuple[date, date]]) -> None:
        joined: list[tuple[date, date]] = []
        for first, last in sorted(spells):
            if joined and first - joined[-1][1] <= _EMPTY:
                joined[-1] = (joined[-1][0], max(joined[-1][1], last))
            else:
                joined.append((first, last))
        self.spells = [(_moved(a, -_MARGIN), _moved(b, _MARGIN)) for a, b in joined]
        total = sum((b - a).days + 1 for a, b in self.spells)
        gaps = len(self.spells) - 1
        # Many cuts share a third of the room.
        self.cut = min(_CUT, WIDTH / 3 / gaps) if gaps else 0.0
        self.day = (WIDTH - 2 * _EDGE - self.cut * gaps) / max(total, 8)

    def at(self, day: date) -> float:
        """Where a day begins."""
        left = _EDGE
        for first, last in self.spells:
            if day <= last:
                return left + max((day - first).days, 0) * self.day
            left += ((last - first).days + 1) * self.day + self.cut
        return left - self.cut

    def ticks(self) -> Iterator[Tick]:
        """Labels, not closer together than words need."""
        free = 0.0
        for first, last in self.spells:
            length = (last - first).days + 1
            step = next((n for n in (1, 2, 7, 14, 28, 91, 182, 365, 1826) if n * self.day >= 62), 3652)
            for n in range(0, length, step):
                day = first + timedelta(days=n)
                at = self.at(day)
                if at >= free and at < WIDTH - 40:
                    yield Tick(round(at, 1), f"{day.day} {day:%b} {day.year}" if step < 300 else str(day.year))
                    free = at + 74

    def cuts(self) -> Iterator[Tick]:
        """Where days are left out, and how many."""
        for (_, last), (first, _) in zip(self.spells, self.spells[1:], strict=False):
            yield Tick(round(self.at(first) - self.cut / 2, 1), _length((first - last).days))


def strip_of(rows: Sequence[Told]) -> Strip | None:
    """The events among the rows whose day is known, drawn; None where there is none."""
    placed = []
    for row in rows:
        begin, end = parse_day(row.day or row.last_day), parse_day(row.last_day or row.day)
        if isinstance(row.row, Happening) and begin and end and begin <= end:
            placed.append((begin, end, row, parse_day(row.report.published)))
    drawn = sorted(placed, key=lambda p: (p[0], p[1], p[2].id))[-_MOST:]
    if not drawn:
        return None
    published = [(p, p) for *_, p in drawn if p]
    axis = _Axis([(a, b) for a, b, *_ in drawn] + published)
    bars: list[Bar] = []
    free: list[float] = []
    for begin, end, row, day in drawn:
        assert isinstance(row.row, Happening)
        left = axis.at(begin)
        width = max(axis.at(end) + axis.day - left, 5.0)
        label = _label(row.row)
        letters = min(len(label), _LETTERS) * _LETTER
        out = axis.at(day) + axis.day / 2 if day and not begin <= day <= end else None
        right = max(left + width, out or 0.0)
        words_at, anchor = right + 6, "start"
        if words_at + letters > WIDTH:
            words_at, anchor = min(left, out if out is not None else left) - 6, "end"
        first = min(left, out if out is not None else left, words_at - letters if anchor == "end" else left)
        last = max(right, words_at + letters if anchor == "start" else right)
        lane = next((n for n, taken in enumerate(free) if taken <= first), len(free))
        free[lane : lane + 1] = [last + 8]
        when = days(row.day, row.last_day) or ""
        bars.append(
            Bar(
                row.id, f"/reports/{row.report.id}#{row.row.id}", label[:_LETTERS],
                f"{label}: {when}; {row.row.badge}; published {row.report.published or 'on a day not known'}",
                row.row.group, round(left, 1), round(width, 1), lane * LANE, round(words_at, 1), anchor,
                round(out, 1) if out is not None else None,
            )
        )  # fmt: skip
    return Strip(tuple(bars), tuple(axis.ticks()), tuple(axis.cuts()), len(free) * LANE, len(placed) - len(drawn))


def _label(row: Happening) -> str:
    who = ", ".join(p.name for p in row.who[:1])
    whom = ", ".join(p.name for p in row.whom[:1])
    return " ".join(x for x in (one_line(who), one_line(row.trigger), one_line(whom)) if x)


def _length(n: int) -> str:
    if n > 700:
        return f"{round(n / 365)} years"
    return f"{round(n / 30)} months" if n > 60 else f"{n} days"


def _moved(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return day
