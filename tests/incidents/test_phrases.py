"""Phrases of blame: who is blamed in the words of a statement, and whether it is left open or said not to be so."""

from __future__ import annotations

import pytest

from onrecord.incidents.phrases import is_deed, phrases

# What somebody says, who is blamed in it, whether it is left open, whether it is said not to be so.
BLAMES = [
    # behind the words
    ("the attack bore the hallmarks of the Vale Front", "the Vale Front", True, False),
    ("everything points to the Vale Front", "the Vale Front", True, False),
    ("the blast was the work of foreign agents", "foreign agents", False, False),
    ("the rockets had been fired from hills held by the Vale Front", "the Vale Front", True, False),
    ("the gunmen belonged to the Vale Front", "the Vale Front", False, False),
    ("a phone found there belonged to a member of the Vale Front", "a member of the Vale Front", False, False),
    # before them
    ("the Vale Front was behind the attack", "the Vale Front", False, False),
    ("foreign-backed cell behind blast", "foreign-backed cell", False, False),
    ("that militants in stolen uniforms were to blame", "militants in stolen uniforms", False, False),
    ("the Vale Front had been responsible for the raid", "the Vale Front", False, False),
    ("that the Vale Front was responsible", "the Vale Front", False, False),
    ("that the Hawks, a faction of the Vale Front, were behind it", "the Hawks", False, False),
    ("that the Vale Front was believed to be behind it", "the Vale Front", True, False),
    # around them
    ("that engineers held the builder, Karnali Works, responsible", "the builder, Karnali Works,", False, False),
    # as the subject of a deed
    ("that the army had carried it out", "the army", False, False),
    ("“Deserters committed this crime”", "Deserters", False, False),
    ("that the army had ordered the bombing", "the army", False, False),
    ("that the Vale Front had set off Monday's bomb", "the Vale Front", False, False),
    ("that the Vale Front had sent the bomber", "the Vale Front", False, False),
    ("all the signs point to the Vale Front", "the Vale Front", True, False),
    # whom somebody else holds to have done it
    ("that the ministry believed the Vale Front, or VF, had carried out the attack", "the Vale Front", True, False),
    ("that the Hawks, the movement that had ruled the whole of the north until the summer of last year, were behind it",
     "the Hawks", False, False),
    # not so
    ("it did not do it", "it", False, True),
    ("they had not been involved", "they", False, True),
    ("the Vale Front was not behind the attack", "the Vale Front", False, True),
    ("the blast was not the work of foreign agents", "foreign agents", False, True),
]  # fmt: skip


@pytest.mark.parametrize(("text", "who", "left_open", "negated"), BLAMES, ids=[b[0] for b in BLAMES])
def test_who_is_blamed(text: str, who: str, left_open: bool, negated: bool) -> None:
    found = phrases(text)[0]
    assert (text[found.start : found.end].strip(" ”"), found.open, found.negated) == (who, left_open, negated)


# Nobody is blamed in these.
NOBODY = [
    "to deter any attacks that may be carried out by the Vale Front",
    "a raid to be carried out by the Vale Front",
    "nine of the dead belonged to a single family",
    "most of them were members of the Vale Front",
    "six bodies had been carried out",
    "they came in two cars and threw the grenades",
    "that the police were involved",
    "the army had ordered the evacuation of the town",
    "the army had sent the ambulances",
    "the army had prepared the ground",
    "it was not clear whether the Vale Front was behind the attack",
    "he did not know who was responsible for the raid",
    "no group was behind the attack",
    "the crimes were committed in the war",
    "attacks were carried out on Monday",
    "he asked if the Vale Front was to blame",
]


@pytest.mark.parametrize("text", NOBODY)
def test_what_is_asked_or_left_out_blames_nobody(text: str) -> None:
    assert [p for p in phrases(text) if not p.negated] == []


def test_who_blames_stands_before_a_verb_of_blame() -> None:
    text = "the minister, Bela Tor, suspected the Vale Front"
    found = next(p for p in phrases(text) if p.by is not None)
    assert found.by is not None
    assert text[slice(*found.by)] == "the minister, Bela Tor"
    assert text[found.start : found.end] == "the Vale Front"
    assert found.open


def test_a_deed_is_a_verb_that_makes_an_attack() -> None:
    assert is_deed("Planted")
    assert not is_deed("condemned")


# Without a verb it may be anything that stands behind something.
@pytest.mark.parametrize(
    ("text", "loose"),
    [("foreign-backed cell behind blast", True), ("she stands fully behind the plan", True),
     ("the Vale Front was behind the attack", False)],
)  # fmt: skip
def test_what_stands_behind_without_a_verb(text: str, loose: bool) -> None:
    assert phrases(text)[0].loose is loose
