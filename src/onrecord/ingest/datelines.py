"""Datelines: the place, the day and the agency that a wire report opens with, up to and including the dash.

``DUBAI, July 21 (Newsdesk) —``, ``KYIV, Ukraine (AP) —``, ``(CNSNews.com) –``, ``BEIRUT —``, ``TBILISI (Reuters) -``,
``(Nairobi, 3 March 2023) –``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from onrecord.lexicons import load
from onrecord.lexicons.actors import outlet
from onrecord.lexicons.gazetteer import candidates

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
_MONTH_NUMBER = {m: n for n, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_WEEKDAYS = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?)"
DATE = (
    rf"(?:{_WEEKDAYS},?\s+)?(?:(?P<month>{_MONTHS})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month2>{_MONTHS})\.?)(?:,?\s+(?P<year>(?:19|20)\d\d))?"
)
"""A day and a month, with the year where it is printed; named groups month/day or month2/day2, and year."""
_CAPS = r"[^\W\d_a-z](?:[^\W\d_a-z]|['’.\-/])+"
_SMALL = r"(?:es|de|del|el|al|la|las|los|da|do|dos|of|the|and|upon|sur)"
_CAPS_PLACE = rf"{_CAPS}(?:\s+(?:{_CAPS}|&)){{0,4}}"
_MIXED = r"[^\W\d_a-z]['’\w.\-/]*"
_MIXED_PLACE = rf"{_MIXED}(?:\s+(?:{_MIXED}|{_SMALL})){{0,3}}"
_REGION = rf"(?:\s*\(\s*{_MIXED_PLACE}\s*\)(?=\s*,))?(?:\s*,\s*(?!(?:{_MONTHS})\b){_MIXED_PLACE}){{0,2}}"
_AGENCY = r"(?:\(\s*(?:(?i:with|from|via)\s+)?(?P<agency>[^()\n]{2,40}?)\s*\))"
_DASH = r"(?:\.\s*[-—–]+(?=\s|$)|\s*(?:[—–―‒]|--+)\s*|\s*_+(?=\s|$)|\s+-(?=\s|$))"
_LATER_DATE = rf"(?:\s*,?\s*{DATE})"

# A place in capitals: then a region, a day and an agency are all optional.
_CAPITALS = re.compile(rf"(?P<place>{_CAPS_PLACE}){_REGION}{_LATER_DATE}?\s*,?\s*{_AGENCY}?\s*{_DASH}", re.UNICODE)
# A place in lower case needs an agency or a day to be told from a sentence with a dash.
_WITH_AGENCY = re.compile(rf"(?P<place>{_MIXED_PLACE}){_REGION}{_LATER_DATE}?\s*,?\s*{_AGENCY}\s*{_DASH}")
_AGENCY_DATE = re.compile(rf"(?P<place>{_MIXED_PLACE}){_REGION}\s*{_AGENCY}\s*,?\s*{DATE}\s*{_DASH}")
_WITH_DATE = re.compile(rf"(?P<place>{_MIXED_PLACE}){_REGION}\s*,?\s*{DATE}\s*{_DASH}")
_DATE_AGENCY = re.compile(rf"{DATE}\s*{_AGENCY}\s*{_DASH}")
# "Vienna -- (Newsdesk) The agency said": the agency behind the dash.
_AGENCY_BEHIND = re.compile(
    rf"(?P<place>{_MIXED_PLACE}){_REGION}{_LATER_DATE}?{_DASH}(?=\(\s*[^\W\d_a-z]){_AGENCY}{_DASH}?(?=\s+\S)"
)
_BRACKETED = re.compile(rf"\(\s*(?P<place>{_MIXED_PLACE}){_REGION}{_LATER_DATE}\s*\)\s*{_DASH}")
# "Geneva, 3 March 2023. The council …": with the year, or it is a sentence without a verb.
_STOPPED = re.compile(rf"(?P<place>{_MIXED_PLACE}){_REGION}\s*,\s*{DATE}(?<=\d{{4}})\.(?=\s+[^\W\d_a-z])")
_AGENCY_ONLY = re.compile(rf"{_AGENCY}\s*{_DASH}")
_PLAIN = re.compile(rf"(?P<place>{_MIXED}(?:\s+{_MIXED}){{0,2}}){_REGION}\s+[—–―]\s+(?=[^\W\d_a-z]|[\"“‘'])")
_COLON = re.compile(rf"(?P<place>{_CAPS_PLACE}){_REGION}(?:\s*{_AGENCY})?\s*:\s+(?=[^\W\d_a-z]|[\"“‘'])")
_ANY_CAPS_COLON = re.compile(rf"{_CAPS_PLACE}\s*:")
_MINUTED = re.compile(
    rf"\b(?:briefing|remarks|transcript|press conference|hearing|interview|statement|read-?out|minutes|notes|update|"
    rf"daily|weekly|assessment|bulletin|digest|brief|monitor|watch|file|tracker|roundup|round-up|sitrep|"
    rf"situation report)\b.*?(?:{_DASH}|[,:|]|\bof|\bon)\s*\(?{DATE}\)?(?:$|\s*[:|]|{_DASH})",
    re.IGNORECASE,
)
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says. `end` is the offset behind it in the text matched (its dash included); `date` is an
    ISO 8601 date, None unless day, month and year are all printed: a year is never guessed."""

    end: int
    place: str | None = None
    agency: str | None = None
    date: str | None = None


