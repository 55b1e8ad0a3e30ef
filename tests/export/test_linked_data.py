"""Linked data: followthemoney validated by its own toolkit; Web Annotation, schema.org and PROV-O read as RDF.

Nothing is fetched: the contexts that the documents name are put in their place here.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import pytest

from onrecord.export import ftm, prov, schemaorg, webannotation
from onrecord.export.claims import claims
from onrecord.export.linked_data import urn, utc_moment, web_address
from onrecord.records import Record
from tests.export.claimed import hostile, port, written
from tests.factory import Factory

# What of http://www.w3.org/ns/anno.jsonld the export uses (Web Annotation Vocabulary, appendix A).
_OA, _AS = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#"
_RDF, _XSD = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2001/XMLSchema#"
_DC, _FOAF = "http://purl.org/dc/elements/1.1/", "http://xmlns.com/foaf/0.1/"
_LINKS = {
    "body": "hasBody",
    "target": "hasTarget",
    "source": "hasSource",
    "selector": "hasSelector",
    "state": "hasState",
    "scope": "hasScope",
}
ANNOTATION: dict[str, Any] = {
    "id": "@id",
    "type": "@type",
    **{name: {"@type": "@id", "@id": _OA + of} for name, of in _LINKS.items()},
    "items": {"@type": "@id", "@id": _AS + "items", "@container": "@list"},
    "generator": {"@type": "@id", "@id": _AS + "generator"},
    "motivation": {"@type": "@vocab", "@id": _OA + "motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": _OA + "hasPurpose"},
    **{
        name: _OA + name
        for name in (
            "Annotation",
            "TextualBody",
            "SpecificResource",
            "TextQuoteSelector",
            "TextPositionSelector",
            "TimeState",
            "describing",
            "classifying",
            "exact",
            "prefix",
            "suffix",
            "styleClass",
        )
    },
    "AnnotationPage": _AS + "OrderedCollectionPage",
    "Software": _AS + "Application",
    "format": _DC + "format",
    "name": _FOAF + "name",
    "value": _RDF + "value",
    "sourceDate": {"@id": _OA + "sourceDate", "@type": _XSD + "dateTime"},
    "start": {"@id": _OA + "start", "@type": _XSD + "nonNegativeInteger"},
    "end": {"@id": _OA + "end", "@type": _XSD + "nonNegativeInteger"},
}
SCHEMA_ORG: dict[str, Any] = {"@vocab": "https://schema.org/"}
BUNDLED = {webannotation.CONTEXT: ANNOTATION, schemaorg.CONTEXT: SCHEMA_ORG}

PAYLOADS = [
    "<script>alert(1)</script>",
    'a"b\\c',
    "\u202ex",
    "\x00",
    "a\u2028b",
    "\U0001f600 q\u0301",
    "]]>",
    "javascript:alert(1)",
]


def document_of(module: Any, records: Iterable[Record]) -> dict[str, Any]:
    return dict(json.loads(written(module, records)))


def graph_of(module: Any, records: Iterable[Record]) -> Any:
    """The RDF of an export, without the network."""
    rdflib = pytest.importorskip("rdflib")
    made = document_of(module, records)
    context = made["@context"]
    made["@context"] = BUNDLED[context] if isinstance(context, str) else context
    return rdflib.Graph().parse(data=json.dumps(made), format="json-ld")


def keys(value: Any) -> set[str]:
    """Every name in a JSON document that is not a keyword of JSON-LD."""
    if isinstance(value, list):
        return {k for v in value for k in keys(v)}
    if isinstance(value, dict):
        return {k for k in value if not k.startswith("@")} | {k for v in value.values() for k in keys(v)}
    return set()


# followthemoney


def entities(*records: Record) -> list[dict[str, Any]]:
    return [json.loads(line) for line in written(ftm, records).split("\n") if line]


@pytest.fixture(scope="module")
def model() -> Any:
    return pytest.importorskip("followthemoney").model


@pytest.mark.parametrize(
    "record", [port(url="https://example.org/a"), *map(hostile, PAYLOADS)], ids=["port", *map(ascii, PAYLOADS)]
)
def test_every_entity_is_valid_by_the_toolkit_and_none_of_its_values_is_dropped(model: Any, record: Record) -> None:
    found = entities(record)
    for entity in found:
        schema = model.get(entity["schema"])
        assert schema is not None
        assert not schema.abstract
        schema.validate(entity)
        assert set(entity["properties"]) <= set(schema.properties)
        # What the toolkit would clean away on the way in has no place in the export.
        kept = model.get_proxy(entity, cleaned=False).to_dict()["properties"]
        assert {name: sorted(values) for name, values in kept.items()} == {
            name: sorted(set(values)) for name, values in entity["properties"].items()
        }
    assert len({e["id"] for e in found}) == len(found)


def test_entities_point_to_entities_of_the_same_file(model: Any) -> None:
    found = entities(port(), port(source="other.txt", outlet="Sahel Today"))
    ids = {e["id"]: model.get(e["schema"]) for e in found}
    links = 0
    for entity in found:
        for name, values in entity["properties"].items():
            prop = model.get(entity["schema"]).get(name)
            for value in values if prop.type.name == "entity" else ():
                assert ids[value].is_a(prop.range), (entity["schema"], name)
                links += 1
    assert links > 50


def test_an_event_of_followthemoney_is_told_as_fact_and_what_is_not_stands_in_notes() -> None:
    record = port()
    found = entities(record)
    events = {e["properties"]["recordId"][0] for e in found if e["schema"] == "Event"}
    assert events == {f"{record.document.id}/{v}" for v in ("v1", "v4", "v6", "v7")}
    notes = [e["properties"]["description"][0] for e in found if e["schema"] == "Note"]
    assert len(notes) == len(record.attributions)
    denial = next(n for n in notes if n.startswith("Teskan's government denies: that its forces had struck the port"))
    assert f"({record.document.id}/a3, characters " in denial
    (attributed,) = [e for e in found if e["properties"].get("recordId") == [f"{record.document.id}/v4"]]
    assert (
        "according to Coast News ← two Teskani security officials (unnamed)" in attributed["properties"]["summary"][0]
    )
    assert "day of the report" in attributed["properties"]["summary"][0]


def test_somebody_whom_two_reports_name_has_one_id_and_those_without_a_name_none() -> None:
    found = entities(port(), port(source="other.txt"))
    torens = [e["id"] for e in found if e["properties"].get("name") == ["Iva Toren"] and e["schema"] == "Person"]
    assert len(torens) == 2
    assert len(set(torens)) == 1


def test_who_is_only_described_is_nobody_to_search_for() -> None:
    record = port()
    described = tuple(
        dataclasses.replace(e, mentions=tuple(dataclasses.replace(m, form="nominal") for m in e.mentions))
        for e in record.entities
    )
    found = entities(dataclasses.replace(record, entities=described))
    assert {e["schema"] for e in found} == {"Article", "Event", "Note"}


# W3C Web Annotation


@pytest.mark.parametrize(
    "record", [port(url="https://example.org/a"), *map(hostile, PAYLOADS)], ids=["port", *map(ascii, PAYLOADS)]
)
def test_every_selector_selects_what_it_quotes(record: Record) -> None:
    page = document_of(webannotation, [record])
    assert (page["type"], page["@context"]) == ("AnnotationPage", webannotation.CONTEXT)
    assert keys(page) <= set(ANNOTATION)
    text, targets = record.document.text, 0
    for annotation in page["items"]:
        assert annotation["type"] == "Annotation"
        assert annotation["target"]
        for target in annotation["target"]:
            quote, position = target["selector"]
            assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
            start, end = position["start"], position["end"]
            assert text[start:end] == quote["exact"]
            assert text[:start].endswith(quote["prefix"])
            assert text[end:].startswith(quote["suffix"])
            assert len(quote["prefix"]) == min(32, start)
            assert len(quote["suffix"]) == min(32, len(text) - end)
            # The offsets are of the kept text, never of a page that may change.
            assert target["source"] == f"urn:sha256:{record.document.text_sha256}"
            assert target.get("scope", "https://").startswith("https://")
            targets += 1
    assert targets >= 3


def test_annotations_are_rdf_with_the_terms_of_the_vocabulary() -> None:
    from rdflib import RDF, Namespace

    record = port()
    graph = graph_of(webannotation, [record])
    oa = Namespace(_OA)
    assert len(set(graph.subjects(RDF.type, oa.Annotation))) == len(record.attributions) + len(record.events)
    for selector in graph.subjects(RDF.type, oa.TextPositionSelector):
        assert int(graph.value(selector, oa.start)) < int(graph.value(selector, oa.end))
    held = {json.loads(str(v)).get("held") for v in graph.objects(None, Namespace(_RDF).value) if str(v)[:1] == "{"}
    assert held == {None, "told", "attributed", "alleged", "denied", "not_happened"}
    roles = {str(role) for role in graph.objects(None, oa.styleClass)}
    assert roles == {"source", "cue", "content", "trigger", "actor", "recipient", "place", "count"}


# schema.org


def test_articles_and_claims_use_terms_that_schema_org_has() -> None:
    from rdflib import RDF
    from rdflib.namespace import SDO

    record = port(url="https://example.org/a")
    graph = graph_of(schemaorg, [record])
    for term in set(graph.predicates()) | set(graph.objects(None, RDF.type)):
        name = str(term).removeprefix("https://schema.org/")
        assert term == RDF.type or name in SDO.__annotations__, term
    (article,) = graph.subjects(RDF.type, SDO.NewsArticle)
    assert str(graph.value(article, SDO.headline)) == record.document.title
    assert str(graph.value(graph.value(article, SDO.publisher), SDO.name)) == "Coast News"
    found = list(graph.subjects(RDF.type, SDO.Claim))
    assert len(found) == len(record.attributions)
    for claim in found:
        assert graph.value(claim, SDO.appearance) == article
        assert graph.value(graph.value(claim, SDO.author), SDO.name)


def test_only_what_somebody_asserts_is_the_text_of_a_claim_and_nothing_is_rated() -> None:
    made = {n["@id"].partition("/")[2]: n for n in document_of(schemaorg, [port()])["@graph"] if n["@type"] == "Claim"}
    assert made["a5"]["text"] == "a militia had carried out the attack"
    assert made["a3"]["text"] == "Teskan's government denies: that its forces had struck the port"
    assert made["a6"]["text"].startswith("Iva Toren warns: ")
    assert made["a1"]["text"].startswith("Iva Toren accuses: ")
    assert made["a5"]["claimInterpreter"] == [{"@type": "Organization", "name": "Coast News"}]
    assert made["a5"]["author"]["disambiguatingDescription"] == "a source that the report does not name"
    text = written(schemaorg, [port()])
    assert "ClaimReview" not in text
    assert "Rating" not in text


# PROV-O


def test_where_everything_comes_from_is_told_with_the_terms_of_prov() -> None:
    from rdflib import RDF, RDFS, URIRef
    from rdflib.namespace import DCTERMS, PROV

    record = port(url="https://example.org/a")
    graph = graph_of(prov, [record])
    ours = ("urn:onrecord:term:", str(RDF), str(RDFS), str(DCTERMS))
    for term in set(graph.predicates()) | set(graph.objects(None, RDF.type)):
        name = str(term).removeprefix(str(PROV))
        assert str(term).startswith(ours) or name in PROV.__annotations__, term
    text = URIRef(f"urn:sha256:{record.document.text_sha256}")
    # From each statement and event back to the report: every step is a derivation of an entity from another.
    report = URIRef(urn(record.document.id))
    assert (text, PROV.wasDerivedFrom, URIRef(urn("bytes", record.document.id))) in graph
    assert report in set(graph.transitive_objects(text, PROV.wasDerivedFrom))
    for a in record.attributions:
        node = URIRef(urn(f"{record.document.id}/{a.id}"))
        assert (node, PROV.wasQuotedFrom, text) in graph
        assert graph.value(node, PROV.wasAttributedTo) is not None
        assert graph.value(node, PROV.wasGeneratedBy) is not None
    for c in claims(record):
        node = URIRef(urn(c.id))
        primary = graph.value(node, PROV.hadPrimarySource)
        assert primary == (URIRef(urn(f"{record.document.id}/{c.event.according_to[-1]}")) if c.chain else None)
        assert str(graph.value(node, URIRef("urn:onrecord:term:held"))) == c.standing
    # Nothing comes from itself.
    derived = {*graph.subject_objects(PROV.wasDerivedFrom), *graph.subject_objects(PROV.wasQuotedFrom)}
    assert [one for one, other in derived if one == other] == []


def test_agents_activities_and_entities_are_kept_apart_as_prov_has_them() -> None:
    from rdflib import RDF
    from rdflib.namespace import PROV

    graph = graph_of(prov, [port(), port(source="other.txt")])
    kinds = {kind: set(graph.subjects(RDF.type, kind)) for kind in (PROV.Entity, PROV.Activity, PROV.Agent)}
    assert not any(kinds[a] & kinds[b] for a, b in [*pairwise(kinds), (PROV.Agent, PROV.Entity)])
    expected = {
        PROV.wasDerivedFrom: (PROV.Entity, PROV.Entity),
        PROV.wasQuotedFrom: (PROV.Entity, PROV.Entity),
        PROV.hadPrimarySource: (PROV.Entity, PROV.Entity),
        PROV.wasGeneratedBy: (PROV.Entity, PROV.Activity),
        PROV.wasAttributedTo: (PROV.Entity, PROV.Agent),
        PROV.used: (PROV.Activity, PROV.Entity),
        PROV.wasAssociatedWith: (PROV.Activity, PROV.Agent),
    }
    for term, (of, to) in expected.items():
        pairs = list(graph.subject_objects(term))
        assert pairs, term
        assert all(s in kinds[of] and o in kinds[to] for s, o in pairs), term


@pytest.mark.parametrize("payload", PAYLOADS, ids=ascii)
@pytest.mark.parametrize("module", [webannotation, schemaorg, prov], ids=["webannotation", "schemaorg", "prov"])
def test_hostile_words_stay_words_of_rdf(module: Any, payload: str) -> None:
    record = hostile(payload)
    graph = graph_of(module, [record])
    assert len(graph) > 15
    # An identifier that N-Triples cannot write is none.
    for term in {t for triple in graph for t in triple if t.__class__.__name__ == "URIRef"}:
        assert not set(str(term)) & set('<>" {}|\\^`\n\x00\u202e'), term
    assert not [t for t in graph.all_nodes() if str(t).startswith("javascript:") and t.__class__.__name__ == "URIRef"]


@pytest.mark.parametrize("module", [webannotation, schemaorg, prov], ids=["webannotation", "schemaorg", "prov"])
def test_of_nothing_there_is_an_empty_document(module: Any) -> None:
    made = document_of(module, [])
    assert made.get("@graph", made.get("items")) == []


# What they share


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("https://example.org/ä b", "https://example.org/%C3%A4%20b"),
        ('https://example.org/"><script>', "https://example.org/%22%3E%3Cscript%3E"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("//example.org/a", None),
        ("https://", None),
        ("http://[::1", None),
        ("https://example.org/a\nb", None),
        ("file:///etc/passwd", None),
        ("", None),
        (None, None),
    ],
)
def test_only_a_web_address_is_one(url: str | None, expected: str | None) -> None:
    assert web_address(url) == expected


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2024-03-04", "2024-03-04T00:00:00Z"),
        ("2024-03-04T09:30:00", "2024-03-04T09:30:00"),
        ("2024-03-04T09:30:00+02:00", "2024-03-04T07:30:00Z"),
        ("2024-03-04T99:99", "2024-03-04T00:00:00Z"),
        ("soon", None),
        (None, None),
    ],
)
def test_a_moment_is_one_that_xml_schema_knows(moment: str | None, expected: str | None) -> None:
    assert utc_moment(moment) == expected


def test_somebody_of_a_name_that_many_may_have_is_not_one_across_reports() -> None:
    def of(source: str) -> Record:
        made = Factory("Rain\n\nToren said that the council met.", source=source)
        toren = made.entity("Toren")
        made.attribution("said", source="Toren", content="that the council met", speaker=toren)
        return made.record()

    people = [e["id"] for e in entities(of("a"), of("b")) if e["schema"] == "Person"]
    assert len(set(people)) == 2
