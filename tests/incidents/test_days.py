"""Days: which days a time of a report says."""

from __future__ import annotations

import pytest

from onrecord.incidents.days import days_of
from tests.factory import Factory
from tests.incidents.tellings import day


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("three nights ago", ("2024-02-29", "2024-03-01")),
        ("two days ago", ("2024-02-29", "2024-03-01")),
        ("on Friday", ("2024-03-01", "2024-03-01")),
    ],
)
def test_nobody_counts_the_days_since_to_the_hour(words: str, days: tuple[str, str]) -> None:
    made = Factory(f"Men attacked the mill {words}.")
    made.time(words, begin="2024-03-01", end="2024-03-01")
    record = made.record()
    assert days_of(record.times[0], record.document.text, day("2024-03-04")) == (day(days[0]), day(days[1]))
