"""Times: temporal expressions, and the days they mean.

Our own tagger in the manner of HeidelTime and SUTime: patterns over the characters (`timex.dates`, `days`, `years`,
`accounts`, `deictics`, `offsets`, `beside`, `lengths`), each with a reader that looks at the syntax where words are
ambiguous ("May", "fall", "march"), and normalisation by the publication date, the tense of the clause and what is being
narrated (`timex.anchors`). Values are TIMEX3's; two dates joined to a range ("May 12-14", "between May and July")
become one expression whose value is the ISO 8601 interval.

What cannot be resolved keeps its value in TIMEX3's manner ("XXXX-WXX-7", "P15D") and has no days: a relative time
is never silently counted from the publication date. Where that is not known, the report's own dates bound such times
from below (`_bounded`). Whether a dateline dates the report is not asked here.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from onrecord.annotate.syntax import Sentence, Syntax
from onrecord.annotate.timex import accounts as timex_accounts
from onrecord.annotate.timex import beside as timex_beside
from onrecord.annotate.timex import dates as timex_dates
from onrecord.annotate.timex import days as timex_days
from onrecord.annotate.timex import deictics as timex_deictics
from onrecord.annotate.timex import lengths as timex_lengths
from onrecord.annotate.timex import offsets as timex_offsets
from onrecord.annotate.timex import years as timex_years
from onrecord.annotate.timex.anchors import Dated, Here, Reading
from onrecord.annotate.timex.days import on_own_line
from onrecord.annotate.timex.directions import is_past
from onrecord.annotate.timex.lengths import on_day
from onrecord.annotate.timex.offsets import DATES_CLAUSE
from onrecord.annotate.timex.readings import Rule, matches
from onrecord.annotate.timex.values import Period, Unit, day
from onrecord.annotate.timex.values import between as range_of
from onrecord.annotate.timex.words import DAY_PARTS, MONTHS, SEASON_CODES, UNITS, WEEKDAYS
from onrecord.records import Document, MadeBy, Time

_RULES: tuple[Rule, ...] = (
    *timex_years.RULES,
    *timex_accounts.RULES,
    *timex_dates.RULES,
    *timex_days.RULES,
    *timex_deictics.RULES,
    *timex_offsets.RULES,
    *timex_beside.RULES,
    *timex_lengths.RULES,
)
_DEFERRED = ("earlier",)

# Which words call for which kinds of rule. A sentence without any such word has no time in it.
_CALLS: tuple[tuple[tuple[str, ...], Iterable[str]], ...] = (
    (("month",), (*MONTHS, *WEEKDAYS)),
    (("weekday",), (*WEEKDAYS, *(word + "s" for word in WEEKDAYS if word.endswith("day")))),
    (("unit",), (*UNITS, *(word + "s" for word in UNITS), "weekend", "period", "half", "century", "ago", "eve")),
    (("season",), SEASON_CODES),
    (("day word", "unit"), (*DAY_PARTS, "yesterday", "today", "tomorrow", "tonight", "overnight")),
    (("reference",), "now currently present presently nowadays days".split()),
    (("reference",), "recently past soon future term".split()),
    (("often",), "hourly daily nightly weekly monthly annually yearly".split()),
    (("clock",), "noon midnight midday".split()),
    (("decade",), (*timex_years.DECADES, "nineteen", "thousand")),
    (("holiday",), timex_years.holiday_words()),
)


def _cues() -> dict[str, frozenset[str]]:
    cues: dict[str, set[str]] = {}
    for kinds, words in _CALLS:
        for word in words:
            cues.setdefault(word, set()).update(kinds)
    return {word: frozenset(kinds) for word, kinds in cues.items()}


_CUES = _cues()
_PIECES = re.compile(r"[a-z]+")
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class _Found:
    """An expression with its reading; `key` stands for its id until all are numbered."""

    start: int
    end: int
    reading: Reading
    rule: str
    token: int
    sentence: int

    @property
    def key(self) -> str:
        return f"@{self.start}"


def times(document: Document, syntax: Syntax) -> tuple[Time, ...]:
    """Every temporal expression in text order, with a TIMEX3 value and the days it covers."""
    published = _day_of(document.published)
    captions = {n for n, block in enumerate(document.blocks) if block.kind == "caption"}
    found = _found(published, syntax, captions)
    return _numbered(_bounded(found, syntax, captions) if published is None else found, syntax)


def _found(published: date | None, syntax: Syntax, captions: Container[int]) -> list[_Found]:
    found: list[_Found] = []
    dated: list[Dated] = []
    for number, sentence in enumerate(syntax.sentences):
        kinds = _kinds(syntax, sentence)
        if kinds:
            here = Here(published, syntax, sentence, number, dated, sentence.block in captions)
            found.extend(_in_sentence(here, kinds, dated))
    return found


# Rules whose days come later, or at least no earlier, the later the report does.
_COUNTED = ("today", "weekday", "calendar", "ago")


def _bounded(found: list[_Found], syntax: Syntax, captions: Container[int]) -> list[_Found]:
    """The expressions of a report without a publication date, bounded by its own evidence: it is no older than the
    latest day with its year that it tells of as past, and so a "Sunday" or a "last week" begins no earlier than it
    would in a report of that day. How much later it may be stays open, so the value does too."""
    told = [
        f
        for f in found
        if f.reading.anchor == "text" and f.reading.type == "DATE" and f.reading.begin and is_past(syntax, f.token)
    ]
    if not told:
        return found
    latest = max(told, key=lambda f: (f.reading.begin or date.min, -f.start))
    then = latest.reading.begin
    assert then is not None
    counted = {(f.start, f.end): f.reading for f in _found(then, syntax, captions)}
    return [replace(f, reading=_no_earlier(f, counted.get((f.start, f.end)), then, latest.key)) for f in found]


def _no_earlier(one: _Found, counted: Reading | None, then: date, key: str) -> Reading:
    """A reading that stays open, with the day it begins at the earliest in a report of day `then` or later; others
    as they are. `counted` is the reading in a report of that day."""
    reading = one.reading
    if one.rule not in _COUNTED or reading.begin is not None or not reading.value.startswith("XXXX"):
        return reading
    if reading.type == "SET" or counted is None or counted.begin is None or counted.anchor != "published":
        return reading
    begin = counted.begin
    if one.rule == "weekday":
        begin = then - timedelta(days=6) if begin <= then else then
    return replace(reading, begin=begin, anchor=key)


def _day_of(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _kinds(syntax: Syntax, sentence: Sentence) -> frozenset[str]:
    kinds: set[str] = set()
    for token in syntax.sentence_tokens(sentence):
        word = token.text.lower()
        if word.isalpha():
            kinds.update(_CUES.get(word, ()))
            if word.endswith("long"):
                kinds.update(_CUES.get(word.removesuffix("long"), ()))
            continue
        kinds.update(_CUES.get(word, ()))
        for piece in _PIECES.findall(word):
            kinds.update(_CUES.get(piece, ()))
        if any(c.isdigit() for c in word):
            kinds.update(("clock", "decade"))
            if _YEAR.search(word):
                kinds.add("year")
            if word[0] in "qh":
                kinds.add("unit")
    return frozenset(kinds)


def _in_sentence(here: Here, kinds: frozenset[str], dated: list[Dated]) -> list[_Found]:
    """The expressions of one sentence. At each place the longest match that its reader accepts wins; "a day after
    ..." is read last, as it may be counted from a time behind it."""
    found = [
        (m.start(), -m.end(), n, m)
        for n, (_, kind, pattern, _) in enumerate(_RULES)
        if kind in kinds
        for m in matches(pattern, here)
    ]
    found.sort(key=lambda row: row[:3])
    taken: list[_Found] = []
    later: list[tuple[int, int, int, re.Match[str]]] = []
    reached = here.sentence.start
    for row in found:
        if row[0] < reached:
            continue
        if _RULES[row[2]][0] in _DEFERRED and row[3]["word"].lower() in ("before", "after", "prior", "eve"):
            later.append(row)
            reached = -row[1]
            continue
        one = _read(row, here)
        if one is not None:
            taken.append(one)
            reached = one.end
            _note(one, dated)
    for row in later:
        one = _read(row, here)
        if one is not None:
            taken.append(one)
            _note(one, dated)
    taken.sort(key=lambda f: f.start)
    return list(_joined(taken, here, dated))


