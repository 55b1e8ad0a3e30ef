"""Where reports come from: files, folders, standard input, JSON Lines."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from onrecord.errors import DocumentError, OnrecordError, TooLarge, UsageError
from onrecord.ingest import Raw, json_lines
from onrecord.ingest.limits import DEFAULT, Limits

SUFFIXES = (".txt", ".html", ".htm", json_lines.SUFFIX)
STDIN = "-"
_URL = re.compile(r"[a-z][a-z0-9+.-]*://", re.I)


def expand(source: str | Path, *, about: Raw | None = None, limits: Limits = DEFAULT) -> Iterator[Raw | OnrecordError]:
    """The reports of a source, one at a time; what cannot be read comes as an error in its place.

    Args:
        source: a file, of which *.jsonl is one report a line, a folder (its *.txt, *.html, *.htm and *.jsonl files
            at any depth, in the order of their paths), or "-" for standard input. A URL is an error that says to
            save the page.
        about: what is said about every one of them (outlet, url, title, authors, published, media_type).
        limits: a file over the size limit is not read.
    """
    about = about or Raw(data=b"", source="")
    name = str(source)
    if name == STDIN:
        yield _taken(about, STDIN, sys.stdin.buffer.read(limits.max_bytes + 1), limits)
        return
    if _URL.match(name):
        yield UsageError("pages are not fetched; save the page and give the file", document=name)
        return
    path = Path(source)
    if path.is_dir():
        yield from _folder(path, about, limits)
    elif path.exists():
        yield from _file(path, about, limits)
    else:
        yield UsageError("no such file or folder", document=name)


def _folder(folder: Path, about: Raw, limits: Limits) -> Iterator[Raw | OnrecordError]:
    paths = sorted(p for p in folder.rglob("*") if p.suffix.lower() in SUFFIXES)
    root = folder.resolve()
    for path in paths:
        if not path.resolve().is_relative_to(root):
            yield DocumentError("a link that leads out of the folder", document=str(path), step="ingest")
        elif path.is_file():
            yield from _file(path, about, limits)
    if not paths:
        yield UsageError(f"no {', '.join('*' + s for s in SUFFIXES)} in this folder", document=str(folder))


def count(source: str | Path) -> int:
    """How many reports a source may hold, without reading any."""
    path = Path(source)
    if path.is_dir():
        return sum(count(p) for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
    try:
        return json_lines.count(path) if path.suffix.lower() == json_lines.SUFFIX else 1
    except OSError:
        return 1


def _file(path: Path, about: Raw, limits: Limits) -> Iterator[Raw | OnrecordError]:
    if path.suffix.lower() == json_lines.SUFFIX:
        yield from json_lines.expand(path, about, limits)
        return
    try:
        with path.open("rb") as file:
            yield _taken(about, str(path), file.read(limits.max_bytes + 1), limits)
    except OSError as err:
        yield DocumentError("the file cannot be read", document=str(path), step="ingest", cause=err)


def _taken(about: Raw, source: str, data: bytes, limits: Limits) -> Raw | OnrecordError:
    if len(data) > limits.max_bytes:
        return TooLarge(f"over {limits.max_bytes:,} bytes", document=source, step="ingest")
    return replace(about, data=data, source=source)
