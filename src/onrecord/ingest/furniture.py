"""Lines that belong to the page and not to the report, by the lexicon `boilerplate`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from onrecord.lexicons import load

_NUMBER = re.compile(r"\d+")
_MOST_WORDS = 30


def is_furniture(text: str) -> bool:
    """Whether a line is one of those that a page has around every report ("Read more", "Share this")."""
    words = text.split()
    line = _NUMBER.sub("0", " ".join(words).lower().replace("’", "'"))
    phrases = _phrases()
    if line in phrases.whole or line.strip(" .:!?*[]()<>|•·–—-»›→…\"'") in phrases.whole:
        return True
    for phrase, most in phrases.start.get(line[:2], ()):
        if len(words) <= most and line.startswith(phrase) and not line[len(phrase) : len(phrase) + 1].isalnum():
            return True
    return len(words) <= _MOST_WORDS and phrases.anywhere.search(line) is not None


@dataclass(frozen=True, slots=True)
class _Phrases:
    """The lexicon: whole lines, openings (by their first two characters, with the most words of the line), and
    what marks a line wherever it stands."""

    whole: frozenset[str]
    start: Mapping[str, Sequence[tuple[str, int]]]
    anywhere: re.Pattern[str]


@cache
def _phrases() -> _Phrases:
    rows = load("boilerplate")
    start: dict[str, list[tuple[str, int]]] = {}
    for row in rows:
        if row["match"] == "start":
            start.setdefault(row["phrase"][:2], []).append((row["phrase"], int(row["words"] or _MOST_WORDS)))
    contained = "|".join(re.escape(row["phrase"]) for row in rows if row["match"] == "contains")
    return _Phrases(
        frozenset(row["phrase"] for row in rows if row["match"] == "whole"),
        start,
        re.compile(rf"(?<!\w)(?:{contained})(?!\w)"),
    )
