"""Where the actors of a network stand: Fruchterman and Reingold's springs, the same for the same network."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

_ROUNDS = 220
_MANY = 300
# How much longer an edge may be than the space that a node has to itself.
_LOOSE = 6.0


def placed(count: int, edges: Sequence[tuple[int, int, float]]) -> list[tuple[float, float]]:
    """A place in the unit square for each of `count` nodes; `edges` are pairs of nodes with a weight.

    Every pair pushes itself apart, every edge pulls together, and a weak pull to the middle keeps what is not
    connected in sight. It begins on a spiral in the order of the nodes, so that nothing is left to chance.
    """
    if count == 0:
        return []
    n = np.arange(count)
    turn = n * 2.399963  # the golden angle
    reach = np.sqrt((n + 0.5) / count)
    at = np.stack([reach * np.cos(turn), reach * np.sin(turn)], axis=1)
    if count == 1:
        return [(0.5, 0.5)]
    ideal = 1.5 / np.sqrt(count)
    source = np.array([e[0] for e in edges], dtype=int)
    target = np.array([e[1] for e in edges], dtype=int)
    weight = np.array([1 + np.log(max(e[2], 1)) for e in edges], dtype=float)
    rounds = _ROUNDS if count <= _MANY else _ROUNDS * _MANY // count
    for step in range(rounds):
        apart = at[:, None, :] - at[None, :, :]
        distance = np.maximum(np.sqrt((apart**2).sum(axis=2)), 1e-4)
        push = (apart * (ideal**2 / distance**2)[:, :, None]).sum(axis=1)
        if len(source):
            along = at[source] - at[target]
            length = np.maximum(np.sqrt((along**2).sum(axis=1)), 1e-4)
            pull = along * (weight * length / (_LOOSE * ideal))[:, None]
            np.add.at(push, source, -pull)
            np.add.at(push, target, pull)
        push -= at * 0.35
        strength = np.maximum(np.sqrt((push**2).sum(axis=1)), 1e-9)
        heat = 0.12 * (1 - step / rounds) + 0.002
        at = at + push / strength[:, None] * np.minimum(strength, heat)[:, None]
    low, high = at.min(axis=0), at.max(axis=0)
    unit = (at - low) / np.maximum(high - low, 1e-9)
    return [(round(float(x), 4), round(float(y), 4)) for x, y in unit]
