"""What every rule of time is made of, and the readings that many of them give."""

from __future__ import annotations

import re
from collections.abc import Callable

from onrecord.annotate.timex import values
from onrecord.annotate.timex.anchors import Here, Reading
from onrecord.annotate.timex.values import Period

Reader = Callable[[re.Match[str], Here], Reading | None]
Rule = tuple[str, str, re.Pattern[str], Reader]
"""A rule's name, the kind of cue word without which it cannot match, its pattern, and its reading."""

RELATION = (
    r"(?P<rel>last|next|this past|this coming|this|the previous|the following|the past|past|coming|every|each|that)"
)


def dated(period: Period, anchor: str | None, which: str | None = None) -> Reading:
    """A DATE that covers a period, or the early, middle or late part of it."""
    narrowed = values.part(period, which) if which else period
    return Reading("DATE", period.value, narrowed.begin, narrowed.end, anchor)


def part_of(words: str | None) -> str | None:
    """ "early", "mid" or "late" for the words that single out a part of a period."""
    if not words:
        return None
    said = words.lower()
    if "earl" in said or "beginning" in said or "start" in said:
        return "early"
    return "mid" if "mid" in said else "late"


def recurring(value: str) -> Reading:
    """A SET: what comes again and again."""
    return Reading("SET", value)
