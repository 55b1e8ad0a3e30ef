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
