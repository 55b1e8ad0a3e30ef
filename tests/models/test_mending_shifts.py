"""What stands between a verb and what belongs to it."""

from __future__ import annotations

from dataclasses import replace

from onrecord.annotate.syntax import Token
from onrecord.models.mending_shifts import mend_shifts
from tests.models.test_mending_clauses import Row, tokens

LEMMAS = {
    "pinned": "pin",
    "claimed": "claim",
    "released": "release",
    "killed": "kill",
    "strayed": "stray",
    "held": "hold",
    "met": "meet",
}


def hung(rows: list[Row]) -> list[Token]:
    """The tokens once mended."""
    held = [replace(t, lemma=LEMMAS.get(t.text, t.text)) for t in tokens(rows)]
    for n, token in enumerate(held):
        if token.text == "-":  # a hyphen parts no words
            held[n - 1] = replace(held[n - 1], end=token.start)
            held[n + 1] = replace(held[n + 1], start=token.end)
    mend_shifts(held, 0)
    return held


def mended(rows: list[Row]) -> list[tuple[str, str]]:
    """Each token's head and label once mended."""
    return [(rows[t.head][0], t.label) for t in hung(rows)]


def test_who_is_blamed_behind_what_for() -> None:
    rows: list[Row] = [
        ("pinned", "VBD", "VERB", 0, "ROOT"),
        ("blame", "NN", "NOUN", 0, "dobj"),
        ("for", "IN", "ADP", 0, "prep"),
        ("raid", "NN", "NOUN", 2, "pobj"),
        ("on", "IN", "ADP", 3, "prep"),
        ("rebels", "NNS", "NOUN", 4, "pobj"),
    ]
    assert mended(rows)[4] == ("pinned", "prep")


def test_what_somebody_is_responsible_for() -> None:
    rows: list[Row] = [
        ("claimed", "VBD", "VERB", 0, "ROOT"),
        ("responsibility", "NN", "NOUN", 0, "dobj"),
        ("in", "IN", "ADP", 0, "prep"),
        ("video", "NN", "NOUN", 2, "pobj"),
        ("for", "IN", "ADP", 3, "prep"),
        ("raid", "NN", "NOUN", 4, "pobj"),
    ]
    assert mended(rows)[4] == ("responsibility", "prep")


def test_a_term_before_who_is_let_go() -> None:
    rows: list[Row] = [
        ("released", "VBD", "VERB", 0, "ROOT"),
        ("on", "IN", "ADP", 0, "prep"),
        ("bail", "NN", "NOUN", 4, "compound"),
        ("two", "CD", "NUM", 4, "nummod"),
        ("students", "NNS", "NOUN", 1, "pobj"),
    ]
    found = mended(rows)
    assert found[2] == ("on", "pobj")
    assert found[4] == ("released", "dobj")


def test_a_verb_with_a_hyphen_before_a_number() -> None:
    rows: list[Row] = [
        ("Peru", "NNP", "PROPN", 5, "compound"),
        ("test", "NN", "NOUN", 3, "npadvmod"),
        ("-", "HYPH", "PUNCT", 3, "punct"),
        ("fired", "VBD", "VERB", 5, "amod"),
        ("two", "CD", "NUM", 5, "nummod"),
        ("rockets", "NNS", "NOUN", 5, "ROOT"),
    ]
    held = hung(rows)
    assert [(rows[t.head][0], t.label) for t in held][::5] == [("fired", "nsubj"), ("fired", "dobj")]
    assert held[3].label == "ROOT"


def test_who_does_what_a_hyphened_verb_says() -> None:
    rows: list[Row] = [
        ("Peru", "NNP", "PROPN", 3, "compound"),
        ("test", "NN", "NOUN", 3, "npadvmod"),
        ("-", "HYPH", "PUNCT", 3, "punct"),
        ("fired", "VBD", "VERB", 3, "ROOT"),
        ("rockets", "NNS", "NOUN", 3, "dobj"),
    ]
    assert mended(rows)[0] == ("fired", "nsubj")


def test_the_first_of_a_row_of_deeds_keeps_its_object() -> None:
    rows: list[Row] = [
        ("killed", "VBD", "VERB", 0, "ROOT"),
        ("nine", "CD", "NUM", 2, "nummod"),
        ("men", "NNS", "NOUN", 4, "nsubj"),
        (",", ",", "PUNCT", 2, "punct"),
        ("arrested", "VBD", "VERB", 0, "ccomp"),
        ("six", "CD", "NUM", 4, "dobj"),
    ]
    found = mended(rows)
    assert found[2] == ("killed", "dobj")
    assert found[4] == ("killed", "conj")


