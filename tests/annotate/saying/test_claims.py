"""Who claims or denies a deed, on invented sentences with stored parses."""

from __future__ import annotations

import pytest

from tests.annotate.test_attributions import read, words

CLAIMS = [
    (
        "The Marsh Front claimed responsibility for the bombing.",
        ("The Marsh Front", "responsibility for the bombing", "asserts"),
    ),
    ("The Marsh Front claimed responsibility.", ("The Marsh Front", "responsibility", "asserts")),
    ("The Marsh Front claimed two attacks on the port.", ("The Marsh Front", "two attacks on the port", "asserts")),
    (
        "The Marsh Front denied responsibility for the bombing.",
        ("The Marsh Front", "responsibility for the bombing", "denies"),
    ),
    ("Goran Vell pleaded not guilty.", ("Goran Vell", "not guilty", "denies")),
    ("Goran Vell pleaded guilty to murder.", ("Goran Vell", "guilty to murder", "asserts")),
    # in a clause on the deed, or on what sums it up
    ("The police found a bomb after an attack that the Lamps claimed.", ("the Lamps", "an attack", "asserts")),
    (
        "The raid came a week after a bombing in Mersa, which the Lamps claimed.",
        ("the Lamps", "a bombing in Mersa", "asserts"),
    ),
    (
        "The raid came days after gunmen killed seven farmers, an attack that the Lamps claimed.",
        ("the Lamps", "gunmen killed seven farmers, an attack", "asserts"),
    ),
    # who has not said so leaves it open
    (
        "The Marsh Front has not claimed responsibility for the bombing.",
        ("The Marsh Front", "responsibility for the bombing", "declines_to_say"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), CLAIMS)
def test_claims(text: str, expected: tuple[str, str, str]) -> None:
    (said,) = read(text)
    assert (words(said.source), words(said.content), said.stance) == expected


NONE = [
    "No group has claimed responsibility for the bombing.",
    "The rebels claimed victory in the town.",
    "The flood claimed two lives.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_claim(text: str) -> None:
    assert read(text) == ()
