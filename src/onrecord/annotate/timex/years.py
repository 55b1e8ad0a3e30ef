"""Rules for years and what is longer or named: decades, centuries, quarters, seasons, holidays."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from onrecord import lexicons
from onrecord.annotate.syntax import Syntax, Token
from onrecord.annotate.timex import values
from onrecord.annotate.timex.anchors import Here, Reading
from onrecord.annotate.timex.directions import is_past
from onrecord.annotate.timex.readings import RELATION, Rule, dated, part_of, recurring
from onrecord.annotate.timex.words import DAY_WORDS, SEASON_CODES, form, weekday_number, worded_year

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


def _worded(m: re.Match[str], here: Here) -> Reading | None:
    """ "nineteen ninety-six", as broadcasts are written down"""
    number = worded_year(m.groupdict())
    assert number is not None
    if m["thousand"] and not (m["lead"] or here.syntax.text[: m.start()].lower().endswith(("in ", "since ", "of "))):
        return None  # two thousand of them
    return dated(values.year(number), "text")


def _century(m: re.Match[str], here: Here) -> Reading | None:
    del here
    number = int(m["nth"]) if m["nth"] else DAY_WORDS[m["word"].lower()]
    return dated(values.century(number), "text", part_of(m["part"])) if 0 < number < 30 else None


def _season(m: re.Match[str], here: Here) -> Reading | None:
    said = m.groupdict()
    code = SEASON_CODES[said["season"].lower()]
    relation = (said["rel"] or "").lower()
    which = part_of(said["part"])
    stated = int(said["year"]) if said["year"] else worded_year(said)
    if stated is not None:
        return dated(values.season(stated, code), "text", which)
    if relation in ("every", "each"):
        return recurring(f"XXXX-{code}")
    tail = (said["tail"] or "").lower()
    token = here.token(m.start("season"))
    if token is None or token.pos not in ("NOUN", "PROPN"):
        return None
    if not (relation or tail or said["the"] or here.syntax.text[: m.start()].endswith("in ")) or (
        code == "FA" and said["the"] and not tail and not which
    ):
        return None  # "a fall in prices", "the fall of the city"
    if code == "FA" and relation == "this" and _declines(here.syntax, token):
        return None  # "after this fall in prices"
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
        near = abs((values.season(year, code).begin - today).days) < _SEASON_NEAR
        ahead = ahead or (near and bool(_COMES_BEFORE.search(here.syntax.text, max(0, m.start() - 12), m.start())))
        if ahead:
            year += values.season(year, code).end < today
        else:
            year -= values.season(year, code).begin > today
    elif code == "WI" and today.month < 3:
        year -= 1
    return dated(values.season(year, code), "published", which)


def _declines(syntax: Syntax, fall: Token) -> bool:
    """Whether a fall is one of something that is no place: "this fall in support"."""
    below = syntax.behind(fall.i, "in")
    return any(t.pos == "NOUN" and not t.entity.endswith(("-GPE", "-LOC", "-FAC")) for t in below)


# A holiday this near to the report, before or after, is that one whatever the tense.
_NEAR = timedelta(days=21)

# "Before the summer", said in spring, is before the one that comes.
_COMES_BEFORE = re.compile(r"\b(?:before|by|until|till|ahead of|for)\s(?:the\s)?$", re.IGNORECASE)
_SEASON_NEAR = 150

# --- holidays -------------------------------------------------------------------------------------------------


@cache
def _holidays() -> dict[str, tuple[str, re.Pattern[str] | None]]:
    """By folded name: the rule for its day, and what must follow the name."""
    return {
        row["name"].lower(): (
            row["day"],
            re.compile(rf"\s+(?:{row['before']})\b", re.IGNORECASE) if row["before"] else None,
        )
        for row in lexicons.load("holidays")
    }


def holiday_words() -> tuple[str, ...]:
    """The words that names of holidays are made of, in the order of the lexicon."""
    words = dict.fromkeys(word for name in _holidays() for word in re.findall("[a-z]+", name) or [name])
    return tuple(w for w in words if len(w) > 2 and w not in ("international", "world", "human", "rights", "press"))


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
    names = "|".join(
        re.escape(n).replace(r"\ ", " ").replace("'", "['’]") for n in sorted(_holidays(), key=lambda n: (-len(n), n))
    )
    return form(
        rf"(?:(?P<rel>last|next|this|this past|this coming|every|each) )?(?P<holiday>{names})"
        r"(?: (?P<span>weekend|week))?(?:(?:,| in| of)? <year>)?"
    )


def _holiday(m: re.Match[str], here: Here) -> Reading | None:
    name = re.sub(r"\s+", " ", m["holiday"].lower().replace("’", "'"))
    rule, before = _holidays()[name]
    if m["holiday"][0].islower() or (before is not None and not before.match(here.syntax.text, m.end("holiday"))):
        return None
    if re.fullmatch(r"\d{4}-\d\d-\d\d", rule):
        return dated(values.day(date.fromisoformat(rule)), "text")
    relation = (m["rel"] or "").lower()
    if relation in ("every", "each"):
        return recurring(f"XXXX-{rule}" if re.fullmatch(r"\d\d-\d\d", rule) else "XXXX")
    if m["year"]:
        on, anchor = holiday_in(rule, int(m["year"])), "text"
    elif here.published is None:
        return Reading("DATE", f"XXXX-{rule}" if re.fullmatch(r"\d\d-\d\d", rule) else "XXXX-XX-XX")
    else:
        today, anchor = here.published, "published"
        near = [y for y in (today.year, today.year - 1, today.year + 1) if abs(holiday_in(rule, y) - today) <= _NEAR]
        on = holiday_in(rule, near[0] if near and not relation else today.year)
        ahead = relation in ("next", "this coming") or (not relation and here.direction(m.start("holiday")) == "future")
        if near and not relation:
            token = here.token(m.end("holiday") - 1)
            if on > today and token is not None and is_past(here.syntax, token.i):
                on = holiday_in(rule, near[0] - 1)  # "was shot on Christmas Day"
        elif ahead and on < today:
            on = holiday_in(rule, today.year + 1)
        elif not ahead and relation != "this" and on > today:
            on = holiday_in(rule, today.year - 1)
    if m["span"]:
        return dated((values.weekend if m["span"].lower() == "weekend" else values.week)(on), anchor)
    return dated(values.day(on), anchor)


RULES: tuple[Rule, ...] = (
    ("holiday", "holiday", _holiday_pattern(), _holiday),
    ("years", "year", form(r"(?:the )?<year>[-–/](?P<last>\d\d(?:\d\d)?)"), _years),
    ("year", "year", form(r"(?:<part>[ -](?:of )?)?(?P<lead>fiscal (?:year )?|the year |FY ?)?<year>"), _year),
    ("worded year", "decade", form(r"(?P<lead>the year )?(?:<wordedyear>)(?! (?:of|people)\b)"), _worded),
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
        "season",
        "season",
        form(
            rf"(?:(?P<part>early|late|mid)[ -])?(?:{RELATION} |(?P<the>the (?:(?:early|late) )?))?<season>"
            r"(?:(?: of|,)? <year>| (?:of )?<wordedyear>|,? (?:of )?(?P<tail>last year|this year|next year))?"
        ),
        _season,
    ),
)
