"""Interruptions: what somebody says in a clause that breaks into a sentence between dashes stays between them.

"The raid -- aides say | it was the third | -- killed nine": nobody is told to have said that it killed nine. Where the
clause between holds nothing that is said, the sentence around it is: "The raid -- several aides say -- killed nine".
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.annotate.saying.utterances import Draft, Page, Range
from onrecord.annotate.syntax import Syntax

_DASHES = frozenset({"--", "—", "―", "–", "-", "_"})


def within_dashes(page: Page, draft: Draft) -> Draft:
    """A draft whose cue stands in such a clause, with its source and its content as far as they stand there too; one
    whose cue stands before it, with what its content goes on with behind it."""
    between = _between(page.syntax, draft.anchor) if draft.cue else None
    if between is None:
        return draft
    start, end = page.chars(*between)
    if end <= draft.cue[0][0] or draft.cue[-1][1] <= start:
        return _going_on(page, draft, between)
    content, source = (_clipped(page, spans, (start, end)) for spans in (draft.content, draft.source))
    if not content or (source, content) == (draft.source, draft.content):
        return draft
    return replace(draft, source=source, content=content, source_head=draft.source_head if source else None)


def _going_on(page: Page, draft: Draft, between: Range) -> Draft:
    """A draft with the whole of its reported clause, where its content stops before the first dash: "said | the deal
    -- he called it fair -- would be signed |"."""
    syntax, (first, stop) = page.syntax, between
    clause = next((t for t in syntax.children(draft.anchor, "ccomp") if t.i > stop), None)
    if clause is None or not draft.content or draft.anchor >= first:
        return draft
    start, end = draft.content[-1]
    if page.syntax.text[end : syntax.tokens[first].start].strip(" \n-–—―_"):
        return draft
    whole = page.trimmed(start, syntax.tokens[syntax.right_edge(clause.i)].end)
    return draft if whole is None else replace(draft, content=(*draft.content[:-1], whole))


def _between(syntax: Syntax, i: int) -> Range | None:
    """The tokens, from the first to behind the last, between the two dashes of the sentence of token `i`, where they
    are a clause of their own; None elsewhere."""
    sentence = syntax.sentence_of(i)
    dashes = [
        t.i for t in syntax.tokens[sentence.first : sentence.stop] if t.text in _DASHES and _is_apart(syntax, t.i)
    ]
    if len(dashes) != 2:
        return None
    first, stop = dashes[0] + 1, dashes[1]
    roots = [t for t in syntax.tokens[first:stop] if not first <= t.head < stop]
    if len(roots) != 1 or roots[0].label != "parataxis" or roots[0].pos not in ("VERB", "AUX"):
        return None
    return first, stop


def _is_apart(syntax: Syntax, i: int) -> bool:
    """Whether a dash is none within a word."""
    token = syntax.tokens[i]
    around = syntax.text[max(token.start - 1, 0) : token.start] + syntax.text[token.end : token.end + 1]
    return len(token.text) > 1 or token.text in "—―_" or around.isspace()


def _clipped(page: Page, spans: tuple[Range, ...], between: Range) -> tuple[Range, ...]:
    inside = ((max(a, between[0]), min(b, between[1])) for a, b in spans)
    trimmed = (page.trimmed(a, b) for a, b in inside if a < b)
    return tuple(span for span in trimmed if span is not None)
