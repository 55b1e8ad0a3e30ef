"""A second passive without its auxiliary: what befell whom."""

from __future__ import annotations

import pytest

import onrecord


@pytest.mark.parametrize(
    ("text", "trigger", "done", "undergone"),
    [
        ("Two tankers were seized and their crews freed.", "freed", [], ["their crews"]),
        ("The mayor was killed and his driver abducted.", "abducted", [], ["his driver"]),
        ("The town was taken and the army fled.", "fled", ["army"], []),
        ("The editor was detained and police searched the office.", "searched", ["police"], ["office"]),
    ],
)
def test_who_acts_and_who_undergoes(text: str, trigger: str, done: list[str], undergone: list[str]) -> None:
    (event,) = (e for e in onrecord.read(text).events if e.trigger.text == trigger)
    assert ([p.span.text for p in event.actors], [p.span.text for p in event.recipients]) == (done, undergone)
