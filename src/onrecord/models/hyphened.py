"""Event nouns with a hyphen: "cease-fire", "sit-ins", "walk-out". A tokenizer cuts them, and what is left at the end of
"sit-in" is no noun that a lexicon could know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from onrecord.lexicons import load

# "walkout" may be written "walk-out".
_CLOSED = re.compile(r"([a-z]{3,})(out|over|off|down|up|back|in)")


def spellings() -> Iterator[str]:
    """Every word that has to stay whole, in lower case, with a capital and in title case, singular and plural."""
    for noun in sorted(_hyphened()):
        for word in (noun, f"{noun}s"):
            yield from (word, word.capitalize(), word.title())


def lemma_of(lemma: str) -> str:
    """The lemma as the lexicon has it: "walkout" for "walk-out"."""
    return _hyphened().get(lemma, lemma)


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
