"""A folder of Parquet files, here or on an object store by its URL. A file is there whole, or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from onrecord.errors import ArchiveError
from onrecord.export.parquet import arrow, schema_of
from onrecord.ingest.sources import is_url

SUFFIX = ".parquet"


class Folder:
    """Where an archive is. Names in it are relative, with slashes.

    Args:
        where: a path, or a URL that Arrow's file systems know (``s3://``, ``gs://``, ``abfs://``, ``file://``).
    """

    def __init__(self, where: str) -> None:
        # Whoever works on it may stand in another folder.
        self.where = where if is_url(where) else os.path.abspath(where)

    def __getstate__(self) -> dict[str, str]:
        return {"where": self.where}  # what is open stays in its process

    @cached_property
    def _at(self) -> tuple[Any, str]:
        """The file system, and the folder's path in it."""
        arrow()
        from pyarrow import fs

        if not is_url(self.where):
            return fs.LocalFileSystem(), self.where
        try:
            system, path = fs.FileSystem.from_uri(_at_once(self.where))
        except (OSError, ValueError) as err:
            raise ArchiveError("no folder that can be written", document=self.where, step="archive", cause=err) from err
        return system, path.rstrip("/")

    @property
    def local(self) -> bool:
        """Whether it is in this machine's own tree of files."""
        return not is_url(self.where) or self.where.startswith("file:")

    def path(self, name: str) -> str:
        """The path or URL of a file, as the engine takes it."""
        root = self._at[1] if self.local else self.where.rstrip("/")
        return f"{root}/{name}"

    def has(self, name: str) -> bool:
        """Whether a file is there.

        Raises:
            OSError: the store does not answer.
        """
        from pyarrow import fs

        system, root = self._at
        return bool(system.get_file_info(f"{root}/{name}").type == fs.FileType.File)

    def names(self, under: str) -> list[str]:
        """The files in a folder of it, at any depth, in the order of their names.

        Raises:
            OSError: the store does not answer.
        """
        from pyarrow import fs

        system, root = self._at
        found = system.get_file_info(fs.FileSelector(f"{root}/{under}", allow_not_found=True, recursive=True))
        return sorted(x.path.removeprefix(f"{root}/") for x in found if x.is_file and x.path.endswith(SUFFIX))

    def write(self, name: str, columns: Mapping[str, str], rows: Iterable[Mapping[str, Any]]) -> None:
        """Write a file of these rows; one that is there is replaced.

        Raises:
            OSError: the store refuses: full, read-only, gone.
        """
        pyarrow, parquet = arrow()
        sink = pyarrow.BufferOutputStream()
        parquet.write_table(pyarrow.Table.from_pylist(list(rows), schema=schema_of(columns)), sink, compression="zstd")
        data = sink.getvalue()
        system, root = self._at
        if not self.local:
            # An object is there once all of it is.
            with system.open_output_stream(f"{root}/{name}") as file:
                file.write(data)
            return
        path = Path(root, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, part = tempfile.mkstemp(prefix=path.name, suffix=".part", dir=path.parent)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(part, 0o644)
            os.replace(part, path)
        except BaseException:
            Path(part).unlink(missing_ok=True)
            raise

    def read(self, name: str, columns: list[str] | None = None) -> list[dict[str, Any]]:
        """The rows of a file, or these columns of them.

        Raises:
            ArchiveError: it is not there, or no Parquet.
        """
        pyarrow, parquet = arrow()
        system, root = self._at
        try:
            with system.open_input_file(f"{root}/{name}") as file:
                found: list[dict[str, Any]] = parquet.ParquetFile(file).read(columns=columns).to_pylist()
        except (OSError, pyarrow.ArrowException) as err:
            raise ArchiveError("cannot be read", document=self.path(name), step="archive", cause=err) from err
        return found

    def remove(self, name: str) -> None:
        """Remove a file that is there."""
        system, root = self._at
        system.delete_file(f"{root}/{name}")


def _at_once(url: str) -> str:
    """The URL of a folder so that on S3 an object is put there by one request, where its size allows, not by three."""
    more = "&" if "?" in url else "?"
    return f"{url}{more}allow_delayed_open=true" if url.startswith("s3:") else url
