"""Event nouns with a hyphen stay whole, and are found in the lexicon."""

from __future__ import annotations

import pytest

import onrecord
from onrecord.models.hyphened import lemma_of, spellings


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("The two armies signed a cease-fire in Arda on Monday.", "cease-fire", "CONCEDE"),
        ("Nurses staged sit-ins in two towns on Friday.", "sit-ins", "PROTEST"),
        ("The walk-out by doctors entered its third week.", "walk-out", "PROTEST"),
        ("Three air-strikes hit a camp near Gao on Sunday.", "air-strikes", "ASSAULT"),
    ],
)
def test_they_are_events(text: str, trigger: str, kind: str) -> None:
    assert (trigger, kind) in {(e.trigger.text, e.type) for e in onrecord.read(text).events}


def test_only_words_of_a_verb_and_a_particle_are_written_both_ways() -> None:
    assert (lemma_of("walk-out"), lemma_of("cease-fire"), lemma_of("well-being")) == (
        "walkout",
        "cease-fire",
        "well-being",
    )
    assert not {"rob-bery", "plun-der", "follow-up"} & set(spellings())
    assert {"Cease-fires", "Sit-In", "crack-down"} <= set(spellings())


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("Peru and Chile agreed to re-open their consulates in May.", "re-open", "RETREAT"),
        ("Police re-arrested the editor on Monday.", "re-arrested", "COERCE"),
        ("The junta vowed to re-impose the curfew.", "re-impose", "COERCE"),
    ],
)
def test_verbs_of_doing_again_stay_whole(text: str, trigger: str, kind: str) -> None:
    assert (trigger, kind) in {(e.trigger.text, e.type) for e in onrecord.read(text).events}


def test_a_verb_of_doing_again_is_found_closed_or_by_what_is_done() -> None:
    assert (lemma_of("re-open"), lemma_of("re-arreste"), lemma_of("re-xyz")) == ("reopen", "arrest", "re-xyz")
