"""Which report it is, where each part of that was taken from, and what is to be remarked on."""

from __future__ import annotations

from onrecord.records import Record
from onrecord.views.rows import Headline, Remark
from onrecord.wording import ORIGIN, days, spaced


def headline(record: Record) -> Headline:
    """What the report is and where that was taken from."""
    d = record.document
    return Headline(
        document=d.id,
        title=d.title,
        title_from=ORIGIN[d.title_from] if d.title_from else None,
        outlet=d.outlet,
        outlet_from=ORIGIN[d.outlet_from] if d.outlet_from else None,
        authors=d.authors,
        authors_from=ORIGIN[d.authors_from] if d.authors_from else None,
        published=d.published,
        published_words=days(d.published, d.published),
        published_from=ORIGIN[d.published_from] if d.published_from else None,
        url=d.url,
        source=d.source,
    )


def remarks(*records: Record) -> tuple[Remark, ...]:
    """What a careful reader would remark on."""
    return tuple(
        Remark(r.document.id, f"n{n}", spaced(x.kind), x.message, tuple(s.text for s in x.spans), x.records)
        for r in records
        for n, x in enumerate(r.notices, 1)
    )
