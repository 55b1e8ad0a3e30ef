"""What common nouns and title words name: the lexicons `nominals`, `forenames` and `namewords`, ready to ask."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons import load
from onrecord.records import EntityKind
from onrecord.text import fold

# Nouns in -er, -ist and the like that the lexicon lacks name people where they are made like this.
_PERSON_ENDINGS = ("woman", "women", "ologist", "sman", "crat", "maker", "fighter", "holder", "goer", "worker")


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that names somebody: its lemma, what one of them is, the wider noun that may take it up again, and
    whether the bare noun tells of nobody in particular; a mute one names somebody only where it speaks. An epithet
    calls somebody told of by what they are ("the billionaire"), a private one nobody with an office."""

    noun: str
    kind: EntityKind
    gender: str | None = None
    title: bool = False
    isa: str | None = None
    vague: bool = False
    mute: bool = False
    epithet: str | None = None


@cache
def _nouns() -> Mapping[str, Noun]:
    return {
        row["noun"]: Noun(
            row["noun"],
            cast(EntityKind, row["kind"]),
            row["gender"] or None,
            row["title"] == "yes",
            row["isa"] or None,
            row["vague"] in ("yes", "mute"),
            row["vague"] == "mute",
            row["epithet"] or None,
        )
        for row in load("nominals")
    }


@cache
def _openings() -> frozenset[str]:
    """The words that nouns of several words begin with."""
    return frozenset(words.partition(" ")[0] for words in _nouns() if " " in words)


@cache
def forename_gender(word: str) -> str | None:
    """ "m" or "f" where most bearers of a forename are, None for an unknown one."""
    return _forenames().get(fold(word))


@cache
def _forenames() -> Mapping[str, str]:
    return {fold(row["forename"]): row["gender"] for row in load("forenames")}


@cache
def last_word_kind(word: str) -> EntityKind | None:
    """What a capitalised name of several words is when it ends in `word`."""
    return cast("EntityKind | None", _namewords().get(word))


@cache
def _namewords() -> Mapping[str, str]:
    return {row["word"]: row["kind"] for row in load("namewords")}


def is_document(name: str) -> bool:
    """Whether a name's first or last word says that it names an agreement, a law or a resolution."""
    words = name.split()
    return words[0] in _documents() or words[-1] in _documents()


@cache
def _documents() -> frozenset[str]:
    return frozenset(row["word"] for row in load("namewords") if row["document"] == "yes")


def is_firm(word: str) -> bool:
    """Whether a name that ends in `word` is a firm's, and is the firm's too without it."""
    return word in _firms()


@cache
def _firms() -> frozenset[str]:
    return frozenset(row["word"] for row in load("namewords") if row["firm"] == "yes")


@cache
def first_word_kind(word: str) -> EntityKind | None:
    """What a capitalised name of several words is when it begins with `word`."""
    return cast("EntityKind | None", _namefronts().get(word))


@cache
def _namefronts() -> Mapping[str, str]:
    return {row["word"]: row["kind"] for row in load("namefronts")}


def noun(words: str) -> Noun | None:
    """The noun of a lemma or of several words ("prime minister"), None where it names nobody."""
    return _nouns().get(words)


def noun_at(syntax: Syntax, i: int) -> Noun | None:
    """What the token names as a common noun, together with the word before it where the two are one noun."""
    nouns, token = _nouns(), syntax.tokens[i]
    lemma = _lemma(token, nouns)
    if i > 0 and (before := syntax.tokens[i - 1]).head in (i, token.head) and before.lower in _openings():
        both = nouns.get(f"{before.lower} {lemma}") or nouns.get(f"{before.lower} {token.lower}")
        if both is not None:
            return both
    if i > 1 and syntax.tokens[i - 1].text == "-":  # "Secretary-General"
        both = nouns.get(f"{syntax.tokens[i - 2].lower} {lemma}")
        if both is not None:
            return both
    found = nouns.get(lemma) or nouns.get(token.lower)
    if found is None and token.lower.endswith(_PERSON_ENDINGS):
        gender = "f" if token.lower.endswith(("woman", "women")) else None
        return Noun(lemma, "person", gender)
    return found


def _lemma(token: Token, nouns: Container[str]) -> str:
    # The lemma of a capitalised common noun is often the word itself ("Protesters" -> "protesters").
    lemma = token.lemma
    if lemma not in nouns and lemma.endswith("s") and lemma[:-1] in nouns:
        return lemma[:-1]
    return lemma


_SEVERAL = frozenset(
    "people police staff personnel they them their theirs themselves both those these we us our troops forces".split()
)


def plural(token: Token) -> bool:
    """Whether a noun or pronoun stands for several."""
    return (
        token.tag in ("NNS", "NNPS")
        or (token.text.endswith("s") and token.text[:-1].isupper())
        or token.lower in _SEVERAL
    )
