"""Bytes -> `Document`: plain text and HTML today.

    Raw ─decode/extract→ text ─NFC→ kept text ─blocks→ Document
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass

from onrecord.records import Block, Document, Extractor


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """A report as it came: the bytes, where from, and what the caller says about it."""

    data: bytes
    source: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    media_type: str | None = None


def ingest(raw: Raw) -> Document:
    """The document of a report as it came. (First sketch: plain text, blocks at blank lines.)"""
    text = unicodedata.normalize("NFC", raw.data.decode("utf-8"))
    blocks = tuple(
        Block("title" if n == 0 else "paragraph", m.start(), m.end())
        for n, m in enumerate(re.finditer(r"[^\n\s][^\n]*", text))
    )
    key = "\x00".join((text, raw.source, raw.published or ""))
    return Document(
        id="d_" + hashlib.sha256(key.encode()).hexdigest()[:16],
        source=raw.source,
        url=raw.url,
        published=raw.published,
        published_from="given" if raw.published else None,
        extractor=Extractor("onrecord.text", "1"),
        raw_sha256=hashlib.sha256(raw.data).hexdigest(),
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        blocks=blocks,
    )
