"""Whether what somebody is accused of is the deed, or beside it."""

from __future__ import annotations

import pytest

from onrecord.incidents.charges import is_beside_deed


@pytest.mark.parametrize(
    "charge",
    [
        " of hiding the true number",
        " of spreading figures made up abroad",
        " of turning a blind eye to smugglers",
        " on Monday of sheltering spies",
        " of having buried the accord",
        " for its own failures",
        " for the delay",
    ],
)
def test_beside_the_deed(charge: str) -> None:
    assert is_beside_deed(charge)


@pytest.mark.parametrize(
    "charge",
    [
        "",
        " of the killing",
        " of carrying out the attack",
        " on Monday of shelling it",
        " of being behind it",
        " of having planted the bomb",
        " of targeting civilians",
        " for the deaths",
        " for what happened on Sunday",
        " of a crime against the town",
    ],
)
def test_the_deed(charge: str) -> None:
    assert not is_beside_deed(charge)
