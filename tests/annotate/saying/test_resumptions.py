"""What a reported clause goes on with behind who reports it, on invented sentences with stored parses."""

from __future__ import annotations

import pytest

from tests.annotate.test_attributions import read, words

RESUMED = [
    ("The army has sent nine tanks, the mayor said, and will send as many again.", "will send as many again"),
    ("Rebels hold two towns, a diplomat said, but have lost the airfield.", "have lost the airfield"),
    ("Prices have doubled, traders said, and are still rising.", "are still rising"),
    ("The suspect fled by car, witnesses said, and was later seen in Mersa.", "was later seen in Mersa"),
    (
        "The town is empty, nuns said, and raiders who burned its mill have left.",
        "raiders who burned its mill have left",
    ),
    ("The bridge fell in, police said, and three people drowned.", "and three people drowned"),
    ("The raiders got away, police said, but two were caught later.", "but two were caught later"),
    ("He was hit in the chest, nurses said, and died on Monday.", "and died on Monday"),
    ("The army shelled the town, aides said, killing ten people.", "killing ten people"),
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
        ("The raid failed, the general said, citing reports from Mersa.", "The raid failed"),
        ("The plan worked, aides said, and engineers say it cost little.", "The plan worked"),
    ],
)
def test_what_the_speaker_did_next(text: str, content: str) -> None:
    assert words(read(text)[0].content) == content
