"""Labels: what stands behind "CLAIM:" in a fact-check is said by others, not by the report."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from onrecord.annotate.saying.utterances import Draft, Page
from onrecord.ingest.labels import label_of


def checked_claims(page: Page) -> Iterator[Draft]:
    """A claim that is checked, by nobody named: the label is its cue, the paragraph behind it its content."""
    text = page.document.text
    for above, block in pairwise(page.document.blocks):
        label = label_of(text[above.start : above.end]) if above.kind == "heading" else None
        tokens = page.syntax.tokens_in(above.start, above.end)
        content = page.trimmed(block.start, block.end)
        if label is None or label.what != "claim" or block.kind != "paragraph" or not tokens or content is None:
            continue
        cue = (above.start, above.start + label.end - 1)
        yield Draft(tokens[0].i, (cue,), (), None, (content,), "alleges", "speech", "label")
