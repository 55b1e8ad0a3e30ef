"""Classes of nouns that the conditions of event verbs and nouns speak of: people, troops, weapons, deals."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons import load

# Names of these kinds (OntoNotes) count as members of a class of nouns too.
_NAMED: Mapping[str, tuple[str, ...]] = {
    "people": ("PERSON", "NORP"),
    "bodies": ("ORG",),
    "target": ("FAC", "GPE", "LOC"),
    "state": ("GPE",),
    "place": ("FAC", "GPE", "LOC"),
    "pact": (),
}
PRONOUNS = frozenset({"he", "she", "him", "her", "they", "them", "who", "whom", "us", "we", "me", "i", "you"})
# Roles whose nouns are more often something else: "the head of the column", "a source of arms".
_ROLES_OR_THINGS = frozenset(
    "source whip justice major fellow anchor boy miss king lord twin user agent monitor".split()
)


# What aircraft are called: "three C-130s", "a Su-25".
_MODEL = re.compile(
    r"(?:(?:F|F/A|FA|B|C|KC|AC|EA|Su|MiG|Mig|Tu|Il|An|Ka|UH|AH|CH|MQ|RQ|JF|TB|Yak)-\d{2,3}|Mi-\d{1,2})[A-Z]?s?"
)


@cache
def noun_class(name: str) -> frozenset[str]:
    """The lemmas of a class of nouns."""
    return next((frozenset(r["lemmas"].split()) for r in load("noun_classes") if r["class"] == name), frozenset())


def is_of(token: Token, values: Sequence[str]) -> bool:
    """Whether a head noun is one of `values`: lemmas, or ``@class`` for a class of nouns."""
    for value in values:
        if not value.startswith("@"):
            if token.lemma == value or token.lower == value:
                return True
            continue
        name = value[1:]
        if token.lemma in noun_class(name) or token.lower in noun_class(name):
            return True
        if token.entity[2:] in _NAMED.get(name, ()):
            return True
        if name == "aircraft" and _MODEL.fullmatch(token.text):
            return True
        if name == "people" and (token.lower in PRONOUNS or token.pos == "NUM" or _is_person(token)):
            return True
    return False


@cache
def _persons() -> frozenset[str]:
    named = {row["noun"] for row in load("nominals") if row["kind"] == "person"}
    return frozenset(named - _ROLES_OR_THINGS)


def _is_person(noun: Token) -> bool:
    """Whether a common noun is what a person is: "editor", "poet"."""
    return noun.pos == "NOUN" and noun.lemma in _persons()


@cache
def _platforms() -> frozenset[str]:
    return frozenset(r["word"] for r in load("channels") if r["channel"] == "social_media" and r["as"] == "medium")


def is_platform(token: Token) -> bool:
    """Whether a name is that of where people post, and of nobody whom something is done to."""
    return token.tag == "NNP" and (token.lower in _platforms() or token.text == "X")


def is_post(syntax: Syntax, i: int) -> bool:
    """Whether a bare noun names an office and nobody in it: "ran for | president"."""
    token = syntax.tokens[i]
    bare = token.tag == "NN" and not any(t.i < i for t in syntax.children(i))
    return bare and is_of(token, ("@official",))
