"""Participles that stand for a subject."""

from __future__ import annotations

from dataclasses import replace

from onrecord.models.mending_speakers import mend_speakers
from tests.models.test_mending_clauses import Row, tokens

CALLER: list[Row] = [
    ("men", "NNS", "NOUN", 1, "nsubj"),
    ("styling", "VBG", "VERB", 4, "csubj"),
    ("themselves", "PRP", "PRON", 1, "dobj"),
    ("scouts", "NNS", "NOUN", 1, "oprd"),
    ("fled", "VBD", "VERB", 4, "ROOT"),
]


def test_the_noun_before_a_participle_is_the_subject_behind_it() -> None:
    held = tokens(CALLER)
    mend_speakers(held, 0)
    assert [(t.head, t.label) for t in held[:2]] == [(4, "nsubj"), (0, "acl")]


def test_a_deed_may_be_a_subject() -> None:
    pronoun: Row = ("they", "PRP", "PRON", 1, "nsubj")
    helped: Row = ("being", "VBG", "AUX", 2, "aux")
    for rows in ([pronoun, *CALLER[1:]], [CALLER[0], *[(*row[:3], row[3] + 1, row[4]) for row in CALLER[1:]]]):
        if rows[0] == CALLER[0]:
            rows[0:1] = [("men", "NNS", "NOUN", 2, "nsubj"), helped]
        held = tokens(rows)
        before = [(t.head, t.label) for t in held]
        mend_speakers(held, 0)
        assert [(t.head, t.label) for t in held] == before


ACCUSED: list[Row] = [
    ("guild", "NN", "NOUN", 8, "nsubj"),
    (",", ",", "PUNCT", 0, "punct"),
    ("which", "WDT", "PRON", 3, "det"),
    ("envoys", "NNS", "NOUN", 0, "relcl"),
    ("accused", "VBN", "VERB", 3, "acl"),
    ("of", "IN", "ADP", 4, "prep"),
    ("theft", "NN", "NOUN", 5, "pobj"),
    (",", ",", "PUNCT", 0, "punct"),
    ("left", "VBD", "VERB", 8, "ROOT"),
]


def test_who_accuses_in_a_clause_is_the_subject_of_its_verb() -> None:
    held = tokens(ACCUSED)
    held[4] = replace(held[4], lemma="accuse")
    mend_speakers(held, 0)
    assert [(t.head, t.label) for t in held[2:5]] == [(4, "dobj"), (4, "nsubj"), (0, "relcl")]


def test_who_is_accused_by_somebody_stays_the_one_told_of() -> None:
    held = tokens([*ACCUSED[:5], ("by", "IN", "ADP", 4, "agent"), *ACCUSED[6:]])
    held[4] = replace(held[4], lemma="accuse")
    mend_speakers(held, 0)
    assert held[4].label == "acl"


DATED: list[Row] = [
    ("In", "IN", "ADP", 2, "prep"),
    ("notes", "NNS", "NOUN", 0, "pobj"),
    ("dated", "VBD", "VERB", 2, "ROOT"),
    ("May", "NNP", "PROPN", 2, "npadvmod"),
    (",", ",", "PUNCT", 2, "punct"),
    ("crews", "NNS", "NOUN", 6, "nsubj"),
    ("ask", "VBP", "VERB", 2, "conj"),
    ("for", "IN", "ADP", 6, "prep"),
    ("help", "NN", "NOUN", 7, "pobj"),
]


def test_the_participle_of_a_phrase_that_opens_a_sentence_is_not_its_verb() -> None:
    held = tokens(DATED)
    mend_speakers(held, 0)
    assert [(held[n].head, held[n].label) for n in (0, 2, 6)] == [(6, "prep"), (1, "acl"), (6, "ROOT")]


def test_a_verb_with_a_subject_of_its_own_stays() -> None:
    held = tokens([*DATED[:3], ("they", "PRP", "PRON", 2, "nsubj"), *DATED[4:]])
    mend_speakers(held, 0)
    assert held[2].label == "ROOT"


BLAMED: list[Row] = [
    ("They", "PRP", "PRON", 1, "nsubj"),
    ("blame", "VBP", "VERB", 11, "ccomp"),
    ("the", "DT", "DET", 3, "det"),
    ("miller", "NN", "NOUN", 1, "dobj"),
    (",", ",", "PUNCT", 3, "punct"),
    ("”", "''", "PUNCT", 3, "punct"),
    ("Tova", "NNP", "PROPN", 3, "appos"),
    (",", ",", "PUNCT", 6, "punct"),
    ("a", "DT", "DET", 9, "det"),
    ("lawyer", "NN", "NOUN", 6, "appos"),
    (",", ",", "PUNCT", 6, "punct"),
    ("said", "VBD", "VERB", 11, "ROOT"),
]


def test_who_speaks_behind_a_quotation_is_no_other_name_of_what_it_ends_with() -> None:
    held = tokens(BLAMED)
    held[11] = replace(held[11], lemma="say")
    mend_speakers(held, 0)
    assert (held[6].head, held[6].label) == (11, "nsubj")
    assert (held[9].head, held[9].label) == (6, "appos")


def test_another_name_within_a_quotation_stays() -> None:
    for changed in ((5, ("now", "RB", "ADV", 3, "advmod")), (4, ("of", "IN", "ADP", 3, "prep"))):
        rows = list(BLAMED)
        rows[changed[0]] = changed[1]
        held = tokens(rows)
        held[11] = replace(held[11], lemma="say")
        mend_speakers(held, 0)
        assert (held[6].head, held[6].label) == (3, "appos")
