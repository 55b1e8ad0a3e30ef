"""Who sets whom a time, on invented sentences with stored parses."""

from __future__ import annotations

import pytest

from tests.annotate.test_attributions import read, words

SET = [
    (
        "The ministry gave the mayor until Friday to pay.",
        ("The ministry", "the mayor until Friday to pay", "requests"),
    ),
    (
        "The army gave villagers 48 hours to leave or be shelled.",
        ("The army", "villagers 48 hours to leave or be shelled", "threatens"),
    ),
    (
        "The junta set a deadline for the envoy to go.",
        ("The junta", "a deadline for the envoy to go", "requests"),
    ),
    ("Villagers were given nine days to leave.", ("", "Villagers ... nine days to leave", "requests")),
]
NONE = [
    "The coach gave the crew two days to rest.",
    "The mayor gave the guild a house to live in.",
    "The storm gave the crew nine hours to cross.",
]


@pytest.mark.parametrize(("text", "expected"), SET)
def test_deadlines(text: str, expected: tuple[str, str, str]) -> None:
    (said,) = read(text)
    assert (words(said.source), words(said.content), said.stance) == expected


@pytest.mark.parametrize("text", NONE)
def test_no_deadline(text: str) -> None:
    assert read(text) == ()
