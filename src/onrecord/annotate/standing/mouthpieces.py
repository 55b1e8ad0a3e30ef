"""Mouthpieces: for which body or state somebody says "we" by office: a spokesman for what he speaks for, a minister or
ambassador for the state, a leader for what he leads."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.standing.bearers import Draft, Page
from onrecord.annotate.standing.offices import FORMER, offices, state_office
from onrecord.annotate.standing.posts import body_of, is_body, office_kind
from onrecord.annotate.syntax import Syntax, Token
from onrecord.records import Entity

# Who is sent by a state.
_SENT = frozenset("ambassador consul".split())
_LED = frozenset("organization armed_group government".split())
_SECRETARIES = "secretary of "
# What two people do with each other or at home, and no body does.
_PRIVATE = frozenset(
    """marry divorce wed grow sleep eat dine drink laugh cry weep kiss hug embrace pray chat befriend cook dance sing
    wake sit pose remember attend graduate""".split()
)


def spoken_for(page: Page) -> dict[str, str]:
    """The body or state for which somebody speaks by office, by who does; whoever speaks for several, or for a person,
    is left out. Of somebody with a spokesman's office too, what he is spokesman for."""
    spoken: dict[str, set[str]] = {}
    held: dict[str, set[str]] = {}
    for draft in offices(page):
        body = page.cast.get(draft.object)
        if body is None or draft.negative or _is_over(draft):
            continue
        if draft.kind == "spokesperson_for" and is_body(page, body.id):
            spoken.setdefault(draft.subject, set()).add(body.id)
        elif _stands_for(draft, body):
            held.setdefault(draft.subject, set()).add(body.id)
    for who, whose, speaks in _unnamed(page):
        (spoken if speaks else held).setdefault(who, set()).add(whose)
    return {who: bodies.pop() for who, bodies in (held | spoken).items() if len(bodies) == 1}


def is_private(syntax: Syntax, token: Token) -> bool:
    """Whether "we", "us" or "our" is of people among themselves, whatever their office: "| We | married young"."""
    above = next((t for t in syntax.ancestors(token.i) if t.pos in ("VERB", "AUX")), None)
    return above is not None and above.lemma in _PRIVATE


def _is_over(draft: Draft) -> bool:
    return bool(FORMER.intersection((draft.value or "").lower().split()))


def _stands_for(draft: Draft, body: Entity) -> bool:
    """Whether an office is one whose bearer says "we" for the state or body that it is of."""
    value = (draft.value or "").lower()
    if body.kind == "country":
        return _is_of_state(value)
    return draft.kind == "leads" and body.kind in _LED


def _is_of_state(value: str) -> bool:
    words = value.split()
    sent = bool(words) and words[-1] in _SENT
    return sent or value.startswith(_SECRETARIES) or state_office(value) is not None


def _unnamed(page: Page) -> Iterator[tuple[str, str, bool]]:
    """Of whoever has no name, by a description alone: who it is, whose office it is, and whether it is that of a
    spokesman: "the Kordian army spokesman", "the Kordian foreign minister"."""
    syntax = page.syntax
    for i, who in page.cast.heads.items():
        token = syntax.tokens[i]
        kind = office_kind(token) if token.tag in ("NN", "NNP") else None
        if kind is None or not page.is_person(who) or page.is_named(who):
            continue
        words = [t.lower for t in syntax.tokens[syntax.left_edge(i) : i + 1]]
        body = page.cast.get(body_of(page, token, who))
        if body is None or FORMER.intersection(words):
            continue
        if kind == "spokesperson_for":
            yield who, body.id, True
            continue
        of_state = body.kind == "country" and _is_of_state(" ".join(words))
        if of_state or (body.kind in _LED and kind == "leads" and page.is_named(body.id)):
            yield who, body.id, False
