"""JSON Lines: one record a line, in the written form."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from onrecord.records import Record
from onrecord.wire import to_json


def write(records: Iterable[Record], file: TextIO) -> None:
    """Write each record as one line."""
    for record in records:
        file.write(to_json(record) + "\n")
