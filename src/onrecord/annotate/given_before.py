"""Numbers that somebody takes back in giving another: "four were killed, not three as he had said on Monday", "nine
rather than the seven it first reported", "two, and no longer one as she had announced"."""

from __future__ import annotations

import re

from onrecord.annotate.syntax import Syntax, Token
from onrecord.records import Span

_AGAINST = re.compile(
    r"\b(?:not|no longer|rather than|instead of)(?: (?:the|at least|about|around|some|more than))*\s$", re.IGNORECASE
)
_GIVING = frozenset("say report give announce state tell count estimate claim put publish release speak".split())
_PRONOUNS = frozenset("he she it they".split())
_BETWEEN = frozenset("SCONJ PRON DET NOUN PROPN AUX ADV ADJ ADP".split())
_REACH = 8
"""Tokens behind a number within which the verb of giving it stands: "three | people as the mayor had first | said"."""


def given_before(syntax: Syntax, number: Span) -> Token | None:
    """The verb by which a number is told to have been given before, where the sentence sets another against it."""
    token = syntax.token_at(number.start)
    if token is None or not _AGAINST.search(syntax.text, syntax.sentence_of(token.i).start, number.start):
        return None
    stop = next((t.i + 1 for t in reversed(syntax.tokens_in(number.start, number.end))), token.i + 1)
    subject = False
    for behind in syntax.tokens[stop : min(stop + _REACH, syntax.sentence_of(token.i).stop)]:
        if subject and behind.lemma in _GIVING and behind.tag in ("VBD", "VBN"):
            return behind
        if behind.pos not in _BETWEEN:
            return None
        subject = subject or behind.pos in ("PRON", "NOUN", "PROPN")
    return None


def taken_back(syntax: Syntax, number: Span) -> bool:
    """Whether whoever gives the new number is who had given this one: "not three, as | he | had said"."""
    verb = given_before(syntax, number)
    return verb is not None and any(t.lower in _PRONOUNS for t in syntax.children(verb.i, "nsubj"))
