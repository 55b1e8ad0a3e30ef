"""GEXF 1.3: actors and what is told of between them, dynamic by day (intervals throughout), for Gephi."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO
from xml.sax.saxutils import quoteattr

from onrecord.export.claims import Claim
from onrecord.export.network import ATTRIBUTES, NEEDS, Edge, Node, attributes, fits, merged, network
from onrecord.wording import visible

__all__ = ["NEEDS", "fits", "write"]

_NODE = ("kind", "country", "sector")


def write(rows: Iterable[Claim], file: TextIO) -> None:
    """Write the network of all claims."""
    found = network(rows)
    file.write('<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n')
    file.write(
        "<meta><creator>onrecord</creator><description>who is said to have done what to whom</description></meta>\n"
    )
    file.write('<graph mode="dynamic" timeformat="date" timerepresentation="interval" defaultedgetype="directed">\n')
    for kind, titles in (("node", dict.fromkeys(_NODE, "string")), ("edge", ATTRIBUTES)):
        file.write(f'<attributes class="{kind}">')
        file.writelines(f'<attribute id="{title}" title="{title}" type="{of}"/>' for title, of in titles.items())
        file.write("</attributes>\n")
    file.write("<nodes>\n")
    file.writelines(map(_node, found.nodes))
    file.write("</nodes>\n<edges>\n")
    file.writelines(map(_edge, found.edges))
    file.write("</edges>\n</graph>\n</gexf>\n")


def _node(node: Node) -> str:
    values = {"kind": node.kind, "country": node.country, "sector": node.sector}
    days = _days(node.first, node.last)
    return f"<node id={_quoted(node.key)} label={_quoted(node.name)}{days}>{_values(values)}</node>\n"


def _edge(edge: Edge) -> str:
    spells = "".join(f"<spell{_days(first, last)}/>" for first, last in merged(edge.spells))
    spells = f"<spells>{spells}</spells>" if spells else ""
    # Gephi makes one edge of parallel ones of a kind.
    kind = _quoted(f"{edge.type} {edge.held}")
    about = f"source={_quoted(edge.source)} target={_quoted(edge.target)} kind={kind}"
    label = f"label={_quoted(edge.label)} weight={_quoted(edge.claims)}"
    return f"<edge id={_quoted(edge.id)} {about} {label}>{_values(attributes(edge))}{spells}</edge>\n"


def _values(values: dict[str, str] | dict[str, str | int]) -> str:
    rows = "".join(
        f"<attvalue for={_quoted(name)} value={_quoted(value)}/>" for name, value in values.items() if value != ""
    )
    return f"<attvalues>{rows}</attvalues>" if rows else ""


def _days(first: str, last: str) -> str:
    return f" start={_quoted(first)} end={_quoted(last)}" if first and last else ""


def _quoted(value: str | int) -> str:
    return quoteattr(visible(str(value)))
