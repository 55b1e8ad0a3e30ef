"""Whom a name brings in that was told of before it: by rank, by being named, by the headline. People are invented."""

from __future__ import annotations

import pytest

from onrecord.annotate.entities import entities
from onrecord.annotate.mentions import mentions
from tests.annotate.test_entities import whose
from tests.parsing import document, syntax


@pytest.mark.parametrize(
    ("text", "first", "name", "one"),
    [
        ("A soldier was shot dead in Basra. Corporal Ali Nasser, 23, was on patrol.", "A soldier", "Ali Nasser", True),
        ("A priest was shot in Oaxaca. Father Juan Lopez, 61, was hit twice.", "A priest", "Juan Lopez", True),
        ("The army named the soldier who was slain. Sgt. Amadou Ba served for a year.", "the soldier", "Amadou Ba",
         True),
        ("A policeman was stabbed. Constable Peter Hale, 31, was walking home.", "A policeman", "Peter Hale", True),
        ("A man was shot on Monday. Police identified him as Karim Saleh.", "A man", "Karim Saleh", True),
        ("Police named the victim as Omar Daud.", "the victim", "Omar Daud", True),
        ("A man was shot. Police did not identify him as Karim Saleh.", "A man", "Karim Saleh", False),
        # not whoever is held to have done it
        ("A soldier was shot dead in Basra. Corporal Ali Nasser, 23, was arrested.", "A soldier", "Ali Nasser", False),
        ("A soldier was shot dead in Basra. Corporal Ali Nasser left the town.", "A soldier", "Ali Nasser", False),
    ],
)  # fmt: skip
def test_who_is_named_behind_what_he_is(text: str, first: str, name: str, one: bool) -> None:
    named = whose(text, name)
    assert named is not None
    assert any(m.start == text.index(first) for m in named.mentions) is one


@pytest.mark.parametrize(
    ("text", "headlined"),
    [
        ("JAILED EDITOR FREED\n\nAnwar Said, editor of a weekly paper, was freed on Sunday.", "JAILED EDITOR"),
        ("Gunmen kill doctor\n\nAna Ruiz, a doctor, said she saw gunmen shoot Luis Vega.", None),
    ],
)
def test_who_is_named_behind_a_headline(text: str, headlined: str | None) -> None:
    made = document(text)
    parsed = syntax(made, store="entities")
    cast = entities(made, parsed, mentions(made, parsed))
    named = next(e for e in cast.entities if e.name in ("Anwar Said", "Ana Ruiz"))
    assert (named.mentions[0].text == headlined) is (headlined is not None)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Environment Minister Robert Hill condemned the raid.", "Robert Hill", "person"),
        ("Senior Chief Petty Officer John Li was killed in Mali.", "John Li", "person"),
        ("Soldiers held the Golan Hill for a day.", "Golan Hill", "place"),
        ("Later Idlib was shelled.", "Idlib", "place"),
        ("The U.S consulate was attacked.", "U.S", "country"),
        ("The entire rebel coalition condemned the raid.", "The entire rebel coalition", "armed_group"),
    ],
)
def test_kind_of_who_is_named(text: str, name: str, kind: str) -> None:
    found = whose(text, name)
    assert found is not None
    assert found.kind == kind


def test_a_creed_is_nobody() -> None:
    assert whose("Roman Catholic bishops said rebels fled.", "Roman Catholic") is None
