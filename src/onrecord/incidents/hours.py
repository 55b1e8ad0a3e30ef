"""Hours: at what time of its day a happening was, as far as a report says."""

from __future__ import annotations

import re

from onrecord.records import Time

Hours = tuple[int, int]
"""The first and last hour, counted from the midnight that a day begins with; a night lasts into the next day."""

_PARTS: dict[str, Hours] = {"MO": (4, 12), "AF": (12, 18), "EV": (16, 24), "NI": (18, 30), "DT": (6, 19)}
_MORNING = (0, 9)
_VALUE = re.compile(r"\d{4}-\d\d-\d\dT(?:(MO|AF|EV|NI|DT)|(\d\d):\d\d)$")
_EARLY = re.compile(
    r"\b(?:dawn|early|daybreak|sunrise|(?:early|small) hours of|breakfast)\s+(?:hours\s+)?(?:on |of |this )?$",
    re.IGNORECASE,
)
_BEFORE = 30
_ROUGHLY = 2
"""So many hours may a stated hour be off, by other clocks and by rounding."""


def hours_of(time: Time | None, text: str) -> Hours | None:
    """The hours that a time says; None where it says none, or is longer than a day."""
    if time is None or time.begin is None:
        return None
    found = _VALUE.match(time.value)
    early = _EARLY.search(text, max(0, time.span.start - _BEFORE), time.span.start) is not None
    if found is None:
        return _MORNING if early and time.begin == time.end else None
    if found[1]:
        return _MORNING if early and found[1] == "MO" else _PARTS[found[1]]
    return int(found[2]) - _ROUGHLY, int(found[2]) + _ROUGHLY + 1


def exclude(a: Hours | None, b: Hours | None) -> bool:
    """Whether two stretches of one day have no hour in common."""
    return a is not None and b is not None and (a[1] <= b[0] or b[1] <= a[0])
