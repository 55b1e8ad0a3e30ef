"""Who opposes whom, by words of struggle."""

from __future__ import annotations

import pytest

from onrecord.annotate.chains import Chains
from onrecord.annotate.relations import relations
from onrecord.records import EntityKind
from tests import parsing
from tests.annotate.casts import cast_of

SIDES: dict[str, tuple[EntityKind, list[str]]] = {
    "Norway": ("country", []),
    "Harbour Union": ("organization", []),
    "Iron Dawn": ("armed_group", []),
    "Lars Brekke": ("person", []),
    "army": ("organization", []),
    "coalition": ("organization", []),
}


def read(text: str) -> set[tuple[str, str]]:
    document = parsing.one_paragraph(text)
    syntax = parsing.syntax(document, store="opposing")
    cast = cast_of(syntax, {name: about for name, about in SIDES.items() if name in text})
    names = {entity.id: entity.name for entity in cast.entities}
    made = relations(document, syntax, cast, Chains(()))
    for relation in made:
        words = relation.evidence.text
        assert all(names[e or ""] in words for e in (relation.subject, relation.object)), words
    return {(names[r.subject], names[r.object or ""]) for r in made if r.kind == "opposes"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Whose fight it is: an owner, who carries it on, who is helped in it and who helps.
        ("Norway's war against Iron Dawn has cost much.", {("Norway", "Iron Dawn")}),
        ("Norway has launched a campaign against Iron Dawn.", {("Norway", "Iron Dawn")}),
        ("Norway joined the fight against Iron Dawn in May.", {("Norway", "Iron Dawn")}),
        (
            "Norway supported the army in the fight against Iron Dawn.",
            {("Norway", "Iron Dawn"), ("army", "Iron Dawn")},
        ),
        # What somebody means to do.
        ("Norway is committed to defeating Iron Dawn.", {("Norway", "Iron Dawn")}),
        ("They praised Norway's efforts to defeat Iron Dawn.", {("Norway", "Iron Dawn")}),
        ("Norway is focused on defeating Iron Dawn.", {("Norway", "Iron Dawn")}),
        ("The coalition to defeat Iron Dawn met in Oslo on Monday.", {("coalition", "Iron Dawn")}),
        ("Operations by the army against Iron Dawn continue.", {("army", "Iron Dawn")}),
        (
            "Norway contributed to the army's campaign against Iron Dawn.",
            {("Norway", "Iron Dawn"), ("army", "Iron Dawn")},
        ),
        ("They praised Norway's determination to defeat Iron Dawn.", {("Norway", "Iron Dawn")}),
        # Who has a part in it, and who deals somebody a blow; no match that is lost.
        (
            "Lars Brekke noted the role that Harbour Union can play in Norway's efforts to destroy Iron Dawn.",
            {("Harbour Union", "Iron Dawn"), ("Norway", "Iron Dawn")},
        ),
        ("The army has inflicted heavy losses on Iron Dawn.", {("army", "Iron Dawn")}),
        ("The army has dealt Harbour Union a 3-0 defeat.", set()),
        ("Norway handed the army a loan.", set()),
        # Who helps somebody in it, or is helped.
        (
            "Norway is assisting the army to degrade and ultimately destroy Iron Dawn.",
            {("Norway", "Iron Dawn"), ("army", "Iron Dawn")},
        ),
        ("Norway may help the army to destroy Iron Dawn.", set()),
        # Named after the enemy.
        ("The anti-Iron Dawn coalition met.", set()),
        ("The anti-Norway coalition met.", {("coalition", "Norway")}),
        ("The coalition against Iron Dawn has flown on.", {("coalition", "Iron Dawn")}),
        # A deed is an event, a case in court no fight, and another's enemy not the speaker's.
        ("Norway defeated Iron Dawn.", set()),
        ("Norway brought a case against Harbour Union.", set()),
        ("Lars Brekke described Norway's war against Iron Dawn.", {("Norway", "Iron Dawn")}),
    ],
)
def test_who_stands_against_whom(text: str, expected: set[tuple[str, str]]) -> None:
    assert read(text) == expected
