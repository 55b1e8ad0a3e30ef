"""The tables of an archive, and the names of their files: ``<table>/month=<month>/<lot>.parquet``.

What is said of each report stands in the tables of `onrecord.export.parquet`, by the month of its publication. The rest
is the archive's own: what came (`INPUTS`), what could not be read (`FAILURES`), what has been done (`UNPACKED`,
`LOTS`), what reports are linked by (the last four of `READ`), and what linking finds.
"""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.archive.folder import SUFFIX
from onrecord.export.parquet import TABLES

UNKNOWN = "unknown"
"""The month of reports without a date."""

INPUTS: Mapping[str, str] = {
    "source": "string", "url": "string", "outlet": "string", "title": "string", "authors": "list<string>",
    "published": "string", "media_type": "string", "data": "binary", "error": "string", "step": "string",
    "reason": "string",
}  # fmt: skip
"""A report as it came, with what was said about it; or why there is none (`error` is the kind)."""

FAILURES: Mapping[str, str] = {
    "source": "string", "error": "string", "step": "string", "reason": "string", "input": "int32",
}  # fmt: skip
"""What could not be read: the kind of error, the step and the reason; `input` is its row among the lot's inputs."""

UNPACKED: Mapping[str, str] = {
    "unit": "string", "files": "list<struct<path: binary, size: int64>>",
    "lots": "list<struct<lot: string, reports: int32>>", "again": "bool",
}  # fmt: skip
"""Files whose reports are in lots; `again` says that one of them could not be read to its end."""

LOTS: Mapping[str, str] = {"lot": "string", "reports": "int32", "failures": "int32", "seconds": "float64"}
"""A lot that is done."""

READ: Mapping[str, Mapping[str, str]] = {
    **TABLES,
    "documents": {**TABLES["documents"], "input": "int32", "version": "string"},
    "tellings": {"document": "string", "version": "string", "event": "string", "keys": "list<int64>", "form": "binary"},
    "copies": {"document": "string", "version": "string", "shingles": "list<int64>"},
    "parts": {
        "document": "string", "version": "string", "actor": "string", "key": "string", "name": "string",
        "kind": "string", "named": "bool", "says": "int64", "does": "int64", "undergoes": "int64",
    },
    "traits": {"document": "string", "version": "string", "actor": "string", "what": "string", "value": "string"},
}  # fmt: skip
"""The tables that reading a lot makes. `version` is which of several records of one document it is of: the greatest
counts."""

LINKED: Mapping[str, Mapping[str, str]] = {
    "incidents": {
        "id": "string", "type": "string", "title": "string", "begin": "string", "end": "string", "country": "string",
        "documents": "int32", "independent_origins": "int32", "disputed": "bool",
        "events": "list<struct<document: string, event: string>>", "form": "string",
    },
    "actors": {
        "id": "string", "key": "string", "name": "string", "kind": "string", "named": "bool", "reports": "int64",
        "says": "int64", "does": "int64", "undergoes": "int64",
    },
    "blocks": {
        "of": "string", "blocks": "int64", "largest": "int64", "in_pieces": "int64", "left_out": "int64",
        "bound": "int64",
    },
}  # fmt: skip
"""What linking finds. `form` is an incident in its written form; `blocks` tells how large what was compared is."""


def linked_of(table: str, state: str, n: int) -> str:
    """The nth file of what linking a state of the archive has found."""
    return f"{table}/{state}-{n:05}{SUFFIX}"


def file_of(table: str, month: str, lot: str) -> str:
    """The file of a table that a lot's reports of a month are in."""
    return f"{table}/month={month}/{lot}{SUFFIX}"


def input_of(lot: str) -> str:
    """The file of a lot's inputs."""
    return f"inputs/{lot}{SUFFIX}"


def failures_of(lot: str) -> str:
    """The file of a lot's failures."""
    return f"failures/{lot}{SUFFIX}"


def done_of(lot: str) -> str:
    """The file that says that a lot is done; written last."""
    return f"lots/{lot}{SUFFIX}"


def unpacked_of(unit: str) -> str:
    """The file that says that a unit of files is unpacked; written last."""
    return f"unpacked/{unit}{SUFFIX}"


def stem(name: str) -> str:
    """A file's name without folder and suffix: its lot, or its unit."""
    return name.rpartition("/")[2].removesuffix(SUFFIX)
