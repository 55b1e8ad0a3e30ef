"""Proposals: actors of a ledger that may be one, for a person to judge. Nothing is ever merged by itself.

What makes somebody the same by itself is one key (`onrecord.incidents.actors`). Other spellings and transliterations,
initials, lone surnames and abbreviations have other keys; a proposal says of two of them how likely they are one, and
why, by features that a reader can check. The weights are data (`lexicons/proposal_weights.tsv`).

What tells two people apart is never proposed away: a name on which nothing but the last agrees (brothers), "Jr." and
"III" (fathers and sons), a feminine ending (wives and sisters), and names of bodies that differ in a telling word
("Bank of Tarvia", "Bank of Orland").
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from onrecord.incidents.actors import SMALL, common, name_words, sketch, without_titles
from onrecord.incidents.compare import Feature
from onrecord.lexicons import load

ENOUGH = 0.5
"""The least likelihood of a proposal."""

_BODIES = frozenset({"organization", "government", "armed_group"})
_PROPOSED = _BODIES | {"person"}
_GENERATIONS = frozenset("jr sr junior senior ii iii iv filho neto".split())
_FEMININE = ("a", "aya", "ina", "ska")
_LEAST_ALIKE = 0.65
"""Of the letters of the longer of two spellings, the share that stays: "Hassan" and "Hussein" sound alike as well."""
_SHORTEST, _LONG = 3, 5
"""Letters of a word that has spellings at all, and of one that a slip of one letter leaves what it was."""

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What reports say of an actor: its names as words (`onrecord.incidents.actors.name_words`), its kinds, countries,
    sectors, titles (folded) and the ids of the bodies of these. `usual` are the names that most reports give each of
    those that people judged to be one; none for an actor that is one by itself."""

    id: str
    name: str
    names: frozenset[Words]
    kinds: frozenset[str]
    countries: frozenset[str] = frozenset()
    sectors: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    usual: frozenset[Words] = frozenset()


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two actors, by their ids and names, that may be one: how likely, from 0 to 1, and why."""

    one: str
    other: str
    names: tuple[str, str]
    score: float
    features: tuple[Feature, ...]


def proposals(
    pairs: Collection[tuple[Profile, Profile]], both: Collection[tuple[str, str]] = ()
) -> tuple[Proposal, ...]:
    """Those of the pairs that may be one, the likeliest first.

    Args:
        pairs: actors whose names have something in common. Whoever has a lone surname is to be beside all others of it.
        both: the ids, the lesser first, of those that some report names beside each other.
    """
    seen: dict[tuple[str, str], tuple[Profile, Profile, tuple[Feature, ...]]] = {}
    for one, other in pairs:
        a, b = sorted((one, other), key=lambda p: p.id)
        if a.id != b.id and (name := _name(a, b)) is not None:
            seen[a.id, b.id] = a, b, (name,)
    called: dict[str, int] = {}
    for key, (_, _, (name,)) in seen.items():
        if name.name == "surname":
            for id in key:
                called[id] = called.get(id, 0) + 1
    found = []
    for key, (a, b, (name,)) in seen.items():
        features = [name, *_against(a, b), *_context(a, b)]
        others = max(called[id] for id in key) - 1 if name.name == "surname" else 0
        if others:
            features.append(_feature("several", f"{others} more of that name"))
        if key in both and name.name not in ("name", "short"):
            features.append(_feature("both", "a report names both"))
        score = 1 / (1 + math.exp(-(_weights()["bias"] + sum(f.score for f in features))))
        if score >= ENOUGH:
            found.append(Proposal(a.id, b.id, (a.name, b.name), round(score, 3), tuple(features)))
    return tuple(sorted(found, key=lambda p: (-p.score, p.one, p.other)))


def _name(a: Profile, b: Profile) -> Feature | None:
    """What two actors' names have in common, by the names that say most; None where they are names of two."""
    if _is_person(a) and _is_person(b):
        likely = _named_people
    elif _is_body(a) and _is_body(b):
        likely = _named_bodies
    elif all(_is_person(x) or _is_body(x) for x in (a, b)):
        likely = _named_alike  # a reader took it for a person here and for a body there
    else:
        return None
    found = [f for x in sorted(a.names) for y in sorted(b.names) if (f := likely(x, y)) is not None]
    return max(found, key=lambda f: f.score, default=None)


def _against(a: Profile, b: Profile) -> Iterator[Feature]:
    """Two people who are called alike for short ("Abu Laban"), and otherwise in full."""
    pairs = [(x, y) for x in sorted(_usual(a)) for y in sorted(_usual(b)) if min(len(x), len(y)) > 1]
    if _is_person(a) and _is_person(b) and pairs and all(_named_people(x, y) is None for x, y in pairs):
        yield _feature("other name", _words(*pairs[0]))


def _usual(profile: Profile) -> frozenset[Words]:
    return profile.usual or frozenset({name_words(profile.name)})


def proposable(kinds: Collection[str]) -> bool:
    """Whether an actor of these kinds is ever proposed as one with another: people and bodies are; a country or a
    place goes by names that tables hold."""
    return not _PROPOSED.isdisjoint(kinds)


def _is_person(profile: Profile) -> bool:
    return "person" in profile.kinds


