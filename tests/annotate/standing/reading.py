"""Sentences read for their relations, over stored parses and casts given by name."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.annotate.chains import Chains
from onrecord.annotate.relations import relations
from onrecord.records import EntityKind, Relation
from tests import parsing
from tests.annotate.casts import cast_of

WORLD: Mapping[str, tuple[EntityKind, list[str]]] = {
    "Norway": ("country", ["Norwegian"]),
    "Kenya": ("country", ["Kenyan", "its"]),
    "Abkhazia": ("place", []),
    "Hill Front": ("armed_group", []),
    "Lashkar-e-Zafar": ("armed_group", []),
    "Sword Army": ("armed_group", []),
    "Popular League": ("organization", []),
    "Harbour Party": ("organization", []),
    "Green List": ("organization", []),
    "Interior Ministry": ("government", []),
    "Trade Committee": ("organization", []),
    "Sea Guard": ("organization", []),
    "Norvik Group": ("organization", []),
    "Ada Lind": ("person", ["her", "she"]),
    "Omar Daud": ("person", []),
    "Lanau": ("place", []),
}


def read(text: str, titles: Mapping[str, str] | None = None) -> tuple[tuple[Relation, ...], Mapping[str, str]]:
    """The relations of a sentence, and the names of its entities by id."""
    document = parsing.one_paragraph(text)
    syntax = parsing.syntax(document, store="standing")
    told = {name: about for name, about in WORLD.items() if name in text or any(w in text for w in about[1])}
    cast = cast_of(syntax, told, titles)
    return relations(document, syntax, cast, Chains(())), {e.id: e.name for e in cast.entities}


def said(text: str) -> set[tuple[str, str, str | None]]:
    """(subject, kind, object) of every relation of a sentence."""
    found, names = read(text)
    return {(names[r.subject], r.kind, names.get(r.object or "")) for r in found}
