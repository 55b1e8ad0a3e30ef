"""Spellings: a place's name as reports write it, found in the gazetteer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from onrecord.lexicons import load
from onrecord.lexicons.gazetteer import GazetteerPlace, candidates

_AROUND = re.compile(
    r"^(?:the\s+)?(?:(?:city|town|village|port|port city|province|region|state|district|governorate|capital|island)"
    r"\s+of\s+|(?:north|south|east|west|central|northern|southern|eastern|western|north-?eastern|north-?western|"
    r"south-?eastern|south-?western|downtown|greater|occupied|mainland)\s+)",
    re.IGNORECASE,
)
_DIVISION = re.compile(
    r"\s+(?:province|region|oblast|governorate|district|state|county|prefecture|department|canton)$", re.IGNORECASE
)
_SETTLEMENT = re.compile(r"\s+(?:city|town|village|port|airport|air\s?base|harbou?r|municipality)$", re.IGNORECASE)


def look_up(name: str) -> tuple[tuple[GazetteerPlace, ...], str | None]:
    """The candidates for a name as reports write it ("northern Gaza", "Kerman province", "the port of Hodeidah",
    "Mich."), and how precise it is where its words say so."""
    whole = candidates(name)
    if whole:
        return whole, None
    state = states().get(name.rstrip("."))
    if state is not None:
        return tuple(o for o in candidates(state[1]) if o.kind == "region" and o.country == "US"), None
    inner = _AROUND.sub("", name, count=1)
    region = _DIVISION.sub("", inner)
    if region != inner:
        return candidates(region), "region"
    bare = _SETTLEMENT.sub("", inner)
    return (candidates(bare) if bare != name else ()), None


def bare(name: str) -> str:
    """A name without the words around it that say what it names: "the town of Daquq" -> "Daquq"."""
    return _SETTLEMENT.sub("", _DIVISION.sub("", _AROUND.sub("", name, count=1)))


@cache
def states() -> Mapping[str, tuple[str, str]]:
    """Abbreviations of American states, without a final full stop -> GeoNames' code of the division, and the name."""
    return {row["abbreviation"]: (row["division"], row["name"]) for row in load("state_abbreviations")}
