"""Occasions: the month of what has its day long before it comes, "the June election"."""

from __future__ import annotations

from typing import Literal

from onrecord.annotate.syntax import Syntax, Token
from onrecord.annotate.timex.anchors import Here
from onrecord.annotate.timex.words import CALLED

ATTRIBUTIVE = ("compound", "nmod", "nummod", "amod", "poss")
"""Labels of a time that a noun has before it."""
_TOWARDS = frozenset("toward towards before until till for into".split())
_SINCE = frozenset("after since following during".split())


def of_occasion(syntax: Syntax, token: Token) -> Literal["past", "future", "nearer"] | None:
    """Where an election or meeting lies that has a month before it: behind where a verb in the past has it ("won the
    June vote") or what tells comes after it, ahead where things go towards it, else whichever is nearer; None where the
    month is of no such thing."""
    noun = syntax.head(token.i) if token.label in ATTRIBUTIVE else None
    above = syntax.head(noun.i) if noun is not None else None
    if noun is None or noun.lemma not in CALLED:
        return None
    if above is not None and noun.label in ("nsubj", "nsubjpass", "dobj") and above.tag in ("VBD", "VBN"):
        # But "called the June vote a test".
        return "nearer" if syntax.children(above.i, "oprd", "ccomp") else "past"
    if above is not None and noun.label == "pobj":
        return "future" if above.lower in _TOWARDS else "past" if above.lower in _SINCE else "nearer"
    return "nearer"


def is_next(month: int, here: Here, offset: int) -> bool:
    """Whether a month that a noun has ("the June election", "cuts in June") is the one after the report's, which is
    meant then rather than that of eleven months ago, unless a verb in the past has the noun."""
    token = here.token(offset)
    if token is None or here.published is None or month != here.published.month % 12 + 1:
        return False
    above = here.syntax.head(token.i)
    if token.label == "pobj" and above is not None:
        above = here.syntax.head(above.i)
        return above is not None and above.pos == "NOUN"
    if token.label not in ATTRIBUTIVE or above is None:
        return False
    verb = here.syntax.head(above.i)
    return not (above.label in ("nsubj", "nsubjpass", "dobj") and verb is not None and verb.tag in ("VBD", "VBN"))
