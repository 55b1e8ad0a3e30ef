"""The demonstration: the bundled sample reports, read."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.ingest import Raw, ingest
from onrecord.pipeline import read_document
from onrecord.records import Record
from onrecord.samples import samples


def sources() -> tuple[Raw, ...]:
    """Every sample report as it came, in the order of their index."""
    return tuple(
        Raw(data=sample.data, source=f"{sample.name}.txt", outlet=sample.outlet, published=sample.published)
        for sample in samples()
    )


def records() -> Iterator[Record]:
    """Their records."""
    return (read_document(ingest(raw)) for raw in sources())
