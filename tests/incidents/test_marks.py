"""Marks: another one, taken up, a series, the means; by the words around a trigger."""

from __future__ import annotations

import pytest

from onrecord.incidents.marks import in_series, marks, means
from onrecord.records import Event
from tests.factory import Factory


def _event(sentence: str, trigger: str, actor: str = "") -> tuple[str, Event]:
    made = Factory(sentence)
    made.event(trigger, "ASSAULT", actors=((None, actor),) if actor else ())
    return made.document.text, made.record().events[0]


@pytest.mark.parametrize(
    ("sentence", "trigger", "actor", "another"),
    [
        # A word before the noun; "the second attack" is the one that is told.
        ("An earlier attack killed two.", "attack", "", ("earlier",)),
        ("Police feared a second attack.", "attack", "", ("second",)),
        ("The second attack in a week killed two.", "attack", "", ()),
        # The opening of its sentence.
        ("Separately, gunmen shot a farmer.", "shot", "gunmen", ("separately",)),
        ("In a separate incident, a mine hit a bus.", "hit", "a mine", ("in a separate",)),
        ("Also on Sunday, shelling hit a mill.", "hit", "shelling", ("also on",)),
        ("Hours later, mortar shelling hit an army post.", "hit", "mortar shelling", ("hours later",)),
        ("Some two hours later, gunmen shot a guard.", "shot", "gunmen", ("hours later",)),
        # People still die of it later: nobody acts.
        ("Hours later, two of the wounded died.", "died", "", ()),
        # Later in the sentence says nothing of what is told first.
        ("Gunmen shot a guard who died hours later.", "shot", "Gunmen", ()),
    ],
)
def test_what_sets_apart(sentence: str, trigger: str, actor: str, another: tuple[str, ...]) -> None:
    assert marks(*_event(sentence, trigger, actor)).another == another


def test_what_takes_up() -> None:
    assert marks(*_event("Police condemned the deadly attack.", "attack")).definite
    assert not marks(*_event("Police condemned a deadly attack.", "attack")).definite
    assert marks(*_event("That boat was rammed.", "rammed", "That boat")).again
    assert not marks(*_event("The boat was rammed.", "rammed", "The boat")).again


@pytest.mark.parametrize(
    ("sentence", "trigger", "expected"),
    [
        ("The group has carried out several attacks, including a bombing in May.", "attacks", True),
        ("A wave of bombings hit the capital last year.", "bombings", True),
        # Told as one: two at once, those that are known, one of them.
        ("Two bombings killed thirty.", "bombings", False),
        ("Several people died in the attacks.", "attacks", False),
        ("Several people died in the bombing.", "bombing", False),
        # A verb in a headline.
        ("Militia attacks a hotel.", "attacks", False),
    ],
)
def test_a_series_is_no_happening(sentence: str, trigger: str, expected: bool) -> None:
    assert in_series(*_event(sentence, trigger)) is expected


@pytest.mark.parametrize(
    ("sentence", "trigger", "told", "expected"),
    [
        ("Mortar shelling hit an army post.", "hit", ("attack",), ("shell",)),
        ("A roadside bomb killed two.", "killed", ("kill",), ("bomb",)),
        ("Two were killed by a roadside bomb.", "killed", ("kill",), ("bomb",)),
        # What stands beyond a comma did not do it.
        ("Drones set a mill ablaze, killing six.", "killing", ("kill",), ()),
        # A word that says by what means keeps to it.
        ("The bomb shot across the square.", "shot", ("shoot",), ()),
    ],
)
def test_means_are_told_by_nouns(sentence: str, trigger: str, told: tuple[str, ...], expected: tuple[str, ...]) -> None:
    text, event = _event(sentence, trigger)
    assert means(text, event, told) == expected
