"""Whom "the billionaire" and "the Vela senator" take up."""

from __future__ import annotations

import pytest

from onrecord.annotate.entities import entities
from onrecord.annotate.mentions import mentions
from tests.parsing import one_paragraph, syntax

CALLED = [
    ("Karl Bern won on Monday. The billionaire thanked his aides.", "The billionaire", "Karl Bern"),
    ("Karl Bern met Ana Ruiz. The businessman left.", "The businessman", "Karl Bern"),  # and no woman
    ("Fans mourned Karl Bern on Monday. The singer fell ill in May.", "The singer", "Karl Bern"),
    ("Ministers met Pierre Duval on Monday. The French president was glad.", "The French president", "Pierre Duval"),
    ("Karl Bern spoke. Karl Bern left. Ana Ruiz said the tycoon had lied.", "the tycoon", "Karl Bern"),
]
ANOTHER = [
    # Another of them, one of a sort, one who is told apart, or one who does what is told.
    ("Karl Bern won on Monday. The next candidate must wait.", "The next candidate"),
    ("Karl Bern won on Monday. The candidate who lost wept.", "The candidate"),
    ("Karl Bern said the billionaire had lied.", "the billionaire"),
    # Somebody of the scene, somebody with an office, and an office of a country that was just spoken of.
    ("Karl Bern was jailed on Monday. The judge wept.", "The judge"),
    ("Mayor Karl Bern spoke on Monday. The teenager was shot.", "The teenager"),
    ("Lena Orr flew to Kenya. The Kenyan president thanked her.", "The Kenyan president"),
    # Two whom it may be, and what a firm is called by.
    ("Aides met Karl Bern and Ana Ruiz. Police held the billionaire.", "the billionaire"),
    ("Karl Bern left. The Vela Steel tycoon died.", "The Vela Steel tycoon"),
]


def _named_so(text: str, words: str) -> str | None:
    made = one_paragraph(text)
    parsed = syntax(made, store="entities")
    at = text.rindex(words)
    found = entities(made, parsed, mentions(made, parsed)).entities
    return next((e.name for e in found for m in e.mentions if m.start == at), None)


@pytest.mark.parametrize(("text", "words", "name"), CALLED)
def test_an_epithet_takes_up_who_was_told_of(text: str, words: str, name: str) -> None:
    assert _named_so(text, words) == name


@pytest.mark.parametrize(("text", "words"), ANOTHER)
def test_a_description_is_of_another(text: str, words: str) -> None:
    assert _named_so(text, words) in (words, None)


def test_an_epithet_is_no_title() -> None:
    made = one_paragraph(CALLED[0][0])
    parsed = syntax(made, store="entities")
    assert all(not e.titles for e in entities(made, parsed, mentions(made, parsed)).entities)
