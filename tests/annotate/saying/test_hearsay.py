"""What nobody in particular says, fears or asks for, on invented sentences with stored parses."""

from __future__ import annotations

import pytest

from tests.annotate.test_attributions import read, words

TOLD = [
    ("Word spread that the ford was shut.", ("that the ford was shut", "asserts")),
    ("Rumour has it that the mayor will resign.", ("that the mayor will resign", "alleges")),
    ("Fears grew that the wall could fall.", ("that the wall could fall", "believes")),
    ("Calls grew for the mayor to resign.", ("the mayor to resign", "requests")),
    ("Rumours that the mayor had fled spread in the town.", ("that the mayor had fled", "alleges")),
    ("Word on the quay is that the ferry was sold.", ("that the ferry was sold", "asserts")),
    ("Gossip in the barracks is that the general fled.", ("that the general fled", "alleges")),
    ("Nine sailors are feared drowned.", ("Nine sailors ... drowned", "believes")),
    ("The crew is presumed lost.", ("The crew ... lost", "believes")),
]
NONE = [
    "Fires spread that summer.",
    "The mayor is feared in the town.",
    "Calls came for the doctor on Monday.",
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_hearsay(text: str, expected: tuple[str, str]) -> None:
    (said,) = read(text)
    assert (words(said.content), said.stance, said.source) == (*expected, ())


@pytest.mark.parametrize("text", NONE)
def test_no_hearsay(text: str) -> None:
    assert all(a.made_by.rule != "going round" for a in read(text))
