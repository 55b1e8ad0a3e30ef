"""Listing: which files the sources are, here or on an object store, and which of them are still to be unpacked."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.archive import engine
from onrecord.archive.folder import Folder
from onrecord.archive.tables import stem
from onrecord.errors import OnrecordError, Unreachable, UsageError
from onrecord.ingest import feeds, json_lines, sources, warc
from onrecord.wording import one_line

PARQUET = ".parquet"
HOLD_MANY = (json_lines.SUFFIX, *warc.SUFFIXES, PARQUET)
"""Files that hold many reports."""
SUFFIXES = (*(s for s in sources.SUFFIXES if s not in feeds.SUFFIXES), PARQUET)
"""Files of a folder that are read. What a feed lists has to be fetched page by page, which is not for an archive."""


@dataclass(frozen=True, slots=True)
class File:
    """A file: its path, or its URL, as bytes (a path need not be text), and its size in bytes, -1 where unknown."""

    path: bytes
    size: int

    @property
    def name(self) -> str:
        """The path as text on one line."""
        return sources.named(Path(os.fsdecode(self.path))) if not self.is_url else self.path.decode()

    @property
    def is_url(self) -> bool:
        return sources.is_url(os.fsdecode(self.path))


@dataclass(frozen=True, slots=True)
class Unit:
    """Files that are unpacked together: one that holds many reports, or several that hold one each."""

    id: str
    files: tuple[File, ...]


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A unit that has been unpacked: its files as they were, its lots with the number of rows in each, and whether one
    of the files could not be read to its end."""

    files: tuple[File, ...]
    lots: tuple[tuple[str, int], ...]
    again: bool


def files(given: Iterable[str], out: str = "") -> Iterator[File | OnrecordError]:
    """The files of sources: paths and URLs of files and folders; what is not there comes as an error in its place.

    Args:
        given: the sources.
        out: an archive's folder, the files in which are none of them.
    """
    seen: set[bytes] = set()
    for source in given:
        for found in _remote(source) if sources.is_url(source) else _local(source):
            if isinstance(found, OnrecordError):
                yield found
            elif found.path not in seen and not (out and _within(found, out)):
                seen.add(found.path)
                yield found


def _within(file: File, out: str) -> bool:
    if file.is_url or sources.is_url(out):
        return file.path.startswith(f"{out.rstrip('/')}/".encode())
    return Path(os.fsdecode(file.path)).resolve().is_relative_to(Path(out).resolve())


def _local(source: str) -> Iterator[File | OnrecordError]:
    path = Path(source)
    if not path.exists():
        yield UsageError("no such file or folder", document=source)
        return
    for found in sources.listed(path, SUFFIXES) if path.is_dir() else (path,):
        yield found if isinstance(found, OnrecordError) else File(os.fsencode(found), found.stat().st_size)


def _remote(source: str) -> Iterator[File | OnrecordError]:
    if source.startswith(("http://", "https://")):
        yield File(source.encode(), -1)  # nothing lists what is there
        return
    import daft
    from daft.exceptions import DaftCoreException

    whole = source.lower().endswith(SUFFIXES) or "*" in source
    try:
        pattern = source if whole else f"{source.rstrip('/')}/**"
        found = daft.from_glob_path(pattern, io_config=engine.stores()).to_pydict()
    except (DaftCoreException, FileNotFoundError, OSError, ValueError) as err:
        yield Unreachable("cannot be listed", document=source, step="ingest", cause=one_line(str(err)))
        return
    listed = sorted(zip(found["path"], found["size"], strict=True))
    for path, size in listed:
        if path.lower().endswith(SUFFIXES):
            yield File(path.encode(), size if size is not None else -1)


def unpacked(folder: Folder) -> dict[str, Unpacked]:
    """The units that have been unpacked, by their ids."""
    found = {}
    for name in folder.names("unpacked"):
        (row,) = folder.read(name)
        found[stem(name)] = Unpacked(
            tuple(File(f["path"], f["size"]) for f in row["files"]),
            tuple((lot["lot"], lot["reports"]) for lot in row["lots"]),
            row["again"],
        )
    return found


def units(listed: Sequence[File], before: Mapping[str, Unpacked], together: int) -> list[Unit]:
    """What is to be unpacked of the files that are there: what is new, and units with a file that has changed or could
    not be read to its end.

    Args:
        listed: the files.
        before: what has been unpacked.
        together: how many files of one report each are unpacked together.
    """
    now = {file.path: file for file in listed}
    made = []
    for id, unit in before.items():
        there = tuple(now[file.path] for file in unit.files if file.path in now)
        if there and (unit.again or there != unit.files):
            made.append(Unit(id, there))
    known = {file.path for unit in before.values() for file in unit.files}
    new = [file for file in listed if file.path not in known]
    made += [Unit(unit_id((file,)), (file,)) for file in new if _holds_many(file)]
    single = [file for file in new if not _holds_many(file)]
    for start in range(0, len(single), together):
        some = tuple(single[start : start + together])
        made.append(Unit(unit_id(some), some))
    return made


def unit_id(some: Sequence[File]) -> str:
    """The id of the unit of these files."""
    return hashlib.sha256(b"\x00".join(file.path for file in some)).hexdigest()[:12]


def _holds_many(file: File) -> bool:
    return os.fsdecode(file.path).lower().endswith(HOLD_MANY)
