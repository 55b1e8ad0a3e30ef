"""Rules for times that words of the calendar tell from the report or the day narrated: yesterday, last week, the next
day, the weekend."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.annotate.timex import values
from onrecord.annotate.timex.anchors import Here, Reading
from onrecord.annotate.timex.readings import FAR_BACK, Rule, anchors_of, dated, part_of, unknown
from onrecord.annotate.timex.values import Period
from onrecord.annotate.timex.words import DAY_PARTS, duration, form, unit_of

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
    step = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}.get(word, 0)
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
    night = here.narrated() if word == "overnight" and here.had(m.start()) else None
    if night is not None:
        on = night.period.begin - timedelta(days=1)
        return Reading("TIME", on.isoformat() + portion, on, night.period.begin, night.id)
    on = here.published + timedelta(days=step)
    last = on + timedelta(days=1) if word == "overnight" else on
    return Reading("TIME" if kind == "TIME" else "DATE", on.isoformat() + portion, on, last, "published")


# --- last week, this year, the following day ------------------------------------------------------------------


# "Over the next year" is counted from the report where nothing else is being narrated.
_LOOKS_AHEAD = re.compile(r"\b(?:over|within|during|for|in)\s$", re.IGNORECASE)


_SUNDAY = 6


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
        found = here.narrated(anchors_of(unit), back=FAR_BACK)
        if found is not None:
            return dated(values.containing(values.moved(found.period.begin, step, unit), unit), found.id, which)
        if relation != "next" or not _LOOKS_AHEAD.search(here.syntax.text, max(0, m.start() - 12), m.start()):
            return unknown(unit)
    if here.published is None:
        return unknown(unit)
    today = here.published
    if unit == "WE":
        return dated(_weekend(today, relation, here, m.start()), "published")
    if unit == "C" and not step:
        return dated(values.containing(today, "C"), "published")
    if unit == "W" and relation == "last" and today.weekday() == _SUNDAY and not which:
        # A Sunday's report closes the week that it comes out in, so that "last week" is the seven days before it; the
        # value numbers weeks that begin on Sundays, as TIMEX3's annotators do.
        before = values.containing(today - timedelta(days=7), "W")
        return Reading("DATE", before.value, today - timedelta(days=7), today - timedelta(days=1), "published")
    if unit == "W" and relation == "this" and today.weekday() == _SUNDAY and here.direction(m.start()) == "future":
        step = 1
    whole = values.containing(values.moved(today, step, unit), unit)
    if not step and words.startswith(("earlier", "later")):
        # "Earlier this month" is between its first day and the report, "later" between the report and its last.
        begin, end = (whole.begin, today) if words.startswith("earlier") else (today, whole.end)
        return Reading("DATE", whole.value, begin, end, "published")
    if unit in ("E", "C") and relation in ("past", "last"):
        # "The past decade" is the ten years up to now, and rather a length than one of the calendar's.
        return Reading("DURATION", duration(1.0, unit), values.moved(today, -1, unit), today, "published")
    if relation == "past" or (relation == "last" and said["rel"].lower().startswith("the")):
        # "The past year" and "the last year" are the twelve months up to now.
        return Reading("DATE", whole.value, values.moved(today, -1, unit), today, "published")
    return dated(whole, "published", which)


# The week or year before "last" alone, "this year rather than | last".
_COMPARED = re.compile(
    r"\b(?P<rel>this|last|next)\s(?P<unit>week|month|quarter|year|decade|century)(?!['’]s)\b[^.;:]{0,60}?"
    r"\b(?:than|not|or|nor)(?:\s(?:in|on|for))?(?:\sthe)?\s$",
    re.IGNORECASE,
)


def _elliptic(m: re.Match[str], here: Here) -> Reading | None:
    """ "this year rather than last" """
    before = _COMPARED.search(here.syntax.text, here.sentence.start, m.start())
    relation = m["rel"].lower()
    if before is None or before["rel"].lower() == relation:
        return None
    unit = unit_of(before["unit"])
    if here.published is None:
        return unknown(unit)
    step = {"last": -1, "next": 1}.get(relation, 0)
    return dated(values.containing(values.moved(here.published, step, unit), unit), "published")


def _day(here: Here, relation: str, step: int) -> Reading | None:
    if relation in ("last", "past", "coming", "this", "current"):
        return None  # "the last day", "this day and age"
    found, near = here.narrated(back=FAR_BACK), here.narrated(("D", "W"), back=FAR_BACK)
    if found is None:
        return unknown("D") if relation != "that" else None
    if near is not None and near.sentence > found.sentence:
        return unknown("D")  # "Two weeks later he was freed. The next day ..."
    return dated(values.day(found.period.begin + timedelta(days=step)), found.id)


def _in_the_day(m: re.Match[str], here: Here) -> Reading | None:
    """ "later in the day": the one that is being narrated"""
    del m
    found = here.narrated(back=FAR_BACK)
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
    found = here.narrated(back=FAR_BACK)
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
        return unknown(unit_of(word))
    if word == "weekend":
        return dated(_weekend(here.published, "", here, m.start()), "published")
    return dated(values.containing(here.published, unit_of(word)), "published", part_of(m["part"]))


RULES: tuple[Rule, ...] = (
    (
        "today",
        "day word",
        form(
            r"(?:(?:early|earlier|late|later)(?: on)? |mid-?(?P<mid>morning|afternoon) )?"
            r"(?:(?P<word>the day (?:before yesterday|after tomorrow)|yesterday|today|tomorrow|tonight|overnight|"
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
    ("elliptic", "unit", form(r"(?P<rel>last|next|this)(?=[,.;)?!]|$| in | as | and | to | on )"), _elliptic),
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
)
