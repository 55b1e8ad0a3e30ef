"""Ties: what somebody is to somebody else, from nouns: "X and its ally Y", "Y, the main backer of X", "X's foe Y"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import cast

from onrecord.annotate.standing.bearers import Draft, Page
from onrecord.annotate.standing.giving import is_handed
from onrecord.annotate.syntax import Token
from onrecord.lexicons import load
from onrecord.records import RelationKind

# What two have with one another.
_BONDS = frozenset({"alliance", "partnership"})
# Partners in nothing that has to do with who stands by whom.
_OTHERWISE = frozenset("trading trade business law managing junior senior running sparring media equal former".split())


@cache
def _nouns() -> Mapping[str, RelationKind]:
    return {row["noun"]: cast(RelationKind, row["kind"]) for row in load("ties")}


def ties(page: Page) -> Iterator[Draft]:
    """Who is whose ally, backer or enemy, in no order and not yet without repetition."""
    for token in page.syntax.tokens:
        kind = _nouns().get(token.lemma)
        if kind is None or token.tag not in ("NN", "NNS"):
            continue
        negative = token.label == "attr" and (head := page.syntax.head(token.i)) is not None and page.negative(head)
        if token.lemma == "partner" and any(t.lower in _OTHERWISE for t in page.syntax.children(token.i)):
            continue
        if kind == "supplies" and not is_handed(page, token):
            continue
        if token.lemma in _BONDS:
            yield from _bound(page, token, kind, negative=negative)
            continue
        for owner, owned in _owners(page, token):
            for at, bearer in _bearers(page, token):
                if bearer != owned and page.sides(bearer, owned) and _known(page, bearer, owned):
                    told = _told(page, owner, owned)
                    first = min(page.syntax.left_edge(i) for i in (token.i, at, told))
                    yield Draft(kind, bearer, owned, None, negative, first, max(token.i, at, told) + 1, "tie")


def _bound(page: Page, noun: Token, kind: RelationKind, *, negative: bool) -> Iterator[Draft]:
    """Who "the alliance between A and B" or "A's alliance with B" says stand together."""
    syntax = page.syntax
    behind = {p.lower: p for p in syntax.children(noun.i, "prep") if p.lower in ("between", "with")}
    named = [(t.i, e) for p in behind.values() for t in syntax.children(p.i, "pobj") for e in page.bearers(t)]
    if "between" in behind:
        pairs = [(a, b) for n, a in enumerate(named) for b in named[n + 1 :]]
    else:
        pairs = [(a, b) for a in _owners(page, noun) for b in named]
    for (at, one), (to, other) in pairs:
        if one != other and page.sides(one, other):
            stop = max(at, to, *(syntax.right_edge(p.i) for p in behind.values()))
            yield Draft(kind, one, other, None, negative, min(syntax.left_edge(noun.i), at), stop + 1, "tie")


def _known(page: Page, bearer: str, owned: str) -> bool:
    """Whether a bearer is known by more than being it: "our enemies" and "Arda's allies" are nobody in particular."""
    entity, owner = page.cast.get(bearer), page.cast.get(owned)
    if entity is None or owner is None or any(m.form == "name" for m in entity.mentions):
        return entity is not None
    return entity.country not in (None, owner.country)


def _told(page: Page, owner: int, entity: str) -> int:
    """Who the owner is where a pronoun stands right behind the name: "Arda and its allies"."""
    if page.syntax.tokens[owner].pos != "PRON":
        return owner
    first = max(page.syntax.sentence_of(owner).first, owner - 2)
    named = [i for i, e in page.named(first, owner) if e == entity and page.syntax.tokens[i].pos != "PRON"]
    return named[-1] if named else owner


def _owners(page: Page, noun: Token) -> Iterator[tuple[int, str]]:
    """(token, entity) of those whose ally it is."""
    syntax = page.syntax
    ways = ("of", "to") if _nouns()[noun.lemma] == "supplies" else ("of",)
    hung = (noun, *(t for p in syntax.children(noun.i, "prep") for t in syntax.children(p.i, "pobj")))
    behind = [p for t in (hung if "to" in ways else (noun,)) for p in syntax.children(t.i, "prep") if p.lower in ways]
    of = [t for p in behind for t in syntax.children(p.i, "pobj")]
    for token in (*syntax.children(noun.i, "poss"), *of):
        yield from ((token.i, entity) for entity in page.bearers(token))


def _bearers(page: Page, noun: Token) -> Iterator[tuple[int, str]]:
    """(token, entity) of those who are it: named behind it, before it, by the clause, or else the noun's own."""
    syntax = page.syntax
    head = syntax.head(noun.i)
    including = [p for p in syntax.children(noun.i, "prep") if p.lower in ("including", "like")]
    named = [
        *syntax.children(noun.i, "appos"),
        *(t for p in including for t in syntax.children(p.i, "pobj")),
        *(t for t in syntax.children(noun.i, "compound") if t.i < noun.i),
    ]
    if noun.tag == "NNS" and syntax.tokens[noun.i + 1 : noun.i + 2] and syntax.tokens[noun.i + 1].text == ",":
        # "Arda and its allies, X and Y, ...": parsers join them to the allies.
        named += [t for t in syntax.children(noun.i, "conj") if syntax.left_edge(t.i) == noun.i + 2]
    if head is not None and noun.label == "appos":
        named.append(head)
    elif head is not None and noun.label == "attr" and head.lemma in ("be", "remain", "become") and page.held(head):
        named += [t for t in (page.subject(head),) if t is not None]
    if not named and noun.tag == "NN":
        k = noun.i + 1  # "its ally X", whatever the parser hangs X on
        while k < syntax.sentence_of(noun.i).stop and syntax.tokens[k].pos == "PROPN":
            k += 1
        named = [t for t in syntax.tokens[noun.i + 1 : k] if t.i in page.cast.heads][-1:]
    found = [(t.i, entity) for t in named for entity in page.bearers(t)]
    # "His supporters" says of nobody that they support him.
    own = page.one(noun) if noun.lemma != "supporter" else None
    yield from found or ([(noun.i, own)] if own is not None else [])
