"""Measures: nouns by which another noun is counted, so that what is told of the one is told of the other."""

from __future__ import annotations

from onrecord.annotate.syntax import Syntax, Token

_MEASURES = frozenset(
    {"round", "series", "wave", "string", "spate", "session", "number", "couple", "hour", "day", "week", "night"}
    | {"dozen", "score", "hundred", "campaign", "one", "some", "many", "several", "most"}
)
_NUMBERS = frozenset(
    {"dozen", "score", "hundred", "thousand", "number", "couple", "series", "barrage", "salvo", "volley"}
)


def measured(syntax: Syntax, noun: Token) -> Token:
    """The noun that a noun is measured by: "a round of talks", "a series of attacks"; the noun itself else."""
    prep = syntax.head(noun.i)
    above = syntax.head(prep.i) if prep is not None and noun.label == "pobj" and prep.lower == "of" else None
    return above if above is not None and above.lemma in _MEASURES else noun


def counted_by(syntax: Syntax, head: Token) -> tuple[Token, ...]:
    """What a number or a noun of number is said to be of: "86 of the designations", "dozens of rockets"."""
    if head.pos != "NUM" and head.lemma not in _NUMBERS:
        return ()
    of = (p for p in syntax.children(head.i, "prep") if p.lower == "of")
    return tuple(t for p in of for t in syntax.children(p.i, "pobj"))
