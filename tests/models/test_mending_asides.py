"""Asides, and deeds behind words of accusing and seeing."""

from __future__ import annotations

from dataclasses import replace

from onrecord.models.mending_asides import mend_asides
from tests.models.test_mending_clauses import Row, tokens

LEMMAS = {"accused": "accuse", "caught": "catch", "massing": "mass", "marched": "march", "demanding": "demand"}


def mended(rows: list[Row]) -> list[tuple[str, str]]:
    """Each token's head and label once mended."""
    held = [replace(t, lemma=LEMMAS.get(t.text, t.text)) for t in tokens(rows)]
    mend_asides(held, 0)
    return [(rows[t.head][0], t.label) for t in held]


def test_nobody_is_accused_of_troops() -> None:
    rows: list[Row] = [
        ("accused", "VBD", "VERB", 0, "ROOT"),
        ("Peru", "NNP", "PROPN", 0, "dobj"),
        ("of", "IN", "ADP", 1, "prep"),
        ("massing", "VBG", "VERB", 4, "amod"),
        ("troops", "NNS", "NOUN", 2, "pobj"),
    ]
    assert mended(rows)[3:] == [("of", "pcomp"), ("massing", "dobj")]


def test_what_somebody_is_caught_doing() -> None:
    rows: list[Row] = [
        ("were", "VBD", "AUX", 1, "auxpass"),
        ("caught", "VBN", "VERB", 1, "ROOT"),
        ("smuggling", "NN", "NOUN", 3, "compound"),
        ("arms", "NNS", "NOUN", 1, "dobj"),
    ]
    assert mended(rows)[2:] == [("caught", "xcomp"), ("smuggling", "dobj")]


def test_rising_prices_stay_what_they_are() -> None:
    rows: list[Row] = [
        ("cost", "NN", "NOUN", 0, "ROOT"),
        ("of", "IN", "ADP", 0, "prep"),
        ("striking", "VBG", "VERB", 3, "amod"),
        ("miners", "NNS", "NOUN", 1, "pobj"),
    ]
    assert mended(rows)[2] == ("miners", "amod")


def test_what_is_told_aside() -> None:
    rows: list[Row] = [
        ("raiders", "NNS", "NOUN", 2, "nsubj"),
        (",", ",", "PUNCT", 0, "punct"),
        ("thought", "VBD", "VERB", 5, "parataxis"),
        (",", ",", "PUNCT", 2, "punct"),
        ("have", "VBP", "AUX", 5, "aux"),
        ("left", "VBN", "VERB", 5, "ROOT"),
    ]
    found = mended(rows)
    assert found[0] == ("left", "nsubj")
    assert found[2] == ("raiders", "acl")


def test_marchers_demand_it_and_no_street_does() -> None:
    rows: list[Row] = [
        ("marched", "VBD", "VERB", 0, "ROOT"),
        ("along", "IN", "ADP", 0, "prep"),
        ("street", "NN", "NOUN", 1, "pobj"),
        ("demanding", "VBG", "VERB", 2, "acl"),
    ]
    assert mended(rows)[3] == ("marched", "advcl")
