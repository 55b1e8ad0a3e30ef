"""What every rule of time is made of, and the readings that many of them give."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from onrecord.annotate.timex import values
from onrecord.annotate.timex.anchors import Here, Reading
from onrecord.annotate.timex.values import Period

Reader = Callable[[re.Match[str], Here], Reading | None]
Rule = tuple[str, str, re.Pattern[str], Reader]
"""A rule's name, the kind of cue word without which it cannot match, its pattern, and its reading."""

RELATION = (
    r"(?P<rel>last|next|this past|this coming|this|the previous|the following|the past|past|coming|every|each|that)"
)

UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX"}
"""TIMEX3's value of a day, week, ... of which nothing tells which."""

FAR_BACK = 3
"""So many sentences back stands what "the next day" and "that evening" are counted from."""

_OPENS_CLAUSE = "that "
_ALL = ("D", "W", "WE", "M", "Q", "S", "H", "Y", "R")
_NEAR = {"D": ("D",), "W": ("D", "W", "WE"), "WE": ("D", "W", "WE"), "M": ("D", "M", "R"), "Q": ("Q", "M")}


def unknown(unit: str) -> Reading:
    """A DATE of that unit of which nothing tells which."""
    return Reading("DATE", UNKNOWN.get(unit, "XXXX"))


def anchors_of(unit: str) -> tuple[str, ...]:
    """The units of what a time is counted from that is told in units of one kind."""
    return _NEAR.get(unit, _ALL)


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


def matches(pattern: re.Pattern[str], here: Here) -> Iterator[re.Match[str]]:
    """Where a pattern fits in a sentence, without the "that" which opens a clause: "said that | Sunday's attack", but
    "was killed that Sunday"."""
    text, end = here.syntax.text, here.sentence.end
    for m in pattern.finditer(text, here.sentence.start, end):
        token = here.token(m.start()) if m.group().lower().startswith(_OPENS_CLAUSE) else None
        if token is None or token.label != "mark":
            yield m
        elif behind := pattern.match(text, m.start() + len(_OPENS_CLAUSE), end):
            yield behind
