"""Allegiances: who has ties to whom, or swore to follow them: "X has links to Y", "a man with ties to Y", "X pledged
allegiance to Y"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.standing.bearers import Draft, Page
from onrecord.annotate.syntax import Token

_RULE = "allegiance"
_SWORN = frozenset("allegiance loyalty fealty oath bayat".split())
_SWEARING = frozenset("pledge swear vow declare give owe profess renew reaffirm offer".split())
_SWORE = frozenset("swore pledged vowed declared gave professed renewed".split())
_LINKS = frozenset("tie link connection affiliation".split())
_HAVING = frozenset("have maintain keep retain forge develop cultivate build".split())
# Ties of this sort make nobody anybody's affiliate.
_OF_TRADE = frozenset(
    "diplomatic trade economic commercial cultural family blood business bilateral trading historic historical "
    "personal emotional transport rail air road phone video internet genetic direct alleged suspected possible".split()
)
_CUTTING = frozenset("cut sever break end renounce rupture dissolve".split())
_NONE = frozenset({"no", "any", "neither", "zero", "few"})
_KINDS = ("organization", "armed_group", "government", "person", "group")


def allegiances(page: Page) -> Iterator[Draft]:
    """Who follows or is tied to whom, in no order and not yet without repetition."""
    for noun in page.syntax.tokens:
        if noun.lemma in _SWORN and noun.label == "dobj":
            yield from _sworn(page, noun)
        elif noun.lemma in _LINKS and noun.tag in ("NN", "NNS") and noun.label in ("dobj", "pobj"):
            yield from _tied(page, noun)


def _sworn(page: Page, noun: Token) -> Iterator[Draft]:
    verb = page.syntax.head(noun.i)
    before = page.syntax.tokens[noun.i - 1] if noun.i else noun
    if verb is not None and before.label == "amod" and before.head == noun.i and before.lower in _SWORE:
        # "Split off and later | swore | allegiance": parsers hang the verb on the noun.
        if page.held(verb):
            yield from _drafts(
                page, before, noun, page.bearers(page.subject(verb)), _behind(page, (noun, verb), ("to",))
            )
        return
    if verb is None or verb.lemma not in _SWEARING or not page.held(verb):
        return
    yield from _drafts(page, verb, noun, page.bearers(page.subject(verb)), _behind(page, (noun, verb), ("to",)))


def _tied(page: Page, noun: Token) -> Iterator[Draft]:
    syntax = page.syntax
    if any(t.lower in _OF_TRADE for t in syntax.children(noun.i, "amod", "compound", "nmod")):
        return
    above = syntax.head(noun.i)
    if above is None:
        return
    if noun.label == "dobj":
        if above.lemma not in _HAVING | _CUTTING | {"deny"} or not page.held(above):
            return
        subject, verb = page.subject(above), above
    else:
        subject, verb = syntax.head(above.i), above
        if above.lower != "with" or subject is None or subject.pos not in ("NOUN", "PROPN"):
            return
    above = syntax.head(subject.i) if subject is not None and subject.label == "appos" else None
    yield from _drafts(
        page, verb, noun, page.bearers(subject) or page.bearers(above), _behind(page, (noun, verb), ("to", "with"))
    )


def _behind(page: Page, hung: tuple[Token, ...], ways: tuple[str, ...]) -> list[tuple[int, str]]:
    """(token, entity) of whom the prepositions behind the noun, or behind its verb, name."""
    syntax, noun = page.syntax, hung[0]
    preps = [p for t in hung for p in syntax.children(t.i, "prep", "dative") if p.lower in ways and p.i > noun.i]
    return [(t.i, e) for p in preps[:1] for t in syntax.children(p.i, "pobj") for e in page.bearers(t)]


def _drafts(
    page: Page, verb: Token, noun: Token, subjects: tuple[str, ...], objects: list[tuple[int, str]]
) -> Iterator[Draft]:
    for subject in subjects:
        for at, target in objects:
            one, other = page.cast.get(subject), page.cast.get(target)
            if one is None or other is None or subject == target:
                continue
            if one.kind in _KINDS and other.kind in _KINDS:
                first, stop = min(verb.i, noun.i), max(noun.i, at) + 1
                none = any(t.lower in _NONE for t in page.syntax.children(noun.i, "det", "neg", "amod"))
                negative = page.negative(verb) or none or verb.lemma == "deny"
                rule = "membership over" if verb.lemma in _CUTTING and noun.lemma in _LINKS else _RULE
                if rule == _RULE or not negative:
                    yield Draft("affiliate_of", subject, target, None, negative, first, stop, rule)
