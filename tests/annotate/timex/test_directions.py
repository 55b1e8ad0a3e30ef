"""Whether what lay ahead of something past is gone by, and when an election's month is. The day is 5 March 2024, a
Tuesday."""

from __future__ import annotations

import pytest

from tests.annotate.test_times import rows


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("The premier was to arrive on Monday for talks.", "2024-03-04"),
        ("Both candidates sought to appeal to young voters on Sunday.", "2024-03-03"),
        ("As he prepared to speak in Gao on Monday, a girl fell.", "2024-03-04"),
        ("The campaign vowed Monday to remain in the fight.", "2024-03-04"),
        ("He swears that they did not set foot in the clinic on Sunday.", "2024-03-03"),
        ("Nine shops were set on fire in the town on Wednesday.", "2024-02-28"),
        ("Bomber attacks Sunday Mass in Velmar.", "2024-03-03"),
        ("The vote is set for Wednesday.", "2024-03-06"),
        # What may still come, and what is told of in the present, lies ahead.
        ("The premier was to arrive on Friday for talks.", "2024-03-08"),
        ("The premier is to arrive on Monday for talks.", "2024-03-11"),
        ("They plan to march on Sunday.", "2024-03-10"),
        ("Unions called for a strike on Monday.", "2024-03-11"),
        ("A march has been called for Sunday.", "2024-03-10"),
        ("They asked for the files in a letter on Monday.", "2024-03-04"),
        ("He appeared to dismiss it in October.", "2023-10"),
        ("She pledged to hold a vote in October.", "2024-10"),
        ("Arda would expel them if they did not apologise by the end of October.", "2024-10"),
        ("The army had left by the end of October.", "2023-10"),
        ("Police are investigating the attack on Sunday.", "2024-03-03"),
        ("Two men were shot trying to cross the river on Friday.", "2024-03-01"),
    ],
)
def test_what_lay_ahead(sentence: str, value: str) -> None:
    assert [row[1] for row in rows(sentence)] == [value]


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("The threat of an exit in a June referendum rose.", "2024-06"),
        ("He called June's general election a test.", "2024-06"),
        ("She shifts focus toward the December election.", "2024-12"),
        ("They won the November election.", "2023-11"),
        ("After the November election they left.", "2023-11"),
        ("They left after the June floods.", "2023-06"),
    ],
)
def test_months_of_elections(sentence: str, value: str) -> None:
    assert [row[1] for row in rows(sentence)] == [value]
