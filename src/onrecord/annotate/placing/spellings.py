"""Spellings: a place's name as reports write it, found in the gazetteer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from onrecord.lexicons import load
from onrecord.lexicons.gazetteer import GazetteerPlace, candidates
from onrecord.text import fold

_AROUND = re.compile(
    r"^(?:the\s+)?(?:(?:city|town|village|port|port city|province|region|state|district|governorate|capital|island)"
    r"\s+of\s+|(?:north|south|east|west|central|northern|southern|eastern|western|north-?eastern|north-?western|"
    r"south-?eastern|south-?western|downtown|greater|occupied|mainland)\s+)",
    re.IGNORECASE,
)
# Words that a town somewhere is called by, and every town has.
_SORTS = frozenset(
    "street avenue road boulevard lane square bridge park church hill hills river lake bay beach station hall".split()
)
# ISO 3166-1 alpha-2 codes of states that are divided into counties.
_WITH_COUNTIES = frozenset("US GB IE CA AU NZ KE LR SS SE NO HU RO HR EE LT CN TW IR".split())
_DIVISION = re.compile(
    r"\s+(?:province|region|oblast|governorate|district|state|county|prefecture|department|canton)$", re.IGNORECASE
)
_SETTLEMENT = re.compile(r"\s+(?:city|town|village|port|airport|air\s?base|harbou?r|municipality)$", re.IGNORECASE)


def look_up(name: str) -> tuple[tuple[GazetteerPlace, ...], str | None]:
    """The candidates for a name as reports write it ("northern Gaza", "Kerman province", "the port of Hodeidah",
    "Mich."), and how precise it is where its words say so."""
    if fold(name) in _SORTS:
        return (), None  # "36th | Street"
    whole = candidates(name)
    if whole:
        return whole, None
    state = states().get(name.rstrip("."))
    if state is not None:
        return tuple(o for o in candidates(state.name) if o.kind == "region" and o.country == state.country), None
    inner = _AROUND.sub("", name, count=1)
    region = _DIVISION.sub("", inner)
    if region != inner:
        county = inner.lower().endswith(" county")
        return tuple(o for o in candidates(region) if not county or o.country in _WITH_COUNTIES), "region"
    bare = _SETTLEMENT.sub("", inner)
    return (candidates(bare) if bare != name else ()), None


def bare(name: str) -> str:
    """A name without the words around it that say what it names: "the town of Daquq" -> "Daquq"."""
    return _SETTLEMENT.sub("", _DIVISION.sub("", _AROUND.sub("", name, count=1)))


class State(NamedTuple):
    """A state or province of a federation: the country's ISO 3166-1 alpha-2 code, GeoNames' code of the division, and
    the name."""

    country: str
    division: str
    name: str


@cache
def states() -> Mapping[str, State]:
    """Abbreviations of American states and Canadian provinces, without a final full stop -> what they stand for."""
    rows = load("state_abbreviations")
    return {row["abbreviation"]: State(row["country"], row["division"], row["name"]) for row in rows}
