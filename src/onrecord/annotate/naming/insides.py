"""Insides: small words and marks that stand inside of names, and what tells that they do."""

from __future__ import annotations

from functools import cache

from onrecord.annotate.naming.readings import reading, text_of
from onrecord.annotate.naming.titles import is_title
from onrecord.annotate.nouns import last_word_kind
from onrecord.annotate.syntax import Syntax
from onrecord.lexicons import load

QUOTES = frozenset(('"', "“", "”", "``", "''", "‘", "’"))
_UNITS = frozenset("Unit Brigade Battalion Regiment Squadron Division Battery Platoon Detachment".split())
# What is said to be a body right before its name: "the charity Bread for Sudan".
_BODIES = frozenset(
    "group organisation organization charity ngo network campaign movement foundation association nonprofit coalition "
    "initiative".split()
)
# What bodies are called after what they want: "Alternative for Vela".
_CAUSES = frozenset(
    "Action Alternative Answer Artists Bread Citizens Doctors Fathers Friends Future Hope Journalists Justice Lawyers "
    "Mothers Parents Ready Rise Students Teachers Time Together United Unity Veterans Voice Voices Vote Voters Women "
    "Youth".split()
)
_FRONTS = frozenset("Front Brigade Brigades Battalion Battalions Column Columns".split())


@cache
def matters() -> frozenset[str]:
    return frozenset(row["word"] for row in load("matters"))


def of_front(syntax: Syntax, of: int, first: int, stop: int) -> bool:
    """Whether "of" stands inside the name of an armed group that ends in a word of its sort: "Dawn of | Vela Front"."""
    tokens = syntax.tokens
    before = tokens[of - 1]
    end = first
    while end < stop and tokens[end].tag in ("NNP", "NNPS") and tokens[end].text[:1].isupper():
        end += 1
    if end - first < 2 or tokens[end - 1].text not in _FRONTS or before.tag != "NNP" or is_title(before.text):
        return False
    return reading(text_of(syntax, first, end)) is None and last_word_kind(before.text) is None


def nickname(syntax: Syntax, quote: int, stop: int) -> int:
    """How many tokens a nickname takes up with its quotation marks, inside of a name: 'Juan "Chepe" | Orellana'."""
    tokens = syntax.tokens
    before = tokens[quote - 1]
    end = next((k for k in range(quote + 2, min(quote + 5, stop - 1)) if tokens[k].text in QUOTES), None)
    if end is None or before.tag != "NNP" or is_title(before.text) or tokens[quote].start - before.end != 1:
        return 0
    inside = all(tokens[k].text[:1].isupper() or tokens[k].lower in ("the", "el", "la") for k in range(quote + 1, end))
    family = tokens[end + 1]
    glued = tokens[quote].end == tokens[quote + 1].start and tokens[end - 1].end == tokens[end].start
    named = family.tag == "NNP" and family.text.istitle() and family.start - tokens[end].end == 1
    return end + 1 - quote if inside and glued and named and not is_title(family.text) else 0


def numbers_unit(syntax: Syntax, at: int) -> bool:
    """Whether a number is part of the name of a military unit: "Drone Unit | 7", but not "Sinai Brigade | 14 men"."""
    token, before = syntax.tokens[at], syntax.tokens[at - 1]
    return token.text.isdigit() and token.tag == "CD" and before.text in _UNITS and token.head <= at


def of_cause(syntax: Syntax, at: int) -> bool:
    """Whether a small word stands inside of the name of a body that the noun before it tells: "the aid group Hope | for
    Kivu", "the organisation, Justice | for Midlands"."""
    tokens = syntax.tokens
    if at < 2 or reading(tokens[at - 1].text) is not None:
        return False
    before, behind = tokens[at - 1], tokens[at + 1 : at + 3]
    if tokens[at].text == "to":  # "the Coalition to Counter Vela Steel"
        titled = len(behind) == 2 and all(t.text[:1].isupper() for t in behind) and behind[0].text.istitle()
        return titled and before.text.istitle() and last_word_kind(before.text) == "organization"
    if tokens[at].lower not in ("for", "without", "against"):
        return False
    if before.text in _CAUSES and before.tag in ("NNP", "NNPS") and at - 1 > syntax.sentence_of(at).first:
        return bool(behind) and behind[0].tag in ("NNP", "NNPS")
    k = at - 3 if tokens[at - 2].text == "," else at - 2
    return k >= 0 and tokens[k].lower in _BODIES and tokens[k].text[:1].islower()


def of_school(syntax: Syntax, at: int, stop: int) -> bool:
    """Whether a possessive stands inside of the name of a house or body that ends further on: "Girls | ' Secondary
    School"."""
    tokens, k = syntax.tokens, at + 1
    while k < min(stop, at + 5) and tokens[k].text[:1].isupper() and tokens[k].tag in ("NNP", "NNPS", "JJ", "NN"):
        if last_word_kind(tokens[k].text) is not None:
            return True
        k += 1
    return False


def owns_school(syntax: Syntax, at: int, stop: int) -> bool:
    """Whether people in the plural stand inside of the name of a house or body that is called theirs: "Government |
    Girls' Secondary School"."""
    tokens = syntax.tokens
    if at + 2 >= stop or tokens[at].tag not in ("NNS", "NNPS") or not tokens[at].text.istitle():
        return False
    return tokens[at + 1].text in ("'", "’") and of_school(syntax, at + 1, stop)


def opens_with_number(syntax: Syntax, i: int, stop: int) -> bool:
    """Whether a number in words is part of a body's or place's name: "Two Rivers News", but not "Two Rivers
    reporters"."""
    tokens = syntax.tokens
    if i + 2 >= stop or tokens[i].tag != "CD" or not tokens[i].text.istitle():
        return False
    several, last = tokens[i + 1], tokens[i + 2]
    behind = tokens[i + 3] if i + 3 < stop else None
    return (
        several.tag in ("NNP", "NNPS", "NNS")
        and several.text.istitle()
        and several.text.endswith("s")
        and last.tag == "NNP"
        and last_word_kind(last.text) is not None
        and (behind is None or behind.tag not in ("NNS", "NN"))
    )
