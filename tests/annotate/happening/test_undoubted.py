"""What is told as beyond doubt has happened, whatever words of doubt stand around it."""

from __future__ import annotations

import pytest

import onrecord


def held(text: str, trigger: str) -> tuple[str, str]:
    (event,) = (e for e in onrecord.read(text).events if e.trigger.text == trigger)
    return event.polarity, event.modality


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("There is no question that the army shelled the camp.", "shelled"),
        ("It is no secret that Lorvia armed the militia.", "armed"),
        ("It is not in doubt that police fired on the crowd.", "fired"),
        ("Nobody denies that troops looted the shops.", "looted"),
        ("There was no doubt that Lorvia had carried out the attack, the minister said.", "attack"),
    ],
)
def test_what_nobody_doubts_has_happened(text: str, trigger: str) -> None:
    assert held(text, trigger) == ("positive", "actual")


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("There are doubts that police fired on the crowd.", "fired"),
        ("There is no evidence that the army shelled the camp.", "shelled"),
        ("The army denied that it had shelled the camp.", "shelled"),
    ],
)
def test_what_is_doubted_is_not_told_as_having_happened(text: str, trigger: str) -> None:
    assert held(text, trigger) != ("positive", "actual")
