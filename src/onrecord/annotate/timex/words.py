"""The words of time in English, and the small form language the rules are written in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
UNITS = {
    "second": "TS",
    "minute": "TM",
    "min": "TM",
    "hour": "TH",
    "day": "D",
    "night": "D",
    "week": "W",
    "fortnight": "W",
    "weekend": "WE",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "E",
    "century": "C",
    "centurie": "C",
}
"""Units by singular; "TS", "TM" and "TH" are shorter than a day."""
CALLED = frozenset("election vote referendum poll primary runoff ballot caucus convention summit".split())
"""What has its day long before it comes: the nominee "for the Nov. 8 election" may have spoken in August."""
SEASON_CODES = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
DAY_PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
ORDINALS = {
    word: number
    for number, words in enumerate(("first 1st", "second 2nd", "third 3rd", "fourth final last 4th"), 1)
    for word in words.split()
}
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_NTH = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth "
    "twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
).split()
DAY_WORDS = {written: n for n, word in enumerate(_NTH, 1) for written in (word, word.replace("-", " "))}
"""The days of a month in words, as broadcasts are written down."""
_VAGUE = frozenset({"few", "several", "some", "many", "couple", "recent", "these", "those"})
ONES = "|".join(_SMALL[1:10])
_WORDED = rf"(?:(?:{'|'.join(TENS)})(?:[- ](?:{ONES}))?|{'|'.join(reversed(_SMALL[1:]))})"


@cache
def _alternatives(words: tuple[str, ...]) -> str:
    return "|".join(sorted(words, key=lambda w: (-len(w), w)))


_MONTH_NAMES = tuple(n for n in MONTHS if len(n) > 4 or n in ("may", "june", "july"))
_MONTH_SHORT = tuple(n for n in MONTHS if n not in _MONTH_NAMES or n in ("may", "june", "july"))
_DAY_NAMES = tuple(n for n in WEEKDAYS if n.endswith("day"))
_DAY_SHORT = tuple(n for n in WEEKDAYS if not n.endswith("day"))

# What a form may name in angle brackets. A group's name is the fragment's, so each may stand once in a form.
FRAGMENTS = {
    "month": rf"(?P<month>(?:{_alternatives(_MONTH_NAMES)})|(?:{_alternatives(_MONTH_SHORT)})(?:\.|\b))",
    "month2": rf"(?P<month2>(?:{_alternatives(_MONTH_NAMES)})|(?:{_alternatives(_MONTH_SHORT)})(?:\.|\b))",
    "weekday": rf"(?P<weekday>{_alternatives(_DAY_NAMES)})",
    "anyday": rf"(?P<weekday>(?:{_alternatives(_DAY_NAMES)})|(?:{_alternatives(_DAY_SHORT)})\b\.?)",
    "wordedyear": (
        rf"(?P<tens>nineteen (?:{'|'.join(TENS)}))(?:[- ](?P<ones>{ONES}))?|"
        rf"(?P<thousand>two thousand)(?: (?:and )?(?P<teens>{'|'.join(reversed(_SMALL[1:]))}))?"
    ),
    "dayword": rf"(?P<dayword>{'|'.join(sorted(DAY_WORDS, key=lambda w: (-len(w), w)))})",
    "day": r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?",
    "day2": r"(?P<day2>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?",
    "days": (
        r"(?:the |(?P<btw>(?<=between\s)))?(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
        r"(?:(?: ?[-–—] ?| to | through | until |(?(btw) and |(?!)))(?P<day2>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?)?"
    ),
    "year": r"(?P<year>1[0-9]\d\d|20\d\d|21\d\d)",
    "number": (
        r"(?P<number>\d{1,3}(?:,\d{3})+|\d+ \d/\d|\d+(?:\.\d+)?|"
        rf"{_WORDED}(?: hundred| thousand)?(?: and a half)?|"
        r"(?:an? |the )?(?:couple(?: of)?|few|dozen)|several|many|a hundred|a thousand|half an?|an?)"
    ),
    "least": rf"(?P<least>\d+|{_WORDED})(?: to | or |[-–])",
    "unit": r"(?P<unit>second|minute|hour|day|night|week|fortnight|month|quarter|year|decade|centur(?:y|ie))",
    "calendar": r"(?P<unit>day|week|weekend|month|quarter|year|decade|century)",
    "mod": (
        r"(?P<mod>about|around|roughly|approximately|nearly|almost|over|more than|less than|fewer than|at least|"
        r"at most|up to|no more than|just over|just under|under|just|only|barely|some|well over)"
    ),
    "part": (
        r"(?P<part>early(?: in)?|earlier(?: in)?|late(?: in)?|later(?: in)?|mid|"
        r"the (?:very )?(?:beginning|start|end|middle|close|latter part|early part)(?: of)?)"
    ),
    "season": r"(?P<season>spring|summer|autumn|fall|winter)",
    "daypart": r"(?P<daypart>morning|afternoon|evening|night)",
}
_NAMED = re.compile(r"(?<!\?P)<(\w+)>")
_BLANK = re.compile(r"(\[[^\]]*\])|( \?)| ")


def form(text: str) -> re.Pattern[str]:
    """The pattern of a form: ``<name>`` stands for a fragment, a blank for any white space, and the whole form
    neither begins nor ends inside a word. Case is ignored."""
    expanded = _NAMED.sub(lambda m: FRAGMENTS[m[1]], text)
    spaced = _BLANK.sub(lambda m: m[1].replace(" ", r"\s") if m[1] else r"\s?" if m[2] else r"\s+", expanded)
    return re.compile(rf"(?<![\w$€£])(?:{spaced})(?!\w)", re.IGNORECASE)


def month_number(name: str) -> int:
    return MONTHS[name.rstrip(".").lower()]


def weekday_number(name: str) -> int:
    """Monday is 0, as in `datetime`."""
    return WEEKDAYS[name.rstrip(".").lower()]


def unit_of(word: str) -> str:
    """The unit of a singular word; a fortnight counts as weeks (see `count_of`)."""
    return UNITS[word.lower()]


def count_of(words: str, unit: str = "") -> float | None:
    """How many a number, in digits or words, says; None where it leaves that open ("several")."""
    said = words.lower().replace(",", "").replace("-", " ").split()
    times = 2 if unit.lower() == "fortnight" else 1
    if not said:
        return float(times)
    if said[:2] in (["a", "couple"], ["the", "couple"]) or said[0] == "couple":
        return 2.0 * times
    if any(word in _VAGUE for word in said):
        return None
    if said[0] == "half":
        return 0.5 * times
    total = 0.0
    for word in said:
        if word in ("a", "an", "the", "and", "of"):
            continue
        if word == "half":
            total += 0.5
        elif word == "dozen":
            total = (total or 1) * 12
        elif word in ("hundred", "thousand"):
            total = (total or 1) * (100 if word == "hundred" else 1000)
        elif word in _SMALL:
            total += _SMALL.index(word)
        elif word in TENS:
            total += 10 * (TENS.index(word) + 2)
        elif "/" in word:
            above, below = word.split("/")
            total += int(above) / int(below)
        else:
            total += float(word)
    return (total or 1.0) * times


def least_of(said: Mapping[str, str | None]) -> float | None:
    """How many a match says at least: two of "two to three weeks"; None where it leaves that open."""
    return count_of(said.get("least") or said["number"] or "", said["unit"] or "")


def worded_year(said: Mapping[str, str | None]) -> int | None:
    """The year that broadcasts are written down with: nineteen ninety-six, two thousand three."""
    if said.get("thousand"):
        return 2000 + (int(count_of(said["teens"] or "") or 0) if said["teens"] else 0)
    if not said.get("tens"):
        return None
    ones = said["ones"]
    return 1900 + int(count_of((said["tens"] or "").split()[1]) or 0) + (int(count_of(ones) or 0) if ones else 0)


def duration(count: float | None, unit: str) -> str:
    """The TIMEX3 value of a length: P3D, PT8H, P2Y6M, PXW. Decades and centuries are counted in years."""
    clock = unit.startswith("T")
    letter = unit.removeprefix("T")
    if unit == "WE":
        letter = "D"
        count = None if count is None else count * 2
    if unit in ("E", "C"):
        if count is None:
            return f"PX{letter}"
        count, letter = count * (10 if unit == "E" else 100), "Y"
    head = "PT" if clock else "P"
    if count is None:
        return f"{head}X{letter}"
    if clock:
        return head + _clock_length(count, letter)
    whole = int(count)
    if count == whole:
        return f"{head}{whole}{letter}"
    finer = {"Y": ("M", 12), "D": ("H", 24), "M": ("D", 30), "W": ("D", 7)}
    if letter not in finer:
        return f"P{count:g}{letter}"
    smaller, times = finer[letter]
    rest = f"{round((count - whole) * times)}{smaller}"
    return f"P{f'{whole}{letter}' if whole else ''}{'T' if smaller == 'H' else ''}{rest}"


def _clock_length(count: float, letter: str) -> str:
    whole = int(count)
    rest = round((count - whole) * 60)
    smaller = {"H": "M", "M": "S"}.get(letter)
    if not rest or smaller is None:
        return f"{count:g}{letter}"
    return f"{f'{whole}{letter}' if whole else ''}{rest}{smaller}"
