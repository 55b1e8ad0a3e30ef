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


def some_of_them(syntax: Syntax, noun: int, verb: int) -> bool:
    """Whether a noun only tells between commas how many of those were so, whom the verb befell: "five guards, | two |
    of them seriously, wounded", where parsers take the two for the doers."""
    some = syntax.tokens[noun]
    them = any(t.lower in ("them", "whom", "these", "those") for t in syntax.behind(noun, "of"))
    if not them or not syntax.left_edge(noun) > 0 or noun > verb or syntax.tokens[verb - 1].text != ",":
        return False
    return syntax.tokens[syntax.left_edge(noun) - 1].text == "," and (some.tag == "CD" or some.lower in _SOME)


def befalls_some(syntax: Syntax, verb: Token) -> bool:
    """Whether a participle tells what has befallen some of those just named, and is passive without an auxiliary: "nine
    people, | two | of them wounded, were freed"."""
    if verb.tag not in ("VBN", "VBD") or verb.label not in ("relcl", "acl", "advcl", "appos"):
        return False
    if syntax.children(verb.i, "aux", "auxpass", "dobj", "ccomp", "prt") or syntax.tokens[verb.i - 1].text == ",":
        return False
    some = next((t for t in syntax.children(verb.i, "nsubj") if t.i < verb.i), None)
    if some is None or not (some.tag == "CD" or some.lower in _SOME):
        return False
    first = syntax.left_edge(some.i)
    them = any(t.lower == "them" for t in syntax.behind(some.i, "of"))
    behind = syntax.after(syntax.right_edge(verb.i))
    ended = behind is not None and behind.text in (",", ".", ";", "-", "--", "\u2013", "\u2014", ")")
    return them and ended and first > 0 and syntax.tokens[first - 1].text in (",", "(", "-", "--", "\u2013", "\u2014")
