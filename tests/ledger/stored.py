"""Records to fill ledgers with: the samples' golden ones, and as many variants of them as a test needs."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec

from onrecord.incidents.assembly import incident_id
from onrecord.incidents.tellings import tellings
from onrecord.ingest import Raw
from onrecord.ledger import Ledger, open_ledger
from onrecord.ledger.anchors import anchors
from onrecord.ledger.grounding import document_id
from onrecord.ledger.judgements import Judgement, Target, judgement
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


def variants(count: int, of: int | None = None) -> Iterator[Record]:
    """So many records of different documents: the golden ones, or the first few `of` them, over and over, each from
    another source."""
    some = golden()[:of]
    for n in range(count):
        record = some[n % len(some)]
        yield sourced(record, f"{n:06}.txt") if n >= len(some) else record


def sourced(record: Record, source: str) -> Record:
    """The record, had the report been found elsewhere."""
    document = dataclasses.replace(record.document, source=source)
    return dataclasses.replace(record, document=dataclasses.replace(document, id=document_id(document)))


def reread(record: Record, version: str) -> Record:
    """The record as another version would have made it: without its notices."""
    return dataclasses.replace(record, reader=dataclasses.replace(record.reader, version=version), notices=())


def judgements(count: int, of: int | None = None) -> tuple[Judgement, ...]:
    """What people say of these `variants`, always the same: a statement and an event rejected, another confirmed, two
    incidents merged, one taken apart, the rejection undone."""
    records = [r for r in variants(count, of) if len(tellings(r)) > 1 and r.attributions]
    one, two, three, four = records[:4]

    def told(record: Record, place: int) -> Target:
        """An incident of one report alone."""
        telling = tellings(record)[place]
        (event,) = (e for e in record.events if e.id == telling.event)
        return Target(incident_id(record, event), anchors(record)[event.id][:1])

    def of(record: Record, id: str) -> Target:
        return Target(f"{record.document.id}/{id}", anchors(record)[id][:1])

    mine, copy = told(four, 0), told(next(r for r in records if r.document.text == four.document.text and r != four), 0)
    made = [
        judgement("reject", [of(one, "a1"), of(two, tellings(two)[0].event)], by="Ada", at=_at(1)),
        judgement("confirm", [of(two, tellings(two)[1].event)], by="Bo", at=_at(2)),
        judgement("merge", [told(one, -1), told(three, -1)], by="Ada", at=_at(3), note="one and the same"),
        judgement("split", [Target(mine.id, (*mine.anchors, *copy.anchors)), Target("d_/v1", copy.anchors)],
                  by="Bo", at=_at(4)),
    ]  # fmt: skip
    return (*made, judgement("undo", by="Bo", at=_at(5), undoes=made[0].id))


def _at(n: int) -> str:
    return f"2024-05-01T10:00:00.{n:06}+00:00"


def exported(ledger: Ledger) -> bytes:
    """All that a ledger says: every record and every incident (its origins and disputes with it), in the order of their
    ids, and every judgement."""
    judged = (json.dumps(one, sort_keys=True).encode() for one in ledger.judgements())
    return b"\n".join([*ledger.records(), *map(msgspec.json.encode, ledger.every_incident()), *judged])


def undisturbed(where: Path, count: int) -> bytes:
    """All that a ledger says which nobody disturbs while `variants(count)` are added, judged and linked."""
    with open_ledger(where) as ledger:
        for record in variants(count):
            ledger.add(record)
        for judged in judgements(count):
            ledger.keep_judgement(judged)
        ledger.link()
        assert {k.state for k in ledger.judged()} == {"in effect", "undone"}
        return exported(ledger)
