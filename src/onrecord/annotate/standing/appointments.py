"""Appointments: who is made or unmade what ("was appointed foreign minister", "resigned as mayor of Fulja"),
and who served as what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from onrecord.annotate.standing.bearers import Draft, Page
from onrecord.annotate.standing.offices import office
from onrecord.annotate.standing.posts import body_of, extent, office_kind
from onrecord.annotate.syntax import Token
from onrecord.lexicons import load


def appointments(page: Page) -> Iterator[Draft]:
    """Offices that a verb gives, takes or fills. What is only planned, refused or proposed gives none."""
    syntax = page.syntax
    for verb in syntax.tokens:
        known = _known(page, verb) if verb.pos == "VERB" else None
        if known is None or not page.held(verb) or page.negative(verb) or verb.label == "amod":
            continue
        for noun in _offices_of(page, verb):
            for bearer, rule in _bearers(page, verb, noun, known):
                entity = page.cast.get(bearer)
                if entity is None or entity.kind != "person" or page.cast.heads.get(noun.i) == bearer:
                    continue
                first, stop = extent(page, noun)
                named = max((i + 1 for i in range(first, noun.i) if page.cast.heads.get(i) == bearer), default=first)
                first = max(first, named)
                value = syntax.span(first, stop).text
                for draft in office(page, bearer, body_of(page, noun, bearer), noun, value, first, stop, rule):
                    yield replace(draft, rule=rule)


def _offices_of(page: Page, verb: Token) -> Iterator[Token]:
    """The nouns of office that a verb is complemented with: "appointed minister", "resigned as minister"."""
    syntax = page.syntax
    nouns = list(syntax.children(verb.i, "oprd", "attr"))
    for prep in syntax.children(verb.i, "prep"):
        # "Took office with Ada Lind | as | her minister" is of Lind.
        if prep.lower == "as" and not any(p.lower == "with" and p.i < prep.i for p in syntax.children(verb.i, "prep")):
            nouns.extend(syntax.children(prep.i, "pobj"))
    for noun in nouns:
        if office_kind(noun) not in (None, "rank", "courtesy") and noun.tag in ("NN", "NNP"):
            yield noun


def _bearers(page: Page, verb: Token, noun: Token, known: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """Whoever is done to, or does, what gives or takes the office, with which of it befalls him."""
    syntax, (rule, who) = page.syntax, known
    patients = syntax.children(verb.i, "nsubjpass", "dobj") if " " not in _key(page, verb) else ()
    if who == "successor":
        doers = page.agent(verb) if syntax.children(verb.i, "nsubjpass") else page.subject(verb)
        yield from ((e, rule) for e in page.bearers(doers)[:1])
        yield from ((e, "removal") for t in patients for e in page.bearers(t)[:1])
        return
    if not patients:
        # "named Lia Moreno chairwoman": parsers hang the name on the office.
        patients = tuple(t for t in syntax.children(noun.i, "compound", "nsubj") if t.i in page.cast.heads)
    if not patients and who == "subject":
        subject = page.subject(verb)
        patients = (subject,) if subject is not None else ()
    found = page.bearers(patients[0]) if patients else ()
    if len(found) == 1:
        yield found[0], rule


def _key(page: Page, verb: Token) -> str:
    """A verb as the lexicon has it, with its particle or object where it needs one: "take over"."""
    beside = page.syntax.children(verb.i, "prt", "dobj")
    return next((k for t in beside if (k := f"{verb.lemma} {t.lemma}") in _verbs()), verb.lemma)


def _known(page: Page, verb: Token) -> tuple[str, str] | None:
    return _verbs().get(_key(page, verb))


@cache
def _verbs() -> Mapping[str, tuple[str, str]]:
    return {row["verb"]: (row["rule"], row["who"] or "") for row in load("office_verbs")}
