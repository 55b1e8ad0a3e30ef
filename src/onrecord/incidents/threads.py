"""Threads: the events of one report that tell of one happening.

A report tells a happening in full once and takes it up again in other words. Its events are read in order; each joins
the latest thread of its family that it may take up and that it does not contradict, or begins one. Contradiction is
other days, another place, other parties where it is the parties that tell happenings of the family apart, another means
(a shelling is no stabbing), or a word that says it is another one ("a second attack").

Of several threads that a telling may take up it joins the one that its paragraph speaks of, else one that it shares
more than a common word with; else the first, which is what the report mainly tells: "nine people had been killed", far
down and without a day or place, are the dead of the headline.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from onrecord.incidents.hours import exclude
from onrecord.incidents.likeness import Spot, closer, gap, is_long, named, parties, places
from onrecord.incidents.words import HARM, means_differ, wide_senses

if TYPE_CHECKING:
    from onrecord.incidents.tellings import Telling

BY_ACTOR = frozenset({"accusation", "refusal", "demand", "threat", "support", "statement", "sanctions", "aid"})
"""Families whose happenings are told apart by who acts."""
BY_RECIPIENT = frozenset({"custody", "justice", "office", "release", "death", "violence"})
"""Families whose happenings are told apart by whom they befall."""

_BLASTS = frozenset({"blast", "bomb", "shell"})
_LARGE = frozenset({"region", "country"})

_NEWS = 10
"""News is of the last days; what was longer ago is told for comparison."""
_LATEST = 4
"""So many tellings of a thread at most may share a sentence with the next."""
_IN_FULL = 3
"""So many words for a happening tell it in full, as its dead do."""
_NEXT = 160
"""Code points within which a word without a date may take up what is told for comparison."""
_LEAD = 600
"""Code points from the beginning of a report in which it tells what it is about."""

T = TypeVar("T")


def threaded(
    tellings: Sequence[Telling],
    paragraphs: Sequence[int] = (),
    *,
    pointed: Collection[str] = (),
    retold: Collection[str] = (),
    one: Collection[str] = (),
    fresh: Collection[str] = (),
    apart: Mapping[str, Collection[str]] = MappingProxyType({}),
) -> tuple[Telling, ...]:
    """The tellings of a report, each with what its thread knows, in the order given.

    Args:
        tellings: of one report, in its order.
        paragraphs: where its paragraphs start, in order (code points).
        pointed: the events that take up what was spoken of last ("that killing").
        retold: the events by which somebody tells otherwise what the report has told, whatever the means: "the army
            denied the air strike; the militia's own explosives had gone off".
        one: the events that are of what was told right before them ("the blast struck").
        fresh: the events that a paragraph tells of first and whose people nobody was told of before ("a drone
            hit an ambulance").
        apart: for an event those further on which it is told to have come before or after ("fired rockets days after
            the raid").
    """
    threads: list[list[Telling]] = []
    known: list[Telling] = []
    by_event = {telling.event: telling for telling in tellings}
    kept_apart: set[tuple[str, str]] = set()
    for telling in tellings:
        others = [by_event[event] for event in apart.get(telling.event, ()) if event in by_event]
        spoken_of = {n for n, thread in enumerate(known) for o in others if _will_be_of(o, telling, thread)}
        kept_apart |= {(telling.event, other.event) for other in others if spoken_of}
        open_to = [
            n
            for n, thread in enumerate(known)
            if takes_up(telling, thread, otherwise=telling.event in retold)
            and not contradicts(
                telling,
                thread,
                near=telling.event in retold or _one_sentence(telling, threads[n][-1]),
                otherwise=telling.event in retold,
            )
            and not any(_side_by_side(telling, other) for other in threads[n][-_LATEST:])
            and not _breaks_off(telling, thread, paragraphs)
            and not (telling.event in fresh and _goes_on_to(telling, thread, threads[n], paragraphs))
            and n not in spoken_of
            and not any((other.event, telling.event) in kept_apart for other in threads[n])
        ]
        reached = [n for n in open_to if not _background(known[n]) or _beside(telling, threads[n][-1])]
        if telling.event in one and threads:
            reached = [max(range(len(threads)), key=lambda n: threads[n][-1].start)]
        elif telling.event in pointed and open_to:
            reached = [max(open_to, key=lambda n: threads[n][-1].start)]
        if reached:
            closeness = {n: _closeness(telling, known[n], threads[n][-1], paragraphs) for n in reached}
            n = max(reached, key=lambda n: (closeness[n], -n))
            threads[n].append(telling)
            known[n] = _joined(known[n], telling)
        else:
            threads.append([telling])
            known.append(telling)
    full = {t.event: known[n] for n, thread in enumerate(threads) for t in thread}
    return tuple(_with(t, full[t.event]) for t in tellings)


def leading_thread(told: Sequence[Telling]) -> Telling | None:
    """The telling whose thread a report leads with: the first in which people are hurt, or of those of its sentence the
    latest: "Seven kidnapped miners were shot dead on Monday"; the first of all where nobody is."""
    first = next((t for t in told if HARM & set(t.families)), told[0] if told else None)
    if first is None or first.days is None:
        return first
    beside = [t for t in told if _one_sentence(t, first) and HARM & set(t.families) and t.days is not None]
    return max(beside, key=lambda t: t.days[1] if t.days else 0, default=first)


def _closeness(
    telling: Telling, thread: Telling, latest: Telling, paragraphs: Sequence[int]
) -> tuple[bool, bool, int, int]:
    """How near a thread is that a telling may take up: in its sentence; of the report's own time; in its paragraph (and
    how far on), by what was counted or by its means, or not at all."""
    if _one_sentence(telling, latest):
        return True, True, 0, latest.start
    of_now = not _background(thread)
    if bisect_right(paragraphs, telling.start) == bisect_right(paragraphs, latest.start):
        return False, of_now, 2, latest.start
    alike = _as_many(telling, thread) or (set(telling.told) & set(thread.told)) - wide_senses()
    # "Ten were murdered" goes with those who were shot rather than with those who were taken before.
    return False, of_now, 1 if alike else 0, int("kill" in telling.senses and _is_deadly(thread))


def _is_deadly(thread: Telling) -> bool:
    return "kill" in thread.told or any(what == "killed" for what, *_ in thread.counts)


def _breaks_off(telling: Telling, thread: Telling, paragraphs: Sequence[int]) -> bool:
    """Whether a telling begins with another happening, with its own day and place, where an earlier paragraph told one
    without either: "Eighteen people were killed, she says. | On Saturday night, artillery pounded the village." But a
    report that leads with the dead goes on to tell how they died, and by its beginning has told what it is about."""
    if telling.definite or bisect_right(paragraphs, telling.start) == bisect_right(paragraphs, thread.start):
        return False
    mine, theirs = (set(one.told) - wide_senses() for one in (telling, thread))
    lead = (paragraphs[0] if paragraphs else 0) + _LEAD
    elsewhere = telling.days is not None and bool(telling.spots) and thread.days is None and not thread.spots
    late = thread.start >= lead or (bool(theirs) and telling.start >= lead)
    return elsewhere and late and bool(mine) and not mine & theirs


def _goes_on_to(telling: Telling, thread: Telling, told: Sequence[Telling], paragraphs: Sequence[int]) -> bool:
    """Whether a report that has told of a happening in full, without a day, goes on to another with its own: "Fourteen
    people died, he said. | On the evening before, two miners were wounded by shells"."""
    lead = (paragraphs[0] if paragraphs else 0) + _LEAD
    dated = telling.days is not None and thread.days is None and not telling.definite
    dated = dated and bool(HARM & set(telling.families))
    return dated and telling.start >= lead and (bool(thread.counts) or len(told) >= _IN_FULL)


def _will_be_of(other: Telling, telling: Telling, thread: Telling) -> bool:
    """Whether another telling, which stands further on, takes up what a thread tells of by its own word: "fired rockets
    days after *the raid*"; "the raid on the bank" may be a raid not told before."""
    bare = other.definite and not other.recipients and not other.spots and other.days is None
    return bare and other.start > telling.start and bool(set(other.words) & set(thread.words) - set(telling.words))


def _one_sentence(a: Telling, b: Telling) -> bool:
    return a.sentence_start == b.sentence_start


def _background(thread: Telling) -> bool:
    """Whether a thread is of another time than the report's news."""
    if thread.days is None:
        return bool(set(thread.marks) - {"elsewhere"})
    return is_long(thread.days) or (thread.published is not None and thread.published - thread.days[1] > _NEWS)


def _beside(telling: Telling, other: Telling) -> bool:
    return _one_sentence(telling, other) or 0 <= telling.start - other.end < _NEXT


def _side_by_side(a: Telling, b: Telling) -> bool:
    """Whether one sentence tells of two: each by a noun with an article, or with other numbers of those it befell. But
    "survivors of the killings" may take up the massacre that the sentence tells of."""
    if not _one_sentence(a, b):
        return False
    takes_up_the_other = wide_senses() & set(a.senses) & set(b.senses) and not set(a.words) & set(b.words)
    if a.definite and b.definite and not (takes_up_the_other and not (a.recipients and b.recipients)):
        return True
    mine, theirs = {what: value for what, value, _ in a.counts}, {what: value for what, value, _ in b.counts}
    return any(what in theirs and theirs[what] != value for what, value in mine.items())


def takes_up(telling: Telling, thread: Telling, *, otherwise: bool = False) -> bool:
    """Whether a telling may speak of the happening of a thread, as far as words go; `otherwise` that it is somebody's
    own account of something told before."""
    if set(telling.words) & set(thread.words):
        return True
    if not set(telling.families) & set(thread.families):
        return False
    if otherwise or set(telling.senses) & set(thread.told):
        return True
    # "The attack", or an outcome ("killed") of what was told by its means ("bombing"), and the other way round.
    wide = wide_senses()
    return telling.definite or bool(wide & set(telling.senses)) or bool(telling.senses and wide & set(thread.told))


def contradicts(a: Telling, b: Telling, *, near: bool = False, otherwise: bool = False) -> bool:
    """Whether two tellings of a report cannot speak of one happening; `near` that they stand in one sentence, where an
    attack may be told by more than one of its means ("a bomb went off and gunmen opened fire"); `otherwise` that one is
    another account of what was told, where somebody may go by another name ("Councillor murdered")."""
    if set(a.marks) != set(b.marks) and a.marks:
        return True
    if a.days is not None and b.days is not None and (gap(a.days, b.days) > 0 or is_long(a.days) != is_long(b.days)):
        return True
    if a.days is not None and a.days == b.days and exclude(a.hours, b.hours) and not a.definite:
        return True
    relation = places(a.spots, b.spots)[0]
    # Who denies "any strike in Velmar" may mean the region by the name of its capital.
    if relation == "apart" and not (otherwise and a.held == "denied" and _one_division(a, b)):
        return True
    # "The massacre of 2009" may be what is told, "the bombing of a ferry in the bay in 2004" is elsewhere.
    taken_up = a.definite and not (a.spots and b.spots)
    old = a.days is not None and b.days is None and not taken_up and _background(a)
    if old and relation not in ("same", "near") and not _as_many(a, b):
        # "In 2009, gunmen massacred 58": what is told without a day is of the last days.
        return True
    dated = a.days is not None and b.days is None and not near
    two_towns = relation is None and a.days is not None and not near and not a.definite and _towns(a) and _towns(b)
    if two_towns or (relation is None and a.spots and b.spots and dated and not _coarse(a, b)):
        # Where nothing is known of two places, a day of its own tells that the second is elsewhere.
        return True
    if _other_means(a, b) and not near and not a.again:
        return True
    shared = set(a.families) & set(b.families)
    if shared & BY_ACTOR and _others(a.actors, b.actors):
        return True
    if not otherwise and shared & BY_RECIPIENT and _others(closer(a.recipients), closer(b.recipients)):
        return True
    return "talks" in shared and _others(a.actors + a.recipients, b.actors + b.recipients)


def _other_means(a: Telling, b: Telling) -> bool:
    """Whether two are told by means that are not one: what goes off with a blast may be a bomb or a missile."""
    both = {*a.told, *b.told}
    return means_differ(a.told, b.told) and not ("blast" in both and _BLASTS & set(a.told) and _BLASTS & set(b.told))


def _as_many(a: Telling, b: Telling) -> bool:
    """Whether two tellings count the same number of the same."""
    return bool({c[:2] for c in a.counts} & {c[:2] for c in b.counts})


def _coarse(a: Telling, b: Telling) -> bool:
    """Whether either is told to be no closer than in a region or a country, as headlines tell, that the other's place
    may lie in."""
    return any(
        (one.country == other.country or not (one.country and other.country))
        and _LARGE & {one.precision, other.precision}
        for one in _finest(a.spots)
        for other in _finest(b.spots)
    )


def _one_division(a: Telling, b: Telling) -> bool:
    return any(x.division and x.division == y.division and x.country == y.country for x in a.spots for y in b.spots)


def _towns(telling: Telling) -> bool:
    return any(spot.precision == "town" for spot in telling.spots)


def _finest(spots: Sequence[Spot]) -> Sequence[Spot]:
    return [spot for spot in spots if spot.precision not in _LARGE] or spots


def _others(a: Sequence, b: Sequence) -> bool:  # type: ignore[type-arg]
    """Whether both sides have names and none in common."""
    alike = parties(named(a), named(b))
    return alike is not None and alike[0] < 0.4


def _joined(thread: Telling, telling: Telling) -> Telling:
    """A thread that knows what one more telling says; the days are the closest that were stated."""
    days = thread.days
    if telling.days is not None and (days is None or telling.days[1] - telling.days[0] < days[1] - days[0]):
        days = telling.days
    return replace(
        thread,
        words=_union(thread.words, telling.words),
        told=_union(thread.told, telling.told),
        families=_union(thread.families, telling.families),
        actors=_union(thread.actors, telling.actors),
        recipients=_union(thread.recipients, telling.recipients),
        spots=_union(thread.spots, telling.spots),
        nearby=thread.nearby or telling.nearby,
        begin=days[0] if days else None,
        last=days[1] if days else None,
        hours=thread.hours or telling.hours,
        counts=_union(thread.counts, telling.counts),
        sites=_union(thread.sites, telling.sites),
    )


def _union(a: tuple[T, ...], b: tuple[T, ...]) -> tuple[T, ...]:
    return a + tuple(x for x in b if x not in a)


def _placed(thread: Telling) -> tuple[Spot, ...]:
    """Where a thread is told to have been; where that is no closer than in a region or a country, also in the town that
    one of its sentences names, if it may lie there."""
    rough = all(spot.precision in _LARGE for spot in thread.spots)
    return _union(thread.spots, thread.nearby) if rough and not _is_apart(thread) else thread.spots


def _is_apart(thread: Telling) -> bool:
    return bool(thread.spots) and places(thread.spots, thread.nearby)[0] == "apart"


def _with(telling: Telling, thread: Telling) -> Telling:
    return replace(
        telling,
        thread=thread.event,
        told=thread.told,
        actors=thread.actors,
        recipients=thread.recipients,
        spots=_placed(thread),
        begin=thread.begin,
        last=thread.last,
        hours=thread.hours,
        counts=thread.counts,
        sites=thread.sites,
    )
