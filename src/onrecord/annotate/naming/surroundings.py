"""Surroundings: what a town is said to lie in, "a judge in Salem, Oregon", which is no other name of the judge."""

from __future__ import annotations

from functools import cache

from onrecord.annotate.naming.outlets import Named
from onrecord.annotate.naming.readings import text_of
from onrecord.annotate.nouns import forename_gender
from onrecord.annotate.placing.spellings import look_up, states
from onrecord.annotate.syntax import Syntax, Token

_WHERE = frozenset({"in", "at", "near", "from", "outside", "around"})
_OF = _WHERE | {"of"}
_IN_SOMEBODY = frozenset(
    "confidence trust faith belief believe interest ally friend hope confide find see have".split()
)


def in_state(syntax: Syntax, name: Named) -> bool:
    """Whether a name is a state's abbreviated behind the comma of a town: "of Toronto, | Ont., was shot"."""
    tokens = syntax.tokens
    behind = name.first > 1 and tokens[name.first - 1].text == "," and tokens[name.first - 2].tag[:3] == "NNP"
    return behind and text_of(syntax, name.first, name.stop).rstrip(".") in states()


def surrounds(syntax: Syntax, name: Named) -> bool:
    """Whether a name that parsers take for another name of the town before it is that of what the town lies in.

    The gazetteer says so, where it has a division or state of that name with such a town, or knows no such town at
    all; else the parser's tags do behind "a judge in Zipaq, |", where whoever is named would be told of by "the".
    """
    tokens = syntax.tokens
    token = tokens[name.head]
    if token.label != "appos" or name.first < 3 or tokens[name.first - 1].text != ",":
        return False
    town = tokens[name.first - 2]  # whether the parser hangs the name on it or on whoever is there
    prep = syntax.head(town.i)
    if town.label != "pobj" or town.tag[:3] != "NNP" or prep is None or prep.lower not in _OF:
        return False
    wholes = _areas(text_of(syntax, name.first, name.stop))
    if wholes:
        within = _countries(_name_of(syntax, town))
        return not within or None in wholes or bool(wholes & within)
    tagged = all(t.entity[2:] in ("GPE", "LOC") for t in tokens[name.first : name.stop])
    told = syntax.head(prep.i)
    some = told is not None and any(t.lower in ("a", "an") for t in syntax.children(told.i, "det"))
    known = look_up(text_of(syntax, name.first, name.stop))[0] or forename_gender(tokens[name.first].text)
    return tagged and some and not known and prep.lower in _WHERE


def stood_in(syntax: Syntax, name: Named) -> bool:
    """Whether something happens or is in what has a known town's name of several words: "killed in Khan Younis", where
    the first of them may be a forename too."""
    token = syntax.tokens[name.head]
    prep = syntax.head(name.head)
    if token.label != "pobj" or prep is None or prep.lower not in ("in", "near", "outside") or prep.i != name.first - 1:
        return False
    if name.stop - name.first < 2 or (prep.lower == "in" and _in_somebody(syntax, prep)):
        return False
    return any(place.population for place in look_up(text_of(syntax, name.first, name.stop))[0])


def _in_somebody(syntax: Syntax, prep: Token) -> bool:
    """Whether what is "in" somebody may be meant: "confidence in Santa Cruz", "found an ally in San Jose"."""
    above = syntax.head(prep.i)
    return above is not None and above.lemma in _IN_SOMEBODY


def _name_of(syntax: Syntax, town: Token) -> str:
    first = town.i
    while first > 0 and syntax.tokens[first - 1].head == town.i and syntax.tokens[first - 1].tag[:3] == "NNP":
        first -= 1
    return text_of(syntax, first, town.i + 1)


@cache
def _areas(name: str) -> frozenset[str | None]:
    """The countries of the states and divisions of a name."""
    return frozenset(place.country for place in look_up(name)[0] if place.kind in ("region", "country"))


@cache
def _countries(name: str) -> frozenset[str | None]:
    """The countries with a place of a name."""
    return frozenset(place.country for place in look_up(name)[0])
