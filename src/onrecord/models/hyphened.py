"""Words that stay whole in spite of their hyphen: event nouns ("cease-fire", "sit-ins", "walk-out"), since what a
tokenizer would leave of "sit-in" is no noun that a lexicon could know, and verbs of doing again ("re-open")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.lexicons import load

# "walkout" may be written "walk-out".
_AGAIN = re.compile(r"[Rr]e[-‑]")
_CLOSED = re.compile(r"([a-z]{3,})(out|over|off|down|up|back|in)")


def spellings() -> Iterator[str]:
    """Every word that has to stay whole, in lower case, with a capital and in title case, singular and plural."""
    for noun in sorted(_hyphened()):
        for word in (noun, f"{noun}s"):
            yield from (word, word.capitalize(), word.title())


def is_prefix(text: str, cut: re.Match[str]) -> bool:
    """Whether a place where `text` would be cut is behind a "re" that is the prefix of a verb: "re-|opened"."""
    return _AGAIN.fullmatch(text[: cut.end()]) is not None and text[cut.end() :].islower()


def lemma_of(lemma: str) -> str:
    """The lemma as the lexicon has it: "walkout" for "walk-out", "reopen" for "re-open", "arrest" for "re-arrest"."""
    if lemma in _hyphened() or _AGAIN.match(lemma) is None:
        return _hyphened().get(lemma, lemma)
    again, verb = lemma.replace("-", "", 1).replace("‑", "", 1), lemma[3:]
    # Of "re-arrested" a lemmatiser makes "re-arreste".
    forms = (form for word in (again, verb) for form in (word, word.removesuffix("e")))
    return next((form for form in forms if form in _verbs()), lemma)


@cache
def _verbs() -> frozenset[str]:
    return frozenset(row["lemma"] for row in load("event_verbs"))


@cache
def _hyphened() -> dict[str, str]:
    """The word with its hyphen -> the lexicon's lemma."""
    lemmas = {row["lemma"] for row in load("event_nouns")}
    found = {lemma: lemma for lemma in lemmas if "-" in lemma}
    for lemma in lemmas:
        parts = _CLOSED.fullmatch(lemma)
        if parts is not None:
            found.setdefault(f"{parts[1]}-{parts[2]}", lemma)
    return found
