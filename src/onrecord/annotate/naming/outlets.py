"""Outlets: whether the noun beside a name says that it is a news outlet's: "the Lima daily X", "X, a weekly"."""

from __future__ import annotations

from typing import Protocol

from onrecord.annotate.naming.readings import parted
from onrecord.annotate.syntax import Syntax

# What an outlet is called right before its name: "the Lima daily X".
_PAPERS = frozenset(
    "daily weekly monthly biweekly tabloid broadsheet newspaper newsmagazine magazine website broadcaster newswire "
    "outlet portal channel television".split()
)
_PERIODS = frozenset("daily weekly monthly biweekly".split())


class Named(Protocol):
    """What has a head among the tokens ``[first, stop)``."""

    @property
    def first(self) -> int: ...
    @property
    def stop(self) -> int: ...
    @property
    def head(self) -> int: ...


def outlet_before(syntax: Syntax, first: int) -> bool:
    """Whether the noun right before a name's first token says that it is a news outlet's: "the Lima daily X"."""
    tokens, least = syntax.tokens, syntax.sentence_of(first).first
    k = first - 1
    if k > least and tokens[k].text == "The":  # "the English-language daily The X"
        k -= 1
    if k <= least or parted(syntax, k, first):
        return False
    if tokens[k].text in ("site", "station", "outlet") and tokens[k - 1].text in (
        "news",
        "radio",
        "television",
        "media",
    ):
        return True
    if tokens[k].text not in _PAPERS:
        return False
    if tokens[k].text not in _PERIODS:
        return tokens[k].tag == "NN"
    # "Weekly Roundtable talks" are talks that are held each week.
    name = tokens[first]
    while name.label == "compound" and name.head > name.i:
        name = tokens[name.head]
    return name.text[:1].isupper() and tokens[k - 1].lower not in ("a", "twice")


def outlet_told(syntax: Syntax, name: Named) -> bool:
    """Whether the noun before or behind a name says that it is a news outlet's: "X, an English-language daily"."""
    behind = (c for c in syntax.children(name.head, "appos") if c.i >= name.stop and c.tag == "NN")
    return outlet_before(syntax, name.first) or any(c.text in _PAPERS and c.text != "outlet" for c in behind)
