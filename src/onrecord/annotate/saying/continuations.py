"""Continuations: quotations that go on without a cue of their own, and statements printed below their cue."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from onrecord.annotate.quotes import Quotation
from onrecord.annotate.saying.cues import cue_tokens, reporting_verbs
from onrecord.annotate.saying.joins import is_reporting
from onrecord.annotate.saying.sources import inquiries, source_nouns, source_of
from onrecord.annotate.saying.utterances import QUOTER, Draft, Page, Range
from onrecord.annotate.syntax import Sentence, Token

_SHORTEST = 4  # words: what is shorter may be a title or a scare quote
_GIVING = frozenset("issue release give provide make send post publish deliver read share write tweet".split())
_TEXTS = frozenset("statement message remark comment response reply answer letter note tweet post account".split())
_POINTING = frozenset({"following", "this"})
_MOST_BEFORE_COLON = 8
_MARKS = frozenset("\"“‘'«„`")
_FIRST_PERSON = frozenset("i we my our us me".split())
_SPOKEN = ("speech", "document", "thought")

_SHORT = 3  # letters: words that a heading may leave in lower case


def with_continuations(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with every quotation of whole sentences that no cue claims given to who spoke last.

    In the same paragraph, right behind a direct quotation, it is more of the same content; behind anything else,
    or in a paragraph of its own, it is an attribution of its own without a cue. A paragraph only carries on from
    the one right before it, and only where that one ends with its speaker's words or their cue.
    """
    result = list(drafts)
    claimed = sorted(span for d in drafts for span in d.content)
    for q in page.quotations:
        if (
            q.depth
            or any(a < q.end and q.start < b for a, b in claimed)
            or not _is_speech(page, q)
            or _is_subhead(page, q)
        ):
            continue
        found = _spoken_before(page, q, result)
        if found is None:
            continue
        span = page.trimmed(q.start, q.end)
        anchor = next(iter(page.syntax.tokens_in(q.start, q.end)), None)
        if span is None or anchor is None:
            continue
        k, same_paragraph = found
        before = result[k]
        direct = any(page.syntax.text[a] in "\"“'‘«„`" for a, _ in before.content)
        if (same_paragraph and direct and before.continues is None) or (same_paragraph and not before.content):
            result[k] = replace(before, content=tuple(sorted((*before.content, span))))
        else:
            origin = before.continues if before.continues is not None else k
            result.append(
                Draft(
                    anchor.i, (), before.source, before.source_head, (span,), "asserts", "speech", "continued", origin
                )
            )
    return result


STATEMENT = "statement"
"""The rule of a draft whose content is printed below its cue, without quotation marks."""


