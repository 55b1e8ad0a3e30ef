"""A newspaper by the end of its name, kin by what they are of, and which name a body is listed under. Names and
happenings are invented, or those of bodies that are known."""

from __future__ import annotations

import pytest

from tests.annotate.casting.test_belongings import named_so


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The New York Times saw emails. Karl Orr told the Times that he wrote them.", "Times", "New York Times"),
        ("The Lima Daily News blamed Karl Orr. The Daily News says he lied.", "Daily News", "Lima Daily News"),
        # Of two it may be either.
        ("The New York Times and the Lima Times met Karl Orr. The Times says he lied.", "Times", "Times"),
        # The fullest name is no other body's, nor of some of them.
        ("Islamist Hezbollah fled. Hezbollah denied it.", "Hezbollah", "Hezbollah"),
        # Kin of somebody.
        ("Ana Lind, the wife of Karl Orr, spoke. Her husband left.", "Her husband", "Karl Orr"),
        # The country in front of an office is nobody's name.
        ("Republican U.S. House Speaker Karl Orr blasted Hezbollah.", "U.S.", "United States"),
    ],
)
def test_who_is_meant(text: str, words: str, name: str) -> None:
    assert named_so(text, words) == name
