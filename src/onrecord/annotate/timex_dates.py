"""Rules for points of the calendar: dates, months, weekdays, years, quarters, seasons, holidays."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from onrecord import lexicons
from onrecord.annotate import timex_values as values
from onrecord.annotate.time_anchors import Here, Reading
from onrecord.annotate.timex_values import Period
from onrecord.annotate.timex_words import (
    DAY_PARTS,
    ONES,
    ORDINALS,
    SEASON_CODES,
    count_of,
    form,
    month_number,
    weekday_number,
)

Reader = Callable[[re.Match[str], Here], Reading | None]
Rule = tuple[str, str, re.Pattern[str], Reader]
"""A rule's name, the kind of cue word without which it cannot match, its pattern, and its reading."""


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


def _set(value: str) -> Reading:
    return Reading("SET", value)


# --- days of a month ------------------------------------------------------------------------------------------


def _year_for(month: int, day: int, here: Here, offset: int) -> int | None:
    """The year of a day or month that names none: the last one up to publication, or the next where its clause
    looks ahead."""
    if here.published is None:
        return None
    today = here.published
    this = (month, day) if day else (month, 0)
    now = (today.month, today.day if day else 0)
    if day:
        near = [y for y in (today.year, today.year - 1, today.year + 1) if _apart(y, month, day, today) <= _NEAR]
        if near:
            return near[0]
    if here.direction(offset) == "future":
        return today.year if this >= now else today.year + 1
    if this <= now:
        return today.year
    return today.year - 1


# A day this near to the report, before or after, is that one: a report that means the year before says so.
_NEAR = 60


def _apart(year: int, month: int, day: int, today: date) -> int:
    return abs((_on(year, month, day, back=True) - today).days)


def _date(m: re.Match[str], here: Here) -> Reading | None:
    said = m.groupdict()
    name = said["month"]
    if not name[0].isupper() or (name.lower() == "may" and _is_modal(m.start("month"), here)):
        return None
    month, day = month_number(name), int(said["day"])
    stated = said.get("year")
    last_month = month_number(said["month2"]) if said.get("month2") else month
    last_day = int(said["day2"]) if said.get("day2") else None
    if stated is None and here.published is None:
        date(2000, month, day)  # a day that no year has is no date
        suffix = f"/XXXX-{last_month:02}-{last_day:02}" if last_day else ""
        return Reading("DATE", f"XXXX-{month:02}-{day:02}{suffix}")
    year = int(stated) if stated else _year_for(month, day, here, m.start("month"))
    assert year is not None
    if not stated and said.get("weekday"):
        year = _year_of_weekday(year, month, day, weekday_number(said["weekday"]))
    first = values.day(_on(year, month, day, back=not stated))
    if last_day is not None:
        ahead = (last_month, last_day) < (month, day)
        begin = values.day(date(year - 1, month, day)) if ahead else first
        first = values.between(begin, values.day(date(year, last_month, last_day)))
    return dated(first, "text" if stated else "published")


def _on(year: int, month: int, day: int, *, back: bool) -> date:
    """A day of a year; February 29 without a year is that of the last leap year."""
    while back and (month, day) == (2, 29) and year % 4:
        year -= 1
    return date(year, month, day)


def _year_of_weekday(year: int, month: int, day: int, weekday: int) -> int:
    """The year nearest to the one expected in which that day fell on the stated weekday; the expected one if none."""
    for candidate in (year, year + 1, year - 1):
        try:
            if date(candidate, month, day).weekday() == weekday:
                return candidate
        except ValueError:
            continue
    return year


def _is_modal(offset: int, here: Here) -> bool:
    token = here.token(offset)
    return token is not None and (token.tag == "MD" or token.entity.endswith("PERSON"))


def _iso(m: re.Match[str], here: Here) -> Reading | None:
    del here
    return dated(values.day(date(int(m["year"]), int(m["mm"]), int(m["dd"]))), "text")


def _slashes(m: re.Match[str], here: Here) -> Reading | None:
    del here
    one, two, year = int(m["one"]), int(m["two"]), int(m["year"])
    if one > 12 >= two:
        one, two = two, one
    elif two <= 12 and one != two:
        return None  # 03/04/2024 is one day in London and another in Washington
    return dated(values.day(date(year, one, two)), "text")


# --- months ---------------------------------------------------------------------------------------------------