def with_statements(page: Page, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with what is printed below "The minister said:" as one content, up to the next heading, colon or
    paragraph in which somebody is quoted and nobody says "we"; or the quotation that opens there, over its paragraphs.

    Without quotation marks only where it speaks in the first person, so that a list or a summary is none. A page that
    opens with such a cue is a statement to its end, whoever it tells of; in others a text or an inquiry that it tells
    of does not end it.
    """
    result = list(drafts)
    quoting = sorted(
        d.cue[0][0] for d in drafts if d.cue and not _in_first_person(page, d) and _is_said(d) and not _is_text(page, d)
    )
    blocks = page.document.blocks
    opening = next((k for k, b in enumerate(blocks) if b.kind == "paragraph"), -1)
    for sentence in page.syntax.sentences:
        block = blocks[sentence.block]
        if block.kind != "paragraph" or page.document.text[sentence.start : block.end].rstrip()[-1:] != ":":
            continue
        verb = _announcing(page, sentence)
        if verb is None:
            continue
        quoted = _quoted_below(page, sentence.block + 1)
        below = quoted[0] if quoted else _below(page, sentence.block + 1, () if sentence.block == opening else quoting)
        if below is None or (quoted and any(d.anchor == verb.i and d.content for d in result)):
            continue
        source = source_of(page, verb)
        if source.head is None or page.is_first_person(source.head):
            continue
        cue = tuple(page.chars(*piece) for piece in cue_tokens(page.syntax, verb))
        if quoted:
            rule = f"{verb.lemma}:quote"
            result = [d for d in result if not any(a <= q[0] and q[1] <= b for a, b in d.content for q in quoted)]
        else:
            rule = STATEMENT
            result = [d for d in result if d.anchor != verb.i and not any(s == below for s in d.content)]
        made = Draft(verb.i, cue, source.spans, source.head, quoted or (below,), "asserts", "speech", rule)
        result.append(made)
    return result


def _announcing(page: Page, sentence: Sentence) -> Token | None:
    """The reporting verb that a sentence ends with, but for a few words before its colon."""
    tokens = page.syntax.sentence_tokens(sentence)
    verb = next((t for t in reversed(tokens) if t.pos in ("VERB", "AUX") and t.lower != "following"), None)
    if verb is not None and _gives_words(page, verb):
        return verb
    if verb is None or not is_reporting(verb.lemma) or tokens[-1].i - verb.i > _MOST_BEFORE_COLON:
        return None
    if all(row.particle for row in reporting_verbs()[verb.lemma]):
        return None  # "made" of "made clear"
    return verb


def _gives_words(page: Page, verb: Token) -> bool:
    """Whether somebody gives out what is printed below: "issued the following statement on the raid:"."""
    syntax = page.syntax
    texts = (t for t in syntax.children(verb.i, "dobj") if t.i > verb.i and t.lemma in _TEXTS)
    return verb.lemma in _GIVING and any(
        t.lower in _POINTING for text in texts for t in syntax.tokens[verb.i + 1 : text.i]
    )


def _is_said(draft: Draft) -> bool:
    """Whether a draft tells what somebody says, not of what is promised or backed in a phrase."""
    return draft.kind in ("speech", "document") and not draft.rule.endswith(":object")


def _is_text(page: Page, draft: Draft) -> bool:
    """Whether a draft tells what a text or an inquiry says."""
    head = draft.source_head
    lemma = page.syntax.tokens[head].lemma.lower() if head is not None else ""
    return lemma in inquiries() or source_nouns().get(lemma) == "document"


def _quoted_below(page: Page, first: int) -> tuple[Range, ...]:
    """The quotation that opens a block, with those that go on with it in the next ones; none where it does not fill
    its block."""
    if first >= len(page.document.blocks):
        return ()
    block = page.document.blocks[first]
    n = next((n for n, q in enumerate(page.quotations) if q.start == block.start and not q.depth), None)
    if n is None or block.kind != "paragraph" or page.quotations[n].end < block.end - 1:
        return ()
    chain = [n]
    for k in range(n + 1, len(page.quotations)):
        if page.quotations[k].continues == chain[-1]:
            chain.append(k)
    spans = (page.trimmed(page.quotations[k].start, page.quotations[k].end) for k in chain)
    return tuple(s for s in spans if s is not None)


def _in_first_person(page: Page, draft: Draft) -> bool:
    return draft.source_head is not None and page.is_first_person(draft.source_head)


def _below(page: Page, first: int, quoting: Sequence[int]) -> Range | None:
    """The paragraphs of a statement from a block on; None where they are quoted or nobody speaks in them. `quoting` are
    the places of cues that go on with the report, in order."""
    blocks, text = page.document.blocks, page.document.text
    stop = first
    while stop < len(blocks) and blocks[stop].kind == "paragraph":
        start, end = blocks[stop].start, blocks[stop].end
        words = text[start:end].strip()
        told = bisect_left(quoting, start) < bisect_left(quoting, end) and not _speaks_on(page, start, end)
        if words.endswith(":") or words[:1] in _MARKS or told:
            break
        stop += 1
    if stop == first:
        return None
    start, end = blocks[first].start, blocks[stop - 1].end
    speaks = any(t.lower in _FIRST_PERSON for t in page.syntax.tokens_in(start, end))
    return page.trimmed(start, end) if speaks else None


def _speaks_on(page: Page, start: int, end: int) -> bool:
    """Whether somebody speaks of himself in a paragraph, outside quotation marks, whoever else he quotes there."""
    own = (t for t in page.syntax.tokens_in(start, end) if t.lower in _FIRST_PERSON and t.text != "US")
    return any(not any(q.start <= t.start < q.end for q in page.quotations) for t in own)


def _is_subhead(page: Page, q: Quotation) -> bool:
    """Whether a quotation is a paragraph of its own with capitals as a heading has: "'All Bets Are Off.'"."""
    block = page.block_at(q.start)
    if block is None or q.start > page.document.blocks[block].start or q.end < page.document.blocks[block].end:
        return False
    long = [t for t in page.syntax.tokens_in(q.inner_start, q.inner_end) if len(t.text) > _SHORT and t.text.isalpha()]
    return len(long) > 1 and all(t.text[0].isupper() for t in long)


def _is_speech(page: Page, q: Quotation) -> bool:
    """Whether a quotation is made of whole sentences: it opens one and is long enough."""
    tokens = page.syntax.tokens_in(q.inner_start, q.inner_end)
    if sum(1 for t in tokens if t.pos != "PUNCT") < _SHORTEST:
        return False
    sentence = page.syntax.sentence_of(tokens[0].i)
    text = page.document.text
    opens = sentence.start >= q.start - 1 or not any(c.isalnum() for c in text[sentence.start : q.start])
    behind = page.syntax.sentence_of(tokens[-1].i)
    closes = not any(c.isalnum() for c in text[q.end : behind.end]) or behind.start >= q.end
    return opens and closes


def _spoken_before(page: Page, q: Quotation, drafts: Sequence[Draft]) -> tuple[int, bool] | None:
    """The draft whose speech the quotation continues, and whether it stands in the same paragraph."""
    block = next((b for b in page.document.blocks if b.start <= q.start < b.end), None)
    if block is None:
        return None
    best: tuple[int, int] | None = None
    for k, d in enumerate(drafts):
        if d.source_head is None or d.kind not in _SPOKEN or d.stance in ("questions", "declines_to_say"):
            continue
        if d.rule == QUOTER:
            continue
        end = max(e for _, e in (*d.cue, *d.content, *d.source) if e <= q.start + 1) if _starts(d) < q.start else -1
        nested = any(o is not d and any(a <= _starts(d) and _starts(d) < b for a, b in o.content) for o in drafts)
        if end >= 0 and not nested and (best is None or end >= best[0]):
            best = (end, k)
    if best is None:
        return None
    end, k = best
    between = page.document.text[end : q.start]
    if end >= block.start or (drafts[k].content and drafts[k].content[0][0] >= block.start):
        # In the same paragraph: nothing but the rest of the cue's sentence may stand between.
        sentences = [s for s in page.syntax.sentences if s.start >= end and s.end <= q.start]
        return (k, True) if not sentences else None
    if any(c.isalnum() for c in page.document.text[block.start : q.start]):
        return None
    return (k, False) if "\n" in between and not _other_paragraph(page, end, block.start) else None


def _starts(draft: Draft) -> int:
    return min(a for a, _ in (*draft.cue, *draft.content))


def _other_paragraph(page: Page, end: int, start: int) -> bool:
    """Whether another sentence or paragraph stands between two places."""
    return any(s.start > end and s.end <= start for s in page.syntax.sentences)
