"""What is linked: documents with their tellings, read when they are needed and kept at hand for a while.

What is read is what was linked, whatever has been added or judged since: the reading of then, taken as people had
judged of it then, so that it fits the other tables.
"""

from __future__ import annotations

import dataclasses
import json
import zlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import msgspec
from sqlalchemy import select
from sqlalchemy.engine import Connection

from onrecord import wire
from onrecord.incidents.assembly import assemble, incident_id
from onrecord.incidents.candidates import keys
from onrecord.incidents.records import Incident
from onrecord.incidents.tellings import Key, Telling, tellings
from onrecord.ledger import incident_tables as t
from onrecord.ledger import schema
from onrecord.ledger.amendments import Amendment
from onrecord.ledger.database import batches
from onrecord.ledger.index import day_of
from onrecord.ledger.verdicts import Taken
from onrecord.records import Record

_COMPRESSION = 6
# Documents of which the tellings, and of which the records, are kept at hand from one transaction to the next; and of
# which one transaction has the tellings at most.
_TELLINGS_AT_HAND, _RECORDS_AT_HAND, _AT_ONCE = 2048, 512, 4096

_Packed = tuple[tuple[int, Telling], ...]
_decoder = msgspec.msgpack.Decoder(_Packed)


@dataclass(frozen=True, slots=True)
class LinkedDocument:
    """A document as it was linked: by which reading, how that was taken, with which tellings by number."""

    revision: int
    taken: Taken
    tellings: Mapping[int, Telling]


class Records:
    """Records at hand, by the reading and how it is taken, and tellings by what is kept of them: the latest that were
    asked for. What they were made of never changes, so they may be kept from one transaction to the next; news has to
    do with the news of the day before."""

    def __init__(self) -> None:
        self._records: dict[tuple[int, Taken], Record] = {}
        self._tellings: dict[int, tuple[bytes, dict[int, Telling]]] = {}

    def tellings(self, document: int, data: bytes) -> dict[int, Telling]:
        """A document's tellings by their numbers, of what is kept of them."""
        there = self._tellings.pop(document, None)
        if there is None or there[0] != data:
            there = (data, unpacked(document, data))
            while len(self._tellings) >= _TELLINGS_AT_HAND:
                self._tellings.pop(next(iter(self._tellings)))
        self._tellings[document] = there
        return there[1]

    def get(self, revision: int, taken: Taken) -> Record | None:
        record = self._records.pop((revision, taken), None)
        if record is not None:
            self._records[revision, taken] = record
        return record

    def keep(self, revision: int, taken: Taken, record: Record) -> None:
        while len(self._records) >= _RECORDS_AT_HAND:
            self._records.pop(next(iter(self._records)))
        self._records[revision, taken] = record


class Linked:
    """What is linked, as one transaction sees it.

    Args:
        connection: the transaction.
        records: records that are at hand already; none for whoever has to see what is on the disk.
    """

    def __init__(self, connection: Connection, records: Records | None = None) -> None:
        self.connection = connection
        self._documents: dict[int, LinkedDocument | None] = {}
        self._records = records if records is not None else Records()

    def get(self, document: int) -> LinkedDocument | None:
        """A document that is linked; None for one that is not."""
        if document not in self._documents:
            self._load([document])
        return self._documents[document]

    def know(self, document: int, linked: LinkedDocument, record: Record) -> None:
        """A document that has just been linked, and its record as it was taken."""
        self._documents[document] = linked
        self._records.keep(linked.revision, linked.taken, record)

    def forget(self, document: int) -> None:
        """A document is not linked any more."""
        self._documents[document] = None

    def record(self, document: int) -> Record:
        """The record of a document as it was linked."""
        linked = self.get(document)
        assert linked is not None
        record = self._records.get(linked.revision, linked.taken)
        if record is None:
            record = linked.taken.of(self.reading(linked.revision))
            self._records.keep(linked.revision, linked.taken, record)
        return record

    def original(self, document: int) -> Record:
        """The reading by which a document is linked, whole and as it was read."""
        linked = self.get(document)
        assert linked is not None
        return self.reading(linked.revision)

    def reading(self, revision: int) -> Record:
        """The record of a reading, whole."""
        r = schema.revisions
        return wire.from_json(
            zlib.decompress(self.connection.execute(select(r.c.record).where(r.c.n == revision)).scalar_one())
        )

    def tellings(self, numbers: Collection[int]) -> dict[int, Telling]:
        """Tellings by their numbers; those that are not there are left out."""
        wanted = sorted({t.document_of(n) for n in numbers})
        self._load([n for n in wanted if n not in self._documents])
        found = {}
        for n in numbers:
            document = self.get(t.document_of(n))
            if document is not None and n in document.tellings:
                found[n] = document.tellings[n]
        return found

    def numbers(self, wanted: Collection[Key]) -> dict[Key, int]:
        """The numbers of tellings by the ids of their documents and events; those that are not there are left out."""
        d = schema.documents
        found: dict[Key, int] = {}
        for some in batches(sorted({document for document, _ in wanted})):
            rows = self.connection.execute(select(d.c.n).where(d.c.id.in_(some))).scalars()
            for document in rows:
                linked = self.get(document)
                found |= {x.key: n for n, x in linked.tellings.items() if x.key in wanted} if linked else {}
        return found

    def _load(self, documents: Sequence[int]) -> None:
        while len(self._documents) + len(documents) > _AT_ONCE and self._documents:
            self._documents.pop(next(iter(self._documents)))
        for some in batches(documents):
            self._documents |= dict.fromkeys(some)
            for row in self.connection.execute(select(t.linked).where(t.linked.c.document.in_(some))):
                told = self._records.tellings(row.document, row.tellings)
                self._documents[row.document] = LinkedDocument(row.revision, _taken(row.rejected), told)


