"""Stances: what the words of an attribution itself say of how its content is held."""

from __future__ import annotations

from functools import cache

from onrecord.annotate.syntax import Syntax
from onrecord.lexicons import load
from onrecord.records import Attribution


@cache
def _plainly() -> frozenset[str]:
    rows = load("reporting_verbs")
    other = {row["lemma"] for row in rows if row["stance"] != "asserts" and not row["particle"]}
    return frozenset(row["lemma"] for row in rows if row["stance"] == "asserts" and not row["particle"]) - other


def plain(syntax: Syntax, a: Attribution) -> bool:
    """Whether the stance was read off what is said, which speaks for itself: "said that it opposed"."""
    cue = [t for s in a.cue for t in syntax.tokens_in(s.start, s.end) if t.pos not in ("AUX", "PUNCT", "ADV")]
    plainly = bool(cue) and all(t.pos == "VERB" for t in cue) and cue[-1].lemma in _plainly()
    return plainly and a.stance in ("requests", "rejects", "denies")


def suspected(syntax: Syntax, a: Attribution) -> bool:
    """Whether an accusation is nobody's, or its words only suspect: "is suspected of having fired"."""
    return a.stance in ("accuses", "alleges") and (
        not a.source or any(t.lemma == "suspect" for s in a.cue for t in syntax.tokens_in(s.start, s.end))
    )
