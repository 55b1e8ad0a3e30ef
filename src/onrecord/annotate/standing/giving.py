"""Giving: who arms, pays or shelters whom, from verbs of giving and getting and what changes hands: "gave them
drones", "gets its rockets from Y", "receives money from Y", "money for X comes from Y", "relies on Y for weapons"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import cast

from onrecord.annotate.happening.conjuncts import in_row
from onrecord.annotate.standing.bearers import SIDES, Draft, Page
from onrecord.annotate.standing.sides import sided
from onrecord.annotate.syntax import Token
from onrecord.lexicons import load
from onrecord.records import Entity, RelationKind

_RULE = "giving"
_GIVE = frozenset(
    "provide give supply sell deliver send ship donate transfer smuggle pay channel funnel "
    "offer grant extend lend".split()
)
_GET = frozenset("get receive obtain draw accept take buy purchase import procure acquire source find enjoy".split())
_SHIPPING = frozenset("shipment supply sale export delivery transfer consignment provision flow smuggling".split())
# What is stopped, banned or asked for is not shipped.
_UNSHIPPED = frozenset(
    "stop halt ban block suspend freeze end deny seek request urge demand prohibit oppose cut".split()
)
# Who finds these in a state has them of it.
_HAVENS = frozenset("sanctuary haven shelter refuge asylum safehouse".split())
# What a state pays to a body of its own is no charge of it: a firm, a school, another state.
_PAID_SECTORS = (None, "PTY", "REB", "UAF", "OPP", "MIL", "NGO", "CRM")
_PAYING = ("country", "nationality", "government", "armed_group")
_PAID = ("armed_group", "organization")


@cache
def _goods() -> Mapping[str, str]:
    return {row["noun"]: row["relation"] for row in load("war_goods")}


def giving(page: Page) -> Iterator[Draft]:
    """Who supplies or pays whom, in no order and not yet without repetition."""
    for token in page.syntax.tokens:
        if token.lemma in _SHIPPING and token.tag in ("NN", "NNS"):
            yield from _shipped(page, token)
        if token.lemma not in _MOVES or not token.tag.startswith("VB") or not page.held(token):
            continue
        yield from _MOVES[token.lemma](page, token)


def _shipped(page: Page, noun: Token) -> Iterator[Draft]:
    """ "A's arms shipments to B", "the supply of rockets to B by A", "A's sale of jets to B"."""
    syntax = page.syntax
    behind = syntax.behind(noun.i, "of")
    goods = next(
        (g for t in (*syntax.children(noun.i, "compound", "nmod"), *behind) if (g := _handed(page, (t,)))), None
    )
    if goods is None or goods[1] != "supplies":
        return
    hung = (noun, *behind)
    to = [t for h in hung for p in syntax.children(h.i, "prep") if p.lower in ("to", "for") for t in _objects(page, p)]
    by = [t for h in hung for p in syntax.children(h.i, "prep") if p.lower in ("by", "from") for t in _objects(page, p)]
    by += [t for t in syntax.children(noun.i, "poss", "amod", "compound", "nmod") if t.i < noun.i]
    verb = next((t for t in syntax.ancestors(noun.i) if t.pos in ("VERB", "AUX")), None)
    if verb is not None and (verb.lemma in _UNSHIPPED or not page.held(verb) or page.negative(verb)):
        return
    yield from _handed_over(page, noun, goods, _all_sided(page, by), _all_sided(page, to))


def _given(page: Page, verb: Token) -> Iterator[Draft]:
    """ "A has provided drones to B in X, C in Y, and D": one relation for each of the list; "provides B with
    drones"."""
    syntax = page.syntax
    objects = syntax.children(verb.i, "dobj", "nsubjpass")
    sent = syntax.head(verb.i) if verb.label == "acl" and verb.tag == "VBN" and not objects else None
    if sent is not None:
        objects = (sent,)  # "rockets | sent | by A to B"
    goods = _handed(page, objects)
    targets: list[str] = []
    if goods is not None and len(objects) > 1 and not sent and goods[0].i != objects[0].i:
        targets = list(sided(page, objects[0]))  # "sells | B | most of its tanks"
    if goods is not None and not sent:  # "sent | Arda | artillery shells", one noun phrase to parsers
        after = syntax.tokens[verb.i + 1]
        close = page.cast.heads.get(page.name_end(after.i)) if page.is_name(after.i) else None
        if close is not None and after.label in ("compound", "nmod") and syntax.tokens[after.i].pos == "PROPN":
            targets += [close]
    if goods is None:
        # "Provides the rebels | with arms": parsers may hang it on the rebels.
        behind = tuple(t for i in (verb.i, *(o.i for o in objects)) for t in syntax.behind(i, "with"))
        goods = _handed(page, behind) if objects else None
        targets = [e for t in objects for e in sided(page, t)]
    if goods is None:
        return
    passive = sent is not None or bool(syntax.children(verb.i, "nsubjpass"))
    doers = page.bearers(page.agent(verb)) if passive else page.bearers(page.subject(verb))
    for child in (*syntax.children(verb.i, "dative", "prep"), *syntax.children(goods[0].i, "prep")):
        if child.lower == "to" or child.label == "dative" or (child.lower == "for" and child.head == goods[0].i):
            row = list(_recipients(page, child))
            reached = _all_sided(page, _objects(page, child))
            targets.extend(reached if reached and len(row) < 2 else row)
    yield from _handed_over(page, verb, goods, doers, tuple(dict.fromkeys(targets)))


