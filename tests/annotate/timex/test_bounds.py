"""Spans of which a report names only where they begin or end."""

from __future__ import annotations

import pytest

from onrecord.annotate.times import times
from tests.parsing import one_paragraph, syntax


def days(text: str, published: str | None = "2024-05-08") -> list[tuple[str, str | None, str | None]]:
    made = one_paragraph(text, published=published)
    return [(t.value, t.begin, t.end) for t in times(made, syntax(made, store="times"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels have killed 300 people since 2014.", ("2014", "2014-01-01", "2024-05-08")),
        ("The army has carried out 40 raids since May 3.", ("2024-05-03", "2024-05-03", "2024-05-08")),
        ("Forces have held the port since early 2019.", ("2019", "2019-01-01", "2024-05-08")),
        ("From May 2015 on, troops shelled the port.", ("2015-05", "2015-05-01", "2024-05-08")),
        ("Until Wednesday the ministry had said nothing.", ("2024-05-08", None, "2024-05-08")),
        ("The border will stay shut until Monday.", ("2024-05-13", None, "2024-05-13")),
        # said of what had ended by then, and only told by somebody else
        ("Orlov had led the party since 1990.", ("1990", "1990-01-01", None)),
        ("Officials said they had received 40 complaints since March.", ("2024-03", "2024-03-01", "2024-05-08")),
        # what is awaited comes on that day
        ("The border will not open until Monday.", ("2024-05-13", "2024-05-13", "2024-05-13")),
        # the span begins with the vote, which was in that year
        ("Hundreds of people have been detained since the 2009 vote.", ("2009", "2009-01-01", "2009-12-31")),
        # the day of what the clause tells
        ("Anger has grown since Saturday, when stray bullets killed a cook.", ("2024-05-04",) * 3),
        ("Gunmen killed a priest in 2014.", ("2014", "2014-01-01", "2014-12-31")),
    ],
)
def test_spans_are_open(text: str, expected: tuple[str, str | None, str | None]) -> None:
    assert days(text) == [expected]


def test_without_a_publication_date_the_end_is_open() -> None:
    assert days("Sanctions have been imposed since 1990.", None) == [("1990", "1990-01-01", None)]


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("Last week gunmen killed six people.", "2024-03-03", ("2024-W08", "2024-02-25", "2024-03-02")),
        ("Last week gunmen killed six people.", "2024-03-04", ("2024-W09", "2024-02-26", "2024-03-03")),
        ("This week the talks will go on.", "2024-03-03", ("2024-W10", "2024-03-04", "2024-03-10")),
        ("This week gunmen killed six people.", "2024-03-03", ("2024-W09", "2024-02-26", "2024-03-03")),
        ("The ferry sank last April.", "2024-05-02", ("2023-04", "2023-04-01", "2023-04-30")),
        ("The ferry sank last March.", "2024-05-02", ("2024-03", "2024-03-01", "2024-03-31")),
        ("The ferry sank last December.", "2024-01-20", ("2022-12", "2022-12-01", "2022-12-31")),
    ],
)
def test_last_is_not_the_nearest(text: str, published: str, expected: tuple[str, str, str]) -> None:
    assert days(text, published) == [expected]
