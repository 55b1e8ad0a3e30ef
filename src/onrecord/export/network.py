"""Actors and what is told of between them, added up: what GEXF and GraphML draw.

An edge is who is said to have done something to whom: one for each type of event and each way of being held, with how
many claims, reports and happenings stand behind it. `sign` is 1 for cooperation, -1 for conflict.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from onrecord.export.claims import Claim, Part, Standing
from onrecord.export.codes import plover_quad
from onrecord.export.linked_data import actor_key

_SHORT: Mapping[Standing, str] = {
    "alleged": "alleged",
    "denied": "denied",
    "not_happened": "not happened",
    "general": "in general",
}


@dataclass(slots=True)
class Node:
    """An actor. Days are ISO 8601, "" where unknown."""

    key: str
    name: str
    kind: str
    country: str
    sector: str
    first: str = ""
    last: str = ""


@dataclass(slots=True)
class Edge:
    """What one actor is said to have done to another. `spells` are the days of the claims, merged where they touch."""

    source: str
    target: str
    type: str
    held: Standing
    sign: int
    claims: int = 0
    documents: int = 0
    origins: dict[str, int] = field(default_factory=dict)
    spells: dict[tuple[str, str], None] = field(default_factory=dict)
    last_document: str = ""

    @property
    def id(self) -> str:
        return f"{self.source}/{self.target}/{self.type}/{self.held}"

    @property
    def label(self) -> str:
        """What stands beside it where nothing else is shown: "ASSAULT", "ASSAULT (denied)"."""
        return self.type if self.held in ("told", "attributed") else f"{self.type} ({_SHORT[self.held]})"

    @property
    def happenings(self) -> int:
        return len(self.origins)

    @property
    def independent_origins(self) -> int:
        """First-hand sources, added up over the happenings."""
        return sum(self.origins.values())


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes by key, edges by id, both sorted."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


ATTRIBUTES: Mapping[str, str] = {
    "type": "string", "held": "string", "sign": "integer", "n_claims": "integer", "n_reports": "integer",
    "n_happenings": "integer", "n_independent_origins": "integer",
}  # fmt: skip
"""What an edge carries."""


def attributes(edge: Edge) -> dict[str, str | int]:
    """The values of `ATTRIBUTES`."""
    values = (edge.type, edge.held, edge.sign, edge.claims, edge.documents, edge.happenings, edge.independent_origins)
    return dict(zip(ATTRIBUTES, values, strict=True))


NEEDS = "a type and somebody on both sides"
"""What a claim must have, in words."""


def fits(c: Claim) -> bool:
    """Whether a claim has what an edge needs: a type, and somebody known on both sides."""
    return c.event.type is not None and all(any(p.entity for p in parts) for parts in (c.actors, c.recipients))


def network(claims: Iterable[Claim]) -> Network:
    """Claims added up, those of one report after the other."""
    nodes: dict[str, Node] = {}
    edges: dict[tuple[str, str, str, str], Edge] = {}
    for c in claims:
        if c.event.type is None:
            continue
        sides = [[_node(c, part, nodes) for part in parts if part.entity] for parts in (c.actors, c.recipients)]
        for source in sides[0]:
            for target in sides[1]:
                key = (source.key, target.key, c.event.type, c.standing)
                if key not in edges:
                    sign = 1 if plover_quad(c.event.type) <= 2 else -1
                    edges[key] = Edge(source.key, target.key, c.event.type, c.standing, sign)
                _add(edges[key], c)
    return Network(tuple(nodes[k] for k in sorted(nodes)), tuple(edges[k] for k in sorted(edges)))


def _node(c: Claim, part: Part, nodes: dict[str, Node]) -> Node:
    entity = part.entity
    assert entity is not None
    key = actor_key(c.record.document.id, entity)
    made = Node(key, part.name, entity.kind, entity.country or "", entity.sector or "")
    node = nodes.setdefault(key, made)
    if c.begin and c.end:
        node.first = min(filter(None, (node.first, c.begin)))
        node.last = max(node.last, c.end)
    return node


def _add(edge: Edge, c: Claim) -> None:
    document = c.record.document.id
    edge.claims += 1
    edge.documents += document != edge.last_document
    edge.last_document = document
    edge.origins[c.happening] = c.incident.independent_origins if c.incident else 1
    if c.begin and c.end:
        edge.spells[c.begin, c.end] = None


def merged(spells: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Spells of days in order, those that overlap as one."""
    found: list[tuple[str, str]] = []
    for first, last in sorted(spells):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found
