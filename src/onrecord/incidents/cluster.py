"""Clustering: which tellings are one happening, from their scores and from what people judged.

Average linkage (Sokal and Michener 1958): two groups are joined while the mean score over all pairs of the two is at
least `ENOUGH`, the likest two first. A pair that was never compared, or scored next to nothing, counts as zero, so a
chain of likely neighbours does not tie together what nobody finds alike. People's judgements outrank scores: pairs
`together` are one from the start, groups with a pair `apart` are never joined; where judgements contradict each other,
the tie holds.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Mapping

Key = tuple[str, str]

ENOUGH = 0.5
"""The least mean score over the pairs of two groups that are joined."""


def clusters(
    members: Collection[Key],
    scores: Mapping[tuple[Key, Key], float],
    *,
    together: Collection[tuple[Key, Key]] = (),
    apart: Collection[tuple[Key, Key]] = (),
    enough: float = ENOUGH,
) -> tuple[tuple[Key, ...], ...]:
    """The members in groups, each sorted, in the order of their first members, whatever the order of what is given.

    Args:
        members: every telling, also those without a score; pairs of others are passed over.
        scores: by pair, the lesser key first.
        together, apart: pairs that people judged to be one happening, and not to be.
        enough: the least mean score of two groups that are joined.
    """
    groups = _Groups(sorted(set(members)))
    for pair in sorted(together):
        groups.tie(*pair)
    groups.link(scores, apart)
    groups.join(enough)
    return tuple(sorted(tuple(sorted(g)) for g in groups.of.values()))


class _Groups:
    """Groups by the least number of a member, with the sums of scores between them."""

    def __init__(self, members: list[Key]) -> None:
        self.number = {key: n for n, key in enumerate(members)}
        self.of: dict[int, list[Key]] = {n: [key] for n, key in enumerate(members)}
        self.root = list(range(len(members)))
        self.sums: dict[int, dict[int, float]] = {n: {} for n in self.of}
        self.apart: dict[int, set[int]] = {n: set() for n in self.of}

    def tie(self, a: Key, b: Key) -> None:
        if a not in self.number or b not in self.number:
            return
        first, second = sorted((self._root(self.number[a]), self._root(self.number[b])))
        if first != second:
            self.root[second] = first
            self.of[first] += self.of.pop(second)

    def _root(self, n: int) -> int:
        while self.root[n] != n:
            n = self.root[n]
        return n

    def link(self, scores: Mapping[tuple[Key, Key], float], apart: Collection[tuple[Key, Key]]) -> None:
        # Sums of floats depend on their order, and the result may not. Where nothing is tied, nothing is summed.
        tied = len(self.of) < len(self.root)
        for (a, b), score in sorted(scores.items()) if tied else scores.items():
            if a in self.number and b in self.number:
                x, y = self._root(self.number[a]), self._root(self.number[b])
                if x != y:
                    self.sums[x][y] = self.sums[y][x] = self.sums[x].get(y, 0.0) + score
        for a, b in apart:
            if a in self.number and b in self.number:
                x, y = self._root(self.number[a]), self._root(self.number[b])
                if x != y:
                    self.apart[x].add(y)
                    self.apart[y].add(x)

    def _mean(self, x: int, y: int) -> float:
        return self.sums[x][y] / (len(self.of[x]) * len(self.of[y]))

    def join(self, enough: float) -> None:
        """Join the likest groups while they are like enough; of pairs equally like, that with the lesser members."""
        heap = [(-m, x, y) for x in self.of for y in self.sums[x] if x < y and (m := self._mean(x, y)) >= enough]
        heapq.heapify(heap)
        while heap:
            negative, x, y = heapq.heappop(heap)
            stale = x not in self.of or y not in self.of or self._mean(x, y) != -negative
            if stale or y in self.apart[x]:
                continue
            self._merge(x, y)
            size = len(self.of[x])
            for z, total in self.sums[x].items():
                if (mean := total / (size * len(self.of[z]))) >= enough:
                    heapq.heappush(heap, (-mean, min(x, z), max(x, z)))

    def _merge(self, x: int, y: int) -> None:
        self.of[x] += self.of.pop(y)
        for z, total in self.sums.pop(y).items():
            del self.sums[z][y]
            if z != x:
                self.sums[x][z] = self.sums[z][x] = self.sums[x].get(z, 0.0) + total
        for z in self.apart.pop(y):
            self.apart[z].discard(y)
            self.apart[z].add(x)
            self.apart[x].add(z)
