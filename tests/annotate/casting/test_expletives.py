"""Where "it" only holds the place of a clause, and whom "him" cannot be."""

from __future__ import annotations

import pytest

from tests.annotate.casting.test_belongings import named_so


@pytest.mark.parametrize(
    "text",
    [
        "Hezbollah shelled Gao, and it is up to the army to respond.",
        "Hezbollah makes it far more likely that the army will act.",
        "Hezbollah shelled Gao. It felt like a war.",
        "Hezbollah shelled Gao. For the army it’s never too late to respond.",
        "Hezbollah shelled Gao. It became clear that the army had fled.",
        "Hezbollah shelled Gao. It was not expected to be easy.",
    ],
)
def test_it_holds_a_place(text: str) -> None:
    word = "It" if " It " in text else "it"
    assert named_so(text, word) is None


def test_it_is_a_body_beside_an_adjective() -> None:
    assert named_so("Hezbollah shelled Gao. The army called it weak.", "it") in ("Hezbollah", None)
    assert named_so("Hezbollah shelled Gao. It also shelled Kidal.", "It") == "Hezbollah"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        # Whose name is held all along; who owns what is put there.
        (
            "Don Orr spoke. Orr left. Orr won. Orr lost. Orr wept. Ida Orr, 34, smiled. Orr's men fled.",
            "Orr",
            "Don Orr",
        ),
        ("Karl Emanuel urged a stand, as Mrs. Lind put it in her memoir.", "her", "Lind"),
        # Who does it together does it to another; who is told of in the main clause goes on.
        ("Ida Orr and Karl Vell turned against Bo Krall. They were hard on him.", "him", "Bo Krall"),
        ("When Bo Krall defended the army, Karl Orr objected. He said so.", "He", "Karl Orr"),
        ("Karl Orr objected when Bo Krall defended the army. He said so.", "He", "Karl Orr"),
        ("When Ida Lind defended the army, Karl Orr objected. She said so.", "She", "Ida Lind"),
    ],
)
def test_whom_he_is(text: str, words: str, name: str) -> None:
    assert named_so(text, words) == name
