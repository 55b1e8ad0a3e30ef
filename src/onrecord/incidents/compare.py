"""Comparing two tellings of different reports: a table of what speaks for and against one happening.

Each feature is a number with a detail that a reader can check; the score is the logistic function of their weighted
sum. The weights are data (`lexicons/incident_weights.tsv`). Nothing is known of most happenings but a part: a feature
is left out, neither for nor against, where either side says nothing.

Two tellings of one report are one happening if they are of one thread (`onrecord.incidents.threads`), else two.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from onrecord import lexicons
from onrecord.incidents.likeness import gap, named, parties, places
from onrecord.incidents.tellings import Telling
from onrecord.incidents.threads import BY_ACTOR
from onrecord.incidents.words import RAREST, cosine, means_differ, one_root, weight

LEAST = 0.1
"""Scores below are as good as none."""

ONE_THREAD = 1.0
"""The score of two tellings of one report that its thread ties."""

_NEWS = 7
"""A report tells of what happened so many days before it was published, unless it states another day."""
_LONG = 31
_RARE = 45
_BLASTS = frozenset({"bomb", "shell"})
"""Means that those who hear of it tell by one word, a blast."""
_LIKELY = 0.5
_SURE = 8.0


@dataclass(frozen=True, slots=True)
class Feature:
    """What speaks for (above zero) or against (below) one happening: a name of `lexicons/incident_weights.tsv`, its
    part of the sum (log odds), and what was seen, in words."""

    name: str
    score: float
    detail: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """How likely two tellings are of one happening, from 0 to 1, and why."""

    score: float
    features: tuple[Feature, ...]


def compare(a: Telling, b: Telling) -> Comparison:
    """Compare two tellings, in whatever order they come."""
    if a.document == b.document:
        if a.thread == b.thread:
            return Comparison(ONE_THREAD, (Feature("thread", _SURE, "the report takes it up again"),))
        return Comparison(0.0, (Feature("thread", -_SURE, "the report tells them apart"),))
    if b.key < a.key:
        a, b = b, a
    of = weights()
    found = [Feature("bias", of["bias"], "")]
    found += [Feature(name, of[name] * value, detail) for name, value, detail in features(a, b)]
    return Comparison(1 / (1 + math.exp(-sum(f.score for f in found))), tuple(found))


def features(a: Telling, b: Telling) -> Iterator[tuple[str, float, str]]:
    """What is seen of two tellings of different reports: name, size (above zero) and detail. The rest is left out."""
    yield from _kinds(a, b)
    yield from _takers(a, b)
    yield from _where(a, b)
    yield from _when(a, b)
    yield from _many(a, b)
    yield from _texts(a, b)
    if set(a.marks) != set(b.marks):
        yield "another", 1.0, ", ".join(sorted(set(a.marks) ^ set(b.marks)))


def _kinds(a: Telling, b: Telling) -> Iterator[tuple[str, float, str]]:
    words, meant, told = set(a.words) & set(b.words), set(a.senses) & set(b.senses), set(a.told) & set(b.told)
    if words:
        yield "word", 1.0, ", ".join(sorted(words))
        yield "rare word", max(weight(w) for w in words) / RAREST, ", ".join(sorted(words))
    elif roots := sorted(f"{x}, {y}" for x in a.words for y in b.words if one_root(x, y)):
        yield "root", 1.0, roots[0]
    if means_differ(a.told, b.told):
        yield "other means", _less(a, b), f"{'/'.join(a.told)} and {'/'.join(b.told)}"
    elif meant:
        yield "sense", 1.0, ", ".join(sorted(meant))
    elif told:
        yield "told", 1.0, ", ".join(sorted(told))
    if a.families and b.families:
        shared = set(a.families) & set(b.families)
        if shared:
            yield "family", 1.0, ", ".join(sorted(shared))
        else:
            yield "other family", 1.0, f"{'/'.join(a.families)} and {'/'.join(b.families)}"


def _less(a: Telling, b: Telling) -> float:
    """How much it means that the means are others: little of the same town and day, where a strike, explosives that
    went off and a blast may be rival accounts of one."""
    alike = a.days is not None and a.days == b.days and places(a.spots, b.spots)[0] == "same"
    both = set(a.told) | set(b.told)
    return 0.4 if alike and "blast" in both and _BLASTS & set(a.told) and _BLASTS & set(b.told) else 1.0


def _takers(a: Telling, b: Telling) -> Iterator[tuple[str, float, str]]:
    for name, mine, theirs in (("actors", a.actors, b.actors), ("recipients", a.recipients, b.recipients)):
        alike = parties(mine, theirs)
        if alike is not None and alike[0] > 0:
            yield name, alike[0], alike[1]
        elif named(mine) and named(theirs):
            yield f"other {name}", 1.0, f"{named(mine)[0].name} and {named(theirs)[0].name}"
    told_by_actor = set(a.families) & set(b.families) & BY_ACTOR
    alike = parties(a.actors, b.actors)
    if told_by_actor and (alike is None or alike[0] < _LIKELY):
        # Two who are known by name are two for certain.
        sure = 2.5 if named(a.actors) and named(b.actors) else 1.0
        yield "whose", sure, f"of {', '.join(sorted(told_by_actor))} nobody acts in both"
    for mine, theirs in ((a.actors, b.recipients), (a.recipients, b.actors)):
        crossed = parties(named(mine), named(theirs))
        if crossed is not None and crossed[0] >= 0.8:
            yield "crossed", 1.0, crossed[1]
            break


def _where(a: Telling, b: Telling) -> Iterator[tuple[str, float, str]]:
    relation, mine, theirs = places(a.spots, b.spots)
    if relation is None or mine is None or theirs is None:
        return
    detail = mine.name if mine.name == theirs.name else f"{mine.name} and {theirs.name}"
    if relation == "apart":
        yield "other place", 1.0, detail
    else:
        yield "place", {"same": 1.0, "near": 0.8, "within": 0.3}[relation], detail


def _when(a: Telling, b: Telling) -> Iterator[tuple[str, float, str]]:
    mine, theirs = _days(a), _days(b)
    if mine is None or theirs is None:
        return
    apart = gap(mine, theirs)
    stated = a.days is not None and b.days is not None
    if apart:
        # A day's difference may be one of time zones, of "overnight", or a slip.
        yield "other days", 0.4 if apart == 1 else 1.0, f"{_shown(mine)} and {_shown(theirs)}"
    elif max(mine[1] - mine[0], theirs[1] - theirs[0]) <= _LONG:
        shorter = min(mine, theirs, key=lambda d: d[1] - d[0])
        yield "days" if stated else "near days", 1.0 if mine == theirs or not stated else 0.6, _shown(shorter)


def _days(telling: Telling) -> tuple[int, int] | None:
    """The days on which it happened: those stated, else the week before its report."""
    if telling.days is not None or telling.published is None:
        return telling.days
    return telling.published - _NEWS, telling.published


def _shown(days: tuple[int, int]) -> str:
    first, last = (date.fromordinal(max(1, day)).isoformat() for day in days)
    return first if first == last else f"{first} to {last}"


def _many(a: Telling, b: Telling) -> Iterator[tuple[str, float, str]]:
    mine = {(what, value) for what, value, _ in a.counts if value > 1}
    theirs = {(what, value) for what, value, _ in b.counts if value > 1}
    shared = mine & theirs
    if shared:
        yield "counts", min(1.0, len(shared) / 2 + 0.25), ", ".join(f"{value} {what}" for what, value in sorted(shared))
        return
    both = {what for what, _ in mine} & {what for what, _ in theirs}
    if both:
        yield "other counts", 1.0, ", ".join(f"{v} {w}" for w, v in sorted(mine | theirs) if w in both)


def _texts(a: Telling, b: Telling) -> Iterator[tuple[str, float, str]]:
    report, sentence = cosine(a.report, b.report), cosine(a.sentence, b.sentence)
    if report:
        yield "report", report, f"{report:.2f}"
    if sentence:
        yield "sentence", sentence, f"{sentence:.2f}"
    theirs = {term for term, _ in b.report}
    rare = [term for term, _ in a.report if term in theirs and weight(term) >= _RARE]
    if rare:
        yield "names", min(1.0, len(rare) / 6), ", ".join(rare)


@cache
def weights() -> Mapping[str, float]:
    """The weight of each feature, in log odds."""
    return {row["feature"]: float(row["weight"]) for row in lexicons.load("incident_weights")}
