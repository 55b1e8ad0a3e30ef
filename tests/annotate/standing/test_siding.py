"""On whose side somebody stands, and whom the words for people of a side stand for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.annotate.chains import Chains
from onrecord.annotate.relations import relations
from onrecord.records import Entity, EntityKind
from tests import parsing
from tests.annotate.casts import cast_of

SIDES: dict[str, tuple[EntityKind, list[str]]] = {
    "Norway": ("country", []),
    "Reef Front": ("armed_group", []),
    "Tide Party": ("organization", []),
    "Lars Brekke": ("person", []),
    "Soldiers": ("group", []),
    "source": ("person", []),
}


_NAMELESS = ("Soldiers", "source")


def _nameless(entity: Entity) -> Entity:
    return replace(entity, mentions=tuple(replace(m, form="nominal") for m in entity.mentions))


def said(text: str) -> set[tuple[str, str, str | None, str]]:
    document = parsing.one_paragraph(text)
    syntax = parsing.syntax(document, store="siding")
    cast = cast_of(syntax, {name: about for name, about in SIDES.items() if name in text})
    cast = replace(cast, entities=tuple(_nameless(e) if e.name in _NAMELESS else e for e in cast.entities))
    names = {entity.id: entity.name for entity in cast.entities}
    return {
        (names[r.subject], r.kind, names.get(r.object or ""), r.polarity)
        for r in relations(document, syntax, cast, Chains(()))
        if r.kind in ("supports", "supplies", "opposes", "affiliate_of")
    }


def _is(subject: str, kind: str, target: str, polarity: str = "positive") -> set[tuple[str, str, str | None, str]]:
    return {(subject, kind, target, polarity)}


_LOYAL = _is("Reef Front", "supports", "Norway")
_AT_WAR = _is("Reef Front", "opposes", "Norway")
_ALLIED = _is("Reef Front", "affiliate_of", "Norway")
_BACKED = _is("Norway", "supports", "Reef Front")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Adjectives: behind the noun, behind a copula, in front.
        ("Soldiers loyal to Lars Brekke hold the port.", _is("Soldiers", "supports", "Lars Brekke")),
        ("The Reef Front remains loyal to Norway.", _LOYAL),
        ("Loyal to Norway, the Reef Front refused.", _LOYAL),
        ("The Reef Front, hostile to Norway, refused.", _AT_WAR),
        ("Fighters of the Reef Front opposed to Norway met.", _AT_WAR),
        # Fixed phrases, what is carried by a verb, what somebody acts as.
        ("The Reef Front is at war with Norway.", _AT_WAR),
        ("The Reef Front is in alliance with Norway.", _ALLIED),
        ("The Reef Front takes its orders from Norway.", _ALLIED),
        ("The Reef Front acts as a proxy for Norway.", _ALLIED),
        ("The Reef Front operates under the protection of Norway.", _BACKED),
        ("The pro-Norway Tide Party won.", _is("Tide Party", "supports", "Norway")),
        ("The Reef Front has waged war on Norway since 2009.", _AT_WAR),
        # Harbouring, keeping, and what comes from whom.
        ("Norway shelters fighters of the Reef Front.", _BACKED),
        ("The Reef Front, hosted by Norway, refused.", _BACKED),
        ("Norway gives sanctuary to the Reef Front.", _BACKED),
        ("Norway's sponsorship of the Reef Front is known.", _BACKED),
        ("The training of the Reef Front by Norway began in May.", _BACKED),
        ("Weapons for the Reef Front come from Norway.", _is("Norway", "supplies", "Reef Front")),
        ("The Reef Front relies on Norway for weapons.", _is("Norway", "supplies", "Reef Front")),
        ("Norway has for years armed the Reef Front.", _is("Norway", "supplies", "Reef Front")),
        ("The Reef Front's opposition to Norway is known.", _AT_WAR),
        ("The Reef Front voiced its hostility towards Norway.", _AT_WAR),
        ("The Reef Front dropped its opposition to Norway.", set()),
        ("The Reef Front has no hostility towards Norway.", set()),
        ("Weapons for the Reef Front are supplied by Norway.", _is("Norway", "supplies", "Reef Front")),
        ("The Reef Front is at loggerheads with Norway.", _AT_WAR),
        ("Soldiers close to Lars Brekke were held.", _is("Soldiers", "affiliate_of", "Lars Brekke")),
        # Denied.
        ("The Reef Front is no longer loyal to Norway.", _is("Reef Front", "supports", "Norway", "negative")),
        ("The Reef Front is not at war with Norway.", _is("Reef Front", "opposes", "Norway", "negative")),
        ("Norway no longer arms the Reef Front.", _is("Norway", "supplies", "Reef Front", "negative")),
        # Asked, weighed, wished for, unproven; done once; who is on no side.
        ("Is the Reef Front at war with Norway?", set()),
        ("Does Norway arm the Reef Front?", set()),
        ("Norway considers arming the Reef Front.", set()),
        ("There is no evidence that Norway arms the Reef Front.", set()),
        ("Nothing proves that Norway arms the Reef Front.", set()),
        ("The Reef Front may be loyal to Norway.", set()),
        ("Norway fought the Reef Front on Monday.", set()),
        ("Norway hosted the Reef Front on Monday.", set()),
        ("A source close to Lars Brekke denied it.", set()),
        ("The Reef Front is in a trade war with Norway.", set()),
    ],
)
def test_sides(text: str, expected: set[tuple[str, str, str | None, str]]) -> None:
    assert said(text) == expected
