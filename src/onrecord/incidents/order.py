"""Order: which events of a report it tells to have come before or after which others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from onrecord.records import Event

# "Fired rockets a few days after | the raid", "hours before it, gunmen had | stormed ...".
_AWAY = re.compile(
    r"\b(?:(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+|few|several|some|many|just|only|mere)[ -])+"
    r"(?:minutes?|hours?|days?|nights?|weeks?|fortnight|months?|years?|decades?) (?:after|before)\b[^,;:.“”\"]*$",
    re.IGNORECASE,
)
_OUTCOMES = re.compile(r"(?:di(?:e|es|ed|ing)|dead|deaths?|succumb\w*|kill\w*|wound\w*|injur\w*|arrest\w*)$", re.I)


def at_other_times(text: str, events: Sequence[Event]) -> Mapping[str, frozenset[str]]:
    """For an event those further on in its sentence that it came some hours, days or years before or after, by the
    report's own words. Of what came of something ("died two days after the raid") nothing is said so."""
    apart: dict[str, set[str]] = {}
    for event in events:
        away = _AWAY.search(text, event.sentence.start, event.trigger.start)
        if away is None:
            continue
        for other in events:
            ahead = other.sentence.start == event.sentence.start and other.trigger.end <= away.start()
            if ahead and not _OUTCOMES.match(other.trigger.text):
                apart.setdefault(other.id, set()).add(event.id)
    return {event: frozenset(others) for event, others in apart.items()}
