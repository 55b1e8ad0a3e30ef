"""Where reports come from: files, folders, standard input, JSON Lines, feeds, web archives, URLs."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import DocumentError, OnrecordError, TooLarge, UsageError
from onrecord.ingest import Raw, feeds, json_lines, warc
from onrecord.ingest.limits import DEFAULT, Limits
from onrecord.ingest.pages import page

if TYPE_CHECKING:
    from onrecord.ingest.fetch import Fetcher

_MANY = (json_lines.SUFFIX, *feeds.SUFFIXES, *warc.SUFFIXES)
SUFFIXES = (".txt", ".html", ".htm", *_MANY)
STDIN = "-"
_URL = re.compile(r"[a-z][a-z0-9+.-]*://", re.I)


def expand(
    source: str | Path, *, about: Raw | None = None, limits: Limits = DEFAULT, fetcher: Fetcher | None = None
) -> Iterator[Raw | OnrecordError]:
    """The reports of a source, one at a time; what cannot be read comes as an error in its place.

    Args:
        source: a file; a folder (the files in it with one of `SUFFIXES`, at any depth, in the order of their paths;
            links that lead out of it are not followed); "-" for standard input; or a URL, of a page or of a feed.
            *.jsonl is one report a line, *.warc and *.warc.gz are web archives. The articles that a feed points to
            are fetched, except those of a feed that was found in a folder.
        about: what is said about every one of them (outlet, url, title, authors, published, media_type).
        limits: a file over the size limit is not read.
        fetcher: fetches; None for the one of this process.
    """
    about = about or Raw(data=b"", source="")
    name = str(source)
    if name == STDIN:
        yield _taken(about, STDIN, sys.stdin.buffer.read(limits.max_bytes + 1), limits)
        return
    if is_url(name):
        yield from _fetched(name, about, limits, fetcher)
        return
    path = Path(source)
    if path.is_dir():
        yield from _folder(path, about, limits)
    elif path.exists():
        yield from _file(path, about, limits, lambda: fetcher or _default())
    else:
        yield UsageError("no such file or folder", document=name)


def is_url(source: str | Path) -> bool:
    """Whether a source is a URL."""
    return _URL.match(str(source)) is not None


def holds_many(source: str | Path) -> bool:
    """Whether a source that is there may hold more than one report, by its name."""
    path = Path(source)
    return path.is_dir() or (_suffix(path) in _MANY and not is_url(source))


def count(sources: Iterable[str | Path]) -> int | None:
    """How many reports the sources may hold, without reading any; None where only reading them tells."""
    total = 0
    for source in sources:
        path = Path(source)
        if is_url(source) and not path.exists():
            return None
        if path.is_dir():
            inside = count(p for p in path.rglob("*") if _suffix(p) is not None and p.is_file())
        else:
            inside = _count(path)
        if inside is None:
            return None
        total += inside
    return total


def _count(path: Path) -> int | None:
    suffix = _suffix(path)
    if suffix in feeds.SUFFIXES or suffix in warc.SUFFIXES:
        return None
    try:
        return json_lines.count(path) if suffix == json_lines.SUFFIX else 1
    except OSError:
        return 1


def _suffix(path: Path) -> str | None:
    name = path.name.lower()
    return next((suffix for suffix in SUFFIXES if name.endswith(suffix)), None)


def named(path: Path) -> str:
    """A file's name as text on one line: what in it is no text is written as an escape."""
    text = str(path).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return text if text.isprintable() else "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


def _folder(folder: Path, about: Raw, limits: Limits) -> Iterator[Raw | OnrecordError]:
    for found in listed(folder):
        if isinstance(found, OnrecordError):
            yield found
        else:
            yield from _file(found, about, limits, None)


def listed(folder: Path, suffixes: Sequence[str] = SUFFIXES) -> Iterator[Path | OnrecordError]:
    """The files of a folder that end in one of these, at any depth, in the order of their paths; what is not followed
    or not there comes as an error in its place."""
    paths = sorted(p for p in folder.rglob("*") if p.name.lower().endswith(tuple(suffixes)))
    root = folder.resolve()
    for path in paths:
        try:
            inside, is_file = path.resolve().is_relative_to(root), path.is_file()
        except (OSError, RuntimeError) as err:  # links in a circle
            yield DocumentError("the file cannot be read", document=named(path), step="ingest", cause=err)
            continue
        if not inside:
            yield DocumentError("a link that leads out of the folder", document=named(path), step="ingest")
        elif is_file:
            yield path
    if not paths:
        yield UsageError(f"no {', '.join('*' + s for s in suffixes)} in this folder", document=str(folder))


def _file(
    path: Path, about: Raw, limits: Limits, fetcher: Callable[[], Fetcher] | None
) -> Iterator[Raw | OnrecordError]:
    suffix, name = _suffix(path), named(path)
    if suffix == json_lines.SUFFIX:
        yield from json_lines.expand(path, name, about, limits)
        return
    if suffix in warc.SUFFIXES:
        yield from warc.expand(path, name, about, limits)
        return
    try:
        with path.open("rb") as file:
            found = _taken(about, name, file.read(limits.max_bytes + 1), limits)
    except OSError as err:
        yield DocumentError("the file cannot be read", document=name, step="ingest", cause=err)
        return
    if isinstance(found, Raw) and suffix in feeds.SUFFIXES:
        yield from _feed(found.data, name, None, None, about, limits, fetcher() if fetcher else None)
    else:
        yield found


def _taken(about: Raw, source: str, data: bytes, limits: Limits) -> Raw | OnrecordError:
    if len(data) > limits.max_bytes:
        return TooLarge(f"over {limits.max_bytes:,} bytes", document=source, step="ingest")
    return replace(about, data=data, source=source)


def _fetched(url: str, about: Raw, limits: Limits, fetcher: Fetcher | None) -> Iterator[Raw | OnrecordError]:
    try:
        fetcher = fetcher or _default()
        found = fetcher.get(url)
    except OnrecordError as err:
        yield err
        return
    assert found.data is not None
    if feeds.looks_like_feed(found.data, found.media_type):
        yield from _feed(found.data, url, found.url, found.media_type, about, limits, fetcher)
    else:
        yield page(found, url, about)


def _feed(
    data: bytes, name: str, url: str | None, media_type: str | None, about: Raw, limits: Limits, fetcher: Fetcher | None
) -> Iterator[Raw | OnrecordError]:
    try:
        found = feeds.entries(data, url, media_type, limits)
    except DocumentError as err:
        err.document = err.document or name
        yield err
        return
    yield from feeds.articles(found, name, about, limits, fetcher)


def _default() -> Fetcher:
    from onrecord.ingest.fetch import default_fetcher

    return default_fetcher()
