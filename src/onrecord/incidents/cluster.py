"""Clustering: which tellings are one happening, from their scores and from what people judged.

Average linkage (Sokal and Michener 1958), over reports: two groups are joined while the mean over all pairs of a report
of the one and a report of the other is at least `ENOUGH`, the likest two first. How like two reports' tellings are is
the mean of the better half of their pairs. A report tells a happening in full once or twice, and then takes it up
("the attack", "the dead") or tells what came of it, in words that say little of it: were all pairs weighed alike, these
would outvote what it says in full, and the report with the most tellings would decide for all others. A half asks for
more than one lucky pair. A pair that was never compared, or scored next to nothing, counts as zero, so a chain of
likely neighbours does not tie together what nobody finds alike. People's judgements outrank scores: pairs `together`
are one from the start, groups with a pair `apart` are never joined; where judgements contradict each other, the tie
holds.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable, Mapping
from math import fsum

Key = tuple[str, str]

ENOUGH = 0.5
"""The least mean, over the pairs of reports of two groups, with which these are joined."""


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
        members: every telling, by report and event, also those without a score; pairs of others are passed over.
        scores: by pair, the lesser key first.
        together, apart: pairs that people judged to be one happening, and not to be.
        enough: the least mean of two groups that are joined.
    """
    groups = _Groups(sorted(set(members)), scores)
    for pair in sorted(together):
        groups.tie(*pair)
    groups.link(apart)
    groups.join(enough)
    return tuple(sorted(tuple(sorted(key for told in g.values() for key in told)) for g in groups.of.values()))


def _half(scores: Iterable[float]) -> float:
    """The mean of the better half of some scores."""
    best = sorted(scores, reverse=True)
    best = best[: (len(best) + 1) // 2]
    return fsum(best) / len(best)


_Told = dict[str, list[Key]]
"""The tellings of a group, by their report."""


class _Groups:
    """Groups by the least number of a member, with what is summed between them: over the pairs of their reports, how
    like the two are. What a merge changes of it is only where a report is in both groups."""

    def __init__(self, members: list[Key], scores: Mapping[tuple[Key, Key], float]) -> None:
        self.scores = scores
        self.number = {key: n for n, key in enumerate(members)}
        self.of: dict[int, _Told] = {n: {key[0]: [key]} for n, key in enumerate(members)}
        self.root = list(range(len(members)))
        self.sums: dict[int, dict[int, float]] = {n: {} for n in self.of}
        self.apart: dict[int, set[int]] = {n: set() for n in self.of}

    def tie(self, a: Key, b: Key) -> None:
        if a not in self.number or b not in self.number:
            return
        first, second = sorted((self._root(self.number[a]), self._root(self.number[b])))
        if first != second:
            self.root[second] = first
            self._take(first, self.of.pop(second))

    def _root(self, n: int) -> int:
        while self.root[n] != n:
            n = self.root[n]
        return n

    def _take(self, x: int, told: _Told) -> None:
        for report, keys in told.items():
            self.of[x].setdefault(report, []).extend(keys)

    def link(self, apart: Collection[tuple[Key, Key]]) -> None:
        for (a, b), score in self.scores.items():
            if a in self.number and b in self.number:
                x, y = self._root(self.number[a]), self._root(self.number[b])
                if x != y:
                    self.sums[x][y] = self.sums[y][x] = score
        if len(self.of) < len(self.root):
            # What was tied may have several tellings: between such a group and another more than one score counts.
            for x, beside in self.sums.items():
                for y in beside:
                    if x < y:
                        self.sums[x][y] = self.sums[y][x] = self._sum(self.of[x], self.of[y])
        for a, b in apart:
            if a in self.number and b in self.number:
                x, y = self._root(self.number[a]), self._root(self.number[b])
                if x != y:
                    self.apart[x].add(y)
                    self.apart[y].add(x)

    def _sum(self, some: _Told, others: _Told) -> float:
        # Sums of floats depend on their order, and the result may not: these are exact until they are rounded.
        return fsum(self._like(mine, theirs) for mine in some.values() for theirs in others.values())

    def _like(self, mine: Iterable[Key], theirs: Collection[Key]) -> float:
        """How like the tellings of one report are to those of another."""
        return _half(self.scores.get((a, b) if a < b else (b, a), 0.0) for a in mine for b in theirs)

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
            for z in self.sums[x]:
                if (mean := self._mean(x, z)) >= enough:
                    heapq.heappush(heap, (-mean, min(x, z), max(x, z)))

    def _merge(self, x: int, y: int) -> None:
        told = self.of.pop(y)
        # Reports that are in both groups: that of each is now like others by what it tells in either.
        both = {report: keys for report, keys in told.items() if report in self.of[x]}
        before = {report: list(self.of[x][report]) for report in both}
        self._take(x, told)
        after = {report: self.of[x][report] for report in both}
        theirs = self.sums.pop(y)
        del self.sums[x][y], theirs[x]
        for z in theirs:
            del self.sums[z][y]
        for z in self.sums[x].keys() | theirs.keys():
            total = self.sums[x].get(z, 0.0) + theirs.get(z, 0.0)
            if both:
                now, then, added = (self._sum(some, self.of[z]) for some in (after, before, both))
                total += now - then - added
            self.sums[x][z] = self.sums[z][x] = total
        for z in self.apart.pop(y):
            self.apart[z].discard(y)
            self.apart[z].add(x)
            self.apart[x].add(z)
