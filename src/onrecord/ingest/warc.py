"""Web archives (WARC, plain or gzipped): the pages that a crawl was given.

Responses with status 200 and resources are read where they are HTML; what is no page (images, requests, metadata) is
passed over, and so is a page that stands in the archive again. A WARC's dates say when a page was fetched, which is
no date of publication; they are not used. FastWARC reads the archive in a process that can be killed, page by page:
where the archive is cut, garbled or too slow, the pages before stay and the rest is one error.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from onrecord.errors import DocumentError, NotText, OnrecordError, TooLarge
from onrecord.ingest import Raw
from onrecord.ingest.compressed import undone
from onrecord.ingest.limits import Limits
from onrecord.ingest.sandbox import Sandbox

SUFFIXES = (".warc", ".warc.gz")
_PAGES = ("text/html", "application/xhtml+xml")
# The longest way from one page to the next: gigabytes of film may lie between.
_SECONDS = 20.0
_GZIP = b"\x1f\x8b"
_LONGEST_HEAD = 1 << 16
# A chunk's size and what may follow it on its line.
_LONGEST_SIZE = 200


def expand(path: Path, source: str, about: Raw, limits: Limits) -> Iterator[Raw | OnrecordError]:
    """The pages of an archive, in its order; what cannot be read comes as an error in its place. `source` is the
    file's name."""
    seen: set[bytes] = set()
    pages = 0
    reader = Sandbox("onrecord.ingest.warc:next_page", max_memory=limits.max_memory)
    try:
        while (found := reader.call((str(path), source, limits), seconds=_SECONDS)) is not None:
            if isinstance(found, OnrecordError):
                yield found
                continue
            url, media_type, number, data = found
            key = hashlib.sha256(f"{url}\n".encode() + data).digest()[:16]
            if key in seen:
                continue
            seen.add(key)
            pages += 1
            where = url or f"{source}:{number}"
            yield replace(about, data=data, source=where, url=about.url or url, media_type=media_type)
    except DocumentError as err:
        words = f"cut, garbled or over a limit behind {pages:,} pages"
        yield type(err)(words, document=source, step="archive", cause=err.cause or err.message)
    finally:
        reader.close()


_open: dict[str, Iterator[Any]] = {}


def next_page(argument: tuple[str, str, Limits]) -> Any:
    """In the killable process, which reads one archive: (URL, media type, number of the record, bytes) of the next
    page, the error of a page that breaks a limit, or None at the end.

    Raises:
        DocumentError: from here on the archive cannot be read.
    """
    path, source, limits = argument
    if path not in _open:
        _open[path] = _pages(path, source, limits)
    return next(_open[path], None)


def _pages(path: str, source: str, limits: Limits) -> Iterator[Any]:
    from fastwarc.warc import ArchiveIterator

    with open(path, "rb") as file:
        start, length = 0, 0
        try:
            for number, record in enumerate(ArchiveIterator(file, parse_http=False), 1):
                start, length = record.stream_pos, record.content_length
                found = _payload(record, limits)
                if found is not None:
                    yield _page(record, f"{source}:{number}", number, *found, limits)
            if _goes_on(file, start, length):
                raise ValueError("the archive ends within a record")
        except (OSError, ValueError) as err:
            raise DocumentError("a record cannot be read", cause=err) from err


def _goes_on(file: BinaryIO, start: int, length: int) -> bool:
    """Whether something stands behind an archive's last record, which FastWARC passes over where it is too short for
    one; `start` is where the last record (or its gzip member) begins, `length` that of its content."""
    file.seek(start)
    head = file.read(_LONGEST_HEAD)
    if not head.startswith(_GZIP):
        if not head.startswith(b"WARC/"):
            return bool(head.strip())
        file.seek(start + head.find(b"\r\n\r\n") + 4 + length)
        return bool(file.read(_LONGEST_HEAD).strip())
    member, left = zlib.decompressobj(31), head
    while left:
        member.decompress(left, _LONGEST_HEAD)
        if member.eof:
            left = member.unused_data or file.read(_LONGEST_HEAD)
            if not left.startswith(_GZIP[: len(left)]):
                return False
            member = zlib.decompressobj(31) if left else member
        else:
            left = member.unconsumed_tail or file.read(_LONGEST_HEAD)
    return not member.eof


def _payload(record: Any, limits: Limits) -> tuple[str, bytes] | None:
    """(media type, bytes as they stand in the archive, one more than the limit at most) of a record that holds a
    page; None of another one, which is passed over.

    Raises:
        ValueError: the archive ends within the record.
    """
    media_type = _media_type(record)
    if media_type is None:
        if record.consume() < record.content_length:
            raise ValueError("the archive ends within a record")
        return None
    length = record.content_length
    data: bytes = record.reader.read(min(length, limits.max_bytes + 1))
    if len(data) < min(length, limits.max_bytes + 1):
        raise ValueError("the archive ends within a record")
    return media_type, data


def _media_type(record: Any) -> str | None:
    """The media type of a page, with its charset; None of what is no page."""
    from fastwarc.warc import WarcRecordType

    if record.record_type == WarcRecordType.resource:
        stated = record.headers.get("Content-Type") or ""
    elif record.record_type == WarcRecordType.response and record.is_http:
        try:
            record.parse_http()
        except OSError:  # headers over the limit, or none
            return None
        if record.http_headers is None or record.http_headers.status_code != 200:
            return None
        stated = record.http_headers.get("Content-Type") or ""
    else:
        return None
    return stated if stated.partition(";")[0].strip().lower() in _PAGES else None


def _page(record: Any, name: str, number: int, media_type: str, data: bytes, limits: Limits) -> Any:
    """(URL, media type, number, bytes) of a page with its encodings undone, or why it cannot be."""
    target = (record.headers.get("WARC-Target-URI") or "").strip("<> ")
    # Only an address of the web says where a page was: any text may stand there.
    url = target if target.lower().startswith(("http://", "https://")) and target.isprintable() else None
    headers = record.http_headers if record.is_http_parsed else None
    try:
        if len(data) > limits.max_bytes:
            raise TooLarge(f"over {limits.max_bytes:,} bytes", step="archive")
        # Some crawlers undo the encodings and leave the headers that state them.
        if headers is not None and not data.lstrip().startswith(b"<"):
            if "chunked" in (headers.get("Transfer-Encoding") or "").lower():
                data = _joined(data)
            if not data.lstrip().startswith(b"<"):
                data = undone([data], headers.get("Content-Encoding"), limits)
    except DocumentError as err:
        err.document, err.step = f"{name} ({url})" if url else name, "archive"
        return err
    return url, media_type, number, data


def _joined(data: bytes) -> bytes:
    """The bytes of a chunked body."""
    made, at = bytearray(), 0
    while True:
        end = data.find(b"\r\n", at, at + _LONGEST_SIZE)
        try:
            size = int(data[at:end].partition(b";")[0], 16)
        except ValueError:
            size = -1
        if end < 0 or size < 0 or end + 2 + size > len(data):
            raise NotText("malformed chunks", step="archive")
        if size == 0:
            return bytes(made)
        made += data[end + 2 : end + 2 + size]
        at = end + 4 + size
