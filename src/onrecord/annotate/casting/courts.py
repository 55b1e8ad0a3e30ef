"""Courts: whose government is meant that is a party before a court."""

from __future__ import annotations

from onrecord.annotate.casting.castings import Reading
from onrecord.annotate.naming.readings import town_country
from onrecord.annotate.syntax import Syntax

# What a state has as a party before a court.
_IN_COURT = frozenset("case witness evidence indictment attorney lawyer prosecutor motion brief appeal".split())
_FAR = 40  # sentences
_SITTING = frozenset("court judge jury prosecutor".split())


def prosecutes(syntax: Syntax, head: int) -> bool:
    """Whether a government is a party before a court: "the government's case", "the government's witnesses"."""
    token = syntax.tokens[head]
    owned = syntax.tokens[token.head]
    return token.label == "poss" and owned.lemma in _IN_COURT


def court_country(reading: Reading, sentence: int) -> str | None:
    """The country of the court, judge or prosecutor last spoken of, by where they sit if nothing else tells it."""
    syntax = reading.syntax
    for _, draft, mention in reading.recent(sentence, _FAR):
        if draft.sector != "JUD" and not draft.nouns & _SITTING:
            continue
        if draft.country is not None:
            return draft.country
        for prep in syntax.children(mention.head, "prep"):
            for site in syntax.children(prep.i, "pobj") if prep.lower in ("in", "of") else ():
                seat = reading.at(site.i)
                code = None if seat is None else seat.country or town_country(site.text)
                if code is not None:
                    return code
    return None
