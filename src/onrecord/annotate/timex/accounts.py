"""Rules for the periods that accounts are made for: quarters, halves and years, and those they are compared with.

A report on earnings names its quarter once and compares it for long: "the latest period", "a year-ago loss" and "the
corresponding quarter last year" are counted from the quarter that is being told of (`Here.quarter`). A body's own
quarter is taken for that of the calendar, as TIMEX3 writes it, save where its last day is named.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from onrecord.annotate.timex import values
from onrecord.annotate.timex.anchors import Here, Reading
from onrecord.annotate.timex.readings import Rule, dated
from onrecord.annotate.timex.words import ORDINALS, form, month_number

_ENDING = form(r"end(?:ed|ing) <month> (?P<day>\d\d?)(?:, <year>)?")


def _last_day(here: Here, offset: int) -> tuple[date, bool] | None:
    """The last day of a period where the words behind it name one ("ended March 31"), and whether they name its year;
    without a year it is the last such day before the report, or the next where they look ahead."""
    m = _ENDING.match(here.syntax.text, offset + 1)
    if m is None or (here.published is None and not m["year"]):
        return None
    try:
        if m["year"]:
            return date(int(m["year"]), month_number(m["month"]), int(m["day"])), True
        assert here.published is not None
        day = date(here.published.year, month_number(m["month"]), int(m["day"]))
    except ValueError:
        return None
    ahead = m.group().lower().startswith("ending")
    if day > here.published and not ahead:
        day = values.moved(day, -1, "Y")
    elif day < here.published and ahead:
        day = values.moved(day, 1, "Y")
    return day, False


# --- quarters and halves --------------------------------------------------------------------------------------


def _quarter(m: re.Match[str], here: Here) -> Reading | None:
    """A quarter or half of a year, the last one begun where no year is said."""
    said = m.groupdict()
    halves = (said["unit"] or said["code"]).lower().startswith("h")
    number = int(said["digit"]) if said["digit"] else ORDINALS[said["ordinal"].lower()]
    if (said["ordinal"] or "").lower() == "last" and not m.group().lower().startswith(("the ", "its ")):
        return None  # "last quarter" is the one before this
    if halves and said["ordinal"] and number > 2:
        number = 2
    make, size = (values.half, 6) if halves else (values.quarter, 3)
    if number > 12 // size:
        return None
    if said["unit"] and not (said["year"] or said["tail"]) and _OF_ANOTHER.match(here.syntax.text, m.end()):
        return None  # "the first half of the match", "of the 2010s"
    stated = said["year"] or said["before"]
    if stated:
        return dated(make(int(stated), number), "text")
    if here.published is None:
        return Reading("DATE", f"XXXX-{'H' if halves else 'Q'}{number}")
    relation = ((said["rel"] or "") + " " + (said["tail"] or "")).lower()
    year = here.published.year
    if any(word in relation for word in ("last", "year-", "ago", "earlier", "previous")):
        year -= 1
    elif "next" in relation:
        year += 1
    elif "this" not in relation and make(year, number).begin > here.published:
        # A quarter that has not begun is last year's, unless it is the next to come and the clause looks ahead.
        near = (make(year, number).begin - here.published).days < 100
        year -= not (near and here.direction(m.start()) == "future") and size * number - 2 > here.published.month
    return dated(make(year, number), "published")


_OF_ANOTHER = re.compile(r"\s+of\s+(?:the|an?|this|that|his|her)\s+(?!(?:\w+\s+)?year\b)", re.IGNORECASE)


def _plain_quarter(m: re.Match[str], here: Here) -> Reading | None:
    """ "the quarter", "the latest period", "the year-ago quarter" """
    relation = (m["rel"] or "").lower()
    if m["unit"].lower() == "period" and not relation:
        return None
    last_day = _last_day(here, m.end())
    if last_day is not None:
        # The quarter of the calendar in which the middle of these three months lies.
        day, stated = last_day
        ended = values.containing(day - timedelta(days=45), "Q")
        return dated(ended, "text" if stated else "published")
    if here.published is None:
        return Reading("DATE", "XXXX-QX")
    found = here.quarter(here.number)
    told = found.period if found else values.containing(values.moved(here.published, -1, "Q"), "Q")
    anchor = found.id if found else "published"
    if "year" in relation:
        return replace(dated(values.shifted(told, -1, "Y"), anchor), compared=True)
    return dated(told, anchor)


def _compared(m: re.Match[str], here: Here) -> Reading | None:
    """ "the corresponding period last year", "the same quarter of 2019", "the 2019 quarter", "last year's quarter" """
    stated = m["year"] or m["year2"]
    if here.published is None and not stated:
        return Reading("DATE", "XXXX-QX" if (m["unit"] or "quarter").lower() == "quarter" else "XXXX")
    found = here.quarter()
    if stated:
        year = int(stated)
    else:
        assert here.published is not None
        year = (found.period.begin.year if found else here.published.year) - 1
    if found is None:
        return dated(values.year(year), "text" if stated else "published") if m["unit"] or stated else None
    same = values.containing(found.period.begin.replace(year=year), "Q")
    return replace(dated(same, found.id), compared=True)


def _year_ago(m: re.Match[str], here: Here) -> Reading | None:
    """ "year-earlier" before a figure: the quarter a year before the one reported, else the year before"""
    del m
    found = here.quarter()
    if found is not None:
        return replace(dated(values.shifted(found.period, -1, "Y"), found.id), compared=True)
    if here.published is None:
        return Reading("DATE", "XXXX")
    return dated(values.year(here.published.year - 1), "published")


# --- years ----------------------------------------------------------------------------------------------------


def _whole_year(m: re.Match[str], here: Here) -> Reading | None:
    """ "the full year", "for the year", "the fiscal year": the one that the report comes out in, or in its first
    months that before, where the clause looks back; "the year ended March 31": the twelve months to that day"""
    if here.syntax.text[m.end() : m.end() + 4].lower() == " end":
        last_day = _last_day(here, m.end())
        if last_day is None:
            return Reading("DURATION", "P1Y")
        day, stated = last_day
        begin = values.moved(day, -1, "Y") + timedelta(days=1)
        return Reading("DURATION", "P1Y", begin, day, "text" if stated else "published")
    if m.group().lower() == "the year" and not _OF_YEAR.search(here.syntax.text, max(0, m.start() - 14), m.start()):
        return None
    if here.published is None:
        return Reading("DATE", "XXXX")
    if m["rel"]:
        step = {"latest": -1, "last": -1, "previous": -1, "prior": -1, "next": 1}.get(m["rel"].lower(), 0)
        # When a fiscal year begins differs from body to body.
        return Reading("DATE", f"{here.published.year + step:04}", anchor="published")
    year = here.published.year - (here.published.month < 4 and here.direction(m.start()) == "past")
    return dated(values.year(year), "published")


_OF_YEAR = re.compile(r"\b(?:for|(?:months|quarters?|half) of)\s$", re.IGNORECASE)


def _year_end(m: re.Match[str], here: Here) -> Reading | None:
    if here.published is None:
        return Reading("DATE", "XXXX-12-31")
    year = here.published.year
    since = here.syntax.text[max(0, m.start() - 6) : m.start()].lower() == "since "
    return dated(values.day(date(year - since, 12, 31)), "published")


_COMPARABLE = "corresponding|same|comparable|like|similar|equivalent"
_LAST_YEAR = r"last year|a year (?:ago|earlier|before)|(?:the )?(?:previous|prior) year"

RULES: tuple[Rule, ...] = (
    (
        "quarter",
        "unit",
        form(
            r"(?:(?P<rel>(?:this|last|next) year['’]s|(?:the )?(?:\w+ )?year-(?:ago|earlier)|this|last|next) )?"
            r"(?:the |its )?(?:fiscal[ -])?(?:(?P<before>(?:19|20)\d\d) )?(?:fiscal[ -])?"
            r"(?:(?P<ordinal>first|second|third|fourth|last|final)[- ](?P<unit>quarter|half)|"
            r"(?P<code>[QH])(?P<digit>[1-4]))"
            r"(?: (?:of )?(?:<year>|(?P<tail>this year|last year|next year|a year (?:ago|earlier))))?"
        ),
        _quarter,
    ),
    (
        "plain quarter",
        "unit",
        form(r"the (?:(?P<rel>latest|(?:\w+ )?year-(?:ago|earlier)) )?(?P<unit>quarter|period)(?!-)"),
        _plain_quarter,
    ),
    (
        "compared period",
        "unit",
        form(
            rf"(?:the )?(?:{_COMPARABLE}) (?P<unit>quarter|period),? (?:of |in )?(?:<year>|{_LAST_YEAR})|"
            r"(?:the (?P<year2>(?:19|20)\d\d) (?:quarter|period)|(?:last|the (?:previous|prior)) year['’]s quarter|"
            r"the quarter,? a year (?:ago|earlier|before))"
        ),
        _compared,
    ),
    ("year ago", "unit", form(r"(?:(?:the|a) )?year-(?:earlier|ago)"), _year_ago),
    (
        "whole year",
        "unit",
        form(
            r"(?:the |its )?(?P<rel>current|latest|last|next|this|previous|prior) (?:fiscal|financial) year|"
            r"the (?:(?:full|whole|entire) (?:fiscal |financial )?|fiscal |financial )year(?! \d)|"
            r"the year(?= end(?:ed|ing)\b)|the year(?=[,.;])"
        ),
        _whole_year,
    ),
    ("year end", "unit", form(r"(?:the )?year(?:['’]s)?[- ]end"), _year_end),
)
