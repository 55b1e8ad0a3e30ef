"""Counterparts: whose office somebody has or had by a word for it: "the president met his Velan counterpart, X", "her
predecessor, X"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.standing.bearers import Draft, Page
from onrecord.annotate.standing.posts import LANDS, office_kind
from onrecord.annotate.syntax import Token
from onrecord.records import Entity

_RULE = "description"
_NEW = frozenset({"new", "next", "incoming", "current"})
_OF = ("in", "from", "of")


def counterparts(page: Page) -> Iterator[Draft]:
    """Who has an office like another's, or had it before, in no order and not yet without repetition."""
    for noun in page.syntax.tokens:
        if noun.tag.startswith("VB") and noun.lemma in ("succeed", "take"):
            yield from _succeeded(page, noun)
        if noun.tag not in ("NN", "NNS") or noun.lemma not in ("counterpart", "predecessor"):
            continue
        owner = next(iter(page.syntax.children(noun.i, "poss")), None)
        whose = page.cast.get(page.one(owner)) if owner is not None else None
        office = None if whose is None else _office(page, whose)
        if whose is None or office is None:
            continue
        for bearer, land in _bearers(page, noun):
            if bearer == whose.id or not page.is_person(bearer) or not page.is_named(bearer):
                continue
            value, body = office
            ends = [noun.i, *(i for i, e in page.named(noun.i, noun.i + 12) if e == bearer)]
            first, stop = page.syntax.left_edge(noun.i), max(ends[:2]) + 1
            if noun.lemma == "predecessor":
                yield Draft("holds_office", bearer, body, value, False, first, stop, "removal")
            elif land is not None and (body is None or _is_land(page, body)):
                yield Draft("holds_office", bearer, land, value, False, first, stop, _RULE)


def _succeeded(page: Page, verb: Token) -> Iterator[Draft]:
    """ "Army chief X succeeded Y", "X, the new mayor of Fulja, took over from Y": Y had the office before."""
    syntax = page.syntax
    if verb.lemma == "succeed":
        old = syntax.children(verb.i, "dobj")
    else:
        over = [t for t in syntax.children(verb.i, "prt", "advmod") if t.lower == "over"]
        over = [] if syntax.children(verb.i, "dobj") else over  # "took over the firm from Y"
        old = tuple(o for t in (verb, *over) for o in syntax.behind(t.i, "from")) if over else ()
    if not old or not page.held(verb) or page.negative(verb) or syntax.children(verb.i, "auxpass"):
        return
    successor = page.cast.get(next(iter(page.bearers(page.subject(verb))), None))
    office = _office(page, successor) if successor is not None and successor.kind == "person" else None
    for bearer in page.bearers(old[0])[:1] if office is not None else ():
        if page.is_person(bearer) and page.is_named(bearer) and successor is not None and bearer != successor.id:
            stop = page.name_end(old[0].i) + 1
            yield Draft(
                "holds_office",
                bearer,
                office[1] if office else None,
                office[0] if office else None,
                False,
                verb.i,
                stop,
                "removal",
            )


def _office(page: Page, whose: Entity) -> tuple[str, str | None] | None:
    """The noun of somebody's office, as far as it says what anybody has who is the like, and whose office it is."""
    for title in whose.titles:
        tokens = page.syntax.tokens_in(title.span.start, title.span.end)
        stop = next((n for n, t in enumerate(tokens) if t.lower in ("of", "for")), len(tokens))
        kinds = [(n, office_kind(t)) for n, t in enumerate(tokens[:stop])]
        held = [n for n, kind in kinds if kind in ("holds_office", "leads", "spokesperson_for")]
        if not held:
            continue
        last = first = held[-1]
        while first and tokens[first - 1].i not in page.cast.heads and tokens[first - 1].tag[:2] in ("NN", "JJ"):
            first -= 1
        return page.syntax.span(tokens[first].i, tokens[last].i + 1).text, title.organization
    for mention in whose.mentions:
        tokens = page.syntax.tokens_in(mention.start, mention.end) if mention.form == "nominal" else ()
        if tokens and office_kind(tokens[-1]) in ("holds_office", "leads"):
            first = len(tokens) - 1  # "the new Ardan | prime minister |"
            while first and _goes_with(page, tokens[first - 1]):
                first -= 1
            return page.syntax.span(tokens[first].i, tokens[-1].i + 1).text, None
    return None


def _goes_with(page: Page, word: Token) -> bool:
    """Whether a word before an office is part of what it is called."""
    return word.i not in page.cast.heads and word.tag[:2] in ("NN", "JJ") and word.lower not in _NEW


def _bearers(page: Page, noun: Token) -> Iterator[tuple[str, str | None]]:
    """(who, of which state) of those who are named as counterparts: "his Velan counterpart, X", "their counterparts
    from Arda and Vela, X and Y"."""
    syntax = page.syntax
    before = [t for t in syntax.children(noun.i, "amod", "compound", "nmod") if t.i < noun.i]
    lands = [e for t in before for e in page.bearers(t) if _is_land(page, e)]
    behind = (e for t in syntax.behind(noun.i, *_OF) for e in page.bearers(t))
    lands += [e for e in behind if (body := page.cast.get(e)) is not None and body.kind == "country"]
    own = page.one(noun)
    named = [own] if own is not None else []
    named += [e for t in syntax.children(noun.i, "appos") for e in page.bearers(t)]
    people = tuple(dict.fromkeys(named))
    if not any(page.is_named(e) for e in people):
        people = _set_off(page, noun) or people
    for n, person in enumerate(people):
        if len(lands) == len(people):
            yield person, lands[n]
        else:
            yield person, lands[0] if len(lands) == 1 else None


def _set_off(page: Page, noun: Token) -> tuple[str, ...]:
    """Who is named between commas behind a counterpart and his country, whatever parsers hang the name on."""
    syntax = page.syntax
    last = max((page.name_end(t.i) for t in syntax.behind(noun.i, *_OF)), default=noun.i)
    while page.names(last + 1) is not None or syntax.tokens[last + 1].lower == "of":
        last += 1
        if last + 2 >= syntax.sentence_of(noun.i).stop:
            return ()
    comma = syntax.after(last)
    if comma is None or comma.text != "," or (bearer := page.names(last + 2)) is None:
        return ()
    return (bearer,) if page.is_person(bearer) else ()


def _is_land(page: Page, entity_id: str) -> bool:
    entity = page.cast.get(entity_id)
    return entity is not None and entity.kind in LANDS
