"""Unpacking: a file, or some, -> the reports in it as they came, in lots.

A lot's name is that of its unit, its place in it and a hash of what is in it: the same files make the same lots.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from onrecord.archive import engine
from onrecord.archive.folder import Folder
from onrecord.archive.listing import PARQUET, File, Unit
from onrecord.archive.tables import INPUTS, UNPACKED, input_of, unpacked_of
from onrecord.errors import DocumentError, OnrecordError, TooLarge, Unreachable
from onrecord.ingest import Raw, json_lines, warc
from onrecord.ingest.limits import DEFAULT
from onrecord.wording import one_line

_LARGEST = 32 << 20
"""Bytes of a lot, about: of pages of megabytes there are few in one."""
_NOTHING = Raw(data=b"", source="")
_SAID = ("url", "outlet", "title", "authors", "published", "media_type")

Found = Raw | OnrecordError


class Unpacker:
    """Unpacks units into an archive's folder.

    Args:
        where: the folder.
        reports: how many reports a lot has.
        base: the folder that paths are given from.
    """

    def __init__(self, where: str, reports: int, base: str) -> None:
        self.folder = Folder(where)
        self.reports = reports
        self.base = base

    def unpack(self, units: Any) -> list[str | None]:
        """Unpack each of a column of units, given as lists of (path, size) with an id; what the folder refused, None
        for nothing."""
        return [self._unpack(_unit(one)) for one in units.to_pylist()]

    def _unpack(self, unit: Unit) -> str | None:
        try:
            keep(self.folder, unit, (x for file in unit.files for x in _reports(file, self.base)), self.reports)
        except OSError as err:
            return f"{type(err).__name__}: {err}"
        return None


def _unit(written: dict[str, Any]) -> Unit:
    return Unit(written["id"], tuple(File(file["path"], file["size"]) for file in written["files"]))


def keep(folder: Folder, unit: Unit, found: Iterable[Found], reports: int) -> None:
    """Keep the reports of a unit in lots, and then that it is unpacked.

    Raises:
        OSError: the folder refuses.
    """
    names = {file.name for file in unit.files}
    lots: list[dict[str, Any]] = []
    again = False
    for rows in _lots(found, reports):
        again |= any(row["error"] is not None and row["source"] in names for row in rows)
        digest = hashlib.sha256(msgspec.msgpack.encode(rows)).hexdigest()[:12]
        lot = f"{unit.id}-{len(lots):05}-{digest}"
        if not folder.has(input_of(lot)):
            folder.write(input_of(lot), INPUTS, rows)
        lots.append({"lot": lot, "reports": len(rows)})
    files = [{"path": file.path, "size": file.size} for file in unit.files]
    folder.write(unpacked_of(unit.id), UNPACKED, [{"unit": unit.id, "files": files, "lots": lots, "again": again}])


def _lots(found: Iterable[Found], reports: int) -> Iterator[list[dict[str, Any]]]:
    rows: list[dict[str, Any]] = []
    size = 0
    for one in found:
        rows.append(_row(one))
        size += len(one.data) if isinstance(one, Raw) else 0
        if len(rows) == reports or size > _LARGEST:
            yield rows
            rows, size = [], 0
    if rows:
        yield rows


def _row(found: Found) -> dict[str, Any]:
    if isinstance(found, Raw):
        said = {name: getattr(found, name) for name in _SAID}
        return {"source": found.source, **said, "authors": list(found.authors), "data": found.data,
                "error": None, "step": None, "reason": None}  # fmt: skip
    nothing = dict.fromkeys(INPUTS)
    return {**nothing, "source": found.document or "-", **told(found)}


def told(error: OnrecordError) -> dict[str, str | None]:
    """The kind, the step and the reason of an error, without the name of the document."""
    reason = str(error).removeprefix(f"{error.document}: ")
    return {"error": type(error).__name__, "step": error.step, "reason": reason}


def raw_of(row: dict[str, Any]) -> Raw:
    """The report of a row of inputs that is none of an error."""
    said = {name: row[name] for name in _SAID}
    return Raw(data=row["data"], source=row["source"], **said | {"authors": tuple(row["authors"] or ())})


def _reports(file: File, base: str) -> Iterator[Found]:
    if not file.is_url:
        yield from _expanded(Path(base, os.fsdecode(file.path)), file.name)
        return
    suffix = "".join(Path(file.name.partition("?")[0]).suffixes[-2:])
    with tempfile.NamedTemporaryFile(suffix=suffix) as here:
        try:
            _fetch(file.name, here)
        except Unreachable as err:
            yield err
            return
        yield from _expanded(Path(here.name), file.name)


def _fetch(url: str, here: Any) -> None:
    """The object of a URL, as Daft reads it, into a file."""
    import daft
    from daft.exceptions import DaftCoreException

    try:
        with daft.File(url, io_config=engine.stores()).open() as object:
            shutil.copyfileobj(object, here)
        here.flush()
    except (DaftCoreException, OSError, ValueError) as err:
        raise Unreachable("not fetched", document=url, step="ingest", cause=one_line(str(err))) from err


def _expanded(path: Path, name: str) -> Iterator[Found]:
    """The reports of a file, as `onrecord add` finds them; `name` is what it is called."""
    lower = path.name.lower()
    if lower.endswith(PARQUET):
        yield from _rows(path, name)
    elif lower.endswith(json_lines.SUFFIX):
        yield from json_lines.expand(path, name, _NOTHING, DEFAULT)
    elif lower.endswith(warc.SUFFIXES):
        yield from warc.expand(path, name, _NOTHING, DEFAULT)
    else:
        yield _single(path, name)


def _single(path: Path, name: str) -> Found:
    try:
        with path.open("rb") as file:
            data = file.read(DEFAULT.max_bytes + 1)
    except OSError as err:
        return DocumentError("the file cannot be read", document=name, step="ingest", cause=err)
    if len(data) > DEFAULT.max_bytes:
        return TooLarge(f"over {DEFAULT.max_bytes:,} bytes", document=name, step="ingest")
    return Raw(data=data, source=name)


_COLUMNS = tuple(field.name for field in msgspec.structs.fields(json_lines.Line))


def _rows(path: Path, name: str) -> Iterator[Found]:
    """The reports of a Parquet file: a row has the fields that a line of JSON Lines has; others are not read. What is
    no Parquet, or is garbled, is an error in the place where it begins."""
    import pyarrow
    from pyarrow import parquet

    number = 0
    try:
        with parquet.ParquetFile(path) as file:
            there = [column for column in file.schema_arrow.names if column in _COLUMNS]
            if not {"text", "html"} & set(there):
                raise ValueError("neither a column text nor html in it")
            for batch in file.iter_batches(batch_size=64, columns=there):
                for row in batch.to_pylist():
                    number += 1
                    yield _reported(row, f"{name}:{number}")
    except (OSError, ValueError, pyarrow.ArrowException) as err:
        words = f"no Parquet, or garbled behind {number:,} rows"
        yield DocumentError(words, document=name, step="archive", cause=err)


def _reported(row: dict[str, Any], name: str) -> Found:
    try:
        published = row.get("published")
        if published is not None and not isinstance(published, str):
            row["published"] = published.isoformat()  # a date or a timestamp
        found = msgspec.convert(row, json_lines.Line)
    except (ValueError, AttributeError) as err:
        return json_lines.malformed(name, err)
    return json_lines.reported(found, name, _NOTHING)
