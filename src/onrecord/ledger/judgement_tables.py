"""The tables of people's judgements, and of what they come to.

Kept for good, and never edited::

    judgements            one row each, in the written form of its targets
    judged_documents      the reports that a judgement names records of

Derived from these and from the readings that count::

    judged_records        the records of a reading that a judgement's anchor leads to: "reject" or "confirm" is what
                          holds of a statement or event, "" where it is neither
    merged                ids of actors that people judged to be one: each, and the first of them, which stands for all
    actor_traits          what reports say of an actor (`onrecord.ledger.index.Trait`), and how many do
"""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Table
from sqlalchemy.engine import Connection

from onrecord.ledger.schema import NUMBER, TEXT, actors, entities, metadata

judgements = Table(
    "judgements",
    metadata,
    Column("id", TEXT, primary_key=True),
    Column("verb", TEXT, nullable=False),
    Column("targets", TEXT, nullable=False),
    Column("by", TEXT, nullable=False),
    Column("at", TEXT, nullable=False),
    Column("note", TEXT, nullable=True),
    Column("undoes", TEXT, nullable=True),
)
judged_documents = Table(
    "judged_documents",
    metadata,
    Column("document", TEXT, primary_key=True),
    Column("judgement", TEXT, primary_key=True),
    sqlite_with_rowid=False,
)
judged_records = Table(
    "judged_records",
    metadata,
    Column("document", NUMBER, primary_key=True, autoincrement=False),
    Column("id", TEXT, primary_key=True),
    Column("anchor", TEXT, primary_key=True),
    Column("verdict", TEXT, nullable=False),
    sqlite_with_rowid=False,
)
merged = Table(
    "merged",
    metadata,
    Column("actor", TEXT, primary_key=True),
    Column("one", TEXT, nullable=False, index=True),
    sqlite_with_rowid=False,
)
actor_traits = Table(
    "actor_traits",
    metadata,
    Column("actor", NUMBER, primary_key=True, autoincrement=False),
    Column("what", TEXT, primary_key=True),
    Column("value", TEXT, primary_key=True),
    Column("reports", Integer, nullable=False),
    sqlite_with_rowid=False,
)
by_actor = Index("entities_actor", entities.c.actor, entities.c.document)

TABLES = (judgements, judged_documents, judged_records, merged, actor_traits)


def create(connection: Connection) -> None:
    """Make the tables beside those of an older ledger, in the open transaction, and that of actors anew, empty."""
    metadata.create_all(connection, tables=TABLES)
    by_actor.create(connection, checkfirst=True)
    actors.drop(connection)
    actors.create(connection)