@dataclass(frozen=True, slots=True)
class Made:
    """An incident and what the tables have of it: its row but for its number, and the id that each telling gives."""

    incident: Incident
    row: dict[str, Any]
    members: dict[int, str]

    def form(self) -> bytes:
        """The written form as it is kept."""
        return compressed(self.incident)


def made(linked: Linked, cluster: Collection[int], families: Mapping[int, int]) -> Made:
    """The incident that these tellings tell of.

    Args:
        linked: where the records are.
        cluster: the numbers of the tellings.
        families: the family of copies of each document that is in one, by their numbers.
    """
    told = linked.tellings(cluster)
    by_document: dict[int, list[int]] = {}
    for n in sorted(cluster):
        by_document.setdefault(t.document_of(n), []).append(n)
    records = {n: linked.record(n) for n in by_document}
    order = sorted(by_document, key=lambda n: records[n].document.id)
    reports = [(records[n], tuple(told[x].event for x in by_document[n])) for n in order]
    labels: dict[int, str] = {}  # a family by the least id of its reports here: nothing outside the incident counts
    for n in order:
        if n in families:
            labels.setdefault(families[n], records[n].document.id)
    incident = assemble(reports, {records[n].document.id: labels[families[n]] for n in order if n in families})
    published = [day for n in order if (day := day_of(records[n].document.published))]
    day = incident.begin or incident.end or min(published, default="")
    row = {
        "id": incident.id,
        "type": incident.type,
        "day": day,
        "last_day": incident.end or day,
        "country": incident.location.country if incident.location else None,
        "documents": incident.documents,
        "disputed": bool(incident.disputes),
    }
    ids: dict[int, str] = {}
    for n, record in records.items():
        events = {event.id: event for event in record.events}
        ids |= {x: incident_id(record, events[told[x].event]) for x in by_document[n]}
    return Made(incident, row, ids)


def tellings_of(document: int, reading: Record, taken: Taken) -> tuple[Record, dict[int, Telling]]:
    """The record as it is taken, and the tellings of it by their numbers."""
    record = taken.of(reading)
    places = {event.id: n for n, event in enumerate(reading.events[: t.MOST_EVENTS])}
    told = {t.telling_number(document, places[x.event]): x for x in tellings(record) if x.event in places}
    return record, dict(sorted(told.items()))


def key_numbers(telling: Telling) -> tuple[int, ...]:
    """What a telling is found by, as numbers that SQL takes. Keys that begin alike, up to the first "|", lie together
    in the index, so that the news of one week is written to few pages of it."""
    return tuple(sorted({_hash(key.partition("|")[0], 2) << 48 | _hash(key, 6) for key in keys(telling)}))


def _hash(text: str, size: int) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=size).digest(), "big") >> (
        size == 2  # so that the whole stays below 2 ** 63
    )


def packed(told: Mapping[int, Telling]) -> bytes:
    """A document's tellings as they are kept."""
    return zlib.compress(msgspec.msgpack.encode([(t.place_of(n), x) for n, x in told.items()]), _COMPRESSION)


def unpacked(document: int, data: bytes) -> dict[int, Telling]:
    """A document's tellings by their numbers."""
    return {t.telling_number(document, place): x for place, x in _decoder.decode(zlib.decompress(data))}


def compressed(incident: Incident) -> bytes:
    """The written form of an incident as it is kept."""
    return zlib.compress(msgspec.json.encode(incident), _COMPRESSION)


def incident_of(form: bytes) -> Incident:
    """The incident of a kept written form."""
    return wire.incident_from_json(zlib.decompress(form))


def listed(taken: Taken) -> str:
    """How a reading is taken, as one text: "" where nothing was judged, ids where some were rejected and no more."""
    ids = sorted(taken.rejected)
    if taken.amendments:
        return json.dumps({"rejected": ids, "amended": [dataclasses.astuple(x) for x in taken.amendments]})
    return json.dumps(ids) if ids else ""


def _taken(listed: str) -> Taken:
    form = json.loads(listed) if listed else []
    if isinstance(form, list):
        return Taken(frozenset(form))
    return Taken(frozenset(form["rejected"]), tuple(Amendment(*x) for x in form["amended"]))
