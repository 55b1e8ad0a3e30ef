"""Calls: what somebody calls for by a clause with a subject of its own ("called for the mayor to resign", "called in a
letter for the poet to be freed").
"""

from __future__ import annotations

from onrecord.annotate.saying.channels import is_medium
from onrecord.annotate.saying.reported_clauses import Content, fit
from onrecord.annotate.saying.sources import Source, speaks
from onrecord.annotate.saying.utterances import Page
from onrecord.annotate.syntax import Syntax, Token


def clause_called_for(page: Page, verb: Token, source: Source) -> Content | None:
    """ "Called for | the mayor to resign", where the parser takes "for" for the mark of a clause; no plan calls."""
    syntax = page.syntax
    if source.head is None or not speaks(page, source.head):
        return None
    by = (t.i for t in syntax.behind(verb.i) if is_medium(t))
    for clause in (t for i in (verb.i, *by) for t in syntax.children(i, "advcl", "ccomp", "xcomp", "acl")):
        mark = next((c for c in syntax.children(clause.i, "mark") if c.lower == "for"), None)
        to = any(c.tag == "TO" for c in syntax.children(clause.i, "aux"))
        if mark is not None and to and verb.i < mark.i and (_near(syntax, verb, mark) or clause.head != verb.i):
            spans = fit(page, mark.i + 1, syntax.right_edge(clause.i), verb)
            return Content(spans, mark.i) if spans else None
    return None


def _near(syntax: Syntax, verb: Token, mark: Token) -> bool:
    """Whether nothing but a day stands between a verb and a word."""
    between = syntax.tokens[verb.i + 1 : mark.i]
    return len(between) < 2 or all(t.pos == "ADP" or t.entity.endswith("DATE") for t in between)
