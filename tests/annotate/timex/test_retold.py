"""Which day a happening has that is brought up again without one. Names and happenings are invented."""

from __future__ import annotations

import pytest

import onrecord

pytestmark = pytest.mark.model


def days(text: str, trigger: str) -> list[str | None]:
    """The days of the events with that trigger, in text order."""
    record = onrecord.read(text, published="2026-11-20")
    values = {t.id: t.value for t in record.times}
    return [values.get(v.time or "") for v in record.events if v.trigger.text == trigger]


BUS = "Gunmen opened fire on a bus near Gao on Monday, killing six people. "


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (BUS + "No group has claimed the attack.", "attack", "2026-11-16"),
        (BUS + "The minister condemned the attack on the bus.", "attack", "2026-11-16"),
        (BUS + "He accused the rebels of staging this brutal attack.", "attack", "2026-11-16"),
        ("A bomb exploded in a market on Monday. Police said the explosion killed nine.", "explosion", "2026-11-16"),
        ("A bomb exploded in a market on Monday. Police said the explosion killed nine.", "killed", "2026-11-16"),
        ("Police arrested a reporter on Tuesday. The union condemned the arrest.", "arrest", "2026-11-17"),
        ("Thousands marched in Tunis on Sunday. The protest ended peacefully.", "protest", "2026-11-15"),
        # those whom it cost
        ("Gunmen attacked a bus on Monday. Nine people died, police said.", "died", "2026-11-16"),
        ("Gunmen attacked a bus on Monday. Police said on Tuesday that two had been killed.", "killed", "2026-11-16"),
        ("An explosion tore through a mine near Gao on Monday. Nine men died.", "died", "2026-11-16"),
        ("Gunmen attacked a bus on Monday. Nine people have died this year.", "died", "2026"),
        ("Gunmen attacked a bus on Monday. In a separate raid, nine people died.", "died", None),
        ("Gunmen attacked a bus on Monday. Ana said her brother was killed.", "killed", None),
        ("Gunmen attacked a bus in Gao on Monday. Nine people died in Kidal.", "died", None),
        # more than one, one of its own, or another
        (BUS + "In May, gunmen killed two. The attack was condemned.", "attack", None),
        (BUS + "The attack on the embassy was condemned.", "attack", None),
        (BUS + "The earlier attack was worse.", "attack", None),
        (BUS + "Another attack hit a school. The union condemned the attack.", "attack", None),
        (BUS + "The attack in Kidal was condemned.", "attack", None),
        (BUS + "The attack that killed a nurse was worse.", "attack", None),
        ("The mayor condemned the attack. Gunmen had killed nine on Sunday.", "attack", None),
        ("Thousands marched in Tunis on Sunday. The mayor condemned the attack.", "attack", None),
    ],
)
def test_day_of_what_is_brought_up_again(text: str, trigger: str, expected: str | None) -> None:
    found = days(text, trigger)
    assert found
    assert found[-1] == expected
