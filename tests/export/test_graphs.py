"""GEXF and GraphML: read by networkx, and what Gephi needs of GEXF 1.3."""

from __future__ import annotations

import io
from typing import Any
from xml.etree import ElementTree

import pytest

from onrecord.export import gexf, graphml
from onrecord.export.network import merged, network
from tests.export.claimed import hostile, membership, of, port, written
from tests.factory import Factory

PAYLOADS = ['"><script>alert(1)</script>', "a&b", "]]>", "\x00\x01", "\u202ex", "<!ENTITY x 'y'>", "\ufffe"]
ADA, BO = "Ada Lark", "Bo Stern"
_GEXF = "{http://gexf.net/1.3}"


def between(*pairs: tuple[str, str, str, dict[str, Any]], source: str = "a.txt") -> Any:
    """A report in which people, named by words, do things to each other."""
    made = Factory("Title\n\nAda Lark struck and met Bo Stern, who denied it.", source=source)
    people = {name: made.entity(name, country="TR") for name in (ADA, BO)}
    for who, verb, whom, fields in pairs:
        made.event(verb, actors=((people[who], who),), recipients=((people[whom], whom),), **fields)
    return made.record()


STRUCK = {"type": "ASSAULT"}
DENIED = {"type": "ASSAULT", "polarity": "negative"}


def test_an_edge_is_for_a_type_and_a_way_of_being_held():
    found = network([*of(between((ADA, "struck", BO, STRUCK), (ADA, "struck", BO, DENIED)))])
    assert [(e.held, e.label, e.claims, e.sign) for e in found.edges] == [
        ("denied", "ASSAULT (denied)", 1, -1),
        ("told", "ASSAULT", 1, -1),
    ]
    assert {n.name for n in found.nodes} == {ADA, BO}


def test_claims_reports_happenings_and_first_hand_sources_are_counted_apart():
    one = between((ADA, "struck", BO, STRUCK), (ADA, "struck", BO, STRUCK))
    other = between((ADA, "struck", BO, STRUCK), source="b.txt")
    from onrecord.export.claims import claims

    shared = membership(one, "v1", "v2")
    rows = [*claims(one, None, shared), *claims(other, None, dict.fromkeys(["v1"], shared["v1"]))]
    (edge,) = network(rows).edges
    assert (edge.claims, edge.documents, edge.happenings, edge.independent_origins) == (3, 2, 1, 2)


def test_who_is_not_known_is_no_node():
    rows = of(port())
    assert [c.event.id for c in rows if gexf.fits(c)] == []
    assert network(rows).edges == ()


@pytest.mark.parametrize(
    ("spells", "expected"),
    [
        ([], []),
        ([("2024-01-02", "2024-01-03"), ("2024-01-01", "2024-01-02")], [("2024-01-01", "2024-01-03")]),
        ([("2024-01-01", "2024-01-09"), ("2024-01-02", "2024-01-03")], [("2024-01-01", "2024-01-09")]),
        ([("2024-01-03", "2024-01-03"), ("2024-01-01", "2024-01-01")], [("2024-01-01",) * 2, ("2024-01-03",) * 2]),
    ],
    ids=["none", "overlap", "within", "apart"],
)  # fmt: skip
def test_spells_that_overlap_are_one(spells, expected):
    assert merged(spells) == expected


def rows() -> Any:
    record = between(
        (ADA, "struck", BO, STRUCK),
        (ADA, "struck", BO, DENIED),
        (ADA, "met", BO, {"type": "CONSULT"}),
        (BO, "denied", ADA, {"type": "REJECT", "modality": "hypothetical"}),
    )
    return of(record)


@pytest.mark.parametrize("module", [gexf, graphml], ids=["gexf", "graphml"])
def test_networkx_reads_every_node_and_edge_with_its_attributes(module):
    networkx = pytest.importorskip("networkx")
    made = written(module, rows())
    if module is gexf:
        # networkx knows GEXF 1.2 at most; of what is written here only the number differs.
        made = made.replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft").replace(
            'version="1.3"', 'version="1.2"'
        )
        read = networkx.read_gexf(io.BytesIO(made.encode()))
    else:
        read = networkx.read_graphml(io.BytesIO(made.encode()), force_multigraph=True)
    assert read.is_directed()
    assert sorted(data["label"] for _, data in read.nodes(data=True)) == [ADA, BO]
    assert {data["country"] for _, data in read.nodes(data=True)} == {"TR"}
    edges = {(data["type"], data["held"]): data for _, _, data in read.edges(data=True)}
    assert set(edges) == {("ASSAULT", "told"), ("ASSAULT", "denied"), ("CONSULT", "told"), ("REJECT", "not_happened")}
    assert edges["ASSAULT", "denied"]["label"] == "ASSAULT (denied)"
    assert edges["REJECT", "not_happened"]["label"] == "REJECT (not happened)"
    assert (edges["CONSULT", "told"]["sign"], edges["ASSAULT", "told"]["sign"]) == (1, -1)
    assert edges["ASSAULT", "told"]["n_claims"] == 1
    names = {node: data["label"] for node, data in read.nodes(data=True)}
    assert {(names[a], names[b]) for a, b, data in read.edges(data=True) if data["type"] == "REJECT"} == {(BO, ADA)}


def test_gexf_is_dynamic_by_intervals_of_days_throughout():
    root = ElementTree.fromstring(written(gexf, rows()))
    graph = root.find(f"{_GEXF}graph")
    assert (root.tag, root.get("version")) == (f"{_GEXF}gexf", "1.3")
    assert (graph.get("mode"), graph.get("timeformat"), graph.get("timerepresentation")) == (
        "dynamic",
        "date",
        "interval",
    )
    for node in graph.iter(f"{_GEXF}node"):
        assert (node.get("start"), node.get("end")) == ("2024-03-04", "2024-03-04")
    for edge in graph.iter(f"{_GEXF}edge"):
        assert [(s.get("start"), s.get("end")) for s in edge.iter(f"{_GEXF}spell")] == [("2024-03-04", "2024-03-04")]
    # Gephi takes parallel edges for one unless they are of another kind.
    assert len({(e.get("source"), e.get("target"), e.get("kind")) for e in graph.iter(f"{_GEXF}edge")}) == 4
    declared = {(a.get("class"), x.get("id")) for a in graph.iter(f"{_GEXF}attributes") for x in a}
    for kind in ("node", "edge"):
        used = {(kind, v.get("for")) for one in graph.iter(f"{_GEXF}{kind}") for v in one.iter(f"{_GEXF}attvalue")}
        assert used
        assert used <= declared


@pytest.mark.parametrize("payload", PAYLOADS, ids=ascii)
@pytest.mark.parametrize("module", [gexf, graphml], ids=["gexf", "graphml"])
def test_whatever_a_name_is_the_file_is_xml_and_the_name_is_words(module, payload):
    record = hostile(payload)
    made = written(module, of(record))
    root = ElementTree.fromstring(made.encode("utf-8"))
    assert len(list(root.iter())) == len(list(ElementTree.fromstring(written(module, of(hostile("x")))).iter()))
    shown = "".join(root.itertext()) + "".join(v for e in root.iter() for v in e.attrib.values())
    assert "Ada" in shown


@pytest.mark.parametrize("module", [gexf, graphml], ids=["gexf", "graphml"])
def test_of_nothing_there_is_a_graph_without_nodes(module):
    root = ElementTree.fromstring(written(module, []))
    assert not [e for e in root.iter() if e.tag.endswith(("}node", "}edge"))]
