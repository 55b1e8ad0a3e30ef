"""Whose a possessive is by who is told to do it, or blamed for it. Names and happenings are invented."""

from __future__ import annotations

import pytest

from tests.annotate.casting.test_belongings import named_so


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("NATO called on Hezbollah to abandon its weapons.", "its", "Hezbollah"),
        ("NATO ordered Hezbollah to withdraw its men.", "its", "Hezbollah"),
        ("Ida Lind attacked Karl Orr over his refusal to speak.", "his", "Karl Orr"),
        ("Bo Krall thanked Karl Orr for his help.", "his", "Karl Orr"),
        ("Karl Orr was fined by Bo Krall for his speech.", "his", "Karl Orr"),
        # What somebody promises is their own.
        ("NATO promised Hezbollah to withdraw its men.", "its", "NATO"),
    ],
)
def test_whose_it_is(text: str, words: str, name: str) -> None:
    assert named_so(text, words) == name
