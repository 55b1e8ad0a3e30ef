"""A user's own actors: a CSV file of people and bodies that the shipped lexicons lack, or see otherwise.

The form is documented in docs/actors-file.md: a header line, then one row a name or spell, in UTF-8::

    id,name,kind,aliases,country,sector,since,until,source
    P17,Selim Aydogan,person,S. Aydogan|Aydoğan Selim,TR,OPP,2023-06,,Electoral Board list of 2023

What a report says of somebody wins over the file, and the file over the shipped lexicons. A row is a hint about a
name, not a find: who bears a name of the file but belongs to another country in the report is somebody else.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from calendar import monthrange
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import cast, get_args

from onrecord.errors import UsageError
from onrecord.lexicons.actors import SECTORS, Form, Known, adding, country_name, key, shipped
from onrecord.records import EntityKind

COLUMNS = ("id", "name", "kind", "aliases", "country", "sector", "since", "until", "source")
_NEEDED = ("id", "name", "kind")
_KINDS = tuple(k for k in get_args(EntityKind) if k not in ("country", "place", "nationality"))
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_FIRST_YEAR, _LAST_YEAR = 1800, 2100


@dataclass(frozen=True, slots=True)
class Row:
    """One row: a name and what held of its bearer from `since` to `until` (inclusive, None where open)."""

    line: int
    id: str
    name: str
    kind: EntityKind
    aliases: tuple[str, ...]
    country: str | None
    sector: str | None
    since: date | None
    until: date | None
    source: str | None

    def holds(self, day: date | None) -> bool:
        """Whether the row holds on a day; on an unknown one only a row that holds always does."""
        if day is None:
            return self.since is None and self.until is None
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def overlaps(self, other: Row) -> bool:
        return (self.since or date.min) <= (other.until or date.max) and (other.since or date.min) <= (
            self.until or date.max
        )


@dataclass(frozen=True)
class OwnActors:
    """The actors of one file. `sha256` is that of the file, and part of what identifies the reader of a record."""

    path: str
    sha256: str
    rows: tuple[Row, ...]

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[Row, ...]]:
        table: dict[str, list[Row]] = {}
        for row in self.rows:
            for name in dict.fromkeys(key(n) for n in (row.name, *row.aliases)):
                table.setdefault(name, []).append(row)
        return {name: tuple(rows) for name, rows in table.items()}

    @cached_property
    def _small(self) -> frozenset[str]:
        """Names that stand in the file in small letters; the others are none where a report writes them so."""
        names = (name for row in self.rows for name in (row.name, *row.aliases))
        return frozenset(key(name) for name in names if name.islower())

    @cached_property
    def _readings(self) -> Mapping[str, tuple[Known, ...]]:
        called: dict[str, str] = {}
        for row in self.rows:
            called.setdefault(row.id, row.name)
        return MappingProxyType(
            {name: (_reading(name, called[rows[0].id], rows),) for name, rows in self._by_name.items()}
        )

    def called(self, text: str) -> tuple[Row, ...]:
        """The rows of a name as a report writes it."""
        name = key(text)
        return () if text.islower() and name not in self._small else self._by_name.get(name, ())

    @contextmanager
    def known(self) -> Iterator[None]:
        """Within this context, `onrecord.lexicons.actors.known` knows these actors too."""
        with adding(self._readings, self._small):
            yield

    def __reduce__(self) -> tuple[object, ...]:
        # A worker process opens the file itself, once, rather than being handed it with every document.
        return (_reopened, (self.path, self.sha256))


def _reading(name: str, called: str, rows: Sequence[Row]) -> Known:
    """What the steps may know of a name ahead of the report: its kind, and the sector of a body that has one for good.
    Countries, and what is true at times, are filled in after the report has spoken."""
    sectors = {row.sector for row in rows if row.kind != "person" and row.since is None and row.until is None}
    sector = sectors.pop() if len(sectors) == 1 else None
    form: Form = "name" if key(called) == name else "alias"
    return Known(called, rows[0].kind, None, sector, wikidata_of(rows[0].id), form)


def wikidata_of(id: str) -> str | None:
    """The id where it is Wikidata's ("Q42"), else None."""
    return id if re.fullmatch(r"Q[1-9]\d*", id) else None


@lru_cache(maxsize=4)
def _reopened(path: str, sha256: str) -> OwnActors:
    actors = load_actors(path)
    if actors.sha256 != sha256:
        raise UsageError("the file was changed while it was in use", document=path, step="actors")
    return actors


def load_actors(path: str | Path) -> OwnActors:
    """The actors of a file.

    Raises:
        UsageError: the file cannot be read, or a row is malformed, is dated out of range, or contradicts another; the
            message names the line and the cause.
    """
    where = str(path)
    try:
        data = Path(path).read_bytes()
    except OSError as err:
        raise UsageError("cannot be read", document=where, step="actors", cause=err.strerror or str(err)) from err
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as err:
        line = data.count(b"\n", 0, err.start) + 1
        raise _wrong(where, line, "not UTF-8") from err
    rows = tuple(_rows(text, where))
    _agree(rows, where)
    return OwnActors(where, hashlib.sha256(data).hexdigest(), rows)


