"""Linking: which events of the reports tell of one happening, kept up as reports are added.

    reading that counts ─tellings→ keys ─who shares one?→ compare → scores ─components→ clusters → members
                        ─shingles→ copies → families ──────────────────────────┐                     │
                                       records of the members ─assemble────────┴───────────→ incidents

Adding a report marks it; `link` takes the marked ones, a batch a transaction, and does their neighbourhood again: the
parts of the graph of scores that their tellings are joined to. What comes out is a function of the readings that count
and of people's judgements, never of the order in which they came. Nothing is lost when it is stopped at any moment:
what was not linked is still marked.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import bindparam, delete, func, select
from sqlalchemy.engine import Connection, Engine

from onrecord.incidents.compare import LEAST, Comparer
from onrecord.incidents.shingles import sample, shingles
from onrecord.incidents.tellings import Telling
from onrecord.ledger import incident_tables as t
from onrecord.ledger import linkers, schema
from onrecord.ledger.components import Graph
from onrecord.ledger.copies import Copies
from onrecord.ledger.database import Turn, batches, insert_all, take_turn, upsert, writing
from onrecord.ledger.judging import Judged, judged, taken
from onrecord.ledger.linked import Linked, LinkedDocument, Records, key_numbers, listed, made, packed, tellings_of

BATCH = 64
"""Documents linked in one transaction: others who write wait for it, and pages of the indexes are written once for all
of them."""


def link(engine: Engine, *, at_most: int | None = None, records: Records | None = None) -> int:
    """Link every document that is marked; how many there were.

    Args:
        engine: the ledger.
        records: records of it that are at hand from the last time.
        at_most: stop after so many batches; the rest stays marked.

    Raises:
        LedgerError: the store refuses.
    """
    done = 0
    records = records if records is not None else Records()
    while at_most is None or at_most > 0:
        with engine.connect() as connection:
            if not connection.execute(select(t.unlinked.c.document).limit(1)).first():
                break
        with writing(engine) as connection, _undisturbed():
            done += Linking(connection, records).link(BATCH)
        at_most = at_most - 1 if at_most is not None else None
    return done


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Without the collector of cycles: it would walk all the records at hand again and again, which have none."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def mark(connection: Connection, documents: Iterable[str]) -> None:
    """Have these documents linked again, by their ids: something has been judged about them."""
    d = schema.documents
    for some in batches(sorted(set(documents))):
        found = connection.execute(select(d.c.n, d.c.current).where(d.c.id.in_(some), d.c.current.is_not(None)))
        mark_reading(connection, [(n, current) for n, current in found])


def mark_reading(connection: Connection, readings: Sequence[tuple[int, int]]) -> None:
    """Have documents linked by these readings of them: pairs of numbers."""
    if readings:
        rows = [{"document": n, "revision": revision} for n, revision in readings]
        upsert(connection, t.unlinked, rows, "revision")


class Linking:
    """The statements of one transaction that links."""

    def __init__(self, connection: Connection, records: Records) -> None:
        self.connection = connection
        take_turn(connection, Turn.LINK)
        take_turn(connection, Turn.JUDGE, shared=True)
        self.linked = Linked(connection, records)
        self.copies = Copies(connection, self.linked)
        self.judged: Judged = judged(connection)
        # Tellings that are put in, by their numbers.
        self.new: dict[int, Telling] = {}
        # Tellings whose part of the graph is to be clustered again; documents whose incidents are to be made again
        # even where they have the members that they had; incidents that have lost a member.
        self.touched: set[int] = set()
        self.changed: set[int] = set()
        self.stale: set[int] = set()

    def link(self, limit: int) -> int:
        """Link the first so many of the marked documents; how many there were."""
        u = t.unlinked
        marked = [(n, r) for n, r in self.connection.execute(select(u).order_by(u.c.document).limit(limit))]
        if not marked:
            return 0
        linkers.sign(self.connection)
        for document, _ in marked:
            self._take_out(document)
        for document, revision in marked:
            self._put_in(document, revision)
        self._compare()
        self.changed.update(self.copies.regrouped)
        self.touched.update(self._tellings(self.copies.regrouped))
        self._judged_pairs({document for document, _ in marked})
        self._cluster()
        # A reading that somebody has added meanwhile stays marked.
        done = u.delete().where(u.c.document == bindparam("n"), u.c.revision == bindparam("r"))
        self.connection.execute(done, [{"n": n, "r": revision} for n, revision in marked])
        return len(marked)

    def _take_out(self, document: int) -> None:
        """Everything that a document was linked by; what it was joined to is touched."""
        before = self.linked.get(document)
        if before is None:
            return
        mine = list(before.tellings)
        made = [{"k": key, "n": n} for n, telling in before.tellings.items() for key in key_numbers(telling)]
        if made:
            gone = t.telling_keys.delete()
            gone = gone.where(t.telling_keys.c.key == bindparam("k"), t.telling_keys.c.telling == bindparam("n"))
            self.connection.execute(gone, made)
        self.changed.add(document)
        for some in batches(mine):
            pairs = self.connection.execute(
                select(t.scores.c.telling, t.scores.c.other).where(t.scores.c.telling.in_(some))
            ).all()
            self.touched.update(other for _, other in pairs)
            if pairs:
                there = t.scores.delete().where(
                    t.scores.c.telling == bindparam("n"), t.scores.c.other == bindparam("o")
                )
                self.connection.execute(there, [{"n": other, "o": n} for n, other in pairs])
                self.connection.execute(delete(t.scores).where(t.scores.c.telling.in_(some)))
            was_in = select(t.members.c.incident).where(t.members.c.telling.in_(some))
            self.stale.update(self.connection.execute(was_in).scalars())
            self.connection.execute(delete(t.members).where(t.members.c.telling.in_(some)))
        self.copies.take_out(document)
        self.connection.execute(delete(t.linked).where(t.linked.c.document == document))
        self.linked.forget(document)

    def _put_in(self, document: int, revision: int) -> None:
        """A document's tellings, what they are found by, and how they compare to those that share a key."""
        whole = self.linked.reading(revision)
        judged = taken(self.connection, whole)
        record, told = tellings_of(document, whole, judged)
        runs = shingles(record.document)
        row = {"document": document, "revision": revision, "rejected": listed(judged), "sampled": len(sample(runs)),
               "tellings": packed(told)}  # fmt: skip
        self.connection.execute(t.linked.insert(), row)
        self.linked.know(document, LinkedDocument(revision, judged, told), record)
        self.changed.add(document)
        self.touched.update(told)
        self.copies.put_in(document, runs)
        self.new.update(told)

    def _compare(self) -> None:
        """Keep the scores of the new tellings beside all that share a key with one of them."""
        k = t.telling_keys
        keys = {n: key_numbers(telling) for n, telling in self.new.items()}
        rows = sorted((key, n) for n, found in keys.items() for key in found)
        insert_all(self.connection, k, rows)
        sharing: dict[int, list[int]] = {}
        for some in batches(sorted({key for key, _ in rows})):
            for key, n in self.connection.execute(select(k.c.key, k.c.telling).where(k.c.key.in_(some))).all():
                sharing.setdefault(key, []).append(n)
        beside = {n: set().union(*(sharing[key] for key in found)) - {n} for n, found in keys.items()}
        pairs = {(n, other) if n < other else (other, n) for n, others in beside.items() for other in others}
        told = self.linked.tellings({n for pair in pairs for n in pair})
        score = Comparer().score
        made = [(a, b, of) for a, b in pairs if (of := score(told[a], told[b])) >= LEAST]
        insert_all(self.connection, t.scores, sorted(made + [(b, a, of) for a, b, of in made]))

    def _judged_pairs(self, documents: set[int]) -> None:
        """Tellings that somebody put together with one of these documents' are touched too."""
        pairs = [*self.judged.together, *self.judged.apart]
        if pairs:
            numbers = self.linked.numbers({key for pair in pairs for key in pair})
            for pair in pairs:
                here = [n for key in pair if (n := numbers.get(key)) is not None]
                if any(t.document_of(n) in documents for n in here):
                    self.touched.update(here)

    def _tellings(self, documents: Iterable[int]) -> Iterator[int]:
        for document in documents:
            if (linked := self.linked.get(document)) is not None:
                yield from linked.tellings

    def _cluster(self) -> None:
        """The incidents of everything that is touched, made again where they are others than they were."""
        m = t.members
        for some in batches(sorted(self.stale)):
            self.touched.update(self.connection.execute(select(m.c.telling).where(m.c.incident.in_(some))).scalars())
        # What was taken out may have left tellings behind that are not there any more.
        touched = self.linked.tellings(self.touched)
        graph = Graph(self.connection, self.linked, self.judged)
        self._replace([cluster for part in graph.components(touched) for cluster in graph.clusters(part)])

    def _replace(self, found: Sequence[tuple[int, ...]]) -> None:
        m, i = t.members, t.incidents
        here = sorted(n for cluster in found for n in cluster)
        was: dict[int, int] = {}
        for some in batches(here):
            rows = self.connection.execute(select(m.c.telling, m.c.incident).where(m.c.telling.in_(some)))
            was |= {int(n): int(incident) for n, incident in rows}
        before: dict[int, set[int]] = {}
        for some in batches(sorted(set(was.values()))):
            for n, incident in self.connection.execute(select(m.c.telling, m.c.incident).where(m.c.incident.in_(some))):
                before.setdefault(incident, set()).add(n)
        new = []
        for cluster in found:
            incident = was.get(cluster[0])
            same = incident is not None and incident not in self.stale and before[incident] == set(cluster)
            if not same or any(t.document_of(n) in self.changed for n in cluster):
                new.append(cluster)
        gone = self.stale | {was[n] for cluster in new for n in cluster if n in was}
        for some in batches(sorted(gone)):
            for table, column in ((m, m.c.incident), (i, i.c.n), (t.incident_forms, t.incident_forms.c.incident)):
                self.connection.execute(delete(table).where(column.in_(some)))
        first = int(self.connection.execute(select(func.coalesce(func.max(i.c.n), 0))).scalar_one()) + 1
        families = self.copies.partition({t.document_of(n) for cluster in new for n in cluster})
        incidents: list[dict[str, Any]] = []
        members: list[dict[str, Any]] = []
        forms: list[dict[str, Any]] = []
        for number, cluster in enumerate(new, first):
            one = made(self.linked, cluster, families)
            incidents.append(one.row | {"n": number})
            members += [{"telling": n, "id": id, "incident": number} for n, id in one.members.items()]
            forms.append({"incident": number, "form": one.form()})
        for table, made_rows in ((i, incidents), (m, members), (t.incident_forms, forms)):
            if made_rows:
                self.connection.execute(table.insert(), made_rows)
