"""Participles before a noun that tell what befell it: "the jailed editor", "stolen files"."""

from __future__ import annotations

import typing
from collections.abc import Mapping
from functools import cache

from onrecord.annotate.happening.event_types import Sense
from onrecord.annotate.happening.modifiers import definite
from onrecord.annotate.happening.noun_classes import is_of
from onrecord.annotate.happening.tenses import tense
from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons import Row, load
from onrecord.records import EventType

_BEFORE = frozenset({"amod", "nmod", "compound"})
_PEOPLE = ("@people", "@troops", "@foe", "@official", "@workers")
# "A jailed editor": somebody in particular only where a past tells of him.
_PARTS = frozenset({"nsubj", "nsubjpass", "dobj"})


@cache
def _participles() -> Mapping[str, Row]:
    return {row["form"]: row for row in load("participles")}


@cache
def _roles() -> frozenset[str]:
    """Single words for what people are: "editor"."""
    return frozenset(row["noun"] for row in load("roles") if row["kind"] == "person")


def undergoer(syntax: Syntax, participle: Token) -> Token | None:
    """The noun that a participle stands before: "workers" in "the kidnapped aid workers". None for none."""
    noun = syntax.head(participle.i)
    if noun is None or participle.label not in _BEFORE:
        return None
    while noun.label == "compound" and noun.head > noun.i:
        noun = syntax.tokens[noun.head]
    return noun if noun.i > participle.i else None


def befallen(syntax: Syntax, participle: Token) -> Sense | None:
    """What a participle tells of the noun behind it; None for any other word, and for what is spoken of in general
    ("any stolen goods", "stolen goods are sold there").

    Types of what befell people are those of deeds: "an ousted leader" was ousted by somebody.
    """
    row = _participles().get(participle.lower)
    noun = undergoer(syntax, participle) if row is not None else None
    if row is None or noun is None:
        return None
    if noun.pos not in ("NOUN", "PROPN") or syntax.tokens[participle.i - 1].text == "-":
        return None
    if row["people"] and not (is_of(noun, _PEOPLE) or noun.lemma in _roles()):
        return None
    if not (noun.pos == "PROPN" or definite(syntax, noun) or _told_of(syntax, noun)):
        return None
    name = row["type"].rstrip("?")
    return Sense(
        typing.cast("EventType | None", name or None),
        row["mode"] or None,
        (),
        ("obj",),
        f"participles:{participle.lower}",
        loose=row["type"].endswith("?"),
        firm=not row["type"].endswith("?"),
    )


def _told_of(syntax: Syntax, noun: Token) -> bool:
    """Whether the past tense tells what somebody in particular did or underwent: "a jailed editor was beaten"."""
    verb = syntax.head(noun.i)
    open_ = any(t.lower in ("any", "no", "every", "each") for t in syntax.children(noun.i, "det"))
    if verb is None or noun.label not in _PARTS or open_:
        return False
    return tense(syntax, verb) == "past"
