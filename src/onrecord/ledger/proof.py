"""Proving a ledger: every span quotes its report, every hash holds, every id is its content's, and the tables that
questions ask hold what the records say and nothing else."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import func, select, text
from sqlalchemy.engine import Connection, Engine

from onrecord import wire
from onrecord.errors import LedgerError
from onrecord.ledger import schema as s
from onrecord.ledger import search
from onrecord.ledger.database import reading
from onrecord.ledger.grounding import faults
from onrecord.ledger.index import Actor, Rows
from onrecord.ledger.judgement_proof import JudgementProof
from onrecord.ledger.rows import Fault
from onrecord.ledger.store import about, rank_of, reader_id, revision_id, sha256
from onrecord.records import Record

_BATCH = 100


def verify(engine: Engine) -> Iterator[tuple[Fault, ...]]:
    """Everything that is wrong with a ledger: the faults of each document after the other, the store's own and those
    of what stands between documents last; nothing but empty tuples for a sound one."""
    from onrecord.ledger.incident_proof import IncidentProof  # it loads what compares reports

    with reading(engine) as connection:
        known = search.indexed(connection)
        incidents = IncidentProof(connection)
        judgements = JudgementProof(connection)
        for row in _stream(connection, select(s.documents).order_by(s.documents.c.n)):
            told = incidents.document(row.n, row.id, row.current)
            yield (*_document(connection, row._mapping, known, judgements), *told)
        yield (*_raws(connection), *_actors(connection), *incidents.rest(), *judgements.rest(), *_store(connection))


def _store(connection: Connection) -> Iterator[Fault]:
    """What the store itself finds."""
    if connection.dialect.name == "sqlite":
        for (said,) in connection.execute(text("PRAGMA integrity_check")):
            if said != "ok":
                yield Fault("the file", said)
        for table, number, parent, _ in connection.execute(text("PRAGMA foreign_key_check")):
            yield Fault(table, f"row {number} names a row of {parent} that is not there")
    try:
        search.check(connection)
    except LedgerError as err:
        yield Fault("words", str(err.cause))


def _raws(connection: Connection) -> Iterator[Fault]:
    for digest, size, data in _stream(connection, select(s.raws.c.sha256, s.raws.c.size, s.raws.c.data)):
        raw = _unpacked(data)
        if raw is None or sha256(raw) != digest or len(raw) != size:
            yield Fault(f"raw {digest[:16]}", "the bytes are not those of its hash")


def _document(
    connection: Connection, row: Mapping[str, Any], known: Mapping[int, int], judgements: JudgementProof
) -> Iterator[Fault]:
    """Every reading of a document is what its hashes say; the best one counts, with its rows and words."""
    r = s.revisions
    best, current = "", None
    for revision in connection.execute(select(r).where(r.c.document == row["n"]).order_by(r.c.n)):
        best = max(best, revision.rank)
        record = _record(revision.record, revision.sha256)
        if record is None:
            yield Fault(revision.id, "the record is not that of its hash")
            continue
        made = (revision_id(revision.sha256), record.document.id, reader_id(record.reader))
        if (*made, rank_of(record, revision.sha256)) != (revision.id, row["id"], revision.reader, revision.rank):
            yield Fault(revision.id, "its id, document, reader or rank is not the record's")
        yield from (Fault(revision.id, what) for what in faults(record))
        if revision.n == row["current"]:
            current = (record, revision.rank)
    if current is None:
        yield Fault(row["id"], "it has no reading")
        return
    record, rank = current
    if rank != best:
        yield Fault(row["id"], "another reading of it should count")
    if known.get(row["current"]) != 1 + len(record.attributions) + len(record.events):
        yield Fault(row["id"], "the search does not know all of it")
    if any(row[name] != value for name, value in about(record.document).items()):
        yield Fault(row["id"], "what is said about it is not what its record says")
    yield from _rows(connection, row["n"], record, judgements.rows(record))
    yield from judgements.document(row["n"], record)


def _rows(connection: Connection, document: int, record: Record, made: Rows) -> Iterator[Fault]:
    """Whether the derived rows of a document are those of its record, as people have judged of it."""
    for table in s.PARTS:
        wanted = [_by_id(row) for row in getattr(made, table.name)]
        columns: list[Any] = []
        source: Any = table
        for column in table.c:
            if column.name in ("actor", "speaker", "place", "subject", "object"):
                actor = s.actors.alias()
                source = source.outerjoin(actor, actor.c.n == column)
                columns.append(actor.c.id.label(column.name))
            elif column.name != "document":
                columns.append(column)
        rows = connection.execute(select(*columns).select_from(source).where(table.c.document == document)).mappings()
        if _sorted(wanted) != _sorted(dict(row) for row in rows):
            yield Fault(record.document.id, f"its rows in {table.name} are not those of its record")


def _actors(connection: Connection) -> Iterator[Fault]:
    """Whether actors count what the reports' rows say of them."""
    a, e = s.actors, s.entities
    sums = select(
        e.c.actor,
        func.count(e.c.document.distinct()).label("reports"),
        *(func.sum(e.c[name]).label(name) for name in ("says", "does", "undergoes")),
    ).group_by(e.c.actor).subquery()  # fmt: skip
    names = ("reports", "says", "does", "undergoes")
    asked = select(a.c.id, *(a.c[x] for x in names), *(func.coalesce(sums.c[x], 0) for x in names))
    for actor, *counts in _stream(connection, asked.join_from(a, sums, sums.c.actor == a.c.n, isouter=True)):
        if list(map(int, counts[:4])) != list(map(int, counts[4:])):
            yield Fault(actor, "what is counted of it is not what the reports say")


def _by_id(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value.id if isinstance(value, Actor) else value for name, value in row.items()}


def _sorted(rows: Iterable[dict[str, Any]]) -> list[tuple[tuple[str, Any], ...]]:
    return sorted((tuple(sorted(row.items())) for row in rows), key=repr)


def _stream(connection: Connection, asked: Any) -> Iterator[Any]:
    return iter(connection.execution_options(yield_per=_BATCH).execute(asked))


def _unpacked(data: bytes) -> bytes | None:
    try:
        return zlib.decompress(data)
    except zlib.error:
        return None


def _record(data: bytes, digest: str) -> Record | None:
    """The record of a revision; None where the bytes are not those of the hash."""
    written = _unpacked(data)
    return wire.from_json(written) if written is not None and sha256(written) == digest else None
