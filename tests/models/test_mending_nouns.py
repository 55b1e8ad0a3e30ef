"""Other names of whom somebody accuses."""

from __future__ import annotations

from dataclasses import replace

from onrecord.models.mending_nouns import mend_nouns
from tests.models.test_mending_clauses import Row, tokens

ACCUSED: list[Row] = [
    ("mayors", "NNS", "NOUN", 1, "nsubj"),
    ("accuse", "VBP", "VERB", 1, "ROOT"),
    ("Borl", "NNP", "PROPN", 1, "dobj"),
    (",", ",", "PUNCT", 2, "punct"),
    ("Arda", "NNP", "PROPN", 6, "poss"),
    ("'s", "POS", "PART", 4, "case"),
    ("wing", "NN", "NOUN", 1, "dobj"),
    (",", ",", "PUNCT", 6, "punct"),
    ("of", "IN", "ADP", 6, "prep"),
    ("theft", "NN", "NOUN", 8, "pobj"),
]


def test_a_second_object_behind_a_comma_is_another_name_and_the_charge_is_the_verbs() -> None:
    held = tokens(ACCUSED)
    mend_nouns(held, 0)
    assert [(t.label, t.head) for t in (held[6], held[8])] == [("appos", 2), ("prep", 1)]


def test_without_commas_or_a_name_before_it_an_object_stays() -> None:
    for n, other in ((3, "and"), (7, "and")):
        rows = [(other, *row[1:]) if k == n else row for k, row in enumerate(ACCUSED)]
        held = tokens(rows)
        mend_nouns(held, 0)
        assert held[6].label == "dobj"
    rows = [("them", "PRP", "PRON", 1, "dobj") if k == 2 else row for k, row in enumerate(ACCUSED)]
    held = tokens(rows)
    mend_nouns(held, 0)
    assert held[6].label == "dobj"


def test_what_another_name_is_of_stays_with_it() -> None:
    rows = [("for", *row[1:]) if k == 8 else row for k, row in enumerate(ACCUSED)]
    held = tokens(rows)
    mend_nouns(held, 0)
    assert held[8].head == 6


HOLDER: list[Row] = [
    ("The", "DT", "DET", 1, "det"),
    ("head", "NN", "NOUN", 8, "nsubj"),
    ("of", "IN", "ADP", 1, "prep"),
    ("the", "DT", "DET", 4, "det"),
    ("board", "NN", "NOUN", 2, "pobj"),
    (",", ",", "PUNCT", 4, "punct"),
    ("Lind", "NNP", "PROPN", 4, "appos"),
    (",", ",", "PUNCT", 1, "punct"),
    ("left", "VBD", "VERB", 8, "ROOT"),
]


def test_a_name_behind_an_office_and_its_body_is_the_holders() -> None:
    held = tokens(HOLDER)
    held[6] = replace(held[6], entity="B-PERSON")
    mend_nouns(held, 0)
    assert held[6].head == 1


def test_a_name_behind_a_thing_stays_with_the_body() -> None:
    rows = [("ship", *row[1:]) if k == 1 else row for k, row in enumerate(HOLDER)]
    held = tokens(rows)
    held[6] = replace(held[6], entity="B-PERSON")
    mend_nouns(held, 0)
    assert held[6].head == 4


DATED: list[Row] = [
    ("mayors", "NNS", "NOUN", 1, "nsubj"),
    ("accuse", "VBD", "VERB", 1, "ROOT"),
    ("them", "PRP", "PRON", 1, "dobj"),
    ("on", "IN", "ADP", 1, "prep"),
    ("Monday", "NNP", "PROPN", 3, "pobj"),
    ("of", "IN", "ADP", 4, "prep"),
    ("theft", "NN", "NOUN", 5, "pobj"),
]


def test_a_charge_behind_a_day_is_the_verbs() -> None:
    for verb, head in (("accuse", 1), ("meet", 4)):
        held = tokens([(verb, *row[1:]) if k == 1 else row for k, row in enumerate(DATED)])
        held[4] = replace(held[4], entity="B-DATE")
        mend_nouns(held, 0)
        assert held[5].head == head


OFFICE: list[Row] = [
    ("the", "DT", "DET", 1, "det"),
    ("chief", "NN", "NOUN", 6, "nsubjpass"),
    ("of", "IN", "ADP", 1, "prep"),
    ("police", "NNS", "NOUN", 5, "poss"),
    ("'s", "POS", "PART", 3, "case"),
    ("son", "NN", "NOUN", 2, "pobj"),
    ("fell", "VBD", "VERB", 6, "ROOT"),
]


def test_what_an_office_is_of_owns_nothing() -> None:
    held = tokens(OFFICE)
    mend_nouns(held, 0)
    assert [(held[n].label, held[n].head) for n in (1, 3, 5)] == [("poss", 5), ("pobj", 2), ("nsubjpass", 6)]
    rows = [("clan", "NN", "NOUN", 5, "poss") if k == 3 else row for k, row in enumerate(OFFICE)]
    held = tokens(rows)
    mend_nouns(held, 0)
    assert held[1].label == "nsubjpass"


DOUBTED: list[Row] = [
    ("doubted", "VBD", "VERB", 0, "ROOT"),
    ("likelihood", "NN", "NOUN", 0, "dobj"),
    ("killing", "VBG", "VERB", 1, "acl"),
    ("the", "DT", "DET", 4, "det"),
    ("doctor", "NN", "NOUN", 2, "dobj"),
    (",", ",", "PUNCT", 1, "punct"),
    ("Oda", "NNP", "PROPN", 7, "compound"),
    ("Lind", "NNP", "PROPN", 1, "appos"),
]


def test_a_name_is_of_the_person_right_before_it() -> None:
    held = [replace(t, entity="I-PERSON") if t.text in ("Oda", "Lind") else t for t in tokens(DOUBTED)]
    mend_nouns(held, 0)
    assert (held[7].label, held[7].head) == ("appos", 4)
