"""Words as comparing sees them: stems, how telling each is, sketches of texts, and what kind of happening a word tells
of.

A stem is a folded word without the regular endings of plurals, participles and past tenses; it is meant to be the same
for the forms of one word and is not always a word itself. How telling a word is comes from the shipped table of common
words (`lexicons/common_words.tsv`); a word that is not in it is rare, so it tells most.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

from onrecord import lexicons
from onrecord.text import fold

Sketch = tuple[tuple[str, int], ...]
"""The most telling stems of a text and their weights, by stem; the squares of the weights add up to about 1,000,000."""

RAREST = 75
"""The weight of a word that is not in the table of common words."""

HARM = frozenset({"violence", "disaster"})
"""The families of happenings in which people are hurt."""

_RUN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_LONGEST = 32
_ROOT = 5
_VOWELS = frozenset("aeiouy")
_DOUBLED = frozenset("bdgmnprt")
# Figures of one, two and four digits (years) are met by chance in reports that have nothing to do with each other.
_FIGURES = {1: 15, 2: 35, 4: 40}


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of one word."""
    w = fold(word)[:_LONGEST]
    if w.endswith("'s"):
        w = w[:-2]
    if len(w) < 4 or not w[-1].isalpha():
        return w
    if w.endswith("ies") and len(w) > 4:
        w = w[:-3] + "y"
    elif w.endswith("s") and w[-2] not in "us":
        w = w[:-1]
    if w.endswith("ied"):
        w = w[:-1] if len(w) < 5 else w[:-3] + "y"
    for ending in ("ing", "ed"):
        root = w[: -len(ending)]
        if w.endswith(ending) and len(root) > 2 and _VOWELS & set(root) and root[-1] != "e":
            w = root
            if w[-1] == w[-2] and w[-1] in _DOUBLED:
                w = w[:-1]
            break
    if w.endswith("e") and len(w) > 3:
        w = w[:-1]
    if w.endswith("y") and len(w) > 3:
        w = w[:-1] + "i"
    return w


def one_root(a: str, b: str) -> bool:
    """Whether two stems look like words of one root: explod and explosion."""
    shared = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        shared += 1
    return shared >= _ROOT or (shared >= _ROOT - 1 and shared == min(len(a), len(b)))


def stems(text: str) -> Iterator[str]:
    """The stems of the words and figures of a text, in order. A compound with hyphens is one word."""
    for run in _RUN.finditer(text):
        yield stem(run[0])


@lru_cache(maxsize=65536)
def weight(term: str) -> int:
    """How telling a stem is: 0 for the commonest words, `RAREST` for those that the table does not hold."""
    if term[0].isdigit():
        return _FIGURES.get(len(term), RAREST)
    return _common().get(term, RAREST)


@cache
def _common() -> dict[str, int]:
    return {row["stem"]: int(row["weight"]) for row in lexicons.load("common_words")}


def sketch(texts: Iterable[tuple[str, float]], keep: int) -> Sketch:
    """The `keep` most telling stems of texts, each text with how often it counts (a headline counts more than once).

    The weight of a stem grows with the logarithm of how often it stands there (as in TF-IDF)."""
    often: Counter[str] = Counter()
    for text, times in texts:
        for term in stems(text):
            often[term] += times  # type: ignore[assignment]
    weighed = {t: (1 + math.log(n)) * weight(t) for t, n in often.items() if n >= 1 and weight(t)}
    kept = sorted(weighed, key=lambda t: (-weighed[t], t))[:keep]
    length = math.sqrt(sum(weighed[t] ** 2 for t in kept))
    return tuple(sorted((t, round(1000 * weighed[t] / length)) for t in kept))


def cosine(a: Mapping[str, int], b: Mapping[str, int]) -> float:
    """How alike two sketches are, as stems with their weights, from 0 to 1."""
    return min(1.0, sum(a[t] * b[t] for t in a.keys() & b.keys()) / 1e6)


@cache
def _senses() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """The senses of every stem, and the families of every sense."""
    by_word: dict[str, list[str]] = {}
    families: dict[str, tuple[str, ...]] = {}
    for row in lexicons.load("happenings"):
        sense = row["sense"]
        families[sense] = families.get(sense, ()) + tuple(row["families"].split())
        for word in row["words"].split():
            listed = by_word.setdefault(stem(word), [])
            if sense not in listed:
                listed.append(sense)
    return {word: tuple(listed) for word, listed in by_word.items()}, families


def senses(word: str) -> tuple[str, ...]:
    """The kinds of happening that a stem may tell of, by their names in the lexicon; none for a word not in it."""
    return _senses()[0].get(word, ())


