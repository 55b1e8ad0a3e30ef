"""Records and incidents <-> JSON: the one place that knows the written form and its version.

The written form is docs/record-format.md; the JSON Schema is generated from the record types. Fields are
written in the order in which they are declared, nothing is left out, and no number is rounded, so that equal
records are equal bytes.
"""

from __future__ import annotations

from typing import Any

import msgspec

from onrecord.incidents.records import Incident
from onrecord.records import Attribution, Event, Record

FORMAT = 1
SCHEMA_ID = "https://onrecord.dev/schema/record-1.json"

# Made here, while nobody else can ask: msgspec works out a type when it is first read, and two threads that have it do
# so at the same time bring the process down (0.22.0).
_RECORDS = msgspec.json.Decoder(Record, strict=True)
_INCIDENTS = msgspec.json.Decoder(Incident)


def to_dict(record: Record) -> dict[str, Any]:
    """A record as plain dicts, lists, strings and numbers, in the written form."""
    # Through JSON, so that tuples are lists: equal to what `json.loads` makes of the same record.
    written: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(record))
    return written


def part_to_dict(part: Attribution | Event) -> dict[str, Any]:
    """A statement or event of a record, as `to_dict` has it there."""
    written: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(part))
    return written


def to_json(record: Record, *, indent: int = 0) -> str:
    """A record as one JSON object; `indent` spaces a level, 0 for a single line."""
    data = msgspec.json.encode(record)
    return (msgspec.json.format(data, indent=indent) if indent else data).decode()


def from_dict(written: dict[str, Any]) -> Record:
    """The record of a written form.

    Raises:
        ValueError: a field is missing or of another type, or the format is not ours; the message says where.
    """
    return _check(msgspec.convert(written, Record, strict=True))


def from_json(text: str | bytes) -> Record:
    """The record of a JSON object; see `from_dict`."""
    return _check(_RECORDS.decode(text))


def _check(record: Record) -> Record:
    if record.format != FORMAT:
        raise ValueError(f"record of format {record.format}; this version reads format {FORMAT}")
    return record


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one record."""
    (out,), components = msgspec.json.schema_components([Record], ref_template="#/$defs/{name}")
    made = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": SCHEMA_ID, **out, "$defs": components}
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(made))
    return plain


def incident_to_dict(incident: Incident) -> dict[str, Any]:
    """An incident as plain dicts, lists, strings and numbers, in the written form."""
    written: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(incident))
    return written


def incident_to_json(incident: Incident) -> str:
    """An incident as one JSON object on a single line."""
    return msgspec.json.encode(incident).decode()


def incident_from_json(text: str | bytes) -> Incident:
    """The incident of a JSON object that this version wrote.

    Raises:
        ValueError: a field is missing or of another type.
    """
    return _INCIDENTS.decode(text)
