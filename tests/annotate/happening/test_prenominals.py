"""Participles before a noun, as the whole reader tells them. Names and happenings are invented."""

from __future__ import annotations

from functools import cache

import pytest

import onrecord
from onrecord.records import Event

pytestmark = pytest.mark.model


@cache
def events(sentence: str) -> dict[str, Event]:
    return {v.trigger.text: v for v in onrecord.read(sentence, published="2026-11-20").events}


BEFALLEN = [
    ("The ousted president fled to Lorvia.", "ousted", "ASSAULT"),
    ("The jailed editor may appeal the ruling.", "jailed", "COERCE"),
    ("The kidnapped aid workers were seen in Ostrel.", "kidnapped", "ASSAULT"),
    ("He denied selling the stolen files.", "stolen", None),
    ("Two freed hostages arrived in Peru on Sunday.", "freed", "RETREAT"),
    ("The seized tanker was towed to Fulja.", "seized", "COERCE"),
    ("Arda demanded the release of the imprisoned monks.", "imprisoned", "COERCE"),
]


@pytest.mark.parametrize(("sentence", "word", "kind"), BEFALLEN)
def test_a_participle_before_a_noun_tells_what_befell_it(sentence: str, word: str, kind: str | None) -> None:
    found = events(sentence)[word]
    assert (found.type, found.polarity, found.modality, found.actors) == (kind, "positive", "actual", ())


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Any stolen goods must be returned.", "stolen"),
        ("Sellers of stolen goods are fined.", "stolen"),
        ("The released version had no bugs.", "released"),
        ("The fired missile missed.", "fired"),
        ("The minister vowed to free jailed activists.", "jailed"),
    ],
)
def test_what_is_spoken_of_in_general_or_no_person_befell_nobody(sentence: str, word: str) -> None:
    assert word not in events(sentence)


def test_whom_it_befell_is_whoever_the_noun_names() -> None:
    found = events("The jailed editor was beaten in his cell, his wife said.")["jailed"]
    assert [p.span.text for p in found.recipients if p.span is not None] == ["jailed editor"]
