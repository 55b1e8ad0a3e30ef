"""To whom something is said, on invented sentences with stored parses."""

from __future__ import annotations

import pytest

from tests.annotate.test_attributions import read

TOLD = [
    # whatever is told something; not what is told
    ("Lind told the inquiry that the port was closed.", ["the inquiry"]),
    ("Vell boasted to a friend that he had burned the port.", ["a friend"]),
    ("Lind, who spoke to reporters in Mersa, insisted that the port was closed.", ["reporters"]),
    # an object
    ("Lind told lawmakers that the port was closed.", ["lawmakers"]),
    ("Lind told Reuters that the port was closed.", ["Reuters"]),
    ("Lind urged the rebels to leave the port.", ["the rebels"]),
    ("“She told us, ‘Burn the boats,’” Vell said.", ["us"]),
    ("Lind warned Vell and Aaland that the port was closed.", ["Vell", "Aaland"]),
    # a preposition
    ("Lind wrote to the council that the port was closed.", ["the council"]),
    ("Lind confirmed to reporters that the port was closed.", ["reporters"]),
    ("Lind called on both sides to leave the port.", ["both sides"]),
    ("Lind, speaking to reporters on Monday, said the port was closed.", ["reporters"]),
    # what is said is for somebody
    ("In a letter to the council, Lind said the port was closed.", ["the council"]),
    ("Lind said in an interview with the BBC that the port was closed.", ["the BBC"]),
    ("The letter to the council says the port was closed.", ["the council"]),
    ("Two mayors wrote a letter to Lind, saying the port was closed.", ["Lind"]),
    (
        "In a letter sent on Sunday to Ada Brewer and made public on Monday, the crew said the port was closed.",
        ["Ada Brewer"],
    ),
    ("In a letter dated 3 May and addressed to the ministers, Lind said the port was closed.", ["the ministers"]),
    ("In a letter to Ada Brewer, the crew urged her to resign.", ["Ada Brewer"]),
    # whoever is asked
    ("Lind was asked whether the port was closed.", ["Lind"]),
    ("Asked whether the port was closed, Lind said nothing had changed.", ["Lind"]),
    ("Lind declined to tell reporters whether the port was closed.", ["reporters"]),
    ("He had been told by a clerk that the port was closed.", ["He"]),
    ("Lind was taken aside and told that the port was closed.", ["Lind"]),
    ("Lind was stopped and asked whether the port was closed.", ["Lind"]),
    ("Lind was arrested and told the court that the port was closed.", ["the court"]),
    # nobody: an occasion, a thing, those in the content
    ("Lind told a news conference that the port was closed.", []),
    ("Lind said the port was closed.", []),
    ("Lind said the mayor had spoken to reporters.", []),
    ("Lind condemned the attack on the port.", []),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_addressees(text: str, expected: list[str]) -> None:
    assert [p.span.text for p in read(text)[0].addressees] == expected


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Lind was taken aside and told that the port was closed.", []),
        ("Lind was stopped and asked whether the port was closed.", []),
        ("Lind was arrested and told the court that the port was closed.", ["Lind"]),
        ("Lind was elected and asked for calm.", ["Lind"]),
    ],
)
def test_whoever_is_told_does_not_say_it(text: str, source: list[str]) -> None:
    assert [s.text for s in read(text)[0].source] == source
