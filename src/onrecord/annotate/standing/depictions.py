"""Depictions: as what somebody describes or identifies a person: "X, whom he described as commander of Y"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.standing.bearers import Draft, Page
from onrecord.annotate.standing.offices import office
from onrecord.annotate.standing.posts import body_of, extent, office_kind
from onrecord.annotate.syntax import Token

RULE = "described as"
_VERBS = frozenset("describe identify name introduce present".split())


def depictions(page: Page) -> Iterator[Draft]:
    """The offices that others say somebody has, in no order and not yet without repetition."""
    for verb in page.syntax.tokens:
        if verb.lemma not in _VERBS or verb.pos != "VERB" or not page.held(verb) or page.negative(verb):
            continue
        bearer = _described(page, verb)
        entity = page.cast.get(bearer)
        if bearer is None or entity is None or entity.kind != "person":
            continue
        for noun in _as(page, verb):
            kind = office_kind(noun)
            if kind is None or kind in ("rank", "courtesy") or noun.tag in ("NNS", "NNPS"):
                continue
            first, stop = extent(page, noun)
            value = page.syntax.span(first, stop).text
            yield from office(page, bearer, body_of(page, noun, bearer), noun, value, first, stop, RULE)


def _described(page: Page, verb: Token) -> str | None:
    """Whom the verb describes: its object, who it is said of, or whom its clause is about."""
    syntax = page.syntax
    for token in syntax.children(verb.i, "dobj", "nsubjpass"):
        return page.one(token)
    return page.one(syntax.head(verb.i)) if verb.label == "acl" else None


def _as(page: Page, verb: Token) -> Iterator[Token]:
    """What stands behind "as", which parsers may hang on whoever says so: "described by police as their leader"."""
    syntax = page.syntax
    by = [n.i for n in syntax.agents(verb.i)]
    for above in (verb.i, *by):
        for prep in syntax.children(above, "prep"):
            if prep.lower == "as":
                yield from syntax.children(prep.i, "pobj")
