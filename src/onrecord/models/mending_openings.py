"""Common nouns that a small parser takes for names because a sentence begins with them: "Smugglers left them there",
"Missiles hit a school", "Warplanes bombed the port"; or because they have a hyphen: "staged a sit-in". Numbers with
which a sentence begins are taken so as well: "Thirteen were killed"."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from onrecord.annotate.nouns import noun
from onrecord.annotate.syntax import Token
from onrecord.lexicons import load

_STOPS = frozenset(".?!:;\"“”'‘’")
# What those who begin a sentence may be: people, and what is fired, flown, driven or sailed.
_CLASSES = frozenset({"people", "troops", "weapons", "guns", "ordnance", "aircraft", "vessel", "vehicle", "workers"})
_MASSES = frozenset({"artillery", "ammunition", "gunfire", "shellfire", "violence"})


def mend_openings(held: list[Token]) -> None:
    """Make plural common nouns, in place, what they are."""
    for n, token in enumerate(held[:-1]):
        if token.tag[:3] == "NNP" and "-" in token.text and token.text.islower():
            held[n] = replace(token, tag="NN", pos="NOUN")  # "sit-in"
        begins = token.text.istitle() and (n == 0 or held[n - 1].text in _STOPS)
        if begins and token.tag in ("NNP", "NN", "JJ") and token.lower in _numbers() and held[n + 1].tag[:3] != "NNP":
            held[n] = replace(token, tag="CD", pos="NUM", lemma=token.lower, entity="B-CARDINAL")
            continue
        named = token.tag in ("NNP", "NNPS") or token.entity[2:] in ("ORG", "NORP", "PRODUCT", "PERSON")
        if not named or not begins:
            continue
        after = held[n + 1]
        if after.tag[:3] == "NNP" or after.tag in ("POS", "HYPH") or after.entity[:1] == "I":
            continue
        if token.label in ("compound", "amod", "nmod"):
            continue
        lemma = token.lower if token.lower in _MASSES else _singular(token.lower)
        if lemma is not None:
            tag = "NN" if lemma == token.lower else "NNS"
            held[n] = replace(token, tag=tag, pos="NOUN", lemma=lemma, entity="O")


@cache
def _singular(word: str) -> str | None:
    """The singular of a plural in "-s" of somebody or something that acts, None for another word."""
    if not word.endswith("s"):
        return None
    stems = (word[:-1], word[:-2] if word.endswith("es") else "", word[:-3] + "y" if word.endswith("ies") else "")
    for stem in filter(None, stems):
        found = noun(stem)
        if stem in _things() or (found is not None and found.kind in ("person", "group")):
            return stem
    return None


@cache
def _numbers() -> frozenset[str]:
    """The words for whole numbers above one."""
    small = (row for row in load("number_words") if row["kind"] in ("small", "tens"))
    return frozenset(row["word"] for row in small if int(row["value"]) > 1)


@cache
def _things() -> frozenset[str]:
    return frozenset(w for row in load("noun_classes") if row["class"] in _CLASSES for w in row["lemmas"].split())
