"""Blocks: which stretches of a report are read for content."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.records import READ_KINDS, Block, Document
from onrecord.text import fold


def read_blocks(document: Document) -> Iterator[tuple[int, Block]]:
    """Index and block of every stretch that is read: titles, captions, headings and paragraphs. A caption printed
    again is not read again, or what it tells would stand twice on the record."""
    captions: set[str] = set()
    for n, block in enumerate(document.blocks):
        if block.kind not in READ_KINDS:
            continue
        if block.kind == "caption":
            words = fold(document.text[block.start : block.end])
            if words in captions:
                continue
            captions.add(words)
        yield n, block
