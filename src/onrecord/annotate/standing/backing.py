"""Backing: who supports, supplies, leads, fights, lists or belongs to whom, from verbs and hyphened participles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import cast

from onrecord.annotate.happening.conjuncts import in_row
from onrecord.annotate.standing.bearers import Draft, Page
from onrecord.annotate.standing.designations import designations
from onrecord.annotate.standing.offices import office_kind
from onrecord.annotate.syntax import Token
from onrecord.lexicons import load
from onrecord.records import Entity, RelationKind

_ACTORS = ("person", "organization", "government", "armed_group", "country", "group", "nationality")
_GIVE = frozenset("provide give supply sell deliver send ship donate transfer smuggle".split())
_HYPHENED: Mapping[str, RelationKind] = {
    **dict.fromkeys("backed supported sponsored funded financed trained".split(), "supports"),
    **dict.fromkeys("armed supplied equipped".split(), "supplies"),
    **dict.fromkeys("led run controlled headed commanded".split(), "leads"),
    **dict.fromkeys("aligned allied linked affiliated tied associated".split(), "affiliate_of"),
    **dict.fromkeys("designated blacklisted proscribed".split(), "designated_as"),
    **dict.fromkeys("based headquartered".split(), "located_in"),
}
# The participle is said of the noun: the noun is the subject, the name before the hyphen the object.
_OF_THE_NOUN = frozenset({"affiliate_of", "designated_as", "located_in"})
_CLAIMING = frozenset("say claim allege believe insist argue maintain contend suspect".split())
_PARTS = frozenset("part wing arm branch unit faction subsidiary division affiliate offshoot".split())


@cache
def _verbs() -> Mapping[str, tuple[tuple[str, RelationKind, str], ...]]:
    found: dict[str, list[tuple[str, RelationKind, str]]] = {}
    for row in load("relation_verbs"):
        found.setdefault(row["lemma"], []).append((row["prep"], cast(RelationKind, row["kind"]), row["order"]))
    return {lemma: tuple(rows) for lemma, rows in found.items()}


@cache
def _goods() -> frozenset[str]:
    return frozenset(row["noun"] for row in load("war_goods"))


def backing(page: Page) -> Iterator[Draft]:
    """Relations that verbs say, in no order and not yet without repetition."""
    for token in page.syntax.tokens:
        joined = token.lower.rpartition("-")
        if joined[2] in _HYPHENED and (joined[0] or (token.i >= 2 and page.syntax.tokens[token.i - 1].text in "-‐–")):
            yield from _hyphened(page, token, joined[2])
        elif token.lemma in _verbs() and token.tag.startswith("VB"):
            yield from _verb(page, token)
        elif token.tag == "JJ" and token.lemma in _verbs():
            yield from _adjective(page, token)
        elif token.tag == "NNS" and token.lemma in _verbs():
            yield from _misread(page, token)
        if token.lemma in _GIVE and token.tag.startswith("VB"):
            yield from _given(page, token)
        if token.lemma in _PARTS and token.label in ("attr", "appos"):
            yield from _part(page, token)


def _actor(page: Page, entity_id: str | None) -> bool:
    entity = page.cast.get(entity_id)
    return entity is not None and entity.kind in _ACTORS


def _pairs(
    kind: RelationKind,
    subjects: tuple[str, ...],
    objects: tuple[str, ...],
    page: Page,
    verb: Token,
    rule: str,
    value: str | None = None,
) -> Iterator[Draft]:
    sentence = page.syntax.sentence_of(verb.i)
    first = max(sentence.first, page.syntax.left_edge(verb.i))
    stop = min(sentence.stop, page.syntax.right_edge(verb.i) + 1)
    for subject in subjects:
        for target in objects:
            if subject != target:
                yield Draft(kind, subject, target, value, page.negative(verb), first, stop, rule)


def _hyphened(page: Page, participle: Token, word: str) -> Iterator[Draft]:
    """Of "Iran-backed groups" and "U.S.-designated terrorist organizations", as one token or as three."""
    syntax = page.syntax
    kind = _HYPHENED[word]
    head = syntax.head(participle.i)
    if participle.lower == word:
        first, after, name = participle.i - 2, participle.i + 1, page.cast.heads.get(participle.i - 2)
    else:
        known = page.by_words(participle.text[: -len(word) - 1])
        first, after, name = participle.i, participle.i + 1, known.id if known is not None else None
    if name is None or head is None or head.i < participle.i or head.tag[:2] != "NN":
        return
    stop = head.i + 1
    if kind == "designated_as":
        if head.tag in ("NN", "NNS"):
            value = syntax.span(after, stop).text
            for entity in _listed(page, head):
                if entity != name:
                    yield Draft(kind, entity, name, value, False, first, stop, "hyphen")
        return
    named = page.one(head)
    if named is None or named == name:
        return
    if kind in _OF_THE_NOUN:
        yield Draft(kind, named, name, None, False, first, stop, "hyphen")
    elif _actor(page, name) and not (kind == "leads" and not _actor(page, named)):  # "Arda-controlled hills"
        yield Draft(kind, name, named, None, False, first, stop, "hyphen")


def _listed(page: Page, noun: Token) -> tuple[str, ...]:
    """Who is called a terrorist organization: the subject of the copula, the name it describes, or the noun."""
    head = page.syntax.head(noun.i)
    if head is not None and noun.label == "attr":
        return page.bearers(page.subject(head))
    if head is not None and noun.label == "appos":
        return page.bearers(head)
    return page.bearers(noun)


def _verb(page: Page, verb: Token) -> Iterator[Draft]:
    syntax = page.syntax
    agent = page.agent(verb)
    passive = agent is not None or bool(syntax.children(verb.i, "auxpass", "nsubjpass"))
    bare = verb.tag == "VBN" and not syntax.children(verb.i, "aux", "auxpass")
    for prep, kind, order in _verbs()[verb.lemma]:
        if order == "patient":
            yield from designations(page, verb, passive=passive, agent=agent)
        elif not page.held(verb):
            continue
        elif order == "participle":
            if (bare or passive) and verb.label != "amod":
                yield from _pairs(
                    kind, page.bearers(_patient(page, verb)), _prep(page, verb, prep), page, verb, "participle"
                )
        elif prep:
            yield from _pairs(kind, page.bearers(page.subject(verb)), _prep(page, verb, prep), page, verb, "verb")
        elif agent is not None and (passive or bare):
            subject = _patient(page, verb)
            doers = page.bearers(agent) or _owners(page, agent)
            if bare and verb.i == syntax.sentence_of(verb.i).first:
                agents, subject = _opening(page, verb)
                doers = agents or doers
            yield from _acting(page, kind, doers, page.bearers(subject), verb)
        elif kind == "leads" and verb.lemma == "lead" and _takes_along(page, verb):
            continue
        elif not passive:
            objects = tuple(e for t in syntax.children(verb.i, "dobj") for e in page.bearers(t))
            yield from _acting(page, kind, page.bearers(page.subject(verb)), objects, verb)


def _takes_along(page: Page, verb: Token) -> bool:
    """Whether somebody is only led to a place: "led the girls away", "led them into a forest"."""
    away = any(t.lower in ("away", "off", "out", "back", "in") for t in page.syntax.children(verb.i, "prt", "advmod"))
    return away or any(t.lower in ("into", "to", "through", "from") for t in page.syntax.children(verb.i, "prep"))


def _owners(page: Page, deed: Token) -> tuple[str, ...]:
    """Whose strikes or aid it is: "backed by Coalition airstrikes"."""
    owners = page.syntax.children(deed.i, "poss", "compound", "amod", "nmod")
    return tuple(dict.fromkeys(e for t in owners for e in page.bearers(t)))


def _adjective(page: Page, adjective: Token) -> Iterator[Draft]:
    """Of "the brigade is subordinate to the ministry" and "fighters loyal to Arda"."""
    above = page.syntax.head(adjective.i)
    if above is None:
        return
    if above.lemma in ("be", "remain", "become") and adjective.label in ("acomp", "attr") and page.held(above):
        subject: Token | None = page.subject(above)
        said = above
    else:
        subject = above if adjective.label in ("amod", "acl", "relcl", "appos") and above.i < adjective.i else None
        said = adjective
    for prep, kind, order in _verbs()[adjective.lemma]:
        if order == "adjective" and subject is not None:
            bearers = tuple(e for e in page.bearers(subject) if _actor(page, e))
            owners = tuple(e for e in _prep(page, adjective, prep) if _actor(page, e))
            yield from _pairs(kind, bearers, owners, page, said, "adjective")


def _misread(page: Page, verb: Token) -> Iterator[Draft]:
    """Of "Arda, which Norway says arms the rebels": parsers take "arms" for a noun that is said."""
    syntax = page.syntax
    saying = syntax.tokens[verb.i - 1] if verb.i else verb
    owner = syntax.head(saying.i)
    pronoun = any(t.tag in ("WDT", "WP") and t.i < saying.i for t in syntax.children(saying.i))
    if saying.label != "relcl" or saying.lemma not in _CLAIMING or owner is None or not pronoun:
        return
    stop = next((t.i for t in syntax.tokens[verb.i + 1 :] if t.pos == "PUNCT"), verb.i)
    target = next(page.named(verb.i + 1, min(stop, syntax.sentence_of(verb.i).stop)), None)
    if target is None or not _actor(page, target[1]):
        return
    for doer in page.bearers(owner):
        for prep, kind, order in _verbs()[verb.lemma]:
            if not prep and not order and doer != target[1] and _actor(page, doer):
                yield Draft(kind, doer, target[1], None, False, verb.i, target[0] + 1, "verb")


def _acting(
    page: Page, kind: RelationKind, doers: tuple[str, ...], targets: tuple[str, ...], verb: Token
) -> Iterator[Draft]:
    doers = tuple(e for e in doers if _actor(page, e))
    targets = tuple(e for e in targets if _actor(page, e))
    if kind == "leads":
        # Who controls a town or a country does not lead it as a body.
        targets = tuple(
            e for e in targets if (t := page.cast.get(e)) is not None and t.kind not in ("country", "person")
        )
        if verb.lemma == "run":
            targets = tuple(e for e in targets if not _facility(page, e))
    elif kind == "member_of":
        # "Joined Arda in condemning it" makes nobody a member.
        joint = any(page.syntax.children(p.i, "pcomp") for p in page.syntax.children(verb.i, "prep"))
        targets = tuple(
            e
            for e in targets
            if not joint and (t := page.cast.get(e)) is not None and t.kind in ("organization", "armed_group")
        )
    elif kind in ("supplies", "supports"):
        targets = tuple(e for e in targets if not _anybody(page, e))
    yield from _pairs(kind, doers, targets, page, verb, "verb")


def _facility(page: Page, entity_id: str) -> bool:
    """Whether it is only described, and is where people are treated, taught or employed: "runs a field hospital"."""
    entity = page.cast.get(entity_id)
    return (
        entity is not None
        and entity.kind == "organization"
        and entity.sector in ("MED", "EDU", "BUS")
        and all(m.form != "name" for m in entity.mentions)
    )


def _anybody(page: Page, entity_id: str) -> bool:
    """Whether it is only pointed at as people: "trained these people"."""
    entity = page.cast.get(entity_id)
    words = {w for m in entity.mentions if m.form != "pronoun" for w in m.text.lower().split()} if entity else set()
    return bool(words & {"people", "persons", "individuals"}) and not any(
        m.form == "name" for m in (entity.mentions if entity else ())
    )


def _patient(page: Page, verb: Token) -> Token | None:
    own = page.syntax.children(verb.i, "nsubjpass", "nsubj")
    return own[0] if own else page.subject(verb)


def _opening(page: Page, verb: Token) -> tuple[tuple[str, ...], Token | None]:
    """Of "Supported by A's B, the two are ...": B, and the subject behind the comma, whatever the parser made of it."""
    syntax, sentence = page.syntax, page.syntax.sentence_of(verb.i)
    tokens = syntax.sentence_tokens(sentence)
    comma = next((t for t in tokens if t.text == "," and t.i > verb.i + 2), None)
    if comma is None or verb.i + 1 >= sentence.stop or syntax.tokens[verb.i + 1].lower != "by":
        return (), _patient(page, verb)
    named = list(page.named(verb.i + 2, comma.i))
    agents = (named[-1][1],) if named else ()
    for token in syntax.tokens[comma.i + 1 : sentence.stop]:
        if token.pos in ("VERB", "AUX"):
            break
        if token.lower in ("two", "both") or token.i in page.cast.heads:
            if token.label in ("compound", "poss", "amod", "nmod"):
                continue
            return agents, token
    return (), _patient(page, verb)


def _prep(page: Page, verb: Token, prep: str) -> tuple[str, ...]:
    found: list[str] = []
    for token in page.syntax.children(verb.i, "prep", "dative", "agent"):
        if token.lower == prep:
            found.extend(e for t in page.syntax.children(token.i, "pobj") for e in page.bearers(t))
    return tuple(dict.fromkeys(found))


def _given(page: Page, verb: Token) -> Iterator[Draft]:
    """ "A has provided drones to B in X, C in Y, and D": one relation for each of the list."""
    syntax = page.syntax
    if not page.held(verb):
        return
    things = [t for d in syntax.children(verb.i, "dobj", "nsubjpass") for t in (d, *syntax.conjuncts(d.i))]
    goods = next((t for t in things if t.lemma in _goods() or _holds_goods(page, t)), None)
    if goods is None:
        return
    doers = page.bearers(page.agent(verb)) if syntax.children(verb.i, "nsubjpass") else page.bearers(page.subject(verb))
    doers = tuple(e for e in doers if _actor(page, e))
    targets: list[str] = []
    for child in syntax.children(verb.i, "dative", "prep"):
        if child.lower == "to" or child.label == "dative":
            targets.extend(_recipients(page, child))
    for child in syntax.children(goods.i, "prep"):
        if child.lower == "to":
            targets.extend(_recipients(page, child))
    value = syntax.span(goods.i, goods.i + 1).text
    targets = [e for e in dict.fromkeys(targets) if e not in doers]
    yield from _pairs("supplies", doers, tuple(targets), page, verb, "giving", value)


def _holds_goods(page: Page, noun: Token) -> bool:
    """ "13 consignments of rockets"."""
    return any(
        t.lemma in _goods()
        for p in page.syntax.children(noun.i, "prep")
        if p.lower == "of"
        for t in page.syntax.children(p.i, "pobj")
    )


def _recipients(page: Page, to: Token) -> Iterator[str]:
    """Every actor named in the list behind "to". Parsers often hang a later item on the country of the one before
    ("A in X, B in Y"), so it is read off the words; the places themselves are behind an "in"."""
    syntax = page.syntax
    if to.tag[:2] in ("NN", "PR") and to.label == "dative":
        yield from page.bearers(to)
        return
    row = in_row(syntax, to)
    for token in (*syntax.subtree(to.i), *(syntax.tokens[i] for i in row)):
        entity = page.cast.get(page.cast.heads.get(token.i))
        if entity is None or not _receives(entity) or token.label in ("compound", "poss", "amod", "nmod"):
            continue
        head = syntax.tokens[token.head]
        if token.i in row:
            yield entity.id
            continue
        if head.tag == "IN" and head.lower not in ("to", "including", "like") and token.label == "pobj":
            continue
        if any(t.label in ("relcl", "acl") for t in (token, *_between(page, token, to))):
            continue
        if (
            entity.kind in ("country", "nationality")
            and token.label == "conj"
            and head.head != to.i
            and _place(page, head)
        ):
            continue
        yield entity.id


def _receives(entity: Entity) -> bool:
    # A name that no gazetteer places may be a body taken for a place.
    return entity.kind in _ACTORS or entity.kind == "other" or (entity.kind == "place" and entity.country is None)


def _place(page: Page, token: Token) -> bool:
    return token.label == "pobj" and page.syntax.tokens[token.head].lower in ("in", "of")


def _between(page: Page, token: Token, top: Token) -> Iterator[Token]:
    for above in page.syntax.ancestors(token.i):
        if above.i == top.i:
            return
        yield above


def _part(page: Page, noun: Token) -> Iterator[Draft]:
    """ "X is part of Y", "X, a wing of Y"."""
    syntax = page.syntax
    head = syntax.head(noun.i)
    of = next((p for p in syntax.children(noun.i, "prep") if p.lower == "of"), None)
    if head is None or of is None:
        return
    wholes = tuple(e for t in syntax.children(of.i, "pobj") for e in page.bearers(t))
    if noun.label == "attr":
        if head.lemma != "be" or not page.held(head) or syntax.children(head.i, "expl"):
            return  # "says there is a wing of Y"
        parts, negative = page.bearers(page.subject(head)), page.negative(head)
    else:
        parts, negative = page.bearers(head), False
    kind: RelationKind = "affiliate_of" if office_kind(noun) == "affiliate_of" else "part_of"
    stop = syntax.right_edge(of.i) + 1
    for part in parts:
        for whole in wholes:
            if part != whole:
                yield Draft(kind, part, whole, None, negative, min(noun.i, stop - 1), stop, "part")
