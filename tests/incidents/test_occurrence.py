"""Who says that what reports tell of did not happen, as it is read."""

from __future__ import annotations

import pytest

import onrecord
from onrecord.incidents.disputes import disputes
from onrecord.incidents.tellings import tellings

_LEAD = "A cargo plane was shot down near Kassala on Sunday, killing four people, the coast guard said."


def _denying(sentence: str) -> set[str]:
    """Those who say in a report of a downing that it did not happen."""
    text = f"Cargo plane shot down near Kassala\n\n{_LEAD}\n\n{sentence}\n\nThe town is known for its bread."
    record = onrecord.read(text, published="2024-03-05", outlet="Coast News")
    told = [t for t in tellings(record) if "violence" in t.families]
    reports = [(record, tuple(t.event for t in told if t.thread == told[0].thread))]
    positions = (p for d in disputes(reports) if d.about == "occurrence" for p in d.positions)
    return {s.chain[-1] for p in positions if p.value == "it did not happen" for s in p.said_by}


@pytest.mark.model
@pytest.mark.parametrize(
    "sentence",
    [
        "The governor, Bela Tor, denied that the plane was shot down at all.",
        '"Nobody shot it down," the governor, Bela Tor, said.',
        "The governor, Bela Tor, said that nobody had shot at the plane.",
        "The governor, Bela Tor, denies that any aircraft was shot down.",
    ],
)
def test_who_says_that_nobody_did_it_says_that_it_did_not_happen(sentence: str) -> None:
    assert _denying(sentence) == {"Bela Tor"}


@pytest.mark.model
@pytest.mark.parametrize(
    "sentence",
    [
        "The governor, Bela Tor, denied that the plane was shot down by his men.",
        "The governor, Bela Tor, denied that anybody was killed.",
        "The governor, Bela Tor, denied that the plane was shot down with a missile.",
        "The governor, Bela Tor, denied that his men had shot it down.",
    ],
)
def test_who_denies_who_did_it_or_how_does_not(sentence: str) -> None:
    assert not _denying(sentence)
