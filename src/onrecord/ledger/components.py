"""The graph of scores between tellings: which parts of it hang together, and the clusters of each part."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sqlalchemy import select
from sqlalchemy.engine import Connection

from onrecord.incidents.cluster import ENOUGH, clusters
from onrecord.incidents.tellings import Key
from onrecord.ledger import incident_tables as t
from onrecord.ledger.database import batches
from onrecord.ledger.judging import Judged
from onrecord.ledger.linked import Linked


class Graph:
    """Scores as one transaction sees them, loaded part by part."""

    def __init__(self, connection: Connection, linked: Linked, judged: Judged) -> None:
        self.connection = connection
        self.linked = linked
        self.judged = judged
        self._scores: dict[int, dict[int, float]] = {}
        self._together: dict[int, set[int]] = {}
        pairs = judged.together
        numbers = linked.numbers({key for pair in pairs for key in pair}) if pairs else {}
        for a, b in pairs:
            if a in numbers and b in numbers:
                self._together.setdefault(numbers[a], set()).add(numbers[b])
                self._together.setdefault(numbers[b], set()).add(numbers[a])

    def components(self, numbers: Collection[int]) -> Iterator[tuple[int, ...]]:
        """The parts of the graph that these tellings are in, each in the order of its numbers."""
        self._reach(numbers)
        left = set(numbers)
        while left:
            part = {left.pop()}
            ahead = list(part)
            while ahead:
                new = self._beside(ahead.pop()) - part
                part |= new
                ahead += new
            left -= part
            yield tuple(sorted(part))

    def clusters(self, component: Collection[int]) -> Iterator[tuple[int, ...]]:
        """The clusters of one part of the graph."""
        if len(component) == 1:
            yield tuple(component)
            return
        key = {n: x.key for n, x in self.linked.tellings(component).items()}
        number = {k: n for n, k in key.items()}
        scores: dict[tuple[Key, Key], float] = {
            (key[a], key[b]): score
            for a in component
            for b, score in self._scores[a].items()
            if b in key and key[a] < key[b]
        }
        together, apart = (
            [pair for pair in pairs if pair[0] in number and pair[1] in number]
            for pairs in (self.judged.together, self.judged.apart)
        )
        for cluster in clusters(sorted(number), scores, together=together, apart=apart):
            yield tuple(sorted(number[k] for k in cluster))

    def _beside(self, n: int) -> set[int]:
        """What a telling hangs together with."""
        joined = {other for other, score in self._scores[n].items() if score >= ENOUGH}
        return joined | self._together.get(n, set())

    def _reach(self, numbers: Collection[int]) -> None:
        """Load the scores of tellings, and of everything that they hang together with."""
        s = t.scores
        ahead = {n for n in numbers if n not in self._scores}
        while ahead:
            for some in batches(sorted(ahead)):
                self._scores |= {n: {} for n in some}
                for n, other, score in self.connection.execute(select(s).where(s.c.telling.in_(some))).all():
                    self._scores[n][other] = score
            ahead = {other for n in ahead for other in self._beside(n) if other not in self._scores}
