"""Offices: who is what of which body, from titles before names, descriptions behind them and copulas."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import cast

from onrecord.annotate.bearers import Draft, Page
from onrecord.annotate.syntax import Token
from onrecord.lexicons import load
from onrecord.records import Entity, RelationKind

_OF = ("of", "for", "at", "in", "with")
_BODIES = ("organization", "government", "armed_group", "country", "nationality", "place", "group")
_PARTY = re.compile(r"\((R|D|I)-([A-Z][\w.]*(?: [A-Z][\w.]*)*)\)")
_PARTIES = {"R": "Republican", "D": "Democrat", "I": "independent"}
_TITLE_REACH = 8


@cache
def _nouns() -> Mapping[str, str]:
    return {row["noun"]: row["kind"] for row in load("offices")}


def office_kind(token: Token) -> str | None:
    """What the noun makes of its bearer, None where it is no office; "press secretaries" speak for somebody."""
    lower = token.lower
    return _nouns().get(token.lemma) or _nouns().get(lower) or _nouns().get(lower.removeprefix("ex-"))


def offices(page: Page) -> Iterator[Draft]:
    """Offices and memberships, in no order and not yet without repetition."""
    for entity in page.cast.entities:
        if entity.kind == "person":
            yield from _titles(page, entity)
    heads = sorted(page.cast.heads.items())
    for i, entity_id in heads:
        yield from _described(page, i, entity_id)
    yield from _parties(page)


def _titles(page: Page, entity: Entity) -> Iterator[Draft]:
    for title in entity.titles:
        tokens = page.syntax.tokens_in(title.span.start, title.span.end)
        noun = next((t for t in reversed(tokens) if office_kind(t)), None)
        if noun is None:
            continue
        sentence = page.syntax.sentence_of(noun.i)
        first = max(sentence.first, tokens[0].i)
        body = title.organization
        start = first
        if body is None:
            for i, other in page.named(max(sentence.first, noun.i - _TITLE_REACH), noun.i):
                if other != entity.id and _body(page, other) and _adjoins(page, i, noun):
                    body, start = other, min(first, page.syntax.left_edge(i))
        if body is None:
            body = _object(page, noun, entity.id)
        stop = tokens[-1].i + 1
        value_first = first
        for i, other in page.named(first, noun.i):
            if other == body:
                value_first = i + 1
        while value_first < noun.i and page.syntax.tokens[value_first].lower in ("'s", "’s", "-"):
            value_first += 1
        yield from _office(page, entity.id, body, noun, page.syntax.span(value_first, stop).text, start, stop, "title")


def _adjoins(page: Page, i: int, noun: Token) -> bool:
    """Whether the name headed at `i` belongs to the title that `noun` heads: nothing but the title between."""
    between = page.syntax.tokens[i + 1 : noun.i]
    return all(t.text.isalpha() or t.text in ("-", "'s", "’s", "'", "’") for t in between) and not any(
        t.pos in ("VERB", "AUX", "ADP", "CCONJ", "PRON") for t in between
    )


def _described(page: Page, i: int, entity_id: str) -> Iterator[Draft]:
    """ "X, commander of Y", "Y's leader, X", "X is a spokesman for Y", "X, of the party Y"."""
    syntax = page.syntax
    token = syntax.tokens[i]
    entity = page.cast.get(entity_id)
    if entity is None:
        return
    nouns = list(syntax.children(i, "appos"))
    head = syntax.head(i)
    if head is not None and token.label == "appos" and office_kind(head):
        nouns.append(head)
    copula = head is not None and token.label == "nsubj" and head.lemma in ("be", "become", "remain")
    if head is not None and copula and page.held(head) and not page.negative(head):
        nouns.extend(syntax.children(head.i, "attr"))
    for noun in nouns:
        for each in (noun, *syntax.conjuncts(noun.i)):
            kind = office_kind(each)
            if kind is None or kind in ("rank", "courtesy") or page.cast.heads.get(each.i) not in (None, entity_id):
                continue
            person = kind in ("spokesperson_for", "holds_office", "leads")
            if person and (entity.kind not in ("person", "other") or each.tag in ("NNS", "NNPS")):
                continue
            first, stop = _extent(page, each)
            yield from _office(
                page,
                entity_id,
                _object(page, each, entity_id),
                each,
                syntax.span(first, stop).text,
                first,
                stop,
                "description",
            )
    if entity.kind == "person":
        yield from _of_body(page, token, entity_id)


def _of_body(page: Page, token: Token, entity_id: str) -> Iterator[Draft]:
    """ "Jana Roos of the Harbour Union": a person named with a body belongs to it."""
    for of in page.syntax.children(token.i, "prep"):
        if of.lower != "of" or of.i > token.i + 2:
            continue
        noun = next(iter(page.syntax.children(of.i, "pobj")), None)
        body = page.one(noun)
        entity = page.cast.get(body)
        if noun is None or entity is None or entity.kind not in ("organization", "armed_group"):
            continue
        kind: RelationKind = "member_of" if entity.sector == "PTY" or entity.kind == "armed_group" else "affiliate_of"
        yield Draft(kind, entity_id, body, None, False, token.i, noun.i + 1, "of a body")


def _extent(page: Page, noun: Token) -> tuple[int, int]:
    """The tokens of a description: from its first modifier, without article or possessor, to its "of ..."."""
    syntax = page.syntax
    first = noun.i
    for child in syntax.children(noun.i, "amod", "compound", "nmod"):
        if child.i < noun.i:
            first = min(first, syntax.left_edge(child.i))
    stop = noun.i
    for prep in syntax.children(noun.i, "prep"):
        if prep.lower in ("of", "to", "for", "at") and prep.i == stop + 1:
            for end in syntax.children(prep.i, "pobj"):
                stop = end.i
                break
    return first, stop + 1


def _object(page: Page, noun: Token, bearer: str) -> str | None:
    """The body that an office is of: its possessor or a name before it, else whom its preposition names."""
    syntax = page.syntax
    preps = [p for p in syntax.children(noun.i, "prep") if p.lower in _OF]
    behind = [n for p in preps for n in syntax.children(p.i, "pobj")]
    before = [c for c in syntax.children(noun.i, "poss", "compound", "nmod", "amod") if c.i < noun.i]
    # Of "the party's leader in Lisbon" it is the party; of "the U.N. commissioner for Chad" the U.N.
    order = [*(n for n in behind if syntax.tokens[n.head].lower == "of"), *before, *behind]
    for each in order:
        found = page.cast.heads.get(each.i)
        if found is not None and found != bearer and _body(page, found):
            return found
    return None


def _body(page: Page, entity_id: str) -> bool:
    entity = page.cast.get(entity_id)
    return entity is not None and entity.kind in _BODIES


def _office(
    page: Page, bearer: str, body: str | None, noun: Token, value: str, first: int, stop: int, rule: str
) -> Iterator[Draft]:
    kind = office_kind(noun)
    if kind is None or kind == "courtesy" or (kind == "rank" and body is None):
        return
    before = page.syntax.tokens[noun.i - 1].lower if noun.i else ""
    entity = page.cast.get(body)
    if noun.lemma in ("secretary", "officer", "chief") and before == "press":
        kind = "spokesperson_for"
    elif kind == "rank" or (
        kind == "leads" and entity is not None and entity.kind in ("country", "nationality", "place")
    ):
        kind = "holds_office"
    if kind != "holds_office" and body is None:
        if kind not in ("leads", "spokesperson_for"):
            return
        kind = "holds_office"
    if entity is not None and entity.sector == "PTY" and kind == "holds_office":
        yield Draft("member_of", bearer, body, None, False, first, stop, rule)
        body = None
    yield Draft(cast(RelationKind, kind), bearer, body, value, False, first, stop, rule)


def _parties(page: Page) -> Iterator[Draft]:
    """ "(R-Ohio)" behind a name: the party, and the state in the value."""
    for match in _PARTY.finditer(page.syntax.text):
        inside = page.syntax.tokens_in(match.start(), match.end())
        if not inside:
            continue
        first = inside[0].i
        bearer = page.cast.heads.get(first - 1) if first else None
        if bearer is None:
            continue
        wanted = _PARTIES[match[1]]
        party = next((e.id for e in page.cast.entities if e.sector == "PTY" and wanted in e.name), None)
        yield Draft("member_of", bearer, party, f"{wanted}, {match[2]}", False, first, inside[-1].i + 1, "party mark")
