"""Judging: keeping what people judge, and what it comes to in the tables that questions ask.

A judgement is kept in one transaction with all that follows from it: the rows of the reports it names are made anew,
actors that are one are written down, and the reports whose events it concerns are marked to be linked again. What the
tables hold is a function of the readings that count and of the judgements, so that it does not matter whether a report
or a judgement about it came first.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy import delete, select
from sqlalchemy.engine import Connection

from onrecord import wire
from onrecord.ledger import counting, schema, search
from onrecord.ledger import judgement_tables as t
from onrecord.ledger.amendments import AMENDING, amended
from onrecord.ledger.index import Rows, day_of, rows_of
from onrecord.ledger.judgements import Anchor, Judgement, read, standing
from onrecord.ledger.unions import actor_groups, telling_groups
from onrecord.ledger.verdicts import NOTHING, Taken, Upon, upon
from onrecord.ledger.words import units
from onrecord.records import Record

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Judged:
    """What linking has to obey: pairs of events (document id, event id), the lesser first, that are one happening, or
    are not, whatever their scores."""

    together: tuple[tuple[Key, Key], ...]
    apart: tuple[tuple[Key, Key], ...]


def judged(connection: Connection) -> Judged:
    """All that is in effect, as of now."""
    r, d = t.judged_records, schema.documents
    rows = select(d.c.id, r.c.id, r.c.anchor).join_from(r, d, d.c.n == r.c.document)
    events: dict[tuple[str, str], list[str]] = {}
    # Sorted here: the store would go through all reports in their order.
    for document, id, anchor in sorted(tuple(row) for row in connection.execute(rows)):
        if anchor.startswith("trigger:"):
            events.setdefault((document, anchor), []).append(id)
    groups = telling_groups(standing(every(connection)))

    def keys(anchor: Anchor) -> list[Key]:
        return [(anchor.document, id) for id in events.get((anchor.document, anchor.key), ())]

    together: set[tuple[Key, Key]] = set()
    for group in groups.groups():
        members = sorted({key for anchor in group for key in keys(anchor)})
        together.update(pairwise(members))
    apart = {_pair(x, y) for one, other in map(sorted, groups.apart) for x in keys(one) for y in keys(other)}
    return Judged(tuple(sorted(together)), tuple(sorted(apart)))


def _pair(x: Key, y: Key) -> tuple[Key, Key]:
    return (x, y) if x < y else (y, x)


def every(connection: Connection) -> tuple[Judgement, ...]:
    """Every judgement, oldest first."""
    j = t.judgements
    rows = connection.execute(select(j).order_by(j.c.at, j.c.id)).mappings()
    return tuple(read({**row, "targets": json.loads(row["targets"])}) for row in rows)


def judgements_of(connection: Connection, document: str) -> tuple[Judgement, ...]:
    """The judgements that name records of a report, and all undoings; oldest first."""
    j, n = t.judgements, t.judged_documents
    mine = select(n.c.judgement).where(n.c.document == document)
    if connection.execute(mine.limit(1)).first() is None:
        return ()
    rows = connection.execute(
        select(j).where(j.c.id.in_(mine) | j.c.undoes.is_not(None)).order_by(j.c.at, j.c.id)
    ).mappings()
    return tuple(read({**row, "targets": json.loads(row["targets"])}) for row in rows)


def taken(connection: Connection, reading: Record) -> Taken:
    """How a reading is taken, as of now."""
    mine = judgements_of(connection, reading.document.id)
    return upon(mine, reading).taken if mine else NOTHING.taken


class Amended:
    """Readings as people have amended them, as one transaction sees it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        j, n = t.judgements, t.judged_documents
        rows = select(n.c.document).join_from(n, j, j.c.id == n.c.judgement).where(j.c.verb.in_(sorted(AMENDING)))
        self._documents = frozenset(connection.execute(rows.distinct()).scalars())

    def of(self, reading: Record) -> Record:
        """The reading of a report that counts, amended; what is rejected of it is still there."""
        if reading.document.id not in self._documents:
            return reading
        return amended(reading, taken(self._connection, reading).amendments)


def count(connection: Connection, document: int, record: Record, rows: Rows, *, replaces: bool) -> Record:
    """Make a reading of a document, by its number, the one that its derived rows are of; what is told by it, amended.

    Args:
        connection: the open transaction.
        document: the number; `documents.current` is still that of the reading before.
        record: the reading.
        rows: its rows as if nothing had been judged of it.
        replaces: whether there is a reading before.
    """
    mine = judgements_of(connection, record.document.id)
    now = upon(mine, record)
    before = None
    if replaces:
        old = current(connection, document)
        before = rows_of(old, upon(mine, old))
    counting.count(connection, document, before, rows if now is NOTHING else rows_of(record, now))
    if mine:
        _keep(connection, document, now)
    return amended(record, now.amendments)


def recount(connection: Connection, document: int, before: Upon, now: Upon, record: Record) -> None:
    """The same for what people have judged of the reading that counts: it was `before`, it is `now`."""
    old, new = rows_of(record, before), rows_of(record, now)
    if old != new:
        counting.count(connection, document, old, new)
    if before.amendments != now.amendments:
        d = schema.documents
        revision = connection.execute(select(d.c.current).where(d.c.n == document)).scalar_one()
        was, found = (units(amended(record, x.amendments)) for x in (before, now))
        search.replace(connection, revision, day_of(record.document.published), was, found)
    _keep(connection, document, now)


def regroup(connection: Connection) -> None:
    """Write down which actors people judged to be one."""
    connection.execute(delete(t.merged))
    rows = [{"actor": actor, "one": one} for actor, one in merges(every(connection)).items()]
    if rows:
        connection.execute(t.merged.insert(), rows)


def merges(judgements: Iterable[Judgement]) -> dict[str, str]:
    """Actors that people judged to be one with others -> the one that stands for all."""
    groups = actor_groups(standing(judgements)).groups()
    return {actor: min(group) for group in groups for actor in group}


def rebuild(connection: Connection) -> None:
    """Make all derived rows anew from the readings that count."""
    for table in (*schema.PARTS, schema.actors, schema.actor_words, t.actor_traits, t.judged_records):
        connection.execute(delete(table))
    d = schema.documents
    for document in connection.execute(select(d.c.n).where(d.c.current.is_not(None)).order_by(d.c.id)).scalars().all():
        record = current(connection, document)
        count(connection, document, record, rows_of(record), replaces=False)
    regroup(connection)


def current(connection: Connection, document: int) -> Record:
    """The reading of a document that counts."""
    d, r = schema.documents, schema.revisions
    found = select(r.c.record).join_from(d, r, r.c.n == d.c.current).where(d.c.n == document)
    return wire.from_json(zlib.decompress(connection.execute(found).scalar_one()))


def led_to(now: Upon) -> list[tuple[str, str, str]]:
    """(id, anchor, verdict) of every record of a document that judgements lead to."""
    named = {(id, anchor.key) for anchor, ids in now.found.items() for id in ids}
    # What stands on something that was rejected has no anchor of its own.
    named |= {(id, "") for id in now.rejected - {id for id, _ in named}}
    return [(id, anchor, now.verdict(id)) for id, anchor in sorted(named)]


def _keep(connection: Connection, document: int, now: Upon) -> None:
    """Write down where judgements lead in a document."""
    r = t.judged_records
    connection.execute(delete(r).where(r.c.document == document))
    rows = [{"document": document, "id": i, "anchor": a, "verdict": v} for i, a, v in led_to(now)]
    if rows:
        connection.execute(r.insert(), rows)