def _read(row: tuple[int, int, int, re.Match[str]], here: Here) -> _Found | None:
    name, _, _, reader = _RULES[row[2]]
    m = row[3]
    try:
        reading = reader(m, here)
    except (ValueError, OverflowError):
        return None  # February 30, the year 12000: not a day of the calendar
    if reading is None:
        return None
    start, end = m.span()
    token = here.token(start)
    if token is None:
        return None
    rule = reading.rule or name
    return _Found(start, end, reading, rule, _head(here.syntax, start, end, within=rule == DATES_CLAUSE), here.number)


def _head(syntax: Syntax, start: int, end: int, *, within: bool) -> int:
    """The token of an expression that hangs on something outside it; its first token where none does. Of "a day after"
    that is `within` the clause it dates, the word that opens the clause."""
    tokens = syntax.tokens_in(start, end)
    if not tokens:
        token = syntax.token_at(start)
        return token.i if token is not None else 0
    if within and tokens[-1].label == "mark":
        return tokens[-1].i
    first, last = tokens[0].i, tokens[-1].i
    return next((t.i for t in tokens if not first <= t.head <= last or t.head == t.i), first)


def _note(one: _Found, dated: list[Dated]) -> None:
    reading = one.reading
    if reading.begin is None or reading.end is None or reading.type in ("DURATION", "SET"):
        return
    if reading.value in ("PAST_REF", "PRESENT_REF", "FUTURE_REF"):
        return
    value = reading.value if reading.type == "DATE" else reading.begin.isoformat()
    period = Period(value, reading.begin, reading.end, _unit_of(value))
    dated.append(Dated(one.key, period, one.sentence, one.token, one.end, reading.compared))


