"""Judging: keeping what people judge, and what it comes to in the tables that questions ask.

A judgement is kept in one transaction with all that follows from it: the rows of the reports it names are made anew,
actors that are one are written down, and the reports whose events it concerns are marked to be linked again. What the
tables hold is a function of the readings that count and of the judgements, so that it does not matter whether a report
or a judgement about it came first.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from sqlalchemy import select
from sqlalchemy.engine import Connection

from onrecord.ledger import judgement_tables as t
from onrecord.ledger import schema
from onrecord.ledger.judgements import Anchor, Judgement, read, remaining, standing, telling_groups

__all__ = ["Judged", "every", "judged", "judgements_of", "remaining"]

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Judged:
    """What linking has to obey: ids of rejected records by the document's id, and pairs of events (document id, event
    id), the lesser first, that are one happening, or are not, whatever their scores."""

    rejected: Mapping[str, frozenset[str]]
    together: tuple[tuple[Key, Key], ...]
    apart: tuple[tuple[Key, Key], ...]


def judged(connection: Connection) -> Judged:
    """All that is in effect, as of now."""
    r, d = t.judged_records, schema.documents
    rows = select(d.c.id, r.c.id, r.c.anchor, r.c.verdict).join_from(r, d, d.c.n == r.c.document)
    rejected: dict[str, set[str]] = {}
    events: dict[tuple[str, str], list[str]] = {}
    for document, id, anchor, verdict in connection.execute(rows.order_by(d.c.id, r.c.id)):
        if verdict == "reject":
            rejected.setdefault(document, set()).add(id)
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
    return Judged({d: frozenset(ids) for d, ids in rejected.items()}, tuple(sorted(together)), tuple(sorted(apart)))


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
