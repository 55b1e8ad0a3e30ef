"""Pronouns where people and bodies stand, and where things do."""

from __future__ import annotations

import pytest

from onrecord.annotate.casting.slots import of_things
from onrecord.lexicons import load
from tests.parsing import one_paragraph, syntax

THINGS = [
    ("Envoys reached a deal. They signed it in Oslo.", "it"),
    ("Rebels captured forty rifles and later sold them.", "them"),
    ("Clerks kept the emails. They contain errors.", "They"),
    ("Aides drafted letters. They were published in May.", "They"),
    ("The senate met. It is a reflection of fear.", "It"),
    ("The union struck. Work stopped before it started.", "it"),
]
SOMEBODY = [
    ("Officers met the marchers near the bridges. Guards arrested them.", "them"),
    ("Clerks kept the letters. Judges warned them.", "them"),
    ("The miners lost their wells. They say so.", "They"),
    ("The union struck. Kordia accused it of fraud.", "it"),
    ("The league met. It announced a boycott.", "It"),
    ("The league is old. It is a militia.", "It"),
    ("The ministry has a plan. Much is done by it.", "it"),  # open
    # Nothing else that they could be.
    ("Migrants drowned. A crew published them.", "them"),
]


def _told(text: str, words: str, **how: bool) -> bool:
    made = one_paragraph(text)
    parsed = syntax(made, store="entities")
    at = text.rindex(words)
    return of_things(parsed, next(t for t in parsed.tokens if t.start == at), **how)


@pytest.mark.parametrize(("text", "words"), THINGS)
def test_things_stand_there(text: str, words: str) -> None:
    assert _told(text, words)


@pytest.mark.parametrize(("text", "words"), SOMEBODY)
def test_people_and_bodies_stand_there(text: str, words: str) -> None:
    assert not _told(text, words)


def test_what_goes_on_about_a_subject_needs_less() -> None:
    text = "The league was founded in Oslo. It broke the strike."
    assert _told(text, "It")
    assert not _told(text, "It", going_on=True)


def test_shares_are_of_a_hundred() -> None:
    rows = load("slots")
    assert {row["role"] for row in rows} == {"subject", "object"}
    assert all(0 <= int(row["actors"]) <= 100 for row in rows)
