"""Rules for weekdays and weekends told by the day that is being narrated: the Friday before, the weekend after."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.annotate.timex import values
from onrecord.annotate.timex.anchors import Here, Reading
from onrecord.annotate.timex.offsets import day_of, has_object
from onrecord.annotate.timex.readings import Rule, dated, unknown
from onrecord.annotate.timex.words import DAY_PARTS, form, weekday_number
from onrecord.records import TimeType


def _base(m: re.Match[str], here: Here) -> tuple[date, str] | None:
    """The day that an expression is counted from and the id of its time: a week before the report for "before last",
    that of what is named behind it ("the Friday before the vote"), else the one that is being narrated; None where
    nothing tells it."""
    if m["beside"].lower().endswith("last"):
        return (here.published - timedelta(days=7), "published") if here.published is not None else None
    word = here.token(m.start("beside"))
    if word is None:
        return None
    found = day_of(here, word.i) if has_object(word.i, here) else here.narrated()
    return None if found is None else (found.period.begin, found.id)


def _weekday(m: re.Match[str], here: Here) -> Reading | None:
    """ "the Friday before", "the Monday after the vote", "the Tuesday before last" """
    if not m["weekday"][0].isupper():
        return None
    number = weekday_number(m["weekday"])
    portion = DAY_PARTS.get((m["daypart"] or "").lower(), "")
    kind: TimeType = "TIME" if portion else "DATE"
    beside = m["beside"].lower()
    base = _base(m, here)
    if base is None:
        return Reading(kind, f"XXXX-WXX-{number + 1}{portion}")
    ago = (base[0].weekday() - number) % 7 or 7
    on = base[0] - timedelta(days=ago if beside.startswith(("before", "earlier")) else (ago % 7) - 7)
    return Reading(kind, on.isoformat() + portion, on, on, base[1])


def _weekend(m: re.Match[str], here: Here) -> Reading | None:
    """ "the weekend before", "the weekend after the vote", "the weekend before last" """
    beside = m["beside"].lower()
    base = _base(m, here)
    if base is None:
        return unknown("WE")
    in_week = 0 if base[0].weekday() < 5 else 7
    step = -7 if beside.startswith(("before", "earlier")) else in_week
    return dated(values.weekend(base[0] + timedelta(days=step)), base[1])


_BESIDE = r"(?P<beside>before last|before|after|earlier|later)"

RULES: tuple[Rule, ...] = (
    ("weekday beside", "weekday", form(rf"the <weekday>(?: <daypart>)? {_BESIDE}"), _weekday),
    ("weekend beside", "unit", form(rf"the weekend {_BESIDE}"), _weekend),
)