def _is_body(profile: Profile) -> bool:
    return bool(profile.kinds & _BODIES)


def _named_alike(a: Words, b: Words) -> Feature | None:
    return _feature("name", " ".join(a)) if a == b and len(a) > 1 else None


def _named_people(a: Words, b: Words) -> Feature | None:
    few, many = sorted((without_titles(a), without_titles(b)), key=lambda words: (len(words), words))
    if not few or set(few) & _GENERATIONS != set(many) & _GENERATIONS:
        return None
    if len(few) == 1:
        if len(many) == 1:
            return _feature("surname", _words(few, many)) if _same_or_alike(few[0], many[0]) else None
        return _feature("surname", few[0]) if few[0] == many[-1] else None
    if few == many:
        return _feature("name", " ".join(few))
    if len(few) == len(many):
        if _initialled(few, many):
            return _feature("initial", _words(few, many))
        return _feature("spelling", _words(few, many)) if all(map(_same_or_alike, few, many)) else None
    if few[0] == many[0] and set(few) <= set(many):
        return _feature("fuller", _words(few, many))
    return _feature("surname", " ".join(few)) if many[-len(few) :] == few else None


def _initialled(a: Words, b: Words) -> bool:
    """Whether one name has an initial where the other has the word, and all else is the same."""
    differing = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    initials = all(min(len(x), len(y)) == 1 and x[0] == y[0] for x, y in differing)
    return a[-1] == b[-1] and len(a[-1]) > 1 and bool(differing) and initials


def _named_bodies(a: Words, b: Words) -> Feature | None:
    few, many = sorted((a, b), key=lambda words: (len(words), words))
    if not _telling(few):
        return None
    if few == many:
        return _feature("name", " ".join(few))
    if len(few) == 1 and len(many) > 1 and few[0] in _initials(many):
        return _feature("short", _words(few, many))
    if len(few) == len(many):
        # A common word is never another's spelling: "army" and "navy", "north" and "south".
        differing = [(x, y) for x, y in zip(few, many, strict=True) if x != y]
        spelt = all(_alike(x, y) and x not in common() and y not in common() for x, y in differing)
        return _feature("spelling", _words(few, many)) if spelt else None
    # "Ansar Dine movement"; but a "Popular Front of Thule" and a "National Bank of Tarvia" are others than without.
    goes_on = many[: len(few)] == few and few[-1] not in common() and not _telling(many[len(few) :])
    return _feature("longer", _words(few, many)) if goes_on else None


def _telling(words: Words) -> bool:
    """Whether words say which body it is: not all of them are common to names of bodies."""
    return any(word not in common() and len(word) > 1 for word in words)


def _initials(words: Words) -> set[str]:
    """The abbreviations of a name: with and without its small words."""
    large = [word for word in words if len(word) > 3 or word not in SMALL]
    return {"".join(word[0] for word in some) for some in (words, large) if len(some) > 1}


def _same_or_alike(a: str, b: str) -> bool:
    return a == b or _alike(a, b)


@lru_cache(maxsize=65536)
def _alike(a: str, b: str) -> bool:
    """Whether two words are spellings of one: they sound alike and most of their letters stay, or one letter of a long
    word differs. A feminine is another's name."""
    short, long = sorted((a, b), key=len)
    if len(short) < _SHORTEST or any(short + end == long or short[:-1] + end == long for end in _FEMININE):
        return False
    apart = _distance(short, long)
    if sketch(a) is not None and sketch(a) == sketch(b):
        return 1 - apart / len(long) >= _LEAST_ALIKE
    return apart == 1 and len(short) >= _LONG and short[0] == long[0]


def _distance(a: str, b: str) -> int:
    """How many letters are put in, left out or changed between two words (Levenshtein 1965)."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (x != y))
    return row[-1]


def _context(a: Profile, b: Profile) -> Iterator[Feature]:
    for name, mine, others in (("country", a.countries, b.countries), ("sector", a.sectors, b.sectors)):
        if mine & others:
            yield _feature(name, ", ".join(sorted(mine & others)))
        elif mine and others:
            yield _feature(f"other {name}", f"{', '.join(sorted(mine))}; {', '.join(sorted(others))}")
    if a.titles & b.titles:
        yield _feature("title", ", ".join(sorted(a.titles & b.titles)))
    if a.bodies & b.bodies:
        yield _feature("body", f"{len(a.bodies & b.bodies)} in common")


def _words(few: Words, many: Words) -> str:
    return f"{' '.join(few)}; {' '.join(many)}"


def _feature(name: str, detail: str) -> Feature:
    return Feature(name, _weights()[name], detail)


@cache
def _weights() -> Mapping[str, float]:
    return {row["feature"]: float(row["weight"]) for row in load("proposal_weights")}


def merged(profiles: Sequence[Profile], id: str, name: str) -> Profile:
    """The profile of actors that people judged to be one."""
    first, *rest = profiles
    for other in rest:
        first = replace(
            first,
            names=first.names | other.names,
            kinds=first.kinds | other.kinds,
            countries=first.countries | other.countries,
            sectors=first.sectors | other.sectors,
            titles=first.titles | other.titles,
            bodies=first.bodies | other.bodies,
        )
    return replace(first, id=id, name=name, usual=frozenset().union(*map(_usual, profiles)))
