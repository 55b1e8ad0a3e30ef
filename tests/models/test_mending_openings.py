"""Plurals that a sentence begins with are no names."""

from __future__ import annotations

import pytest

from onrecord.annotate.syntax import Token
from onrecord.models.mending_openings import mend_openings


def tokens(*words: tuple[str, str, str]) -> list[Token]:
    """Tokens of (text, tag, entity), each but the second hung on the second."""
    made, start = [], 0
    for n, (text, tag, entity) in enumerate(words):
        pos = {"N": "NOUN", "V": "VERB"}.get(tag[0], "X")
        label = "ROOT" if n == 1 else "nsubj"
        made.append(Token(n, start, start + len(text), text, text.lower(), tag, pos, 1, label, entity))
        start += len(text) + 1
    return made


@pytest.mark.parametrize(
    ("first", "tag", "entity", "second", "mended"),
    [
        ("Missiles", "NNP", "O", ("hit", "VBD", "O"), ("NNS", "missile", "O")),
        ("Warplanes", "NNS", "B-ORG", ("hit", "VBD", "O"), ("NNS", "warplane", "O")),
        ("Guerrillas", "NNP", "O", ("fled", "VBD", "O"), ("NNS", "guerrilla", "O")),
        ("Artillery", "NNP", "O", ("hit", "VBD", "O"), ("NN", "artillery", "O")),
        # names, and the first word of one
        ("Doctors", "NNPS", "B-ORG", ("Without", "IN", "I-ORG"), ("NNPS", "doctors", "B-ORG")),
        ("Guards", "NNP", "O", ("Union", "NNP", "O"), ("NNP", "guards", "O")),
        ("Texas", "NNP", "B-GPE", ("voted", "VBD", "O"), ("NNP", "texas", "B-GPE")),
        ("MISSILES", "NNP", "O", ("HIT", "VBD", "O"), ("NNP", "missiles", "O")),
    ],
)
def test_what_opens_a_sentence(
    first: str, tag: str, entity: str, second: tuple[str, str, str], mended: tuple[str, str, str]
) -> None:
    held = tokens((first, tag, entity), second, ("there", "RB", "O"))
    mend_openings(held)
    assert (held[0].tag, held[0].lemma, held[0].entity) == mended


def test_names_inside_a_sentence_stay() -> None:
    held = tokens(("Yesterday", "NN", "O"), ("said", "VBD", "O"), ("Rockets", "NNPS", "O"), ("won", "VBD", "O"))
    mend_openings(held)
    assert held[2].tag == "NNPS"
