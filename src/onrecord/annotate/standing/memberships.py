"""Memberships: who is of which party or body by what they are called: "a Texas Republican", "the top Democrat on the
committee", "X (Harbour Party)", "one of its members"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from onrecord.annotate.standing.bearers import Draft, Page
from onrecord.annotate.standing.posts import is_party, may_be_party, office_kind
from onrecord.annotate.syntax import Token
from onrecord.lexicons.actors import known
from onrecord.records import Entity

_RULE = "membership"
# How far a name's head may stand behind its title.
_REACH = 4
_COMMITTEES = ("committee", "subcommittee", "panel", "council", "commission", "board")
_IN_HOUSE = frozenset({"on", "of", "in"})
_STANDING = frozenset("nominee candidate leader whip".split())


def memberships(page: Page) -> Iterator[Draft]:
    """Who is a member of what, in no order and not yet without repetition."""
    for i, entity_id in page.cast.heads.items():
        entity = page.cast.get(entity_id)
        if entity is not None and may_be_party(entity):
            yield from _owned(page, entity, page.syntax.tokens[i])
        if entity is not None and entity.kind in ("country", "organization", "person"):
            yield from _member(page, entity, page.syntax.tokens[i])
        name = page.syntax.tokens[i]
        if entity is None or entity.kind != "person" or name.pos != "PROPN":
            continue
        yield from _titled(page, entity, name)
        for noun in (*page.apposed(name), *page.said_to_be(name)):
            other = page.cast.heads.get(noun.i, entity_id) != entity_id  # "of the All Rivers | Congress"
            if _party(noun.text) is not None and noun.tag in ("NNP", "NN") and not other:
                yield from _adherent(page, entity_id, noun)
            elif noun.lower == "one":
                yield from _one_of(page, entity_id, noun)
            elif office_kind(noun) in ("member_of", "holds_office"):
                yield from _of_party(page, entity_id, noun)
        yield from _adherents(page, entity_id, name)
        yield from _bracketed(page, entity_id, name)
        yield from _behind(page, entity_id, name)


def _titled(page: Page, entity: Entity, name: Token) -> Iterator[Draft]:
    """ "Republican Senator X", "Labour candidate X"."""
    for title in entity.titles:
        tokens = page.syntax.tokens_in(title.span.start, title.span.end)
        if not tokens or not 0 <= name.i - tokens[-1].i <= _REACH:
            continue
        office = next((t for t in reversed(tokens) if office_kind(t) is not None or t.lemma in _STANDING), None)
        if office is None or not (office_kind(office) == "holds_office" or office.lemma in _STANDING):
            continue
        for token in page.syntax.tokens[max(tokens[0].i - 1, page.syntax.sentence_of(name.i).first) : office.i]:
            if token.i in page.cast.heads or _party(token.text) is None:
                continue
            yield _draft(page, entity.id, token, page.syntax.span(token.i, office.i + 1).text, office.i + 1)


def _member(page: Page, entity: Entity, name: Token) -> Iterator[Draft]:
    """ "NATO member Hungary", "Front fighter X", "the League's member X"."""
    syntax = page.syntax
    if name.pos != "PROPN":
        return
    for noun in syntax.children(name.i, "compound", "nmod", "amod", "appos"):
        if office_kind(noun) != "member_of" or noun.i > name.i or (noun.label == "appos" and noun.tag != "NN"):
            continue
        if entity.kind != "person" and noun.lemma != "member":
            continue
        owners = [*syntax.children(noun.i, "compound", "nmod", "poss", "amod"), syntax.tokens[max(noun.i - 1, 0)]]
        for whole in owners:
            body = page.cast.get(page.cast.heads.get(whole.i))
            if body is not None and body.id != entity.id and body.kind in ("organization", "armed_group"):
                yield Draft("member_of", entity.id, body.id, None, False, whole.i, name.i + 1, _RULE)
                break


def _adherents(page: Page, bearer: str, name: Token) -> Iterator[Draft]:
    """ "Democrat X", "Labour's X", "Harbour Party X"."""
    for word in page.syntax.children(name.i, "compound", "poss", "nmod", "amod"):
        own = page.cast.heads.get(word.i)
        if word.i > name.i or own == bearer or (own is None and page.names(word.i) == bearer):
            continue
        body = page.cast.get(own)
        if body is not None and is_party(body):
            yield Draft("member_of", bearer, body.id, None, False, page.syntax.left_edge(word.i), name.i + 1, _RULE)
        elif body is None and word.label != "poss" and word.text[:1].isupper() and _party(word.text) is not None:
            yield _draft(page, bearer, word, word.text, name.i + 1)


def _owned(page: Page, party: Entity, name: Token) -> Iterator[Draft]:
    """ "X's Harbour Party", "the Harbour Party, the party of X"."""
    syntax = page.syntax
    named = page.is_name(name.i) and name.i == page.name_end(name.i)
    called = name.lower == "party" and any(t.pos == "PROPN" for t in syntax.children(name.i, "compound"))
    if not (named or called) or " " not in party.name:  # not "Emily's List"
        return
    owners = [t for t in syntax.children(name.i, "poss", "compound") if t.label == "poss" or t.tag == "PRP$"]
    for noun in (*syntax.children(name.i, "appos"), *page.said_to_be(name)):
        of = [p for p in syntax.children(noun.i, "prep") if p.lower == "of" and noun.lemma in ("party", "vehicle")]
        owners += [t for p in of for t in syntax.children(p.i, "pobj")]
    for owner in owners:
        for bearer in page.bearers(owner):
            entity = page.cast.get(bearer)
            if entity is not None and entity.kind == "person":
                first, stop = min(owner.i, name.i), max(owner.i, name.i) + 1
                yield Draft("member_of", bearer, party.id, None, False, syntax.left_edge(first), stop, _RULE)


def _of_party(page: Page, bearer: str, noun: Token) -> Iterator[Draft]:
    """ "X, a Harbour Party member of parliament", "X, a Republican senator"."""
    for child in page.syntax.children(noun.i, "compound", "amod", "nmod"):
        body = page.cast.get(page.cast.heads.get(child.i))
        if child.i > noun.i:
            continue
        if body is not None and is_party(body):
            first = page.syntax.left_edge(child.i)
            yield Draft("member_of", bearer, body.id, None, False, first, noun.i + 1, _RULE)
        elif body is None and _party(child.text) is not None:
            yield _draft(page, bearer, child, page.syntax.span(child.i, noun.i + 1).text, noun.i + 1)


def _draft(page: Page, bearer: str, word: Token, value: str, stop: int) -> Draft:
    """The membership that a party's word says, its party the object where the report names it."""
    party = _party(word.text)
    held = next((e.id for e in page.cast.entities if e.name in (party, f"{word.text}s")), None)
    return Draft("member_of", bearer, held, value, False, word.i, stop, _RULE)


