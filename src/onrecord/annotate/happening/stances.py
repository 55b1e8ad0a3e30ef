"""Stances: what the words of an attribution itself say of how its content is held."""

from __future__ import annotations

from functools import cache

from onrecord.annotate.happening.modality import cues
from onrecord.annotate.happening.modifiers import definite
from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons import load
from onrecord.records import Attribution

# Karttunen's factives and semifactives.
_KNOWING = frozenset(
    """know realize realise remember recall learn discover notice recognize recognise regret forget
    resent""".split()
)
_ASKING = frozenset({"questions", "declines_to_say"})
_ABOUT = frozenset({"about", "on", "over", "regarding", "concerning"})


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


def cue_verbs(syntax: Syntax, a: Attribution) -> list[Token]:
    """The verbs of an attribution's cue."""
    return [t for s in a.cue for t in syntax.tokens_in(s.start, s.end) if t.pos == "VERB"]


def factive(syntax: Syntax, a: Attribution) -> bool:
    """Whether the words of an attribution take its content for true: "knew that the guards had seized the port", "is
    angry that they did"."""
    if a.stance != "believes":
        return False
    words = [t for s in a.cue for t in syntax.tokens_in(s.start, s.end)]
    felt = (cues("adjective").get(t.lemma) for t in words if t.pos == "ADJ")
    known = any(t.pos == "VERB" and t.lemma in _KNOWING for t in words)
    return known or any(cue is not None and cue.effect == "actual" for cue in felt)


def mentioned(syntax: Syntax, noun: Token, attribution: Attribution) -> bool:
    """Whether a noun is only what somebody is asked about or will not speak of: "asked about the raid", "declined to
    comment on his arrest"."""
    prep = syntax.head(noun.i)
    about = noun.label == "pobj" and prep is not None and prep.lower in _ABOUT
    if attribution.stance not in _ASKING or not about or not definite(syntax, noun):
        return False
    beside = syntax.behind(noun.i)
    return not any(o.lemma in ("event", "case") for o in beside)  # "her vote in the event that he runs"
