"""Words taken for another part of speech."""

from __future__ import annotations

from onrecord.models.mending_words import mend_words
from tests.models.test_mending_clauses import Row, tokens


def test_a_bearing_behind_to_is_no_verb() -> None:
    rows: list[Row] = [
        ("planes", "NNS", "NOUN", 1, "nsubj"),
        ("flew", "VBD", "VERB", 1, "ROOT"),
        ("to", "TO", "PART", 3, "aux"),
        ("eastern", "VB", "VERB", 1, "advcl"),
        ("Peru", "NNP", "PROPN", 3, "dobj"),
    ]
    held = tokens(rows)
    mend_words(held, 0)
    assert [(t.label, t.head) for t in held[2:]] == [("prep", 1), ("amod", 4), ("pobj", 2)]
    assert held[3].pos == "ADJ"


def test_an_infinitive_stays_one() -> None:
    rows: list[Row] = [
        ("planes", "NNS", "NOUN", 1, "nsubj"),
        ("came", "VBD", "VERB", 1, "ROOT"),
        ("to", "TO", "PART", 3, "aux"),
        ("bomb", "VB", "VERB", 1, "advcl"),
        ("Peru", "NNP", "PROPN", 3, "dobj"),
    ]
    held = tokens(rows)
    mend_words(held, 0)
    assert held == tokens(rows)


def test_what_a_body_did_is_a_clause() -> None:
    rows: list[Row] = [
        ("fled", "VBD", "VERB", 0, "ROOT"),
        ("since", "IN", "ADP", 0, "prep"),
        ("the", "DT", "DET", 5, "det"),
        ("military", "JJ", "ADJ", 5, "amod"),
        ("seized", "VBD", "VERB", 5, "amod"),
        ("power", "NN", "NOUN", 1, "pobj"),
        ("in", "IN", "ADP", 5, "prep"),
        ("May", "NNP", "PROPN", 6, "pobj"),
    ]
    held = tokens(rows)
    mend_words(held, 0)
    assert [(t.label, t.head) for t in held[1:7]] == [
        ("mark", 4),
        ("det", 3),
        ("nsubj", 4),
        ("advcl", 0),
        ("dobj", 4),
        ("prep", 4),
    ]


def test_those_who_go_from_house_to_house_do_something_there() -> None:
    rows: list[Row] = [
        ("men", "NNS", "NOUN", 1, "nsubj"),
        ("went", "VBD", "VERB", 1, "ROOT"),
        ("from", "IN", "ADP", 1, "prep"),
        ("house", "NN", "NOUN", 2, "pobj"),
        ("to", "IN", "ADP", 1, "prep"),
        ("house", "NN", "NOUN", 6, "compound"),
        ("shooting", "VBG", "VERB", 4, "pobj"),
        ("farmers", "NNS", "NOUN", 6, "dobj"),
    ]
    held = tokens(rows)
    mend_words(held, 0)
    assert [(t.label, t.head) for t in held[4:7]] == [("prep", 1), ("pobj", 4), ("advcl", 1)]


def test_what_somebody_has_done_is_a_verb() -> None:
    rows: list[Row] = [
        ("accused", "VBN", "VERB", 0, "ROOT"),
        ("of", "IN", "ADP", 0, "prep"),
        ("having", "VBG", "VERB", 1, "pcomp"),
        ("withdrawn", "VBN", "VERB", 4, "amod"),
        ("troops", "NNS", "NOUN", 2, "dobj"),
    ]
    held = tokens(rows)
    mend_words(held, 0)
    assert [(t.label, t.head) for t in held[2:]] == [("aux", 3), ("pcomp", 1), ("dobj", 3)]


def test_a_number_is_no_noun() -> None:
    rows: list[Row] = [
        ("where", "WRB", "ADV", 2, "advmod"),
        ("ten", "NN", "NOUN", 2, "nsubj"),
        ("died", "VBD", "VERB", 2, "ROOT"),
    ]
    held = tokens(rows)
    mend_words(held, 0)
    assert (held[1].tag, held[1].pos) == ("CD", "NUM")
