"""The bundled sample reports: our own writing, about invented people and events, in the manner of real copy.

They show what the reader reads: an agency report and its echo, rival tolls, denials, threats, letters, changed
statements. ``index.tsv`` names them with the date and outlet they were "published" with.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample report: `data` is its bytes as they stand in the file (one has Windows line ends), `published`
    an ISO 8601 date, `shows` what it is there for."""

    name: str
    published: str
    outlet: str
    shows: str
    data: bytes

    @property
    def text(self) -> str:
        return self.data.decode("utf-8")


@cache
def samples() -> tuple[Sample, ...]:
    """Every bundled report, in the order of the index."""
    folder = files(__package__)
    rows = csv.DictReader(
        (folder / "index.tsv").read_text(encoding="utf-8").splitlines(),
        delimiter="\t",
        quotechar=None,
        quoting=csv.QUOTE_NONE,
    )
    return tuple(Sample(**row, data=(folder / f"{row['name']}.txt").read_bytes()) for row in rows)
