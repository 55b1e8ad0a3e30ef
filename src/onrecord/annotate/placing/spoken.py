"""What is only spoken of somewhere, and may have happened elsewhere: verbs of words, matters, addresses."""

from __future__ import annotations

from functools import cache

from onrecord.annotate.figures import happenings
from onrecord.annotate.happening.noun_classes import noun_class
from onrecord.annotate.syntax import Token
from onrecord.annotate.timex.directions import JUDGING
from onrecord.lexicons import load
from onrecord.lexicons.locations import location_words

# These say less often than they do: "pushed the rebels in Zarna back".
_DOING_TOO = frozenset("admit attack back charge counter drop give hold push put recall withdraw".split())
_ADDRESSES = frozenset(
    "speech statement interview address briefing letter tweet message remark communique broadcast".split()
)


# What somebody says of a deed: "in Zarna, he called the raid a crime".
_CALLING = frozenset("call term describe brand dub label slam decry discuss compare liken defend justify".split())


@cache
def speaking() -> frozenset[str]:
    """Lemmas of verbs whose object is spoken of, or still to be."""
    rows = load("reporting_verbs")
    spoken = {row["lemma"] for row in rows if row["kind"] == "speech" and row["particle"] in ("", "out")}
    return frozenset(JUDGING | spoken - _DOING_TOO)


def judged(verb: Token, noun: Token, place: Token) -> bool:
    """Whether a place is where somebody judged what a noun names: "in Zarna, he condemned the attack", "the attack was
    condemned in Zarna"."""
    behind = noun.label == "nsubjpass" and noun.head == verb.i and place.i > verb.i
    return verb.pos == "VERB" and verb.lemma in JUDGING | _CALLING and (place.i < noun.i or behind)


def is_matter(head: Token, prep: Token, inner: Token) -> bool:
    """Whether a phrase says what something is about or for, which has a place of its own: "a hearing on the raid in
    Zarna", "praise for the rescue in Zarna", "held on charges of murder in Zarna"."""
    if prep.lower not in ("on", "for", "into", "over") or inner.pos != "NOUN":
        return False
    about = inner.lemma in noun_class("claim") or (head.pos == "NOUN" and inner.lemma in happenings())
    return about and head.lemma not in location_words("struck_noun")


def is_address(head: Token, inner: Token) -> bool:
    """Whether parsers hang on a noun the words in which it was spoken of: "condemned the raid in a speech in Zarna"."""
    return head.pos == "NOUN" and inner.lemma in _ADDRESSES - {head.lemma}
