"""Designations: who lists or regards whom as what: "was designated as a terrorist organization by Y", "which Y
considers a terrorist organization"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.standing.bearers import Draft, Page
from onrecord.annotate.syntax import Token

# What these verbs say is an opinion unless it is of terrorists.
_OPINIONS = frozenset(("consider", "label", "brand"))
_RELATIVE = ("WDT", "WP")


def designations(page: Page, verb: Token, *, passive: bool, agent: Token | None) -> Iterator[Draft]:
    """What a verb of designating says, with whoever does so as the object, None where nobody is told."""
    syntax = page.syntax
    # "The league, listed as a sponsor by Y": parsers hang Y on the sponsor.
    passive = passive or (verb.tag == "VBN" and verb.label == "acl" and not syntax.children(verb.i, "dobj"))
    found = _named_as(page, verb, passive=passive) if page.held(verb) else None
    if found is None:
        return
    noun, patients, by = found
    agent = by or agent or page.agent(noun)
    doers = page.bearers(agent) if passive or by is not None else page.bearers(page.subject(verb))
    first = min((t.i for t in syntax.children(noun.i, "amod", "compound") if t.i < noun.i), default=noun.i)
    value = syntax.span(first, noun.i + 1).text
    if verb.lemma in _OPINIONS and "terroris" not in value.lower():
        return
    stop = min(syntax.sentence_of(verb.i).stop, syntax.right_edge(verb.i if by is None else noun.i) + 1)
    for entity in patients:
        for doer in doers or (None,):
            if entity != doer:
                yield Draft("designated_as", entity, doer, value, page.negative(verb), verb.i, stop, "designation")


def _named_as(page: Page, verb: Token, *, passive: bool) -> tuple[Token, tuple[str, ...], Token | None] | None:
    """What somebody is designated as, who that is, and by whom where parsers take a participle for an active verb."""
    syntax = page.syntax
    objects = syntax.children(verb.i, "dobj")
    nouns = [n for p in syntax.children(verb.i, "prep") if p.lower == "as" for n in syntax.children(p.i, "pobj")]
    nouns += [n for n in syntax.children(verb.i, "oprd", "attr") if n.tag[:2] == "NN"]
    if nouns:
        patients = (_patient(page, verb),) if passive else objects
        return nouns[0], _all(page, patients), None
    # "Y considers X a terrorist organization", of which parsers make a clause or two objects.
    for clause in syntax.children(verb.i, "ccomp"):
        if clause.tag[:2] == "NN" and syntax.children(clause.i, "nsubj"):
            return clause, _all(page, syntax.children(clause.i, "nsubj")), None
    for noun in (c for o in objects[:1] for c in syntax.children(o.i, "appos")):
        if (
            syntax.tokens[syntax.left_edge(noun.i)].lower in ("a", "an")
            and syntax.tokens[syntax.left_edge(noun.i) - 1].text != ","
        ):
            return noun, _all(page, objects[:1]), None
    if not objects or objects[-1].tag[:2] != "NN" or not syntax.children(objects[-1].i, "det"):
        return None
    if passive and len(objects) == 1 and syntax.children(verb.i, "auxpass"):
        return objects[0], _all(page, (_patient(page, verb),)), None  # "was designated a terrorist group"
    relative = tuple(c for c in syntax.children(verb.i) if c.tag in _RELATIVE and c.i < verb.i)
    if relative and verb.label == "relcl":
        return objects[-1], page.bearers(relative[0]), None
    if len(objects) > 1:
        return objects[-1], _all(page, objects[:1]), None
    # "The league, designated a terrorist group by Norway, denied it."
    by = page.agent(objects[0])
    if by is not None and syntax.tokens[verb.i - 1].text == ",":
        return objects[0], _all(page, (page.subject(verb),)), by
    return None


def _patient(page: Page, verb: Token) -> Token | None:
    own = page.syntax.children(verb.i, "nsubjpass", "nsubj")
    return own[0] if own else page.subject(verb)


def _all(page: Page, tokens: tuple[Token | None, ...]) -> tuple[str, ...]:
    return tuple(e for t in tokens if t is not None for e in page.bearers(t))
