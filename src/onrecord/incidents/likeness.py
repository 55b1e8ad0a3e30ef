"""How days, places and parties of two tellings stand to each other; what threads and comparisons rest on."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from onrecord.incidents.words import RAREST, stems, weight
from onrecord.lexicons.gazetteer import GazetteerPlace, candidates, skeleton
from onrecord.records import Precision
from onrecord.text import fold

Relation = Literal["same", "within", "near", "apart"]

NEAR_KM = 30.0
"""Two places this near may be a town and a village of it."""

LONG = 31
"""Days in the longest stretch that still tells when something was."""
FAR_KM = 150.0
"""What lies in another division and so far from a division's middle is not in it, nor at its border."""

_EARTH_KM = 6371.0
_MILLIONS = 3_000_000
_SIZES: dict[Precision | None, int] = {None: 0, "country": 4, "region": 3, "town": 2, "district": 1, "site": 1}


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who takes part: the key of the actor across reports ("" for who has no name), the folded words that name
    it, and the country (ISO 3166-1 alpha-2, "" where unknown)."""

    identity: str
    name: str
    country: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A place: its folded name, country ("" where unknown), the degrees of a place of that size where known, and the
    first-order division of the country that it is or lies in (GeoNames' code, "" where unknown); `people` is how many
    live there, 0 where unknown."""

    name: str
    country: str
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None
    division: str = ""
    people: int = 0


def gap(a: tuple[int, int], b: tuple[int, int]) -> int:
    """The days between two stretches of days, 0 where they share one."""
    return max(0, b[0] - a[1], a[0] - b[1])


def is_long(days: tuple[int, int]) -> bool:
    """Whether a stretch is of more than a month ("since 2021"), which tells little of when."""
    return days[1] - days[0] > LONG


