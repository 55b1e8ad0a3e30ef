"""Shares of votes that surveys give, on invented sentences with stored parses."""

from __future__ import annotations

import pytest

from tests.annotate.test_attributions import read, words

SHARES = [
    ("The survey puts the mayor on 33 percent.", ("The survey", "the mayor on 33 percent")),
    ("A poll gave the mayor 44 percent of the vote.", ("A poll", "the mayor 44 percent of the vote")),
    ("One poll had her party at 12 seats.", ("One poll", "her party at 12 seats")),
]


@pytest.mark.parametrize(("text", "expected"), SHARES)
def test_polls(text: str, expected: tuple[str, str]) -> None:
    (said,) = read(text)
    assert (words(said.source), words(said.content)) == expected
    assert said.speaker_kind == "document"


def test_a_gift_is_no_share() -> None:
    assert read("The bank gave the mayor 44 percent of the land.") == ()
