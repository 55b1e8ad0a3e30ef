"""The tables of what is remembered of feeds and hosts, so that nothing is asked for twice; no question reads them.

::

    feeds          a watched feed: what to ask with for what is new, when it was asked, what went wrong
    feed_entries   what of a feed is in the ledger or was given up
    hosts          a host's robots.txt and when it was fetched
"""

from __future__ import annotations

from sqlalchemy import Column, Integer, Table
from sqlalchemy.engine import Connection

from onrecord.ledger.schema import TEXT, metadata

feeds = Table(
    "feeds",
    metadata,
    Column("url", TEXT, primary_key=True),
    Column("etag", TEXT),
    Column("modified", TEXT),
    Column("checked", TEXT, nullable=False),
    Column("error", TEXT),
)
feed_entries = Table(
    "feed_entries",
    metadata,
    Column("feed", TEXT, primary_key=True),
    Column("entry", TEXT, primary_key=True),
    Column("version", TEXT, nullable=False),
    # How often it could not be had so far; 0 for an entry that is done with.
    Column("tries", Integer, nullable=False),
    Column("seen", TEXT, nullable=False),
    sqlite_with_rowid=False,
)
hosts = Table(
    "hosts",
    metadata,
    Column("origin", TEXT, primary_key=True),
    Column("robots", TEXT, nullable=False),
    Column("checked", TEXT, nullable=False),
)

TABLES = (feeds, feed_entries, hosts)


def create(connection: Connection) -> None:
    """Make the tables beside those of an older ledger, in the open transaction."""
    metadata.create_all(connection, tables=TABLES)
