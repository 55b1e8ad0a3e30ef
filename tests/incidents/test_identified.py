"""Whom those are who are only described or taken up, by what else their report says."""

from __future__ import annotations

import pytest

from onrecord.incidents.responsibility import responsibility
from tests.incidents.accounts import Told


def rows(made: Told) -> list[tuple[str, str, str]]:
    found = responsibility([made.reported()])
    return [(r.actor, r.polarity, " < ".join(s.chain)) for r in found for s in r.said_by]


def blaming(first: str, second: str, other: str = "Police") -> list[tuple[str, str, str]]:
    """Police blame the first, and the same or another the second."""
    made = Told(f"Police blamed {first}.", f"{other} blamed {second}.", "Hill Guards and the Vale Front are armed.")
    made.entity("Vale Front", "armed_group")
    made.entity("Hill Guards", "armed_group")
    speaker = made.police if other == "Police" else made.entity(other, "group")
    for n, (source, whom, who) in enumerate((("Police", first, made.police), (other, second, speaker))):
        made.attribution(made.span("blamed", n), source=made.span(source, n if other == "Police" else 0), content=whom,
                         stance="accuses", speaker=who)  # fmt: skip
    return rows(made)


@pytest.mark.parametrize("described", ["dissident rebels", "Islamist militants", "a banned group", "the jihadists"])
def test_who_is_described_and_then_named_by_one_accuser(described: str) -> None:
    assert {name for name, _, _ in blaming(described, "the Vale Front")} == {"Vale Front"}


def test_whom_another_accuses_by_name_is_another() -> None:
    found = blaming("dissident rebels", "the Hill Guards", other="Residents")
    assert {name for name, _, _ in found} == {"dissident rebels", "Hill Guards"}


def test_an_army_is_not_meant_by_rebels() -> None:
    found = blaming("dissident rebels", "the army")
    assert {name for name, _, _ in found} == {"dissident rebels", "the army"}


def test_they_are_those_whom_the_same_source_has_blamed() -> None:
    made = Told("Police blamed the Vale Front.", "“They attacked us to scare the Orvians,” police said.")
    made.entity("Vale Front", "armed_group")
    orvians = made.entity("Orvians", "nationality")
    made.attribution("blamed", source="Police", content="the Vale Front", stance="accuses", speaker=made.police)
    a = made.attribution(made.span("said", 1), source=made.span("police", 1), speaker=made.police,
                         content="“They attacked us to scare the Orvians,”")  # fmt: skip
    made.members.append(made.event("attacked", "ASSAULT", actors=((orvians, "They"),), according_to=(a,)))
    assert {name for name, _, _ in rows(made)} == {"Vale Front"}
