"""Whom "his rivals" and "her husband" take up."""

from __future__ import annotations

import pytest

from onrecord.annotate.entities import entities
from onrecord.annotate.mentions import mentions
from tests.parsing import one_paragraph, syntax


def named_so(text: str, words: str) -> str | None:
    made = one_paragraph(text)
    parsed = syntax(made, store="entities")
    at = text.rindex(words)
    found = entities(made, parsed, mentions(made, parsed)).entities
    return next((e.name for e in found for m in e.mentions if (m.start, m.text) == (at, words)), None)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Karl Orr's rivals laughed. Orr said that his rivals were fools.", "his rivals", "Karl Orr's rivals"),
        ("Ana Lind's lawyers left. She thanked her lawyers.", "her lawyers", "Ana Lind's lawyers"),
        ("Karl Orr's wife, Ana Lind, was shot. Her husband flew home.", "Her husband", "Karl Orr"),
        ("Ana Lind's son, Karl Orr, was jailed. His mother wept.", "His mother", "Ana Lind"),
        ("The RSF's Special Forces came. RSF special forces left.", "RSF special forces", "Special Forces"),
        ("The IRGC's Ground Forces left. IRGC ground forces fled.", "IRGC ground forces", "Ground Forces"),
        ("The SDF's Special Forces left. RSF special forces fled.", "RSF special forces", "RSF special forces"),
        # Another's, others of the same owner, and kin whom several have.
        ("Karl Orr's rivals laughed. Ana Lind thanked her rivals.", "her rivals", "her rivals"),
        ("Ana Lind's son was jailed. Her other son fled.", "Her other son", "Her other son"),
        ("Karl Orr's brother, Bo Orr, left. His brother stayed.", "His brother", "His brother"),
        ("Ana Lind's three sons met. Her two sons fled.", "Her two sons", "Her two sons"),
        ("Karl Orr's rivals laughed. His foreign rivals wept.", "His foreign rivals", "His foreign rivals"),
    ],
)
def test_whose_they_are(text: str, words: str, name: str) -> None:
    assert named_so(text, words) == name
