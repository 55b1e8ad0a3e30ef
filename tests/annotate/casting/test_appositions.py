"""Whom a phrase names that says as what somebody did something, and what is only an office. Names and happenings are
invented."""

from __future__ import annotations

import pytest

from tests.annotate.casting.test_belongings import named_so


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Ana Lind won few votes as the party's nominee.", "the party's nominee", "Ana Lind"),
        ("Karl Orr was picked as Ana Lind's running mate.", "Ana Lind's running mate", "Karl Orr"),
        ("The union elected Karl Orr as its chairman.", "its chairman", "Karl Orr"),
        ("Ana Lind, who worked as a nurse, left.", "a nurse", "Ana Lind"),
        ("The union named Karl Orr as acting director. Orr left.", "acting director", "Karl Orr"),
        ("Police named Karl Orr as a suspect. Orr left.", "a suspect", None),
        # Who is new in an office has not lost it.
        (
            "Ana Lind resigned as minister. Deputy Minister Karl Orr was named. The former minister left.",
            "The former minister",
            "Ana Lind",
        ),
        # Two offices are one person's, behind a name and before it.
        ("Karl Orr, a lawyer and adviser, left.", "adviser", "Karl Orr"),
        ("Ana Lind's adviser and lawyer Karl Orr left.", "Ana Lind's adviser", "Karl Orr"),
        ("Karl Orr, a lawyer, and an adviser left.", "an adviser", "an adviser"),
        ("Strategist Karl Orr praised Iran. The strategist left.", "The strategist", "Karl Orr"),
        # What somebody is only thought or said to be, or is yet to be.
        ("Ana Lind praised Karl Orr as the leader of the gang.", "the leader", None),
        ("Ana Lind may serve as the chairman of the fund. The fund grew.", "the chairman", None),
        # An office that somebody seeks or would hold is nobody.
        ("Karl Orr is the president. Ana Lind ran for president.", "president", None),
        ("Ana Lind drafted her first speech as president.", "president", None),
        ("The union backed the president.", "the president", "the president"),
    ],
)
def test_as_what(text: str, words: str, name: str | None) -> None:
    assert named_so(text, words) == name
