"""The job: sources -> an archive's tables. What a run before has done is not done again."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.archive import engine
from onrecord.archive.folder import Folder
from onrecord.archive.listing import File, Unit, Unpacked, files, unit_id, units, unpacked
from onrecord.archive.reading import Reader
from onrecord.archive.tables import READ, done_of, failures_of, input_of, stem, unpacked_of
from onrecord.archive.unpacking import Unpacker, keep
from onrecord.errors import ArchiveError, OnrecordError, UsageError
from onrecord.ledger.store import reader_id
from onrecord.models import default_models
from onrecord.pipeline import reader_of

TOGETHER = 64
"""Reports of a lot, unless another number is asked for."""

_JOB = "archive.parquet"
_ABOUT = {"reader": "string", "version": "string"}


@dataclass(frozen=True, slots=True)
class Done:
    """A lot that has been read: how many reports, how many that could not be, and the seconds it took its worker."""

    lot: str
    reports: int
    failures: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be read: lots with their numbers of reports, those that are done and those that are not."""

    folder: Folder
    done: dict[str, int]
    left: dict[str, int]


def plan(sources: Sequence[str], out: str, *, workers: int, together: int = TOGETHER) -> Job:
    """List the sources, unpack what is new of them, and see what is to be read.

    What cannot be listed or unpacked is a failure in the tables, told like any other, and tried again the next time.

    Args:
        sources: files, folders or URLs: WARC, JSON Lines, Parquet, text and HTML.
        out: the archive's folder, by its path or URL; made if it is not there.
        workers: how many unpack at once.
        together: reports of a lot: what is read in one go, and again where a worker dies.

    Raises:
        UsageError: the archive was made by another reader.
        ArchiveError: the folder cannot be read or written.
    """
    import daft

    folder = Folder(out)
    try:
        _opened(folder)
        listed = list(files(sources, out))
        there = [file for file in listed if isinstance(file, File)]
        before = unpacked(folder)
        _not_listed(folder, sources, [x for x in listed if isinstance(x, OnrecordError)], before)
        given = [
            {"id": unit.id, "files": [{"path": f.path, "size": f.size} for f in unit.files]}
            for unit in units(there, before, together)
        ]
        # Files are read whole and written again: one that fails has lost its disk, and the others would too.
        made_with = (folder.where, together, os.getcwd())
        for refused in engine.spread(Unpacker, made_with, "unpack", given, daft.DataType.string(), workers):
            if refused is not None:
                raise ArchiveError("cannot be written", document=out, step="archive", cause=refused)
        lots = {lot: reports for unit in unpacked(folder).values() for lot, reports in unit.lots}
        _retire(folder, lots)
        done = {stem(name) for name in folder.names("lots")}
    except OSError as err:
        raise ArchiveError("cannot be read or written", document=out, step="archive", cause=err) from err
    return Job(
        folder,
        {lot: reports for lot, reports in lots.items() if lot in done},
        {lot: reports for lot, reports in lots.items() if lot not in done},
    )


def read(job: Job, *, workers: int, of: type[Reader] = Reader) -> Iterator[Done]:
    """Read what is left of a job; each lot as it is done.

    Args:
        job: what is to be read.
        workers: how many read at once, each with its own models.
        of: what each of them is.

    Raises:
        ArchiveError: the folder refuses, or the engine failed; what is done is kept.
    """
    import daft

    kind = daft.DataType
    returns = kind.struct(
        {"lot": kind.string(), "reports": kind.int64(), "failures": kind.int64(), "seconds": kind.float64(),
         "stopped": kind.string()}
    )  # fmt: skip
    for made in engine.spread(of, (job.folder.where,), "read", sorted(job.left), returns, workers):
        if made["stopped"] is not None:
            raise ArchiveError("stopped", document=job.folder.where, step="archive", cause=made["stopped"])
        yield Done(made["lot"], made["reports"], made["failures"], made["seconds"])


def _opened(folder: Folder) -> None:
    """Write down who reads, or see that it is who has read."""
    reader = reader_of(default_models())
    if not folder.has(_JOB):
        folder.write(_JOB, _ABOUT, [{"reader": reader_id(reader), "version": reader.version}])
        return
    (row,) = folder.read(_JOB)
    if row["reader"] != reader_id(reader):
        raise UsageError(
            f"made by version {row['version']}, or with other models; take another folder",
            document=folder.where,
            step="archive",
        )


def _not_listed(
    folder: Folder, sources: Sequence[str], errors: Sequence[OnrecordError], before: dict[str, Unpacked]
) -> None:
    """What of the sources could not be listed, as a failure of its own for each; those of the last time that could be
    now are failures no more."""
    failing = {unit_id((File(f"not listed: {error.document}".encode(), -1),)): error for error in errors}
    for source in sources:
        id = unit_id((File(f"not listed: {source}".encode(), -1),))
        if id in before and id not in failing:
            folder.remove(unpacked_of(id))
            before.pop(id)
    for id, error in failing.items():
        keep(folder, Unit(id, ()), [error], 1)
        before.pop(id, None)


def _retire(folder: Folder, lots: dict[str, int]) -> None:
    """Remove what is of lots that are no more: a file of theirs has changed."""
    gone = {stem(name) for name in folder.names("inputs")} - set(lots)
    if not gone:
        return
    for table in READ:
        for name in folder.names(table):
            if stem(name) in gone:
                folder.remove(name)
    # What says that a lot is there goes last, so that a run that is stopped here is followed by one that goes on.
    for lot in sorted(gone):
        for name in (done_of(lot), failures_of(lot), input_of(lot)):
            if folder.has(name):
                folder.remove(name)
