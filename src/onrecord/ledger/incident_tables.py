"""The tables of incidents: what links reports to each other.

All of it is derived from the readings that count and from people's judgements (`onrecord.ledger.linking`), and can be
built anew from them::

    unlinked        documents that are still to be linked, or linked again
    linked          of each linked document: the reading that was linked, how people had judged of it, its tellings
    telling_keys    what a telling can be found by: two that share a key are compared
    scores          how likely two tellings are to tell of one happening, in both directions
    shingles        a sample of each text's runs of words, hashed, for finding what may be a copy
    all_shingles    every one of them, by which copies are made sure of
    families        documents whose texts are copied from each other, each family by a number
    incidents       one row each: what questions filter by
    members         the incident of each telling; the id of an incident is that of its first member
    incident_forms  the written form of each incident, compressed: making it anew from its records takes long enough to
                    be noticed when fifty are asked for
    linkers         by which rules all of it was linked (`onrecord.ledger.linkers`)

A telling is a number: the document's, and the event's place in its record (`telling_number`).
"""

from __future__ import annotations

from typing import overload

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Float,
    Index,
    Integer,
    LargeBinary,
    Table,
    delete,
    func,
    insert,
    literal,
    select,
)
from sqlalchemy.engine import Connection

from onrecord.ledger.schema import NUMBER, TEXT, documents, metadata

# Bits of a telling's number that are the event's place.
_PLACE_BITS = 20
MOST_EVENTS = 1 << _PLACE_BITS
# PostgreSQL shifts its long numbers by short ones only.
_SHIFT = literal(_PLACE_BITS, Integer)


def _number(name: str, *, key: bool = False, null: bool = False) -> Column[int]:
    return Column(name, NUMBER, primary_key=key, autoincrement=False, nullable=null)


unlinked = Table("unlinked", metadata, _number("document", key=True), _number("revision"))
linked = Table(
    "linked",
    metadata,
    _number("document", key=True),
    _number("revision"),
    Column("rejected", TEXT, nullable=False),
    Column("sampled", Integer, nullable=False),
    Column("tellings", LargeBinary, nullable=False),
)
telling_keys = Table(
    "telling_keys",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    _number("telling", key=True),
    sqlite_with_rowid=False,
)
scores = Table(
    "scores",
    metadata,
    _number("telling", key=True),
    _number("other", key=True),
    Column("score", Float, nullable=False),
    sqlite_with_rowid=False,
)
shingles = Table(
    "shingles",
    metadata,
    Column("hash", BigInteger, primary_key=True, autoincrement=False),
    _number("document", key=True),
    sqlite_with_rowid=False,
)
all_shingles = Table(
    "all_shingles", metadata, _number("document", key=True), Column("hashes", LargeBinary, nullable=False)
)
families = Table("families", metadata, _number("document", key=True), Column("family", NUMBER, nullable=False))
Index("families_family", families.c.family)
incidents = Table(
    "incidents",
    metadata,
    _number("n", key=True),
    Column("id", TEXT, nullable=False),
    Column("type", TEXT, nullable=True),
    Column("day", TEXT, nullable=False),
    Column("last_day", TEXT, nullable=False),
    Column("country", TEXT, nullable=True),
    Column("documents", Integer, nullable=False),
    Column("disputed", Boolean, nullable=False),
)
Index("incidents_day", incidents.c.day)
Index("incidents_disputed", incidents.c.day, sqlite_where=incidents.c.disputed, postgresql_where=incidents.c.disputed)
Index(
    "incidents_shared",
    incidents.c.day,
    sqlite_where=incidents.c.documents > 1,
    postgresql_where=incidents.c.documents > 1,
)
members = Table(
    "members", metadata, _number("telling", key=True), Column("id", TEXT, nullable=False), _number("incident")
)
Index("members_id", members.c.id)
Index("members_incident", members.c.incident)
incident_forms = Table(
    "incident_forms", metadata, _number("incident", key=True), Column("form", LargeBinary, nullable=False)
)
linkers = Table("linkers", metadata, Column("id", TEXT, primary_key=True))

TABLES = (unlinked, linked, telling_keys, scores, shingles, all_shingles, families, incidents, members, incident_forms)


def create(connection: Connection) -> None:
    """Make the tables in a ledger that has none; every report in it is then to be linked."""
    metadata.create_all(connection, tables=(*TABLES, linkers))
    _mark_all(connection)


def _mark_all(connection: Connection) -> None:
    reports = select(documents.c.n, documents.c.current).where(documents.c.current.is_not(None))
    connection.execute(insert(unlinked).from_select(["document", "revision"], reports))


def empty(connection: Connection) -> None:
    """Forget all that is linked, and have every report linked again."""
    for table in TABLES:
        connection.execute(delete(table))
    _mark_all(connection)


def telling_number(document: int, place: int) -> int:
    """The number of the telling that is the event at this place of a document's record."""
    return document << _PLACE_BITS | place


def telling_of(document: ColumnElement[int], place: ColumnElement[int]) -> ColumnElement[int]:
    """The same in SQL."""
    return document.bitwise_lshift(_SHIFT).bitwise_or(place)


@overload
def document_of(telling: int) -> int: ...
@overload
def document_of(telling: ColumnElement[int]) -> ColumnElement[int]: ...
def document_of(telling: int | ColumnElement[int]) -> int | ColumnElement[int]:
    """The number of the document that a telling stands in."""
    return telling >> _PLACE_BITS if isinstance(telling, int) else telling.bitwise_rshift(_SHIFT)


@overload
def place_of(telling: int) -> int: ...
@overload
def place_of(telling: ColumnElement[int]) -> ColumnElement[int]: ...
def place_of(telling: int | ColumnElement[int]) -> int | ColumnElement[int]:
    """The place of a telling's event in its record."""
    mask = MOST_EVENTS - 1
    return telling & mask if isinstance(telling, int) else telling.bitwise_and(mask)


def left(connection: Connection) -> int:
    """How many documents are still to be linked."""
    return int(connection.execute(select(func.count()).select_from(unlinked)).scalar_one())
