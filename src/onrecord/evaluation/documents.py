"""The files of a corpus, and documents made of its texts, which are kept as they are so that the offsets hold."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from onrecord.errors import UsageError
from onrecord.records import Block, Document, Extractor

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_GZIP = b"\x1f\x8b"


def read_text(path: Path) -> str:
    """What a file in UTF-8 holds, plain or gzipped (told by its first bytes, not by its name).

    Raises:
        UsageError: the file cannot be read, is cut short, or is not UTF-8; the message names the line.
    """
    try:
        data = path.read_bytes()
        if data.startswith(_GZIP):
            data = gzip.decompress(data)
    except (OSError, EOFError, zlib.error) as err:
        raise UsageError(f"{path}: cannot be read: {err}") from err
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as err:
        line = data.count(b"\n", 0, err.start) + 1
        raise UsageError(f"{path}, line {line}: not UTF-8: {err.reason}") from err


def load_lines(
    path: Path, what: str, fields: Mapping[str, type], check: Callable[[dict[str, Any]], object] | None = None
) -> list[dict[str, Any]]:
    """The objects of a file in JSON Lines, in its order; lines of blanks are passed over.

    Args:
        path: plain or gzipped.
        what: what a line should be, for messages: "PolNeAR article".
        fields: the fields that every object must have, and their types; it may have more.
        check: raises a ValueError that says what else is wrong with an object; a KeyError says that a field of one
            of its parts is missing.

    Raises:
        UsageError: the file cannot be read, holds nothing, or a line is no such object; the message names file,
            line and cause.
    """
    items: list[dict[str, Any]] = []
    for number, line in enumerate(read_text(path).split("\n"), 1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
            _check_fields(item, fields)
            if check is not None:
                check(item)
        except (ValueError, KeyError, TypeError, AttributeError) as err:
            cause = f"it lacks {err}" if isinstance(err, KeyError) else str(err)
            raise UsageError(f"{path}, line {number}: no {what}: {cause}") from err
        items.append(item)
    if not items:
        raise UsageError(f"{path}: empty; one {what} a line is wanted")
    return items


def _check_fields(item: object, fields: Mapping[str, type]) -> None:
    if not isinstance(item, dict):
        raise ValueError("a JSON object is wanted")
    missing = [repr(name) for name in fields if name not in item]
    if missing:
        raise ValueError(f"it lacks {', '.join(missing)}")
    for name, kind in fields.items():
        if not isinstance(item[name], kind):
            raise ValueError(f"{name!r} should be {'text' if kind is str else 'a list'}")


def check_span(text: str, start: object, end: object) -> None:
    """A range of a corpus must lie within its text.

    Raises:
        ValueError: it does not, or its ends are no whole numbers.
    """
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start <= end <= len(text)):
        raise ValueError(f"the span [{start}, {end}] does not lie within the text of {len(text)} characters")


def as_document(text: str, id: str, published: str | None = None) -> Document:
    """A document over exactly this text: one paragraph block for each line that is not blank.

    Args:
        text: the corpus's text; it is not normalised.
        id: the corpus's name of the document, kept as the id and the source.
        published: ISO 8601 date or date-time, where the corpus gives one.
    """
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(
        id=id,
        source=id,
        published=published,
        published_from="given" if published else None,
        extractor=Extractor("onrecord.evaluation", "1"),
        raw_sha256=sha256,
        text_sha256=sha256,
        text=text,
        blocks=tuple(Block("paragraph", m.start(), m.end()) for m in _LINE.finditer(text)),
    )
