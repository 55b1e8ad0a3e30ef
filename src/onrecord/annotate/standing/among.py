"""Among: who is named as those whom a noun for several speaks of: "its allies, among them X", "members such as X", "its
backers include X", "its newest member, X"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.standing.bearers import Page
from onrecord.annotate.syntax import Token

_SUCH = frozenset({"including", "like", "as"})
_INCLUDING = frozenset({"include", "number", "comprise"})
_COPULAS = frozenset({"be", "remain", "become"})


def named_among(page: Page, noun: Token) -> tuple[Token, ...]:
    """The names that stand for some of those whom a noun speaks of, in text order."""
    return tuple(sorted(set(_found(page, noun)), key=lambda t: t.i))


def _found(page: Page, noun: Token) -> Iterator[Token]:
    syntax = page.syntax
    for prep in syntax.children(noun.i, "prep"):
        such = prep.lower != "as" or any(t.lower == "such" for t in syntax.children(prep.i))
        if prep.lower in _SUCH and such:
            yield from _each(page, syntax.children(prep.i, "pobj"))
    for below in syntax.children(noun.i, "appos", "dep", "prep"):
        # "Allies, chief among them X", "allies, among them X", "allies, X among them"
        among = [t for t in (below, *syntax.children(below.i, "prep")) if t.lower == "among"]
        if among:
            hung = [
                t for a in (below, *among) for t in syntax.children(a.i, "npadvmod", "appos", "dep", "pobj", "attr")
            ]
            hung += [t for h in hung for t in syntax.children(h.i, "appos", "npadvmod")]
            hung += [below] if below.pos == "PROPN" else []
            yield from _each(page, tuple(t for t in hung if t.pos == "PROPN"))
        elif below.label == "appos" and below.pos == "PROPN":
            yield from _each(page, (below,))
    verb = syntax.head(noun.i)
    if verb is None:
        return
    if noun.label == "nsubj" and verb.lemma in _INCLUDING and page.held(verb):
        yield from _each(page, syntax.children(verb.i, "dobj"))
    elif noun.label == "pobj" and verb.lower == "among" and (be := syntax.head(verb.i)) is not None:
        # "Among its members is X", "X is among its members"
        if be.lemma in _COPULAS and page.held(be) and not page.negative(be):
            yield from _each(page, (*syntax.children(be.i, "attr"), *syntax.children(be.i, "nsubj")))
        elif be.lemma in ("count", "number", "include") and page.held(be) and not page.negative(be):
            yield from _each(page, syntax.children(be.i, "dobj"))  # "counts X among its allies"
    elif noun.label == "pobj" and verb.lower == "of":
        # "X is one of its members", "X, one of its members"
        one = syntax.head(verb.i)
        if one is not None and one.lower in ("one", "two", "three", "some", "both"):
            above = syntax.head(one.i)
            if one.label == "appos" and above is not None:
                yield from _each(page, (above,), stop=one.i)
            elif one.label == "attr" and above is not None and page.held(above) and not page.negative(above):
                subject = page.subject(above)
                yield from _each(page, (subject,) if subject is not None else ())
            yield from _each(page, tuple(t for t in syntax.children(one.i, "appos") if t.pos == "PROPN"))


def _each(page: Page, tokens: tuple[Token, ...], stop: int | None = None) -> Iterator[Token]:
    for token in tokens:
        for each in (token, *page.syntax.conjuncts(token.i)):
            if each.i in page.cast.heads and (stop is None or each.i < stop):
                yield each
