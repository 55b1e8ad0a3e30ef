"""In which of PLOVER's contexts the words of a sentence put an event. Names and happenings are invented."""

from __future__ import annotations

import pytest

import onrecord

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("sentence", "trigger", "expected"),
    [
        ("The two countries discussed a trade deal.", "discussed", ("economic",)),
        ("The central bank condemned the attack.", "condemned", ("economic",)),
        ("Thousands protested against climate policy.", "protested", ("environment",)),
        ("A nerve agent was used in the attack.", "attack", ("cbrn",)),
        ("The court fined the driver.", "fined", ("legal",)),
        # other senses, and names
        ("Settlers attacked a village in the West Bank.", "attacked", ()),
        ("Police killed three as Arda and Lorvia trade blame", "killed", ()),
        ("The Economic Community of West African States condemned the attack.", "condemned", ()),
        ("He blamed a climate of fear.", "blamed", ()),
        ("The driver lost his nerve and attacked the guard.", "attacked", ()),
    ],
)
def test_contexts(sentence: str, trigger: str, expected: tuple[str, ...]) -> None:
    found = {v.trigger.text: v for v in onrecord.read(sentence, published="2026-11-20").events}
    assert found[trigger].contexts == expected
