"""What violence was done to, where its noun names it beforehand or behind "at"; who was charged, shot, expelled and
declared dead. Names and happenings are invented."""

from __future__ import annotations

import pytest

from onrecord.records import Event
from tests.annotate.happening.whole import event, told

pytestmark = pytest.mark.model


def _recipients(found: Event) -> list[str]:
    return [p.span.text for p in found.recipients if p.span is not None]


def _actors(found: Event) -> list[str]:
    return [p.span.text for p in found.actors if p.span is not None]


@pytest.mark.parametrize(
    ("text", "trigger", "recipients"),
    [
        ("Police reopened the Hariri assassination.", "assassination", ["Hariri"]),
        ("Kenji Sol was shot in March. The Sol shooting shocked the town.", "shooting", ["Sol"]),
        ("The Russian consulate bombing shocked the town.", "bombing", ["consulate"]),
        ("The Nairobi hotel siege ended on Sunday.", "siege", ["hotel"]),
        ("The minister condemned the abortion clinic bombing.", "bombing", ["abortion clinic"]),
        ("A blast outside the Danish embassy wounded four.", "blast", ["Danish embassy"]),
        ("The blasts at French bases killed two.", "blasts", ["French bases"]),
        ("An attack at the airport killed two.", "attack", ["airport"]),
        # where it was, or with what
        ("The school shooting killed two.", "shooting", []),
        ("The car bombing killed three.", "bombing", []),
    ],
)
def test_a_noun_of_violence_names_what_it_hit(text: str, trigger: str, recipients: list[str]) -> None:
    found = told(text, trigger)
    assert _recipients(found) == recipients
    assert _actors(found) == []


def test_whose_planes_they_are_still_attack() -> None:
    assert _actors(told("Israeli strikes killed nine.", "strikes")) == ["Israeli"]


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        ("A sniper shot and killed a doctor on Friday.", "shot", ["sniper"], ["doctor"]),
        ("Police were near where a sniper shot and killed a judge.", "killed", ["sniper"], ["judge"]),
        (
            "Officials said a masked gunman shot and wounded two guards in Oslo.",
            "wounded",
            ["masked gunman"],
            ["two guards"],
        ),
        # who only held them is not expelled
        (
            "France expelled two Syrians and a Yemeni who were held by the gendarmes over the attack.",
            "expelled",
            ["France"],
            ["two Syrians", "Yemeni"],
        ),
        # who serves a sentence for it did it
        ("Ivan Petrov is serving ten years for the murder of a clerk.", "murder", ["Ivan Petrov"], ["clerk"]),
        ("Ivan Petrov is serving a life sentence for the murder of a clerk.", "sentence", [], ["Ivan Petrov"]),
        ("The Israelis suffered 39 deaths in Lebanon.", "deaths", [], ["Israelis"]),
        # a bomb that goes off does that to nobody
        ("The bomb exploded near a mosque.", "exploded", [], []),
        ("A mine exploded under a bus.", "exploded", [], ["bus"]),
        # whom others look for
        ("Troops have been hunting for the deserters.", "hunting", ["Troops"], ["deserters"]),
        ("A warrant was issued for Colonel Daw.", "issued", [], ["Colonel Daw"]),
        ("Doctors declared her dead.", "declared", ["Doctors"], ["her"]),
    ],
)
def test_who_does_it_and_whom_it_befalls(text: str, trigger: str, actors: list[str], recipients: list[str]) -> None:
    found = told(text, trigger)
    assert (_actors(found), _recipients(found)) == (actors, recipients)


def test_a_bomb_is_no_artillery() -> None:
    assert told("The bomb exploded near a mosque.", "exploded").mode == "explosives"
    assert told("A rocket exploded near the port.", "exploded").mode == "heavy-weapons"


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("He was charged on Monday in two complaints with murder and with violating a clinic law.", "murder"),
        ("Anna Haddad was charged with treason and with ordering the killing of a judge.", "ordering"),
        ("Anna Haddad was charged with treason and with ordering the killing of a judge.", "killing"),
    ],
)
def test_what_somebody_is_charged_with_is_no_fact(text: str, trigger: str) -> None:
    assert told(text, trigger).modality == "hedged"
    assert told(text, "charged").modality == "actual"


def test_what_somebody_is_convicted_of_is() -> None:
    assert told("He was convicted of theft and of killing a guard.", "killing").modality == "actual"


def test_where_a_deed_is_named_is_not_where_it_was() -> None:
    found = event("In London, the premier called the massacre in Idlib vile.", "massacre")
    assert found is not None
    assert found.location is None or found.location.span.text != "London"


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        ("Turkish-Greek talks broke down on Monday.", "talks", ["Turkish", "Greek"]),
        ("US-Iran talks began in Oman.", "talks", ["US", "Iran"]),
        ("Turkish-backed forces held talks.", "talks", ["Turkish-backed forces"]),
    ],
)
def test_two_nations_before_what_they_do_together(text: str, trigger: str, actors: list[str]) -> None:
    assert _actors(told(text, trigger)) == actors


def test_two_nations_of_one_person_stay_one() -> None:
    assert _recipients(told("The Turkish-German writer was arrested.", "arrested")) == ["Turkish-German writer"]
