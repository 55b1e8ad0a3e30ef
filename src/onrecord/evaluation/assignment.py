"""The best one-to-one assignment between two sets (Kuhn 1955, Munkres 1957; the O(n^3) form with potentials)."""

from __future__ import annotations

from collections.abc import Sequence


def best_total(gains: Sequence[Sequence[float]]) -> float:
    """The largest sum of gains when every row gets at most one column and every column at most one row.

    Args:
        gains: one row of non-negative numbers an item; all rows are of one length.
    """
    rows = [list(row) for row in gains if row]
    if not rows:
        return 0.0
    if len(rows) > len(rows[0]):
        rows = [list(column) for column in zip(*rows, strict=True)]
    n, m = len(rows), len(rows[0])
    u, v = [0.0] * (n + 1), [0.0] * (m + 1)
    match, way = [0] * (m + 1), [0] * (m + 1)
    for i in range(1, n + 1):
        match[0] = i
        at = 0
        least = [float("inf")] * (m + 1)
        used = [False] * (m + 1)
        while True:
            used[at] = True
            row = match[at]
            delta, following = float("inf"), 0
            for j in range(1, m + 1):
                if used[j]:
                    continue
                cost = -rows[row - 1][j - 1] - u[row] - v[j]
                if cost < least[j]:
                    least[j], way[j] = cost, at
                if least[j] < delta:
                    delta, following = least[j], j
            for j in range(m + 1):
                if used[j]:
                    u[match[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            at = following
            if match[at] == 0:
                break
        while at:
            match[at] = match[way[at]]
            at = way[at]
    return sum(rows[match[j] - 1][j - 1] for j in range(1, m + 1) if match[j])
