"""The full-text index: SQLite's FTS5 or PostgreSQL's tsvector behind the same few functions.

Two tables: `words` has a row for each report, `said` one for each statement and event. A query without speaker:, actor:
or type: asks for reports, any other for statements and events. Rows are numbered so that the newest day comes last and
a report's rows stand together: the store answers in that order, as far as it is asked. A row changes only where people
amend what it is of; rows of superseded revisions stay and are joined by nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from sqlalchemy import text
from sqlalchemy.engine import Connection

from onrecord.ledger.query import All, Phrase, Query, phrases
from onrecord.ledger.words import FIELDS, Field, Unit

# A row's number: the day (22 bits, to the year 9999), the revision (27), the place among the report's units (14).
_UNIT_BITS, _REVISION_BITS = 14, 27
_MOST_UNITS = 1 << _UNIT_BITS
_TABLES = {False: "words", True: "said"}
# PostgreSQL gives a word one of four weights, which stand for our fields, and knows positions up to 16,383 and at
# most 255 of one word: of a longer text it cannot tell phrases, and the word below says so.
_WEIGHTS: dict[Field, str] = {"text": "D", "speaker": "C", "actor": "B", "type": "A"}
_LAST_POSITION, _MOST_POSITIONS = 16_383, 255
_LONG = "_long"
# Bytes of words; PostgreSQL refuses a document whose different words take a megabyte.
_MOST_BYTES = 400_000


def enter(connection: Connection, revision: int, day: str, units: Sequence[Unit]) -> None:
    """Index a report's words, and those of its statements and events, under the number of its revision."""
    rows = _rows(revision, day, units)
    for table, some in (("words", rows[:1]), ("said", rows[1:])):
        if some:
            _insert(connection, table, some)


def replace(connection: Connection, revision: int, day: str, was: Sequence[Unit], units: Sequence[Unit]) -> None:
    """Index statements and events of a report otherwise than they were indexed: as many of them, in the same order."""
    pairs = zip(_rows(revision, day, was), _rows(revision, day, units), strict=True)
    changed = [(old, new) for old, new in pairs if old != new]
    if not changed:
        return
    table = _TABLES[True]
    if connection.dialect.name == "sqlite":
        # The index does not keep the words: whoever takes a row out says which they were.
        names = ", ".join(FIELDS)
        values = ", ".join(f":{field}" for field in FIELDS)
        gone = text(f"INSERT INTO {table} ({table}, rowid, {names}) VALUES ('delete', :n, {values})")
        connection.execute(gone, [{"n": n, **x} for (n, x), _ in changed])
    else:
        connection.execute(text(f"DELETE FROM {table} WHERE n = :n"), [{"n": n} for (n, _), _ in changed])
    _insert(connection, table, [new for _, new in changed])


_Row = tuple[int, dict[str, str]]


def _rows(revision: int, day: str, units: Sequence[Unit]) -> list[_Row]:
    """The number and the words of each unit."""
    first = ((date.fromisoformat(day).toordinal() if day else 0) << _REVISION_BITS | revision) << _UNIT_BITS
    return [(first + n, {str(f): _cut(getattr(unit, f)) for f in FIELDS}) for n, unit in enumerate(units[:_MOST_UNITS])]


def _insert(connection: Connection, table: str, rows: Sequence[_Row]) -> None:
    if connection.dialect.name == "sqlite":
        names = ", ".join(FIELDS)
        values = ", ".join(f":{field}" for field in FIELDS)
        connection.execute(
            text(f"INSERT INTO {table} (rowid, {names}) VALUES (:n, {values})"), [{"n": n, **x} for n, x in rows]
        )
    else:
        vectors = [{"n": n, "tokens": _vector(x)} for n, x in rows]
        connection.execute(text(f"INSERT INTO {table} (n, tokens) VALUES (:n, CAST(:tokens AS tsvector))"), vectors)


