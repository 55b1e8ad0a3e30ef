"""Documents made of a corpus's text, which is kept as it is so that the corpus's offsets hold."""

from __future__ import annotations

import hashlib
import re

from onrecord.records import Block, Document, Extractor

_LINE = re.compile(r"[^\n]*\S[^\n]*")


def as_document(text: str, id: str, published: str | None = None) -> Document:
    """A document over exactly this text: one paragraph block for each line that is not blank.

    Args:
        text: the corpus's text; it is not normalised.
        id: the corpus's name of the document, kept as the id and the source.
        published: ISO 8601 date or date-time, where the corpus gives one.
    """
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(
        id=id,
        source=id,
        published=published,
        published_from="given" if published else None,
        extractor=Extractor("onrecord.evaluation", "1"),
        raw_sha256=sha256,
        text_sha256=sha256,
        text=text,
        blocks=tuple(Block("paragraph", m.start(), m.end()) for m in _LINE.finditer(text)),
    )
