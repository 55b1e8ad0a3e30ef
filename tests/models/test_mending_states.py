"""Particles and states that a parser takes for a part of the noun phrase behind or before them."""

from __future__ import annotations

from onrecord.annotate.syntax import Token
from onrecord.models.mending_states import mend_states

Row = tuple[str, str, int, str]


def mended(rows: list[Row]) -> list[tuple[str, str]]:
    held = []
    for i, (text, tag, head, label) in enumerate(rows):
        pos = {"V": "VERB", "N": "NOUN"}.get(tag[0], "X")
        held.append(Token(i, i * 10, i * 10 + len(text), text, text.lower(), tag, pos, head, label))
    mend_states(held, 0)
    return [(rows[t.head][0], t.label) for t in held]


def test_over_of_a_verb() -> None:
    rows = [
        ("hand", "VB", 0, "ROOT"),
        ("over", "RP", 2, "quantmod"),
        ("three", "CD", 3, "nummod"),
        ("men", "NNS", 0, "dobj"),
    ]
    assert mended(rows)[1] == ("hand", "prt")


def test_what_is_set_alight() -> None:
    rows = [
        ("set", "VBD", 0, "ROOT"),
        ("the", "DT", 3, "det"),
        ("mill", "NN", 3, "compound"),
        ("alight", "NN", 0, "dobj"),
    ]
    assert mended(rows)[1:] == [("mill", "det"), ("set", "dobj"), ("set", "oprd")]


def test_off_a_coast() -> None:
    rows = [
        ("capsize", "VBD", 0, "ROOT"),
        ("off", "RP", 0, "prt"),
        ("Lampedusa", "NNP", 0, "dobj"),
    ]
    assert mended(rows)[1:] == [("capsize", "prep"), ("off", "pobj")]
