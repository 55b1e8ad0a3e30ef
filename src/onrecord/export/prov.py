"""PROV-O as JSON-LD: from the bytes of a report through its kept text to each statement and event, with whoever said or
made it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from onrecord.export.claims import claims
from onrecord.export.linked_data import BODIES, actor_key, urn, utc_moment, web_address
from onrecord.export.streams import known, write_json
from onrecord.records import Entity, Record
from onrecord.views.asked import Asked
from onrecord.wording import STANCE, one_line

CONTEXT: dict[str, Any] = {
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dcterms": "http://purl.org/dc/terms/",
    "onrecord": "urn:onrecord:term:",
} | {
    f"prov:{name}": {"@type": "@id"}
    for name in (
        "wasDerivedFrom", "wasAttributedTo", "wasQuotedFrom", "hadPrimarySource", "wasGeneratedBy", "used",
        "wasAssociatedWith", "actedOnBehalfOf", "atLocation", "alternateOf",
    )
}  # fmt: skip


def write(records: Iterable[Record], file: TextIO) -> None:
    """Write one graph."""
    write_json({"@context": CONTEXT}, "@graph", (node for record in records for node in nodes(record)), file)


def nodes(record: Record) -> Iterator[dict[str, Any]]:
    """The report, its bytes and text, who reads it and how, and what it puts on the record."""
    d, r = record.document, record.reader
    report, reading, reader = urn(d.id), urn("reading", d.id), urn("reader", r.name, r.version)
    # Of a plain text file the bytes may be the text's: what was fetched is this report's, and named by it.
    raw, text = urn("bytes", d.id), f"urn:sha256:{d.text_sha256}"
    published = utc_moment(d.published)
    outlet = urn("outlet", d.outlet) if d.outlet else None
    authors = {urn("author", d.id, name): name for name in d.authors}
    extractor = urn("extractor", d.extractor.name, d.extractor.version)
    yield known(
        {
            "@id": report,
            "@type": "prov:Entity",
            "rdfs:label": d.title or d.source,
            "dcterms:source": d.source,
            "dcterms:issued": {"@value": published, "@type": "xsd:dateTime"} if published else None,
            "prov:wasAttributedTo": [x for x in (outlet, *authors) if x],
            "prov:atLocation": web_address(d.url),
        }
    )
    if outlet:
        yield {"@id": outlet, "@type": ["prov:Agent", "prov:Organization"], "rdfs:label": d.outlet}
    for author, name in authors.items():
        yield {"@id": author, "@type": ["prov:Agent", "prov:Person"], "rdfs:label": name}
    yield {"@id": raw, "@type": "prov:Entity", "prov:wasDerivedFrom": report, "onrecord:sha256": d.raw_sha256}
    yield {
        "@id": text,
        "@type": "prov:Entity",
        "prov:wasDerivedFrom": raw,
        "onrecord:sha256": d.text_sha256,
        "prov:wasGeneratedBy": urn("extraction", d.id),
    }
    yield {
        "@id": urn("extraction", d.id), "@type": "prov:Activity", "prov:used": raw, "prov:wasAssociatedWith": extractor,
    }  # fmt: skip
    yield {
        "@id": extractor, "@type": ["prov:Agent", "prov:SoftwareAgent"],
        "rdfs:label": f"{d.extractor.name} {d.extractor.version}",
    }  # fmt: skip
    models = [f"urn:sha256:{digest}" for _, digest in sorted(r.models.items())]
    yield {"@id": reading, "@type": "prov:Activity", "prov:used": [text, *models], "prov:wasAssociatedWith": reader}
    for (name, digest), model in zip(sorted(r.models.items()), models, strict=True):
        yield {"@id": model, "@type": "prov:Entity", "rdfs:label": name, "onrecord:sha256": digest}
    yield {"@id": reader, "@type": ["prov:Agent", "prov:SoftwareAgent"], "rdfs:label": f"{r.name} {r.version}"}
    yield from _said(record, text, reading)


def _said(record: Record, text: str, reading: str) -> Iterator[dict[str, Any]]:
    d, asked = record.document, Asked(record)
    speakers = {a.speaker for a in record.attributions if a.speaker}
    for e in record.entities:
        if e.id in speakers:
            yield _agent(d.id, e)
    for a in record.attributions:
        statement, entity, voice = urn(f"{d.id}/{a.id}"), asked.entity(a.speaker), asked.voice(a)
        agent = urn(actor_key(d.id, entity)) if entity else urn("source", f"{d.id}/{a.id}")
        if entity is None:
            yield {"@id": agent, "@type": "prov:Agent", "rdfs:label": voice.words}
        yield known(
            {
                "@id": statement,
                "@type": "prov:Entity",
                "rdfs:label": f"{voice.words} {STANCE[a.stance]}",
                "prov:value": " … ".join(one_line(s.text) for s in a.content),
                # Of what stands within somebody else's words: from these, too.
                "prov:wasQuotedFrom": [text, *([urn(f"{d.id}/{a.within}")] if a.within else [])],
                "prov:wasGeneratedBy": reading,
                "prov:wasAttributedTo": agent,
                "onrecord:stance": a.stance,
                "onrecord:characters": [f"{s.start}-{s.end}" for s in a.content],
            }
        )
    for c in claims(record):
        chain = [urn(f"{d.id}/{a}") for a in c.event.according_to]
        yield known(
            {
                "@id": urn(c.id),
                "@type": "prov:Entity",
                "rdfs:label": c.headline,
                "prov:value": one_line(c.event.sentence.text),
                "prov:wasQuotedFrom": text,
                "prov:wasGeneratedBy": reading,
                "prov:wasDerivedFrom": chain,
                "prov:hadPrimarySource": chain[-1] if chain else None,
                "onrecord:held": c.standing,
                "onrecord:type": c.event.type,
                "onrecord:characters": f"{c.event.trigger.start}-{c.event.trigger.end}",
            }
        )


def _agent(document: str, entity: Entity) -> dict[str, Any]:
    kind = "prov:Person" if entity.kind == "person" else "prov:Organization" if entity.kind in BODIES else None
    return {
        "@id": urn(actor_key(document, entity)),
        "@type": ["prov:Agent", *([kind] if kind else [])],
        "rdfs:label": one_line(entity.name),
    }
