"""What the report itself reads into things is nobody's word; on invented sentences with stored parses."""

from __future__ import annotations

import pytest

from tests.annotate.test_attributions import read

NOBODYS = [
    # a thing does by what comes of it what people do by words
    "Rising costs promise to swell the bill.",
    "A case that had threatened to cripple the guild was dropped.",
    "The law guarantees that clerks are heard.",
    "New rules promise to transform the economy.",
    "The policy encourages people to stay away.",
    # "that" explains nothing by words
    "That explains why nobody came.",
    "This shows how far the town has come.",
    # what somebody is yet to threaten or find out
    "Mersa will threaten Tarnia with missiles within five years.",
    "The mayor will find it difficult to repeat the raid.",
    # what is called so only has that name
    "His group, called the Harbour Fund, will own the port.",
]
SOMEBODYS = [
    ("Mersa threatened to bomb the port.", "threatens"),
    ("The industry promised to pay for the dam.", "promises"),
    ("Moderators urged the crowd to leave.", "requests"),
    ("The report shows how far the town has come.", "asserts"),
    ("The minister explained why nobody came.", "asserts"),
    ("The owner will say on Monday that the mine is closed.", "asserts"),
    ("Lind found that the dam had burst.", "asserts"),
]


@pytest.mark.parametrize("text", NOBODYS)
def test_nobody_says_it(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(("text", "stance"), SOMEBODYS)
def test_somebody_says_it(text: str, stance: str) -> None:
    assert [a.stance for a in read(text)] == [stance]
