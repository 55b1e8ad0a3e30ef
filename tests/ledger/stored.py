"""Records to fill ledgers with: the samples' golden ones, and as many variants of them as a test needs."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import msgspec

from onrecord.ingest import Raw
from onrecord.ledger import Ledger
from onrecord.ledger.grounding import document_id
from onrecord.records import Record
from onrecord.samples import samples
from onrecord.wire import from_json


@cache
def golden() -> tuple[Record, ...]:
    """The golden record of every sample."""
    folder = files("onrecord.samples")
    return tuple(from_json((folder / f"{s.name}.json").read_bytes()) for s in samples())


def raw_of(record: Record) -> Raw:
    """The bytes that a sample's record was read from."""
    (sample,) = (s for s in samples() if hashlib.sha256(s.data).hexdigest() == record.document.raw_sha256)
    return Raw(data=sample.data, source=record.document.source, published=record.document.published)


def variants(count: int) -> Iterator[Record]:
    """So many records of different documents: the golden ones over and over, each from another source."""
    for n in range(count):
        record = golden()[n % len(golden())]
        yield sourced(record, f"{n:06}.txt") if n >= len(golden()) else record


def sourced(record: Record, source: str) -> Record:
    """The record, had the report been found elsewhere."""
    document = dataclasses.replace(record.document, source=source)
    return dataclasses.replace(record, document=dataclasses.replace(document, id=document_id(document)))


def reread(record: Record, version: str) -> Record:
    """The record as another version would have made it: without its notices."""
    return dataclasses.replace(record, reader=dataclasses.replace(record.reader, version=version), notices=())


def exported(ledger: Ledger) -> bytes:
    """All that a ledger says: every record and every incident, in the order of their ids."""
    return b"\n".join([*ledger.records(), *map(msgspec.json.encode, ledger.every_incident())])
