"""Appointments: who is made or unmade what ("was appointed foreign minister", "resigned as mayor of Fulja"),
and who served as what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from onrecord.annotate.standing.bearers import Draft, Page
from onrecord.annotate.standing.offices import body_of, extent, office, office_kind
from onrecord.annotate.syntax import Token
from onrecord.lexicons import load


def appointments(page: Page) -> Iterator[Draft]:
    """Offices that a verb gives, takes or fills. What is only planned, refused or proposed gives none."""
    syntax = page.syntax
    for verb in syntax.tokens:
        rule = _verbs().get(verb.lemma) if verb.pos == "VERB" else None
        if rule is None or not page.held(verb) or page.negative(verb) or verb.label == "amod":
            continue
        for noun in _offices_of(page, verb):
            bearer = _bearer(page, verb, noun)
            entity = page.cast.get(bearer)
            if bearer is None or entity is None or entity.kind != "person" or page.cast.heads.get(noun.i) == bearer:
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
        if prep.lower == "as":
            nouns.extend(syntax.children(prep.i, "pobj"))
    for noun in nouns:
        if office_kind(noun) not in (None, "rank", "courtesy") and noun.tag in ("NN", "NNP"):
            yield noun


def _bearer(page: Page, verb: Token, noun: Token) -> str | None:
    """Whoever is done to, or does, what gives or takes the office."""
    syntax = page.syntax
    patients = syntax.children(verb.i, "nsubjpass", "dobj")
    if not patients:
        # "named Lia Moreno chairwoman": parsers hang the name on the office.
        patients = tuple(t for t in syntax.children(noun.i, "compound", "nsubj") if t.i in page.cast.heads)
    if not patients and verb.lemma in _leaving():
        subject = page.subject(verb)
        patients = (subject,) if subject is not None else ()
    found = page.bearers(patients[0]) if patients else ()
    return found[0] if len(found) == 1 else None


@cache
def _verbs() -> Mapping[str, str]:
    return {row["verb"]: row["rule"] for row in load("office_verbs")}


@cache
def _leaving() -> frozenset[str]:
    return frozenset(row["verb"] for row in load("office_verbs") if row["who"] == "subject")
