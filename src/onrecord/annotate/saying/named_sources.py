"""Whom the words of a source name: the entity of its head, of the name beside it, of the body that a short name stands
for. Left undecided: pronouns, which are the `floor`'s.
"""

from __future__ import annotations

from itertools import pairwise, takewhile

from onrecord.annotate.nouns import noun_at
from onrecord.annotate.saying.utterances import Draft, Page
from onrecord.annotate.syntax import Syntax, Token
from onrecord.records import Entity

BODIES = ("organization", "government", "armed_group", "country")
"""Kinds of entities that speak as one and are no person."""


def named_by_source(page: Page, draft: Draft) -> Entity | None:
    """The entity that the source of a draft names; of "its head, Ana Brisk," the person, and of "the shipping line,
    Nordhav," the body whose name stands beside it."""
    head = draft.source_head
    if head is None:
        return None
    syntax, cast = page.syntax, page.cast
    entity = cast.named_by(head)
    token = syntax.tokens[head]
    if token.tag == "WP" and entity is None:
        # "Lind — who has called for a vote —": the parser left the clause beside the name.
        before = next((t for t in reversed(syntax.tokens[max(0, head - 3) : head]) if t.pos != "PUNCT"), None)
        person = cast.named_by(before.i) if before is not None else None
        return person if person is not None and person.kind == "person" else None
    if is_one_of(syntax, head):
        return None if entity is None or any(m.form == "name" for m in entity.mentions) else entity
    one = token.lower in ("one", "another")  # "One of them, Oda Lind, a clerk, said"
    if token.pos != "NOUN" and entity is not None and not one:
        return entity
    if token.text[0].isupper() and entity is None and not one:
        return _short_for(page, token)
    for name in syntax.children(head, "appos"):
        person = cast.named_by(name.i)
        if person is not None and (is_named_person(person) or _is_body_beside(syntax, token, name, person)):
            return person
    if ((token.pos == "NOUN" and _is_one(syntax, token)) or one) and (entity is None or not is_named_person(entity)):
        # "The governor of Mersa, Col. Goran Vell,": the parser hung the name on the place.
        for start, end in draft.source:
            tokens = syntax.tokens_in(start, end)
            for before, name in pairwise(tokens):
                if before.text != "," or before.i < head or name.pos != "PROPN":
                    continue
                run = takewhile(lambda t: t.pos == "PROPN", tokens[name.i - tokens[0].i :])
                person = cast.named_by([t.i for t in run][-1])
                if person is not None and is_named_person(person):
                    return person
    return entity


def _is_one(syntax: Syntax, noun: Token) -> bool:
    """Whether a noun may be of one person: no "parents", no "staff"."""
    described = noun_at(syntax, noun.i)
    return noun.tag not in ("NNS", "NNPS") and (described is None or described.kind != "group")


def _short_for(page: Page, token: Token) -> Entity | None:
    """The one body named before whose name ends in a word that stands for it: "the Pacific Column" of "the Column"."""
    if not any(c.lower == "the" for c in page.syntax.children(token.i, "det")):
        return None
    found = [
        e
        for e in page.cast.entities
        if e.kind in BODIES
        and any(m.form == "name" and m.start < token.start and m.text.split()[-1] == token.text for m in e.mentions)
    ]
    return found[0] if len(found) == 1 else None


def is_named_person(entity: Entity) -> bool:
    return entity.kind == "person" and any(m.form == "name" for m in entity.mentions)


def _is_body_beside(syntax: Syntax, noun: Token, name: Token, entity: Entity) -> bool:
    """Whether a name beside a noun is that of the body which the noun describes."""
    described = noun_at(syntax, noun.i)
    body = noun.pos == "NOUN" and (described is None or described.kind != "person")
    body = body or (noun.lower == "one" and bool(syntax.children(noun.i, "prep")))  # "One of them, Straits Shipping,"
    return body and name.pos == "PROPN" and entity.kind in BODIES and any(m.form == "name" for m in entity.mentions)


def is_one_of(syntax: Syntax, head: int) -> bool:
    """Whether a proper noun stands for some of those who bear it: "one Republican", "two Democrats", "an Israeli"."""
    token = syntax.tokens[head]
    if token.pos != "PROPN" or token.entity.endswith("PERSON"):
        return False
    return any(
        (c.label == "nummod" and c.i < head)
        or c.lower in ("a", "an", "one", "another", "some", "several", "many", "most", "few")
        for c in syntax.children(head, "nummod", "det", "amod")
    )
