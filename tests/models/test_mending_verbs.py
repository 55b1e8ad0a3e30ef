"""Verbs that the tagger does not know."""

from __future__ import annotations

from onrecord.annotate.syntax import Token
from onrecord.models.mending_verbs import mend_verbs


def test_an_unknown_past_is_one() -> None:
    held = [
        Token(0, 0, 5, "Chads", "chads", "NNS", "NOUN", 1, "nsubj"),
        Token(1, 6, 12, "retook", "retook", "NN", "NOUN", 1, "ROOT"),
        Token(2, 13, 17, "Karo", "Karo", "NNP", "PROPN", 1, "dobj"),
    ]
    mend_verbs(held, 0)
    assert (held[1].tag, held[1].pos, held[1].lemma) == ("VBD", "VERB", "retake")
