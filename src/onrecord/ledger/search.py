"""The full-text index: SQLite's FTS5 or PostgreSQL's tsvector, one row a revision, behind the same two functions.

The index finds the reports that can hold an answer; which statements and events of them are answers is decided over
the record itself by `query.matches`, so that both stores give the same. A row is written once and never changed;
rows of superseded revisions stay and are joined by nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sqlalchemy import text
from sqlalchemy.engine import Connection

from onrecord.ledger.query import All, Phrase, Query, loosened
from onrecord.ledger.words import FIELDS, Field, Unit

# PostgreSQL gives a word one of four weights, which stand for our fields, and knows positions up to 16,383 and at
# most 255 of one word: of a longer text it cannot tell phrases, and the word below says so.
_WEIGHTS: dict[Field, str] = {"text": "D", "speaker": "C", "actor": "B", "type": "A"}
_LAST_POSITION, _MOST_POSITIONS = 16_383, 255
_LONG = "_long"
# Bytes of words; PostgreSQL refuses a document whose different words take a megabyte.
_MOST_BYTES = 400_000


def enter(connection: Connection, revision: int, unit: Unit) -> None:
    """Index the words of a report under the number of its revision."""
    texts = {field: _cut(getattr(unit, field)) for field in FIELDS}
    if connection.dialect.name == "sqlite":
        connection.execute(
            text("INSERT INTO words (rowid, text, speaker, actor, type) VALUES (:n, :text, :speaker, :actor, :type)"),
            {
                "n": revision,
                "text": texts["text"],
                "speaker": texts["speaker"],
                "actor": texts["actor"],
                "type": texts["type"],
            },
        )
    else:
        connection.execute(
            text("INSERT INTO words (revision, tokens) VALUES (:n, CAST(:tokens AS tsvector))"),
            {"n": revision, "tokens": _vector(texts)},
        )


def reports(connection: Connection, query: Query, *, batch: int = 64) -> Iterator[int]:
    """Numbers of the documents that may hold an answer, newest first; those of one day by their ids."""
    found = loosened(query)
    if connection.dialect.name == "sqlite":
        join, condition, asked = "words.rowid", "words MATCH :query", _fts5(found)
    else:
        join, condition, asked = "words.revision", "words.tokens @@ CAST(:query AS tsquery)", _tsquery(found)
    rows = connection.execute(
        text(
            f"SELECT d.n FROM words JOIN documents d ON d.current = {join} WHERE {condition} ORDER BY d.day DESC, d.id"
        ).execution_options(yield_per=batch),
        {"query": asked},
    )
    with rows:
        yield from rows.scalars()


def check(connection: Connection) -> None:
    """Have the index prove itself, where the store can.

    Raises:
        LedgerError: SQLite found its index damaged.
    """
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("INSERT INTO words(words) VALUES('integrity-check')")


def indexed(connection: Connection) -> set[int]:
    """Numbers of the revisions that the index has."""
    if connection.dialect.name == "sqlite":
        # The shadow table of document sizes has one row for each.
        return set(connection.execute(text("SELECT id FROM words_docsize")).scalars())
    return set(connection.execute(text("SELECT revision FROM words")).scalars())


def _cut(words: str) -> str:
    """Words up to the most that are indexed."""
    if len(words) * 4 <= _MOST_BYTES:
        return words
    data = words.encode()[:_MOST_BYTES]
    return data[: data.rfind(b" ") + 1].decode() if len(data) == _MOST_BYTES else words


def _fts5(query: Query) -> str:
    if isinstance(query, Phrase):
        return f'{query.field} : "{" ".join(query.words)}"{" *" if query.prefix else ""}'
    return f"({(' AND ' if isinstance(query, All) else ' OR ').join(map(_fts5, query.parts))})"


def _tsquery(query: Query) -> str:
    if not isinstance(query, Phrase):
        return f"({(' & ' if isinstance(query, All) else ' | ').join(map(_tsquery, query.parts))})"
    weight = _WEIGHTS[query.field]
    words = [f"'{word}':{weight}" for word in query.words]
    if query.prefix:
        words[-1] = f"'{query.words[-1]}':*{weight}"
    if len(words) == 1:
        return words[0]
    return f"(({' <-> '.join(words)}) | ('{_LONG}' & {' & '.join(words)}))"


def _vector(texts: dict[Field, str]) -> str:
    """A tsvector in its written form: 'word':1,5C; the fields one after the other, a gap between."""
    positions: dict[str, list[str]] = {}
    n, long = 0, False
    for field in reversed(FIELDS):
        words = texts[field].split()
        long = long or max(Counter(words).values(), default=0) > _MOST_POSITIONS
        for word in words:
            n += 1
            positions.setdefault(word, []).append(f"{min(n, _LAST_POSITION)}{_WEIGHTS[field].replace('D', '')}")
        n += 1
    if long or n > _LAST_POSITION:
        positions[_LONG] = ["1"]
    return " ".join(f"'{word}':{','.join(places[:_MOST_POSITIONS])}" for word, places in positions.items())