def actors_of(given: str | Path | OwnActors | None) -> OwnActors | None:
    """The actors that a caller gave: a file's (see `load_actors`), those loaded already, or none."""
    return load_actors(given) if isinstance(given, (str, Path)) else given


def _wrong(path: str, line: int, what: str) -> UsageError:
    return UsageError(f"line {line}: {what}", document=path, step="actors")


def _rows(text: str, path: str) -> Iterator[Row]:
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    fields: list[str] = []
    while True:
        try:
            cells = next(lines, None)
        except csv.Error as err:
            raise _wrong(path, lines.line_num, f"no CSV: {err}") from err
        if cells is None:
            break
        cells = [cell.strip() for cell in cells]
        if not any(cells) or cells[0].startswith("#"):
            continue
        line = lines.line_num
        if not fields:
            fields = [cell.casefold() for cell in cells]
            _check_header(fields, path, line)
        elif len(cells) > len(fields):
            raise _wrong(path, line, f"{len(cells)} cells, and the header has {len(fields)}")
        else:
            yield _row(dict(zip(fields, cells, strict=False)), path, line)
    if not fields:
        raise UsageError("it is empty: it needs a header line", document=path, step="actors")


def _check_header(fields: Sequence[str], path: str, line: int) -> None:
    missing = [name for name in _NEEDED if name not in fields]
    if missing:
        raise _wrong(path, line, f"the header lacks {', '.join(missing)}; columns are {', '.join(COLUMNS)}")
    for name in fields:
        if name not in COLUMNS:
            raise _wrong(path, line, f"unknown column {name!r}; columns are {', '.join(COLUMNS)}")
        if fields.count(name) > 1:
            raise _wrong(path, line, f"column {name!r} stands twice")


def _row(cells: Mapping[str, str], path: str, line: int) -> Row:
    for name in _NEEDED:
        if not cells.get(name):
            raise _wrong(path, line, f"no {name}")
    if cells["kind"] not in _KINDS:
        raise _wrong(path, line, f"unknown kind {cells['kind']!r}; kinds are {', '.join(_KINDS)}")
    country, sector = cells.get("country") or None, cells.get("sector") or None
    if country is not None and country_name(country) is None:
        raise _wrong(path, line, f"unknown country {country!r}: an ISO 3166-1 alpha-2 code in capitals, as UA")
    if sector is not None and sector not in SECTORS:
        raise _wrong(path, line, f"unknown sector {sector!r}; sectors are {', '.join(sorted(SECTORS))}")
    since, until = (_day(cells.get(name, ""), name, path, line) for name in ("since", "until"))
    if since is not None and until is not None and since > until:
        raise _wrong(path, line, f"since {cells['since']} is after until {cells['until']}")
    aliases = tuple(dict.fromkeys(filter(None, (a.strip() for a in cells.get("aliases", "").split("|")))))
    for name in (cells["name"], *aliases):
        if not any(c.isalpha() for c in name):
            raise _wrong(path, line, f"{name!r} has no letter")
        if any(k.kind in ("country", "nationality") for k in shipped(name)):
            raise _wrong(path, line, f"{name!r} is the name of a country or people")
    kind = cast(EntityKind, cells["kind"])
    source = cells.get("source") or None
    return Row(line, cells["id"], cells["name"], kind, aliases, country, sector, since, until, source)


def _day(text: str, column: str, path: str, line: int) -> date | None:
    """A day, month or year in ISO 8601: its first day for "since", its last for "until"."""
    if not text:
        return None
    match = _DAY.fullmatch(text)
    if match is None:
        raise _wrong(path, line, f"{column} {text!r} is no date: YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise _wrong(path, line, f"{column} {text!r} is out of range: years are {_FIRST_YEAR} to {_LAST_YEAR}")
    last = column == "until"
    try:
        month = month or (12 if last else 1)
        return date(year, month, day or (monthrange(year, month)[1] if last else 1))
    except ValueError as err:
        raise _wrong(path, line, f"{column} {text!r} is no date: {err}") from err


def _agree(rows: Sequence[Row], path: str) -> None:
    """Check that an id is of one kind, that its rows do not contradict each other, and that no name is of two."""
    kinds: dict[str, Row] = {}
    names: dict[str, list[Row]] = {}
    for row in rows:
        first = kinds.setdefault(row.id, row)
        if first.kind != row.kind:
            raise _wrong(
                path, row.line, f"{row.id} is of kind {row.kind}, and of kind {first.kind} in line {first.line}"
            )
        for name in dict.fromkeys((row.name, *row.aliases)):
            for other in names.get(key(name), ()):
                if other.id != row.id:
                    raise _wrong(path, row.line, f"{name!r} is {row.id}, and {other.id} in line {other.line}")
                if other.line != row.line and row.overlaps(other) and _differ(row, other):
                    raise _wrong(path, row.line, f"{row.id} is another in line {other.line} at the same time")
            names.setdefault(key(name), []).append(row)


def _differ(row: Row, other: Row) -> bool:
    return (row.country, row.sector) != (other.country, other.sector)
