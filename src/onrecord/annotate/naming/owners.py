"""Owners and offices beside a name, which may be of a person or of a firm, or of neither."""

from __future__ import annotations

from onrecord.annotate.naming.outlets import Named
from onrecord.annotate.naming.readings import reading, text_of
from onrecord.annotate.nouns import noun_at
from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons.gazetteer import candidates

_IMAGES = frozenset("imagery images image pictures photos photographs photo data".split())
EITHER = frozenset(
    "operator owner employer supplier provider contractor producer developer buyer seller charterer insurer lender "
    "competitor rival partner customer client sponsor monitor".split()
)
"""Nouns of whom may be a person or a firm: "its owner, X"."""
_OF_TRADE = frozenset("tanker ship vessel ferry freighter carrier supertanker".split())


def beside_owner(syntax: Syntax, name: Named) -> bool:
    """Whether a name is that of somebody's owner, operator or the like, and so of no place: "the ferry's owner, X"."""
    token = syntax.tokens[name.head]
    above = noun_at(syntax, token.head) if token.label == "appos" and token.head < name.first else None
    return above is not None and above.noun in EITHER


def of_imagery(syntax: Syntax, name: Named) -> bool:
    """Whether a name is that of the maker of satellite images: "satellite imagery from X", where X is no place."""
    token = syntax.tokens[name.head]
    by = syntax.tokens[token.head]
    if token.label != "pobj" or by.lower not in ("from", "by") or by.i != name.first - 1:
        return False
    images = syntax.tokens[by.head]
    if images.lower not in _IMAGES or not any(
        t.lower in ("satellite", "commercial") for t in syntax.children(images.i, "compound", "amod")
    ):
        return False
    text = text_of(syntax, name.first, name.stop)
    return reading(text) is None and not candidates(text)


def of_office(syntax: Syntax, name: Named) -> bool:
    """Whether a name only says of what an office behind it is: "the deputy | Middle East director"."""
    token = syntax.tokens[name.head]
    office = syntax.tokens[token.head]
    if token.label not in ("compound", "nmod", "amod") or office.tag != "NN" or office.i < name.stop:
        return False
    found = noun_at(syntax, office.i)
    return found is not None and found.title


def of_vessel(syntax: Syntax, noun: Token) -> bool:
    """Whether somebody owns or runs a ship of trade: "the tanker's operator", "the owner of the freighter"."""
    wholes = syntax.behind(noun.i, "of")
    return any(
        t.lower in _OF_TRADE or any(c.lower in _OF_TRADE for c in syntax.children(t.i, "compound"))
        for t in (*wholes, *syntax.children(noun.i, "poss", "compound"))
    )
