"""Who claims or denies a deed, on invented sentences with stored parses."""

from __future__ import annotations

import pytest

from tests.annotate.test_attributions import read, words

CLAIMS = [
    (
        "The Marsh Front claimed responsibility for the bombing.",
        ("The Marsh Front", "responsibility for the bombing", "asserts"),
    ),
    ("The Marsh Front claimed responsibility.", ("The Marsh Front", "responsibility", "asserts")),
    ("The Marsh Front claimed two attacks on the port.", ("The Marsh Front", "two attacks on the port", "asserts")),
    (
        "The Marsh Front denied responsibility for the bombing.",
        ("The Marsh Front", "responsibility for the bombing", "denies"),
    ),
    ("Goran Vell pleaded not guilty.", ("Goran Vell", "not guilty", "denies")),
    ("Goran Vell pleaded guilty to murder.", ("Goran Vell", "guilty to murder", "asserts")),
    # who is said to be dead or gone, by nobody or by whoever is named
    ("Nine miners were reported dead.", ("", "Nine miners ... dead", "asserts")),
    ("Nine people were reported dead by the ministry.", ("the ministry", "Nine people ... dead", "asserts")),
    (
        "Two bridges were reported destroyed by the guild.",
        ("", "Two bridges ... destroyed by the guild", "asserts"),
    ),
    # in a clause on the deed, or on what sums it up
    ("The police found a bomb after an attack that the Lamps claimed.", ("the Lamps", "an attack", "asserts")),
    (
        "The raid came a week after a bombing in Mersa, which the Lamps claimed.",
        ("the Lamps", "a bombing in Mersa", "asserts"),
    ),
    (
        "The raid came days after gunmen killed seven farmers, an attack that the Lamps claimed.",
        ("the Lamps", "gunmen killed seven farmers, an attack", "asserts"),
    ),
    # innocence, with no more than that
    ("Goran Vell has maintained his innocence throughout the trial.", ("Goran Vell", "his innocence", "denies")),
    ("The two owners proclaimed their innocence before the court.", ("The two owners", "their innocence", "denies")),
    ("Oda Lind protested her innocence.", ("Oda Lind", "her innocence", "denies")),
    ("The Marsh Front disowned the bombing.", ("The Marsh Front", "the bombing", "denies")),
    # who is blamed, in phrases of blame
    ("The ministry pinned the attack on the Lamps.", ("The ministry", "the attack on the Lamps", "accuses")),
    (
        "The guild laid the blame for the fire at the door of the mayor.",
        ("The guild", "the blame for the fire at the door of the mayor", "accuses"),
    ),
    (
        "The army laid the killings at the feet of a clan.",
        ("The army", "the killings at the feet of a clan", "accuses"),
    ),
    ("Officers put the blame on a gang.", ("Officers", "the blame on a gang", "accuses")),
    ("The guild heaped blame on the owners.", ("The guild", "blame on the owners", "accuses")),
    (
        "The blame was laid squarely on the mayor by the guild.",
        ("the guild", "The blame ... on the mayor", "accuses"),
    ),
    ("Clerks saw the hand of Tarnia in the bombing.", ("Clerks", "the hand of Tarnia in the bombing", "accuses")),
    (
        "The mayor sees the hand of foreign agents behind the riots.",
        ("The mayor", "the hand of foreign agents behind the riots", "accuses"),
    ),
    ("The minister implicated Tarnia in the poisoning.", ("The minister", "Tarnia in the poisoning", "accuses")),
    ("The mayor ascribed the outage to the rebels.", ("The mayor", "the outage to the rebels", "accuses")),
    ("The mayor attributed the blast to a leak.", ("The mayor", "the blast to a leak", "asserts")),
    # who has not said so leaves it open
    (
        "The Marsh Front has not claimed responsibility for the bombing.",
        ("The Marsh Front", "responsibility for the bombing", "declines_to_say"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), CLAIMS)
def test_claims(text: str, expected: tuple[str, str, str]) -> None:
    (said,) = read(text)
    assert (words(said.source), words(said.content), said.stance) == expected


NONE = [
    "No group has claimed responsibility for the bombing.",
    "The rebels claimed victory in the town.",
    "The flood claimed two lives.",
    # other things are pinned, laid, put and seen
    "The nurse pinned the notice on the wall.",
    "The party pinned its hopes on the young.",
    "The mayor laid a wreath at the door of the church.",
    "The army laid siege to the town.",
    "The owner put the sale on hold.",
    "A diver saw the hand of a child in the rubble.",
    "The firm disowned its debts.",
    "The firm maintained its fleet of forty buses.",
    # nobody says so
    "The evidence implicated two officers in the raid.",
    "The attack was pinned on the Lamps.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_claim(text: str) -> None:
    assert read(text) == ()
