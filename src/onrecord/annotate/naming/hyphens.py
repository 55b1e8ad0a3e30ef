"""Hyphens: what they join inside of names: "Lashkar-e-Zafar", "Port-au-Prince", "Han Sol-bin"."""

from __future__ import annotations

import re

from onrecord.annotate.naming.titles import is_title
from onrecord.annotate.syntax import Syntax

HYPHENS = ("-", "–", "‑")
_LINKS = frozenset("a e i ye ul ud ur us uz el al".split())
_OF_TOWNS = frozenset("au aux sur sous de du des la le les lès en upon on".split())
# A romanised syllable of an East Asian given name, and English words of that shape.
_SYLLABLE = re.compile("[bcdfghjklmnpqrstwxyz]{0,3}[aeiouyü]{1,3}(?:ng|[nklmpthr])?")
_NO_SYLLABLES = frozenset("a i run on in up to man men son pro by he in no tier the than then men wing wan".split())


def ezafe(syntax: Syntax, at: int, stop: int) -> int:
    """How many tokens a small linking word takes up with what it links: "Lashkar-e-Zafar", "Shahr-e Nur"."""
    tokens = syntax.tokens
    if at + 2 >= stop or not tokens[at + 1].text.islower():
        return 0
    if tokens[at + 1].lower in _OF_TOWNS and tokens[at + 2].text in HYPHENS and at + 3 < stop:
        return 4 if tokens[at + 3].text[:1].isupper() and glued(syntax, at + 2) else 0  # "Port-au-Prince"
    if tokens[at + 1].lower not in _LINKS or (tokens[at + 1].lower == "a" and not glued(syntax, at + 1)):
        return 0
    if tokens[at + 2].text in HYPHENS and at + 3 < stop and glued(syntax, at + 1) and glued(syntax, at + 2):
        return 4 if tokens[at + 3].text[:1].isupper() else 0
    return 3 if tokens[at + 2].text[:1].isupper() and not glued(syntax, at + 1) else 0


def links(syntax: Syntax, i: int, stop: int) -> bool:
    """Whether a capitalised word begins a name by a small linking word between hyphens: "Tehreek | -e-Aman"."""
    tokens = syntax.tokens
    here = i + 1 < stop and tokens[i].text[:1].isupper() and tokens[i + 1].text in HYPHENS and glued(syntax, i)
    return here and glued(syntax, i + 1) and ezafe(syntax, i + 1, stop) > 3


def given_name(syntax: Syntax, hyphen: int, stop: int) -> bool:
    """Whether a hyphen joins the syllables of a given name, of which the second is not capitalised: "Han Sol-bin"."""
    tokens = syntax.tokens
    after = tokens[hyphen + 1]
    if (
        not _SYLLABLE.fullmatch(after.text)
        or after.text in _NO_SYLLABLES
        or not _SYLLABLE.fullmatch(tokens[hyphen - 1].lower)
    ):
        return False
    before = tokens[hyphen - 2] if hyphen > 1 else None
    family = (
        before is not None and before.tag in ("NNP", "NNPS") and before.text.istitle() and not is_title(before.text)
    )
    behind = tokens[hyphen + 2] if hyphen + 2 < stop else None
    return family or (behind is not None and behind.tag == "NNP" and behind.text.istitle())


def on_a_side(syntax: Syntax, i: int) -> bool:
    """Whether a token only tells for or against whom somebody is: "the pro-| Ardan | governor" is not Arda's."""
    tokens = syntax.tokens
    return i > 1 and tokens[i - 1].text in HYPHENS and tokens[i - 2].lower in ("pro", "anti") and glued(syntax, i - 1)


def glued(syntax: Syntax, i: int) -> bool:
    """Whether no blank stands between a token and the one behind it."""
    return syntax.tokens[i].end == syntax.tokens[i + 1].start
