"""Lexicons: what the rules know, as data.

A lexicon is a tab-separated file ``lexicons/<name>.tsv`` (UTF-8, NFC) that opens with a header of comment
lines and then one row an entry::

    # name: reporting verbs
    # fields: lemma stance kind note
    # meaning: lemma = ... ; stance = one of onrecord.records.Stance ; ...
    # origin: our own writing
    # licence: Apache-2.0
    # consumer: annotate/attributions.py
    say	asserts	speech

Every row is checked on load: as many fields as the header names, no blank key (the first field), no row twice.
Empty cells are "". Rows are plain dicts, cached; the module that consumes a lexicon turns them into what it needs.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from onrecord.errors import LexiconError

Row = Mapping[str, str]
_HEADER = ("name", "fields", "meaning", "origin", "licence", "consumer")


def names() -> tuple[str, ...]:
    """The names of the lexicons, sorted."""
    return tuple(sorted(f.name.removesuffix(".tsv") for f in files(__package__).iterdir() if f.name.endswith(".tsv")))


@cache
def load(name: str) -> tuple[Row, ...]:
    """The rows of one lexicon, in file order.

    Raises:
        LexiconError: the file is missing, its header is incomplete, or a row breaks its rules; the message
            names the line.
    """
    resource = files(__package__) / f"{name}.tsv"
    try:
        text = resource.read_text(encoding="utf-8")
    except OSError as err:
        raise LexiconError(f"lexicon {name!r} is missing", step="lexicons", cause=err) from err
    return parse(text, name)


def parse(text: str, name: str) -> tuple[Row, ...]:
    """The rows of a lexicon's text; see `load`."""
    header: dict[str, str] = {}
    rows: list[Row] = []
    seen: set[tuple[str, ...]] = set()
    fields: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), 1):
        where = f"lexicon {name!r}, line {number}"
        if line.startswith("#"):
            key, colon, value = line[1:].partition(":")
            if colon and not rows:
                header.setdefault(key.strip(), value.strip())
            continue
        if not line.strip():
            continue
        if not rows:
            missing = [key for key in _HEADER if not header.get(key)]
            if missing:
                raise LexiconError(f"{where}: the header lacks {', '.join(missing)}", step="lexicons")
            fields = tuple(header["fields"].split())
        if not unicodedata.is_normalized("NFC", line):
            raise LexiconError(f"{where}: not NFC-normalised", step="lexicons")
        cells = tuple(cell.strip() for cell in line.split("\t"))
        cells += ("",) * (len(fields) - len(cells))
        if len(cells) > len(fields):
            raise LexiconError(f"{where}: {len(cells)} cells for the fields {' '.join(fields)}", step="lexicons")
        if not cells[0]:
            raise LexiconError(f"{where}: the first field is empty", step="lexicons")
        if cells in seen:
            raise LexiconError(f"{where}: the row stands twice", step="lexicons")
        seen.add(cells)
        rows.append(dict(zip(fields, cells, strict=True)))
    return tuple(rows)
