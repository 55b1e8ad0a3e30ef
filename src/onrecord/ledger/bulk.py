"""Records that were read elsewhere -> ledger: the Parquet tables of an archive, or of an export.

They are not read again: a document's row has its record in the written form, and an archive has the bytes that it was
read from beside it. What is there already is not touched, so that adding twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord import errors, wire
from onrecord.errors import BadRecord, DocumentError, OnrecordError
from onrecord.ingest import Raw
from onrecord.ledger.rows import Added
from onrecord.records import Record

if TYPE_CHECKING:
    from onrecord.ledger import Ledger

AT_ONCE = 64
"""Records that are kept in one transaction."""

_DOCUMENTS = "documents"
# By these a folder is known for an export; whoever keeps tables of his own has not all of them.
_TABLES = (_DOCUMENTS, "attributions", "events", "entities")
_Found = tuple[Record | OnrecordError, Raw | None]


def holds_records(source: str | Path | Raw) -> bool:
    """Whether a source is a folder of tables with records in them, by the names in it."""
    if isinstance(source, Raw):
        return False
    path = Path(source)
    return (path / "archive.parquet").is_file() or all((path / f"{table}.parquet").is_file() for table in _TABLES)


def add_records(ledger: Ledger, folder: str | Path) -> Iterator[Added]:
    """Keep the records of a folder of tables; what became of each, in the order of the files.

    Of an archive, what could not be read is kept aside with the reason, and lots that are not done are passed over.

    Raises:
        ArchiveError: a file cannot be read.
        InstallError: pyarrow is not installed.
        LedgerError: the store refuses.
    """
    found = _found(str(folder))
    while lot := list(islice(found, AT_ONCE)):
        yield from _kept(ledger, lot)


def _kept(ledger: Ledger, lot: Sequence[_Found]) -> Iterator[Added]:
    records = [(record, raw) for record, raw in lot if isinstance(record, Record)]
    added = iter(ledger.add_all(records))
    for one, raw in lot:
        if isinstance(one, Record):
            yield next(added)
        elif isinstance(one, DocumentError) and not isinstance(one, errors.Unreachable):
            yield ledger.refuse(one, raw)
        else:
            yield Added(one.document or "-", "failed", None, str(one).removeprefix(f"{one.document}: "))


def _found(where: str) -> Iterator[_Found]:
    from onrecord.archive.folder import Folder
    from onrecord.archive.tables import failures_of, input_of, stem

    folder = Folder(where)
    if folder.has(f"{_DOCUMENTS}.parquet"):
        for row in folder.read(f"{_DOCUMENTS}.parquet", ["source", "record"]):
            yield _record(row), None
        return
    files: dict[str, list[str]] = {}
    for name in folder.names(_DOCUMENTS):
        files.setdefault(stem(name), []).append(name)
    for lot in sorted(map(stem, folder.names("lots"))):
        came = folder.read(input_of(lot)) if folder.has(input_of(lot)) else []
        rows = [row for name in files.get(lot, ()) for row in folder.read(name, ["source", "record", "input"])]
        for row in sorted(rows, key=lambda row: row["input"]):
            yield _record(row), _raw(came, row["input"])
        if folder.has(failures_of(lot)):
            for row in folder.read(failures_of(lot)):
                yield _error(row), _raw(came, row["input"])


def _record(row: dict[str, Any]) -> Record | OnrecordError:
    try:
        return wire.from_json(row["record"])
    except (ValueError, TypeError) as err:
        return BadRecord("no record", document=row["source"], step="ledger", cause=err)


def _raw(came: Sequence[dict[str, Any]], n: int) -> Raw | None:
    from onrecord.archive.unpacking import raw_of

    return raw_of(came[n]) if n < len(came) and came[n]["error"] is None else None


def _error(row: dict[str, Any]) -> OnrecordError:
    """A failure as the error that it was."""
    kind = getattr(errors, row["error"], None)
    made = kind if isinstance(kind, type) and issubclass(kind, OnrecordError) else DocumentError
    step = row["step"]
    reason = row["reason"].removeprefix(f"{step}: ") if step else row["reason"]
    return made(reason, document=row["source"], step=step)
