"""Proving people's judgements, and the actors of a ledger: what tables hold is what reports and judgements say."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.engine import Connection

from onrecord.ledger import judgement_tables as t
from onrecord.ledger import judging
from onrecord.ledger import schema as s
from onrecord.ledger.counting import usual
from onrecord.ledger.index import Rows, rows_of
from onrecord.ledger.judgements import content_id
from onrecord.ledger.rows import Fault
from onrecord.ledger.verdicts import upon
from onrecord.records import Record

_BATCH = 1000
_MODULUS = 1 << 128


class JudgementProof:
    """Faults as one transaction sees them: of each document, and then of the rest.

    Traits are summed up as a hash of the multiset of them (Clarke et al. 2003), so that no more than a number is kept.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._traits = 0

    def rows(self, record: Record) -> Rows:
        """The rows that a reading that counts should have, as people have judged of it."""
        return rows_of(record, upon(judging.judgements_of(self.connection, record.document.id), record))

    def document(self, n: int, record: Record) -> Iterator[Fault]:
        """What is wrong with what people have judged of a document, by its number and the reading that counts."""
        mine = judging.judgements_of(self.connection, record.document.id)
        judged = upon(mine, record)
        for x in rows_of(record, judged).traits:
            self._traits = (self._traits + _hash(x.actor, x.what, x.value)) % _MODULUS
        r = t.judged_records
        kept = self.connection.execute(select(r.c.id, r.c.anchor, r.c.verdict).where(r.c.document == n))
        if {tuple(row) for row in kept} != set(judging.led_to(judged)):
            yield Fault(record.document.id, "what people have judged of it is not what counts")

    def rest(self) -> Iterator[Fault]:
        """What is wrong with judgements, and with actors, as a whole."""
        every = judging.every(self.connection)
        for j in every:
            if content_id(j) != j.id:
                yield Fault(j.id, "it is not the judgement that it was made as")
        merged = {row.actor: row.one for row in self.connection.execute(select(t.merged))}
        if merged != judging.merges(every):
            yield Fault("merged", "the actors that are one are not those that people judged to be")
        named = self.connection.execute(select(t.judged_documents.c.document, t.judged_documents.c.judgement))
        if {tuple(row) for row in named} != {(document, j.id) for j in every for document in j.documents}:
            yield Fault("judged_documents", "the reports are not those that the judgements name")
        yield from self._actors()

    def _actors(self) -> Iterator[Fault]:
        a, x = s.actors, t.actor_traits
        asked = select(a.c.id, a.c.name, a.c.kind, x.c.what, x.c.value, x.c.reports)
        asked = asked.join_from(x, a, a.c.n == x.c.actor).order_by(a.c.n)
        found = 0
        rows = self.connection.execution_options(yield_per=_BATCH).execute(asked)
        for (id, name, kind), its in groupby(rows, key=lambda row: tuple(row[:3])):
            said = {(what, value): reports for _, _, _, what, value, reports in its}
            for (what, value), reports in said.items():
                found = (found + reports * _hash(id, what, value)) % _MODULUS
            if (usual(said, "name"), usual(said, "kind")) != (name, kind):
                yield Fault(id, "its name or kind is not that which most reports give it")
        if found != self._traits:
            yield Fault("actor_traits", "the names and traits of actors are not those that the reports give them")


def _hash(*parts: str) -> int:
    return int.from_bytes(hashlib.sha256("\x00".join(parts).encode()).digest()[:16], "big")
