"""Rules for days and nights told without their month or by the days they join: "the 16th", "overnight into Sunday"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from onrecord.annotate.timex import values
from onrecord.annotate.timex.anchors import Here, Reading
from onrecord.annotate.timex.readings import FAR_BACK, Rule, dated
from onrecord.annotate.timex.words import form, weekday_number


def _of_month(m: re.Match[str], here: Here) -> Reading | None:
    """ "an image of the 16th", "on the morning of the 5th": of the month being narrated, else of the report's"""
    token = here.token(m.start("day"))
    if token is None or token.label not in ("pobj", "npadvmod", "conj"):
        return None
    after = here.syntax.tokens[token.i + 1] if token.i + 1 < here.sentence.stop else None
    if after is not None and (after.pos in ("NOUN", "PROPN", "ADJ", "NUM") or after.lower in ("of", "and", "-", "to")):
        return None  # "the 4th floor", "the 3rd of its kind", "the 5th and 6th floors"
    story = here.narrated(back=FAR_BACK)
    if here.published is None and story is None:
        return None
    base = story.period.begin if story is not None else here.published
    assert base is not None
    ahead = here.direction(m.start("day")) == "future"
    told = here.published
    fit = [d for d in _near(base, int(m["day"])) if told is None or (d > told if ahead else d <= told)]
    if not fit:
        return None
    on = min(fit, key=lambda d: abs(d - base))
    return dated(values.day(on), story.id if story is not None else "published")


def _near(base: date, number: int) -> Iterator[date]:
    """The days of that number in the month of a day and in those beside it."""
    for step in (-1, 0, 1):
        month = values.moved(base.replace(day=1), step, "M")
        try:
            yield month.replace(day=number)
        except ValueError:
            continue


def _night(m: re.Match[str], here: Here) -> Reading | None:
    """ "overnight into Sunday", "the night from Saturday to Sunday": the night before that day"""
    if not m["weekday"][0].isupper():
        return None
    number = weekday_number(m["weekday"])
    if here.published is None:
        return Reading("TIME", f"XXXX-WXX-{(number - 1) % 7 + 1}TNI")
    ago = (here.published.weekday() - number) % 7
    if ago and here.direction(m.start("weekday")) == "future":
        ago -= 7
    last = here.published - timedelta(days=ago)
    first = last - timedelta(days=1)
    return Reading("TIME", first.isoformat() + "TNI", first, last, "published")


def on_own_line(text: str, start: int, end: int) -> bool:
    """Whether nothing but an expression stands on its line, save dashes, stops and brackets."""
    stop = text.find("\n", end)
    line = text[text.rfind("\n", 0, start) + 1 : start] + text[end : stop if stop >= 0 else len(text)]
    return not any(c.isalnum() for c in line) and "\n" in text


_DAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"

RULES: tuple[Rule, ...] = (
    ("of month", "clock", form(r"the (?P<day>[12]\d|3[01]|[1-9])(?:st|nd|rd|th)"), _of_month),
    (
        "night",
        "weekday",
        form(
            rf"(?:(?:overnight|the night)(?: (?:(?:from|between|of|on) )?{_DAY}(?: night)?)? (?:into|to|and)|"
            rf"(?:late (?:on )?)?{_DAY} night into|late (?:on )?{_DAY} into) <weekday>"
        ),
        _night,
    ),
)
