"""Backers: who supports whom by nouns of support: "with the support of X", "in support of X", "X's support for Y",
"enjoys X's backing"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from onrecord.annotate.standing.bearers import Draft, Page
from onrecord.annotate.standing.sides import sided
from onrecord.annotate.syntax import Token
from onrecord.lexicons import load

_RULE = "backing"
# "Called for X's support": there is none yet.
_UNREAL = frozenset("call ask appeal seek request need want demand urge lack lose end withdraw deny refuse".split())

_HAVING = frozenset("have enjoy receive get win retain keep command secure".split())


@cache
def _nouns(form: str) -> frozenset[str]:
    return frozenset(row["word"] for row in load("struggles") if row["form"] == form)


def backers(page: Page) -> Iterator[Draft]:
    """Who supports whom, in no order and not yet without repetition."""
    for noun in page.syntax.tokens:
        if noun.label == "compound":
            continue
        if noun.lower in _nouns("keeping") and noun.tag in ("NN", "VBG"):
            yield from _kept(page, noun)
        if noun.lemma not in _nouns("backing") or noun.tag != "NN":
            continue
        prep = page.syntax.head(noun.i)
        if noun.label == "pobj" and prep is not None and prep.lower == "with":
            yield from _drafts(page, noun, prep, _givers(page, noun), _done_by(page, prep))
        elif noun.label == "pobj" and prep is not None and prep.lower == "in":
            yield from _drafts(page, noun, prep, _done_by(page, prep), _taken_by(page, noun, "of"))
        else:
            verb = page.syntax.head(noun.i)
            has = verb is not None and noun.label == "dobj" and verb.lemma in _HAVING
            taken = page.bearers(page.subject(verb)) if has and verb is not None else ()
            takers = _taken_by(page, noun, "for", "to") or taken
            yield from _drafts(page, noun, noun, _givers(page, noun), takers)


def _kept(page: Page, noun: Token) -> Iterator[Draft]:
    """Of "Arda's sponsorship of the Front", "the training of the Front by Arda"."""
    syntax = page.syntax
    takers = syntax.behind(noun.i, "of")
    givers = [t for t in syntax.children(noun.i, "poss", "compound", "amod", "nmod", "nsubj") if t.i < noun.i]
    hung = (noun, *takers)
    by = [p for t in hung for p in syntax.children(t.i, "prep", "agent") if p.lower == "by"]
    givers += [t for p in by for t in syntax.children(p.i, "pobj")]
    given = tuple(dict.fromkeys(e for t in givers for e in sided(page, t)))
    taken = tuple(dict.fromkeys(e for t in takers for e in sided(page, t)))
    yield from _drafts(page, noun, noun, given, taken)


def _drafts(page: Page, noun: Token, hung: Token, givers: tuple[str, ...], takers: tuple[str, ...]) -> Iterator[Draft]:
    verb = next((t for t in page.syntax.ancestors(hung.i) if t.pos in ("VERB", "AUX")), None)
    if verb is not None and (verb.lemma in _UNREAL or not page.held(verb) or page.negative(verb)):
        return
    sentence = page.syntax.sentence_of(noun.i)
    named = list(page.named(sentence.first, sentence.stop))
    for giver in givers:
        for taker in takers:
            if giver != taker and page.sides(giver, taker):
                ends = [i for i, e in named if e in (giver, taker)]
                first = min(noun.i, *(page.syntax.left_edge(i) for i in ends)) if ends else noun.i
                yield Draft("supports", giver, taker, None, False, first, max([noun.i, *ends]) + 1, _RULE)


def _givers(page: Page, noun: Token) -> tuple[str, ...]:
    """Whose support it is: "Coalition support", "the support of Arda", "support from Arda"."""
    syntax = page.syntax
    owners = [t for t in syntax.children(noun.i, "poss", "compound", "amod", "nmod") if t.i < noun.i]
    behind = [p for p in syntax.children(noun.i, "prep") if p.lower in ("of", "from", "by")]
    owners += [t for p in behind for t in syntax.children(p.i, "pobj")]
    # "The support of Arda and | of | the Front"
    joined = [c for p in behind for c in syntax.children(p.i, "conj") if c.lower == p.lower]
    owners += [t for p in joined for t in syntax.children(p.i, "pobj")]
    return tuple(dict.fromkeys(e for t in owners for e in page.bearers(t)))


def _taken_by(page: Page, noun: Token, *prepositions: str) -> tuple[str, ...]:
    """Whom it is for: "in support of Arda", "in support of Arda's operations"."""
    syntax = page.syntax
    found: list[str] = []
    for prep in syntax.children(noun.i, "prep"):
        for t in syntax.children(prep.i, "pobj") if prep.lower in prepositions else ():
            owners = [o for o in syntax.children(t.i, "poss", "compound", "amod", "nmod") if o.i < t.i]
            found += page.bearers(t) or [e for o in owners for e in page.bearers(o)]
    return tuple(dict.fromkeys(found))


def _done_by(page: Page, prep: Token) -> tuple[str, ...]:
    """Who acts with it, or in it: the subject of the verb that the preposition hangs on, or the noun it hangs on."""
    syntax = page.syntax
    above = syntax.head(prep.i)
    if above is not None and above.pos in ("NOUN", "PROPN") and above.label in ("nsubj", "nsubjpass"):
        return page.bearers(above)
    verb = next((t for t in syntax.ancestors(prep.i) if t.pos in ("VERB", "AUX")), None)
    if verb is None:
        return ()
    agent = page.agent(verb)
    doer = agent if agent is not None else page.subject(verb)
    if doer is None:
        return ()
    owners = syntax.children(doer.i, "poss", "amod", "compound")  # "the Coalition's aircraft", "Ardan aircraft"
    return page.bearers(doer) or tuple(e for t in owners for e in page.bearers(t))
