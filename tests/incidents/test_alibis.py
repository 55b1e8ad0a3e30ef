"""Alibis: what whoever is accused says of where it was, what it has and what it knows."""

from __future__ import annotations

import pytest

from onrecord.incidents.accusations import blames
from onrecord.incidents.framed import framed
from tests.incidents.accounts import Told

DENIED = [("Vale Front", "negative", "Bela Tor")]


def said(content: str, accused: bool = True) -> list[tuple[str, str, str]]:
    """What is found in the words of somebody who speaks for the Vale Front, which the police blame, if anybody does."""
    opening = "Officers blamed the Vale Front." if accused else "Officers met the Vale Front."
    made = Told(f"{opening} Bela Tor said {content}.")
    front = made.entity("Vale Front", "armed_group")
    officers, tor = made.entity("Officers", "group"), made.entity("Bela Tor", "person")
    made.relation("spokesperson_for", tor, "Bela Tor", object=front, polarity="positive")
    if accused:
        made.attribution("blamed", source="Officers", content="the Vale Front", speaker=officers, stance="accuses",
                         speaker_kind="unnamed")  # fmt: skip
    made.attribution("said", source="Bela Tor", content=content, speaker=tor)
    account = made.account()
    known = blames(account)
    return [(b.agent.name, b.polarity, " < ".join(b.source.chain)) for b in framed(account, known)]


@pytest.mark.parametrize(
    "content",
    [
        "none of its fighters was in the area",
        "its men were not operating in the town",
        "the group had no fighters in the area",
        "its men were nowhere near the market",
        "its fighters were fifty kilometres away",
        "the group does not have such weapons",
        "it knew nothing of the attack",
        "it did not know anything about the bombing",
    ],
)
def test_whoever_is_accused_denies_it_by_them(content: str) -> None:
    assert said(content) == DENIED


@pytest.mark.parametrize(
    "content",
    [
        "its fighters were in the area",
        "the group has such weapons",
        "nobody knew anything about the bombing",
        "its men were not in good spirits",
        "the police did not know anything about the bombing",
    ],
)
def test_what_is_none(content: str) -> None:
    assert said(content) == []


def test_who_is_not_accused_denies_nothing_by_them() -> None:
    assert said("none of its fighters was in the area", accused=False) == []
