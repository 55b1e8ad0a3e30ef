"""Who takes part together with whom, and who is behind what only a clause beside tells. Names are invented."""

from __future__ import annotations

import pytest

from onrecord.annotate.chains import Chains
from onrecord.annotate.events import events
from onrecord.records import EntityKind, Event
from tests.annotate.casts import cast_of
from tests.parsing import one_paragraph, syntax

CAST: dict[str, tuple[EntityKind, list[str]]] = {
    "Norway": ("country", []),
    "Chad": ("country", []),
    "Peru": ("country", []),
    "Iron Dawn": ("armed_group", []),
}


def read(text: str) -> dict[str, Event]:
    document = one_paragraph(text, published="2024-03-04")
    parsed = syntax(document, store="companions")
    cast = cast_of(parsed, {name: about for name, about in CAST.items() if name in text})
    made = events(document, parsed, cast, (), (), Chains(()))
    return {event.trigger.text: event for event in made}


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        # Whoever is named with them acts too.
        (
            "Norwegian troops, along with Chadian soldiers, took the bridge from Iron Dawn.",
            "took",
            ["Norwegian troops", "Chadian soldiers"],
            ["bridge", "Iron Dawn"],
        ),
        (
            "Norway joined Chad and Peru in air strikes against Iron Dawn.",
            "strikes",
            ["Norway", "Chad", "Peru"],
            ["Iron Dawn"],
        ),
        ("Along with the mayor, two aides met the rebels.", "met", ["mayor", "two aides"], ["rebels"]),
        # Whoever is named behind those who undergo it undergoes it too.
        ("Police arrested a farmer along with his brother.", "arrested", ["Police"], ["farmer", "his brother"]),
        ("The army killed two rebels, along with a farmer.", "killed", ["army"], ["two rebels", "farmer"]),
        ("The soldiers seized the bridge, along with militiamen.", "seized", ["soldiers", "militiamen"], ["bridge"]),
        # The second of two passives far from its auxiliary; not a verb with an object of its own.
        ("The farmer was arrested in Oslo and deported to Peru.", "deported", [], ["farmer"]),
        ("The farmer was tried in May and jailed for life.", "jailed", [], ["farmer"]),
        ("The farmer was sentenced to five years and fined 200 euros.", "fined", [], ["farmer"]),
        ("The mayor was elected in May and appointed a minister.", "appointed", ["mayor"], ["minister"]),
        # Several people of several states stand for each; the first is in their own words.
        (
            "The minister met the ministers of Norway, Peru and Chad.",
            "met",
            ["minister"],
            ["ministers of Norway", "Peru", "Chad"],
        ),
        (
            "The minister met her counterparts from Norway and Peru.",
            "met",
            ["minister"],
            ["her counterparts", "Norway", "Peru"],
        ),
        # A number of people are those people.
        ("The minister met a number of victims.", "met", ["minister"], ["victims"]),
        # A relative clause without a pronoun, and its preposition.
        ("The man she spoke to was a soldier.", "spoke", ["she"], ["man"]),
        # Who attacked when they were killed; whoever attacks and is killed is not killed by themselves.
        ("Nine farmers were killed when soldiers shelled the market.", "killed", ["soldiers"], ["Nine farmers"]),
        ("Nine farmers were killed when they attacked the post.", "killed", [], ["Nine farmers"]),
        ("Nine farmers were killed when the bridge fell.", "killed", [], ["Nine farmers"]),
        # Who claims the attack that killed.
        ("The attack was claimed by Iron Dawn and killed nine farmers.", "killed", ["Iron Dawn"], ["nine farmers"]),
        # "By" and "against" in one phrase, and who an agreement was reached between.
        ("Operations by the army against militants continue.", "Operations", ["army"], ["militants"]),
        ("They praise the accord reached between Norway and Peru.", "reached", ["Norway", "Peru"], []),
        # What a body is there for, is set on, or has for its aim.
        ("The coalition to defeat Iron Dawn met in Oslo on Monday.", "defeat", ["coalition"], ["Iron Dawn"]),
        ("The army is focused on defeating Iron Dawn.", "defeating", ["army"], ["Iron Dawn"]),
        ("The aim of the army is to defeat Iron Dawn.", "defeat", ["army"], ["Iron Dawn"]),
        ("The soldiers were seized after attacking a bridge.", "attacking", ["soldiers"], ["bridge"]),
        # Two who are joined by "and" are two, whoever the names are taken for.
        (
            "The envoy met the president and the leader of the guild.",
            "met",
            ["envoy"],
            ["president", "leader of the guild"],
        ),
        # Who fights in support of somebody stands by them.
        ("Thousands marched in support of the minister.", "support", ["Thousands"], ["minister"]),
    ],
)
def test_parties(text: str, trigger: str, actors: list[str], recipients: list[str]) -> None:
    event = read(text)[trigger]
    assert [p.span.text for p in event.actors] == actors
    assert [p.span.text for p in event.recipients] == recipients


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("She became the first minister to visit Chad.", "actual"),
        ("She would be the first minister to visit Chad.", "hypothetical"),
        ("It is time for a minister to visit Chad.", "hypothetical"),
    ],
)
def test_the_first_to_do_it_did_it(text: str, modality: str) -> None:
    assert read(text)["visit"].modality == modality
