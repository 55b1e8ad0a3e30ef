"""Antecedents: whom a clause is about that begins with "whose" or "where", whatever the parser made of the clause."""

from __future__ import annotations

from onrecord.annotate.standing.bearers import Page
from onrecord.annotate.syntax import Token


def clause_of(page: Page, token: Token) -> Token | None:
    """The verb of the relative clause that a token stands in, None where the parser made none of it."""
    return next((t for t in (token, *page.syntax.ancestors(token.i)) if t.label == "relcl"), None)


def told_of(page: Page, token: Token) -> Token | None:
    """The noun that a clause with "whose" is about: "the League, | whose | leader"; where parsers make it no relative
    clause, who or what is named right before it."""
    clause = clause_of(page, token)
    if clause is not None and clause.i > token.i:
        return page.syntax.head(clause.i)
    sentence = page.syntax.sentence_of(token.i)
    before = token.i - 1
    if before > sentence.first and page.syntax.tokens[before].text == ",":
        before -= 1
    found = page.syntax.tokens[before] if before >= sentence.first else None
    if found is None or found.i not in page.cast.heads or found.tag[:2] != "NN":
        return None
    # "The wing of the League, | whose | leader": of two bodies it may be either.
    return found


def whose(page: Page, token: Token) -> tuple[str, ...]:
    """The entities that "whose" stands for, () for any other word."""
    if token.tag != "WP$":
        return ()
    clause, noun = clause_of(page, token), told_of(page, token)
    return page.bearers_before(noun, clause.i if clause is not None else token.i)


def where(page: Page, verb: Token) -> Token | None:
    """The noun that a clause with "where" is about: "the League, | where | she is a director"."""
    if verb.label != "relcl" or not any(t.lower == "where" for t in page.syntax.children(verb.i, "advmod")):
        return None
    return page.syntax.head(verb.i)
