"""Quotation marks that an export wrote twice."""

from __future__ import annotations

import pytest

from onrecord.annotate.doubled_marks import undoubled

CASES = [
    # between the marks of the cell, and without them
    ('"The guild ""never paid"" a clerk."', ' The guild  "never paid"  a clerk. '),
    ('""It is shut,"" she said.', ' "It is shut,"  she said.'),
    # all at once
    ('"""It is shut,"" she said. ""Go."""', '  "It is shut,"  she said.  "Go."  '),
    # a cell that goes on in other paragraphs
    ('"The guild ""never paid"" a clerk.', ' The guild  "never paid"  a clerk.'),
    ('The guild ""never paid"" a clerk."', 'The guild  "never paid"  a clerk. '),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_one_mark_stands_for_two(text: str, expected: str) -> None:
    assert undoubled(text) == expected
    assert len(expected) == len(text)


@pytest.mark.parametrize(
    "text", ['The guild "never paid" a clerk.', 'A field with "" in it.', '"It is shut," she said. "Go."']
)
def test_other_marks_stay(text: str) -> None:
    assert undoubled(text) == text
