"""Slight verbs, whose content is mostly that of their object, where they tell of deeds of their own. Names and
happenings are invented."""

from __future__ import annotations

import pytest

import onrecord

pytestmark = pytest.mark.model


def told(sentence: str) -> dict[str, str]:
    return {e.trigger.text: e.modality for e in onrecord.read(sentence, published="2026-11-20").events}


@pytest.mark.parametrize(
    ("sentence", "trigger", "modality"),
    [
        (
            "Under the deal Peru is to hand Chile a strip of land near the river, it said.",
            "hand",
            "hypothetical",
        ),
        ("The junta would give up the ministry by March, General Rui Paz promised.", "give", "hypothetical"),
        ("Prosecutors say the mayor took millions from smugglers.", "took", "actual"),
        ("The two may have been taken by a gang, police said.", "taken", "hedged"),
        ("Corruption charges against the banker will be dropped, the court said.", "dropped", "hypothetical"),
    ],
)
def test_a_deed_is_told(sentence: str, trigger: str, modality: str) -> None:
    assert told(sentence).get(trigger) == modality


@pytest.mark.parametrize(
    ("sentence", "idle"),
    [
        ("The two ministers took part in the talks on Monday.", "took"),
        ("The move drew condemnation from Chile on Monday.", "drew"),
        ("The talks that will be held in Oslo are about fishing.", "held"),
        ("The explosion happened near a market on Monday.", "happened"),
    ],
)
def test_what_the_object_tells_is_told_once(sentence: str, idle: str) -> None:
    assert idle not in told(sentence)
