"""Clusters: average linkage, people's judgements, and no dependence on any order."""

from __future__ import annotations

import random
from itertools import combinations
from statistics import fmean

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from onrecord.incidents.cluster import ENOUGH, clusters

A, B, C, D = (("d_a", "v1"), ("d_b", "v1"), ("d_c", "v1"), ("d_d", "v1"))


@pytest.mark.parametrize(
    ("scores", "judged", "expected"),
    [
        # Likely pairs are one, others stay alone.
        ({(A, B): 0.9}, {}, ((A, B), (C,), (D,))),
        # A chain of likely neighbours whose ends are unlike does not hold together.
        ({(A, B): 0.9, (B, C): 0.8, (C, D): 0.9}, {}, ((A, B), (C, D))),
        # All pairs likely on the mean: one, though one pair is not.
        ({(A, B): 0.9, (B, C): 0.9, (A, C): 0.3}, {}, ((A, B, C), (D,))),
        # The likest pair is joined first, and the rest must be like both.
        ({(A, B): 0.6, (B, C): 0.9}, {}, ((A,), (B, C), (D,))),
        # People outrank scores, in both directions.
        ({(A, B): 0.99}, {"apart": [(A, B)]}, ((A,), (B,), (C,), (D,))),
        ({}, {"together": [(A, D)]}, ((A, D), (B,), (C,))),
        # Whoever is kept apart from one is kept apart from all that are one with it.
        ({(A, B): 0.9, (B, C): 0.9, (A, C): 0.9}, {"apart": [(A, C)]}, ((A, B), (C,), (D,))),
        ({(B, C): 0.9}, {"together": [(A, B)], "apart": [(A, C)]}, ((A, B), (C,), (D,))),
        # Contradicting judgements: the tie holds.
        ({}, {"together": [(A, B), (B, C)], "apart": [(A, C)]}, ((A, B, C), (D,))),
    ],
)
def test_groups(scores, judged, expected):
    assert clusters([A, B, C, D], scores, **judged) == expected


@given(st.data())
def test_the_order_of_what_is_given_does_not_matter(data):
    members = [(f"d_{n}", f"v{m}") for n in range(5) for m in range(2)]
    pairs = [(a, b) for a in members for b in members if a < b]
    # Few different scores, so that many pairs are equally like.
    scores = {p: s for p in pairs if (s := data.draw(st.sampled_from([0.0, 0.3, 0.5, 0.7, 0.9])))}
    apart = data.draw(st.lists(st.sampled_from(pairs), max_size=4))
    together = data.draw(st.lists(st.sampled_from(pairs), max_size=2))
    shuffled = random.Random(data.draw(st.integers(0, 99)))

    def mixed(given):
        return shuffled.sample(list(given), len(given))

    once = clusters(members, scores, together=together, apart=apart)
    again = clusters(mixed(members), dict(mixed(scores.items())), together=mixed(together), apart=mixed(apart))
    assert once == again
    assert sorted(key for group in once for key in group) == sorted(members)
    of = {key: n for n, group in enumerate(once) for key in group}
    assert all(of[a] == of[b] for a, b in together)
    tied = clusters(members, {}, together=together)
    tie = {key: n for n, group in enumerate(tied) for key in group}
    assert all(of[a] != of[b] for a, b in apart if tie[a] != tie[b])


def test_what_is_taken_up_in_passing_does_not_outvote_what_is_told_in_full():
    """Of two reports the better half of the pairs counts, and of several each as much as any other."""
    full, passing = ("d_a", "v1"), [("d_a", "v2"), ("d_a", "v3")]
    thread = {(full, passing[0]): 1.0, (full, passing[1]): 1.0, (passing[0], passing[1]): 1.0}
    # Two of three pairs with the other report are its better half.
    assert len(clusters([full, *passing, B], thread | {(full, B): 0.9, (passing[0], B): 0.3})) == 1
    assert len(clusters([full, *passing, B], thread | {(full, B): 0.9})) == 2
    # A third report like neither of them is not joined to both by the many tellings of the one.
    likely = thread | {(key, B): 0.9 for key in (full, *passing)}
    assert clusters([full, *passing, B, C], likely | {(key, C): 0.6 for key in (full, *passing)})[1] == (C,)
    assert len(clusters([full, *passing, B, C], likely | {(full, C): 0.7, (passing[0], C): 0.7, (B, C): 0.4})) == 1


def test_a_report_that_is_in_both_groups_is_weighed_by_all_that_it_tells():
    told = [("d_a", f"v{n}") for n in range(2)]
    scores = {(told[0], B): 0.9, (told[1], C): 0.9, (B, C): 0.7, (told[0], C): 0.6, (told[1], B): 0.6}
    # Its two tellings count as nothing beside each other: one of the four pairs of reports.
    assert clusters([*told, B, C], scores) == ((told[0], B), (told[1], C))
    assert len(clusters([*told, B, C], scores | {(told[0], told[1]): 1.0})) == 1


@given(st.lists(st.floats(0.2, 0.9), min_size=36, max_size=36, unique=True))
def test_what_is_kept_up_as_groups_are_joined_is_what_their_members_give(drawn):
    members = [(f"d_{n}", f"v{m}") for n in range(3) for m in range(3)]
    scores = dict(zip(combinations(members, 2), drawn, strict=True))
    groups = [[key] for key in members]

    def like(mine, theirs):
        found = sorted((scores[min(a, b), max(a, b)] for a in mine for b in theirs), reverse=True)
        return fmean(found[: (len(found) + 1) // 2])

    def mean(x, y):
        mine, theirs = ({d: [k for k in g if k[0] == d] for d, _ in g} for g in (groups[x], groups[y]))
        return fmean(like(p, q) for p in mine.values() for q in theirs.values())

    while len(groups) > 1:
        (best, x, y), *rest = sorted(((mean(x, y), x, y) for x, y in combinations(range(len(groups)), 2)), reverse=True)
        assume(abs(best - ENOUGH) > 1e-9)
        assume(not rest or best - rest[0][0] > 1e-9)  # which of two alike is joined first is not told here
        if best < ENOUGH:
            break
        groups[x] += groups.pop(y)
    assert clusters(members, scores) == tuple(sorted(tuple(sorted(g)) for g in groups))


def test_groups_that_share_no_score_do_not_touch_each_other():
    """What a new report does not touch stays as it is."""
    scores = {(A, B): 0.8, (C, D): 0.7}
    assert clusters([A, B, C, D], scores) == clusters([A, B], scores) + clusters([C, D], scores)