def _got(page: Page, verb: Token) -> Iterator[Draft]:
    """ "B gets its drones from A", "B receives money from A"."""
    syntax = page.syntax
    goods = _handed(page, syntax.children(verb.i, "dobj"))
    if goods is None:
        return
    hung = (verb, goods[0], *syntax.conjuncts(goods[0].i))
    ways = ("from", "in") if goods[0].lemma in _HAVENS else ("from",)
    preps = [p for t in hung for p in syntax.children(t.i, "prep") if p.lower in ways]
    givers = [t for p in preps for t in _objects(page, p)]
    if not givers and goods[0].head == verb.i:  # "gets Ardan arms"
        givers += [t for t in syntax.children(goods[0].i, "amod", "compound", "nmod", "poss") if t.i < goods[0].i]
    yield from _handed_over(page, verb, goods, _all_sided(page, givers), sided(page, page.subject(verb)))


def _coming(page: Page, verb: Token) -> Iterator[Draft]:
    """ "Weapons for B come from A", "B's money comes from A"."""
    syntax, subject = page.syntax, page.subject(verb)
    goods = _handed(page, (subject,)) if subject is not None and subject.tag[:2] == "NN" else None
    if goods is None or subject is None:
        return
    owners = [t for t in syntax.children(subject.i, "poss") if t.i < subject.i]
    behind = [p for p in syntax.children(subject.i, "prep") if p.lower in ("for", "to", "of")]
    owners += [t for p in behind for t in syntax.children(p.i, "pobj")]
    yield from _handed_over(page, verb, goods, _sides_behind(page, verb, "from"), _all_sided(page, owners))


def _relying(page: Page, verb: Token) -> Iterator[Draft]:
    """ "B relies on A for weapons", "B depends on A's money"."""
    syntax = page.syntax
    goods = _handed(page, tuple(_behind(page, verb, "for")))
    on = _behind(page, verb, "on")
    if goods is not None:
        doers = _all_sided(page, on)
    else:
        goods = _handed(page, tuple(on))
        owned = [t for d in on for t in syntax.children(d.i, "poss", "amod", "compound", "nmod")]
        owned += [t for d in on for p in syntax.children(d.i, "prep") if p.lower == "from" for t in _objects(page, p)]
        doers = _all_sided(page, owned)
    if goods is not None:
        yield from _handed_over(page, verb, goods, doers, sided(page, page.subject(verb)))


def _behind(page: Page, verb: Token, way: str) -> list[Token]:
    hung = (verb, *(t for p in page.syntax.children(verb.i, "prep") for t in _objects(page, p)))
    return [t for h in hung for p in page.syntax.children(h.i, "prep") if p.lower == way for t in _objects(page, p)]


def _objects(page: Page, prep: Token) -> tuple[Token, ...]:
    return page.syntax.children(prep.i, "pobj")


