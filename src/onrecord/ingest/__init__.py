"""Bytes -> `Document`: plain text and HTML.

    Raw ─decode─→ text ─────────────────────────────────→ kept text ─layout→ blocks ┐
         └ HTML ─check_depth─→ sandbox(extract) → page ──↗            language       ├→ Document
                                                    given, page, layout ─facts──────┘

The kept text is the coordinate system of every span: the decoded text in NFC and nothing else changed for plain
text (line ends, quotation marks and control characters stay as they came); for HTML the title and the paragraphs of
the article, parted by blank lines. Every error names the document, the step and the cause.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

from onrecord.errors import DocumentError, EmptyDocument, TooLarge
from onrecord.ingest.blocks import layout
from onrecord.ingest.decode import decode, looks_like_html
from onrecord.ingest.language import ENGLISH, check_language
from onrecord.ingest.limits import DEFAULT, Limits
from onrecord.ingest.metadata import Stated, check_date, facts
from onrecord.records import READ_KINDS, BlockKind, Document, Extractor

__all__ = ["Limits", "Raw", "ingest"]

_PLAIN = Extractor("onrecord.text", "1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """A report as it came: the bytes, where from, and what the caller says about it.

    `media_type` is a MIME type, with its charset if that is known ("text/html; charset=utf-8"); None has the bytes
    looked at.
    """

    data: bytes
    source: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    media_type: str | None = None


def ingest(raw: Raw, limits: Limits = DEFAULT) -> Document:
    """The document of a report as it came.

    Raises:
        UsageError: `raw.published` is no ISO 8601 date.
        DocumentError: one of its kinds, see `onrecord.errors`; it names the document.
    """
    published = check_date(raw.published) if raw.published else None
    given = Stated(raw.title, raw.authors, raw.outlet, published, raw.url)
    try:
        return _ingest(raw, given, limits)
    except DocumentError as err:
        err.document = err.document or raw.source
        raise


def _ingest(raw: Raw, given: Stated, limits: Limits) -> Document:
    if len(raw.data) > limits.max_bytes:
        raise TooLarge(f"{len(raw.data):,} bytes; the limit is {limits.max_bytes:,}", step="ingest")
    if not raw.data.strip():
        raise EmptyDocument(step="ingest")
    kind, _, parameters = (raw.media_type or "").partition(";")
    text = decode(raw.data, declared=_charset(parameters))
    page, extractor, known = Stated(), _PLAIN, None
    is_html = "html" in kind if kind else looks_like_html(text)
    if is_html:
        from onrecord.ingest.html import EXTRACTOR, read_page

        extracted = read_page(text, url=raw.url, limits=limits)
        text, page, known, extractor = extracted.text, extracted.stated, extracted.known, EXTRACTOR
    if len(text) > limits.max_characters:
        raise TooLarge(f"{len(text):,} characters of text; the limit is {limits.max_characters:,}", step="ingest")
    if not any(c.isalnum() for c in text):
        raise EmptyDocument(step="ingest")
    return _document(raw, text, given, page, extractor, known)


def _charset(parameters: str) -> str | None:
    name, _, value = parameters.strip().partition("=")
    return value.strip("\"' ") or None if name.lower() == "charset" else None


def _document(
    raw: Raw, text: str, given: Stated, page: Stated, extractor: Extractor, known: Mapping[int, BlockKind] | None
) -> Document:
    if page.published is not None:
        page = replace(page, published=_date_or_none(page.published))
    found = layout(text, title=given.title or page.title, known=known, wrapped=known is None)
    check_language(text[b.start : b.end] for b in found.blocks if b.kind in READ_KINDS)
    known_facts = facts(given, page, found)
    key = "\x00".join((text, raw.source, known_facts.published or ""))
    return Document(
        id="d_" + hashlib.sha256(key.encode()).hexdigest()[:16],
        source=raw.source,
        url=known_facts.url,
        outlet=known_facts.outlet,
        outlet_from=known_facts.outlet_from,
        title=known_facts.title,
        title_from=known_facts.title_from,
        authors=known_facts.authors,
        authors_from=known_facts.authors_from,
        published=known_facts.published,
        published_from=known_facts.published_from,
        language=ENGLISH,
        extractor=extractor,
        raw_sha256=hashlib.sha256(raw.data).hexdigest(),
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        blocks=found.blocks,
    )


def _date_or_none(text: str) -> str | None:
    """A page's own date; one that is no date is ignored, as pages state all sorts of things."""
    try:
        return check_date(text)
    except ValueError:
        return None
