"""Resumptions: a reported clause that goes on behind who reports it: "The army has sent nine tanks, the envoy said, |
and will send as many again |".

Left undecided: past tenses without a subject ("He would resign, Lind said, and left"), which may tell what the speaker
then did, and clauses with a subject of their own, which may be the report's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotate.saying.sources import is_passive
from onrecord.annotate.saying.utterances import Draft, Page
from onrecord.annotate.syntax import Syntax, Token

_JOINING = frozenset({"and", "but", "or", "nor"})
_HELPERS = frozenset({"was", "were", "had"})
_TOLD = (":that", "tagged")


def with_resumption(page: Page, draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """A draft with what its reported clause goes on with behind the words of saying, which stand between commas."""
    if not draft.rule.endswith(_TOLD) or not draft.cue or not draft.source or not draft.content:
        return draft
    syntax, text = page.syntax, page.syntax.text
    first = min(draft.source[0][0], draft.cue[0][0])
    last = max(draft.source[-1][1], draft.cue[-1][1])
    if draft.content[-1][1] > first or text[draft.content[-1][1] : first].strip() != "," or page.quoted(first):
        return draft
    sentence = syntax.sentence_of(draft.anchor)
    behind = [t for t in syntax.tokens[draft.anchor : sentence.stop] if t.start >= last]
    if len(behind) < 4 or behind[0].text != "," or behind[1].lower not in _JOINING:
        return draft
    verb = next((t for t in behind[2:] if t.pos not in ("ADV", "PART")), behind[2])
    piece = page.trimmed(behind[1].start, sentence.end)
    if piece is None or page.around(*piece) or not _goes_on(page, draft, verb):
        return draft
    if any(other is not draft and other.cue and piece[0] <= other.cue[0][0] for other in _there(drafts, sentence.end)):
        return draft
    return replace(draft, content=(*draft.content, piece))


def _there(drafts: Sequence[Draft], end: int) -> list[Draft]:
    return [d for d in drafts if d.cue and d.cue[0][0] < end]


def _goes_on(page: Page, draft: Draft, verb: Token) -> bool:
    """Whether a verb without a subject belongs to the clause that is reported rather than to whoever reports it."""
    syntax = page.syntax
    behind = next((t for t in syntax.tokens[verb.i + 1 : verb.i + 4] if t.pos not in ("ADV", "PART")), verb)
    if verb.tag == "MD" or (verb.tag in ("VBZ", "VBP") and verb.pos in ("VERB", "AUX")):
        return True
    if verb.lower in _HELPERS:
        return verb.pos == "AUX" and behind.tag == "VBN"
    reported = _reported(syntax, draft)
    return verb.tag == "VBN" and behind.lower != "by" and reported is not None and is_passive(syntax, reported)


def _reported(syntax: Syntax, draft: Draft) -> Token | None:
    """The verb of what is reported before the words of saying."""
    clauses = (*syntax.children(draft.anchor, "ccomp"), *syntax.ancestors(draft.anchor))
    inside = (t for t in clauses if t.pos in ("VERB", "AUX") and draft.content[0][0] <= t.start < draft.content[-1][1])
    return next(inside, None)
