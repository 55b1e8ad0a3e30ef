"""How far a claim may be taken for something that happened: what every format rests on."""

from __future__ import annotations

import itertools

import pytest

from onrecord.export.claims import HELD, STANDING, claims, number_of
from tests.factory import Factory, harbour


def test_the_standings_of_the_invented_report():
    found = {c.event.id: c.standing for c in claims(harbour())}
    assert found == {
        "v1": "told",
        "v2": "alleged",  # an accusation
        "v3": "denied",
        "v4": "attributed",
        "v5": "not_happened",  # a threat
        "v6": "told",
        "v7": "told",
    }


@pytest.mark.parametrize(
    ("stances", "fields", "expected"),
    [
        # Told by somebody, who asserts it, or takes it for granted.
        (("asserts",), {}, "attributed"),
        (("asserts", "asserts"), {}, "attributed"),
        (("condemns",), {}, "attributed"),
        # One link that only alleges makes it an allegation.
        (("accuses",), {}, "alleged"),
        (("asserts", "alleges"), {}, "alleged"),
        (("believes", "asserts"), {}, "alleged"),
        (("declines_to_say",), {}, "alleged"),
        ((), {"modality": "hedged"}, "alleged"),
        # What is denied is denied, whoever tells of it; what is to come has not happened.
        ((), {"polarity": "negative"}, "denied"),
        (("asserts",), {"document_time": "after"}, "not_happened"),
        (("threatens",), {"modality": "hypothetical"}, "not_happened"),
        (("denies",), {"modality": "hypothetical", "polarity": "negative"}, "not_happened"),
        ((), {"modality": "generic"}, "general"),
        ((), {}, "told"),
    ],
)
def test_the_standing_of_an_event(stances, fields, expected):
    made = Factory("Rain\n\nAda Lark said and said that rain fell.")
    chain = tuple(made.attribution(made.span("said", n), stance=s) for n, s in enumerate(stances))
    made.event("fell", "ASSAULT", according_to=chain, **fields)
    (found,) = claims(made.record())
    assert found.standing == expected


def test_each_level_takes_in_the_one_below_it():
    levels = list(HELD.values())
    assert all(lower < higher for lower, higher in itertools.pairwise(levels))
    assert levels[-1] == set(STANDING)


def test_days_are_the_events_own_or_else_the_reports_and_it_is_said_which():
    found = {c.event.id: (c.begin, c.end, c.dated) for c in claims(harbour())}
    assert found["v1"] == ("2024-03-03", "2024-03-03", True)
    assert found["v2"] == ("2024-03-04", "2024-03-04", False)
    assert found["v6"] == ("2024-01-01", "2024-01-31", True)
    assert {(c.begin, c.dated) for c in claims(harbour(published=None)) if c.event.id == "v2"} == {(None, False)}


def test_a_number_of_an_id_is_exact_in_floating_point_and_does_not_change():
    numbers = {number_of(f"d_{n}/v1") for n in range(1000)}
    assert len(numbers) == 1000
    assert all(int(float(n)) == n for n in numbers)
    assert number_of("d_0/v1") == 3800978793411263
