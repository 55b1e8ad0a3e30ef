"""Who is whose ally, backer or enemy."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.annotate.chains import Chains
from onrecord.annotate.relations import relations
from onrecord.records import Entity, EntityKind
from tests import parsing
from tests.annotate.casts import cast_of

SIDES: dict[str, tuple[EntityKind, list[str]]] = {
    "enemies": ("group", []),
    "Norway": ("country", ["its"]),
    "Chad": ("country", []),
    "Iron Dawn": ("armed_group", []),
    "Lars Brekke": ("person", []),
}


def nameless(entity: Entity) -> Entity:
    return replace(entity, mentions=tuple(replace(m, form="nominal") for m in entity.mentions))


def read(text: str) -> set[tuple[str, str, str | None]]:
    document = parsing.one_paragraph(text)
    syntax = parsing.syntax(document, store="ties")
    cast = cast_of(syntax, {name: about for name, about in SIDES.items() if name in text})
    cast = replace(cast, entities=tuple(nameless(e) if e.name.islower() else e for e in cast.entities))
    names = {entity.id: entity.name for entity in cast.entities}
    return {
        (names[r.subject], r.kind, names.get(r.object or "")) for r in relations(document, syntax, cast, Chains(()))
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Named behind the noun, before it, or by the clause.
        ("Norway and its ally Chad signed it.", {("Chad", "affiliate_of", "Norway")}),
        ("Norway, Chad's main backer, denied it.", {("Norway", "supports", "Chad")}),
        ("Lars Brekke, a close ally of Norway, left.", {("Lars Brekke", "affiliate_of", "Norway")}),
        ("Iron Dawn is an enemy of Norway.", {("Iron Dawn", "opposes", "Norway")}),
        ("Norway's allies, including Chad, condemned it.", {("Chad", "affiliate_of", "Norway")}),
        ("The alliance between Norway and Chad has held.", {("Norway", "affiliate_of", "Chad")}),
        ("Norway's alliance with Chad has held.", {("Norway", "affiliate_of", "Chad")}),
        ("Norway remains a key partner of Chad.", {("Norway", "affiliate_of", "Chad")}),
        ("Norway is the main trading partner of Chad.", set()),
        ("Norway's arch-rival Chad refused.", {("Chad", "opposes", "Norway")}),
        ("Norway and its rival, Chad, met.", {("Chad", "opposes", "Norway")}),
        ("Lars Brekke is one of the fiercest critics of Norway.", {("Lars Brekke", "opposes", "Norway")}),
        ("Norway and Chad are bitter rivals.", {("Norway", "opposes", "Chad")}),
        ("Norway, whose main rival is Chad, won.", {("Chad", "opposes", "Norway")}),
        (
            "Norway's proxies, among them Iron Dawn, fled.",
            {("Iron Dawn", "affiliate_of", "Norway"), ("Norway", "supports", "Iron Dawn")},
        ),
        ("Chad has emerged as a serious rival to Norway.", {("Chad", "opposes", "Norway")}),
        ("Chad may emerge as a serious rival to Norway.", set()),
        ("Norway and Chad are sworn enemies.", {("Norway", "opposes", "Chad")}),
        # Nobody is named, or nobody's it is.
        ("Norway praised its allies.", set()),
        ("Norway and its enemies met.", set()),
        ("The allies met Lars Brekke in Chad.", set()),
    ],
)
def test_what_somebody_is_to_somebody_else(text: str, expected: set[tuple[str, str, str | None]]) -> None:
    assert read(text) == expected
