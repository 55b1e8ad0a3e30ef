"""Outlets: names of newspapers, agencies and broadcasters, by the lexicons or by how such names end."""

from __future__ import annotations

from functools import cache

from onrecord.annotate.syntax import Syntax
from onrecord.lexicons import load
from onrecord.lexicons.actors import outlet


@cache
def _reporting_bodies() -> frozenset[str]:
    return frozenset(row["word"] for row in load("channels") if row["as"] == "outlet")


_OUTLET_TAILS = frozenset("times post news journal herald tribune guardian tv television radio agency".split())


def is_outlet(syntax: Syntax, head: int) -> bool:
    """Whether a name is that of a news outlet, by the lexicon of channels or its last word."""
    first = syntax.left_edge(head)
    words = [t.lower for t in syntax.tokens[max(first, head - 3) : head + 1] if t.pos == "PROPN" or t.i == head]
    known = _reporting_bodies()
    if any(" ".join(words[k:]) in known for k in range(len(words))):
        return True
    token = syntax.tokens[head]
    names = [t.text for t in syntax.tokens[max(first, head - 3) : head + 1] if t.pos == "PROPN" or t.i == head]
    if any(outlet(" ".join(names[k:])) is not None for k in range(len(names))):
        return True
    return len(words) > 1 and words[-1] in _OUTLET_TAILS and not token.entity.endswith("PERSON")
