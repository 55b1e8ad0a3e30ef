"""Titles: the noun that says most, of a headline before others; the site and the place; a word for what has no type."""

from __future__ import annotations

import dataclasses

import pytest

from onrecord import lexicons
from onrecord.incidents.records import Reports
from onrecord.incidents.titles import title
from onrecord.incidents.words import noun_of
from onrecord.records import MadeBy
from tests.factory import Factory


def _told(text: str, *events: tuple[str, str | None, str], place: str = "", precision: str = "town") -> Reports:
    """A report of these events (trigger, type, lemma of its rule), the first of them at the place."""
    made = Factory(text)
    ids = [made.event(trigger, type, place=place if not n else None) for n, (trigger, type, _) in enumerate(events)]
    lemmas = [MadeBy("events", f"event_verbs:{lemma}" if lemma else "verb of action") for *_, lemma in events]
    made.events = [
        dataclasses.replace(
            event,
            made_by=lemma,
            location=event.location and dataclasses.replace(event.location, precision=precision),
        )
        for event, lemma in zip(made.events, lemmas, strict=True)
    ]
    return ((made.record(), tuple(ids)),)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        # A bombing is also an attack and a killing.
        (
            _told(
                "Attack kills nine\n\nA bomb exploded at a market in Velmar, killing nine; the bombing was claimed.",
                ("exploded", "ASSAULT", "explode"),
                ("killing", "ASSAULT", "kill"),
                ("bombing", "ASSAULT", "bombing"),
                place="Velmar",
            ),
            "bombing at a market in Velmar",
        ),
        # What the headline tells before what comes later: the raiders were shot dead.
        (
            _told(
                "Gunmen storm hotel\n\nGunmen stormed a hotel in Velmar.\n\nFive gunmen were shot dead.",
                ("stormed", "ASSAULT", "storm obj"),
                ("shot", "ASSAULT", "shoot"),
                place="Velmar",
            ),
            "raid at a hotel in Velmar",
        ),
        # The port of Velmar is the place, and no site.
        (
            _told(
                "Blast kills two\n\nA blast killed two in the port of Velmar.",
                ("killed", "ASSAULT", "kill"),
                place="Velmar",
            ),
            "killing in Velmar",
        ),
        # A bank of sand is no bank.
        (
            _told("Boat sunk\n\nA boat was sunk at Orm Bank.", ("sunk", "ASSAULT", "sink"), place="Orm Bank"),
            "sinking in Orm Bank",
        ),
        # What has no type is called by what its word means.
        (_told("Title\n\nThe dead were buried.", ("buried", None, "")), "burial"),
        (_told("Title\n\nDivers recovered a box.", ("recovered", None, "")), "discovery"),
    ],
    ids=[
        "says most",
        "headline first",
        "a place is no site",
        "a place that ends like a site",
        "untyped",
        "untyped by sense",
    ],
)
def test_titles(told: Reports, expected: str) -> None:
    assert title(told) == expected


def test_a_place_of_unknown_size_is_better_than_its_country() -> None:
    (first,) = _told("T\n\nA raid hit Orvania.", ("raid", "ASSAULT", "raid"), place="Orvania", precision="country")
    (second,) = _told("T\n\nA raid hit Kisk.", ("raid", "ASSAULT", "raid"), place="Kisk", precision=None)  # type: ignore[arg-type]
    assert title((first, second)) == "raid in Kisk"


def test_every_sense_has_a_noun() -> None:
    assert all(noun_of(row["sense"]) for row in lexicons.load("happenings"))


def test_what_an_attack_led_to_is_no_name_for_it() -> None:
    told = _told(
        "Rockets hit market\n\nRockets hit a market in Velmar. A stall collapsed.",
        ("hit", "ASSAULT", "attack"),
        ("collapsed", "ASSAULT", "collapse"),
        place="Velmar",
    )
    assert title(told) == "attack at a market in Velmar"
    accident = _told("School falls\n\nA school collapsed, killing two.", ("killing", "ASSAULT", "kill"),
                     ("collapsed", "ASSAULT", "collapse"))  # fmt: skip
    assert title(accident).startswith("collapse")


def test_a_place_is_called_by_its_own_name() -> None:
    told = _told(
        "Blast\n\nA bomb exploded in Orvia's Velmar.", ("exploded", "ASSAULT", "explode"), place="Orvia's Velmar"
    )
    assert title(told) == "explosion in Velmar"


@pytest.mark.parametrize(
    ("type", "expected"),
    [("SUPPORT", "expression of support for Tarvia"), ("SANCTION", "sanction on Tarvia"), (None, "escape of Tarvia")],
)
def test_whom_a_happening_without_a_noun_of_its_own_befalls(type: str | None, expected: str) -> None:
    made = Factory("T\n\nTarvia escaped it.")
    tarvia = made.entity("Tarvia", "country")
    event = made.event("escaped", type, recipients=((tarvia, "Tarvia"),))
    assert title(((made.record(), (event,)),)) == expected
