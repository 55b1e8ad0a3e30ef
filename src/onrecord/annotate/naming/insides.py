"""Insides: small words and marks that stand inside of names, and what tells that they do."""

from __future__ import annotations

from functools import cache

from onrecord.annotate.naming.readings import reading, text_of
from onrecord.annotate.naming.titles import is_title
from onrecord.annotate.nouns import last_word_kind
from onrecord.annotate.syntax import Syntax
from onrecord.lexicons import load

QUOTES = frozenset(('"', "“", "”", "``", "''", "‘", "’"))
_FRONTS = frozenset("Front Brigade Brigades Battalion Battalions Column Columns".split())


@cache
def matters() -> frozenset[str]:
    return frozenset(row["word"] for row in load("matters"))


def of_front(syntax: Syntax, of: int, first: int, stop: int) -> bool:
    """Whether "of" stands inside the name of an armed group that ends in a word of its sort: "Dawn of | Vela Front"."""
    tokens = syntax.tokens
    before = tokens[of - 1]
    end = first
    while end < stop and tokens[end].tag in ("NNP", "NNPS") and tokens[end].text[:1].isupper():
        end += 1
    if end - first < 2 or tokens[end - 1].text not in _FRONTS or before.tag != "NNP" or is_title(before.text):
        return False
    return reading(text_of(syntax, first, end)) is None and last_word_kind(before.text) is None


def nickname(syntax: Syntax, quote: int, stop: int) -> int:
    """How many tokens a nickname takes up with its quotation marks, inside of a name: 'Juan "Chepe" | Orellana'."""
    tokens = syntax.tokens
    before = tokens[quote - 1]
    end = next((k for k in range(quote + 2, min(quote + 5, stop - 1)) if tokens[k].text in QUOTES), None)
    if end is None or before.tag != "NNP" or is_title(before.text) or tokens[quote].start - before.end != 1:
        return 0
    inside = all(tokens[k].text[:1].isupper() or tokens[k].lower in ("the", "el", "la") for k in range(quote + 1, end))
    family = tokens[end + 1]
    glued = tokens[quote].end == tokens[quote + 1].start and tokens[end - 1].end == tokens[end].start
    named = family.tag == "NNP" and family.text.istitle() and family.start - tokens[end].end == 1
    return end + 1 - quote if inside and glued and named and not is_title(family.text) else 0
