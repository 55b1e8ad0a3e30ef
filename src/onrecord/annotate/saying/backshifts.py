"""Backshifts: what somebody goes on to say behind an inserted cue, where its tense still reports it ("The road had been
mined, he added, and two drivers had been hurt"). A clause in the plain past there may be the report's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotate.saying.utterances import Draft, Page, Range
from onrecord.annotate.syntax import Token

_JOINING = frozenset({"and", "but", "while", "although", "though"})
_REPORTED = frozenset({"had", "would", "could", "might", "should", "'d", "’d"})


def with_backshifts(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with the clause behind an inserted cue where it keeps the tense of reported speech."""
    taken = [span for d in drafts for span in (*d.source, *d.cue, *d.content)]
    result = []
    for draft in drafts:
        further = _further(page, draft, taken)
        result.append(draft if further is None else replace(draft, content=(*draft.content, further)))
    return result


def _further(page: Page, draft: Draft, taken: Sequence[Range]) -> Range | None:
    syntax, tokens = page.syntax, page.syntax.tokens
    if draft.kind != "speech" or len(draft.content) != 1 or not draft.cue or not draft.source:
        return None
    (start, end), cue = draft.content[0], draft.cue[0][0]
    inserted = end <= min(cue, draft.source[0][0])
    if not inserted or page.around(start, end) or not _is_backshifted(page, syntax.tokens_in(start, end)):
        return None
    sentence = syntax.sentence_of(draft.anchor)
    last = syntax.tokens_in(min(cue, draft.source[0][0]), max(draft.cue[-1][1], draft.source[-1][1]))[-1].i
    if last + 3 >= sentence.stop or tokens[last + 1].text != "," or tokens[last + 2].lower not in _JOINING:
        return None
    span = page.trimmed(*page.chars(last + 3, sentence.stop))
    if span is None or any(a < span[1] and span[0] < b for a, b in taken):
        return None
    behind = syntax.tokens_in(*span)
    subject = next((t for t in behind if t.label in ("nsubj", "nsubjpass", "expl")), None)
    verb = next((t for t in behind if t.tag in ("VBD", "MD", "VBZ", "VBP")), None)
    whole = subject is not None and verb is not None and subject.i < verb.i
    return span if whole and verb is not None and _is_backshifted(page, (verb,)) else None


def _is_backshifted(page: Page, words: Sequence[Token]) -> bool:
    """Whether the first finite verb is a pluperfect or a "would"."""
    first = next((t for t in words if t.tag in ("VBD", "MD", "VBZ", "VBP")), None)
    if first is None or first.lower not in _REPORTED:
        return False
    return first.lower != "had" or any(t.tag == "VBN" for t in page.syntax.tokens[first.i + 1 : first.i + 5])
