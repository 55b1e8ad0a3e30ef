"""Keeping: one transaction a report.

    record ─faults?─→ raws · documents · readers · revisions · readings
       └─ of the revision that counts now ─index─→ actors · entities · statements · events · … · words

A revision is what one reader made of a document: its id is the hash of the record's written form, and nothing ever
changes it. Of several, the one of the newest reader counts, then the one that knows more about its report, then the
one whose id sorts last: never the order in which they were added, so that equal things added in any order, by any
number of writers, make equal ledgers.
"""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update
from sqlalchemy.engine import Connection, Engine

from onrecord import wire
from onrecord.errors import BadRecord, OnrecordError
from onrecord.ingest import Raw
from onrecord.ledger import incident_tables, judging, schema, search
from onrecord.ledger.database import Turn, insert_new, take_turn, upsert, writing
from onrecord.ledger.grounding import faults
from onrecord.ledger.index import Rows, day_of, rows_of, stored
from onrecord.ledger.rows import Added, Outcome
from onrecord.ledger.words import Unit, units
from onrecord.records import Document, Reader, Record

if TYPE_CHECKING:
    from onrecord.ledger.linked import Records

_COMPRESSION = 6


class Writer:
    """What writes to a ledger; several may, in as many processes."""

    # Records that were linked the last time. Only who has the one turn to link touches them.
    _linked_last: Records | None = None

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, record: Record, raw: Raw | None = None) -> Added:
        """Keep a record, and the bytes it was read from, in one transaction. What is there already is not touched.

        Raises:
            BadRecord: the record does not quote its report, or is of other bytes than `raw`.
            LedgerError: the store refuses.
        """
        ready = _Ready(record, raw)
        with writing(self._engine) as connection:
            return ready.keep(connection)

    def add_all(self, given: Sequence[tuple[Record, Raw | None]]) -> tuple[Added, ...]:
        """The same for several, in their order; what is no sound record is kept aside, with the reason. In one
        transaction, but on PostgreSQL, where two that hold many rows would wait for each other.

        Raises:
            LedgerError: the store refuses.
        """
        ready: list[_Ready | Added] = []
        for record, raw in given:
            try:
                ready.append(_Ready(record, raw))
            except BadRecord as err:
                ready.append(self.refuse(err, raw))
        lots = [ready] if self._engine.dialect.name == "sqlite" else [[one] for one in ready]
        kept: list[Added] = []
        for lot in lots:
            with writing(self._engine) as connection:
                kept += [one if isinstance(one, Added) else one.keep(connection) for one in lot]
        return tuple(kept)

    def link(self, *, at_most: int | None = None, again: bool = False) -> int:
        """Find the incidents that the reports added since the last time tell of; how many reports there were.

        Args:
            at_most: stop after so many lots of reports (`onrecord.ledger.linking.BATCH`); the next time goes on.
            again: forget all that is linked first, and link every report anew.

        Raises:
            LedgerError: the store refuses.
        """
        # They load what compares reports.
        from onrecord.ledger import linkers
        from onrecord.ledger.linked import Records
        from onrecord.ledger.linking import link

        if again:
            with writing(self._engine) as connection:
                linkers.forget(connection)
        self._linked_last = self._linked_last or Records()
        return link(self._engine, at_most=at_most, records=self._linked_last)

    def refuse(self, error: OnrecordError, raw: Raw | None = None) -> Added:
        """Keep an input that could not be read, with the reason; once for each input and reason."""
        source = error.document or (raw.source if raw else "-")
        key = input_id(raw) if raw else None
        reason = str(error).removeprefix(f"{source}: ")
        row = {
            "id": "x_" + sha256("\x00".join((key or source, reason)).encode())[:16],
            "input": key,
            "source": stored(source),
            "raw_sha256": sha256(raw.data) if raw else None,
            "kind": type(error).__name__,
            "step": error.step,
            "reason": stored(reason),
            "added": _now(),
        }
        with writing(self._engine) as connection:
            if raw is not None:
                _keep_raw(connection, raw)
            insert_new(connection, schema.quarantine, [row])
        return Added(source, "failed", None, reason)


class _Ready:
    """A record of which all is made that can be before the one writer's turn.

    Raises:
        BadRecord: the record does not quote its report, or is of other bytes than `raw`.
    """

    def __init__(self, record: Record, raw: Raw | None) -> None:
        document = record.document
        wrong = next(faults(record), None)
        if wrong is None and raw is not None and sha256(raw.data) != document.raw_sha256:
            wrong = "the bytes are not those that the record was read from"
        if wrong is not None:
            raise BadRecord(f"not kept: {wrong}", document=document.source, step="ledger")
        written = wire.to_json(record).encode()
        self.record, self.raw = record, raw
        self._made = (zlib.compress(written, _COMPRESSION), sha256(written), rows_of(record), units(record))

    def keep(self, connection: Connection) -> Added:
        take_turn(connection, Turn.JUDGE, shared=True)
        outcome = _Adding(connection, self.record).add(*self._made, self.raw)
        return Added(self.record.document.source, outcome, self.record.document.id)