def found(
    connection: Connection, query: Query, *, behind: int | None = None, batch: int = 64
) -> Iterator[tuple[int, int, list[int]]]:
    """(where it stands, revision's number, places of the units that may answer) of each report with an answer, the
    newest day first; of one day, the report that was kept last; `behind` the report that stands there."""
    if connection.dialect.name == "sqlite":
        row, condition, asked = "w.rowid", "{} MATCH :query", _fts5(query)
    else:
        row, condition, asked = "w.n", "w.tokens @@ CAST(:query AS tsquery)", _tsquery(query)
    table = _TABLES[of_parts(query)]
    revision = f"(({row} >> {_UNIT_BITS}) & {(1 << _REVISION_BITS) - 1})"
    below = {} if behind is None else {"below": behind << _UNIT_BITS}
    rows = connection.execute(
        text(
            f"SELECT {row} >> {_UNIT_BITS}, {row} & {_MOST_UNITS - 1} FROM {table} w WHERE {condition.format(table)} "
            f"AND {revision} IN (SELECT current FROM documents){f' AND {row} < :below' if below else ''} "
            f"ORDER BY {row} DESC"
        ).execution_options(yield_per=batch),
        {"query": asked, **below},
    )
    with rows:
        for at, group in groupby(rows, key=lambda r: r[0]):
            yield at, at & ((1 << _REVISION_BITS) - 1), sorted(unit for _, unit in group)


def of_parts(query: Query) -> bool:
    """Whether a query asks for statements and events rather than for reports."""
    return any(phrase.field != "text" for phrase in phrases(query))


def check(connection: Connection) -> None:
    """Have the index prove itself, where the store can.

    Raises:
        LedgerError: SQLite found its index damaged.
    """
    if connection.dialect.name == "sqlite":
        for table in _TABLES.values():
            connection.exec_driver_sql(f"INSERT INTO {table}({table}) VALUES('integrity-check')")


def indexed(connection: Connection) -> Counter[int]:
    """How many units of each revision the index has, by the revisions' numbers."""
    counted: Counter[int] = Counter()
    for table in _TABLES.values():
        # SQLite's shadow table of document sizes has one row for each.
        numbers = f"SELECT id FROM {table}_docsize" if connection.dialect.name == "sqlite" else f"SELECT n FROM {table}"
        for n in connection.execute(text(numbers)).scalars():
            counted[(n >> _UNIT_BITS) & ((1 << _REVISION_BITS) - 1)] += 1
    return counted


def _cut(words: str) -> str:
    """Words up to the most that are indexed."""
    if len(words) * 4 <= _MOST_BYTES:
        return words
    data = words.encode()[:_MOST_BYTES]
    return data[: data.rfind(b" ") + 1].decode() if len(data) == _MOST_BYTES else words


def _fts5(query: Query) -> str:
    if isinstance(query, Phrase):
        return f'{query.field} : "{" ".join(query.words)}"{" *" if query.prefix else ""}'
    if not isinstance(query, All):
        return f"({' OR '.join(map(_fts5, query.parts))})"
    wanted = f"({' AND '.join(map(_fts5, query.parts))})"
    return f"({' NOT '.join([wanted, *map(_fts5, query.without)])})" if query.without else wanted


def _tsquery(query: Query, *, surely: bool = False) -> str:
    """The query for PostgreSQL; `surely` takes only the phrases that it can tell, for what is not to be there."""
    if isinstance(query, All):
        parts = [_tsquery(part, surely=surely) for part in query.parts]
        return f"({' & '.join([*parts, *(f'!{_tsquery(part, surely=not surely)}' for part in query.without)])})"
    if not isinstance(query, Phrase):
        return f"({' | '.join(_tsquery(part, surely=surely) for part in query.parts)})"
    weight = _WEIGHTS[query.field]
    words = [f"'{word}':{weight}" for word in query.words]
    if query.prefix:
        words[-1] = f"'{query.words[-1]}':*{weight}"
    if len(words) == 1:
        return words[0]
    phrase = f"({' <-> '.join(words)})"
    return phrase if surely else f"({phrase} | ('{_LONG}' & {' & '.join(words)}))"


def _vector(row: dict[str, str]) -> str:
    """A tsvector in its written form: 'word':1,5C; the fields one after the other, a gap between."""
    positions: dict[str, list[str]] = {}
    n, long = 0, False
    for field in reversed(FIELDS):
        words = row[field].split()
        long = long or max(Counter(words).values(), default=0) > _MOST_POSITIONS
        for word in words:
            n += 1
            positions.setdefault(word, []).append(f"{min(n, _LAST_POSITION)}{_WEIGHTS[field].replace('D', '')}")
        n += 1
    if long or n > _LAST_POSITION:
        positions[_LONG] = ["1"]
    return " ".join(f"'{word}':{','.join(places[:_MOST_POSITIONS])}" for word, places in positions.items())
