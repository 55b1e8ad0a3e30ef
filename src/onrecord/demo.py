"""The demonstration: the bundled sample reports, read."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.ingest import Raw, ingest
from onrecord.pipeline import read_document
from onrecord.records import Record
from onrecord.samples import samples


def records() -> Iterator[Record]:
    """The record of every sample report, in the order of their index."""
    for sample in samples():
        yield read_document(
            ingest(Raw(data=sample.data, source=f"{sample.name}.txt", outlet=sample.outlet, published=sample.published))
        )
