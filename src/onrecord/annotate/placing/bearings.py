"""Places from which the distance or direction of a happening is told: "south of Gao", "25 km from Ansongo"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.syntax import Syntax, Token

_POINTS = ("north", "south", "east", "west")
_DIRECTIONS = frozenset(
    {*_POINTS, *(a + b for a in _POINTS[:2] for b in _POINTS[2:]), "northward", "southward", "upriver", "downriver"}
    | {"upstream", "downstream", "inland", "offshore"}
)
_LENGTHS = frozenset("km kilometre kilometer mile metre meter yard m league".split())


def reference_points(syntax: Syntax, head: Token) -> Iterator[Token]:
    """The nouns that a word's distance or direction is told from; the happening itself was near them. Parsers make
    an object of some ("killed nine people 30 miles north-east of Maiduguri")."""
    for beside in syntax.children(head.i, "advmod", "npadvmod", "dobj"):
        if beside.lower in _DIRECTIONS:
            yield from _under(syntax, beside, "of", "from")
        elif beside.lemma in _LENGTHS:
            yield from _under(syntax, beside, "from", "off", "outside")
    for prep in syntax.children(head.i, "prep"):
        before = syntax.tokens[prep.i - 1] if prep.i else None
        if prep.lower == "from" and before is not None and before.lemma in _LENGTHS:
            yield from syntax.children(prep.i, "pobj")


def _under(syntax: Syntax, word: Token, *prepositions: str) -> Iterator[Token]:
    for prep in syntax.children(word.i, "prep"):
        if prep.lower in prepositions:
            yield from syntax.children(prep.i, "pobj")
