"""What is said between dashes, on invented sentences with stored parses."""

from __future__ import annotations

import pytest

from tests.annotate.test_attributions import read, words

BETWEEN = [
    ("The raid -- aides say it was the third -- killed nine people.", "aides", "it was the third"),
    ("One hostage _ officers said it was a Dane _ was freed.", "officers", "it was a Dane"),
    ("Three men - neighbours said they were brothers - were shot in Karo.", "neighbours", "they were brothers"),
    ("The blast — nuns said nobody had been warned — flattened a school.", "nuns", "nobody had been warned"),
]


@pytest.mark.parametrize(("text", "source", "content"), BETWEEN)
def test_what_is_said_between_dashes_stays_there(text: str, source: str, content: str) -> None:
    (said,) = read(text)
    assert (words(said.source), words(said.content)) == (source, content)


def test_who_speaks_around_them_says_the_whole() -> None:
    (outer, inner) = read("Rice said the bomb _ he called it crude _ had exploded.")
    assert words(outer.content) == "the bomb _ he called it crude _ had exploded"
    assert words(inner.content) == "it crude"
