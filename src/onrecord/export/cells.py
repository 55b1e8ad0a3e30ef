"""Cells of tables: what a spreadsheet must not take for a formula, and what a line of tab-separated values can hold."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from onrecord.wording import one_line, visible

Cell = str | int | float | bool | None

# What opens a formula or a command in a spreadsheet (also in the full-width forms that some take for the same): at the
# beginning of a cell, behind quotes and blanks that are dropped there, and behind a separator at which a program may
# cut the cell in two. A cell that begins with a tab or a line end is one, too.
_FORMULA = re.compile(
    r"(^)(?=[\t\r\n])|(^|[,;|\t\r\n])((?:[^\S\t\r\n]|[\"'\ufeff\u200b\x00])*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])"
)


def safe(cell: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe stands before what one would."""
    return _FORMULA.sub(lambda m: f"{m[2] or ''}'{m[3] or ''}", cell)


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]], file: TextIO, *, raw: bool = False) -> None:
    """RFC 4180 but for the line ends, which are line feeds; characters that turn the reading direction are spelled out.
    `raw` leaves every cell as it is."""
    writer = csv.writer(_LineFeeds(file), lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_written(cell, raw) for cell in row])


class _LineFeeds:
    """Ends rows in a line feed. The writer itself ends them in both characters, as it quotes a cell with a line end in
    it only if it is one of its own."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, row: str) -> None:
        self._file.write(row.removesuffix("\r\n") + "\n")


def _written(cell: Cell, raw: bool) -> Any:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if raw or not isinstance(cell, str):
        return cell
    return safe(visible(cell))


def write_tsv(
    columns: Sequence[str], rows: Iterable[Sequence[Cell]], file: TextIO, *, header: bool, missing: str = ""
) -> None:
    """Tab-separated values as event data sets have them: no quoting, so that every run of white space in a cell becomes
    one blank; nothing that a spreadsheet takes for a formula, and `missing` for what is not known."""
    if header:
        file.write("\t".join(columns) + "\n")
    for row in rows:
        file.write("\t".join(missing if cell is None else _in_line(cell) for cell in row) + "\n")


def _in_line(cell: str | int | float | bool) -> str:
    return safe(visible(one_line(cell))) if isinstance(cell, str) else str(cell)
