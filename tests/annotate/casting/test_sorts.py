"""Which body a noun of its sort takes up. Names and happenings are invented."""

from __future__ import annotations

import pytest

from onrecord.annotate.entities import entities
from onrecord.annotate.mentions import mentions
from onrecord.lexicons import load
from tests.parsing import one_paragraph, syntax


def named_so(text: str, words: str) -> str | None:
    made = one_paragraph(text)
    parsed = syntax(made, store="sorts")
    at = text.rindex(words)
    found = entities(made, parsed, mentions(made, parsed)).entities
    return next((e.name for e in found for m in e.mentions if (m.start, m.text) == (at, words)), None)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        # With the country that nothing has told yet, or that is known.
        ("Ostara Steel was fined. The Danish company will pay.", "The Danish company", "Ostara Steel"),
        ("Ostara Bank fell. The Danish lender closed.", "The Danish lender", "Ostara Bank"),
        ("The Marsh Courier lost. The Danish tabloid closed.", "The Danish tabloid", "Marsh Courier"),
        ("Hezbollah fired rockets. The Lebanese group left.", "The Lebanese group", "Hezbollah"),
        ("Hezbollah fired rockets. The Shiite group left.", "The Shiite group", "Hezbollah"),
        ("Boko Haram fired rockets. The sect left.", "The sect", "Boko Haram"),
        ("Human Rights Watch wept. The New York-based group left.", "The New York-based group", "Human Rights Watch"),
        ("The United Nations wept. Karl Orr praised the world body.", "the world body", "United Nations"),
        # Whoever does something to it is another.
        ("The Vela Party and the Marsh Party quit the coalition.", "the coalition", "the coalition"),
        # Which of two is told by its own words, or by none.
        ("Vela Motors sued Ostara Bank. The Danish bank lost.", "The Danish bank", "Ostara Bank"),
        ("Vela Motors sued Ostara Steel. The Danish company lost.", "The Danish company", "The Danish company"),
        # Another country's is another.
        ("Hezbollah fired rockets. The Danish group left.", "The Danish group", "The Danish group"),
        # A firm for short, by the first of its words, a founder's name or without the word for its sort.
        ("Vela Electric Corp. sold land. Vela lost money.", "Vela", "Vela Electric Corp."),
        ("Helga Brandt AG sold land. Brandt shares fell.", "Brandt", "Helga Brandt AG"),
        ("Grupo Almar sold land. Almar lost money.", "Almar", "Grupo Almar"),
    ],
)
def test_taken_up(text: str, words: str, name: str) -> None:
    assert named_so(text, words) == name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        # Other names that the report says are somebody's.
        ("Karl Orr, nicknamed KO, rang Ana Lind. KO wept.", "KO", "Karl Orr"),
        ("Karim Obeid, also known as Abu Sami al-Marsi, fled. Abu Sami wept.", "Abu Sami", "Abu Sami al-Marsi"),
        ("Karim Obeid, the baker who is known as KBO, fled. KBO wept.", "KBO", "Karim Obeid"),
        ("Karim Obeid, whose nom de guerre is Abu Sami, fled. Abu Sami wept.", "Abu Sami", "Karim Obeid"),
        ("Karim Obeid, who goes by the name Falcon, fled. Falcon wept.", "Falcon", "Karim Obeid"),
    ],
)
def test_other_names(text: str, words: str, name: str) -> None:
    assert named_so(text, words) == name


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        # An age calls somebody just told of; another age is another's.
        ("Karl Orr, 51, was jailed. The 51-year-old said no.", "The 51-year-old", "Karl Orr"),
        ("Karl Orr, 51, was jailed. The 44-year-old said no.", "The 44-year-old", "The 44-year-old"),
        # The office of the first of two whose offices are told.
        (
            "Karl Orr, Kordia's trade minister, and Ana Lind, who runs a bank, met.",
            "Kordia's trade minister",
            "Karl Orr",
        ),
        ("Nestle S.A. cut jobs. Nestle fell.", "Nestle", "Nestle S.A."),
        # A country by its region, and of two the one that the report is about.
        ("Nigeria closed the port. The west African country fell silent.", "The west African country", "Nigeria"),
        ("Malta closed the port. The island nation fell silent.", "The island nation", "Malta"),
        ("Latvia asked Estonia for help. The Baltic state fell silent.", "The Baltic state", "Latvia"),
        ("Latvia asked Egypt for help. The Arab country fell silent.", "The Arab country", "Egypt"),
        # Of whom somebody is the widow.
        ("Ana Lind, widow of Karl Orr, wept. Her husband was shot.", "Her husband", "Karl Orr"),
        # Where from somebody is, is no part of the name.
        ("Texan Karl Orr won. Orr wept.", "Orr", "Karl Orr"),
        # Brussels is the union's in a report on it, and the Amazon is no firm.
        ("Brussels fined Ostara. The European Union is right.", "Brussels", "European Union"),
        ("Amazon fell. Fires in the Amazon grew. Amazon wept.", "Amazon", "Amazon"),
        ("Guinea-Bissau closed its border. Guinea did not.", "Guinea", "Guinea"),
    ],
)
def test_who_it_is(text: str, words: str, name: str) -> None:
    assert named_so(text, words) == name


def kinds_of(text: str) -> set[tuple[str, str]]:
    made = one_paragraph(text)
    parsed = syntax(made, store="sorts")
    return {(e.name, e.kind) for e in entities(made, parsed, mentions(made, parsed)).entities}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Shares in Ansel fell.", ("Ansel", "organization")),
        ("The 900 staff of Norda Wind walked out.", ("Norda Wind", "organization")),
        ("Fires in the Amazon grew. Amazon wept.", ("Amazon", "place")),
        ("Fires in the Amazon grew. Amazon wept.", ("Amazon", "organization")),
        ("Guinea-Bissau closed its border.", ("Guinea-Bissau", "country")),
        ("Belgorod was shelled. Shells fell on Kupyansk.", ("Belgorod", "place")),
        ("Richard Wagner fled. The Wagner Group wept.", ("Richard Wagner", "person")),
    ],
)
def test_of_which_kind(text: str, wanted: tuple[str, str]) -> None:
    assert wanted in kinds_of(text)


def test_a_class_of_shares_is_no_firm() -> None:
    assert ("Class A", "organization") not in kinds_of("Ostara sold Class A shares.")


def test_a_day_is_no_place() -> None:
    assert kinds_of("Karl Orr won on Super Tuesday.") == {("Karl Orr", "person")}


def test_whoever_is_met_is_another() -> None:
    text = "Karl Orr, the premier, rang the Turkish premier on Monday."
    assert named_so(text, "the Turkish premier") == "the Turkish premier"


def test_every_sort_has_kinds_and_a_reach() -> None:
    kinds = {"organization", "armed_group", "government", "country", "place"}
    assert all(set(row["kinds"].split()) <= kinds and int(row["reach"]) > 0 for row in load("sorts"))
