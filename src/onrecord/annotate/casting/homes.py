"""Homes: the country of people of whom only the town, region or body that they serve is told: "Ohio Governor X", "the
mayor of Lyon, X", "X, who heads the Kordian statistics office", "X was sworn in as Kordia's premier"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from onrecord.annotate.cast import Cast
from onrecord.annotate.naming.nominals import CHOOSING, HELD_AS, takes_over
from onrecord.annotate.nouns import noun_at
from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons.actors import role
from onrecord.records import Entity

# PLOVER sectors of those who serve a place as one of its own. A bishop, a teacher or a trader may come from anywhere.
_OF_STATE = frozenset(("GOV", "LEG", "JUD", "COP"))
# Of bodies that are told of by the town where they have their seat.
_OF_TOWNS = frozenset(("BUS", "JRN", None))
_BASED = frozenset("based headquartered".split())
# Offices by which whoever leads a region is told of too: "Catalonia's leader".
_RULERS = frozenset("leader premier president ruler".split())
# Whoever is sent to a place is another's.
_SENT = frozenset(
    "srsg envoy representative rapporteur coordinator mediator ambassador diplomat correspondent consul attache "
    "attaché negotiator spokesman spokeswoman spokesperson delegate emissary nuncio".split()
)
_LEADING = frozenset("head lead chair run command direct oversee govern captain preside edit manage".split())
# "X | sits on the Kordian parliament's committee", "X | works for Kordia's navy".
_BELONGING = frozenset("sit serve belong work".split())
_WITHIN = frozenset("on in at for to with over".split())
# "X | became Kordia's premier", "X | was named Kordia's envoy".
_BECOMING = frozenset("become remain stay be".split())
_SUBJECTS = ("nsubj", "nsubjpass")
_OFFICE_LABELS = ("attr", "oprd", "dobj")
_BODIES = frozenset(("country", "government", "organization"))
_HOMES = _BODIES | {"place"}


def at_home(cast: Cast, syntax: Syntax) -> Cast:
    """The cast in which people of no country have that of the place or body that they are told to serve, where it is
    one. Countries of places must be known."""
    return replace(cast, entities=tuple(_at_home(cast, syntax, entity) for entity in cast.entities))


def _at_home(cast: Cast, syntax: Syntax, entity: Entity) -> Entity:
    if entity.country is not None:
        return entity
    if entity.kind == "organization" and entity.sector in _OF_TOWNS:
        codes = set(_seated(cast, syntax, entity))
        return replace(entity, country=codes.pop()) if len(codes) == 1 else entity
    if entity.kind != "person":
        return entity
    heads = [t.i for m in entity.mentions if m.form == "name" and (t := _head_of(cast, syntax, entity, m.start, m.end))]
    if not heads:
        codes = set(_by_office(cast, syntax, entity))
        return replace(entity, country=codes.pop()) if len(codes) == 1 else entity
    codes = set(_by_titles(cast, syntax, entity))
    if not codes and entity.sector in _OF_STATE:
        codes = {code for head in heads for code in _from(cast, syntax, head)}
    if not codes:
        codes = {code for head in heads for code in _seat_behind(cast, syntax, head)}
    if not codes:
        codes = {code for head in heads for code in _by_clauses(cast, syntax, entity, head)}
    return replace(entity, country=codes.pop()) if len(codes) == 1 else entity


def _head_of(cast: Cast, syntax: Syntax, entity: Entity, start: int, end: int) -> Token | None:
    return next((t for t in syntax.tokens_in(start, end) if cast.heads.get(t.i) == entity.id), None)


def _by_titles(cast: Cast, syntax: Syntax, entity: Entity) -> Iterator[str]:
    """The countries of the places in somebody's titles: "Ohio Governor", "police chief of Lyon"."""
    for title in entity.titles:
        tokens = syntax.tokens_in(title.span.start, title.span.end)
        offices = [noun for t in tokens if (noun := noun_at(syntax, t.i)) is not None and noun.title]
        known = [found for noun in offices if (found := role(noun.noun.rstrip("."))) is not None]
        served = entity.sector in _OF_STATE or any(found.sector in _OF_STATE for found in known)
        served = served or (entity.sector is None and any(noun.noun in _RULERS for noun in offices))
        if not offices or not served or any(noun.noun in _SENT for noun in offices):
            continue
        for token in tokens:
            if token.tag == "WP$":
                yield from _whose(cast, syntax, token)
            place = cast.named_by(token.i)
            if place is not None and place.kind == "place" and place.country is not None:
                yield place.country


def _by_office(cast: Cast, syntax: Syntax, entity: Entity) -> Iterator[str]:
    """The country of the place before the office of somebody whose name is not told: "the Ohio governor"."""
    for head in _nominal_heads(cast, syntax, entity):
        office = noun_at(syntax, head.i)
        known = role(office.noun) if office is not None and office.title else None
        if known is None or known.noun in _SENT or known.sector not in _OF_STATE:
            continue
        for child in (*syntax.children(head.i, "compound", "nmod", "poss"), *syntax.behind(head.i, "of")):
            place = cast.named_by(child.i)
            if place is not None and place.kind == "place" and place.country is not None:
                yield place.country


