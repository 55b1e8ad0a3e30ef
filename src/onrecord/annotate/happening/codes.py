"""What an event is called in other schemes: its closest CAMEO code, and PLOVER's contexts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from onrecord.annotate.syntax import Token
from onrecord.lexicons import load
from onrecord.records import EventType


@cache
def _cameo() -> Mapping[tuple[str, str], str]:
    return {(row["type"], row["mode"]): row["cameo"] for row in load("cameo")}


def cameo(type_: EventType | None, mode: str | None) -> str | None:
    """The closest CAMEO code of a type and mode."""
    if type_ is None:
        return None
    return _cameo().get((type_, mode or "")) or _cameo().get((type_, ""))


@cache
def _contexts() -> Mapping[str, tuple[str, tuple[str, ...]]]:
    return {row["word"]: (row["context"], tuple(row["unless"].split())) for row in load("plover_contexts")}


def contexts(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The PLOVER contexts that the words of a sentence speak of, sorted."""
    known = _contexts()
    found = set()
    for at, token in enumerate(tokens):
        for word in (token.lemma, token.lower):
            context, unless = known.get(word, ("", ()))
            if context and not any(_applies(one, tokens, at) for one in unless):
                found.add(context)
    return tuple(sorted(found))


def _applies(condition: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether a word means something else where it stands: "traded blame", "the West Bank"."""
    key, _, values = condition.partition("=")
    words = values.split("|")
    if key == "verb":
        return tokens[at].pos == "VERB"
    if key == "behind":
        return at > 0 and tokens[at - 1].lower in words
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    return (following in words) == (key == "before")
