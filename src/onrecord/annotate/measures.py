"""Measures: nouns by which another noun is counted, so that what is told of the one is told of the other."""

from __future__ import annotations

from onrecord.annotate.syntax import Syntax, Token

_MEASURES = frozenset(
    {"round", "series", "wave", "string", "spate", "session", "number", "couple", "hour", "day", "week"}
    | {"dozen", "score", "hundred", "campaign"}
)


def measured(syntax: Syntax, noun: Token) -> Token:
    """The noun that a noun is measured by: "a round of talks", "a series of attacks"; the noun itself else."""
    prep = syntax.head(noun.i)
    above = syntax.head(prep.i) if prep is not None and noun.label == "pobj" and prep.lower == "of" else None
    return above if above is not None and above.lemma in _MEASURES else noun