def test_a_noun_is_not_joined_to_a_verb() -> None:
    rows: list[Row] = [
        ("urged", "VBD", "VERB", 0, "ROOT"),
        ("and", "CC", "CCONJ", 0, "cc"),
        ("envoy", "NN", "NOUN", 0, "conj"),
        (",", ",", "PUNCT", 0, "punct"),
        ("in", "IN", "ADP", 0, "prep"),
        ("letter", "NN", "NOUN", 4, "pobj"),
        (",", ",", "PUNCT", 0, "punct"),
        ("called", "VBN", "VERB", 0, "advcl"),
    ]
    found = mended(rows)
    assert found[2] == ("called", "nsubj")
    assert found[7] == ("urged", "conj")


def test_what_nobody_does_to_another_describes_no_noun() -> None:
    rows: list[Row] = [
        ("came", "VBD", "VERB", 0, "ROOT"),
        ("after", "IN", "ADP", 0, "prep"),
        ("patrol", "NN", "NOUN", 1, "pobj"),
        ("strayed", "VBN", "VERB", 2, "acl"),
    ]
    found = mended(rows)
    assert found[2] == ("strayed", "nsubj")
    assert found[3] == ("came", "advcl")


def test_what_hangs_on_an_auxiliary_hangs_on_its_verb() -> None:
    rows: list[Row] = [
        ("troops", "NNS", "NOUN", 1, "nsubj"),
        ("had", "VBD", "AUX", 3, "aux"),
        ("since", "IN", "ADP", 1, "prep"),
        ("killed", "VBN", "VERB", 3, "ROOT"),
    ]
    assert [head for head, _ in mended(rows)] == ["killed"] * 4


def test_who_is_held_behind_a_comma() -> None:
    rows: list[Row] = [
        ("free", "VB", "VERB", 0, "ROOT"),
        ("clerk", "NN", "NOUN", 0, "dobj"),
        (",", ",", "PUNCT", 0, "punct"),
        ("held", "VBN", "VERB", 0, "advcl"),
        ("since", "IN", "ADP", 3, "prep"),
    ]
    assert mended(rows)[3] == ("clerk", "acl")


def test_what_a_guest_is() -> None:
    rows: list[Row] = [
        ("met", "VBD", "VERB", 0, "ROOT"),
        ("visiting", "VBG", "VERB", 0, "xcomp"),
        ("envoy", "NN", "NOUN", 1, "dobj"),
    ]
    assert mended(rows)[1:] == [("envoy", "amod"), ("met", "dobj")]


def test_a_participle_does_not_go_on_with_a_gerund() -> None:
    rows: list[Row] = [
        ("was", "VBD", "AUX", 1, "auxpass"),
        ("barred", "VBN", "VERB", 1, "ROOT"),
        ("from", "IN", "ADP", 1, "prep"),
        ("leaving", "VBG", "VERB", 2, "pcomp"),
        ("and", "CC", "CCONJ", 3, "cc"),
        ("stripped", "VBN", "VERB", 3, "conj"),
    ]
    assert mended(rows)[5] == ("barred", "conj")


def test_a_clause_of_violence_behind_since() -> None:
    rows: list[Row] = [
        ("fled", "VBD", "VERB", 0, "ROOT"),
        ("since", "IN", "ADP", 0, "prep"),
        ("fight", "VBG", "VERB", 1, "pcomp"),
        ("flared", "VBN", "VERB", 0, "advcl"),
    ]
    assert mended(rows)[1:] == [("flared", "mark"), ("flared", "nsubj"), ("fled", "advcl")]


def test_a_noun_that_a_sentence_opens_with() -> None:
    rows: list[Row] = [
        ("Aid", "VB", "VERB", 3, "nsubjpass"),
        ("convoys", "NNS", "NOUN", 0, "dobj"),
        ("were", "VBD", "AUX", 3, "auxpass"),
        ("looted", "VBN", "VERB", 3, "ROOT"),
    ]
    assert mended(rows)[:2] == [("convoys", "compound"), ("looted", "nsubjpass")]
