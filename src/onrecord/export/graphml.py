"""GraphML: actors and what is told of between them; the network of `onrecord.export.gexf` without its days in time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TextIO
from xml.sax.saxutils import escape, quoteattr

from onrecord.export.claims import Claim
from onrecord.export.network import ATTRIBUTES, NEEDS, Edge, Node, attributes, fits, merged, network
from onrecord.wording import visible

__all__ = ["NEEDS", "fits", "write"]

_NODE = ("label", "kind", "country", "sector", "first", "last")
_TYPES = {"string": "string", "integer": "int"}


def write(rows: Iterable[Claim], file: TextIO) -> None:
    """Write the network of all claims."""
    found = network(rows)
    file.write('<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n')
    edges = {"label": "string", **ATTRIBUTES, "first": "string", "last": "string"}
    for domain, names in (("node", dict.fromkeys(_NODE, "string")), ("edge", edges)):
        for name, of in names.items():
            key = f'id="{domain[0]}_{name}" for="{domain}" attr.name="{name}" attr.type="{_TYPES[of]}"'
            file.write(f"<key {key}/>\n")
    file.write('<graph id="onrecord" edgedefault="directed">\n')
    file.writelines(map(_node, found.nodes))
    file.writelines(map(_edge, found.edges))
    file.write("</graph>\n</graphml>\n")


def _node(node: Node) -> str:
    values = (node.name, node.kind, node.country, node.sector, node.first, node.last)
    return f"<node id={_quoted(node.key)}>{_data('n', dict(zip(_NODE, values, strict=True)))}</node>\n"


def _edge(edge: Edge) -> str:
    spells = merged(edge.spells)
    days = {"first": spells[0][0], "last": max(last for _, last in spells)} if spells else {}
    ends = f"source={_quoted(edge.source)} target={_quoted(edge.target)}"
    return f"<edge id={_quoted(edge.id)} {ends}>{_data('e', {'label': edge.label} | attributes(edge) | days)}</edge>\n"


def _data(of: str, values: Mapping[str, str | int]) -> str:
    return "".join(f'<data key="{of}_{k}">{escape(visible(str(v)))}</data>' for k, v in values.items() if v != "")


def _quoted(value: str) -> str:
    return quoteattr(visible(value))
