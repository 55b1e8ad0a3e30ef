"""Tenures: who has, takes, gets or leaves a post that is spoken of as a thing: "holds the post of governor", "took the
reins of the party", "the energy portfolio went to X", "was stripped of the chairmanship"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from onrecord.annotate.standing.appointments import COMING, drafts
from onrecord.annotate.standing.bearers import BODIES, Draft, Page
from onrecord.annotate.standing.posts import posts, posts_of
from onrecord.annotate.syntax import Token
from onrecord.lexicons import load
from onrecord.records import RelationKind

_OF = frozenset({"of", "at", "in", "over"})
_LEFT_FROM = frozenset({"resign", "step", "depart", "retire", "withdraw", "oust", "remove", "dismiss", "fire", "sack"})


@cache
def _verbs(form: str) -> Mapping[str, str]:
    return {row["word"]: row["rule"] for row in load("tenures") if row["form"] == form}


def tenures(page: Page) -> Iterator[Draft]:
    """Who has or had which post, in no order and not yet without repetition."""
    for noun in page.syntax.tokens:
        if noun.tag not in ("NN", "NNS", "NNP"):
            continue
        form = next((f for f in ("helm", "post", "desk", "seat") if noun.lemma in posts(f)), None)
        if form is None:
            continue
        for bearer, rule, verb in _having(page, noun):
            if not page.is_person(bearer):
                continue
            if form == "post":
                beside = (t for t in page.syntax.behind(verb.i, "as") if noun.label == "dobj")
                for office in tuple(posts_of(page, noun)) or tuple(beside):
                    yield from drafts(page, bearer, office, rule)
            elif form == "helm":
                yield from _leading(page, bearer, noun, verb, rule)
            elif form == "seat":
                yield from _seated(page, bearer, noun, verb, rule)
            else:
                yield from _charged(page, bearer, noun, verb, rule)


def _having(page: Page, noun: Token) -> Iterator[tuple[str, str, Token]]:
    """(who, how, verb) of those who a verb says have, take, get or leave a post."""
    syntax, verb = page.syntax, page.syntax.head(noun.i)
    if verb is None:
        return
    if noun.label == "pobj":
        yield from _rid(page, verb)
        return
    if verb.pos not in ("VERB", "AUX") or page.negative(verb):
        return
    key = next((k for t in syntax.children(verb.i, "prt") if (k := f"{verb.lemma} {t.lower}")), verb.lemma)
    coming = page.to_come(verb)
    if not coming and not page.held(verb):
        return
    passive = syntax.children(verb.i, "nsubjpass")
    whom: tuple[Token, ...] = ()
    rule: str | None = None
    if noun.label == "dobj" and not passive and key in _verbs("taking"):
        rule, subject = _verbs("taking")[key], page.subject(verb)
        whom = (subject,) if subject is not None else ()
        if verb.tag == "VBN" and verb.label == "acl" and not syntax.children(verb.i, "aux"):
            rule = None
    elif noun.label == "dobj" and key in _verbs("giving"):
        rule, whom = _verbs("giving")[key], passive or _receivers(page, verb)
    elif noun in passive and (key in _verbs("taking") or key in _verbs("giving")):
        rule = _verbs("taking").get(key) or _verbs("giving")[key]
        by = page.agent(verb)
        whom = _receivers(page, verb) if key in _verbs("giving") else ((by,) if by is not None else ())
    elif noun.label == "nsubj" and key in _verbs("going"):
        rule, whom = _verbs("going")[key], syntax.behind(verb.i, "to")
    if rule is None or (coming and rule != "appointment"):
        return
    yield from ((e, COMING if coming else rule, verb) for t in whom for e in page.bearers(t)[:1])


def _receivers(page: Page, verb: Token) -> tuple[Token, ...]:
    """To whom a verb gives something: "gave | X | the post", "handed it to | X |"."""
    syntax = page.syntax
    given = syntax.children(verb.i, "dative")
    return tuple(t for g in given for t in (syntax.children(g.i, "pobj") or (g,))) or syntax.behind(verb.i, "to")


def _rid(page: Page, prep: Token) -> Iterator[tuple[str, str, Token]]:
    """ "Was stripped of the chairmanship", "stepped down from the leadership of the party"."""
    verb = page.syntax.head(prep.i)
    if verb is None or verb.pos != "VERB" or not page.held(verb) or page.negative(verb):
        return
    rid = prep.lower == "of" and verb.lemma in _verbs("ridding")
    left = prep.lower == "from" and verb.lemma in _LEFT_FROM
    if rid or left:
        whom = page.syntax.children(verb.i, "nsubjpass", "dobj")
        subject = whom[0] if whom else page.subject(verb)
        yield from ((e, "removal", verb) for e in page.bearers(subject)[:1])


def _leading(page: Page, bearer: str, noun: Token, verb: Token, rule: str) -> Iterator[Draft]:
    """Of whom somebody has the helm: "the reins of the party", "the party leadership", "its presidency"."""
    syntax = page.syntax
    owners = (*syntax.children(noun.i, "poss", "compound", "nmod"), *(t for t in syntax.behind(noun.i, *_OF)))
    owners += syntax.behind(verb.i, "at") if not owners else ()
    for owner in owners:
        body = page.cast.get(page.one(owner))
        if body is None or body.id == bearer or body.kind not in (*BODIES, "country"):
            continue
        ends = (verb.i, noun.i, page.name_end(owner.i))
        value = syntax.span(noun.i, noun.i + 1).text
        kind: RelationKind = "holds_office" if body.kind == "country" else "leads"
        if kind == "leads" or noun.lemma not in ("control", "charge", "command"):
            yield Draft(kind, bearer, body.id, value, False, min(ends), max(ends) + 1, rule)


def _seated(page: Page, bearer: str, noun: Token, verb: Token, rule: str) -> Iterator[Draft]:
    """ "Has a seat on the council", "lost his seat in parliament"."""
    syntax = page.syntax
    for token in (*syntax.behind(noun.i, "on", "in"), *syntax.behind(verb.i, "on", "in")):
        body = page.cast.get(page.one(token))
        if body is not None and body.kind in BODIES:
            over = "membership over" if rule == "removal" else rule
            stop = page.name_end(token.i) + 1
            yield Draft("member_of", bearer, body.id, None, False, min(verb.i, noun.i), stop, over)
            return


def _charged(page: Page, bearer: str, noun: Token, verb: Token, rule: str) -> Iterator[Draft]:
    """What a minister has in his charge: "holds the health portfolio", "took over the finance ministry"."""
    syntax = page.syntax
    words = [t.i for t in syntax.children(noun.i, "compound", "amod", "nmod") if t.i < noun.i]
    of = syntax.behind(noun.i, "of")
    if not words and not of:
        return
    first, stop = min(words, default=noun.i), max((syntax.right_edge(t.i) + 1 for t in of), default=noun.i + 1)
    named = page.cast.get(page.one(noun))
    body = named.id if named is not None and named.kind in BODIES and named.id != bearer else None
    ends = (verb.i, first, stop - 1)
    value = syntax.span(first, stop).text
    yield Draft("holds_office", bearer, body, value, False, min(ends), max(ends) + 1, rule)
