"""Stretches of the calendar and their TIMEX3 values.

A `Period` is a stretch of whole days with the value TIMEX3 writes for it ("2024-03-04", "2024-W10", "2024-Q1",
"2024-SP", "199"). Weeks are ISO 8601 weeks. Seasons are the meteorological ones of the northern half of the
earth, as in HeidelTime's English resources; winter is counted to the year in which it begins.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

Unit = str
"""What a period is one of: "D" day, "W" week, "WE" weekend, "M" month, "Q" quarter, "H" half-year, "S" season,
"Y" year, "E" decade, "C" century, "R" a range of days."""

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
PRESENT, PAST, FUTURE = "PRESENT_REF", "PAST_REF", "FUTURE_REF"


@dataclass(frozen=True, slots=True)
class Period:
    """Whole days, `begin` and `end` inclusive, with their TIMEX3 value and what unit of the calendar they are."""

    value: str
    begin: date
    end: date
    unit: Unit


def day(of: date) -> Period:
    return Period(of.isoformat(), of, of, "D")


def week(of: date) -> Period:
    monday = of - timedelta(days=of.weekday())
    year, number, _ = of.isocalendar()
    return Period(f"{year:04}-W{number:02}", monday, monday + timedelta(days=6), "W")


def weekend(of: date) -> Period:
    whole = week(of)
    return Period(whole.value + "-WE", whole.begin + timedelta(days=5), whole.end, "WE")


def _months(value: str, year: int, first: int, count: int, unit: Unit) -> Period:
    last_year, last = divmod(year * 12 + first - 1 + count - 1, 12)
    last_day = calendar.monthrange(last_year, last + 1)[1]
    return Period(value, date(year, first, 1), date(last_year, last + 1, last_day), unit)


def month(year: int, number: int) -> Period:
    return _months(f"{year:04}-{number:02}", year, number, 1, "M")


def quarter(year: int, number: int) -> Period:
    return _months(f"{year:04}-Q{number}", year, 3 * number - 2, 3, "Q")


def half(year: int, number: int) -> Period:
    return _months(f"{year:04}-H{number}", year, 6 * number - 5, 6, "H")


def season(year: int, name: str) -> Period:
    return _months(f"{year:04}-{name}", year, SEASONS[name], 3, "S")


def year(number: int) -> Period:
    return _months(f"{number:04}", number, 1, 12, "Y")


def decade(first: int) -> Period:
    return Period(f"{first // 10:03}", date(first, 1, 1), date(first + 9, 12, 31), "E")


def century(number: int) -> Period:
    """The 20th century is 1901 to 2000; TIMEX3 writes the hundreds of its years."""
    first = (number - 1) * 100
    return Period(f"{number - 1:02}", date(first + 1, 1, 1), date(first + 100, 12, 31), "C")


def between(first: Period, last: Period) -> Period:
    """From the beginning of `first` to the end of `last`, written as an ISO 8601 interval.

    Raises:
        ValueError: `last` ends before `first` begins.
    """
    if last.end < first.begin:
        raise ValueError(f"{last.value} before {first.value}")
    return Period(f"{first.value}/{last.value}", first.begin, last.end, "R")


def part(whole: Period, which: str) -> Period:
    """The first ("early"), middle ("mid") or last ("late") third of a period; the value stays that of the whole.
    Thirds of a year are of four months; of a decade, its first four, middle three and last three years."""
    if whole.unit in ("Y", "E"):
        first, last = {"early": (0, 4), "mid": (4, 8), "late": (8, 12)}[which]
        if whole.unit == "E":
            first, last = {"early": (0, 48), "mid": (48, 84), "late": (84, 120)}[which]
        end = moved(whole.begin, last, "M") - timedelta(days=1) if last not in (12, 120) else whole.end
        return replace(whole, begin=moved(whole.begin, first, "M"), end=end)
    days = (whole.end - whole.begin).days + 1
    third = timedelta(days=days // 3)
    if which == "early":
        return replace(whole, end=whole.begin + max(third, timedelta(days=1)) - timedelta(days=1))
    if which == "late":
        return replace(whole, begin=whole.end - max(third, timedelta(days=1)) + timedelta(days=1))
    if which == "mid":
        return replace(whole, begin=whole.begin + third, end=whole.end - third)
    return whole


def containing(of: date, unit: Unit) -> Period:
    """The period of the calendar of that unit which holds a day.

    Raises:
        ValueError: the calendar has no such unit.
    """
    match unit:
        case "D":
            return day(of)
        case "W":
            return week(of)
        case "WE":
            return weekend(of)
        case "M":
            return month(of.year, of.month)
        case "Q":
            return quarter(of.year, (of.month + 2) // 3)
        case "H":
            return half(of.year, 1 if of.month < 7 else 2)
        case "Y":
            return year(of.year)
        case "E":
            return decade(of.year // 10 * 10)
        case "C":
            return century((of.year - 1) // 100 + 1)
    raise ValueError(unit)


def moved(of: date, count: int, unit: Unit) -> date:
    """The day `count` units later (earlier if negative); the 31st becomes the last day of a shorter month.

    Raises:
        ValueError, OverflowError: the day lies outside the calendar, or there is no such unit.
    """
    if unit in ("D", "W", "WE"):
        return of + timedelta(days=count if unit == "D" else 7 * count)
    months = {"M": 1, "Q": 3, "H": 6, "Y": 12, "E": 120, "C": 1200}.get(unit)
    if months is None:
        raise ValueError(unit)
    year_, month_ = divmod(of.year * 12 + of.month - 1 + months * count, 12)
    if not 1 <= year_ <= 9999:
        raise OverflowError(year_)
    return date(year_, month_ + 1, min(of.day, calendar.monthrange(year_, month_ + 1)[1]))


def shifted(anchor: Period, count: int, unit: Unit) -> Period:
    """What lies `count` units from a period: "a year earlier" than a quarter is that quarter of the year before,
    than a day it is the year before; "two days later" is a day."""
    begin = moved(anchor.begin, count, unit)
    finer = {"Y": ("Q", "M", "H"), "E": (), "C": ()}.get(unit, ())
    if anchor.unit in finer:
        return containing(begin, anchor.unit)
    return containing(begin, "Y" if unit == "E" else unit)


def nth_weekday(year_: int, month_: int, weekday: int, n: int) -> date:
    """The `n`-th Monday (0) ... Sunday (6) of a month; the last one where `n` is -1."""
    if n < 0:
        last = date(year_, month_, calendar.monthrange(year_, month_)[1])
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year_, month_, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (n - 1))


def easter(year_: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian computus; Meeus, Astronomical Algorithms, chapter 8)."""
    a, b, c = year_ % 19, year_ // 100, year_ % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * i - k - h + m + 32) % 7
    month_ = (h - m + r + 90) // 25
    return date(year_, month_, (h - m + r + month_ + 19) % 32)


def orthodox_easter(year_: int) -> date:
    """Orthodox Easter Sunday in the Gregorian calendar (Meeus' Julian algorithm; right from 1900 to 2099)."""
    d = (19 * (year_ % 19) + 15) % 30
    e = (2 * (year_ % 4) + 4 * (year_ % 7) - d + 34) % 7
    month_, day_ = divmod(d + e + 114, 31)
    return date(year_, month_, day_ + 1) + timedelta(days=13)
