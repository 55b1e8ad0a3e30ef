"""Whether what somebody is accused of is the deed, or beside it."""

from __future__ import annotations

import pytest

from onrecord.incidents.charges import claims_deed, is_at_large, is_beside_deed, is_firm, is_harm_or_thing
from tests.factory import Factory


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
        " of plundering the state's resources",
        " of stealing the election",
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


@pytest.mark.parametrize(
    ("cue", "content", "claims"),
    [
        ("claimed", "responsibility for the attack", True),
        ("admitted", "the killings", True),
        ("claimed", "the bombing of the bridge", True),
        ("confessed to", "the murder", True),
        ("has claimed", "the attack, which wounded nine", True),
        ("claimed", "the lives of six", False),
        ("admitted", "the attack had failed", False),
        ("claimed", "the seat", False),
        ("condemned", "the killings", False),
    ],
)
def test_whether_a_deed_is_claimed(cue: str, content: str, claims: bool) -> None:
    made = Factory(f"The Vale Front {cue} {content}.")
    made.attribution(cue, source="The Vale Front", content=content)
    assert claims_deed(made.record().attributions[0]) is claims


@pytest.mark.parametrize(
    ("cue", "firm"), [("has no doubt", True), ("is convinced", True), ("believes", False), ("doubts", False)]
)
def test_what_is_held_for_certain(cue: str, firm: bool) -> None:
    made = Factory(f"Lind {cue} that the mill burned.")
    made.attribution(cue, source="Lind", content="that the mill burned")
    assert is_firm(made.record().attributions[0]) is firm
