"""Strayed clauses: the "that" clause of what somebody says, where the parser hung it on whoever is told, on a day, on a
place or on whoever is cited between the verb and what is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from onrecord.annotate.saying.joins import is_reporting
from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons import load


@cache
def _told() -> frozenset[str]:
    """Verbs whose object is whoever is told."""
    rows = (row for row in load("addressing") if row["word"] == "verb")
    return frozenset(row["lemma"] for row in rows if "object" in row["by"].split())


def strayed_clauses(syntax: Syntax, verb: Token) -> Iterator[Token]:
    """The "that" clause that the parser hung on a noun between it and its verb ("vowed in a speech that ..."), or on
    whoever is cited ("said, citing two clerks, that ...")."""
    whom = syntax.children(verb.i, "dobj", "dative") if verb.lemma in _told() else ()
    for agent in (*whom, *syntax.agents(verb.i)):
        # "was told by a clerk | that", "told a clerk | that": hung on the clerk
        for clause in syntax.children(agent.i, "acl", "relcl") if agent.i > verb.i else ():
            if any(c.lower == "that" for c in syntax.children(clause.i, "mark")):
                yield clause
    for phrase in syntax.children(verb.i, "ccomp", "xcomp"):
        # "said in a statement read on the radio | that": hung on the participle
        if leads_to_clause(syntax, verb, phrase):
            yield from (c for c in syntax.children(phrase.i, "ccomp") if _that(syntax, c))
    for aside in syntax.children(verb.i, "parataxis"):
        # "told them, relatives said, that": hung on whoever reports it
        if aside.i > verb.i and is_reporting(aside.lemma):
            yield from (c for c in syntax.children(aside.i, "ccomp") if c.i > aside.i and syntax.children(c.i, "mark"))
    for cites in syntax.children(verb.i, "advcl"):
        if cites.lemma in ("cite", "quote") and cites.tag == "VBG":
            yield from (c for c in syntax.children(cites.i, "ccomp") if syntax.children(c.i, "mark"))
    for prep in syntax.children(verb.i, "prep"):
        for clause in syntax.subtree(prep.i) if prep.i > verb.i else ():
            noun = syntax.head(clause.i)
            if clause.label not in ("acl", "relcl") or noun is None or noun.label != "pobj":
                continue
            joins = (c for c in syntax.children(clause.i) if c.lower == "that" and c.i > noun.i)
            if any(c.label == "mark" or c.tag == "IN" or _is_taken(syntax, clause, c) for c in joins):
                yield clause


def leads_to_clause(syntax: Syntax, verb: Token, phrase: Token) -> bool:
    """Whether what the parser took for a clause of a verb is a participle of the phrase beside it, or a part of the
    verb, and holds what is said: "said in a statement | read | on the radio that", "let | slip | on Monday that"."""
    if phrase.i < verb.i or syntax.children(phrase.i, "nsubj", "nsubjpass", "expl", "mark", "aux", "auxpass"):
        return False
    part = verb.lemma == "let" and phrase.tag == "VB" and phrase.i <= verb.i + 2
    behind = syntax.tokens[phrase.i - 1].label == "pobj" and phrase.tag == "VBN"
    return (part or behind) and any(_that(syntax, c) for c in syntax.children(phrase.i, "ccomp"))


def _that(syntax: Syntax, clause: Token) -> bool:
    return any(t.lower == "that" and t.i < clause.i for t in syntax.children(clause.i, "mark"))


def _is_taken(syntax: Syntax, clause: Token, that: Token) -> bool:
    """Whether a clause has an object of its own besides the "that" which the parser took for one: "admitted on the
    night of the raid | that he had left his post |"."""
    return that.label == "dobj" and any(t.i > clause.i for t in syntax.children(clause.i, "dobj"))