_PEOPLE = ("PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "EVENT", "NORP")


def _month(m: re.Match[str], here: Here) -> Reading | None:
    said = m.groupdict()
    name, relation = said["month"], (said["rel"] or "").lower()
    number = month_number(name)
    framed = bool(said["year"] or said["tail"] or said["part"] or relation)
    if not name[0].isupper():
        return None
    if not framed and not _is_month(m, here):
        return None
    if relation in ("every", "each"):
        return _set(f"XXXX-{number:02}")
    which = part_of(said["part"])
    if said["year"]:
        return dated(values.month(int(said["year"]), number), "text", which)
    if here.published is None:
        return Reading("DATE", f"XXXX-{number:02}")
    today = here.published
    year, anchor = today.year, "published"
    tail = (said["tail"] or "").lower()
    if tail or relation in ("the previous", "the following", "that"):
        step = -1 if "last" in tail or "previous" in tail or relation == "the previous" else 1
        if tail.startswith("this") or tail.endswith("same year") or "that" in (tail.split() or [relation])[0]:
            step = 0
        if "previous" in tail or "following" in tail or "that" in tail or "same" in tail or relation.startswith("th"):
            base = here.narrated(("Y", "M", "D", "Q", "S", "H"))
            if base is None:
                return Reading("DATE", f"XXXX-{number:02}")
            year, anchor = base.period.begin.year, base.id
            if relation:
                year += step if (number <= base.period.begin.month) == (step > 0) else 0
                step = 0
        return dated(values.month(year + step, number), anchor, which)
    if relation in ("last", "past", "the past", "this past"):
        year -= number >= today.month
    elif relation in ("next", "this coming", "coming"):
        year += number <= today.month
    elif relation != "this":
        chosen = _year_for(number, 0, here, m.start("month"))
        assert chosen is not None
        year = chosen
    return dated(values.month(year, number), anchor, which)


def _is_month(m: re.Match[str], here: Here) -> bool:
    """Whether a bare capitalised month name is the month, not a person, a march or the modal."""
    name = m["month"]
    if len(name.rstrip(".")) < 4 and name.lower() not in ("may",):
        return False  # "Jan" and "Mar" are people; "Jan. 6" was read before
    token = here.token(m.start("month"))
    if token is None:
        return False
    after = here.syntax.tokens[token.i + 1] if token.i + 1 < here.sentence.stop else None
    before = here.syntax.tokens[token.i - 1] if token.i > here.sentence.first else None
    ambiguous = name.lower() in ("may", "march", "april", "june", "august")
    if not ambiguous:
        return not (token.entity.endswith(_PEOPLE) and _in_name(before, after))
    if token.tag == "MD" or token.pos in ("VERB", "AUX"):
        return False
    if before is not None and before.lower in ("in", "since", "until", "by", "from", "during", "last", "next", "of"):
        # "the resignation of May" is somebody; "the end of May" was read with its frame.
        return not (before.lower in ("of", "by", "from") and not token.entity.endswith("DATE"))
    return token.entity.endswith("DATE") and not (
        after is not None and after.pos == "VERB" and token.label in ("nsubj", "nsubjpass")
    )


def _in_name(before: object, after: object) -> bool:
    return any(getattr(t, "pos", "") == "PROPN" for t in (before, after))


# --- weekdays -------------------------------------------------------------------------------------------------


def _weekday(m: re.Match[str], here: Here) -> Reading | None:
    said = m.groupdict()
    name = said["weekday"]
    if not name[0].isupper():
        return None
    number = weekday_number(name)
    relation = (said["rel"] or "").lower()
    portion = DAY_PARTS.get((said["daypart"] or "").lower(), "")
    recurring = said["plural"] or said["plural2"] or relation in ("every", "each")
    if recurring:
        return _set(f"XXXX-WXX-{number + 1}{portion}")
    base, anchor = here.published, "published"
    if relation in ("the previous", "the following", "the next", "the same", "that"):
        found = here.narrated()
        base, anchor = (found.period.begin, found.id) if found else (None, "")
    if base is None:
        return Reading("TIME" if portion else "DATE", f"XXXX-WXX-{number + 1}{portion}")
    ago = (base.weekday() - number) % 7
    if relation in ("last", "the previous", "this past", "past"):
        ago = ago or 7
    elif relation in ("next", "the following", "the next", "this coming", "coming"):
        ago = ago - 7
    elif relation == "this" or (not relation and here.direction(m.start("weekday")) == "future"):
        ago = ago - 7 if ago else 0
    on = base - timedelta(days=ago)
    kind = "TIME" if portion else "DATE"
    return Reading("TIME" if kind == "TIME" else "DATE", on.isoformat() + portion, on, on, anchor)


# --- years and longer -----------------------------------------------------------------------------------------

_COUNTED_AFTER = re.compile(
    r"\s*(?:%|percent|per cent|degrees|meters|metres|miles|feet|pounds|dollars|euros|people|points|km|kg|hours|ET\b|"
    r"GMT|UTC|EDT|EST|local|million|billion|tons|tonnes|acres|square|block\b|"
    r"Main\b|[A-Z]\w+ (?:St|Ave|Street|Avenue)\b)"
)
_COUNT_BEFORE = re.compile(
    r"(?:\b(?:about|around|nearly|almost|some|over|than|least|most|No\.|number|resolution|section|article|line|"
    r"flight|room|page|chapter|route|highway|act|code|boeing|airbus|channel|to)\s|[#/:.,+\d-])$",
    re.IGNORECASE,
)


def _year(m: re.Match[str], here: Here) -> Reading | None:
    said = m.groupdict()
    number = int(said["year"])
    which = part_of(said["part"])
    if said["lead"]:
        fiscal = "fiscal" in said["lead"].lower()
        # When a fiscal year begins differs from body to body.
        return Reading("DATE", f"{number:04}", anchor="text") if fiscal else dated(values.year(number), "text", which)
    if which is None and not _is_year(m, number, here):
        return None
    return dated(values.year(number), "text", which)


def _is_year(m: re.Match[str], number: int, here: Here) -> bool:
    text = here.syntax.text
    before, after = text[max(0, m.start() - 14) : m.start()], text[m.end() : m.end() + 24]
    if _COUNTED_AFTER.match(after) or re.match(r"[,.:/]\d|-\w*\d", after):
        return False
    count_before = _COUNT_BEFORE.search(before)
    if count_before and not (before.endswith(("to ", "to\n", "-")) and number >= 1700):
        return bool(re.search(r"(?:,|\d-)$", before)) and number >= 1900
    token = here.token(m.start())
    if token is None or token.tag != "CD":
        return token is not None and token.entity.endswith("DATE")
    head = here.syntax.head(token.i)
    if head is not None and token.label == "nummod" and head.i > token.i and head.tag in ("NNS", "NNPS"):
        # "the 1967 borders" and "its 2015 talks" against "2,000 troops" written without its comma.
        first = here.syntax.tokens[max(here.sentence.first, token.i - 1)]
        return number % 100 != 0 and (first.tag in ("DT", "POS", "PRP$") or token.entity.endswith("DATE"))
    if number < 1500 or token.entity.endswith(("CARDINAL", "MONEY", "QUANTITY", "PERCENT")):
        return number > 1500 and bool(re.search(r"\b(?:in|since|until|by|of|from|and|to|the)\s$", before))
    return True


def _years(m: re.Match[str], here: Here) -> Reading | None:
    """ "2015-16", "1939-45", "2019/2020" """
    del here
    first, last = m["year"], m["last"]
    whole = int(last) if len(last) == 4 else int(first[:2] + last)
    if whole <= int(first) or whole - int(first) > 60:
        return None
    return dated(values.between(values.year(int(first)), values.year(whole)), "text")


DECADES = dict(
    zip("twenties thirties forties fifties sixties seventies eighties nineties".split(), range(2, 10), strict=True)
)


def _decade(m: re.Match[str], here: Here) -> Reading | None:
    del here
    said = m.groupdict()
    if said["tens"]:
        first = 1900 + 10 * DECADES[said["tens"].lower()]
    elif said["short"]:
        first = 1900 + int(said["short"])
    else:
        first = int(said["year"])
    if first % 10:
        return None
    return dated(values.decade(first), "text", part_of(said["part"]))


_NINETEEN = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def _worded(m: re.Match[str], here: Here) -> Reading | None:
    """ "nineteen ninety-six", as broadcasts are written down"""
    del here
    number = 1900 + int(count_of(m["tens"].split()[1]) or 0) + int(count_of(m["ones"] or "zero") or 0) * bool(m["ones"])
    return dated(values.year(number), "text")


def _century(m: re.Match[str], here: Here) -> Reading | None:
    del here
    words = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    words += "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"
    number = int(m["nth"]) if m["nth"] else words.split().index(m["word"].lower()) + 1
    return dated(values.century(number), "text", part_of(m["part"])) if 0 < number < 30 else None


def _quarter(m: re.Match[str], here: Here) -> Reading | None:
    """A quarter or half of a year, the last one begun where no year is said."""
    said = m.groupdict()
    halves = (said["unit"] or said["code"]).lower().startswith("h")
    number = int(said["digit"]) if said["digit"] else ORDINALS[said["ordinal"].lower()]
    if halves and said["ordinal"] and number > 2:
        number = 2
    make, size = (values.half, 6) if halves else (values.quarter, 3)
    if number > 12 // size:
        return None
    stated = said["year"] or said["before"]
    if stated:
        return dated(make(int(stated), number), "text")
    if here.published is None:
        return Reading("DATE", f"XXXX-{'H' if halves else 'Q'}{number}")
    relation = ((said["rel"] or "") + " " + (said["tail"] or "")).lower()
    year = here.published.year
    if (
        "last" in relation
        or "year-" in relation
        or "ago" in relation
        or "earlier" in relation
        or "previous" in relation
    ):
        year -= 1
    elif "next" in relation:
        year += 1
    elif "this" not in relation and make(year, number).begin > here.published:
        # A quarter that has not begun is last year's, unless it is the next to come and the clause looks ahead.
        near = (make(year, number).begin - here.published).days < 100
        year -= not (near and here.direction(m.start()) == "future") and size * number - 2 > here.published.month
    return dated(make(year, number), "published")


def _season(m: re.Match[str], here: Here) -> Reading | None:
    said = m.groupdict()
    code = SEASON_CODES[said["season"].lower()]
    relation = (said["rel"] or "").lower()
    which = part_of(said["part"])
    if said["year"]:
        return dated(values.season(int(said["year"]), code), "text", which)
    if relation in ("every", "each"):
        return _set(f"XXXX-{code}")
    tail = (said["tail"] or "").lower()
    token = here.token(m.start("season"))
    if token is None or token.pos not in ("NOUN", "PROPN"):
        return None
    if not (relation or tail or said["the"] or here.syntax.text[: m.start()].endswith("in ")) or (
        code == "FA" and said["the"] and not tail and not which
    ):
        return None  # "a fall in prices", "the fall of the city"
    if here.published is None:
        return Reading("DATE", f"XXXX-{code}")
    today = here.published
    year = today.year
    if "last year" in tail:
        year -= 1
    elif "next year" in tail:
        year += 1
    elif relation in ("last", "past", "this past", "the past"):
        year -= values.season(year, code).end >= today
    elif relation in ("next", "this coming", "coming"):
        year += values.season(year, code).begin <= today
    elif relation != "this" and "this year" not in tail:
        ahead = here.direction(m.start("season")) == "future"
        if ahead:
            year += values.season(year, code).end < today
        else:
            year -= values.season(year, code).begin > today
    elif code == "WI" and today.month < 3:
        year -= 1
    return dated(values.season(year, code), "published", which)


# --- holidays -------------------------------------------------------------------------------------------------


@cache
def _holidays() -> dict[str, str]:
    return {row["name"].lower(): row["day"] for row in lexicons.load("holidays")}


def holiday_words() -> tuple[str, ...]:
    """The words that names of holidays are made of, in the order of the lexicon."""
    words = dict.fromkeys(word for name in _holidays() for word in re.findall("[a-z]+", name))
    return tuple(w for w in words if len(w) > 3 and w not in ("international", "world", "human", "rights", "press"))


def holiday_in(rule: str, year: int) -> date:
    """The day of a holiday in a year; what its rule may be is in the header of lexicons/holidays.tsv."""
    if rule.startswith(("easter", "orthodox")):
        name, _, days = rule.partition("+")
        base = values.easter(year) if name == "easter" else values.orthodox_easter(year)
        return base + timedelta(days=int(days or 0))
    if re.fullmatch(r"\d\d-\d\d", rule):
        return date(year, int(rule[:2]), int(rule[3:]))
    month, weekday, nth = rule.split()
    after = 1 if nth.endswith("+1") else 0
    return values.nth_weekday(year, int(month), weekday_number(weekday), int(nth.removesuffix("+1"))) + timedelta(after)


@cache
def _holiday_pattern() -> re.Pattern[str]:
    names = "|".join(re.escape(n).replace(r"\ ", r"\s+") for n in sorted(_holidays(), key=lambda n: (-len(n), n)))
    return form(
        rf"(?:(?P<rel>last|next|this|this past|this coming|every|each) )?(?P<holiday>{names})"
        r"(?: (?P<span>weekend|week))?(?:(?:,| in| of)? <year>)?"
    )


def _holiday(m: re.Match[str], here: Here) -> Reading | None:
    name = re.sub(r"\s+", " ", m["holiday"].lower().replace("’", "'"))
    if not m["holiday"][0].isupper():
        return None
    rule = _holidays()[name]
    relation = (m["rel"] or "").lower()
    if relation in ("every", "each"):
        return _set(f"XXXX-{rule}" if re.fullmatch(r"\d\d-\d\d", rule) else "XXXX")
    if m["year"]:
        on, anchor = holiday_in(rule, int(m["year"])), "text"
    elif here.published is None:
        return Reading("DATE", f"XXXX-{rule}" if re.fullmatch(r"\d\d-\d\d", rule) else "XXXX-XX-XX")
    else:
        today, anchor = here.published, "published"
        on = holiday_in(rule, today.year)
        ahead = relation in ("next", "this coming") or (not relation and here.direction(m.start("holiday")) == "future")
        if ahead and on < today:
            on = holiday_in(rule, today.year + 1)
        elif not ahead and relation != "this" and on > today:
            on = holiday_in(rule, today.year - 1)
    if m["span"]:
        return dated((values.weekend if m["span"].lower() == "weekend" else values.week)(on), anchor)
    return dated(values.day(on), anchor)


_REL = r"(?P<rel>last|next|this past|this coming|this|the previous|the following|the past|past|coming|every|each|that)"
_TAIL = r"(?P<tail>last year|this year|next year|that year|the previous year|the following year|of the same year)"
_RANGE = r" ?[-–—] ?| to | through | until "

RULES: tuple[Rule, ...] = (
    ("iso", "year", form(r"<year>-(?P<mm>0[1-9]|1[0-2])-(?P<dd>[0-3]\d)"), _iso),
    ("slashes", "year", form(r"(?P<one>\d\d?)[/.](?P<two>\d\d?)[/.]<year>"), _slashes),
    (
        "month day",
        "month",
        form(
            rf"(?:<anyday>,? )?<month> (?:the )?<day>(?:(?:{_RANGE})(?:<month2> )?<day2>)?(?:,? <year>)?"
            r"(?![,.]?\d|%| percent| million| billion)"
        ),
        _date,
    ),
    (
        "day month",
        "month",
        form(rf"(?:<anyday>,? )?(?:the )?<day>(?:(?:{_RANGE})<day2>)? (?:of )?<month>(?:,? <year>)?(?! \d)"),
        _date,
    ),
    (
        "day month to day month",
        "month",
        form(rf"<day> <month>(?:{_RANGE})<day2> <month2>(?:,? <year>)?(?! \d)"),
        _date,
    ),
    (
        "month",
        "month",
        form(rf"(?:<part>[ -](?:of )?)?(?:{_REL} )?<month>(?:(?:,| of)? <year>|,? {_TAIL})?"),
        _month,
    ),
    (
        "weekday",
        "weekday",
        form(
            r"(?:(?P<early>early|earlier|late|later)(?: on)? )?(?:(?P<rel>last|next|this past|this coming|this|coming|"
            r"the previous|the following|the next|the same|that|every|each) )?"
            r"<weekday>(?P<plural>s)?(?: <daypart>(?P<plural2>s)?)?"
        ),
        _weekday,
    ),
    ("years", "year", form(r"(?:the )?<year>[-–/](?P<last>\d\d(?:\d\d)?)"), _years),
    ("year", "year", form(r"(?:<part>[ -](?:of )?)?(?P<lead>fiscal (?:year )?|the year |FY ?)?<year>"), _year),
    ("worded year", "decade", form(rf"(?P<tens>nineteen (?:{'|'.join(_NINETEEN)}))(?:[- ](?P<ones>{ONES}))?"), _worded),
    (
        "decade",
        "decade",
        form(
            r"(?:(?:the )?<part>[ -])?(?:the )?(?:<year>['’]?s|['’](?P<short>[2-9]0)s|"
            rf"(?P<tens>{'|'.join(DECADES)}))"
        ),
        _decade,
    ),
    (
        "century",
        "unit",
        form(
            r"(?:(?:the )?<part>[ -])?(?:the )?(?:(?P<nth>\d\d?)(?:st|nd|rd|th)|"
            r"(?P<word>fifteenth|sixteenth|seventeenth|"
            r"eighteenth|nineteenth|twentieth|twenty-first))[ -]century"
        ),
        _century,
    ),
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
        "season",
        "season",
        form(
            rf"(?:(?P<part>early|late|mid)[ -])?(?:{_REL} |(?P<the>the (?:(?:early|late) )?))?<season>"
            r"(?:(?: of|,)? <year>|,? (?:of )?(?P<tail>last year|this year|next year))?"
        ),
        _season,
    ),
    ("holiday", "holiday", _holiday_pattern(), _holiday),
)
