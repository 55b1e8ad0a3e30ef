"""Mentions in passing: whether words take an event up as known, or tell of it."""

from __future__ import annotations

import re
from functools import cache

from onrecord.lexicons import load
from onrecord.records import Event, Record
from onrecord.text import fold

_DEFINITE = frozenset("the this these those its their his her our".split())
_REACH = 3
"""How many words before a noun its article may stand: "the deadly market bombing"."""


def taken_up(record: Record, event: Event) -> bool:
    """Whether the words for an event take it up as known ("the bombing", "Monday's attack")."""
    if event.counts or not is_noun(event):
        return False
    before = re.split(r"[,;:.()\"“”]", record.document.text[event.sentence.start : event.trigger.start])[-1]
    words = [word.casefold() for word in before.split()[-_REACH:]]
    return any(word in _DEFINITE or word.endswith(("'s", "’s", "s'", "s’")) for word in words)


def is_noun(event: Event) -> bool:
    """Whether an event is told by a noun."""
    word = fold(event.trigger.text)
    return any(form in _nouns() for form in (word, word.removesuffix("s"), word.removesuffix("es")))


@cache
def _nouns() -> frozenset[str]:
    return frozenset(row["lemma"] for row in load("event_nouns"))
