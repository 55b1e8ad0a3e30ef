"""Order: what is told to have come hours, days or years before or after something else is something else."""

from __future__ import annotations

import pytest

from onrecord.incidents.order import at_other_times
from tests.factory import Factory


def _apart(text: str, *triggers: str) -> bool:
    made = Factory(text)
    first, second = (made.event(trigger, "ASSAULT") for trigger in triggers)
    apart = at_other_times(text, made.record().events)
    return second in apart.get(first, ())


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("The Guards fired rockets at a base a few days after the assassination.", "fired", "assassination"),
        ("Gunmen stormed a bank in Velmar two hours before the bombing.", "stormed", "bombing"),
        ("Jets struck the port just one week after rebels had raided the town.", "struck", "raided"),
        ("The shelling came 15 days after troops were attacked with drones.", "shelling", "attacked"),
    ],
)
def test_what_came_before_or_after_is_another(text: str, first: str, second: str) -> None:
    assert _apart(text, first, second)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("A woman died in hospital two days after the bombing.", "died", "bombing"),
        ("Gunmen stormed a bank after an explosion at its gate.", "stormed", "explosion"),
        ("Rebels shelled the port. Days after, the bombing was claimed.", "shelled", "bombing"),
        ("Rebels shelled the port two days after the truce, and a bombing followed.", "shelled", "bombing"),
    ],
)
def test_what_came_of_it_or_with_it_is_not(text: str, first: str, second: str) -> None:
    assert not _apart(text, first, second)
