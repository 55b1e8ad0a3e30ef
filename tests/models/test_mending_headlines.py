"""Headlines: plurals that are verbs, names that are subjects, two who act together."""

from __future__ import annotations

import pytest

from onrecord.annotate.syntax import Token
from onrecord.models.mending_headlines import mend_headlines

# word, tag, head, label
Row = tuple[str, str, int, str]
POS = {"N": "NOUN", "V": "VERB", "J": "ADJ", "I": "ADP", "C": "NUM"}

LEMMAS = {
    "detained": "detain",
    "wiped": "wipe",
    "fired": "fire",
    "marched": "march",
    "turned": "turn",
    "donated": "donate",
}

RAIDS: list[Row] = [
    ("Arda", "NNP", 1, "compound"),
    ("army", "NN", 2, "compound"),
    ("raids", "NNS", 3, "compound"),
    ("camp", "NN", 3, "ROOT"),
]
FOILS: list[Row] = [
    ("Arda", "JJ", 2, "amod"),
    ("police", "NN", 2, "compound"),
    ("foils", "VBZ", 2, "ROOT"),
    ("plot", "NN", 2, "dobj"),
]
AGREE: list[Row] = [
    ("Arda", "NNP", 3, "npadvmod"),
    (",", ",", 3, "punct"),
    ("Peru", "NNP", 3, "nsubj"),
    ("agree", "VBP", 3, "ROOT"),
    ("terms", "NNS", 3, "dobj"),
]
MARCH: list[Row] = [
    ("Peru", "NNP", 3, "nsubj"),
    (":", ":", 0, "punct"),
    ("miners", "NNS", 3, "nsubj"),
    ("march", "VBP", 3, "ROOT"),
]


def read(rows: list[Row]) -> list[tuple[str, str, str]]:
    """(tag, label, word that it hangs on) of each token, mended; indices begin at 7."""
    held, at = [], 0
    for n, (word, tag, head, label) in enumerate(rows):
        lemma = LEMMAS.get(word, word[:-1].lower() if tag in ("NNS", "VBZ") else word.lower())
        held.append(Token(7 + n, at, at + len(word), word, lemma, tag, POS.get(tag[0], "X"), 7 + head, label, "O"))
        at += len(word) + 1
    mend_headlines(held, 7)
    return [(t.tag, t.label, held[t.head - 7].text) for t in held]


def test_a_plural_between_two_nouns_is_a_verb() -> None:
    found = read([*RAIDS, ("near", "IN", 3, "prep"), ("Lima", "NNP", 4, "pobj")])
    assert found[:5] == [
        ("NNP", "compound", "army"),
        ("NN", "nsubj", "raids"),
        ("VBZ", "ROOT", "raids"),
        ("NN", "dobj", "raids"),
        ("IN", "prep", "raids"),
    ]


def test_a_second_verb_is_joined_to_it() -> None:
    rows = [
        *RAIDS[:3],
        ("camp", "NN", 5, "nsubj"),
        (",", ",", 5, "punct"),
        ("kills", "VBZ", 5, "ROOT"),
        ("two", "CD", 5, "dobj"),
    ]
    found = read(rows)
    assert (found[2], found[3], found[5]) == (
        ("VBZ", "ROOT", "raids"),
        ("NN", "dobj", "raids"),
        ("VBZ", "conj", "raids"),
    )


def test_the_noun_before_a_verb_without_a_subject_is_its_subject() -> None:
    assert read(FOILS)[:2] == [("JJ", "amod", "police"), ("NN", "nsubj", "foils")]


@pytest.mark.parametrize("verb", [[("agree", "VBP", 3, "ROOT")], [("to", "TO", 4, "aux"), ("agree", "VB", 4, "ROOT")]])
def test_two_names_before_a_plural_verb_both_act(verb: list[Row]) -> None:
    at = 2 + len(verb)
    rows = [(word, tag, at, label) for word, tag, _, label in AGREE[:3]] + verb + [("terms", "NNS", at, "dobj")]
    found = read(rows)
    assert (found[0][1:], found[2][1:]) == (("nsubj", "agree"), ("conj", "Arda"))


DISCUSS: list[Row] = [
    ("Orr", "NNP", 0, "ROOT"),
    (",", ",", 0, "punct"),
    ("Velan", "JJ", 3, "amod"),
    ("president", "NN", 5, "compound"),
    ("discuss", "NN", 5, "compound"),
    ("truce", "NN", 0, "appos"),
]