def _sides_behind(page: Page, verb: Token, way: str) -> tuple[str, ...]:
    preps = [p for p in page.syntax.children(verb.i, "prep") if p.lower == way]
    return _all_sided(page, [t for p in preps for t in _objects(page, p)])


def _all_sided(page: Page, tokens: Sequence[Token]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(e for t in tokens for e in sided(page, t)))


_MOVES = {
    **dict.fromkeys(_GIVE, _given),
    **dict.fromkeys(_GET, _got),
    "come": _coming,
    "flow": _coming,
    **dict.fromkeys(("rely", "depend"), _relying),
}


def _handed_over(
    page: Page, verb: Token, goods: tuple[Token, RelationKind], doers: tuple[str, ...], targets: tuple[str, ...]
) -> Iterator[Draft]:
    noun, kind = goods
    doers = tuple(e for e in doers if page.rules(e))
    targets = tuple(e for e in targets if e not in doers)
    if kind == "supports":
        doers = tuple(e for e in doers if _kind(page, e) in (*_PAYING, "place"))
        targets = tuple(e for e in targets if is_paid(page, e))
    value = page.syntax.span(noun.i, noun.i + 1).text if kind == "supplies" else None
    yield from page.pairs(kind, doers, targets, verb, _RULE, value)


def _handed(page: Page, nouns: tuple[Token, ...]) -> tuple[Token, RelationKind] | None:
    """The goods or money among nouns and what is joined to them, with what it makes of who gives it; goods first."""
    things = [t for d in nouns for t in (d, *page.syntax.conjuncts(d.i))]
    found = [(t, kind) for t in things if (kind := _sort(page, t)) is not None]
    return min(found, key=lambda f: f[1] != "supplies", default=None)


def _sort(page: Page, noun: Token) -> RelationKind | None:
    """What giving it makes of somebody, read off it or off what there is so much of: "13 consignments of rockets",
    "$3 million"."""
    of = page.syntax.behind(noun.i, "of")
    words = (word for t in (noun, *of) for word in (t.lemma, t.lower))
    kind = next((_goods()[word] for word in words if word in _goods()), None)
    if kind is None and any(t.tag == "$" for t in page.syntax.children(noun.i)):
        kind = "supports"
    return cast("RelationKind | None", kind)


def is_handed(page: Page, noun: Token) -> bool:
    """Whether a noun is of goods of war by the words beside it: "arms supplier", "supplier of rockets"."""
    behind = page.syntax.behind(noun.i)
    return any(_sort(page, t) == "supplies" for t in (*page.syntax.children(noun.i, "compound", "nmod"), *behind))


def _kind(page: Page, entity_id: str) -> str | None:
    entity = page.cast.get(entity_id)
    return None if entity is None else entity.kind


def is_kept(page: Page, entity_id: str) -> bool:
    """Whether it is a body that others may harbour: an armed group, or one that is known by its name."""
    entity = page.cast.get(entity_id)
    named = entity is not None and any(m.form == "name" and m.text.split()[-1][:1].isupper() for m in entity.mentions)
    if entity is None:
        return False
    congress = named and entity.kind == "organization" and entity.sector == "LEG"  # movements call themselves so
    return congress or (is_paid(page, entity_id) and (named or entity.kind in ("armed_group", "group")))


def is_paid(page: Page, entity_id: str) -> bool:
    """Whether it is a body that others may keep: an armed group, a party, an organization of no known trade."""
    entity = page.cast.get(entity_id)
    if entity is not None and entity.kind == "group":
        return entity.sector == "REB"  # "the rebels"
    return entity is not None and entity.kind in _PAID and entity.sector in _PAID_SECTORS


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
    return entity.kind in SIDES or entity.kind == "other" or (entity.kind == "place" and entity.country is None)


def _place(page: Page, token: Token) -> bool:
    return token.label == "pobj" and page.syntax.tokens[token.head].lower in ("in", "of")


def _between(page: Page, token: Token, top: Token) -> Iterator[Token]:
    for above in page.syntax.ancestors(token.i):
        if above.i == top.i:
            return
        yield above
