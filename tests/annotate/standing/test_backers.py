"""Who supports whom, by nouns of support."""

from __future__ import annotations

import pytest

from onrecord.annotate.chains import Chains
from onrecord.annotate.relations import relations
from onrecord.records import EntityKind
from tests import parsing
from tests.annotate.casts import cast_of

SIDES: dict[str, tuple[EntityKind, list[str]]] = {
    "Norway": ("country", []),
    "Chad": ("country", ["Chadian army"]),
    "Harbour Union": ("organization", []),
}


def read(text: str) -> set[tuple[str, str]]:
    document = parsing.one_paragraph(text)
    syntax = parsing.syntax(document, store="backers")
    cast = cast_of(syntax, {name: (kind, words) for name, (kind, words) in SIDES.items()})
    names = {entity.id: entity.name for entity in cast.entities}
    made = [r for r in relations(document, syntax, cast, Chains(())) if r.kind == "supports"]
    for relation in made:
        assert document.text[relation.evidence.start : relation.evidence.end] == relation.evidence.text
    return {(names[r.subject], names[r.object or ""]) for r in made}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # With whose support somebody acts.
        ("The Chadian army, with the support of Norway, has retaken the mill.", {("Norway", "Chad")}),
        ("With Norway's backing, the Chadian army has retaken the mill.", {("Norway", "Chad")}),
        # In support of whom.
        ("Norway flew strikes in support of the Chadian army.", {("Norway", "Chad")}),
        ("Norway flew strikes in support of Chadian army patrols.", {("Norway", "Chad")}),
        ("Norway aircraft flew in support of the Chadian army.", {("Norway", "Chad")}),
        # Whose support for whom.
        ("The minister reiterated Norway's support for the Harbour Union.", {("Norway", "Harbour Union")}),
        # By whose strikes somebody is backed.
        ("The Chadian army, backed by Norway airstrikes, took the mill.", {("Norway", "Chad")}),
        # Asked for, gone or still to come: there is none.
        ("Chad called for the support of Norway.", set()),
        ("Norway ended its support for the Harbour Union.", set()),
        ("Chad could act with the support of Norway.", set()),
        ("The support of voters matters.", set()),
    ],
)
def test_who_supports_whom(text: str, expected: set[tuple[str, str]]) -> None:
    assert read(text) == expected
