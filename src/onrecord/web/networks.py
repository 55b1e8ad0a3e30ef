"""The network: who is said to have done something to whom, added up over happenings, not over reports."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response

from onrecord.export.cells import write_csv
from onrecord.export.claims import HELD, Claim, Part
from onrecord.export.codes import plover_quad
from onrecord.ledger import Filters, Finding, Ledger
from onrecord.web import answers
from onrecord.web.answers import csv_answer, json_body
from onrecord.web.asking import Asked, asking
from onrecord.web.errors import Problem
from onrecord.web.layouts import placed
from onrecord.web.lists import claims_of
from onrecord.web.rendering import page
from onrecord.wording import EVENT_TYPE

router = APIRouter()
WORDS = "Who is said to have done what to whom, added up over happenings: what several reports tell of counts once."
LEVELS = {
    "told": "told as fact by the report",
    "attributed": "and told as fact by a source",
    "alleged": "and alleged, or with reservation",
    "all": "and denied, threatened, planned or general",
}
"""How far a claim must be held to count, each level with those before."""

_read = asking("actor", "type", "place", "since", "until", "document", "incident", others=("held", "described"))
Read = Annotated[Asked, Depends(_read)]
Held = Annotated[str, Query(description="How far a claim must be held: told, attributed, alleged, all.", max_length=20)]
Described = Annotated[bool, Query(description="Also who is described, and not named: soldiers, 43 people.")]
# Events that are added up, and actors that are drawn.
MOST_EVENTS, MOST_NODES = 2_000, 1_000
WIDTH, HEIGHT, _EDGE = 1000.0, 680.0, 60.0
_DRAWN = 60
LETTERS = 28


@dataclass(slots=True)
class Node:
    """An actor: in how many happenings it has a part; once it is drawn, where it stands, and its label (where it begins
    or ends, and which of both), None where there is no room for one."""

    id: str
    name: str
    kind: str
    happenings: set[str] = field(default_factory=set)
    x: float = 0.0
    y: float = 0.0
    label: tuple[float, float, str] | None = None

    @property
    def size(self) -> float:
        """The radius of its dot."""
        return round(3.5 + 2.2 * math.sqrt(len(self.happenings)), 1)


@dataclass(slots=True)
class Edge:
    """What one actor is said to have done to another: the types of event with how often, the happenings, of which
    `doubtful` are those that nobody tells as fact."""

    source: str
    target: str
    types: dict[str, set[str]] = field(default_factory=dict)
    happenings: set[str] = field(default_factory=set)
    firm: set[str] = field(default_factory=set)
    claims: int = 0
    path: str = ""

    @property
    def sign(self) -> str:
        """Whether it is cooperation, conflict or both."""
        signs = {plover_quad(t) <= 2 for t in self.types}  # type: ignore[arg-type]
        return "both" if len(signs) > 1 else "cooperation" if signs == {True} else "conflict"

    @property
    def words(self) -> str:
        """The types of event, those of most happenings first."""
        ordered = sorted(self.types.items(), key=lambda x: (-len(x[1]), x[0]))
        return ", ".join(f"{t} {len(of)}" if len(of) > 1 else t for t, of in ordered)

    @property
    def width(self) -> float:
        """How wide its line is drawn."""
        return round(1.2 + math.sqrt(len(self.happenings)), 1)


@dataclass(frozen=True, slots=True)
class Network:
    """Actors, those of most happenings first, and edges likewise; `events` were added up, of `more` or not."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    events: int
    more: bool


@router.get("/network.json", summary="Network of actors", description=WORDS, **answers.described("network", one=True))
def as_json(request: Request, asked: Read, held: Held = "alleged", described: Described = False) -> Response:
    """Nodes and edges."""
    found = network(request.app.state.ledger, asked.filters, held, described)
    nodes = [{"id": n.id, "name": n.name, "kind": n.kind, "happenings": len(n.happenings)} for n in found.nodes]
    return json_body({"nodes": nodes, "edges": [_written(e) for e in found.edges], "events": found.events,
                      "more": found.more})  # fmt: skip


@router.get("/network.csv", summary="Network of actors, as a table of its edges", **answers.described(None))
def as_csv(request: Request, asked: Read, held: Held = "alleged", described: Described = False) -> Response:
    """The edges."""
    found = network(request.app.state.ledger, asked.filters, held, described)
    names = {n.id: n.name for n in found.nodes}
    columns = ("source", "source_name", "target", "target_name", "sign", "types", "happenings", "claims")
    file = io.StringIO()
    write_csv(
        columns,
        (
            (e.source, names[e.source], e.target, names[e.target], e.sign, "; ".join(sorted(e.types)),
             len(e.happenings), e.claims)
            for e in found.edges
        ),
        file,
    )  # fmt: skip
    return csv_answer("network", file.getvalue())


@router.get("/network", include_in_schema=False)
def on_page(request: Request, asked: Read, held: Held = "alleged", described: Described = False) -> Response:
    """The network drawn, and as a table."""
    found = network(request.app.state.ledger, asked.filters, held, described)
    most = min(int(asked.query.get("limit", _DRAWN)), MOST_NODES)
    nodes, edges = draw(found, most)
    return page(
        request, "network.html.j2",
        asked=asked, held=held or "alleged", levels=LEVELS, types=EVENT_TYPE, words=WORDS, found=found, nodes=nodes,
        edges=edges, described=described, names={n.id: n.name for n in found.nodes},
        size=(WIDTH, HEIGHT), most=most,
    )  # fmt: skip


