"""Names: what a report tells of a happening by name, and by which another report of it is known."""

from __future__ import annotations

import pytest

from onrecord.incidents.spots import division_called
from onrecord.incidents.tellings import tellings
from onrecord.records import EntityKind, Kb
from tests.factory import Factory


def _told(sentence: str, name: str, kind: EntityKind = "other", **fields: object) -> Factory:
    text = f"Six dead\n\n{sentence}\n\nThe road to Brandovar is closed."
    made = Factory(text, outlet="Tessaly Post", outlet_from="given")
    made.entity(name, kind, **fields)
    made.entity("Brandovar", "place")
    made.event("killed", "ASSAULT")
    return made


@pytest.mark.parametrize(
    ("sentence", "name", "names"),
    [
        ("A blast on the Quellmar Express killed six.", "Quellmar Express", ("quellmar",)),
        ("A blast outside the Tessaly Inn killed six.", "Tessaly Inn", ()),
    ],
    ids=["a train", "the outlet's own"],
)
def test_the_names_in_what_is_told(sentence: str, name: str, names: tuple[str, ...]) -> None:
    """What another sentence names is none of it."""
    (killed,) = tellings(_told(sentence, name).record())
    assert killed.names == names


def test_a_city_and_who_acts_are_met_every_day() -> None:
    made = _told("A blast in Karachi killed six.", "Karachi", "place", kb=Kb(geonames=1174872), country="PK")
    assert tellings(made.record())[0].names == ()
    made = Factory("Quellmar Brigade killed six.")
    brigade = made.entity("Quellmar Brigade", "organization")
    made.event("killed", "ASSAULT", actors=[(brigade, "Quellmar Brigade")])
    assert tellings(made.record())[0].names == ()


def test_a_division_is_no_town() -> None:
    made = _told("A blast at a mill in Quellmar province killed six.", "Quellmar", "place")
    (killed,) = tellings(made.record())
    assert (killed.names, killed.regions) == ((), ("quellmar",))


@pytest.mark.parametrize(
    ("text", "name", "called"),
    [
        ("in Velmar province", "Velmar", "velmar"),
        ("in the district of Velmar", "Velmar", "velmar"),
        ("in Velmar District", "Velmar District", "velmar"),
        ("in the town of Velmar", "Velmar", ""),
        ("in Velmar on Sunday", "Velmar", ""),
    ],
)
def test_what_a_division_is_called(text: str, name: str, called: str) -> None:
    start = text.index(name)
    assert division_called(text, start, start + len(name)) == called


def test_a_name_that_the_reader_has_missed() -> None:
    """Behind a word in small letters it is one; at the beginning of a sentence it may be any word."""
    made = Factory("Mill in Ruins\n\nLaggards say that the Quellmar blast killed six.")
    made.event("killed", "ASSAULT")
    assert tellings(made.record())[0].names == ("quellmar",)


def test_what_a_report_leads_with_has_the_names_of_its_beginning() -> None:
    made = Factory("The dead of Quellmar\n\nNobody spoke in the Brandovar inn.\n\nThe raid killed six. It was late.")
    made.entity("Quellmar", "place")
    made.event("killed", "ASSAULT")
    assert set(tellings(made.record())[0].names) == {"quellmar", "brandovar"}
