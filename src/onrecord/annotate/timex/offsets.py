"""Rules for times told by their distance from another: yesterday, last week, two days earlier, a day after."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from onrecord.annotate.syntax import Syntax
from onrecord.annotate.timex import values
from onrecord.annotate.timex.anchors import Dated, Here, Reading, governor
from onrecord.annotate.timex.readings import Rule, dated, part_of
from onrecord.annotate.timex.values import Period
from onrecord.annotate.timex.words import DAY_PARTS, count_of, duration, form, least_of, unit_of

UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX"}
DATES_MAIN, DATES_CLAUSE = "offset dates the main clause", "offset dates the clause after it"
"""Rule names of "a day after" when it says when the clause it stands in happened, and when it says when that
happened which "after" introduces."""

# So many sentences back stands what "the next day" and "that evening" are counted from.
_FAR_BACK = 3
_ALL = ("D", "W", "WE", "M", "Q", "S", "H", "Y", "R")
_NEAR = {"D": ("D",), "W": ("D", "W", "WE"), "WE": ("D", "W", "WE"), "M": ("D", "M", "R"), "Q": ("Q", "M")}
_MORE, _LESS = (
    ("over", "more than", "at least", "well over", "just over"),
    ("less than", "fewer than", "under", "within"),
)


def _unknown(unit: str) -> Reading:
    return Reading("DATE", UNKNOWN.get(unit, "XXXX"))


def _anchors(unit: str) -> tuple[str, ...]:
    return _NEAR.get(unit, _ALL)


# --- yesterday, tonight ---------------------------------------------------------------------------------------


# Of today's and tomorrow's world no day is told.
_FIGURATIVE = re.compile(
    r"['’]s\s+(?:\w+\s+)?(?:world|youth|young|society|standards|generation|age|children|leaders)\b"
)


def _today(m: re.Match[str], here: Here) -> Reading | None:
    said = m.groupdict()
    word = re.sub(r"\s+", " ", m["word"].lower())
    portion = DAY_PARTS.get((said["daypart"] or said["mid"] or "").lower(), "")
    if here.in_name(m.start("word")) or _FIGURATIVE.match(here.syntax.text, m.end()):
        return None
    step = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    if word in ("tonight", "overnight"):
        portion = "TNI"
    if word.startswith(("this ", "last ")):
        portion = DAY_PARTS[word.split()[1]]
        step = -1 if word.startswith("last") else 0
    kind = "TIME" if portion else "DATE"
    if here.published is None:
        value = "XXXX-XX-XX" + portion
        return Reading("TIME", value) if portion else Reading("DATE", value)
    if word == "overnight":
        step = -1
    on = here.published + timedelta(days=step)
    last = on + timedelta(days=1) if word == "overnight" else on
    return Reading("TIME" if kind == "TIME" else "DATE", on.isoformat() + portion, on, last, "published")


# --- last week, this year, the following day ------------------------------------------------------------------


# "Over the next year" is counted from the report where nothing else is being narrated.
_LOOKS_AHEAD = re.compile(r"\b(?:over|within|during|for|in)\s$", re.IGNORECASE)


_COMPARING = re.compile(r"\b(?:than|from|with|against)\s$|(?:[\d%]|illion|share),?\s$", re.IGNORECASE)


def _calendar(m: re.Match[str], here: Here) -> Reading | None:
    said = m.groupdict()
    unit = unit_of(said["unit"])
    if said["unit"][0].isupper() and m.start() > here.sentence.start and not m.group().isupper():
        return None  # a programme called "This Week"
    relation = re.sub(r"^the ", "", re.sub(r"\s+", " ", (said["rel"] or "").lower()))
    which = part_of(said["part"])
    words = (said["part"] or "").lower()
    step = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1}.get(relation.split()[-1], 0)
    if unit == "D":
        return _day(here, relation, step)
    if relation in ("previous", "following", "same", "that", "that same") or (
        relation == "next" and unit != "WE" and said["rel"].lower().startswith("the")
    ):
        found = here.narrated(_anchors(unit), back=_FAR_BACK)
        if found is not None:
            return dated(values.containing(values.moved(found.period.begin, step, unit), unit), found.id, which)
        if relation != "next" or not _LOOKS_AHEAD.search(here.syntax.text, max(0, m.start() - 12), m.start()):
            return _unknown(unit)
    if here.published is None:
        return _unknown(unit)
    today = here.published
    if unit == "WE":
        return dated(_weekend(today, relation, here, m.start()), "published")
    if unit == "C" and not step:
        return dated(values.containing(today, "C"), "published")
    whole = values.containing(values.moved(today, step, unit), unit)
    if not step and words.startswith(("earlier", "later")):
        # "Earlier this month" is between its first day and the report, "later" between the report and its last.
        begin, end = (whole.begin, today) if words.startswith("earlier") else (today, whole.end)
        return Reading("DATE", whole.value, begin, end, "published")
    if unit in ("E", "C") and relation in ("past", "last"):
        # "The past decade" is the ten years up to now, and rather a length than one of the calendar's.
        return Reading("DURATION", duration(1.0, unit), values.moved(today, -1, unit), today, "published")
    if relation == "past":
        # "the past year" is the twelve months up to now.
        return Reading("DATE", whole.value, values.moved(today, -1, unit), today, "published")
    return dated(whole, "published", which)


def _day(here: Here, relation: str, step: int) -> Reading | None:
    if relation in ("last", "past", "coming", "this", "current"):
        return None  # "the last day", "this day and age"
    found = here.narrated(back=_FAR_BACK)
    if found is None:
        return _unknown("D") if relation != "that" else None
    return dated(values.day(found.period.begin + timedelta(days=step)), found.id)


def _in_the_day(m: re.Match[str], here: Here) -> Reading | None:
    """ "later in the day": the one that is being narrated"""
    del m
    found = here.narrated(back=_FAR_BACK)
    return dated(values.day(found.period.begin), found.id) if found is not None else None


def _weekend(today: date, relation: str, here: Here, offset: int) -> Period:
    this = values.weekend(today)
    if relation == "next":
        return values.weekend(today + timedelta(days=7))
    if relation in ("this", "coming") and not (today.weekday() < 5 and here.direction(offset) == "past"):
        return this
    if (
        relation in ("", "this", "past", "last")
        and this.begin > today
        and here.direction(offset) == "future"
        and not relation
    ):
        return this
    if this.begin > today or (relation == "last" and this.end >= today):
        return values.weekend(today - timedelta(days=7))
    return this


def _next_part(m: re.Match[str], here: Here) -> Reading | None:
    """ "the next morning", "the following night", "that evening", "the night before" """
    relation = m["rel"].lower().removeprefix("the ")
    found = here.narrated(back=_FAR_BACK)
    portion = DAY_PARTS[m["daypart"].lower()]
    if found is None:
        return Reading("TIME", "XXXX-XX-XX" + portion) if relation not in ("that", "same") else None
    step = {"next": 1, "following": 1, "previous": -1}.get(relation, 0)
    on = found.period.begin + timedelta(days=step)
    return Reading("TIME", on.isoformat() + portion, on, on, found.id)


def _plain_unit(m: re.Match[str], here: Here) -> Reading | None:
    """ "the weekend", "the end of the year" """
    word = (m["unit"] or m["unit2"]).lower()
    if here.published is None:
        return _unknown(unit_of(word))
    if word == "weekend":
        return dated(_weekend(here.published, "", here, m.start()), "published")
    return dated(values.containing(here.published, unit_of(word)), "published", part_of(m["part"]))


# --- so many units ago, earlier, after ------------------------------------------------------------------------


def _ago(m: re.Match[str], here: Here) -> Reading | None:
    said = m.groupdict()
    unit = unit_of(said["unit"])
    mod = re.sub(r"\s+", " ", (said["mod"] or "").lower())
    if unit.startswith("T"):
        return _hours_ago(m, here, unit)
    count = least_of(said) if said["number"] else None
    if count is None:
        return _vague_ago(unit, here, bool(said["number"]))
    if here.published is None:
        return _unknown(unit)
    if count != int(count):
        count, unit = round(count * 12), "M" if unit == "Y" else unit
    today = here.published
    if unit == "Y" and count == 1 and (found := here.quarter()):
        return replace(dated(values.shifted(found.period, -1, "Y"), found.id), compared=True)
    point = values.moved(today, -int(count), unit)
    period = values.containing(point, "Y" if unit == "E" else unit)
    begin, end = period.begin, period.end
    # "Over a month ago" is before that day a month back, "less than a week ago" after it.
    if mod in _MORE:
        begin, end = min(begin, point), point
        if unit in ("D", "W"):
            begin = values.moved(point, -1, unit)
    elif mod in _LESS:
        begin, end = point, today
    return Reading("DATE", period.value, begin, end, "published")


def _hours_ago(m: re.Match[str], here: Here, unit: str) -> Reading | None:
    count = count_of(m["number"], "") if m["number"] else None
    if here.published is None or (count is not None and count > 36 and unit == "TH"):
        return Reading("TIME", values.PAST)
    return Reading("TIME", values.PAST, here.published - timedelta(days=1), here.published, "published")


def _vague_ago(unit: str, here: Here, number: bool) -> Reading | None:
    """ "days ago", "a few weeks ago": at least two of the unit, and fewer than make two of the next larger one."""
    limits = {"D": (2, 13), "W": (14, 62)}
    if here.published is None or unit not in limits:
        value = values.PAST if number else duration(None, unit)
        end = values.moved(here.published, -2, unit) if here.published is not None else None
        return Reading("DATE", value, None, end, "published" if end else None)
    near, far = limits[unit]
    begin, end = here.published - timedelta(days=far), here.published - timedelta(days=near)
    return Reading("DATE", values.PAST, begin, end, "published")


def _from_now(m: re.Match[str], here: Here) -> Reading | None:
    unit, count = unit_of(m["unit"]), count_of(m["number"], m["unit"])
    if unit.startswith("T") or count is None or here.published is None:
        return Reading("DATE", values.FUTURE)
    return dated(values.containing(values.moved(here.published, int(count), unit), unit), "published")


def _earlier(m: re.Match[str], here: Here) -> Reading | None:
    """ "two days earlier", "a year later", "a week before": counted from what is being narrated, unless a clause or
    noun follows that they are counted from ("a day after the vote")."""
    said = m.groupdict()
    unit = unit_of(said["unit"])
    word = said["word"].lower()
    plural = here.syntax.text[m.end("unit")].lower() == "s"
    count = least_of(said) if said["number"] else None if plural else 1.0
    sign = -1 if word in ("earlier", "before", "previously", "prior") else 1
    later = here.token(m.start("word"))
    follows = later is not None and word in ("before", "after", "prior") and _has_object(later.i, here)
    if follows:
        assert later is not None
        same = [d for d in here.dated if here.syntax.text[d.stop : m.start()] == ", " and d.period.unit == unit]
        if same and said["the"]:
            # "On May 3, the day before the vote": the day is told already.
            on = same[-1].period
            return Reading("DATE", on.value, on.begin, on.end, same[-1].id, rule=DATES_MAIN)
        return _before_event(here, unit, count, sign, later.i)
    if unit.startswith("T") or count is None:
        return Reading("DURATION", duration(count, unit))
    if unit == "Y" and count == 1 and (found := here.quarter()):
        return replace(dated(values.shifted(found.period, sign, "Y"), found.id), compared=True)
    found = here.narrated(_anchors(unit))
    if found is None and unit == "Y" and word == "earlier" and here.published and _is_of_figures(m, here):
        return dated(values.year(here.published.year - int(count)), "published")
    if found is None:
        return _unknown(unit)
    return dated(values.shifted(found.period, sign * int(count), unit), found.id)


def _is_of_figures(m: re.Match[str], here: Here) -> bool:
    """Whether something of today is compared with that year: "3 percent more than a year earlier"."""
    return bool(_COMPARING.search(here.syntax.text, here.sentence.start, m.start()))


def _has_object(i: int, here: Here) -> bool:
    token = here.syntax.tokens[i]
    if token.label == "mark":
        return True
    return any(t.i > i for t in here.syntax.children(i, "pobj", "pcomp"))


def _before_event(here: Here, unit: str, count: float | None, sign: int, i: int) -> Reading | None:
    """ "a day after X": if X is dated, there or where the report told of it before, the day after dates the clause it
    stands in; if that clause is dated, X was the day before it; else it is a day that nothing tells, and of longer
    units a length of time."""
    length = Reading("DURATION", duration(count, unit))
    if unit.startswith("T") or count is None or count != int(count):
        return length
    syntax = here.syntax
    top = syntax.tokens[i].head if syntax.tokens[i].label == "mark" else i
    inside = range(i + 1, syntax.right_edge(top) + 1)
    near = [d for d in here.dated if d.sentence == here.number and d.period.unit in _anchors(unit)]
    stated = [d for d in near if d.token in inside or (d.token > i and syntax.tokens[d.token - 2].text != ",")]
    if stated:
        moved = values.shifted(stated[0].period, sign * int(count), unit)
        return Reading("DATE", moved.value, moved.begin, moved.end, stated[0].id, rule=DATES_MAIN)
    main = governor(syntax, top)
    told = [d for d in near if main is not None and governor(syntax, d.token) == main]
    if not told:
        if unit != "D":
            return length
        happened = _day_of(here, i)
        if happened is None:
            return Reading("DATE", UNKNOWN[unit], rule=DATES_MAIN) if count == 1 or _is_of_noun(syntax, i) else length
        moved = values.shifted(happened.period, sign * int(count), unit)
        return Reading("DATE", moved.value, moved.begin, moved.end, happened.id, rule=DATES_MAIN)
    moved = values.shifted(told[-1].period, -sign * int(count), unit)
    return Reading("DATE", moved.value, moved.begin, moved.end, told[-1].id, rule=DATES_CLAUSE)


def _is_of_noun(syntax: Syntax, i: int) -> bool:
    """Whether the happening counted from is a definite noun ("two days before the vote")."""
    nouns = [t for t in syntax.children(i, "pobj") if t.i > i]
    return bool(nouns) and any(t.lower in ("the", "that", "this") for t in syntax.children(nouns[0].i, "det"))


def _day_of(here: Here, i: int) -> Dated | None:
    """The last day that the report gave before for what "the day after" is counted from, known by its noun or verb:
    for "after the strike" that of "the strike hit a market on Sunday" and of "Sunday's strike"."""
    syntax = here.syntax
    word = syntax.tokens[i]
    nouns = [t for t in syntax.children(i, "pobj") if t.i > i]
    what = nouns[0] if nouns else syntax.head(i) if word.label == "mark" else None
    if what is None or any(t.lower in ("a", "an", "another") for t in syntax.children(what.i, "det")):
        return None
    for told in reversed(here.dated):
        if told.sentence >= here.number or told.period.unit != "D":
            continue
        near = next((t for t in syntax.ancestors(told.token) if t.pos in ("NOUN", "VERB", "AUX")), None)
        verb = governor(syntax, told.token)
        dates = [near, verb, *(syntax.children(verb.i, "nsubj", "nsubjpass") if verb is not None else ())]
        if any(t is not None and t.lemma == what.lemma for t in dates):
            return told
    return None


_WORDS_AFTER = r"(?P<word>earlier|later|before|after|prior|previously|afterwards?|thereafter)"

_OFFSET = form(rf"(?:<mod> )?(?:(?:<least>)?<number>|(?P<the>the))(?: |-)(?:more |full )?<unit>s? {_WORDS_AFTER}")


def length_in(words: str) -> tuple[int, str] | None:
    """The length that an offset's words begin with, as the offset at which it ends and its TIMEX3 value: (10, "P2M")
    of "two months after"; None where they tell of none."""
    m = _OFFSET.fullmatch(words)
    if m is None or not m["number"]:
        return None
    return m.start("word") - 1, duration(least_of(m.groupdict()), unit_of(m["unit"]))


RULES: tuple[Rule, ...] = (
    (
        "today",
        "day word",
        form(
            r"(?:(?:early|earlier|late|later)(?: on)? |mid-?(?P<mid>morning|afternoon) )?"
            r"(?:(?P<word>yesterday|today|tomorrow|tonight|overnight|"
            r"this (?:morning|afternoon|evening)|last (?:night|evening))(?: <daypart>)?)"
        ),
        _today,
    ),
    (
        "calendar",
        "unit",
        form(
            r"(?:<part>[ -](?:of )?)?(?P<rel>last|next|this|this past|this coming|(?:the )?(?:past|coming)|"
            r"the (?:previous|following|next|same|current|last|coming)|that same|that) "
            r"<calendar>(?: or so)?(?!s\b|[- ]long)"
        ),
        _calendar,
    ),
    ("in the day", "unit", form(r"(?:earlier|later) in the day"), _in_the_day),
    (
        "next part",
        "day word",
        form(r"(?P<rel>the next|the following|the previous|the same|that) <daypart>"),
        _next_part,
    ),
    (
        "plain unit",
        "unit",
        form(r"(?:the (?P<unit>weekend)|<part> (?:of )?the (?P<unit2>week|month|quarter|year))"),
        _plain_unit,
    ),
    ("ago", "unit", form(r"(?:<mod> )?(?:<least>)?(?:<number>[ -])?<unit>s?(?: or so| or two| or more)? ago"), _ago),
    ("from now", "unit", form(r"<number> <unit>s? from now"), _from_now),
    (
        "earlier",
        "unit",
        _OFFSET,
        _earlier,
    ),
)
