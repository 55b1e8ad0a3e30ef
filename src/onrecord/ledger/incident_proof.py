"""Proving the incidents of a ledger: that the tables hold what linking every report anew would give.

Document by document, so that no more is in memory than one part of the graph of scores. What is marked to be linked is
not proved: it may have been added, or judged, a moment ago. Nor is anything of a ledger that another version had a hand
in linking (`linkers`): it followed other rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Set

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.engine import Connection

from onrecord.incidents.compare import LEAST, Comparer
from onrecord.incidents.shingles import sample, shingles
from onrecord.ledger import copies, linkers
from onrecord.ledger import incident_tables as t
from onrecord.ledger.components import Graph
from onrecord.ledger.database import batches
from onrecord.ledger.judging import judged, taken
from onrecord.ledger.linked import Linked, key_numbers, made, packed, tellings_of
from onrecord.ledger.rows import Fault


class IncidentProof:
    """Faults of the incidents as one transaction sees them: of each document, and then of the rest."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.linked = Linked(connection)
        self.copies = copies.Copies(connection, self.linked)
        self.judged = judged(connection)
        # What others linked is theirs to prove.
        self._by_others = linkers.by_others(connection)
        self._marked = frozenset(connection.execute(select(t.unlinked.c.document)).scalars())
        # Tellings of later documents whose part of the graph is proved already.
        self._proved: set[int] = set()
        self._documents = self._keys = self._tellings = self._shingles = self._scores = 0
        self._families: dict[int, int] = {}

    def document(self, n: int, name: str, current: int | None) -> Iterator[Fault]:
        """What is wrong with how a document is linked."""
        if self._by_others:
            return
        linked = self.linked.get(n)
        if linked is None:
            if n not in self._marked and current is not None:
                yield Fault(name, "it is neither linked nor marked to be")
            return
        whole = self.linked.reading(linked.revision)
        judged_now = taken(self.connection, whole)
        if n not in self._marked and (linked.revision, linked.taken) != (current, judged_now):
            yield Fault(name, "it is linked by another reading, or as it was judged before")
        record, told = tellings_of(n, whole, linked.taken)
        if packed(told) != packed(linked.tellings):
            yield Fault(name, "its tellings are not those of its record")
            return
        self._documents += 1
        self._tellings += len(told)
        yield from self._found_by(n, name)
        yield from self._copied(n, name, shingles(record.document))
        graph = Graph(self.connection, self.linked, self.judged)
        for part in graph.components([x for x in told if x not in self._proved]):
            self._proved.update(part)
            if len(self.linked.tellings(part)) < len(part):
                yield Fault(name, "what its tellings are joined to is not there")
                continue
            if any(t.document_of(x) in self._marked for x in part):
                # Judged a moment ago: the others are still grouped as they were before.
                continue
            for cluster in graph.clusters(part):
                yield from self._incident(name, cluster)
        self._proved.difference_update(told)

    def rest(self) -> Iterator[Fault]:
        """What is there and should not be."""
        if self._by_others:
            return
        i, m, f, s = t.incidents, t.members, t.incident_forms, t.scores
        incidents = self._count(m.c.incident.distinct())
        counted = (
            (t.telling_keys, self._keys, "keys"),
            (s, self._scores, "scores"),
            (t.shingles, self._shingles, "shingles"),
            (t.all_shingles, self._documents, "documents with all their shingles"),
            (m, self._tellings, "members"),
            (i, incidents, "incidents"),
            (f, incidents, "written forms"),
        )
        for table, expected, what in counted:
            there = self.connection.execute(select(func.count()).select_from(table)).scalar_one()
            if there != expected:
                yield Fault(table.name, f"there are {there} {what}, and should be {expected}")
        yield from self._grouped()

    def _count(self, column: ColumnElement[int]) -> int:
        return int(self.connection.execute(select(func.count(column))).scalar_one())

    def _found_by(self, n: int, name: str) -> Iterator[Fault]:
        """Whether a document's tellings are found by their keys, and compared with what shares one."""
        k, s = t.telling_keys, t.scores
        linked = self.linked.get(n)
        told = linked.tellings if linked else {}
        by_key: dict[int, list[int]] = {}
        for x, telling in told.items():
            for key in key_numbers(telling):
                by_key.setdefault(key, []).append(x)
        expected = {(key, x) for key, some in by_key.items() for x in some}
        self._keys += len(expected)
        first, last = t.telling_number(n, 0), t.telling_number(n, t.MOST_EVENTS - 1)
        pairs: set[tuple[int, int]] = set()
        for keys in batches(sorted(by_key)):
            for key, other in self.connection.execute(select(k).where(k.c.key.in_(keys), k.c.telling <= last)):
                expected.discard((key, other))
                pairs.update((x, other) for x in by_key[key] if other < x)
        if expected:
            yield Fault(name, "some of its tellings are not found by their keys")
        others = self.linked.tellings({other for _, other in pairs})
        scores = {}
        score_of = Comparer().score
        for x, other in pairs:
            # One that is not there any more is a fault of its own report.
            if other in others and (score := score_of(told[x], others[other])) >= LEAST:
                scores[x, other] = score
        back = s.alias()
        both = select(s.c.telling, s.c.other, s.c.score, back.c.score).select_from(
            s.outerjoin(back, and_(back.c.telling == s.c.other, back.c.other == s.c.telling))
        )
        rows = self.connection.execute(both.where(s.c.telling.between(first, last), s.c.other < s.c.telling)).all()
        self._scores += 2 * len(rows)
        if {(x, other): score for x, other, score, _ in rows} != scores or any(row[2] != row[3] for row in rows):
            yield Fault(name, "the scores of its tellings are not those that comparing gives")

    def _copied(self, n: int, name: str, runs: Set[int]) -> Iterator[Fault]:
        """Whether a document's text is found by its sample, and kept whole; which earlier ones it is a copy of."""
        s, a = t.shingles, t.all_shingles
        sampled = sample(runs)
        self._shingles += len(sampled)
        there = 0
        for some in batches(sampled):
            asked = select(func.count()).select_from(s).where(s.c.hash.in_(some), s.c.document == n)
            there += self.connection.execute(asked).scalar_one()
        size = self.connection.execute(select(t.linked.c.sampled).where(t.linked.c.document == n)).scalar_one()
        if (there, size) != (len(sampled), len(sampled)):
            yield Fault(name, "its text is not found by its sample")
        if self.connection.execute(select(a.c.hashes).where(a.c.document == n)).scalar() != copies.packed(runs):
            yield Fault(name, "the runs of words that are kept are not those of its text")
            return
        for other in self.copies.originals(n, runs, lambda x: self._family(x) == self._family(n)):
            one, two = sorted((self._family(n), self._family(other)))
            self._families[two] = one

    def _family(self, n: int) -> int:
        while self._families.setdefault(n, n) != n:
            n = self._families[n]
        return n

    def _grouped(self) -> Iterator[Fault]:
        """Whether copies, and nobody else, are of one family."""
        sizes: dict[int, int] = {}
        for n in self._families:
            sizes[self._family(n)] = sizes.get(self._family(n), 0) + 1
        # A family's number is its least member here, as joining always keeps the lesser one.
        expected = {n: self._family(n) for n in self._families if sizes[self._family(n)] > 1}
        least: dict[int, int] = {}
        there: dict[int, int] = {}
        for n, family in self.connection.execute(select(t.families).order_by(t.families.c.document)):
            there[n] = least.setdefault(family, n)
        if there != expected:
            yield Fault("families", "they are not those of the texts")

    def _incident(self, name: str, cluster: tuple[int, ...]) -> Iterator[Fault]:
        """Whether tellings that should be one incident are, and what is kept of it is what it should be."""
        i, m, f = t.incidents, t.members, t.incident_forms
        there: dict[int, tuple[int, str]] = {}
        for some in batches(cluster):
            for x, id, incident in self.connection.execute(select(m).where(m.c.telling.in_(some))):
                there[x] = (incident, id)
        numbers = {incident for incident, _ in there.values()}
        if len(there) < len(cluster) or len(numbers) != 1:
            yield Fault(name, "what should be one incident is not")
            return
        (number,) = numbers
        if self._count_where(m.c.incident == number) != len(cluster):
            yield Fault(name, "what should be two incidents is one")
            return
        one = made(self.linked, cluster, self.copies.partition({t.document_of(x) for x in cluster}))
        row = self.connection.execute(select(i).where(i.c.n == number)).mappings().first()
        form = self.connection.execute(select(f.c.form).where(f.c.incident == number)).scalar()
        if row is None or dict(row) != one.row | {"n": number} or form != one.form():
            yield Fault(one.incident.id, "what is kept of it is not what its reports say")
        if {x: id for x, (_, id) in there.items()} != one.members:
            yield Fault(one.incident.id, "it is not found by the ids of its events")

    def _count_where(self, condition: ColumnElement[bool]) -> int:
        return int(self.connection.execute(select(func.count()).select_from(t.members).where(condition)).scalar_one())
