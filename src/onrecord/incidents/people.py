"""People: what words for somebody say by themselves: which noun they are headed by, and whether they stand for whoever
speaks, for people, or for somebody's own."""

from __future__ import annotations

import re
from functools import cache

from onrecord.incidents.words import doers
from onrecord.lexicons import load
from onrecord.records import EntityKind
from onrecord.text import without_article
from onrecord.wording import one_line

KINDS: frozenset[EntityKind] = frozenset(
    {"person", "organization", "government", "armed_group", "country", "nationality", "group"}
)
POSSESSIVE = re.compile(r"(?:its|their|our|his|her|my)\b", re.IGNORECASE)
HIS_COUNTRY = re.compile(
    r"(?:its|their|our|his|her|my) (?:own )?(?:country|nation|homeland|government|state)", re.IGNORECASE
)
"""What an official calls the country that he speaks for."""
PRONOUN = re.compile(
    r"(?:it|they|them|we|us|he|him|she|her|i|you|who|which|that|those|these|this|one|(?:the |each )?others?)$",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_OUR_OWN = re.compile(
    r"(?:(?:one|two|three|four|some|several|members?|fighters|men) of )?(?:its|our|their|his) (?:own )?\w+$"
)
# "No man of ours", "one of our own drones".
_OF_OURS = re.compile(
    r"(?:no|not an?|not one|none|one|an?|any|some|a single)\b[\w -]{0,30}? of (?:ours|theirs|(?:our|its|their) own)",
    re.IGNORECASE,
)
# "Bela Tor's men" are Bela Tor's.
WHOSE_MEN = re.compile(
    r"(?:[A-Z]\w+|army|military|police|militia|regime|junta|navy)['’]s? (?:own )?(?:men|people|boys|gunmen|thugs"
    r"|henchmen|killers|hitmen|bombers|gang)$"
)
FOR_OTHERS = re.compile(
    r"\b(?:lawyer|attorney|barrister|solicitor|(?:defen[cs]e|legal) (?:counsel|team))s?\b", re.IGNORECASE
)
"""Words for somebody who speaks for another and never for himself."""
_OF_MANY = re.compile(r"^(?:one|some|two|three|several) of (?=.*['’])")


@cache
def nouns() -> frozenset[str]:
    """The nouns that name people, bodies, countries and places, singular."""
    return frozenset(row["noun"] for row in load("nominals"))


@cache
def people() -> frozenset[str]:
    """Those of them that may be for whoever did something."""
    return frozenset(row["noun"] for row in load("nominals") if row["kind"] in KINDS)


def is_the_group(words: str) -> bool:
    """Whether words take up a group by what it is: "the militia"."""
    return words.casefold().startswith("the ") and len(words.split()) == 2 and head(words) in doers("body")


def is_own(words: str) -> bool:
    """Whether words stand for whoever speaks, or for what is theirs: "it", "its fighters", "the group"."""
    ours = one_line(words)
    if _OF_OURS.fullmatch(ours):
        return True
    if PRONOUN.match(ours) or _OUR_OWN.match(ours):
        return True
    return is_the_group(ours) or (POSSESSIVE.match(ours) is not None and head(ours) in doers("body") | doers("force"))


def is_men(words: str) -> bool:
    """Whether words are for those who act for somebody with a name: "Bela Tor's men"."""
    return WHOSE_MEN.search(one_line(words)) is not None


def is_people(words: str) -> bool:
    """Whether words are for people or a body: "two survivors", "a source in the ministry"."""
    noun = head(re.split(r"[,;(]", one_line(words), maxsplit=1)[0])
    return noun in people() or noun.endswith("source")


def called(words: str) -> str:
    """What somebody is called in a sentence: a name without an article, "the army" and "a cell trained in Tarvia" with
    theirs, in small letters."""
    bare = one_line(without_article(words))
    whole = one_line(words)
    return bare if bare == whole or bare[:1].isupper() else whole[:1].lower() + whole[1:]


def head(words: str) -> str:
    """The head noun of a short phrase, in the singular where that is regular: "agents of Eritrean intelligence"."""
    front = re.split(
        r"\s(?:of|from|in|within|inside|among|near|at|outside|out of|with|as|dressed|disguised|posing"
        r"|wearing|loyal|linked|who|which|that|belonging)\s",
        _OF_MANY.sub("", words),
        maxsplit=1,
    )[0]
    found = WORD.findall(front)
    last = found[-1].casefold() if found else ""
    if last.endswith("men"):
        return last[:-3] + "man"
    if last.endswith(("shes", "ches", "xes")):
        return last[:-2]
    return last[:-1] if last.endswith("s") and not last.endswith(("ss", "bus")) else last
