"""Who says the same, and who something else without a verb, on invented sentences with stored parses."""

from __future__ import annotations

import pytest

from tests.annotate.test_attributions import read, words

SAME = [
    ("Lind condemned the raid. So did the bishops.", ("the bishops", "So did", "the raid", "condemns")),
    ("Tarnia denied the raid, as did Mersa.", ("Mersa", "as did", "the raid", "denies")),
    ("The mayor refused to comment. So did her deputy.", ("her deputy", "So did", "to comment", "declines_to_say")),
    ("The union did not comment; nor did the firm.", ("the firm", "nor did", "", "declines_to_say")),
    (
        "The ministry condemned the raid, and the nuns did the same.",
        ("the nuns", "did the same", "the raid", "condemns"),
    ),
    ("One guard said the door was locked, another that it never was.", ("another", "", "that it never was", "asserts")),
    ("Two nurses spoke of fire; a third, of smoke.", ("a third", "", "smoke", "asserts")),
    ("Some blamed the guards, others the mayor.", ("others", "", "the mayor", "accuses")),
]
NONE = [
    "Lind closed the port. So did the bishops.",
    "Lind condemned the raid, as she had done in March.",
    "Lind condemned the raid. So has the town grown.",
]


@pytest.mark.parametrize(("text", "expected"), SAME)
def test_ellipses(text: str, expected: tuple[str, str, str, str]) -> None:
    _, said = read(text)
    assert (words(said.source), words(said.cue), words(said.content), said.stance) == expected


@pytest.mark.parametrize("text", NONE)
def test_no_ellipsis(text: str) -> None:
    assert all(a.made_by.rule not in ("same", "other") for a in read(text))


def test_what_the_first_said_ends_where_the_next_speaks() -> None:
    first, _ = read("One guard said the door was locked, another that it never was.")
    assert words(first.content) == "the door was locked"
