"""Slots: whether a pronoun stands where people and bodies stand, or where things do (selectional preference, Dagan and
Itai 1990): deals are signed and withheld, people are told and held, "it" as an object is rarely a body.

What no verb tells is left open. "They" is taken for things only where the text has some that it could mean.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from onrecord.annotate.casting.castings import Draft
from onrecord.annotate.casting.subjects import befalls_people
from onrecord.annotate.nouns import noun_at
from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons import load

# Of a hundred that stand in a slot, how many must be people or bodies for a pronoun there to be one.
_OBJECT_IT = 50
_SUBJECT_IT = 60
_SUBJECT_IT_GOING_ON = 40  # of what goes on about the subject of the sentence before
_OBJECT_THEY = 35
_SUBJECT_THEY = 30
# Prepositions behind which "it" is a body as often as a thing, and "they" hardly anybody.
_TOWARDS = frozenset("against with by from to for between among toward towards behind at near around".split())
_OF_PLACES = frozenset("resident inhabitant citizen population airspace coastline suburb mayor townspeople".split())
_BEING = frozenset(("be", "'s", "’s", "'re", "’re"))
_TIMES = frozenset(("DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"))
_THINGS = frozenset("nsubj nsubjpass dobj pobj attr conj ROOT".split())


def of_things(syntax: Syntax, token: Token, *, going_on: bool = False) -> bool:
    """Whether a pronoun of the third person, "it", "they" or "them", stands where a thing rather than a person or body
    does; what is owned tells nothing. `going_on`: whom it was taken for is the subject of the sentence before."""
    word = token.lower
    if word not in ("it", "they", "them") or befalls_people(syntax, token):
        return False
    if word == "it":
        return _is_it(syntax, token, going_on)
    return _are_they(syntax, token) and _are_things_before(syntax, token)


def of_others(syntax: Syntax, token: Token, draft: Draft) -> bool:
    """Whether "its" is of a town or country by what it has, and of no body: "its residents"."""
    owned = token.label == "poss" and syntax.tokens[token.head].lemma in _OF_PLACES
    if not owned or draft.sector == "IGO":
        return False
    ministry = draft.kind == "government" and "government" not in draft.nouns
    return ministry or draft.kind in ("organization", "armed_group")


def _is_it(syntax: Syntax, token: Token, going_on: bool) -> bool:
    governor = syntax.tokens[token.head]
    if token.label in ("dobj", "nsubjpass"):
        share = _shares().get((governor.lemma, "object"))
        return share is None or share < _OBJECT_IT
    if token.label == "pobj":
        return governor.lower not in _TOWARDS
    if token.label != "nsubj":
        return False
    if governor.lemma in _BEING:
        said = syntax.children(governor.i, "attr")
        return not said or all(noun_at(syntax, c.i) is None and c.pos != "PROPN" for c in said)
    share = _shares().get((governor.lemma, "subject"))
    return share is not None and share < (_SUBJECT_IT_GOING_ON if going_on else _SUBJECT_IT)


def _are_they(syntax: Syntax, token: Token) -> bool:
    governor = syntax.tokens[token.head]
    if token.label in ("dobj", "nsubjpass"):
        share = _shares().get((governor.lemma, "object"))
        return share is not None and share < _OBJECT_THEY
    if token.label == "pobj":
        return governor.lower not in _TOWARDS and syntax.tokens[governor.head].pos == "VERB"
    if token.label != "nsubj":
        return False
    if governor.lemma in _BEING:
        said = syntax.children(governor.i, "attr")
        return bool(said) and all(c.tag in ("NNS", "CD") and noun_at(syntax, c.i) is None for c in said)
    share = _shares().get((governor.lemma, "subject"))
    return share is not None and share < _SUBJECT_THEY


def _are_things_before(syntax: Syntax, token: Token) -> bool:
    """Whether the sentence, or the one before, has things before the pronoun that "they" could mean."""
    here = syntax.sentence_of(token.i)
    first = syntax.sentence_of(here.first - 1).first if here.first else 0
    return any(
        t.tag == "NNS" and t.label in _THINGS and t.entity[2:] not in _TIMES and noun_at(syntax, t.i) is None
        for t in syntax.tokens[first : token.i]
    )


@cache
def _shares() -> Mapping[tuple[str, str], int]:
    return MappingProxyType({(row["lemma"], row["role"]): int(row["actors"]) for row in load("slots")})
