"""Sides: whom words for people and for officials stand for where somebody takes a side: "fighters of the Front" for the
Front, "President X" for X whatever the parser made of the name."""

from __future__ import annotations

from onrecord.annotate.standing.bearers import Page
from onrecord.annotate.syntax import Token

# Who acts for the body that they are of.
_OF_A_BODY = frozenset(
    """fighter soldier troop guerrilla rebel militant insurgent militiaman member leader leadership commander command
    cadre operative force gunman unit official remnant supporter chief wing man branch arm cell chapter franchise
    office bureau politburo exile delegation negotiator""".split()
)
# Who is against or for these is so of whoever has them.
_HAD = frozenset("rule reign authority leadership dominance hegemony occupation presence cause government".split())
_WAYS = frozenset({"of", "from"})
# "The general | X fled": between a title and the name behind it stands nothing.
_TITLES = frozenset({"NN", "NNP"})


def sided(page: Page, token: Token | None) -> tuple[str, ...]:
    """The entities that a noun stands for as a side: the body whose people it speaks of, else those that it names."""
    if token is None:
        return ()
    found = tuple(e for t in (token, *page.syntax.conjuncts(token.i)) for e in _of_body(page, t) or _named(page, t))
    # "The cleric | X | is": parsers hang the name on the noun.
    told = page.syntax.children(token.i, "appos")
    return tuple(dict.fromkeys(found)) or page.bearers(token) or tuple(e for t in told for e in page.bearers(t))


def _named(page: Page, token: Token) -> tuple[str, ...]:
    if token.tag in ("WP", "WDT"):
        return page.bearers(token)
    one = page.one(token)
    return (page.cast.members.get(one) or (one,)) if one is not None else _titled(page, token)


def _of_body(page: Page, noun: Token) -> tuple[str, ...]:
    """Of "guerrillas of the Front" and "Front fighters": the Front."""
    syntax = page.syntax
    if noun.lemma in _HAD and noun.tag == "NN" and noun.i not in page.cast.heads:
        had = (*syntax.children(noun.i, "poss"), *syntax.behind(noun.i, "of", "by"))
        return tuple(dict.fromkeys(e for t in had for e in page.bearers(t) if page.acts(e) or is_seat(page, e)))
    if noun.lemma not in _OF_A_BODY or noun.tag not in ("NN", "NNS"):
        return ()
    behind = [p for p in syntax.children(noun.i, "prep") if p.lower in _WAYS]
    owners = [t for p in behind for t in syntax.children(p.i, "pobj")]
    owners += [t for t in syntax.children(noun.i, "poss", "compound", "nmod") if t.i < noun.i]
    return tuple(dict.fromkeys(e for t in owners for e in page.bearers(t) if page.bodies(e) and page.is_named(e)))


def is_seat(page: Page, entity_id: str) -> bool:
    """Whether it is a place that may stand for who rules there: "opposed to | Tehran's | rule"."""
    entity = page.cast.get(entity_id)
    return entity is not None and entity.kind == "place" and entity.country is not None


def _titled(page: Page, title: Token) -> tuple[str, ...]:
    """The person named right behind a title that parsers cut off from the name: "loyal to President | X seized it"."""
    if title.tag not in _TITLES:
        return ()
    stop = page.syntax.sentence_of(title.i).stop
    for i in range(title.i + 1, min(title.i + 6, stop)):
        token = page.syntax.tokens[i]
        entity = page.cast.get(page.cast.heads.get(i))
        if entity is not None and i == page.name_end(i):
            return (entity.id,) if entity.kind == "person" else ()
        if not (token.tag.startswith("NNP") or token.tag == "HYPH"):
            return ()
    return ()
