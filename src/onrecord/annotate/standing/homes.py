"""Homes: where a body is run from, somebody lives or a place lies: "X, based in Y", "has its headquarters in Y", "the
battalion stationed at Y", "X, a village in Y"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from onrecord.annotate.standing.antecedents import where, whose
from onrecord.annotate.standing.bearers import BODIES, Draft, Page
from onrecord.annotate.syntax import Token
from onrecord.lexicons import load

_RULE = "home"
_WAYS = frozenset({"in", "at", "on", "near", "outside"})
_HAVING = frozenset({"have", "keep", "maintain", "establish"})
_MOVING = frozenset({"move", "relocate", "transfer", "shift"})
_COPULAS = frozenset({"be", "remain"})
_LANDS = frozenset({"place", "country"})
# "Operates from | bases | in Y".
_LAIRS = frozenset(
    "base bases basis camp hideout stronghold sanctuary office headquarters compound hideaway bunker site".split()
)
# What lies on a border is on either side of it.
_EDGES = frozenset("border frontier boundary".split())
# "X, a suburb of Y".
_OF_LANDS = frozenset({"capital", "suburb", "outskirt", "seat"})
_REGIONS = frozenset(
    "state province region district county department governorate prefecture oblast territory island".split()
)
_PASSING = frozenset({"temporary", "makeshift", "mobile", "old", "former"})


@cache
def _words(form: str) -> frozenset[str]:
    return frozenset(row["word"] for row in load("homes") if row["form"] == form)


def homes(page: Page) -> Iterator[Draft]:
    """Who or what is where for good, in no order and not yet without repetition."""
    for token in page.syntax.tokens:
        if token.tag.startswith("VB") and token.lower in _words("settled"):
            yield from _settled(page, token)
        elif token.tag.startswith("VB") and token.lemma in _words("lying") | _words("from"):
            yield from _lying(page, token)
        elif token.tag in ("NN", "NNS") and (token.lemma in _words("seat") or _kept(page, token)):
            yield from _seated(page, token)
        if token.lower == "in" and token.i and page.syntax.tokens[token.i - 1].text == ",":
            yield from _set_off(page, token)
        if token.tag == "NN" and token.lemma in _words("spot") | _words("house"):
            yield from _described(page, token)


def _settled(page: Page, verb: Token) -> Iterator[Draft]:
    """ "X is based in Y", "X, stationed at Y", "fighters garrisoned near Y"."""
    syntax = page.syntax
    passive = bool(syntax.children(verb.i, "auxpass", "nsubjpass"))
    if verb.label == "amod" or not page.held(verb) or (verb.tag != "VBN" and not passive):
        return
    whom = page.patient(verb)
    if (there := where(page, verb)) is not None:
        own = next(iter(syntax.children(verb.i, "nsubjpass", "nsubj")), None)
        if own is not None:
            yield from _drafts(page, page.bearers(own), [there], verb, own.i, negative=page.negative(verb))
        return
    behind = [t for p in syntax.children(verb.i, "prep") if p.lower in _WAYS for t in syntax.children(p.i, "pobj")]
    behind += [t for p in syntax.children(verb.i, "prep") if p.lower == "out" for t in syntax.behind(p.i, "of")]
    if whom is not None:
        yield from _drafts(page, page.bearers_before(whom, verb.i), behind, verb, whom.i, negative=page.negative(verb))


def _lying(page: Page, verb: Token) -> Iterator[Draft]:
    """ "X, which lies in Y", "X, who lives in Y", "X operates out of Y"."""
    syntax = page.syntax
    if not page.held(verb) or syntax.children(verb.i, "auxpass", "nsubjpass"):
        return  # "was ruled from Arda"
    preps = syntax.children(verb.i, "prep")
    if verb.lemma in _words("from"):
        ways = [p for p in preps if p.lower == "from"]
        out = [t for t in (*preps, *syntax.children(verb.i, "prt", "advmod")) if t.lower == "out"]
        ways += [p for t in (*out, *((verb,) if out else ())) for p in syntax.children(t.i, "prep") if p.lower == "of"]
    else:
        ways = [p for p in preps if p.lower in _WAYS]
    whom = page.subject(verb)
    if whom is None:
        return
    lying = verb.lemma not in ("live", "reside", "dwell", *_words("from"))
    there = where(page, verb)
    whose = tuple(
        e
        for e in page.bearers_before(whom, verb.i if there is None else whom.i + 1)
        if page.is_named(e) and (b := page.cast.get(e)) is not None and (b.kind != "person" or not lying)
    )
    behind = [t for p in ways for t in syntax.children(p.i, "pobj")]
    lairs = [t for t in behind if t.lemma in _LAIRS and t.i not in page.cast.heads]
    behind = [t for lair in lairs for t in syntax.behind(lair.i, *_WAYS)] or behind
    behind = [there] if there is not None else behind
    yield from _drafts(page, whose, behind, verb, whom.i, negative=page.negative(verb))


def _seated(page: Page, noun: Token) -> Iterator[Draft]:
    """ "X's headquarters in Y", "X, whose home base is Y", "X, with headquarters in Y", "Y is home to X"."""
    syntax, head = page.syntax, page.syntax.head(noun.i)
    if any(t.lower in _PASSING for t in syntax.children(noun.i, "amod")):
        return
    if noun.lower == "home":
        yield from _home_to(page, noun)
    if noun.lower in ("home", "base", "seat") and not (
        noun.label in ("dobj", "nsubj") or syntax.children(noun.i, "poss")
    ):
        return
    verb = head if head is not None and head.pos in ("VERB", "AUX") else None
    if verb is not None and (page.negative(verb) or not page.held(verb)):
        return
    owners = list(syntax.children(noun.i, "poss", "compound", "nmod"))
    owners += syntax.behind(noun.i, "of")
    whose = [e for t in owners for e in _owned_by(page, t)]
    its = any(t.tag == "PRP$" for t in owners)
    if (its or not whose) and verb is not None and noun.label == "dobj" and verb.lemma in _HAVING | _MOVING:
        whose = list(page.bearers(page.subject(verb)))
    if not whose and head is not None and noun.label == "pobj" and head.lower == "with":
        before = syntax.tokens[max(head.i - 2, 0)]  # "X | , | with headquarters in Y", whatever with hangs on
        above = syntax.head(head.i)
        whose = list(page.bearers(above)) if above is not None and above.pos in ("NOUN", "PROPN") else []
        whose = whose or [e for e in (page.cast.heads.get(before.i),) if e is not None]
    at = [t for p in syntax.children(noun.i, "prep") if p.lower in _WAYS for t in syntax.children(p.i, "pobj")]
    if verb is not None and verb.lemma in _HAVING | _COPULAS:
        at += [t for p in syntax.children(verb.i, "prep") if p.lower in _WAYS for t in syntax.children(p.i, "pobj")]
        at += syntax.children(verb.i, "attr") if noun.label == "nsubj" and verb.lemma in _COPULAS else ()
    if verb is not None and verb.lemma in _MOVING:
        at += syntax.behind(verb.i, "to")
    bodies = tuple(e for e in whose if (b := page.cast.get(e)) is not None and b.kind in (*BODIES, "group"))
    yield from _drafts(page, bodies, at, noun, noun.i)


def _kept(page: Page, noun: Token) -> bool:
    """Whether a body keeps its offices somewhere: "has its | offices | in Y"."""
    head = page.syntax.head(noun.i)
    own = any(t.tag == "PRP$" for t in page.syntax.children(noun.i, "poss"))
    return noun.lemma == "office" and own and noun.label == "dobj" and head is not None and head.lemma in _HAVING


def _home_to(page: Page, noun: Token) -> Iterator[Draft]:
    """ "Y is | home | to X", "Y, | home | to X"."""
    syntax, head = page.syntax, page.syntax.head(noun.i)
    place = head if head is not None and noun.label == "appos" else None
    if head is not None and noun.label in ("attr", "acomp") and head.lemma in _COPULAS and page.held(head):
        place = page.subject(head)
    if place is None:
        return
    for token in syntax.behind(noun.i, "to"):
        whose = tuple(e for e in page.bearers(token) if page.is_named(e) and page.bodies(e))
        yield from _drafts(page, whose, [place], noun, token.i)


def _owned_by(page: Page, owner: Token) -> tuple[str, ...]:
    if owner.tag != "WP$":
        return page.bearers(owner)
    return whose(page, owner)


def _described(page: Page, noun: Token) -> Iterator[Draft]:
    """ "X, a village in Y", "X is a town in Y", "the village of X in Y"."""
    syntax, head = page.syntax, page.syntax.head(noun.i)
    spot = noun.lemma in _words("spot")
    ways = ("in", "on", "near", "of") if noun.lemma in _OF_LANDS else ("in", "on", "near")
    preps = [p for p in syntax.children(noun.i, "prep") if p.lower in ways and p.i > noun.i]
    behind = [t for p in preps if p.lower != "near" or spot for t in syntax.children(p.i, "pobj")]
    named: tuple[str, ...] = ()
    at = noun.i
    if head is not None and noun.label == "appos":
        named, at = page.bearers_before(head, head.i + 1), head.i
    elif head is not None and noun.label == "attr" and head.lemma in _COPULAS and page.held(head):
        subject = page.subject(head)
        named, at = page.bearers(subject), subject.i if subject is not None else noun.i
    elif spot and noun.lemma not in _OF_LANDS:
        of = syntax.behind(noun.i, "of")
        named = tuple(e for t in of for e in page.bearers_before(t, t.i + 1))
        inner = [p for t in of for p in syntax.children(t.i, "prep") if p.lower == "in"]
        behind += [t for p in inner for t in syntax.children(p.i, "pobj")]
    wanted = ("place", "organization") if spot else BODIES
    fits = tuple(e for e in named if page.is_named(e) and (b := page.cast.get(e)) is not None and b.kind in wanted)
    yield from _drafts(page, fits, behind, noun, at)


def _set_off(page: Page, prep: Token) -> Iterator[Draft]:
    """ "In | Fulja |, | in | Arda's Lanau state": a place, and the land or region that it lies in."""
    syntax = page.syntax
    own = page.cast.get(page.cast.heads.get(prep.i - 2)) if prep.i > 1 else None
    opened = syntax.tokens[syntax.left_edge(prep.i - 2) - 1] if own is not None and prep.i > 2 else prep
    if own is None or own.kind != "place" or not page.is_named(own.id) or opened.lower not in ("in", "near", "at"):
        return
    for token in syntax.children(prep.i, "pobj"):
        land = next(iter(_place(page, token)), None)
        entity = page.cast.get(land)
        listed = syntax.conjuncts(token.i) or syntax.after(page.name_end(token.i)) is None
        region = token.lower in _REGIONS or (entity is not None and entity.kind == "country")
        if entity is not None and land != own.id and region and not listed:
            yield from _drafts(page, (own.id,), [token], prep, prep.i - 2)


def _drafts(
    page: Page, whose: tuple[str, ...], behind: list[Token], said: Token, at: int, *, negative: bool = False
) -> Iterator[Draft]:
    """One relation for each; the place nearest to the words, as parsers name it or what it is of."""
    syntax = page.syntax
    for token in behind[:1]:
        found = [e for t in (token, *syntax.conjuncts(token.i)) for e in _place(page, t)]
        for place in dict.fromkeys(found):
            for one in whose:
                if one != place:
                    ends = (said.i, token.i, page.name_end(token.i), at)
                    first = max(syntax.sentence_of(said.i).first, min(ends))
                    yield Draft("located_in", one, place, None, negative, first, max(ends) + 1, _RULE)


def _place(page: Page, token: Token) -> tuple[str, ...]:
    """The place that a noun names, or that it is a part of: "Arda", "the | Arda | region", "eastern | Arda |"."""
    own = page.cast.get(page.one(token))
    if own is not None:
        return (own.id,) if own.kind in _LANDS else ()
    if token.lemma in _EDGES:
        return ()
    beside = page.syntax.children(token.i, "compound", "poss", "nmod", "amod")
    of = page.syntax.behind(token.i, "of")
    near = [e for t in (*beside, *of) if (e := page.cast.get(page.one(t))) is not None and e.kind in _LANDS]
    return (near[0].id,) if near else ()
