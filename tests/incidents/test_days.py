"""Days: which days a time of a report says, and which is when something happened."""

from __future__ import annotations

import pytest

from onrecord.incidents.days import days_of, time_of
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


@pytest.mark.parametrize(("published", "last"), [("2024-03-09", "2024-03-07"), ("2024-03-06", "2024-03-03")])
def test_last_week_is_the_one_that_ends_in_what_comes_out_on_a_weekend(published: str, last: str) -> None:
    made = Factory("Men attacked the mill last week.", published=published)
    made.time("last week", begin="2024-02-26", end="2024-03-03")
    record = made.record()
    assert days_of(record.times[0], record.document.text, day(published)) == (day("2024-02-26"), day(last))


@pytest.mark.parametrize("dated", [True, False], ids=["that day", "the day of saying"])
def test_an_hour_of_the_day_on_which_it_was_said_dates_nothing(dated: bool) -> None:
    made = Factory("Men burned a mill, police said on Sunday. They killed the miller at dawn.")
    sunday = made.time("on Sunday", begin="2024-03-03", end="2024-03-03")
    dawn = made.time("dawn", type="TIME", begin="2024-03-03", end="2024-03-03", resolved_from=sunday)
    made.attribution("said", source="police", content="Men burned a mill", time=sunday)
    made.event("burned", "ASSAULT", **({"time": sunday} if dated else {}))
    made.event("killed", "ASSAULT", time=dawn)
    record = made.record()
    assert (time_of(record.events[1], record) is not None) is dated
