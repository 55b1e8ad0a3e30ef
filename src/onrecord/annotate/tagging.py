"""Tagging: a trained tagger's attributions and the rules' drafts made into one list.

The tagger marks spans as people mark them and finds cues that no lexicon has; the rules know the stance of a cue,
follow nested sources, and see refusals to say. So, cue by cue:

* both found it: the spans are the tagger's, stance and kind the rules';
* the tagger alone: the stance is that of the lexicon's row for its verb, else it asserts;
* the rules alone: kept where the tagger cannot have found it (it marks one level only, so nothing within another
  content; refusals without a content) or where the frame is one that is seldom wrong.

Left undecided: where the two see different contents, the tagger's stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotate.cues import lemma_of, reporting_verbs
from onrecord.annotate.sources import is_passive
from onrecord.annotate.tagged import Range, Tagged
from onrecord.annotate.utterances import Draft, Page
from onrecord.records import Stance

# Frames of the rules that stand without the tagger's word: a clause or a quotation that somebody says.
_SURE = ("declines", "no comment", "no answer")


def merged(page: Page, drafts: Sequence[Draft], tagged: Sequence[Tagged]) -> list[Draft]:
    """Drafts of the rules and of the tagger, one for a cue; see the module's docstring."""
    if not tagged:
        return list(drafts)
    result: list[Draft] = []
    used: set[int] = set()
    for mark in tagged:
        anchor = _head(page, mark.cue)
        if anchor is None:
            continue
        match = _match(drafts, mark, anchor, used)
        if match is None:
            result.append(_alone(page, mark, anchor))
            continue
        used.add(match)
        result.append(_joined(page, drafts[match], mark))
    contents = [span for draft in result for span in draft.content]
    for n, draft in enumerate(drafts):
        if n in used:
            continue
        at = (draft.cue or draft.content)[0][0]
        nested = any(a <= at < b for a, b in contents)
        if nested or draft.rule in _SURE or not _overlaps(draft, result):
            result.append(draft)
    return result


def _overlaps(draft: Draft, others: Sequence[Draft]) -> bool:
    """Whether a draft's content is another's content already."""
    return any(a < d and c < b for other in others for a, b in other.content for c, d in draft.content)


def _match(drafts: Sequence[Draft], mark: Tagged, anchor: int, used: set[int]) -> int | None:
    """The rules' draft for the same cue: the same head, else cues that share characters and contents that do."""
    for n, draft in enumerate(drafts):
        if n not in used and draft.anchor == anchor and draft.cue:
            return n
    for n, draft in enumerate(drafts):
        if n in used or not draft.cue:
            continue
        same_cue = any(a < d and c < b for a, b in draft.cue for c, d in mark.cue)
        if same_cue and any(a < d and c < b for a, b in draft.content for c, d in mark.content):
            return n
    return None


def _joined(page: Page, draft: Draft, mark: Tagged) -> Draft:
    source, head = draft.source, draft.source_head
    if mark.source:
        source = mark.source
        inside = head is not None and any(a <= page.syntax.tokens[head].start < b for a, b in mark.source)
        if not inside:
            head = _head(page, mark.source)
    return replace(draft, source=source, source_head=head, cue=mark.cue, content=_contents(page, mark))


def _alone(page: Page, mark: Tagged, anchor: int) -> Draft:
    token = page.syntax.tokens[anchor]
    rows = reporting_verbs().get(lemma_of(token), ())
    plain = next((row for row in rows if not row.particle), None)
    stance: Stance = plain.stance if plain is not None else "asserts"
    kind = plain.kind if plain is not None else "speech"
    if plain is None and token.pos == "VERB" and not mark.source and is_passive(page.syntax, token):
        stance = "alleges"
    head = _head(page, mark.source)
    return Draft(anchor, mark.cue, mark.source, head, _contents(page, mark), stance, kind, "tagged")


def _contents(page: Page, mark: Tagged) -> tuple[Range, ...]:
    """The contents without punctuation at their edges that is no quotation mark."""
    trimmed = (page.trimmed(*span) for span in mark.content)
    return tuple(span for span in trimmed if span is not None) or mark.content


def _head(page: Page, spans: Sequence[Range]) -> int | None:
    """The token that heads the first of some spans: the one whose head stands outside, a verb first."""
    if not spans:
        return None
    syntax = page.syntax
    tokens = syntax.tokens_in(*spans[0])
    if not tokens:
        return None
    own = {t.i for t in tokens}
    roots = [t for t in tokens if (t.head not in own or t.head == t.i) and t.pos != "PUNCT"]
    verbs = [t for t in roots if t.pos == "VERB"]
    return next((t.i for t in (verbs or roots)), tokens[0].i)