def _unit_of(value: str) -> Unit:
    if "/" in value:
        return "R"
    if "-WE" in value:
        return "WE"
    for mark, unit in (("-W", "W"), ("-Q", "Q"), ("-H", "H")):
        if mark in value[4:]:
            return unit if not value.endswith(("-WI",)) else "S"
    if value.endswith(("-SP", "-SU", "-FA")):
        return "S"
    return {10: "D", 7: "M", 4: "Y", 3: "E", 2: "C"}.get(len(value), "R")


# --- expressions that belong together ---------------------------------------------------------------------------------

_TO = re.compile(r"\s*(?:-|–|—|to|through|till|until|and)\s*", re.IGNORECASE)
_FROM = re.compile(r"\b(from|between)\s+$", re.IGNORECASE)
_SAME_DAY = re.compile(r",?\s+(?:on\s+)?", re.IGNORECASE)


def _joined(taken: list[_Found], here: Here, dated: list[Dated]) -> Iterator[_Found]:
    """Ranges and times of day put together with their neighbours."""
    text = here.syntax.text
    n = 0
    while n < len(taken):
        one = taken[n]
        after = taken[n + 1] if n + 1 < len(taken) else None
        if after is not None and (pair := _range(one, after, here) or _hour_of_day(one, after, text)):
            dated[:] = [d for d in dated if d.id not in (one.key, after.key)]
            _note(pair, dated)
            yield pair
            n += 2
            continue
        if one.rule == "clock":
            one = _clock_on(one, taken, here)
        yield one
        n += 1


