"""What "according to" holds for, on invented sentences with stored parses."""

from __future__ import annotations

import pytest

from tests.annotate.test_attributions import read, words

CASES = [
    ("The port was closed, according to two clerks.", "The port was closed"),
    ("According to two clerks, the port was closed.", "the port was closed"),
    # of a relative clause, not of what it hangs on
    (
        "The raid, in which, according to two clerks, nine men were killed, lasted an hour.",
        "nine men were killed",
    ),
    # of what the report's own people tell, but with what others do
    ("Our crew reports that the port was closed, according to two clerks.", "that the port was closed"),
    (
        "The guild said that the port was closed, according to two clerks.",
        "The guild said that the port was closed",
    ),
    # of who reports with the clause about what he reports on
    (
        "Lind said rain pointed to the Front, which rules the east, according to two clerks.",
        "Lind said rain pointed to the Front, which rules the east",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_according(text: str, expected: str) -> None:
    said = next(a for a in read(text) if words(a.source) == "two clerks")
    assert words(said.content) == expected


WORDS = [
    ("In the opinion of Oda Lind, the dam will burst.", ("Oda Lind", "the dam will burst", "believes")),
    ("The port is, in the view of the mayor, safe.", ("the mayor", "The port is ... safe", "believes")),
    ("The dam was, in the words of one engineer, “a bomb”.", ("one engineer", "“a bomb”", "asserts")),
    ("In her telling, the guards fired first.", ("her", "the guards fired first", "asserts")),
    ("In the assessment of the army, the guards did it.", ("the army", "the guards did it", "believes")),
    # what somebody has counted
    ("By the ministry's own count, nine men died.", ("the ministry's", "nine men died", "asserts")),
    ("Nine men died, by the reckoning of the ministry.", ("the ministry", "Nine men died", "asserts")),
    # what stands before "according to which" is the report's word, what stands behind it that of the text
    (
        "The panel had seen an audit, according to which the firm armed the rebels.",
        ("an audit", "the firm armed the rebels", "asserts"),
    ),
    (
        "The panel had seen a report of June 2024, according to which the firm armed the rebels.",
        ("a report", "the firm armed the rebels", "asserts"),
    ),
    ("The audit, according to which nine men were paid, was burned.", ("The audit", "nine men were paid", "asserts")),
]
NO_WORDS = [
    "The guild won the vote by a count of nine.",
    "By all accounts, the port was closed.",
    "In view of the storm, the port was closed.",
    "In the eyes of the law, the sale was void.",
    "The bridge stands in full view of the camp.",
]


@pytest.mark.parametrize(("text", "expected"), WORDS)
def test_in_whose_words(text: str, expected: tuple[str, str, str]) -> None:
    (said,) = read(text)
    assert (words(said.source), words(said.content), said.stance) == expected


@pytest.mark.parametrize("text", NO_WORDS)
def test_in_nobodys_words(text: str) -> None:
    assert read(text) == ()
