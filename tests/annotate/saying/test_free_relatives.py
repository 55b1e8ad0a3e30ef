"""What the sentence only tells of somebody's words, on invented sentences with stored parses."""

from __future__ import annotations

import pytest

from tests.annotate.test_attributions import read, words


@pytest.mark.parametrize(
    "text",
    [
        "It was what the general said on Monday that turned the talks into a quarrel.",
        "It is what he wrote afterwards that cost him his post.",
        "It was what his minister said next that angered the crowd.",
    ],
)
def test_nothing_is_told(text: str) -> None:
    assert read(text) == ()


def test_what_is_told_behind_it() -> None:
    (said,) = read("What the minister said was that the dam would burst.")
    assert (words(said.source), words(said.content)) == ("the minister", "that the dam would burst")


def test_what_is_called_something() -> None:
    (said,) = read("The crew turned down what the captain described as a fair offer.")
    assert words(said.source) == "the captain"
