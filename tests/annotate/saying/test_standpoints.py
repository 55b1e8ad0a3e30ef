"""According to whom a sentence holds by a phrase, on invented sentences with stored parses."""

from __future__ import annotations

import pytest

from tests.annotate.test_attributions import read, words

HELD = [
    ("Per the ministry, the dam will hold.", ("the ministry", "the dam will hold", "asserts")),
    ("The dam will hold, per two clerks.", ("two clerks", "The dam will hold", "asserts")),
    ("As the guards tell it, the crowd fired first.", ("the guards", "the crowd fired first", "asserts")),
    ("If the mayor is to be believed, the well is dry.", ("the mayor", "the well is dry", "alleges")),
    ("As far as the union is concerned, the strike is over.", ("the union", "the strike is over", "believes")),
    ("From the bank’s point of view, the loan is lost.", ("the bank", "the loan is lost", "believes")),
    ("By the ministry’s own admission, the wall was weak.", ("the ministry", "the wall was weak", "asserts")),
    (
        "Judging by the ministry’s figures, the harvest failed.",
        ("the ministry’s figures", "the harvest failed", "asserts"),
    ),
    ("As Orsa Lind liked to say, the river is never wrong.", ("Orsa Lind", "the river is never wrong", "asserts")),
    ("On her telling, the deal was struck at sea.", ("her", "the deal was struck at sea", "asserts")),
    ("To her admirers, she is a saint.", ("her admirers", "she is a saint", "believes")),
    ("For its critics, the law is a muzzle.", ("its critics", "the law is a muzzle", "believes")),
    ("To the miners, the offer is an insult.", ("the miners", "the offer is an insult", "believes")),
]
NONE = [
    "Output fell to nine barrels per day.",
    "Income per head fell.",
    "For nine months, the road was shut.",
    "For the army, the defeat was the worst in years.",
    "To the east, the road is shut.",
    "The court, as the law has it, may not sit in May.",
    "Judging by the clouds, it will rain.",
]


@pytest.mark.parametrize(("text", "expected"), HELD)
def test_standpoints(text: str, expected: tuple[str, str, str]) -> None:
    (said,) = read(text)
    assert (words(said.source), words(said.content), said.stance) == expected


@pytest.mark.parametrize("text", NONE)
def test_no_standpoint(text: str) -> None:
    assert read(text) == ()
