"""Whoever bears an office is not one of two with the place that it is of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.models.mending_bearers import mend_bearers
from tests.models.test_mending_clauses import Row, tokens

# "The mayor of Fulja, Ada Lind, and the sheriff spoke."
JOINED: list[Row] = [
    ("The", "DT", "DET", 1, "det"),
    ("mayor", "NN", "NOUN", 12, "nsubj"),
    ("of", "IN", "ADP", 1, "prep"),
    ("Fulja", "NNP", "PROPN", 2, "pobj"),
    (",", ",", "PUNCT", 3, "punct"),
    ("Ada", "NNP", "PROPN", 6, "compound"),
    ("Lind", "NNP", "PROPN", 3, "conj"),
    (",", ",", "PUNCT", 6, "punct"),
    ("and", "CC", "CCONJ", 6, "cc"),
    ("the", "DT", "DET", 10, "det"),
    ("sheriff", "NN", "NOUN", 6, "conj"),
    ("both", "RB", "ADV", 12, "advmod"),
    ("spoke", "VBD", "VERB", 12, "ROOT"),
]


def test_a_name_between_commas_is_whose_office_it_is() -> None:
    held = tokens(JOINED)
    mend_bearers(held, 0)
    assert [(t.label, t.head) for t in (held[6], held[10])] == [("appos", 1), ("conj", 1)]


@pytest.mark.parametrize(
    ("at", "row"),
    [
        (0, ("A", "DT", "DET", 1, "det")),  # "a mayor" may be anybody
        (1, ("bank", "NN", "NOUN", 12, "nsubj")),
        (7, ("left", "VBD", "VERB", 6, "relcl")),
        (8, ("Bo", "NNP", "PROPN", 6, "conj")),  # one more name: a list
    ],
)
def test_what_may_be_a_list_stays(at: int, row: Row) -> None:
    held = tokens([row if k == at else other for k, other in enumerate(JOINED)])
    mend_bearers(held, 0)
    assert held[6].label == "conj"


def test_a_place_taken_for_a_first_name_takes_its_own_place() -> None:
    rows = [*JOINED[:3], ("Fulja", "NNP", "PROPN", 6, "nmod"), *JOINED[4:6], ("Lind", "NNP", "PROPN", 2, "pobj")]
    held = tokens([*rows, *JOINED[7:]])
    mend_bearers(held, 0)
    assert [(t.label, t.head) for t in (held[3], held[6])] == [("pobj", 2), ("appos", 1)]


def test_a_land_before_a_title_is_no_object_of_its_own() -> None:
    rows: list[Row] = [
        ("They", "PRP", "PRON", 1, "nsubj"),
        ("backed", "VBD", "VERB", 1, "ROOT"),
        ("Lanau", "NNP", "PROPN", 1, "dobj"),
        ("Senator", "NNP", "PROPN", 5, "compound"),
        ("Ada", "NNP", "PROPN", 5, "compound"),
        ("Lind", "NNP", "PROPN", 1, "npadvmod"),
    ]
    held = [replace(t, entity="B-GPE") if t.text == "Lanau" else t for t in tokens(rows)]
    mend_bearers(held, 0)
    assert [(t.label, t.head) for t in (held[2], held[5])] == [("compound", 5), ("dobj", 1)]
