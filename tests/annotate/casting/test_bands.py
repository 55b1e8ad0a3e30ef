"""Whom "the terrorist group" and "the newspaper" take up."""

from __future__ import annotations

import pytest

from tests.annotate.casting.test_belongings import named_so


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Hezbollah shelled Gao. It is a threat that this terrorist group poses.", "this terrorist group", "Hezbollah"),
        ("Hezbollah shelled Gao. The militant group said so.", "The militant group", "Hezbollah"),
        (
            "Hezbollah shelled Gao. Hamas fled. The militant group said so.",
            "The militant group",
            "The militant group",
        ),
        (
            "Hezbollah shelled Gao. The militant group that holds Kidal said so.",
            "The militant group that holds Kidal",
            None,
        ),
        ("The Guardian wrote to the Rifle Association. The newspaper was sued.", "The newspaper", "The Guardian"),
        ("Amnesty International met. The newspaper was sued.", "The newspaper", None),
    ],
)
def test_sorts_of_bodies(text: str, words: str, name: str | None) -> None:
    found = named_so(text, words)
    assert (found or "").removeprefix("The ") == (name or "").removeprefix("The ")