_SAID = frozenset({"accusation", "refusal", "demand", "threat", "support", "statement"})


@cache
def _nouns() -> dict[str, str]:
    return {row["sense"]: row["noun"] for row in lexicons.load("happenings")}


def noun_of(sense: str) -> str:
    """What a happening of a sense is called."""
    return _nouns()[sense]


@cache
def _by_type() -> dict[tuple[str, str], tuple[tuple[str, ...], str]]:
    rows = lexicons.load("happening_families")
    return {(r["type"], r["mode"]): (tuple(r["families"].split()), r["sense"]) for r in rows}


@cache
def wide_senses() -> frozenset[str]:
    """The senses that go with any other of their family."""
    return frozenset(row["sense"] for row in lexicons.load("happenings") if row["breadth"] != "narrow")


@cache
def lasting_senses(*breadths: str) -> frozenset[str]:
    """The senses of these breadths: of words that tell of a `state` ("the war"), or of a `mass` ("violence")."""
    return frozenset(row["sense"] for row in lexicons.load("happenings") if row["breadth"] in breadths)


def families(type: str | None, mode: str | None, told: Iterable[str]) -> tuple[str, ...]:
    """The wider kinds that a happening may be of: those of its type and mode, else those of the senses of its words."""
    if type is not None:
        known = _by_type()
        return known.get((type, mode or ""), known.get((type, ""), ((), "")))[0]
    of = _senses()[1]
    return tuple(sorted({family for sense in told for family in of[sense]}))


def sense_of_type(type: str | None, mode: str | None) -> str:
    """What a happening of this type and mode is told to be by words that no sense is known of, "" where unknown."""
    known = _by_type()
    return known.get((type or "", mode or ""), known.get((type or "", ""), ((), "")))[1]


def means_differ(a: Iterable[str], b: Iterable[str]) -> bool:
    """Whether both tell of narrow senses and share none. A death, a crash or a tremor is the outcome of what is told as
    an attack, and what is said of a deed beside it, as that somebody is accused of it, is no means. What is
    bombed burns, who kills may set fire to it, and hostages are taken and killed at gunpoint."""
    one, other = set(a), set(b)
    if (one & _NATURAL and not other & _NATURAL and other & _DEEDS) or (
        other & _NATURAL and not one & _NATURAL and one & _DEEDS
    ):
        return True  # a landslide is no raid
    mine, theirs = _means(one), _means(other)
    if mine & theirs:
        return False
    if _WIDE & set(a):
        mine -= _BESIDE
    if _WIDE & set(b):
        theirs -= _BESIDE
    if any(one == {"abduct"} and _WITH_GUNS & other for one, other in ((mine, theirs), (theirs, mine))):
        return False
    # What is fired at does not burn, though it is told by one word.
    burns = any(
        one & {"fire", "shoot"} == {"fire"} and _BURNING & other for one, other in ((mine, theirs), (theirs, mine))
    )
    return bool(mine and theirs and not burns)


_NATURAL = frozenset({"slide", "quake", "flood", "storm"})
"""What nobody does; and what somebody has done."""
_DEEDS = frozenset({"attack", "shoot", "stab", "shell", "abduct", "raid"})
_BURNING = frozenset({"blast", "bomb", "shell"})
_BESIDE = frozenset({"fire", "abduct", "die"})
"""What is done beside an attack or a killing, or comes of it."""
_WITH_GUNS = frozenset({"shoot", "stab", "raid", "rob"})
"""By which people are taken, and by which those who were taken are killed."""
_WIDE = frozenset({"attack", "kill"})
_STOPPAGE = frozenset({"walkout"})
_OUTCOMES = frozenset({"disaster", "death"})
"""Families of what an attack may lead to."""


def _means(told: set[str]) -> set[str]:
    deeds = told - _spoken()
    narrow = (deeds or told) - wide_senses()
    of = _senses()[1]
    if "attack" not in told:
        return narrow
    # "Strike" may be of those who walk out, and is not where an attack is told.
    return {s for s in narrow - _STOPPAGE if "violence" in of[s] or _OUTCOMES.isdisjoint(of[s])}


@cache
def _spoken() -> frozenset[str]:
    """The senses of words alone."""
    return frozenset(sense for sense, of in _senses()[1].items() if of and set(of) <= _SAID)


@cache
def doers(kind: str) -> frozenset[str]:
    """The nouns of a kind for whoever or whatever may have done it, as `lexicons/doers.tsv` has them."""
    return frozenset(row["noun"] for row in lexicons.load("doers") if row["kind"] == kind)
