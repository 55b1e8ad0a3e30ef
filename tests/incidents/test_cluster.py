"""Clusters: average linkage, people's judgements, and no dependence on any order."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.incidents.cluster import clusters

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


def test_groups_that_share_no_score_do_not_touch_each_other():
    """What a new report does not touch stays as it is."""
    scores = {(A, B): 0.8, (C, D): 0.7}
    assert clusters([A, B, C, D], scores) == clusters([A, B], scores) + clusters([C, D], scores)
