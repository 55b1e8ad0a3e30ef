"""Shares: how many of a counted whole something is told of: "one of four suspects", "three of 20 hostages", "half of
the 40". The number before the whole is not theirs."""

from __future__ import annotations

from onrecord.annotate.syntax import Syntax, Token

# Shares that leave open how many they are, but fewer than all.
_SOME = frozenset(
    """most some many much any part parts majority minority several few half each percent % handful fraction portion
    third quarter fifth tenth thirds quarters fifths tenths last rest remainder remnant remnants bulk none
    dozens scores hundreds thousands""".split()
)


def share_of(syntax: Syntax, whole: Token, verb: Token) -> Token | None:
    """The word for the share of a whole that a verb is told of: "one" in "one of the five soldiers who were wounded
    died" for "died", None for "wounded" and where all of the whole is meant."""
    prep = syntax.head(whole.i)
    above = syntax.head(prep.i) if prep is not None and prep.lower == "of" and whole.label == "pobj" else None
    if above is not None and above.lower == "out":  # "nine out of ten"
        above = syntax.head(above.i)
    if above is None or any(t.i == whole.i for t in syntax.ancestors(verb.i)):
        return None
    return above if above.tag == "CD" or above.lower in _SOME else None


def share_before(syntax: Syntax, number: Token) -> Token:
    """The number of the share, where parsers hang it on that of the whole: "three" of "three of 20 hostages"; else the
    number itself."""
    inside = syntax.children(number.i, "quantmod")
    of = next((t for t in inside if t.lower == "of" and t.i == number.i - 1), None)
    before = [t for t in inside if of is not None and t.i < of.i and t.tag == "CD"]
    return before[-1] if before else number
