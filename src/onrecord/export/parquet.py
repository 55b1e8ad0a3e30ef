"""Parquet: a folder with one file a table, zstd, a row group every so many rows; versions in the metadata.

The tables are the record format's parts, flattened: exact values, nothing escaped. `id` is a record's id in its report;
with `document` it is unique. `record` of a document is its whole record in the written form, so that nothing is lost:
`onrecord add FOLDER` takes it into a ledger. Needs pyarrow (``pip install 'onrecord[parquet]'``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from onrecord import __version__, wire
from onrecord.errors import InstallError
from onrecord.export.claims import claims
from onrecord.records import Location, Record, Span
from onrecord.views.asked import Asked

_SPAN = "struct<start: int32, end: int32, text: string>"
_SPANS = f"list<{_SPAN}>"
_PARTS = "list<struct<entity: string, start: int32, end: int32, text: string>>"
_ID = {"document": "string", "id": "string"}
_MADE = {"step": "string", "rule": "string", "score": "float64"}

TABLES: Mapping[str, Mapping[str, str]] = {
    "documents": {
        "id": "string", "source": "string", "url": "string", "outlet": "string", "outlet_from": "string",
        "title": "string", "title_from": "string", "authors": "list<string>", "published": "string",
        "published_from": "string", "language": "string", "extractor": "string", "extractor_version": "string",
        "raw_sha256": "string", "text_sha256": "string", "text": "string", "reader": "string",
        "reader_version": "string", "record": "string",
    },
    "entities": {
        **_ID, "name": "string", "kind": "string", "country": "string", "sector": "string", "titles": _SPANS,
        "wikidata": "string", "geonames": "int64", "actor": "string",
        "mentions": "list<struct<start: int32, end: int32, text: string, form: string>>", **_MADE,
    },
    "times": {
        **_ID, "span": _SPAN, "type": "string", "value": "string", "begin": "string", "end": "string",
        "resolved_from": "string", **_MADE,
    },
    "attributions": {
        **_ID, "speaker": "string", "speaker_name": "string", "speaker_kind": "string", "speaker_count": "int64",
        "quote": "string", "stance": "string", "channel": "string", "time": "string", "within": "string",
        "source": _SPANS, "cue": _SPANS, "content": _SPANS, "addressees": _PARTS, **_MADE,
    },
    "events": {
        **_ID, "type": "string", "mode": "string", "contexts": "list<string>", "cameo": "string", "held": "string",
        "polarity": "string", "modality": "string", "certainty": "string", "document_time": "string", "time": "string",
        "begin": "string", "end": "string", "dated": "bool", "according_to": "list<string>", "trigger": _SPAN,
        "actors": _PARTS, "recipients": _PARTS, "place": "string", "place_span": _SPAN, "country": "string",
        "latitude": "float64", "longitude": "float64", "precision": "string", "geonames": "int64",
        "counts": "list<struct<what: string, value: int64, qualifier: string, start: int32, end: int32, text: string>>",
        "sentence": _SPAN, **_MADE,
    },
    "relations": {
        **_ID, "kind": "string", "subject": "string", "object": "string", "value": "string", "polarity": "string",
        "document_time": "string", "time": "string", "according_to": "list<string>", "evidence": _SPAN, **_MADE,
    },
    "quantities": {
        **_ID, "value": "float64", "unit": "string", "qualifier": "string", "of": "string", "span": _SPAN,
        "according_to": "list<string>", **_MADE,
    },
    "notices": {
        "document": "string", "kind": "string", "message": "string", "spans": _SPANS, "records": "list<string>",
        **_MADE,
    },
}  # fmt: skip
"""The columns of each table, as types of Arrow."""

# Rows of one row group: what is held in memory of each table.
_GROUP = 10_000
_LARGEST = 2**63 - 1


def write(records: Iterable[Record], folder: Path) -> None:
    """Write the tables into a folder, which is made.

    Raises:
        InstallError: pyarrow is not installed.
    """
    pyarrow, parquet = arrow()
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        writers = {}
        for table, columns in TABLES.items():
            schema = schema_of(columns)
            file = parquet.ParquetWriter(folder / f"{table}.parquet", schema, compression="zstd")
            writers[table] = (stack.enter_context(file), schema)
        waiting: dict[str, list[dict[str, Any]]] = {table: [] for table in TABLES}
        for record in records:
            for table, row in rows_of(record):
                waiting[table].append(row)
                if len(waiting[table]) >= _GROUP:
                    _put(pyarrow, *writers[table], waiting[table])
        for table, rows in waiting.items():
            if rows:
                _put(pyarrow, *writers[table], rows)


def schema_of(columns: Mapping[str, str]) -> Any:
    """The Arrow schema of columns as `TABLES` writes them, with the versions in its metadata."""
    pyarrow, _ = arrow()
    about = {"onrecord.format": str(wire.FORMAT), "onrecord.version": __version__}
    return pyarrow.schema([pyarrow.field(name, _type(pyarrow, of)) for name, of in columns.items()], metadata=about)


def arrow() -> tuple[Any, Any]:
    """pyarrow, and its module of Parquet.

    Raises:
        InstallError: it is not installed.
    """
    try:
        return import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError as err:
        raise InstallError("Parquet needs pyarrow: pip install 'onrecord[parquet]'", step="export", cause=err) from err


def _put(pyarrow: Any, writer: Any, schema: Any, rows: list[dict[str, Any]]) -> None:
    writer.write_table(pyarrow.Table.from_pylist(rows, schema=schema))
    rows.clear()


def _type(pyarrow: ModuleType, of: str) -> Any:
    """A type as `TABLES` writes it."""
    if of.startswith("list<"):
        return pyarrow.list_(_type(pyarrow, of[5:-1]))
    if of.startswith("struct<"):
        fields = (field.split(": ") for field in of[7:-1].split(", "))
        return pyarrow.struct([(name, _type(pyarrow, kind)) for name, kind in fields])
    return {"bool": pyarrow.bool_(), "float64": pyarrow.float64()}.get(of) or getattr(pyarrow, of)()


def rows_of(record: Record) -> Iterator[tuple[str, dict[str, Any]]]:
    """The rows of a record, each with its table."""
    d, r = record.document, record.reader
    yield "documents", {name: getattr(d, name) for name in TABLES["documents"] if hasattr(d, name)} | {
        "authors": list(d.authors), "extractor": d.extractor.name, "extractor_version": d.extractor.version,
        "reader": r.name, "reader_version": r.version, "record": wire.to_json(record),
    }  # fmt: skip
    parts = {
        "entities": _entities(record), "times": _times(record), "attributions": _attributions(record),
        "events": _events(record), "relations": _relations(record), "quantities": _quantities(record),
        "notices": _notices(record),
    }  # fmt: skip
    for table, rows in parts.items():
        for row in rows:
            yield table, row


def _entities(record: Record) -> Iterator[dict[str, Any]]:
    for e in record.entities:
        yield _plain(record, e, "name", "kind", "country", "sector") | {
            "titles": [_span(t.span) for t in e.titles],
            "wikidata": e.kb.wikidata if e.kb else None,
            "geonames": e.kb.geonames if e.kb else None,
            "actor": e.kb.actor if e.kb else None,
            "mentions": [{"start": m.start, "end": m.end, "text": m.text, "form": m.form} for m in e.mentions],
        }


def _times(record: Record) -> Iterator[dict[str, Any]]:
    for t in record.times:
        yield _plain(record, t, "type", "value", "begin", "end", "resolved_from") | {"span": _span(t.span)}


def _attributions(record: Record) -> Iterator[dict[str, Any]]:
    asked = Asked(record)
    for a in record.attributions:
        names = ("speaker", "speaker_kind", "speaker_count", "quote", "stance", "channel", "time", "within")
        yield _plain(record, a, *names) | {
            "speaker_name": asked.voice(a).name,
            "source": [_span(s) for s in a.source],
            "cue": [_span(s) for s in a.cue],
            "content": [_span(s) for s in a.content],
            "addressees": [{"entity": p.entity, **_span(p.span)} for p in a.addressees],
        }


def _events(record: Record) -> Iterator[dict[str, Any]]:
    for c in claims(record):
        e = c.event
        names = ("type", "mode", "cameo", "polarity", "modality", "certainty", "document_time", "time")
        yield (
            _plain(record, e, *names)
            | _place(e.location)
            | {
                "contexts": list(e.contexts),
                "held": c.standing,
                "begin": c.begin,
                "end": c.end,
                "dated": c.dated,
                "according_to": list(e.according_to),
                "trigger": _span(e.trigger),
                "actors": [{"entity": p.entity, **_span(p.span)} for p in e.actors],
                "recipients": [{"entity": p.entity, **_span(p.span)} for p in e.recipients],
                "counts": [
                    {"what": n.what, "value": min(n.value, _LARGEST), "qualifier": n.qualifier, **_span(n.span)}
                    for n in e.counts
                ],
                "sentence": _span(e.sentence),
            }
        )


def _relations(record: Record) -> Iterator[dict[str, Any]]:
    for r in record.relations:
        names = ("kind", "subject", "object", "value", "polarity", "document_time", "time")
        yield _plain(record, r, *names) | {"according_to": list(r.according_to), "evidence": _span(r.evidence)}


def _quantities(record: Record) -> Iterator[dict[str, Any]]:
    for q in record.quantities:
        yield _plain(record, q, "unit", "qualifier", "of") | {
            "value": float(min(q.value, 1e300)), "span": _span(q.span), "according_to": list(q.according_to),
        }  # fmt: skip


def _notices(record: Record) -> Iterator[dict[str, Any]]:
    for n in record.notices:
        row = _plain(record, n, "kind", "message")
        yield row | {"spans": [_span(s) for s in n.spans], "records": list(n.records)}


def _plain(record: Record, one: Any, *names: str) -> dict[str, Any]:
    """Where a record stands, what made it, and these of its fields."""
    made = {"step": one.made_by.step, "rule": one.made_by.rule, "score": one.made_by.score}
    ids = {"document": record.document.id} | ({"id": one.id} if hasattr(one, "id") else {})
    return ids | {name: getattr(one, name) for name in names} | made


def _place(where: Location | None) -> dict[str, Any]:
    if where is None:
        return {}
    return {
        "place": where.name, "place_span": _span(where.span), "country": where.country, "latitude": where.lat,
        "longitude": where.lon, "precision": where.precision, "geonames": where.geonames,
    }  # fmt: skip


def _span(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.text}
