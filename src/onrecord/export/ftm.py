"""followthemoney entities, one JSON object a line.

The model has no proposition, attribution or modality, so an Event stands only for what is told as fact, by the report
or by a source; who else says what, and what is denied or threatened, stands in Notes. ``recordId`` is our id of the
claim, a Note's stands in its words; a report's id has a hyphen for its underscore, which ids there may not have. An
entity that several reports name is written once for each, under one id where there is no doubt: the toolkit merges
them.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TextIO

from onrecord import views
from onrecord.export.claims import HELD, STANDING, Claim, claims, day_of
from onrecord.export.linked_data import actor_key, web_address
from onrecord.records import Entity, EntityKind, Record
from onrecord.wording import one_line

SCHEMATA: Mapping[EntityKind, str] = {
    "person": "Person",
    "organization": "Organization",
    "government": "PublicBody",
    "armed_group": "Organization",
    "group": "LegalEntity",
}
"""What followthemoney calls a kind of actor; places, countries and nationalities are properties there."""

_LANGUAGES = {"en": "eng"}
# What the toolkit takes away when it reads a value: control characters, separators and joiners of no width.
_UNSAFE = re.compile(r"^\ufeff|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u200b-\u200d\ud800-\udfff]")


def write(records: Iterable[Record], file: TextIO) -> None:
    """Write the entities of each report."""
    for record in records:
        for entity in entities(record):
            file.write(json.dumps(entity, ensure_ascii=False) + "\n")


def entities(record: Record) -> Iterator[dict[str, Any]]:
    """The article, who is named in it and where, its events and its statements."""
    d, article = record.document, _article(record.document.id)
    yield _entity(
        article,
        "Article",
        title=d.title,
        name=d.title,
        author=list(d.authors),
        publisher=d.outlet,
        publishedAt=day_of(d.published),
        language=_LANGUAGES.get(d.language),
        sourceUrl=web_address(d.url),
        bodyText=_text(d.text),
    )
    known = {e.id: e for e in record.entities if e.kind in SCHEMATA and any(m.form == "name" for m in e.mentions)}
    ids = {e.id: actor_key(d.id, e) for e in known.values()}
    for entity in known.values():
        yield _somebody(ids[entity.id], entity)
        yield _entity(
            _id("mention", d.id, entity.id),
            "Mention",
            document=article,
            resolved=ids[entity.id],
            name=list(dict.fromkeys(one_line(m.text) for m in entity.mentions if m.form == "name")),
            detectedSchema=SCHEMATA[entity.kind],
            contextCountry=_country(entity.country),
        )
    for c in claims(record):
        if c.standing in HELD["attributed"]:
            yield _event(c, ids)
    for row, said in zip(views.statements(record), record.attributions, strict=True):
        words = " … ".join(map(one_line, row.content))
        places = f"characters {', '.join(f'{s.start}-{s.end}' for s in said.content) or 'not known'}"
        through = views.via(row.chain)
        via = f" [through {through}]" if through else ""
        yield _entity(
            _id("note", d.id, said.id),
            "Note",
            name=f"{row.voice.words} {row.stance_words}",
            description=f"{row.voice.words} {row.stance_words}: {words}{via} ({d.id}/{said.id}, {places})",
            entity=[article, *([ids[said.speaker]] if said.speaker in ids else [])],
            proof=article,
            sourceUrl=web_address(d.url),
            publisher=d.outlet,
        )


def _somebody(id: str, entity: Entity) -> dict[str, Any]:
    names = [one_line(m.text) for m in entity.mentions if m.form == "name"]
    name = one_line(entity.name)
    person = {"position": [one_line(t.span.text) for t in entity.titles]} if entity.kind == "person" else {}
    return _entity(
        id,
        SCHEMATA[entity.kind],
        name=name,
        alias=[n for n in dict.fromkeys(names) if n != name],
        country=_country(entity.country),
        wikidataId=entity.kb.wikidata if entity.kb else None,
        **person,
    )


def _event(c: Claim, ids: Mapping[str, str]) -> dict[str, Any]:
    e, d, where = c.event, c.record.document, c.event.location
    told = f"according to {c.source}" if c.source else "in the report's own voice"
    undated = "" if c.dated else "; day of the report"
    parts = (*e.actors, *e.recipients)
    return _entity(
        _id("event", c.id),
        "Event",
        name=c.headline,
        date=c.begin if c.begin == c.end else None,
        startDate=c.begin,
        endDate=c.end,
        location=(where.name or one_line(where.span.text)) if where else None,
        country=_country(where.country) if where else None,
        involved=[ids[str(p.entity)] for p in parts if p.entity in ids],
        summary=f"{one_line(e.sentence.text)} ({STANDING[c.standing]}, {told}{undated})",
        keywords=[x for x in (e.type, e.mode, *e.contexts) if x],
        proof=_article(d.id),
        recordId=c.id,
        sourceUrl=web_address(d.url),
        publisher=d.outlet,
    )


def _entity(id: str, schema: str, **properties: Any) -> dict[str, Any]:
    listed = {name: value if isinstance(value, list) else [value] for name, value in properties.items() if value}
    return {
        "id": id,
        "schema": schema,
        "properties": {
            name: list(dict.fromkeys(v))
            for name, value in listed.items()
            if (v := [x for x in (value if name == "bodyText" else map(_value, value)) if x])
        },
        "datasets": ["onrecord"],
    }


def _article(document: str) -> str:
    return document.replace("_", "-")


def _country(alpha2: str | None) -> str | None:
    return alpha2.lower() if alpha2 else None


def _text(text: str) -> str:
    """The kept text, with as many other characters for those that the toolkit takes away: offsets hold there, too."""
    return _UNSAFE.sub("\ufffd", text)


def _value(value: str) -> str:
    """A value as the toolkit keeps it."""
    return one_line(_UNSAFE.sub("", unicodedata.normalize("NFC", value)))


def _id(*parts: str) -> str:
    return hashlib.sha1("/".join(parts).encode(), usedforsecurity=False).hexdigest()
