"""Edges: where the spans of an attribution may begin and end: at the edges of words, and on the same side of a
quotation's mark as its words."""

from __future__ import annotations

from dataclasses import replace

from onrecord.annotate.saying.utterances import Draft, Page, Range


def with_edges(page: Page, draft: Draft) -> Draft:
    """The draft whose source, cue and content cut no word and leave no closing mark to another: "had “no comment” |
    on the raid", never "had “no comment | ” on the raid"."""
    source = tuple(_at_words(page, *span) for span in draft.source)
    cue = tuple(_with_mark(page, *_at_words(page, *span)) for span in draft.cue)
    spans = (_behind_mark(page, *_at_words(page, *span)) for span in draft.content)
    content = tuple(span for span in spans if span is not None)
    if (source, cue, content) == (draft.source, draft.cue, draft.content):
        return draft
    return replace(draft, source=source, cue=cue, content=content)


def _at_words(page: Page, start: int, end: int) -> Range:
    """A span with the whole of the words that it begins and ends in."""
    text = page.syntax.text
    while 0 < start < len(text) and text[start].isalnum() and text[start - 1].isalnum():
        start -= 1
    while 0 < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return start, end


def _with_mark(page: Page, start: int, end: int) -> Range:
    """A cue with the mark that closes the quotation which it ends with."""
    closed = (q.end for q in page.quotations if start <= q.start < end == q.inner_end)
    return start, next(closed, end)


def _behind_mark(page: Page, start: int, end: int) -> Range | None:
    """A content without the mark that closes what stands before it, and with the whole of the quotation whose mark it
    was cut in; None where nothing is left."""
    for q in page.quotations:
        if q.start < end < q.inner_start and q.start > start:
            end = q.end  # "was `|`a massacre''"
        if q.start < start and q.inner_end <= start < q.end and q.inner_end < q.end:
            return page.trimmed(q.end, end) if q.end < end else None
    return start, end
