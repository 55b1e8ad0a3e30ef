"""Candidates: which tellings are worth comparing at all.

Two tellings are compared when they share a key. A key is a stretch of days, a family of happenings and a telling word:
of a place, of somebody who takes part, or of what the report is about. Days are cut into stretches of eight, and a
telling stands in every stretch that its happening may fall into, a day either side allowed, so that neighbours in time
meet; one whose report does not date it may be as old as a week on the day of publication, and one that is dated to more
than a month meets only what is published in its week or beside it. At a hundred thousand reports this leaves a telling
with its own news of the week, not with all news of its kind. Of those that a stretch brings together by chance, only
such are compared whose own days are near (`compare.Comparer`).
"""

from __future__ import annotations

from onrecord.incidents.likeness import is_long
from onrecord.incidents.sites import alike
from onrecord.incidents.tellings import Telling
from onrecord.incidents.words import stems, weight

STRETCH = 8
"""Days in a stretch: about as many as an undated telling may lie in, which is where keys and what is read for them,
taken together, are fewest."""
WEEK = 6
"""So many days before its publication may a happening lie that a report does not date."""

_WORDS = 10
_LEAST_WEIGHT = 25


def keys(telling: Telling) -> tuple[str, ...]:
    """The keys of a telling, in a fixed order; none where nothing telling is known of it."""
    kinds = telling.families or tuple(f"~{word}" for word in telling.words)
    return tuple(
        f"{stretch}|{kind}|{word}" for kind in kinds for stretch in _stretches(telling) for word in _words(telling)
    )


def _stretches(telling: Telling) -> tuple[str, ...]:
    days = telling.days
    if days is None and telling.published is not None:
        days = (telling.published - WEEK, telling.published)
    if days is None:
        return ("",)
    first, last = days[0] - 1, days[1] + 1
    if is_long((first, last)):
        # "Since 2021": of long stretches only the beginning may be known elsewhere. What is so long ago, or so vague,
        # is spoken of for years: it meets what is published a week before or after, or else would meet ever more.
        weeks = ("",) if telling.published is None else _weeks(telling.published)
        return tuple(f"y{first // 365}{week}" for week in weeks)
    return tuple(str(n) for n in range(first // STRETCH, last // STRETCH + 1))


def _weeks(published: int) -> tuple[str, str]:
    """The week of a day and the one before, so that neighbours meet."""
    week = published // 7
    return f"@{week - 1}", f"@{week}"


def _words(telling: Telling) -> tuple[str, ...]:
    """The most telling words of those that take part, of the places, and of the report; the names in a report that
    leads with it, and the sites."""
    names = [p.name for p in telling.actors + telling.recipients if p.identity]
    names += [s.name for s in telling.spots + telling.home]
    found = {_spelt(w): 1000 + weight(w) for name in names for w in stems(name) if weight(w) >= _LEAST_WEIGHT}
    for word, share in telling.report:
        if weight(word) >= _LEAST_WEIGHT:
            found.setdefault(_spelt(word), share)
    most = sorted(found, key=lambda w: (-found[w], w))[:_WORDS]
    # A kind of site is met every day somewhere: it tells something in a country.
    sites = (f"{site}@{country}" for site in alike(telling.sites) for country in telling.countries)
    return tuple(sorted({*most, *map(_spelt, telling.cast), *sites}))


def _spelt(word: str) -> str:
    """A stem without the mark that spellings of names differ in: "ts'khinvali", "tskhinvali"."""
    return word.replace("'", "")
