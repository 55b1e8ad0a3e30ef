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
def _contexts() -> Mapping[str, str]:
    return {row["word"]: row["context"] for row in load("plover_contexts")}


def contexts(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The PLOVER contexts that the words of a sentence speak of, sorted."""
    known = _contexts()
    return tuple(sorted({known[w] for t in tokens for w in (t.lemma, t.lower) if w in known}))
