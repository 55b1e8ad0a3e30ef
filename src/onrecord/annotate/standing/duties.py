"""Duties: which of a body's affairs somebody runs: "leads the militia's operations in the east", "is in charge of
procurement for the ministry"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.standing.bearers import Draft, Page
from onrecord.annotate.syntax import Token

_RUNNING = frozenset("lead head run direct command oversee supervise manage coordinate".split())
# What of a body somebody runs whose whole stands behind it: "the Asia | desk | of the institute".
_PARTS = frozenset(
    "desk division department unit office bureau branch section team programme program wing arm project".split()
)
_BODIES = frozenset(("organization", "armed_group", "government"))


def duties(page: Page) -> Iterator[Draft]:
    """Duties that people have in a body, each as an office that the words of it name; in no order and not yet without
    repetition."""
    for token in page.syntax.tokens:
        if token.lemma in _RUNNING and token.tag.startswith("VB"):
            yield from _run(page, token)
        elif token.lower == "charge":
            yield from _in_charge(page, token)


def _run(page: Page, verb: Token) -> Iterator[Draft]:
    syntax = page.syntax
    if syntax.children(verb.i, "auxpass") or not page.held(verb):
        return
    for noun in syntax.children(verb.i, "dobj"):
        if noun.i not in page.cast.heads:
            described = (t.i for t in syntax.children(noun.i, "amod", "compound") if verb.i < t.i < noun.i)
            yield from _duties(page, verb, page.subject(verb), noun, min(described, default=noun.i))


def _in_charge(page: Page, charge: Token) -> Iterator[Draft]:
    """ "Is in charge of procurement for the militia", "X, who is in charge of its finances"."""
    syntax, prep = page.syntax, page.syntax.head(charge.i)
    verb = syntax.head(prep.i) if prep is not None and prep.lower == "in" else None
    if verb is None or prep is None or not (verb.lemma == "be" and page.held(verb)):
        return
    for of in syntax.children(charge.i, "prep"):
        for noun in syntax.children(of.i, "pobj") if of.lower == "of" else ():
            if noun.i not in page.cast.heads:
                yield from _duties(page, verb, page.subject(verb), noun, prep.i)


def _duties(page: Page, verb: Token, bearer: Token | None, noun: Token, first: int) -> Iterator[Draft]:
    """One duty for each person who has it: `first` is where its words begin, which run to the noun and what follows."""
    syntax = page.syntax
    owners = list(syntax.children(noun.i, "poss"))
    if noun.lemma in _PARTS:
        owners += syntax.behind(noun.i, "of", "at")
    for above in (noun, syntax.tokens[noun.head], syntax.tokens[syntax.tokens[noun.head].head]):
        owners += syntax.behind(above.i, "for")
    bodies = [e for t in owners for e in page.bearers(t) if (b := page.cast.get(e)) is not None and b.kind in _BODIES]
    stop = noun.i + 1
    if stop < len(syntax.tokens) and syntax.tokens[stop].lower == "in":
        stop = max((t.i + 1 for t in syntax.children(stop, "pobj")), default=stop)
    for entity in page.bearers(bearer):
        person = page.cast.get(entity)
        if person is not None and person.kind == "person" and bodies:
            value = syntax.span(first, stop).text
            least, most = min(first, verb.i), max(stop, *(t.i + 1 for t in owners))
            yield Draft("holds_office", entity, bodies[0], value, page.negative(verb), least, most, "duty")