def kilometres(a: Spot, b: Spot) -> float | None:
    """The distance over ground (haversine), None where the degrees of either are unknown."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    lat, to = math.radians(a.lat), math.radians(b.lat)
    half = math.sin((to - lat) / 2) ** 2 + math.cos(lat) * math.cos(to) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def place(a: Spot, b: Spot) -> Relation | None:
    """How two places stand to each other, None where that is not known.

    A country or region holds the places in it ("within"). Of a region only its middle is known: nothing in the same
    country is far from it, but what lies in another division and as far off as that is."""
    if a.name and _bare(a.name) == _bare(b.name) and (a.country == b.country or not a.country or not b.country):
        # A division is called after its town.
        return "same" if _is_division(a) == _is_division(b) or not (a.lat and b.lat) else "within"
    if a.country and b.country and a.country != b.country:
        if a.name and _bare(a.name) == _bare(b.name):
            return None  # of two towns of one name, either may have been taken for the other
        far = kilometres(a, b)
        return (
            "near" if far is not None and far <= NEAR_KM and _SIZES[a.precision] + _SIZES[b.precision] <= 4 else "apart"
        )
    if not a.country or not b.country:
        return "same" if _may_be(a, b) or _may_be(b, a) else None
    if a.country != b.country:
        return None
    if (
        None in (a.lat, b.lat)
        and _SIZES[a.precision] <= 2 >= _SIZES[b.precision]
        and skeleton(a.name) == skeleton(b.name)
    ):
        return "same"  # of two spellings the gazetteer may know but one
    if "country" in (a.precision, b.precision):
        return "within"
    far = kilometres(a, b)
    if _is_division(a) or _is_division(b):
        if a.division and b.division:
            return "within" if a.division == b.division else "apart" if far is not None and far > FAR_KM else None
        return None
    return None if far is None else "near" if far <= NEAR_KM else "apart"


def _may_be(unknown: Spot, known: Spot) -> bool:
    """Whether a name that nothing in its report places is another name of a town: "Glukhov" is Hlukhiv."""
    if unknown.country or unknown.lat is not None or known.precision != "town":
        return False
    return any(_at(p, known) for p in candidates(unknown.name) if p.kind == "town" and p.country == known.country)


def _at(place: GazetteerPlace, spot: Spot) -> bool:
    return place.lat == spot.lat and place.lon == spot.lon


def _is_division(spot: Spot) -> bool:
    return spot.precision == "region"


@lru_cache(maxsize=65536)
def _bare(name: str) -> str:
    """A name without the marks that spellings differ in: "Ts'khinvali", "Tskhinvali"."""
    return name.replace("'", "").replace("’", "").replace("-", " ")


def smallness(spot: Spot) -> float:
    """How much it tells that two happenings of a kind were in a place, from 0 (a city of millions, where there is one
    every day) to 1 (a town of a few thousand, or a village that the gazetteer lacks)."""
    if spot.precision in ("region", "country") or (spot.people == 0 and spot.lat is not None):
        return 0.0
    if spot.people == 0:
        return 1.0 if any(weight(term) >= RAREST for term in stems(spot.name)) else 0.0
    return min(1.0, max(0.0, math.log10(_MILLIONS / spot.people) / 2))


def namesakes(a: Sequence[Spot], b: Sequence[Spot]) -> bool:
    """Whether places of both sides have one name."""
    return bool({_bare(spot.name) for spot in a} & {_bare(spot.name) for spot in b})


_ORDER: dict[Relation | None, int] = {"same": 4, "near": 3, "within": 2, None: 1, "apart": 0}


def places(a: Sequence[Spot], b: Sequence[Spot]) -> tuple[Relation | None, Spot | None, Spot | None]:
    """The best relation between places of one side and of the other, and the two places."""
    best: tuple[Relation | None, Spot | None, Spot | None] = (None, None, None)
    rank = -1
    for one in _closest(a):
        for other in _closest(b):
            relation = place(one, other)
            if _ORDER[relation] > rank:
                rank, best = _ORDER[relation], (relation, one, other)
    return best


def _closest(spots: Sequence[Spot]) -> Sequence[Spot]:
    """Where a town is told, what it lies in says nothing more: two towns of one region are two."""
    towns = [spot for spot in spots if 0 < _SIZES[spot.precision] <= _SIZES["town"]]
    countries = {spot.country for spot in towns}
    large = ("country", "region")
    return [s for s in spots if s.precision not in large or not towns or (s.country and s.country not in countries)]


def party(a: Party, b: Party) -> float:
    """How likely two parties are the same, from 0 to 1, by identity, the words of their names and their country."""
    if a.identity and a.identity == b.identity:
        return 1.0
    if a.country and b.country and a.country != b.country:
        return 0.0
    if not a.identity or not b.identity:
        # An unnamed party is of the same country at best ("the army").
        shared = _words(a.name) & _words(b.name)
        return 0.5 if shared else 0.3 if a.country and a.country == b.country else 0.0
    mine, theirs = _words(a.name), _words(b.name)
    shared = mine & theirs
    return 0.8 * len(shared) / min(len(mine), len(theirs)) if shared else 0.0


@lru_cache(maxsize=65536)
def _words(name: str) -> frozenset[str]:
    return frozenset(name.split())


def parties(a: Sequence[Party], b: Sequence[Party]) -> tuple[float, str] | None:
    """How alike the likest two of both sides are, and their name; None where a side is empty."""
    if not a or not b:
        return None
    best, name = 0.0, ""
    for one in a:
        for other in b:
            alike = party(one, other)
            if alike > best:
                best, name = alike, other.name if len(other.name) < len(one.name) else one.name
    return best, name


def named(parties: Sequence[Party]) -> tuple[Party, ...]:
    """Those that are known by a name."""
    return tuple(p for p in parties if p.identity)


def closer(parties: Sequence[Party]) -> tuple[Party, ...]:
    """Those that are known by a name, without countries: an attack on a post of Orvia's is one on the post."""
    return tuple(p for p in named(parties) if not p.identity.startswith("country:"))


def words_of(name: str) -> str:
    """A name as parties keep it: folded, without an article."""
    folded = fold(name)
    for article in ("the ", "a ", "an "):
        folded = folded.removeprefix(article)
    return folded
