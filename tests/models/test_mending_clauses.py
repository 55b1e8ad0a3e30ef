"""Second clauses without their subject."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.annotate.syntax import Token
from onrecord.models.mending_clauses import mend_clauses

# word, tag, part of speech, head, label
Row = tuple[str, str, str, int, str]

BOMBED: list[Row] = [
    ("armies", "NNS", "NOUN", 1, "nsubj"),
    ("bombed", "VBD", "VERB", 1, "ROOT"),
    ("bridges", "NNS", "NOUN", 1, "dobj"),
    ("and", "CC", "CCONJ", 2, "cc"),
    ("rebels", "NNS", "NOUN", 2, "conj"),
]


def tokens(rows: list[Row]) -> list[Token]:
    held, at = [], 0
    for n, (word, tag, pos, head, label) in enumerate(rows):
        held.append(Token(n, at, at + len(word), word, word, tag, pos, head, label))
        at += len(word) + 1
    return held


@pytest.mark.parametrize(
    ("rows", "label"),
    [
        ([*BOMBED, ("shelled", "VBD", "VERB", 1, "conj"), ("mills", "NNS", "NOUN", 5, "dobj")], "nsubj"),
        ([*BOMBED, ("were", "VBD", "AUX", 6, "auxpass"), ("hit", "VBN", "VERB", 1, "conj")], "nsubjpass"),
        ([*BOMBED, ("soon", "RB", "ADV", 6, "advmod"), ("fled", "VBD", "VERB", 1, "conj")], "nsubj"),
    ],
)
def test_the_noun_right_before_a_joined_verb_is_its_subject(rows: list[Row], label: str) -> None:
    held = tokens(rows)
    mend_clauses(held, 0)
    verb = next(t for t in held if t.label == "conj")
    assert (held[4].head, held[4].label, held[3].head) == (verb.i, label, 1)


@pytest.mark.parametrize(
    "rows",
    [
        [*BOMBED, ("and", "CC", "CCONJ", 1, "cc"), ("fled", "VBD", "VERB", 1, "conj")],
        [*BOMBED, (",", ",", "PUNCT", 1, "punct"), ("fled", "VBD", "VERB", 1, "conj")],
        [*BOMBED, ("hurt", "VBN", "VERB", 4, "acl")],
        [*BOMBED[:3], ("and", "CC", "CCONJ", 1, "cc"), ("shelled", "VBD", "VERB", 1, "conj")],
    ],
)
def test_what_a_joined_verb_is_joined_by_keeps_the_object(rows: list[Row]) -> None:
    held = tokens(rows)
    mend_clauses(held, 0)
    assert held == tokens(rows)


def _wished(*what: Row) -> list[Row]:
    return [
        ("they", "PRP", "PRON", 1, "nsubj"),
        ("demanded", "VBD", "VERB", 1, "ROOT"),
        ("that", "IN", "SCONJ", 5, "mark"),
        *what,
    ]


@pytest.mark.parametrize(
    ("rows", "reads"),
    [
        (
            _wished(
                ("the", "DT", "DET", 5, "det"),
                ("mayor", "NN", "NOUN", 5, "compound"),
                ("resign", "NN", "NOUN", 1, "ccomp"),
            ),
            ("VB", 5, "nsubj", 4),
        ),
        # Nobody does it, or it is no deed.
        (
            _wished(
                ("the", "DT", "DET", 5, "det"),
                ("new", "JJ", "ADJ", 5, "amod"),
                ("resign", "NN", "NOUN", 1, "ccomp"),
            ),
            ("NN", 5, "amod", 5),
        ),
        (
            _wished(
                ("the", "DT", "DET", 5, "det"),
                ("mayor", "NN", "NOUN", 5, "compound"),
                ("gown", "NN", "NOUN", 1, "ccomp"),
            ),
            ("NN", 5, "compound", 5),
        ),
    ],
)
def test_a_clause_without_a_verb_ends_in_one(rows: list[Row], reads: tuple[str, int, str, int]) -> None:
    held = tokens(rows)
    mend_clauses(held, 0)
    assert (held[5].tag, held[4].head, held[4].label, held[3].head) == reads


DENIED: list[Row] = [
    ("a", "DT", "DET", 1, "det"),
    ("claim", "NN", "NOUN", 1, "ROOT"),
    ("that", "IN", "SCONJ", 5, "dobj"),
    ("the", "DT", "DET", 5, "det"),
    ("Tarnians", "NNPS", "PROPN", 5, "compound"),
    ("deny", "NN", "NOUN", 1, "acl"),
]


def test_a_clause_about_a_claim_that_ends_in_a_noun_ends_in_a_verb() -> None:
    held = tokens(DENIED)
    mend_clauses(held, 0)
    assert [(t.label, t.head) for t in held[2:]] == [("dobj", 5), ("det", 4), ("nsubj", 5), ("relcl", 1)]
    assert (held[5].pos, held[5].lemma) == ("VERB", "deny")


@pytest.mark.parametrize(
    "rows",
    [
        [*DENIED[:2], ("how", "WRB", "ADV", 5, "advmod"), *DENIED[3:]],
        [*DENIED[:5], ("granite", "NN", "NOUN", 1, "acl")],
    ],
)
def test_a_noun_that_no_that_opens_or_that_is_no_verb_stays_one(rows: list[Row]) -> None:
    held = tokens(rows)
    mend_clauses(held, 0)
    assert held[5].pos == "NOUN"


def _denied(*middle: Row, joined: str = "and", denying: str = "denied") -> list[Token]:
    rows: list[Row] = [
        ("she", "PRP", "PRON", 1, "nsubj"),
        (denying, "VBD", "VERB", 1, "ROOT"),
        ("camps", "NNS", "NOUN", 3, "nsubj"),
        ("existed", "VBD", "VERB", 1, "ccomp"),
        (joined, "CC", "CCONJ", 3, "cc"),
        ("asked", "VBD", "VERB", 3, "conj"),
        ("them", "PRP", "PRON", 5, "dobj"),
        *middle,
    ]
    lemmas = {"denied": "deny", "asked": "ask", "said": "say"}
    return [replace(t, lemma=lemmas.get(t.text, t.text)) for t in tokens(rows)]


def test_what_and_joins_to_a_denial_is_no_part_of_it() -> None:
    held = _denied()
    mend_clauses(held, 0)
    assert held[5].head == 1


@pytest.mark.parametrize("held", [_denied(joined="or"), _denied(denying="said")])
def test_or_goes_on_with_what_is_denied_and_and_with_what_is_said(held: list[Token]) -> None:
    mend_clauses(held, 0)
    assert held[5].head == 3


def _raid_on(place: str, verb: str) -> list[Token]:
    rows: list[Row] = [
        ("raid", "NN", "NOUN", 0, "ROOT"),
        ("on", "IN", "ADP", 0, "prep"),
        (place, "NN", "NOUN", 1, "pobj"),
        ("that", "WDT", "PRON", 4, "nsubj"),
        (verb, "VBD", "VERB", 2, "relcl"),
        ("nine", "CD", "NUM", 4, "dobj"),
    ]
    lemmas = {"killed": "kill", "housed": "house"}
    return [replace(t, lemma=lemmas.get(t.text, t.text)) for t in tokens(rows)]


@pytest.mark.parametrize(
    ("place", "verb", "head"),
    [("clinic", "killed", 0), ("militia", "killed", 2), ("clinic", "housed", 2)],
)
def test_what_came_of_a_deed_is_told_of_the_deed(place: str, verb: str, head: int) -> None:
    held = _raid_on(place, verb)
    mend_clauses(held, 0)
    assert held[4].head == head


FILMED: list[Row] = [
    ("In", "IN", "ADP", 5, "prep"),
    ("films", "NNS", "NOUN", 0, "pobj"),
    ("shot", "VBN", "VERB", 1, "acl"),
    ("before", "IN", "SCONJ", 5, "mark"),
    ("she", "PRP", "PRON", 5, "nsubj"),
    ("fled", "VBD", "VERB", 8, "ccomp"),
    (",", ",", "PUNCT", 8, "punct"),
    ("Lind", "NNP", "PROPN", 8, "nsubj"),
    ("wept", "VBD", "VERB", 8, "ROOT"),
]


def test_a_phrase_before_the_mark_of_a_clause_is_no_part_of_it() -> None:
    held = tokens(FILMED)
    mend_clauses(held, 0)
    assert held[0].head == 8


def test_a_phrase_within_a_clause_stays() -> None:
    held = tokens([*FILMED[:3], ("when", "WRB", "SCONJ", 5, "advmod"), *FILMED[4:]])
    mend_clauses(held, 0)
    assert held[0].head == 5


def _secret(label: str, above: int) -> list[Token]:
    return tokens(
        [
            ("she", "PRP", "PRON", 1, "nsubj"),
            ("says", "VBZ", "VERB", 1, "ROOT"),
            ("Arda", "NNP", "PROPN", 3, "nsubj"),
            ("found", "VBD", "VERB", 1, "ccomp"),
            ("files", "NNS", "NOUN", 3, "dobj"),
            (",", ",", "PUNCT", 4, "punct"),
            ("most", "JJS", "ADJ", 7, "nsubj"),
            ("secret", "JJ", "ADJ", above, label),
            ("and", "CC", "CCONJ", 7, "cc"),
            ("burned", "VBD", "VERB", 7, "conj"),
            ("them", "PRP", "PRON", 9, "dobj"),
        ]
    )


@pytest.mark.parametrize(("label", "above"), [("ccomp", 1), ("amod", 4)])
def test_what_and_joins_behind_an_aside_without_a_verb_goes_with_the_clause_before(label: str, above: int) -> None:
    held = _secret(label, above)
    mend_clauses(held, 0)
    assert held[9].head == 3


def test_what_has_a_subject_of_its_own_stays_where_it_is() -> None:
    held = _secret("amod", 4)
    held[8] = replace(held[8], label="nsubj", text="it", pos="PRON", head=9)
    mend_clauses(held, 0)
    assert held[9].head == 7
