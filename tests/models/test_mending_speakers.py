"""Participles that stand for a subject."""

from __future__ import annotations

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
