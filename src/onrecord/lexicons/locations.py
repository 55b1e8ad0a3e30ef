"""Words that say where something was, by what they say of it (lexicons/location_words.tsv)."""

from __future__ import annotations

from functools import cache

from onrecord.lexicons import load


@cache
def location_words(kind: str) -> frozenset[str]:
    """The words of a kind, lower case; the kinds are told at the head of the lexicon."""
    return frozenset(row["word"] for row in load("location_words") if row["kind"] == kind)