def network(ledger: Ledger, asked: Filters, held: str, described: bool) -> Network:
    """The newest events that answer, added up. With an actor, also what is done to them."""
    if (held or "alleged") not in HELD:
        raise Problem(400, f"no level {held!r}; there are {', '.join(HELD)}")
    found: dict[str, Finding] = {f"{f.report.id}/{f.id}": f for f in ledger.events(asked, limit=MOST_EVENTS + 1)}
    if asked.actor is not None:
        other = replace(asked, actor=None, recipient=asked.actor)
        found |= {f"{f.report.id}/{f.id}": f for f in ledger.events(other, limit=MOST_EVENTS + 1)}
    findings = list(found.values())[:MOST_EVENTS]
    who: dict[str, dict[str, str]] = {}
    nodes: dict[str, Node] = {}
    edges: dict[tuple[str, str], Edge] = {}
    for c in claims_of(ledger, findings):
        if c.event.type is None or c.standing not in HELD[held or "alleged"]:
            continue
        document = c.record.document.id
        if document not in who:
            who[document] = ledger.actors_in(document, named=not described)
        _add(c, who[document], nodes, edges)
    # Who only acts, on nobody who is known, has no line to anybody.
    joined = (n for n in nodes.values() if n.happenings)
    ordered = sorted(joined, key=lambda n: (-len(n.happenings), n.name, n.id))
    lines = sorted(edges.values(), key=lambda e: (-len(e.happenings), -e.claims, e.source, e.target))
    return Network(tuple(ordered), tuple(lines), len(findings), len(found) > len(findings))


def draw(found: Network, most: int) -> tuple[tuple[Node, ...], tuple[Edge, ...]]:
    """The actors of most happenings with their places, and the edges between these with their lines."""
    nodes = found.nodes[:most]
    number = {n.id: at for at, n in enumerate(nodes)}
    edges = tuple(e for e in found.edges if e.source in number and e.target in number)
    pairs = [(number[e.source], number[e.target], float(len(e.happenings))) for e in edges]
    for node, (x, y) in zip(nodes, placed(len(nodes), pairs), strict=True):
        node.x = round(_EDGE + x * (WIDTH - 2 * _EDGE), 1)
        node.y = round(_EDGE / 2 + y * (HEIGHT - _EDGE), 1)
    _label(nodes)
    for e in edges:
        e.path = _curve(nodes[number[e.source]], nodes[number[e.target]])
    return nodes, edges


def _add(c: Claim, who: dict[str, str], nodes: dict[str, Node], edges: dict[tuple[str, str], Edge]) -> None:
    """Count a claim for each pair of those who have a part in it."""
    sides = [[_node(part, who, nodes) for part in parts] for parts in (c.actors, c.recipients)]
    for source in filter(None, sides[0]):
        for target in filter(None, sides[1]):
            if source is target:
                continue
            edge = edges.setdefault((source.id, target.id), Edge(source.id, target.id))
            edge.types.setdefault(str(c.event.type), set()).add(c.happening)
            edge.happenings.add(c.happening)
            if c.standing in ("told", "attributed"):
                edge.firm.add(c.happening)
            edge.claims += 1
            source.happenings.add(c.happening)
            target.happenings.add(c.happening)


def _node(part: Part, who: dict[str, str], nodes: dict[str, Node]) -> Node | None:
    if part.entity is None or part.entity.id not in who:
        return None
    id = who[part.entity.id]
    return nodes.setdefault(id, Node(id, part.name, part.entity.kind))


def _label(nodes: Sequence[Node]) -> None:
    """Find room for the names, those of most happenings first."""
    taken = [(n.x - n.size, n.y - n.size, n.x + n.size, n.y + n.size) for n in nodes]
    for n in nodes:
        wide = 6.4 * min(len(n.name), LETTERS)
        right, left = n.x + n.size + 3, n.x - n.size - 3
        for x, y, anchor in ((right, n.y + 4, "start"), (left, n.y + 4, "end"), (n.x, n.y - n.size - 4, "middle"),
                             (n.x, n.y + n.size + 12, "middle")):  # fmt: skip
            first = x if anchor == "start" else x - wide if anchor == "end" else x - wide / 2
            box = (first, y - 11, first + wide, y + 3)
            if box[0] < 0 or box[2] > WIDTH or any(_meet(box, other) for other in taken):
                continue
            n.label = (round(x, 1), round(y, 1), anchor)
            taken.append(box)
            break


def _meet(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _curve(a: Node, b: Node) -> str:
    """A line bent to its right, so that both ways can be told apart; it ends where the dot begins."""
    dx, dy = b.x - a.x, b.y - a.y
    length = max((dx * dx + dy * dy) ** 0.5, 1.0)
    mx, my = (a.x + b.x) / 2 - dy * 0.12, (a.y + b.y) / 2 + dx * 0.12
    ex, ey = b.x - dx / length * (b.size + 5), b.y - dy / length * (b.size + 5)
    return f"M{a.x:g} {a.y:g}Q{mx:.1f} {my:.1f} {ex:.1f} {ey:.1f}"


def _written(e: Edge) -> dict[str, Any]:
    types: Sequence[tuple[str, set[str]]] = sorted(e.types.items())
    return {
        "source": e.source, "target": e.target, "sign": e.sign, "types": {t: len(of) for t, of in types},
        "happenings": len(e.happenings), "told_as_fact": len(e.firm), "claims": e.claims,
    }  # fmt: skip