def dateline(text: str, *, opens_body: bool, speakers: bool = False) -> Dateline | None:
    """The dateline that `text` opens with, if it does.

    Args:
        text: a paragraph, without leading white space.
        opens_body: whether it is the report's first paragraph. Later ones need an agency or a day to count
            (digests have several datelines; "EXCLUSIVE —" in running text is none), and so do places that are
            not in capitals.
        speakers: whether the text has lines like "WALLACE: ...", so that a colon marks a speaker, not a place.
    """
    head = text[:_LONGEST]
    tried = [_AGENCY_BEHIND, _AGENCY_DATE, _CAPITALS, _WITH_AGENCY, _WITH_DATE, _DATE_AGENCY]
    tried += [_BRACKETED, _AGENCY_ONLY]
    if opens_body:
        tried += [_STOPPED, _PLAIN] if speakers else [_STOPPED, _PLAIN, _COLON]
    for pattern in tried:
        match = pattern.match(head)
        if match is None:
            continue
        groups = match.groupdict()
        agency, place = groups.get("agency"), groups.get("place")
        firm = agency is not None or groups.get("day") is not None or groups.get("day2") is not None
        folded = (place or "").casefold()
        if not firm and (not opens_body or folded in _labels() or (pattern is _COLON and folded not in _capitals())):
            continue
        if pattern is _PLAIN and re.search(r"\s[—–―]\s", text[match.end() : match.end() + 160]):
            continue  # a parenthesis between two dashes
        end = match.end()
        while end > 0 and head[end - 1].isspace():
            end -= 1
        if agency and place is None and outlet(agency) is None and candidates(agency):
            agency, place = None, agency  # "(New York) –"
        return Dateline(end, place, agency, printed_date(groups))
    return None


@cache
def _labels() -> frozenset[str]:
    """Words in capitals that are no places: "EXCLUSIVE —"."""
    return frozenset(row["word"] for row in load("name_stops"))


@cache
def _capitals() -> frozenset[str]:
    return frozenset(row["capital"].casefold() for row in load("countries") if row["capital"])


def opens_with_speaker(text: str) -> bool:
    """Whether a paragraph opens like a speaker's turn in a transcript, "WALLACE: ..."."""
    return _ANY_CAPS_COLON.match(text[:_LONGEST]) is not None


def titled_date(title: str) -> str | None:
    """The day that the title of a record of the spoken word or of a serial states, "Press Briefing – February 6, 2024",
    "Delta Watch, February 6, 2024: Dam Bursts", as an ISO 8601 date; None for other titles ("Remembering May 8, 1945")
    and without a year."""
    match = _MINUTED.search(" ".join(title.split()))
    return printed_date(match.groupdict()) if match is not None else None


def day_and_month(line: str) -> tuple[int, int] | None:
    """The day of the month and the month, from one, that a dateline prints, with a year or without; None without."""
    match = re.search(DATE, line)
    if match is None:
        return None
    return int(match["day"] or match["day2"]), _MONTH_NUMBER[(match["month"] or match["month2"])[:3].lower()]


def printed_date(groups: dict[str, str | None]) -> str | None:
    """The ISO 8601 date of a match of `DATE`, None where no year is printed or there is no such day."""
    month, day, year = (
        groups.get("month") or groups.get("month2"),
        groups.get("day") or groups.get("day2"),
        groups.get("year"),
    )
    if not (month and day and year):
        return None
    try:
        return date(int(year), _MONTH_NUMBER[month[:3].lower()], int(day)).isoformat()
    except ValueError:
        return None