class _Adding:
    """The statements of one transaction."""

    def __init__(self, connection: Connection, record: Record) -> None:
        self.connection = connection
        self.record = record

    def add(self, data: bytes, digest: str, rows: Rows, words: tuple[Unit, ...], raw: Raw | None) -> Outcome:
        if raw is not None:
            _keep_raw(self.connection, raw)
        reader = self._reader()
        n, old = self._document()
        r = schema.revisions
        same = select(r.c.n).where(r.c.document == n, r.c.sha256 == digest)
        revision = self.connection.execute(same).scalar()
        outcome: Outcome = "known"
        if revision is None:
            rank = rank_of(self.record, digest)
            revision = self._revision(n, reader, rank, digest, data)
            outcome = "kept"
            if old is None or rank > old:
                self._count(n, revision, rows, words, replaces=old is not None)
                outcome = "added" if old is None else "revised"
        if raw is not None:
            row = {"input": input_id(raw), "reader": reader, "revision": revision}
            insert_new(self.connection, schema.readings, [row])
        return outcome

    def _reader(self) -> str:
        reader = self.record.reader
        row = {"id": reader_id(reader), "name": reader.name, "version": reader.version,
               "models": json.dumps(reader.models, sort_keys=True)}  # fmt: skip
        if self.connection.execute(select(schema.readers.c.id).where(schema.readers.c.id == row["id"])).first() is None:
            insert_new(self.connection, schema.readers, [row])
        return row["id"]

    def _document(self) -> tuple[int, str | None]:
        """The document's number, and the rank of the revision that counts so far; other writers of it wait."""
        insert_new(self.connection, schema.documents, [about(self.record.document)])
        d, r = schema.documents, schema.revisions
        n, current = self.connection.execute(
            select(d.c.n, d.c.current).where(d.c.id == self.record.document.id).with_for_update()
        ).one()
        rank = self.connection.execute(select(r.c.rank).where(r.c.n == current)).scalar() if current else None
        return n, rank

    def _revision(self, document: int, reader: str, rank: str, digest: str, data: bytes) -> int:
        row = {"id": revision_id(digest), "document": document, "reader": reader, "rank": rank, "sha256": digest,
               "record": data, "added": _now()}  # fmt: skip
        made = self.connection.execute(schema.revisions.insert().returning(schema.revisions.c.n), row)
        return int(made.scalar_one())

    def _count(self, document: int, revision: int, rows: Rows, words: tuple[Unit, ...], *, replaces: bool) -> None:
        """Make a revision the one that questions ask."""
        told = judging.count(self.connection, document, self.record, rows, replaces=replaces)
        words = words if told is self.record else units(told)
        search.enter(self.connection, revision, day_of(self.record.document.published), words)
        said = about(self.record.document) | {"current": revision}
        self.connection.execute(update(schema.documents).where(schema.documents.c.n == document).values(said))
        upsert(self.connection, incident_tables.unlinked, [{"document": document, "revision": revision}], "revision")


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def revision_id(digest: str) -> str:
    """The id of a revision whose record's written form has this sha256."""
    return "r_" + digest[:16]


def reader_id(reader: Reader) -> str:
    """Which reader, by its version and models."""
    key = json.dumps([reader.name, reader.version, reader.models], sort_keys=True)
    return "m_" + sha256(key.encode())[:16]


def input_id(raw: Raw) -> str:
    """Which input: the bytes, and all that was said about them."""
    said = (raw.source, raw.url, raw.outlet, raw.title, raw.authors, raw.published, raw.media_type)
    return "i_" + sha256(json.dumps([sha256(raw.data), *said]).encode())[:24]


def rank_of(record: Record, digest: str) -> str:
    """What decides which revision of a document counts: the one whose rank sorts last."""
    d = record.document
    version = ".".join(part.zfill(6) if part.isdigit() else part for part in re.split(r"[.+-]", record.reader.version))
    known = sum(bool(x) for x in (d.url, d.outlet, d.title, d.authors))
    return f"{version} {len(record.reader.models):02} {known} {digest[:16]}"


def about(document: Document) -> dict[str, Any]:
    """What the row of a document says of it."""
    return {
        "id": document.id,
        "source": stored(document.source),
        "url": stored(document.url),
        "outlet": stored(document.outlet),
        "title": stored(document.title),
        "published": document.published,
        "day": day_of(document.published),
        "extractor_name": document.extractor.name,
        "extractor_version": document.extractor.version,
        "raw_sha256": document.raw_sha256,
        "text_sha256": document.text_sha256,
    }


def _keep_raw(connection: Connection, raw: Raw) -> None:
    digest = sha256(raw.data)
    if connection.execute(select(schema.raws.c.sha256).where(schema.raws.c.sha256 == digest)).first() is None:
        row = {"sha256": digest, "size": len(raw.data), "data": zlib.compress(raw.data, _COMPRESSION)}
        insert_new(connection, schema.raws, [row])


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
