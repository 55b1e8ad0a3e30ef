"""What a fetched URL is: a page that is a report, or something else."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.errors import NotText, OnrecordError
from onrecord.ingest import Raw

if TYPE_CHECKING:
    from onrecord.ingest.fetch import Fetched

# A page if it opens as one.
_XML = ("application/xml", "text/xml")
_PAGES = ("text/html", "application/xhtml+xml", "text/plain", "", *_XML)


def page(found: Fetched, source: str, about: Raw) -> Raw | OnrecordError:
    """The report that a fetched page is, or why it is none; `about` is what is said of it."""
    kind = (found.media_type or "").partition(";")[0].strip().lower()
    if kind not in _PAGES:
        return NotText(f"not a page: {kind[:80]}", document=source, step="fetch")
    assert found.data is not None
    media_type = None if kind in _XML else found.media_type
    return replace(about, data=found.data, source=source, url=about.url or found.url, media_type=media_type)
