"""Insides: small words and marks that stand inside of names, and what tells that they do."""

from __future__ import annotations

import re
from functools import cache

from onrecord.annotate.naming.hyphens import HYPHENS
from onrecord.annotate.naming.readings import reading, text_of
from onrecord.annotate.naming.titles import is_title
from onrecord.annotate.nouns import forename_gender, last_word_kind
from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons import load

QUOTES = frozenset(('"', "“", "”", "``", "''", "‘", "’"))
_UNITS = frozenset("Unit Brigade Battalion Regiment Squadron Division Battery Platoon Detachment".split())
_ARMIES = _UNITS | frozenset("Army Corps Fleet Wing Brigades Group Company".split())
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th)")
# Words of a unit's name between its number and its sort at most: "10th | Mountain | Division".
_BETWEEN = 2
_DOING = ("tion", "sion", "ment", "ence", "ense", "ity", "ism", "ship", "ness")
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
_SWORN = frozenset(
    "Sons Lions Soldiers Knights Defenders Eagles Falcons Hawks Wolves Tigers Swords Shields Followers "
    "Companions Partisans Martyrs Warriors Protectors Daughters Brothers Army Sword Shield Cartel Guardians "
    "Heirs Keepers Watchmen Avengers Brotherhood Vanguard Union League Fist Voice Legion "
    "Scorpions Panthers Leopards Jaguars Ravens Foxes Vipers Cobras Band Clan".split()
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


def of_sworn(syntax: Syntax, of: int) -> bool:
    """Whether "of" stands inside of the name of those who call themselves somebody's: "the Sons of | Noon", "Lions of |
    the Marsh"."""
    before = syntax.tokens[of - 1]
    opened = of > 1 and syntax.tokens[of - 2].lower == "the"
    inside = of - 1 > syntax.sentence_of(of).first and syntax.tokens[of - 2].text not in QUOTES
    return before.text in _SWORN and inside and (opened or before.tag == "NNPS")


def is_sworn(syntax: Syntax, first: int, stop: int) -> bool:
    """Whether the tokens ``[first, stop)`` are such a name: "Sons of Noon"."""
    return stop - first > 2 and syntax.tokens[first + 1].lower == "of" and of_sworn(syntax, first + 1)


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


def unit_end(syntax: Syntax, i: int, stop: int) -> int:
    """Where the name of a military unit ends that begins with its number: "4th Brigade", "10th Mountain Division"; 0
    where none does."""
    tokens = syntax.tokens
    if not _ORDINAL.fullmatch(tokens[i].text):
        return 0
    for k in range(i + 1, min(i + 2 + _BETWEEN, stop)):
        if not tokens[k].text[:1].isupper():
            return 0
        if tokens[k].text in _ARMIES:
            while k + 1 < stop and tokens[k + 1].text in _ARMIES:
                k += 1  # "5th Army | Corps"
            return k + 1
    return 0


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


def doing(token: Token) -> bool:
    """Whether a capitalised word is what bodies are for: "the Movement for the | Salvation | of Arda"."""
    return token.tag == "NNP" and token.text.istitle() and token.text.endswith(_DOING)


def ends_body(syntax: Syntax, at: int, stop: int) -> bool:
    """Whether the words behind people's possessive run to a body's sort: "the People | 's | Anti-Corruption Front"."""
    tokens, k = syntax.tokens, at + 1
    while k < min(stop, at + 7) and (tokens[k].text[:1].isupper() or tokens[k].text in HYPHENS):
        if last_word_kind(tokens[k].text) in ("organization", "armed_group"):
            return True
        k += 1
    return False


def opens_with_body(syntax: Syntax, i: int, stop: int) -> bool:
    """Whether a body's sort, which parsers take for a common noun, begins its name: "the | Movement | for the Salvation
    of Arda"."""
    tokens = syntax.tokens
    if i + 3 >= stop or not tokens[i].text.istitle():
        return False
    if tokens[i + 1].lower == "of" and of_sworn(syntax, i + 1):
        return True
    if tokens[i].text == "All" and i > syntax.sentence_of(i).first:  # "the | All | Rivers Congress"
        behind = [t.text[:1].isupper() and t.tag in ("NNP", "NNPS") for t in tokens[i + 1 : i + 3]]
        return all(behind)
    if tokens[i].tag not in ("NN", "NNP"):
        return False
    if tokens[i + 1].lower != "for" or last_word_kind(tokens[i].text) != "organization":
        return False
    return doing(tokens[i + 3 if tokens[i + 2].lower == "the" else i + 2])


def articled(syntax: Syntax, at: int) -> bool:
    """Whether "the" stands before the capitalised words, no person's name, that end before a token."""
    k, behind = at, syntax.tokens[at + 2 : at + 3]
    if any(t.lower in ("of", "for") for t in behind):
        return False  # "the Treasury's | Office of Foreign Assets Control" is a body of its own
    while k > 0 and syntax.tokens[k - 1].text[:1].isupper() and syntax.tokens[k - 1].text != "The":
        k -= 1
    return 0 < k < at and syntax.tokens[k - 1].lower == "the" and forename_gender(syntax.tokens[k].text) is None


def two_lands(syntax: Syntax, at: int) -> bool:
    """Whether "and" stands inside of a country's name: "Trinidad and Tobago", "Bosnia and Herzegovina"."""
    tokens = syntax.tokens
    for first in (at - 1, at - 2):
        if first < 0 or not tokens[first].text[:1].isupper():
            return False
        found = reading(text_of(syntax, first, at + 2))
        if found is not None and found.kind == "country" and found.form != "demonym":
            return True
    return False
