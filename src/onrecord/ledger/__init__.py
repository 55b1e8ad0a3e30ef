"""The ledger: many reports on one record, in a SQLite file or a PostgreSQL database.

    with onrecord.open_ledger("onrecord.db") as ledger:
        ledger.add(onrecord.read_file("report.txt", published="2024-03-04"))
        for finding in ledger.events(Filters(actor="Toren", type="ASSAULT")):
            ...

Records are kept in their written form and never changed; everything that questions are answered from is derived from
them (`schema`). `store` writes, `view` reads, `proof` proves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

from onrecord.ingest import Raw
from onrecord.ledger.database import engine_of
from onrecord.ledger.judges import Judge
from onrecord.ledger.migrations import migrate, pending
from onrecord.ledger.proof import verify
from onrecord.ledger.questions import Filters
from onrecord.ledger.rows import ActorRow, Added, Fault, Finding, Hit, Quarantined, Report, Revision
from onrecord.ledger.store import Writer
from onrecord.ledger.view import View

__all__ = [
    "ActorRow",
    "Added",
    "Fault",
    "Filters",
    "Finding",
    "Hit",
    "Ledger",
    "Quarantined",
    "Report",
    "Revision",
    "open_ledger",
]


class Ledger(View, Writer, Judge):
    """An open ledger; a context manager, to be used by one thread at a time. Several processes may have it open."""

    def add_many(self, sources: Iterable[str | Path | Raw], **about: Any) -> Iterator[Added]:
        """Read and keep many reports; the arguments are those of `onrecord.ledger.adding.add_many`."""
        from onrecord.ledger.adding import add_many  # it loads the reader

        return add_many(self, sources, **about)

    def watch(self, feeds: Iterable[str], **how: Any) -> Iterator[Added]:
        """Poll feeds and keep what is new; the arguments are those of `onrecord.ledger.watching.watch`."""
        from onrecord.ledger.feed_states import FeedStates
        from onrecord.ledger.watching import watch

        return watch(self, FeedStates(self._engine), feeds, **how)

    def verify(self) -> Iterator[tuple[Fault, ...]]:
        """Everything that is wrong with it, document by document; see `onrecord.ledger.proof`."""
        return verify(self._engine)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_ledger(where: str | Path, *, create: bool = True) -> Ledger:
    """Open a ledger, bringing an older one up to the schema of this version.

    Args:
        where: a SQLite file, or a ``postgresql://`` URL.
        create: whether one is made where there is none.

    Raises:
        LedgerError: it cannot be opened, is no ledger, or was made by a newer version.
        UsageError: a URL of another kind of database.
        InstallError: PostgreSQL's driver is not installed.
    """
    engine = engine_of(where, create=create)
    try:
        if pending(engine):
            migrate(engine, create=create)
    except BaseException:
        engine.dispose()
        raise
    return Ledger(engine)
