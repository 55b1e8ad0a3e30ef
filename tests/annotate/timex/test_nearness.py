"""What is called last or this, by the day on which a report comes out."""

from __future__ import annotations

import pytest

from onrecord.annotate.times import times
from tests.parsing import one_paragraph, syntax


def days(text: str, published: str | None = "2024-05-08") -> list[tuple[str, str | None, str | None]]:
    made = one_paragraph(text, published=published)
    return [(t.value, t.begin, t.end) for t in times(made, syntax(made, store="times"))]


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
