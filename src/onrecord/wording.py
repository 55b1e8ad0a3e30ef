"""The words in which a record is told to a person: one phrase for each value that a field may have.

Every table is complete over the values that `onrecord.records` allows; a test holds them to that.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from onrecord.records import (
    Certainty,
    Channel,
    DocumentTime,
    EntityKind,
    EventType,
    MentionForm,
    Origin,
    Qualifier,
    QuoteKind,
    RelationKind,
    Stance,
    TimeType,
)

ORIGIN: Mapping[Origin, str] = {
    "given": "as given",
    "metadata": "from the page's metadata",
    "dateline": "from the dateline",
    "text": "from the text",
    "url": "from the address",
}
STANCE: Mapping[Stance, str] = {
    "asserts": "says",
    "denies": "denies",
    "alleges": "alleges",
    "accuses": "accuses",
    "warns": "warns",
    "threatens": "threatens",
    "promises": "promises",
    "requests": "asks for",
    "rejects": "rejects",
    "supports": "supports",
    "condemns": "condemns",
    "questions": "questions",
    "declines_to_say": "declines to say",
    "believes": "believes",
    "expects": "expects",
}
ACCORDING: Mapping[Stance, str] = {
    "asserts": "according to",
    "denies": "denied by",
    "alleges": "alleged by",
    "accuses": "an accusation by",
    "warns": "a warning by",
    "threatens": "threatened by",
    "promises": "promised by",
    "requests": "requested by",
    "rejects": "rejected by",
    "supports": "according to",
    "condemns": "condemned by",
    "questions": "questioned by",
    "declines_to_say": "left open by",
    "believes": "believed by",
    "expects": "expected by",
}
"""How what stands in such a statement is held."""
ABOUT_IT = frozenset[Stance](("asserts", "alleges", "accuses", "warns", "supports", "condemns", "believes"))
"""Stances towards an event that is told as having happened; with any other it is `TAKEN_FOR_GRANTED`."""
TAKEN_FOR_GRANTED = "taken for granted by"
QUOTE: Mapping[QuoteKind, str] = {
    "direct": "word for word",
    "indirect": "in the report's words",
    "mixed": "partly word for word",
}
CHANNEL: Mapping[Channel, str] = {
    "briefing": "at a briefing",
    "interview": "in an interview",
    "news_agency": "through a news agency",
    "broadcast": "in a broadcast",
    "social_media": "on social media",
    "letter": "in a letter",
    "statement": "in a statement",
    "speech": "in a speech",
    "call": "in a call",
    "document": "in a document",
    "hearing": "at a hearing",
}
ENTITY_KIND: Mapping[EntityKind, str] = {
    "person": "person",
    "organization": "organisation",
    "government": "government body",
    "armed_group": "armed group",
    "country": "country",
    "place": "place",
    "nationality": "nationality",
    "group": "group of people",
    "other": "other",
}
FORM: Mapping[MentionForm, str] = {"name": "by name", "nominal": "described", "pronoun": "by pronoun"}
EVENT_TYPE: Mapping[EventType, str] = {
    "AGREE": "agreement",
    "CONSULT": "meeting or talks",
    "SUPPORT": "expression of support",
    "CONCEDE": "concession",
    "COOPERATE": "cooperation",
    "AID": "aid",
    "RETREAT": "retreat or release",
    "REQUEST": "request or demand",
    "ACCUSE": "accusation or criticism",
    "REJECT": "rejection or refusal",
    "THREATEN": "threat",
    "PROTEST": "protest",
    "SANCTION": "sanction",
    "MOBILIZE": "mobilisation",
    "COERCE": "coercion (arrest, seizure, expulsion)",
    "ASSAULT": "assault",
}
CERTAINTY: Mapping[Certainty, str] = {
    "certain": "certain",
    "probable": "probable",
    "possible": "possible",
    "unknown": "left open",
}
DOCUMENT_TIME: Mapping[DocumentTime, str] = {
    "before": "before the report",
    "overlap": "going on at the time of the report",
    "after": "after the report",
    "unknown": "not stated",
}
QUALIFIER: Mapping[Qualifier, str] = {"exactly": "", "at_least": "at least ", "at_most": "at most ", "about": "about "}
TIME_TYPE: Mapping[TimeType, str] = {
    "DATE": "date",
    "TIME": "time of day",
    "DURATION": "length of time",
    "SET": "repeated time",
}
RELATION: Mapping[RelationKind, str] = {
    "holds_office": "holds the office of",
    "member_of": "member of",
    "part_of": "part of",
    "affiliate_of": "affiliated with",
    "supports": "supports",
    "supplies": "supplies",
    "opposes": "opposes",
    "leads": "leads",
    "designated_as": "designated as",
    "located_in": "in",
    "spokesperson_for": "speaks for",
}
SECTOR: Mapping[str, str] = {
    "GOV": "government",
    "MIL": "military",
    "OPP": "opposition",
    "REB": "rebels",
    "PTY": "political party",
    "JUD": "judiciary",
    "LEG": "legislature",
    "COP": "police",
    "SPY": "intelligence",
    "MED": "media",
    "EDU": "education",
    "BUS": "business",
    "CRM": "crime",
    "CVL": "civilians",
    "IGO": "intergovernmental organisation",
    "NGO": "non-governmental organisation",
    "UNK": "unknown",
}
"""PLOVER's actor sectors; a sector that is not here is shown as its code."""

_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = ("January February March April May June July August September October November December").split()
_SPACE = re.compile(r"\s+")
# Characters that would steer a terminal or turn the direction of a page: C0 and C1 controls but for tab and
# line feed, and the bidirectional embeddings, overrides and isolates.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def one_line(text: str) -> str:
    """`text` with every run of white space made one blank."""
    return _SPACE.sub(" ", text).strip()


def spaced(label: str) -> str:
    """A label as words: "social_media" -> "social media"."""
    return label.replace("_", " ").replace("-", " ")


def visible(text: str) -> str:
    """`text` with characters that steer terminals or turn the reading direction spelled out: "⟨U+202E⟩"."""
    return _UNSEEN.sub(lambda m: f"⟨U+{ord(m[0]):04X}⟩", text)


def parse_day(iso: str | None) -> date | None:
    """The day of an ISO 8601 date or date-time, None if it is none."""
    try:
        return date.fromisoformat(iso[:10]) if iso else None
    except ValueError:
        return None


def days(begin: str | None, end: str | None) -> str | None:
    """The days from `begin` to `end` in words: "Sunday 3 March 2024", "January 2024", "from 3 March 2024"."""
    first, last = parse_day(begin), parse_day(end)
    if first is None and last is None:
        return None
    if first is None or last is None:
        return f"until {_day(last)}" if last else f"from {_day(first)}" if first else None
    if first == last:
        return f"{_WEEKDAYS[first.weekday()]} {_day(first)}"
    after = last.toordinal() + 1
    next_day = date.fromordinal(after) if after <= date.max.toordinal() else last
    if first.day == 1 and next_day.day == 1:
        months = (next_day.year - first.year) * 12 + next_day.month - first.month
        if months == 1:
            return f"{_MONTHS[first.month - 1]} {first.year}"
        if months == 12 and first.month == 1:
            return str(first.year)
    return f"{_day(first)} to {_day(last)}"


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
