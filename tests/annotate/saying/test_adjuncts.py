"""By what way and where something is condemned or backed, on invented sentences with stored parses."""

from __future__ import annotations

import pytest

from tests.annotate.test_attributions import read, words

CASES = [
    # no part of what is condemned
    ("Lind condemned the raid through her lawyer.", ("the raid", None)),
    ("Lind condemned the raid via a spokesman.", ("the raid", None)),
    ("Lind condemned the raid on Truth Social.", ("the raid", "social_media")),
    ("Lind condemned the raid in a letter to the board.", ("the raid", "letter")),
    ("Lind condemned the raid at a cabinet meeting.", ("the raid", None)),
    ("Lind described the raid as a mistake during a visit to Mersa.", ("the raid as a mistake", None)),
    ("Lind dismissed the charges as absurd while on a trip to Mersa.", ("the charges as absurd", None)),
    ("Lind claimed the raid in a WhatsApp message to reporters.", ("the raid", "social_media")),
    ("Lind condemned the raid on X.", ("the raid", "social_media")),
    ("Lind condemned the deal on television.", ("the deal", "broadcast")),
    (
        "Lind blamed the rebels for the fire in an interview with a radio station.",
        ("the rebels for the fire", "interview"),
    ),
    # the day of a refusal
    ("Lind declined to discuss the raid on Monday.", ("the raid", None)),
    # part of it
    ("Lind condemned the ban on Twitter.", ("the ban on Twitter", None)),
    ("Lind declined to discuss the raid on Mersa.", ("the raid on Mersa", None)),
    ("Lind described the raid as a mistake of the army.", ("the raid as a mistake of the army", None)),
    ("Lind condemned the raid on Mersa.", ("the raid on Mersa", None)),
    ("Lind condemned the threats in the letter.", ("the threats in the letter", None)),
    ("Lind condemned the raid at the port.", ("the raid at the port", None)),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_adjuncts(text: str, expected: tuple[str, str | None]) -> None:
    (said,) = read(text)
    assert (words(said.content), said.channel) == expected
