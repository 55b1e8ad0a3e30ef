"""JSON Lines: one report a line, an object with `text` or `html` and, if known, `url`, `title`, `authors`, `published`
and `outlet`; other fields are ignored.

A line that is no such object is one failed document, named by its file and line; the others are read. A report is
known by its URL, or else by its file and line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import IO

import msgspec

from onrecord.errors import BadMetadata, DocumentError, OnrecordError, TooLarge
from onrecord.ingest import Raw
from onrecord.ingest.limits import Limits
from onrecord.ingest.metadata import check_date

SUFFIX = ".jsonl"
_BOM = b"\xef\xbb\xbf"


class Line(msgspec.Struct):
    """What a line says of its report."""

    text: str | None = None
    html: str | None = None
    url: str | None = None
    title: str | None = None
    authors: tuple[str, ...] | None = None
    published: str | None = None
    outlet: str | None = None


def expand(path: Path, source: str, about: Raw, limits: Limits) -> Iterator[Raw | OnrecordError]:
    """The reports of a file, in its order; a line that gives none comes as an error in its place. What a line says
    goes before what is said about all (`about`); `source` is the file's name."""
    try:
        with path.open("rb") as file:
            for n, line in _lines(file, limits.max_bytes):
                name = f"{source}:{n}"
                yield (
                    _report(line, name, about)
                    if line is not None
                    else TooLarge(f"a line over {limits.max_bytes:,} bytes", document=name, step="ingest")
                )
    except OSError as err:
        yield DocumentError("the file cannot be read", document=source, step="ingest", cause=err)


def count(path: Path) -> int:
    """How many reports a file may hold: its lines that are not blank."""
    with path.open("rb") as file:
        return sum(1 for line in file if not line.isspace())


def _lines(file: IO[bytes], limit: int) -> Iterator[tuple[int, bytes | None]]:
    """(line number from 1, its bytes) of the lines that are not blank; None for one over the limit, which is passed
    over without being held."""
    n = 0
    while line := file.readline(limit + 1):
        n += 1
        whole = len(line) <= limit or line.endswith(b"\n")
        rest = line
        while not whole and rest and not rest.endswith(b"\n"):
            rest = file.readline(limit + 1)
        line = line.removeprefix(_BOM) if n == 1 else line
        if line.strip():
            yield n, line if whole else None


def _report(line: bytes, name: str, about: Raw) -> Raw | OnrecordError:
    try:
        found = msgspec.json.decode(line, type=Line)
    except (ValueError, RecursionError) as err:
        return malformed(name, err)
    return reported(found, name, about)


def malformed(name: str, err: Exception) -> BadMetadata:
    """What a line, or a row of a table, is that gives no report."""
    return BadMetadata("not a report on a line", document=name, step="ingest", cause=_why(err))


def reported(found: Line, name: str, about: Raw) -> Raw | OnrecordError:
    """The report that a line, or a row of a table, gives."""
    try:
        body = found.html if found.html is not None else found.text
        if body is None:
            raise ValueError("neither text nor html in it")
        data = body.encode()
        published = check_date(found.published) if found.published else about.published
    except ValueError as err:
        return malformed(name, err)
    media_type = "text/html; charset=utf-8" if found.html is not None else "text/plain; charset=utf-8"
    return replace(
        about,
        data=data,
        source=found.url or name,
        url=found.url or about.url,
        title=found.title or about.title,
        authors=found.authors or about.authors,
        published=published,
        outlet=found.outlet or about.outlet,
        media_type=media_type,
    )


def _why(err: Exception) -> str:
    return err.message if isinstance(err, OnrecordError) else str(err) or "nested too deeply"
