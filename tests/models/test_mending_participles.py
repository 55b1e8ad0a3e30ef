"""Participles that a parser takes for the main verb."""

from __future__ import annotations

from onrecord.annotate.syntax import Token
from onrecord.models.mending_participles import mend_participles


def test_what_its_subject_was_doing_is_no_main_verb() -> None:
    rows = [
        ("Farmers", "NNS", "NOUN", 1, "nsubj"),
        ("driving", "VBG", "VERB", 1, "ROOT"),
        ("tractors", "NNS", "NOUN", 1, "dobj"),
        ("blocked", "VBD", "VERB", 1, "dep"),
        ("roads", "NNS", "NOUN", 3, "dobj"),
        (".", ".", "PUNCT", 1, "punct"),
    ]
    held = [
        Token(i, i * 10, i * 10 + len(text), text, text.lower(), tag, pos, head, label)
        for i, (text, tag, pos, head, label) in enumerate(rows)
    ]
    mend_participles(held)
    assert [(held[t.head].text, t.label) for t in held] == [
        ("blocked", "nsubj"),
        ("Farmers", "acl"),
        ("driving", "dobj"),
        ("blocked", "ROOT"),
        ("blocked", "dobj"),
        ("blocked", "punct"),
    ]
