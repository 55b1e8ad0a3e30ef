"""Siding: on whose side somebody stands, from adjectives and fixed phrases: "loyal to X", "at war with X", "takes
orders from X", "acts as a proxy for X"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple, cast

from onrecord.annotate.standing.bearers import BODIES, Draft, Page
from onrecord.annotate.standing.sides import sided
from onrecord.annotate.syntax import Token
from onrecord.lexicons import load
from onrecord.records import RelationKind

_RULE = "siding"
_COPULAS = frozenset("be remain become stay".split())
_ACTING = frozenset("act serve function operate work fight".split())
_NONE = frozenset({"no", "any", "neither", "hardly"})
# "At odds over a dam", "in a trade war": about one thing only.
_MATTERS = frozenset({"over", "about"})
_OF_TRADE = frozenset("trading trade business commercial price legal joint its their his her our".split())
# What stands near by, or is on good terms with anybody, need not be on a side.
_NEAR = frozenset({"close", "friendly"})
# "Sources close to X" are on no side.
_SOURCES = frozenset("source person people official diplomat aide somebody someone anyone".split())


class _Row(NamedTuple):
    prep: str
    kind: RelationKind
    turned: bool


@cache
def _rows(form: str) -> Mapping[str, tuple[_Row, ...]]:
    found: dict[str, tuple[_Row, ...]] = {}
    for row in load("sidings"):
        if row["form"] == form:
            kind = cast(RelationKind, row["kind"].removeprefix("<"))
            new = _Row(row["prep"], kind, row["kind"].startswith("<"))
            found[row["words"]] = (*found.get(row["words"], ()), new)
    return found


def siding(page: Page) -> Iterator[Draft]:
    """Who stands on whose side or against whom, in no order and not yet without repetition."""
    for token in page.syntax.tokens:
        if token.lower in _rows("adjective") and token.tag in ("JJ", "RB", "VBN"):
            yield from _adjective(page, token)
        elif token.tag in ("NN", "NNS"):
            above = page.syntax.head(token.i)
            if above is None:
                continue
            if token.label == "pobj" and (rows := _rows("phrase").get(f"{above.lower} {token.lower}")):
                yield from _phrase(page, token, above, rows)
            elif token.label == "dobj" and (rows := _rows("carried").get(f"{above.lemma} {token.lemma}")):
                if page.held(above):
                    yield from _drafts(page, page.subject(above), (token, above), above, rows)
            elif token.label == "pobj" and above.lower == "as" and (rows := _rows("role").get(token.lemma)):
                verb = page.syntax.head(above.i)
                if verb is not None and verb.lemma in _ACTING and page.held(verb):
                    yield from _drafts(page, page.subject(verb), (token,), verb, rows)


def _adjective(page: Page, adjective: Token) -> Iterator[Draft]:
    """Of "fighters loyal to X", "X, hostile to Y, ...", "X, which remains close to Y" and "Loyal to X, the Y ..."."""
    syntax, rows = page.syntax, _rows("adjective")[adjective.lower]
    first = adjective
    while first.label == "conj" and (before := syntax.head(first.i)) is not None and before.pos in ("ADJ", "VERB"):
        first = before
    above = syntax.head(first.i)
    if above is None or syntax.children(adjective.i, "aux", "nsubj"):
        return
    if above.lemma in _COPULAS and first.label in ("acomp", "attr", "oprd") and above.pos in ("AUX", "VERB"):
        if page.held(above):
            yield from _drafts(page, page.subject(above), (adjective,), above, rows)
    elif above.pos in ("NOUN", "PROPN", "PRON") and above.i < adjective.i:
        yield from _drafts(page, above, (adjective,), adjective, rows)
    elif above.pos in ("VERB", "AUX") and first.label == "advcl" and first.i < above.i:
        yield from _drafts(page, page.subject(above), (adjective,), adjective, rows)


def _phrase(page: Page, noun: Token, prep: Token, rows: tuple[_Row, ...]) -> Iterator[Draft]:
    """Of "X is at war with Y", "X, in alliance with Y, ...", "X governs in coalition with Y"."""
    above = page.syntax.head(prep.i)
    beside = page.syntax.children(noun.i, "amod", "compound", "poss")
    if above is None or any(t.lower in _OF_TRADE for t in beside):
        return
    verb = above.pos in ("VERB", "AUX")
    if verb and not (page.held(above) and (above.lemma in _COPULAS or not page.negative(above))):
        return
    if verb and above.lemma in _COPULAS:
        yield from _each_other(page, above, noun, rows)
    yield from _drafts(page, page.subject(above) if verb else above, (noun, prep, above), above if verb else noun, rows)


def _each_other(page: Page, verb: Token, noun: Token, rows: tuple[_Row, ...]) -> Iterator[Draft]:
    """ "X and Y are at war"."""
    subject = page.subject(verb)
    mutual = next((row for row in rows if row.prep == "with"), None)
    behind = (*page.syntax.children(noun.i, "prep"), *page.syntax.children(verb.i, "prep"))
    if subject is None or mutual is None or any(p.lower in ("with", "for", *_MATTERS) for p in behind):
        return
    named = [e for t in (subject, *page.syntax.conjuncts(subject.i)) for e in sided(page, t)[:1]]
    sides = tuple(dict.fromkeys(e for e in named if page.is_named(e)))
    if len(sides) == 2:
        first = page.syntax.left_edge(subject.i)
        yield Draft(mutual.kind, *sides, None, page.negative(verb), first, noun.i + 1, _RULE)


def _drafts(
    page: Page, holder: Token | None, hung: tuple[Token, ...], said: Token, rows: tuple[_Row, ...]
) -> Iterator[Draft]:
    """Relations of a holder to whom the prepositions name that stand behind a word, or behind what that hangs on."""
    syntax, word = page.syntax, hung[0]
    if holder is None or any(t.lower in _NONE for t in syntax.children(holder.i, "det")):
        return
    behind = [p for t in hung for p in syntax.children(t.i, "prep", "dative") if p.i > word.i]
    if any(p.lower in _MATTERS for p in behind) or any(t.lower == "too" for t in syntax.children(word.i, "advmod")):
        return
    negative = _denied(page, said) or _denied(page, word)
    for row in rows:
        prep = next((p for p in behind if p.lower == row.prep), None)
        for token in syntax.children(prep.i, "pobj") if prep is not None else ():
            if _some_of(page, token):
                continue
            for one in _holders(page, holder, word):
                for other in sided(page, token):
                    if one != other and _fits(page, one, other, word):
                        pair = (other, one) if row.turned else (one, other)
                        ends = (holder.i, word.i, token.i, page.name_end(token.i))
                        yield Draft(row.kind, *pair, None, negative, min(ends), max(ends) + 1, _RULE)


def _some_of(page: Page, token: Token) -> bool:
    """Whether only some of those who are named are meant: "critical of | Democrats | who voted for it"."""
    clauses = page.syntax.children(token.i, "relcl") if token.tag in ("NNS", "NNPS") else ()
    after = page.syntax.after(page.name_end(token.i))
    return bool(clauses) and after is not None and after.text != ","


def _holders(page: Page, holder: Token, word: Token) -> tuple[str, ...]:
    """Who somebody described is: "a newspaper close to Y, | the Post", "X, | a cleric | close to Y"."""
    found = sided(page, holder)
    if any(page.is_named(e) for e in found):
        return found
    above = page.syntax.head(holder.i) if holder.label == "appos" else None
    named = [*([above] if above is not None else []), *page.syntax.children(holder.i, "appos")]
    told = tuple(e for t in named for e in page.bearers(t))
    if told:
        return told
    if not found and holder.label == "ROOT" and holder.i:  # "The Palm Party | governs | in coalition with X"
        return page.bearers(page.syntax.tokens[holder.i - 1])
    # A name between commas behind it is hung on whoever stands nearest.
    return () if word.lower in _NEAR and holder.lemma in _SOURCES else found


def _fits(page: Page, one: str, other: str, word: Token) -> bool:
    """Whether one can stand with or against the other; a capital may stand for who rules there."""
    side, whose = page.cast.get(one), page.cast.get(other)
    if side is None or whose is None or not page.acts(one):
        return False
    if word.lower in _NEAR:
        near = whose.kind == "person" or whose.kind in BODIES or (whose.kind == "country" and page.is_named(one))
        return near and (page.is_named(one) or side.kind in BODIES or side.kind == "group")
    seat = word.label != "pobj" and whose.kind == "place" and whose.country is not None
    return page.acts(other) or seat


def _denied(page: Page, word: Token) -> bool:
    """Whether it is denied: "is not loyal to", "never loyal to", "no longer loyal to"."""
    below = page.syntax.children(word.i, "advmod")
    return page.negative(word) or any(page.syntax.children(t.i, "neg") or t.lower == "never" for t in below)