def _seated(cast: Cast, syntax: Syntax, entity: Entity) -> Iterator[str]:
    """The country of the town by which a firm or outlet is told of: "the Stuttgart carmaker", "the Oslo-based firm"."""
    for head in _nominal_heads(cast, syntax, entity):
        based = (c for t in syntax.children(head.i, "amod") if t.lower in _BASED for c in syntax.children(t.i))
        for child in (*syntax.children(head.i, "compound", "nmod"), *based):
            place = cast.named_by(child.i)
            if place is not None and place.kind in ("place", "country") and place.country is not None:
                yield place.country


def _nominal_heads(cast: Cast, syntax: Syntax, entity: Entity) -> Iterator[Token]:
    for mention in entity.mentions:
        if mention.form == "nominal":
            yield from (t for t in syntax.tokens_in(mention.start, mention.end) if cast.heads.get(t.i) == entity.id)


def _seat_behind(cast: Cast, syntax: Syntax, head: int) -> Iterator[str]:
    """The country of the American state in brackets behind a lawmaker's name: "X (Ill.)"."""
    tokens = syntax.tokens
    if head + 3 >= len(tokens) or tokens[head + 1].text != "(" or tokens[head + 3].text != ")":
        return
    place = cast.named_by(head + 2)
    if place is not None and place.kind == "place" and place.country == "US":
        yield "US"


def _whose(cast: Cast, syntax: Syntax, token: Token) -> Iterator[str]:
    """The country of what "whose" takes up: "Chad, | whose president, X, ..."."""
    clause = next((t for t in syntax.ancestors(token.i) if t.label == "relcl"), None)
    whole = cast.named_by(clause.head) if clause is not None else None
    if whole is not None and whole.kind in _HOMES and whole.country is not None:
        yield whole.country


def _from(cast: Cast, syntax: Syntax, head: int) -> Iterator[str]:
    """The country of the place that the name of somebody in office is followed by: "Senator X of Ohio"."""
    for place in syntax.behind(head, "of", "from"):
        found = cast.named_by(place.i)
        if found is not None and found.kind == "place" and found.country is not None and place.i <= head + 4:
            yield found.country


def _by_clauses(cast: Cast, syntax: Syntax, entity: Entity, head: int) -> Iterator[str]:
    """The countries of the bodies that somebody is told to head or to belong to, and of whose offices he or she is told
    to hold, by the verb that a name is the subject of, or that a "who" behind it is."""
    token = syntax.tokens[head]
    verbs = [syntax.tokens[token.head]] if token.label in _SUBJECTS else []
    for clause in syntax.children(head, "relcl"):
        if any(c.tag == "WP" for c in syntax.children(clause.i, *_SUBJECTS)):
            verbs.append(clause)
    for verb in verbs:
        if syntax.children(verb.i, "neg") or any(t.tag == "MD" for t in syntax.children(verb.i, "aux")):
            continue
        for office in _held_by(syntax, verb):
            if cast.heads.get(office.i) != entity.id:
                yield from _country_behind(cast, syntax, office)


def _held_by(syntax: Syntax, verb: Token) -> Iterator[Token]:
    """The nouns of the bodies and offices that whoever does what a verb says has by it."""
    passive = bool(syntax.children(verb.i, "nsubjpass"))
    below = [*syntax.children(verb.i, "prep", "prt", "agent", "advmod")]
    below += [p for prt in syntax.children(verb.i, "prt", "prep") for p in syntax.children(prt.i, "prep")]
    as_what = [o for p in below if p.lower == "as" for o in syntax.children(p.i, "pobj")]
    said = syntax.children(verb.i, *_OFFICE_LABELS)
    if verb.lemma in _LEADING and not passive:
        yield from (t for t in said if t.label == "dobj")
        yield from (o for p in below if p.lower == "over" for o in syntax.children(p.i, "pobj"))
    if verb.lemma in _BELONGING:
        yield from (o for p in below if p.lower in _WITHIN for o in syntax.children(p.i, "pobj"))
    if verb.lemma in _BECOMING or (passive and verb.lemma in CHOOSING):
        yield from (t for t in said if _is_office(syntax, t))
    if verb.lemma in HELD_AS | CHOOSING or takes_over(syntax, verb):
        yield from (t for t in as_what if _is_office(syntax, t))


def _is_office(syntax: Syntax, token: Token) -> bool:
    found = noun_at(syntax, token.i)
    return token.lemma == "head" or (found is not None and found.kind == "person" and found.title)


def _country_behind(cast: Cast, syntax: Syntax, token: Token) -> Iterator[str]:
    """The country of a body by what it is known to be, or of an office by whose it is: "Kordia's first | premier"."""
    named = cast.named_by(token.i)
    if named is not None and named.kind in _BODIES and named.country is not None:
        yield named.country
        return
    owners = [*syntax.children(token.i, "poss", "compound", "nmod", "amod"), *syntax.behind(token.i, "of", "at", "for")]
    sent = _is_office(syntax, token) and token.lemma in _SENT
    for owner in owners:
        found = cast.named_by(owner.i)
        if sent and owner.label == "pobj":
            continue
        if found is None and owner.label == "pobj" and owner.tag == "NN":
            yield from _country_behind(cast, syntax, owner)  # "head of Kordia's central | bank"
        elif (
            found is not None
            and found.country is not None
            and found.kind in _HOMES
            and not (sent and found.kind == "place")
        ):
            yield found.country
            return
