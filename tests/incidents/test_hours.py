"""Hours: at what time of its day a happening was, and which hours exclude each other."""

from __future__ import annotations

import pytest

from onrecord.incidents.hours import Hours, exclude, hours_of
from onrecord.records import Time
from tests.factory import Factory


def _time(text: str, words: str, value: str, *, end: str = "2024-03-03") -> tuple[Time, str]:
    made = Factory(text)
    made.time(words, value=value, begin="2024-03-03", end=end)
    return made.times[0], text


@pytest.mark.parametrize(
    ("text", "words", "value", "hours"),
    [
        ("It was hit on Sunday evening.", "Sunday evening", "2024-03-03TEV", (16, 24)),
        ("It was hit at 9 p.m. on Sunday.", "9 p.m. on Sunday", "2024-03-03T21:00", (19, 24)),
        ("It was hit early on Sunday.", "Sunday", "2024-03-03", (0, 9)),
        ("It was hit at dawn on Sunday.", "Sunday", "2024-03-03", (0, 9)),
        ("It was hit early on Sunday morning.", "Sunday morning", "2024-03-03TMO", (0, 9)),
        ("It was hit on Sunday.", "Sunday", "2024-03-03", None),
        ("It was hit earlier on Sunday.", "Sunday", "2024-03-03", None),
    ],
)
def test_hours_of_a_time(text: str, words: str, value: str, hours: Hours | None) -> None:
    assert hours_of(*_time(text, words, value)) == hours


def test_a_stretch_of_days_has_no_hours() -> None:
    assert hours_of(*_time("It was hit early this week.", "this week", "2024-W09", end="2024-03-09")) is None
    assert hours_of(None, "It was hit.") is None


@pytest.mark.parametrize(
    ("a", "b", "two"),
    [
        ((4, 12), (16, 24), True),
        ((16, 24), (18, 30), False),
        ((19, 24), (18, 30), False),
        ((0, 9), (12, 18), True),
        ((0, 9), None, False),
    ],
    ids=["morning, evening", "evening, night", "nine, night", "dawn, afternoon", "not known"],
)
def test_hours_that_exclude_each_other(a: Hours, b: Hours | None, two: bool) -> None:
    assert exclude(a, b) is exclude(b, a) is two
