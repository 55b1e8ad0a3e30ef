"""Which names are people's by a surname that the report gives elsewhere, and which are no names of anybody."""

from __future__ import annotations

import pytest

from onrecord.annotate.entities import entities
from onrecord.annotate.mentions import mentions
from tests.parsing import one_paragraph, syntax


def kinds(text: str) -> dict[str, str]:
    made = one_paragraph(text)
    parsed = syntax(made, store="entities")
    return {e.name: e.kind for e in entities(made, parsed, mentions(made, parsed)).entities}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Police arrested Channo D. Phills on Monday.", "Channo D. Phills", "person"),
        ("Ada Lind called Naghmeh Abedini. Her husband, Saeed Abedini, was free.", "Naghmeh Abedini", "person"),
        ("Hillary Clinton spoke. The Clintons left.", "Clintons", "group"),
        ("The Lind Brothers sued Ada Lind.", "Lind Brothers", "organization"),
        ("The Schengen group met. Schengen Steel said so.", "Schengen Steel", "organization"),
    ],
)
def test_kinds_of_names_with_a_surname(text: str, name: str, kind: str) -> None:
    assert kinds(text).get(name) == kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He drove a Corvette and owned a Century speedboat.", "Century"),
        ('"Merry Christmas," the mayor told Ada Lind.', "Merry Christmas"),
        ("Lawmakers mocked the failed Obren-Lind policy on Monday.", "Obren-Lind"),
    ],
)
def test_what_only_tells_the_sort_names_nobody(text: str, name: str) -> None:
    assert name not in kinds(text)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Amy Pope, deputy security adviser, said so.", {"Amy Pope"}),
        ("Stephen King and Karen B. Bishop wrote it.", {"Stephen King", "Karen B. Bishop"}),
        ("Gov. Nathan Deal vowed to fight.", {"Nathan Deal"}),
        ("Judge John Bishop ruled. King Abdullah left.", {"John Bishop", "Abdullah"}),
        ("Pope Francis prayed.", {"Pope Francis"}),
        ("Former secretary of State Hillary Clinton won. Clinton left.", {"Hillary Clinton"}),
        ("Margalit Bar-Shefi was jailed. Bar-Shefi denied it.", {"Margalit Bar-Shefi"}),
        ("The Nathan Deal failed.", set()),
        ("Karl Orr, head of the Conference of Presidents of Kenya, left.", {"Karl Orr"}),
    ],
)
def test_last_names_that_are_other_words_too(text: str, people: set[str]) -> None:
    assert {name for name, kind in kinds(text).items() if kind == "person"} == people


def test_a_people_that_leads_a_body_is_not_told_of() -> None:
    assert "Kurdish" not in kinds("The Kurdish-led Syrian Democratic Forces fled. The Kurdish-run Vela League left.")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Saboteurs struck near the riverside community of Ogbembiri.", "place"),
        ("Gunmen raided the farming community of Ogbembiri on Monday.", "place"),
        ("The community of Muslims met. Ogbembiri Bank left.", None),
    ],
)
def test_a_community_is_a_place_by_its_name(text: str, kind: str | None) -> None:
    assert kinds(text).get("Ogbembiri") == kind


def test_two_countries_are_no_body() -> None:
    assert "U.S.-Mexico" not in kinds("Guards at the U.S.-Mexico border fled.")


def test_a_word_that_joins_is_no_name() -> None:
    assert set(kinds("Though Trump thought so, Donald Trump left.")) == {"Donald Trump"}


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("Iraqi forces attacked.", "MIL"),
        ("Kenya's troops attacked.", "MIL"),
        ("Pro-Iraqi forces attacked.", None),
        ("Iraqi opposition forces attacked.", None),
    ],
)
def test_whose_forces_are_soldiers(text: str, sector: str | None) -> None:
    made = one_paragraph(text)
    parsed = syntax(made, store="entities")
    found = entities(made, parsed, mentions(made, parsed)).entities
    assert {e.sector for e in found if e.kind in ("organization", "armed_group", "group")} <= {sector}


@pytest.mark.parametrize("party", ["a holiday party", "the birthday party", "a farewell party"])
def test_a_feast_is_no_party(party: str) -> None:
    assert not any("party" in name for name in kinds(f"Aides attended {party} on Monday. The mayor liked {party}."))


def test_a_body_that_also_acts_is_named() -> None:
    assert kinds("The Berenberg loan was signed. Berenberg Bank agreed.").get("Berenberg Bank") == "organization"
