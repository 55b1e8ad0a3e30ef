"""Whose a plot is, and what becomes of the deed that it aims at, as the whole reader tells it. Names and happenings are
invented."""

from __future__ import annotations

import pytest

from tests.annotate.happening.whole import told

pytestmark = pytest.mark.model

AIMS = [
    # whoever uncovers, reports or condemns a plot does not do what it aims at
    ("Police foiled a plot to kill the king.", "kill", []),
    ("The mayor was accused of failing to report the plot to bomb the base.", "bomb", []),
    ("The agency uncovered a conspiracy to murder the bishop.", "murder", []),
    ("The bureau said it had broken up a plot to attack a mall.", "attack", []),
    ("The president condemned the plot to assassinate his deputy.", "assassinate", []),
    ("They hatched a plot to kill the king.", "kill", ["They"]),
    ("He joined a conspiracy to topple the emir.", "topple", ["He"]),
    ("The group dropped its plan to bomb the port.", "bomb", ["its"]),
]


@pytest.mark.parametrize(("text", "trigger", "actors"), AIMS)
def test_whose_a_plot_is(text: str, trigger: str, actors: list[str]) -> None:
    assert [p.span.text for p in told(text, trigger).actors] == actors


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Two men face charges over a plot to behead a soldier.", "behead"),
        ("A plot to bomb the embassy was foiled by police.", "bomb"),
    ],
)
def test_what_a_plot_aims_at_has_not_been_done(text: str, trigger: str) -> None:
    assert told(text, trigger).modality == "hypothetical"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Nobody was behind the murder of the judge, he said.", "murder"),
        ("Aides played down the chance that either was involved in the June killing of the priest.", "killing"),
    ],
)
def test_who_was_not_behind_it_leaves_it_done(text: str, trigger: str) -> None:
    assert (told(text, trigger).polarity, told(text, trigger).modality) == ("positive", "actual")


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "whom"),
    [
        ("Agents flew the banker to Spain on Monday.", "flew", None, ["banker"]),
        ("The gunmen seized him at his home in Gaza and flew him to Cyprus.", "flew", None, ["him"]),
        ("Prosecutors named a suspect in the bombing.", "named", "ACCUSE", []),
        ("Rebels shot the shot that killed him.", "shot", "ASSAULT", []),
        ("The minister flew to Cyprus on Monday.", "flew", "CONSULT", []),
    ],
)
def test_who_undergoes_it(text: str, trigger: str, kind: str | None, whom: list[str]) -> None:
    assert told(text, trigger).type == kind
    if whom or kind != "CONSULT":
        assert [p.span.text for p in told(text, trigger).recipients] == whom


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Authorities issued a warrant in the Slepian shooting.", "shooting"),
        ("Two men were held over the Brekke stabbing.", "stabbing"),
        ("The Slepian slaying was never solved.", "slaying"),
    ],
)
def test_the_name_before_a_killing_is_no_killer(text: str, trigger: str) -> None:
    assert not told(text, trigger).actors


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        ("The Hamas killing of a guard was condemned.", "killing", ["Hamas"]),
        ("The army shooting of a boy led to riots.", "shooting", ["army"]),
    ],
)
def test_who_is_known_to_kill_does(text: str, trigger: str, actors: list[str]) -> None:
    assert [p.span.text for p in told(text, trigger).actors] == actors


def test_lands_before_a_deed_are_not_condemned() -> None:
    found = told("Security Council condemns Kenya, Tanzania bombings", "condemns")
    assert not found.recipients


@pytest.mark.parametrize(
    ("text", "trigger", "polarity"),
    [
        # what somebody is acquitted of he did not do; what he escaped did not befall him
        ("A judge acquitted two men of bombing a market.", "bombing", "negative"),
        ("The panel absolved the army of shelling the camp.", "shelling", "negative"),
        ("He narrowly escaped being kidnapped.", "kidnapped", "negative"),
        ("He was acquitted of the murder of the judge.", "murder", "positive"),
        ("He escaped after killing a guard.", "killing", "positive"),
        ("The mayor escaped an attack on his car.", "attack", "positive"),
    ],
)
def test_what_was_not_done_for_all_that(text: str, trigger: str, polarity: str) -> None:
    assert told(text, trigger).polarity == polarity