def _range(one: _Found, two: _Found, here: Here) -> _Found | None:
    text, published = here.syntax.text, here.published
    gap = text[one.end : two.start]
    lead = _FROM.search(text[max(0, one.start - 12) : one.start])
    joint = _TO.fullmatch(gap)
    first, last = one.reading, two.reading
    if not joint or first.type != "DATE" or last.type != "DATE":
        return None
    word = gap.strip().lower()
    if word == "to" and here.is_rescheduled(one.start):
        return None  # "moved from Monday to Friday"
    if word == "and" and (lead is None or lead[1].lower() != "between"):
        return None
    if word in ("to", "until", "till") and lead is None:
        return None
    if first.begin is None or first.end is None or last.begin is None or last.end is None or not gap.strip():
        return None
    if word in ("through", "until", "till") and len(first.value) != len(last.value):
        return None  # "this year through August"
    begin = Period(first.value, first.begin, first.end, _unit_of(first.value))
    end = Period(last.value, last.begin, last.end, _unit_of(last.value))
    if begin.unit not in ("D", "M", "Y", "Q") or end.unit not in ("D", "M", "Y", "Q"):
        return None
    if end.end < begin.begin and one.rule == two.rule == "weekday":
        # On a Tuesday, "met from Monday to Wednesday" and "will meet from Friday to Tuesday".
        week = timedelta(weeks=1)
        if published is not None and begin.begin > published:
            end = day(end.begin + week)
        else:
            begin = day(begin.begin - week)
    elif end.end < begin.begin and begin.unit in ("D", "M") and first.anchor == "published":
        begin = replace(begin, begin=_year_before(begin.begin), end=_year_before(begin.end))
        begin = replace(begin, value=begin.begin.isoformat()[: len(begin.value)])
    try:
        whole = range_of(begin, end)
    except ValueError:
        return None
    anchor = "published" if "published" in (first.anchor, last.anchor) else last.anchor
    reading = Reading("DATE", whole.value, whole.begin, whole.end, anchor)
    return _Found(one.start, two.end, reading, "range", one.token, one.sentence)


def _year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _hour_of_day(one: _Found, two: _Found, text: str) -> _Found | None:
    """ "10 p.m. Wednesday" """
    on = two.reading
    if one.rule != "clock" or on.type != "DATE" or not _SAME_DAY.fullmatch(text[one.end : two.start]):
        return None
    if on.begin is None or on.begin != on.end:
        return None
    reading = replace(on, type="TIME", value=on_day(one.reading.value, on.begin))
    return _Found(one.start, two.end, reading, "clock", two.token, one.sentence)


def _clock_on(one: _Found, taken: list[_Found], here: Here) -> _Found:
    """A time of day takes the day named in its sentence, else the one that is being narrated."""
    days = [
        f
        for f in taken
        if f.reading.begin is not None and f.reading.begin == f.reading.end and f.rule != "clock" and f.reading.anchor
    ]
    if days:
        near = min(days, key=lambda f: (abs(f.start - one.start), f.start))
        day, anchor = near.reading.begin, near.key
    elif here.published is not None and on_own_line(here.syntax.text, one.start, one.end):
        day, anchor = here.published, "published"  # "18:42" above an entry of a live page
    else:
        told = here.narrated()
        if told is None:
            return one
        day, anchor = told.period.begin, told.id
    assert day is not None
    value = on_day(one.reading.value, day)
    return replace(one, reading=Reading("TIME", value, day, day, anchor))


def _numbered(found: list[_Found], syntax: Syntax) -> tuple[Time, ...]:
    ids = {f.key: f"t{n}" for n, f in enumerate(found, 1)}
    made: list[Time] = []
    for n, one in enumerate(found, 1):
        reading = one.reading
        anchor = reading.anchor
        if anchor is not None and anchor.startswith("@"):
            anchor = ids.get(anchor) or _holder(int(anchor[1:]), found)
        made.append(
            Time(
                id=f"t{n}",
                span=syntax.chars(one.start, one.end),
                type=reading.type,
                value=reading.value,
                begin=reading.begin.isoformat() if reading.begin else None,
                end=reading.end.isoformat() if reading.end else None,
                resolved_from=anchor,
                made_by=MadeBy("times", one.rule),
            )
        )
    return tuple(made)


def _holder(offset: int, found: list[_Found]) -> str | None:
    """The id of the expression into which another that began at `offset` was joined."""
    return next((f"t{n}" for n, f in enumerate(found, 1) if f.start <= offset < f.end), None)