def test_a_name_and_an_office_before_a_plural_verb_both_act() -> None:
    found = [row[1:] for row in read(DISCUSS)]
    assert (found[0], found[3], found[5]) == (("nsubj", "discuss"), ("conj", "Orr"), ("dobj", "discuss"))


def test_an_office_between_commas_is_the_names() -> None:
    rows: list[Row] = [
        ("Orr", "NNP", 5, "nsubj"),
        (",", ",", 0, "punct"),
        ("Velan", "JJ", 3, "amod"),
        ("president", "NN", 0, "appos"),
        (",", ",", 0, "punct"),
        ("discuss", "VBP", 5, "ROOT"),
        ("truce", "NN", 5, "dobj"),
    ]
    assert read(rows)[3][1:] == ("appos", "Orr")


def test_what_stands_before_a_colon_acts_not() -> None:
    assert [label for _, label, _ in read(MARCH)] == ["npadvmod", "punct", "nsubj", "ROOT"]


@pytest.mark.parametrize(
    "rows",
    [
        [
            ("Mayor", "NN", 1, "nsubj"),
            ("detained", "VBD", 1, "ROOT"),
            ("in", "IN", 1, "prep"),
            ("Arda", "NNP", 2, "pobj"),
        ],
        [("Two", "CD", 0, "ROOT"), ("detained", "VBN", 0, "acl"), ("in", "IN", 1, "prep"), ("Arda", "NNP", 2, "pobj")],
        [("Bus", "NN", 1, "nsubj"), ("fired", "VBD", 1, "ROOT"), ("upon", "IN", 1, "prep"), ("in", "IN", 1, "prep")],
        [("Post", "NN", 1, "nsubj"), ("wiped", "VBD", 1, "ROOT"), ("out", "RP", 1, "prt"), ("by", "IN", 1, "agent")],
    ],
)
def test_what_is_past_and_has_no_object_was_done_to_its_subject(rows: list[Row]) -> None:
    found = read(rows)
    assert (found[0][1:], found[1][:2]) == (("nsubjpass", rows[1][0]), ("VBN", "ROOT"))


@pytest.mark.parametrize(
    "rows",
    [
        [
            ("Miners", "NNS", 1, "nsubj"),
            ("marched", "VBD", 1, "ROOT"),
            ("in", "IN", 1, "prep"),
            ("Arda", "NNP", 2, "pobj"),
        ],
        [
            ("Army", "NN", 1, "nsubj"),
            ("detained", "VBD", 1, "ROOT"),
            ("two", "CD", 1, "dobj"),
            ("here", "RB", 1, "advmod"),
        ],
        [
            ("Voters", "NNS", 1, "nsubj"),
            ("turned", "VBD", 1, "ROOT"),
            ("out", "RP", 1, "prt"),
            ("here", "RB", 1, "advmod"),
        ],
        [
            ("Gifts", "NNS", 0, "ROOT"),
            ("donated", "VBN", 0, "acl"),
            ("to", "IN", 1, "prep"),
            ("Arda", "NNP", 2, "pobj"),
        ],
    ],
)
def test_who_does_something_himself_is_left_to_do_it(rows: list[Row]) -> None:
    assert read(rows) == [(tag, label, rows[head][0]) for _, tag, head, label in rows]


@pytest.mark.parametrize(
    "rows",
    [
        [*RAIDS, (".", ".", 3, "punct")],  # a sentence
        [
            ("Two", "CD", 3, "nummod"),
            ("arms", "NNS", 3, "compound"),
            ("sales", "NNS", 3, "compound"),
            ("men", "NNS", 3, "ROOT"),
        ],
        [
            ("Army", "NN", 1, "compound"),
            ("raids", "NNS", 2, "nsubj"),
            ("kill", "VBP", 2, "ROOT"),
            ("two", "CD", 2, "dobj"),
        ],
        [*AGREE[:3], ("agrees", "VBZ", 3, "ROOT"), ("now", "RB", 3, "advmod")],  # "Arda, now Peru, agrees"
    ],
)
def test_what_is_left_as_it_is(rows: list[Row]) -> None:
    assert read(rows) == [(tag, label, rows[head][0]) for _, tag, head, label in rows]


def test_an_event_noun_that_is_no_verb_is_none() -> None:
    rows: list[Row] = [
        ("Arda", "NNP", 1, "nsubj"),
        ("truce", "VBP", 1, "ROOT"),
        ("in", "IN", 1, "prep"),
        ("doubt", "NN", 2, "pobj"),
    ]
    assert read(rows)[:2] == [("NNP", "compound", "truce"), ("NN", "ROOT", "truce")]
