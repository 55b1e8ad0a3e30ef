"""Where a body is run from, somebody lives or a place lies."""

from __future__ import annotations

import pytest

from tests.annotate.standing.reading import read, said

_THERE = {("Norvik Group", "located_in", "Lanau")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norvik Group, based in Lanau, left.", _THERE),
        ("Norvik Group has its headquarters in Lanau.", _THERE),
        ("Norvik Group, whose headquarters are in Lanau, left.", _THERE),
        ("Norvik Group, with headquarters in Lanau, left.", _THERE),
        ("Norvik Group's headquarters in Lanau burned.", _THERE),
        ("Norvik Group operates out of Lanau.", _THERE),
        ("Norvik Group, a bank in Lanau, left.", _THERE),
        ("The Sea Guard is stationed in Lanau.", {("Sea Guard", "located_in", "Lanau")}),
        ("Omar Daud, who lives in Lanau, left.", {("Omar Daud", "located_in", "Lanau")}),
        ("Abkhazia, a region in Kenya, voted.", {("Abkhazia", "located_in", "Kenya")}),
        ("They met in Lanau, in western Kenya, on Friday.", {("Lanau", "located_in", "Kenya")}),
        # Being somewhere once is no home.
        ("They met in Lanau, in a hotel, on Friday.", set()),
        ("Norvik Group opened talks in Lanau.", set()),
        ("Norvik Group has bases in Lanau and Kenya.", set()),
        ("Kenya was ruled from Lanau.", set()),
        ("Norvik Group may move its headquarters to Lanau.", set()),
    ],
)
def test_homes(text: str, expected: set[tuple[str, str, str | None]]) -> None:
    assert said(text) == expected


def test_what_is_not_there() -> None:
    found, _ = read("Norvik Group is not based in Lanau.")
    assert [(r.kind, r.polarity) for r in found] == [("located_in", "negative")]
