"""Verbs of saying (lexicons/reporting_verbs.tsv)."""

from __future__ import annotations

from functools import cache

from onrecord.lexicons import load


@cache
def saying_verbs() -> frozenset[str]:
    """The lemmas of the verbs of saying, with a particle or without."""
    return frozenset(row["lemma"] for row in load("reporting_verbs"))
