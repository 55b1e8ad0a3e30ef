"""Days: which days a time of a report says, whether it says when something happened or when somebody told of it, and on
which day a report was filed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from onrecord.incidents.marks import since
from onrecord.ingest.datelines import day_and_month
from onrecord.records import Attribution, Event, Record, Time
from onrecord.wording import parse_day

ON_DAY = re.compile(r"(?:(?:late|early|later) )?on (?:the (?:morning|afternoon|evening|night) of )?", re.IGNORECASE)
"""Before the day that a sentence opens with: "Late on", "On the evening of"."""
_EMERGED = re.compile(
    r"\b(?:it (?:has )?(?:emerged|transpired)|came to light|it (?:was|has been) (?:announced|reported|confirmed"
    r"|disclosed|revealed|learn(?:ed|t))) (?:late |early )?(?:on )?$"
)
AGO = re.compile(r"\b(?:days|nights) ago\b", re.IGNORECASE)
_SATURDAY = 5
_REACH = 60
_ITS_NOUN = re.compile(r"['’]s (?:[\w-]+ ){0,2}[\w-]+,? (?:when|in which|during which|where)\b")
_RIGHT_BEHIND = re.compile(r"\s(?:(?:back )?(?:on|in|of) )?(?:the (?:morning|evening|night) of )?")
_IN_WHICH = re.compile(r",? (?:(?:in|during) which|when) [^,;.:“”\"]{0,50}")
_CUT = re.compile(r"[.;:]")
_FILED_BEFORE = 3
"""Days before it is published that a report may be dated from."""


def days_of(time: Time | None, text: str, published: int | None) -> tuple[int, int] | None:
    """The first and last day that a time says; "since August" lasts until the report, "by Tuesday" is any day, and
    "three nights ago" may be one more."""
    if time is not None and text[max(0, time.span.start - len("by ")) : time.span.start].lower() == "by ":
        return None
    begin, last = (day_of(time.begin), day_of(time.end)) if time is not None else (None, None)
    if time is not None and begin is not None and since(text, time.span.start):
        return begin, max(begin, published if published is not None else date.max.toordinal())
    if time is not None and last is not None and published is not None and time.span.text.lower() == "last week":
        # What comes out on a weekend may speak so of the week that ends.
        last = max(last, published - 2) if date.fromordinal(published).weekday() >= _SATURDAY else last
    if time is not None and begin is not None and last is not None and AGO.search(time.span.text):
        return begin - 1, last  # a paper that comes out today was written yesterday
    if begin is None or last is None:
        return (begin, begin) if begin is not None else (last, last) if last is not None else None
    return begin, last


def time_of(event: Event, record: Record) -> Time | None:
    """The time of an event, where it says when it happened and not when somebody told of it."""
    text = record.document.text
    time = next((t for t in record.times if t.id == event.time), None)
    time = time or day_of_its_noun(event, record.times, text)
    said = next((a for a in record.attributions if event.according_to and a.id == event.according_to[-1]), None)
    if time is None or is_of_saying(time, said, text):
        return None
    if time.type == "TIME" and time.resolved_from in {a.time for a in record.attributions}:
        # "Police said on Sunday. The attack began at 6 a.m.": of that day, or of the one before.
        return time if any(e.time == time.resolved_from for e in record.events) else None
    return time


def day_of_its_noun(event: Event, times: Iterable[Time], text: str) -> Time | None:
    """The time right behind an event's word ("an offensive a year ago"), or that of a clause that says what a noun with
    a day was: "a raid a year ago, in which 120 died", "last Friday's incident, when a gunboat fired …"."""
    for time in times:
        if _RIGHT_BEHIND.fullmatch(text, event.trigger.end, time.span.start):
            return time
        if _IN_WHICH.fullmatch(text, time.span.end, event.trigger.start):
            return time
        when = _ITS_NOUN.match(text, time.span.end, event.trigger.start)
        if event.sentence.start <= time.span.start and when and not _CUT.search(text, when.end(), event.trigger.start):
            return time
    return None


def is_of_saying(time: Time, a: Attribution | None, text: str) -> bool:
    """Whether a time says when somebody said it, and not when what was said happened: "the Front on Tuesday denied
    shelling the camp", "shells hit the camp, aid workers said Tuesday", "it emerged yesterday"."""
    # "It happened at 6 a.m., police said on Wednesday": the hour is of another day.
    of_that_day = a is not None and a.time is not None and time.resolved_from == a.time
    if of_that_day or _EMERGED.search(text, max(0, time.span.start - _REACH), time.span.start):
        return True
    if a is None or not a.content or not a.cue:
        return False
    first = min(s.start for s in (*a.source, *a.cue))
    return first <= time.span.start and not any(s.start <= time.span.start < s.end for s in a.content)


def day_of(value: str | None) -> int | None:
    try:
        return date.fromisoformat(value[:10]).toordinal() if value is not None else None
    except ValueError:
        return None


def filed_on(record: Record) -> str | None:
    """The day on which a report was told: its dateline's, where that is shortly before it was published."""
    text, day = record.document.text, (record.document.published or "")[:10] or None
    line = next((text[b.start : b.end] for b in record.document.blocks if b.kind == "dateline"), "")
    printed, published = day_and_month(line), parse_day(day)
    if printed is None or published is None:
        return day
    for year in (published.year, published.year - 1):
        filed = parse_day(f"{year}-{printed[1]:02}-{printed[0]:02}")
        if filed is not None and 0 <= (published - filed).days <= _FILED_BEFORE:
            return filed.isoformat()
    return day
