"""Whether what somebody did is told as a deed of the day, or as what they do or have done for long."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.incidents.deeds import is_doing, is_in_passing, makes_harm
from tests.factory import Factory

FOR_LONG = [
    ("The Hawks, whose name means birds, have killed more than 9,000 people in six years.", "killed"),
    ("The movement continues to carry out ambushes and bombings in the hills.", "ambushes"),
    ("It has stepped up its attacks since a port opened there.", "attacks"),
    ("The fighters have bombed clubs in the past.", "bombed"),
    ("The government has been fighting the rebels with the help of drones for more than 15 years.", "fighting"),
    ("Almost a decade after the alliance bombed the city, the state was founded.", "bombed"),
    ("The city was captured by Orvian forces in the first days of the 2011 invasion.", "captured"),
    ("The rebels often shell the town at night.", "shell"),
]
OF_THE_DAY = [
    ("The Hawks killed nine people on Sunday.", "killed"),
    ("The army shelled the market for two hours.", "shelled"),
    ("The army carried out its deadliest raid in six years.", "raid"),
    ("The army killed nine in the worst attack in more than ten years.", "killed"),
    ("The rebels attacked the base in the past 24 hours.", "attacked"),
    ("In March 2024 the Hawks attacked the base, which was built in 2011.", "attacked"),
    ("For the first time in years, the Front shelled the port.", "shelled"),
]


def passing(sentence: str, word: str) -> bool:
    made = Factory(f"Attack\n\n{sentence}")
    made.event(word, "ASSAULT")
    rule = "event_nouns:attack" if word.endswith("s") else "event_verbs:kill"
    event = replace(made.events[0], made_by=replace(made.events[0].made_by, rule=rule))
    return is_in_passing(made.document.text, event, "2024")


@pytest.mark.parametrize(("sentence", "word"), FOR_LONG, ids=[s for s, _ in FOR_LONG])
def test_done_for_long(sentence: str, word: str) -> None:
    assert passing(sentence, word)


@pytest.mark.parametrize(("sentence", "word"), OF_THE_DAY, ids=[s for s, _ in OF_THE_DAY])
def test_done_that_day(sentence: str, word: str) -> None:
    assert not passing(sentence, word)


@pytest.mark.parametrize(("verb", "does"), [("burned", True), ("torched", True), ("died", False), ("arrived", False)])
def test_harm_that_somebody_does(verb: str, does: bool) -> None:
    made = Factory(f"Fire\n\nThe League {verb} on the train.")
    league = made.entity("The League", "organization")
    made.event(verb, None, actors=((league, "The League"),))
    assert is_doing(made.events[0]) == does


@pytest.mark.parametrize(
    ("sentence", "verb", "harm"),
    [
        ("The chief ordered the attack.", "ordered", True),
        ("The minister ordered an investigation.", "ordered", False),
        ("The bomb had been planted by the gate.", "planted", True),
        ("The trees had been planted by the gate.", "planted", False),
        ("It was torn by a charge the army had laid under the bridge.", "laid", True),
        ("The mayor laid flowers at the gate.", "laid", False),
        ("The police launched a search of the hills.", "launched", False),
        ("The rebels launched it from the hills.", "launched", True),
    ],
)
def test_what_a_verb_of_making_makes(sentence: str, verb: str, harm: bool) -> None:
    made = Factory(f"Velmar\n\n{sentence}")
    made.event(verb)
    assert makes_harm(made.document.text, made.events[0]) is harm
