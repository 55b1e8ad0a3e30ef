"""The tables of a ledger, the same on SQLite and PostgreSQL.

What is kept for good, and never edited::

    raws        the bytes as they came, compressed
    documents   one report: what is known about it; `current` points at the revision that questions ask
    readers     which version with which models
    revisions   one reading of a document by one reader: the record in its written form, compressed
    readings    which input, read by which reader, gave which revision: what need not be read again
    quarantine  inputs that could not be read, with the reason

What is derived from the current revisions, and can be built anew from them (`onrecord.ledger.index`)::

    actors, actor_words                      who and what is named, across reports, and the words of the names
    entities, statements, events, participants, times, quantities, relations     one row a record of a report
    words, said                              the full-text index (`onrecord.ledger.search`): reports, and their records

Rows of one report are numbered in the order of its record and keyed by the document's number, so that adding a
report appends to each table. `day` columns are ISO 8601 dates, "" where no day is known: texts sort as days do, and
both stores sort "" first. Ids that people see are hashes of contents; the numbers (`n`) are this file's own.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
)
from sqlalchemy.engine import Connection

metadata = MetaData()

# Texts compare by code point on both stores, whatever the server's locale.
TEXT = String().with_variant(String(collation="C"), "postgresql")
# SQLite counts rows in 64 bits only where the type is called INTEGER.
NUMBER = BigInteger().with_variant(Integer(), "sqlite")


def _numbered() -> Column[int]:
    return Column("n", NUMBER, primary_key=True, autoincrement=True)


def _text(name: str, *, null: bool = False, primary_key: bool = False, unique: bool = False) -> Column[str]:
    return Column(name, TEXT, nullable=null, primary_key=primary_key, unique=unique or None)


def _part(name: str, *columns: Column[str] | Column[int] | Column[float] | Column[bool]) -> Table:
    """A table of one row a record of a report: the document, the row's number in it, and the record's id there."""
    return Table(
        name,
        metadata,
        Column("document", NUMBER, ForeignKey("documents.n"), primary_key=True, autoincrement=False),
        Column("n", Integer, primary_key=True, autoincrement=False),
        _text("id"),
        *columns,
        sqlite_with_rowid=False,
    )


raws = Table(
    "raws",
    metadata,
    _text("sha256", primary_key=True),
    Column("size", Integer, nullable=False),
    Column("data", LargeBinary, nullable=False),
)
documents = Table(
    "documents",
    metadata,
    _numbered(),
    _text("id", unique=True),
    _text("source"),
    _text("url", null=True),
    _text("outlet", null=True),
    _text("title", null=True),
    _text("published", null=True),
    _text("day"),
    _text("extractor_name"),
    _text("extractor_version"),
    _text("raw_sha256"),
    _text("text_sha256"),
    Column("current", NUMBER),
    Index("documents_day", "day", "id"),
    Index("documents_current", "current"),
    sqlite_autoincrement=True,
)
readers = Table("readers", metadata, _text("id", primary_key=True), _text("name"), _text("version"), _text("models"))
revisions = Table(
    "revisions",
    metadata,
    _numbered(),
    _text("id", unique=True),
    Column("document", NUMBER, ForeignKey("documents.n"), nullable=False, index=True),
    Column("reader", TEXT, ForeignKey("readers.id"), nullable=False),
    _text("rank"),
    _text("sha256"),
    Column("record", LargeBinary, nullable=False),
    _text("added"),
    # A number is never given twice: the full-text index knows a revision by it.
    sqlite_autoincrement=True,
)
readings = Table(
    "readings",
    metadata,
    _text("input", primary_key=True),
    _text("reader", primary_key=True),
    Column("revision", NUMBER, ForeignKey("revisions.n"), nullable=False),
    sqlite_with_rowid=False,
)
quarantine = Table(
    "quarantine",
    metadata,
    _text("id", primary_key=True),
    _text("input", null=True),
    _text("source"),
    _text("raw_sha256", null=True),
    _text("kind"),
    _text("step", null=True),
    _text("reason"),
    _text("added"),
)

actors = Table(
    "actors",
    metadata,
    _numbered(),
    _text("id", unique=True),
    _text("key"),
    _text("name"),
    _text("kind"),
    Column("named", Boolean, nullable=False),
    *(Column(name, Integer, nullable=False) for name in ("reports", "says", "does", "undergoes")),
)
by_reports = Index("actors_reports", actors.c.reports)
actor_words = Table(
    "actor_words",
    metadata,
    _text("word", primary_key=True),
    Column("actor", NUMBER, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
entities = _part(
    "entities",
    Column("actor", NUMBER, nullable=False),
    _text("country", null=True),
    _text("sector", null=True),
    *(Column(name, Integer, nullable=False) for name in ("says", "does", "undergoes")),
)
statements = _part(
    "statements",
    Column("speaker", NUMBER, nullable=True),
    _text("speaker_kind"),
    _text("stance"),
    _text("quote"),
    _text("channel", null=True),
    _text("day"),
    _text("last_day"),
    Column("dated", Boolean, nullable=False),
)
Index("statements_day", statements.c.day)
Index("statements_speaker", statements.c.speaker, statements.c.day)
Index("statements_stance", statements.c.stance, statements.c.day)
events = _part(
    "events",
    _text("type", null=True),
    _text("mode", null=True),
    _text("polarity"),
    _text("modality"),
    _text("certainty"),
    _text("document_time"),
    _text("day"),
    _text("last_day"),
    Column("dated", Boolean, nullable=False),
    Column("place", NUMBER, nullable=True),
    _text("country", null=True),
    Column("lat", Float, nullable=True),
    Column("lon", Float, nullable=True),
)
Index("events_day", events.c.day)
Index("events_type", events.c.type, events.c.day)
Index("events_place", events.c.place, events.c.day)
Index("events_country", events.c.country, events.c.day)
participants = Table(
    "participants",
    metadata,
    Column("document", NUMBER, ForeignKey("documents.n"), primary_key=True, autoincrement=False),
    Column("event", Integer, primary_key=True, autoincrement=False),
    _text("role", primary_key=True),
    Column("actor", NUMBER, primary_key=True, autoincrement=False),
    _text("day"),
    Index("participants_actor", "actor", "role", "day"),
    sqlite_with_rowid=False,
)
times = _part("times", _text("type"), _text("value"), _text("day"), _text("last_day"))
quantities = _part(
    "quantities",
    Column("value", Float, nullable=False),
    _text("unit", null=True),
    _text("qualifier"),
    _text("what", null=True),
)
relations = _part(
    "relations",
    _text("kind"),
    Column("subject", NUMBER, nullable=True),
    Column("object", NUMBER, nullable=True),
    _text("value", null=True),
    _text("polarity"),
)

PARTS = (entities, statements, events, participants, times, quantities, relations)
"""The derived tables that hold rows of one report, in the order in which they are filled."""

_FULL_TEXT = {
    # Contentless: the words point at the records, which keep the text. Words are made by `words.tokens`, so the
    # tokenizer has only to split at blanks.
    "sqlite": tuple(
        f"CREATE VIRTUAL TABLE {name} USING fts5(text, speaker, actor, type, content='', tokenize='ascii')"
        for name in ("words", "said")
    ),
    "postgresql": tuple(
        statement
        for name in ("words", "said")
        for statement in (
            f"CREATE TABLE {name} (n bigint PRIMARY KEY, tokens tsvector NOT NULL)",
            f"CREATE INDEX {name}_tokens ON {name} USING gin (tokens)",
        )
    ),
}


def create(connection: Connection) -> None:
    """Make every table, in the open transaction."""
    metadata.create_all(connection)
    for statement in _FULL_TEXT[connection.dialect.name]:
        connection.exec_driver_sql(statement)
