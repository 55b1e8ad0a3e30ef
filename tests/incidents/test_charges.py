"""Whether what somebody is accused of is the deed, or beside it."""

from __future__ import annotations

import pytest

from onrecord.incidents.charges import is_at_large, is_beside_deed, is_harm_or_thing


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


@pytest.mark.parametrize(
    ("charge", "at_large"),
    [
        (" of war crimes", True),
        (" of committing grave abuses", True),
        ("war crimes", True),
        (" for some of the worst attacks in the country", True),
        (" for a string of bombings", True),
        (" of the crimes", False),
        (" of the war crimes of Sunday", False),
        (" of a war crime", False),
        (" of killing civilians", False),
        (" for the attack", False),
    ],
)
def test_what_is_done_time_and_again(charge: str, at_large: bool) -> None:
    assert is_at_large(charge) is at_large


@pytest.mark.parametrize(
    ("words", "harm"),
    [("the attack", True), ("it", True), ("the device", True), ("an investigation", False), ("a search", False)],
)
def test_harm_and_what_does_it(words: str, harm: bool) -> None:
    assert is_harm_or_thing(words) is harm
