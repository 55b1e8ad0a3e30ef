"""Copies: whose text is whose, kept up as reports are linked.

Two reports are copies where one's runs of words stand in the other (`onrecord.incidents.shingles`). Who may be a copy
of whom is found by a sample of the runs, and made sure of over all of them: they are kept beside the sample, since of
short reports written after one pattern hundreds may have to be looked at for each new one. Reports that copies join,
however many lie between, are a family. Which families there are depends on the texts alone: a report that goes leaves
its family to be found anew.
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence, Set

from sqlalchemy import bindparam, delete, select
from sqlalchemy.engine import Connection

from onrecord.incidents.shingles import COPY, containment, sample, shingles, worth_a_look
from onrecord.ledger import incident_tables as t
from onrecord.ledger.database import batches, upsert
from onrecord.ledger.linked import Linked


class Copies:
    """Families of copies, within one transaction.

    `regrouped` are documents that are of one family with others than before, and are not those put in or taken out."""

    def __init__(self, connection: Connection, linked: Linked) -> None:
        self.connection = connection
        self.linked = linked
        self.regrouped: set[int] = set()

    def take_out(self, document: int) -> None:
        """Forget a document that is linked; what is left of its family is grouped anew."""
        s = t.shingles
        gone = s.delete().where(s.c.hash == bindparam("h"), s.c.document == bindparam("d"))
        mine = self._of([document])[document]
        sampled = sample(mine)
        if sampled:
            self.connection.execute(gone, [{"h": one, "d": document} for one in sampled])
        self.connection.execute(delete(t.all_shingles).where(t.all_shingles.c.document == document))
        family = self._family(document)
        if family is None:
            return
        f = t.families
        others = sorted(self._members(family) - {document})
        self.connection.execute(delete(f).where(f.c.family == family))
        self.regrouped.update(others)
        for other, theirs in self._of(others).items():
            self._group(other, theirs)

    def put_in(self, document: int, runs: Set[int]) -> None:
        """Enter a document's runs of words, and find its family."""
        keep(self.connection, document, runs)
        sampled = sample(runs)
        if sampled:
            self._group(document, runs)
            self.connection.execute(t.shingles.insert(), [{"hash": one, "document": document} for one in sampled])

    def partition(self, documents: Iterable[int]) -> dict[int, int]:
        """The number of the family of each of these documents that is in one."""
        f = t.families
        found: dict[int, int] = {}
        for some in batches(sorted(documents)):
            rows = self.connection.execute(select(f).where(f.c.document.in_(some)))
            found |= {int(n): int(family) for n, family in rows}
        return found

    def originals(self, document: int, runs: Set[int], known: Callable[[int], bool]) -> Iterator[int]:
        """The documents that one is a copy of, or that are copies of it, those that are `known` to be left out; whether
        they are is asked just before each is given."""
        for some in batches(list(self._candidates(document, sample(runs)))):
            for other, theirs in self._of(some).items():
                if containment(runs, theirs) >= COPY and not known(other):
                    yield other

    def _group(self, document: int, runs: Set[int]) -> None:
        """Join a document with every family, and every document alone, that it is a copy of."""
        of: dict[int, int] = {}
        families: set[int] = set()
        joined = {document}

        def known(other: int) -> bool:
            of.update(self.partition([other]))
            return other in joined or of.get(other) in families

        if (mine := self._family(document)) is not None:
            families.add(mine)
        for other in self.originals(document, runs, known):
            joined.add(other)
            families |= {of[other]} if other in of else set()
        if len(joined) == 1:
            return
        everybody = joined.union(*(self._members(family) for family in families))
        if len(joined) > 2 or mine is not None:
            self.regrouped.update(everybody - {document})
        rows = [{"document": n, "family": min(everybody)} for n in sorted(everybody)]
        upsert(self.connection, t.families, rows, "family")

    def _candidates(self, document: int, sampled: Sequence[int]) -> Iterator[int]:
        """Other documents that share enough of the sample, those that share most first."""
        s = t.shingles
        shared: Counter[int] = Counter()
        for some in batches(sampled):
            found = select(s.c.document).where(s.c.hash.in_(some), s.c.document != document)
            shared.update(self.connection.execute(found).scalars())
        sizes: dict[int, int] = {}
        for some in batches(sorted(shared)):
            asked = select(t.linked.c.document, t.linked.c.sampled).where(t.linked.c.document.in_(some))
            sizes |= {int(n): int(size) for n, size in self.connection.execute(asked)}
        for n, count in sorted(shared.items(), key=lambda x: (-x[1], x[0])):
            if worth_a_look(count, len(sampled), sizes[n]):
                yield n

    def _family(self, document: int) -> int | None:
        return self.partition([document]).get(document)

    def _members(self, family: int) -> set[int]:
        f = t.families
        return set(self.connection.execute(select(f.c.document).where(f.c.family == family)).scalars())

    def _of(self, documents: Sequence[int]) -> dict[int, frozenset[int]]:
        """The shingles of documents that are linked, in the order in which these are given."""
        a = t.all_shingles
        found: dict[int, frozenset[int]] = {}
        for some in batches(documents):
            rows = self.connection.execute(select(a.c.document, a.c.hashes).where(a.c.document.in_(some)))
            kept = {int(n): unpacked(data) for n, data in rows}
            # None of a document where the ledger is damaged: proving it is to find that, not to fail of it.
            found |= {n: kept.get(n, frozenset()) for n in some}
        return found


def keep(connection: Connection, document: int, runs: Set[int]) -> None:
    """Keep all shingles of a document."""
    connection.execute(t.all_shingles.insert(), {"document": document, "hashes": packed(runs)})


def packed(runs: Set[int]) -> bytes:
    """Shingles as they are kept: in ascending order, eight bytes each, the lowest first."""
    return struct.pack(f"<{len(runs)}q", *sorted(runs))


def unpacked(hashes: bytes) -> frozenset[int]:
    """Shingles of what is kept of them."""
    number = len(hashes) // 8
    return frozenset(struct.unpack_from(f"<{number}q", hashes))


def keep_all(connection: Connection) -> None:
    """Make the table of all shingles for what is linked in a ledger that has none."""
    t.all_shingles.create(connection, checkfirst=True)
    linked = Linked(connection)
    kept = select(t.all_shingles.c.document)
    for n in connection.execute(select(t.linked.c.document).where(t.linked.c.document.not_in(kept))).scalars().all():
        keep(connection, int(n), shingles(linked.record(int(n)).document))
