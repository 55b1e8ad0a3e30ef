"""What is told within what somebody tells by "that, according to …", on invented sentences with stored parses."""

from __future__ import annotations

import pytest

from tests.annotate.test_attributions import read, words

CASES = [
    (
        "The clerk said that, according to two guards, the mill was burned by the Front.",
        ("The clerk", "that, according to two guards, the mill was burned by the Front"),
        ("two guards", "the mill was burned by the Front"),
    ),
    (
        "The clerk told the Post that, according to two guards, the mill was burned by the Front.",
        ("The clerk", "that, according to two guards, the mill was burned by the Front"),
        ("two guards", "the mill was burned by the Front"),
    ),
    (
        "The guild claimed that, according to the police, the Front had burned the mill.",
        ("The guild", "that, according to the police, the Front had burned the mill"),
        ("the police", "the Front had burned the mill"),
    ),
]


@pytest.mark.parametrize(("text", "outer", "inner"), CASES)
def test_the_one_tells_what_the_other_says(text: str, outer: tuple[str, str], inner: tuple[str, str]) -> None:
    told, said = read(text)
    assert [(words(a.source), words(a.content)) for a in (told, said)] == [outer, inner]
    assert said.within == told.id


def test_what_is_no_aside() -> None:
    (made,) = read("The mill that, according to two clerks, burned was old.")
    assert (words(made.source), made.within) == ("two clerks", None)


def test_who_is_not_named_says_something_all_the_same() -> None:
    (made,) = read("Two clerks said on condition of anonymity that the mill had burned.")
    assert (words(made.source), words(made.content)) == ("Two clerks", "that the mill had burned")