def _adherent(page: Page, bearer: str, noun: Token) -> Iterator[Draft]:
    """ "X, a Texas Republican", "X, the top Republican on the Trade Committee"."""
    syntax = page.syntax
    if any(t.i > noun.i for t in syntax.children(noun.i, "compound")):
        return
    words = [t.i for t in syntax.children(noun.i, "amod", "compound", "nmod") if t.i < noun.i]
    first = min((syntax.left_edge(i) for i in words), default=noun.i)
    value = syntax.span(first, noun.i + 1).text
    if not any(p.lower in ("of", "from") for p in syntax.children(noun.i, "prep")):  # that is a mark with the state
        yield replace(_draft(page, bearer, noun, value, noun.i + 1), first=first)
    for prep in syntax.children(noun.i, "prep"):
        for house in syntax.children(prep.i, "pobj") if prep.lower in _IN_HOUSE else ():
            body = page.cast.get(page.one(house))
            if body is not None and (house.lower in _COMMITTEES or body.kind in ("organization", "government")):
                stop = house.i + 1
                yield Draft("member_of", bearer, body.id, syntax.span(first, stop).text, False, first, stop, _RULE)


def _one_of(page: Page, bearer: str, one: Token) -> Iterator[Draft]:
    """ "X was one of its members", "X, one of the group's founders"."""
    syntax = page.syntax
    for of in syntax.children(one.i, "prep"):
        for noun in syntax.children(of.i, "pobj") if of.lower == "of" else ():
            if noun.tag != "NNS" or office_kind(noun) != "member_of":
                continue
            behind = [p for p in syntax.children(noun.i, "prep") if p.lower == "of"]
            owners = (*syntax.children(noun.i, "poss"), *(t for p in behind for t in syntax.children(p.i, "pobj")))
            for body in dict.fromkeys(e for t in owners for e in page.bearers(t)):
                if body != bearer and page.bodies(body):
                    stop = max(noun.i, *(t.i for t in owners)) + 1
                    yield Draft("member_of", bearer, body, None, False, one.i, stop, _RULE)


def _bracketed(page: Page, bearer: str, name: Token) -> Iterator[Draft]:
    """The party alone in brackets behind a name: "X (Harbour Party)"."""
    tokens = page.syntax.tokens
    stop = page.syntax.sentence_of(name.i).stop
    if name.i + 2 >= stop or tokens[name.i + 1].text != "(":
        return
    closing = next((t.i for t in tokens[name.i + 2 : stop] if t.text == ")"), None)
    inside = list(page.named(name.i + 2, closing)) if closing is not None else []
    alone = bool(inside) and page.name_end(inside[0][0]) + 1 == closing
    body = page.cast.get(inside[0][1]) if alone else None
    if body is not None and may_be_party(body) and closing is not None:
        yield Draft("member_of", bearer, body.id, None, False, name.i, closing, _RULE)


def _behind(page: Page, bearer: str, name: Token) -> Iterator[Draft]:
    """The party behind a name: "X, of the ruling Harbour Party, ..."."""
    tokens, stop = page.syntax.tokens, page.syntax.sentence_of(name.i).stop
    of = name.i + 2 if name.i + 1 < stop and tokens[name.i + 1].text == "," else name.i + 1
    if of >= stop or tokens[of].lower != "of":
        return
    last = next((t.i for t in tokens[of + 1 : stop] if t.pos in ("VERB", "AUX", "PUNCT") and t.tag != "VBG"), stop)
    for at, entity in list(page.named(of + 1, last))[:1]:
        body = page.cast.get(entity)
        if body is not None and is_party(body):
            yield Draft("member_of", bearer, body.id, None, False, of, at + 1, _RULE)


@cache
def _party(word: str) -> str | None:
    """The party of which a word calls somebody an adherent: of "Republican" the Republican Party."""
    both = (f"{word} Party", f"{word}s") if word[:1].isupper() else ()
    return next((k.name for name in both for k in known(name) if k.sector == "PTY"), None)
