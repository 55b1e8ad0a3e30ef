"""JSON documents that are longer than memory: the items of one array are written as they come."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TextIO


def write_json(head: dict[str, Any], array: str, items: Iterable[Any], file: TextIO) -> None:
    """One JSON object: the fields of `head`, and `array` with one item a line."""
    opening = json.dumps(head, ensure_ascii=False)
    file.write(opening[:-1] + (", " if head else "") + json.dumps(array) + ": [")
    for n, item in enumerate(items):
        file.write((",\n" if n else "\n") + json.dumps(item, ensure_ascii=False))
    file.write("\n]}\n")


def known(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields that have a value."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}
