"""What clauses that look ahead, or deny, make of what they only bring up, as the whole reader tells it. Names and
happenings are invented."""

from __future__ import annotations

import pytest

from tests.annotate.happening.whole import event, told

pytestmark = pytest.mark.model

HELD = [
    # what is awaited behind "after" has not come yet
    ("There will be elections after the capture of Ostrel.", "capture", "positive", "hypothetical"),
    ("They agreed police would patrol following the withdrawal of troops.", "withdrawal", "positive", "hypothetical"),
    ("The envoys will meet after the release of the hostages.", "release", "positive", "hypothetical"),
    ("After the capture of Ostrel, elections were held.", "capture", "positive", "actual"),
    ("Police will patrol the town after the attack on the mosque.", "attack", "positive", "actual"),
    # what is of no avail is there
    ("The attack would not stop the talks.", "attack", "positive", "actual"),
    ("The bombings will not keep the envoys from Ostrel, she said.", "bombings", "positive", "actual"),
    # what something has led to has come about
    ("Sanctions have led to deadly clashes.", "clashes", "positive", "actual"),
    ("Talks could lead to clashes.", "clashes", "positive", "hypothetical"),
    # nobody is helped with what is not lent
    ("The army will not send troops to help the rebels.", "help", "negative", "hypothetical"),
    ("The army will send troops to help the rebels.", "help", "positive", "hypothetical"),
    # what nobody means to do
    ("They did not intend to expel the envoys.", "expel", "negative", "hypothetical"),
    ("They intend to expel the envoys.", "expel", "positive", "hypothetical"),
    ("They had still not signed a treaty.", "treaty", "negative", "actual"),
    # the means are told where only the aim is guessed at
    ("He may have been seeking revenge by shooting the mayor.", "shooting", "positive", "actual"),
    ("They may win votes by banning the party.", "banning", "positive", "hypothetical"),
    # what is said by wishing to say it
    ('"I want to thank the Ardan army," he said.', "thank", "positive", "actual"),
    ("He wants to thank the army.", "thank", "positive", "hypothetical"),
    ("The minister flew to visit troops in Mali.", "visit", "positive", "actual"),
    ("The minister will fly to visit troops in Mali.", "visit", "positive", "hypothetical"),
]


@pytest.mark.parametrize(("text", "trigger", "polarity", "modality"), HELD)
def test_how_what_is_brought_up_is_held(text: str, trigger: str, polarity: str, modality: str) -> None:
    found = told(text, trigger)
    assert (found.polarity, found.modality) == (polarity, modality)


TYPES = [
    ("He is wanted in Spain for bombings.", "wanted", "ACCUSE"),
    ("Police are seeking two men for questioning.", "seeking", "ACCUSE"),
    ("Police began delving into the murders.", "delving", "ACCUSE"),
    ("He thanked Jordan for its cooperation.", "cooperation", "COOPERATE"),
    ("She praised close cooperation between the two armies.", "cooperation", "COOPERATE"),
    ("Doctors voiced concern about the rise in suicides.", "voiced", None),
    ("The UN voiced concern about Israel's raids.", "voiced", "ACCUSE"),
    ("He survived an ambush.", "ambush", "ASSAULT"),
    ("He survived an ambush.", "survived", None),
    ("Elections were held after the capture of Ostrel town.", "capture", "ASSAULT"),
]


@pytest.mark.parametrize(("text", "trigger", "kind"), TYPES)
def test_types(text: str, trigger: str, kind: str | None) -> None:
    assert told(text, trigger).type == kind


def test_asking_for_a_comment_is_no_request() -> None:
    assert event("Asked to comment on the raid, he declined.", "Asked") is None


@pytest.mark.parametrize(
    ("text", "trigger", "whom"),
    [
        ("One of four suspects was arrested.", "arrested", "One of four suspects"),
        ("Detectives released one of the two men.", "released", "one of the two men"),
    ],
)
def test_one_of_several_is_not_all_of_them(text: str, trigger: str, whom: str) -> None:
    assert [p.span.text for p in told(text, trigger).recipients] == [whom]


@pytest.mark.parametrize(
    ("text", "trigger", "polarity", "modality"),
    [
        ("The coalition is supporting the rebels by providing ammunition.", "providing", "positive", "actual"),
        ("The army ended the siege by shelling the town.", "shelling", "positive", "actual"),
        ("He avoided arrest by fleeing to Peru.", "fleeing", "positive", "actual"),
        ("They plan to help by sending food.", "sending", "positive", "hypothetical"),
        ("He could win by arresting rivals.", "arresting", "positive", "hypothetical"),
    ],
)
def test_means_are_as_sure_as_what_they_serve(text: str, trigger: str, polarity: str, modality: str) -> None:
    found = told(text, trigger)
    assert (found.polarity, found.modality) == (polarity, modality)


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("The campaign to liberate Raqqah began in May.", "liberate", "ASSAULT"),
        ("Troops liberated 40 hostages.", "liberated", "RETREAT"),
        ("The raid will liberate strategic terrain.", "liberate", "ASSAULT"),
        ("The officers were held in contempt of court.", "held", None),
        ("He was held in custody.", "held", "COERCE"),
        ("The deal will deny the group a safe haven.", "deny", None),
        ("The ministry denied the reports.", "denied", "REJECT"),
    ],
)
def test_types_by_what_it_is_done_to(text: str, trigger: str, kind: str | None) -> None:
    assert told(text, trigger).type == kind
