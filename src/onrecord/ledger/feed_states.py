"""What a ledger remembers of feeds and hosts between two polls."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Table, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Engine

from onrecord.ingest.feeds import Entry
from onrecord.ledger.database import writing
from onrecord.ledger.fetch_tables import feed_entries, feeds, hosts
from onrecord.ledger.index import stored

MOST_TRIES = 5
"""How often an entry is tried whose article cannot be had for now."""

_ROBOTS_HOLD = timedelta(days=1)


class FeedStates:
    """The memory of a ledger; also the `onrecord.ingest.fetch.Hosts` of the fetcher that polls for it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def conditions(self, feed: str) -> tuple[str | None, str | None]:
        """ETag and Last-Modified of a feed whose entries were all dealt with."""
        with self._engine.connect() as connection:
            row = connection.execute(select(feeds.c.etag, feeds.c.modified).where(feeds.c.url == feed)).first()
        return (row.etag, row.modified) if row else (None, None)

    def polled(
        self, feed: str, *, etag: str | None = None, modified: str | None = None, error: str | None = None
    ) -> None:
        """A feed was asked: with what to ask the next time, or what went wrong."""
        row = {"url": feed, "etag": stored(etag), "modified": stored(modified), "error": stored(error)}
        self._put(feeds, row | {"checked": _now().isoformat(timespec="seconds")})

    def new(self, feed: str, entries: Iterable[Entry]) -> tuple[Entry, ...]:
        """The entries that are new, were changed, or could not be had so far; in their order."""
        t = feed_entries
        with self._engine.connect() as connection:
            rows = connection.execute(select(t.c.entry, t.c.version, t.c.tries).where(t.c.feed == feed))
            known = {row.entry: (row.version, row.tries) for row in rows}
        return tuple(
            entry
            for entry in entries
            if entry.id not in known
            or known[entry.id][0] != entry.version
            or 0 < known[entry.id][1] < MOST_TRIES
        )  # fmt: skip

    def done(self, feed: str, entry: Entry) -> None:
        """An entry is in the ledger, or is none for good."""
        self._entry(feed, entry, 0)

    def missed(self, feed: str, entry: Entry) -> bool:
        """An entry could not be had for now; whether it will be tried again."""
        t = feed_entries
        asked = select(t.c.tries).where(t.c.feed == feed, t.c.entry == entry.id, t.c.version == entry.version)
        with self._engine.connect() as connection:
            tries = (connection.execute(asked).scalar() or 0) + 1
        self._entry(feed, entry, tries)
        return tries < MOST_TRIES

    def robots(self, origin: str) -> str | None:
        """A host's robots.txt, if it was fetched within a day."""
        since = (_now() - _ROBOTS_HOLD).isoformat(timespec="seconds")
        asked = select(hosts.c.robots).where(hosts.c.origin == origin, hosts.c.checked > since)
        with self._engine.connect() as connection:
            return connection.execute(asked).scalar()

    def remember(self, origin: str, text: str) -> None:
        """Keep a host's robots.txt."""
        row = {"origin": origin, "robots": stored(text), "checked": _now().isoformat(timespec="seconds")}
        self._put(hosts, row)

    def _entry(self, feed: str, entry: Entry, tries: int) -> None:
        row = {"feed": feed, "entry": entry.id, "version": entry.version, "tries": tries}
        self._put(feed_entries, row | {"seen": _now().isoformat(timespec="seconds")})

    def _put(self, table: Table, row: dict[str, Any]) -> None:
        """Write a row, in the place of the one that is there."""
        with writing(self._engine) as connection:
            make = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
            keys = [column.name for column in table.primary_key]
            rest = {name: value for name, value in row.items() if name not in keys}
            connection.execute(make(table).values(row).on_conflict_do_update(index_elements=keys, set_=rest))


def _now() -> datetime:
    return datetime.now(UTC)
