"""What a reported clause goes on with behind who reports it, on invented sentences with stored parses."""

from __future__ import annotations

import pytest

from tests.annotate.test_attributions import read, words

RESUMED = [
    ("The army has sent nine tanks, the mayor said, and will send as many again.", "will send as many again"),
    ("Rebels hold two towns, a diplomat said, but have lost the airfield.", "have lost the airfield"),
    ("Prices have doubled, traders said, and are still rising.", "are still rising"),
    ("The suspect fled by car, witnesses said, and was later seen in Mersa.", "was later seen in Mersa"),
]


@pytest.mark.parametrize(("text", "last"), RESUMED)
def test_the_clause_goes_on(text: str, last: str) -> None:
    (said,) = read(text)
    assert words(said.content).endswith(last)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("He would resign, Lind said, and the crowd left.", "He would resign"),
        ("The town is cut off, the mayor said, and he asked for food.", "The town is cut off"),
    ],
)
def test_what_the_speaker_did_next(text: str, content: str) -> None:
    assert words(read(text)[0].content) == content
