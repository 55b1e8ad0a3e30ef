"""Where a ledger is kept: a SQLite file, or a PostgreSQL database by its URL.

SQLite is opened in WAL mode, so that questions are answered while somebody adds, and with every commit forced to the
disk: a report that was said to be kept is kept, whatever happens next. A transaction that writes takes the one
writer's turn when it begins, and waits for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Table, create_engine, event, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, Connection, Engine, ExceptionContext, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError

from onrecord.errors import InstallError, LedgerError, UsageError

_SCHEMES = ("postgresql", "postgres", "postgresql+psycopg")
# How long a writer waits for its turn.
_PATIENCE_MS = 120_000
_CACHE_KIB = 65_536
# Pages of the log before it is written back: most pages that a report touches are touched by the next ones too.
_CHECKPOINT = 8_000
# Values in one question; stores take some thousands.
_BATCH = 500

Store = Engine | Connection
"""Where questions are asked: of a database, each as of the moment when it is asked; or within a transaction, all as of
one moment."""

_Value = TypeVar("_Value")


class Turn(Enum):
    """What one has to be alone with in a database of many writers; any numbers that no other program on the server
    takes."""

    MIGRATE = 7_161_844
    LINK = 7_161_845
    JUDGE = 7_161_846
    """Whose reports are made what people judge of them. Those who add or link share it: a judgement that came while
    they do would not know their reports, nor they the judgement."""


def engine_of(where: str | Path, *, create: bool = True) -> Engine:
    """The database at a path or URL; whether it is a ledger is for `migrations` to find out.

    Args:
        where: a SQLite file, or a ``postgresql://`` URL.
        create: whether a file that is not there is made.

    Raises:
        LedgerError: there is no such file, or nothing that can be opened.
        UsageError: a URL of another kind.
        InstallError: PostgreSQL's driver is not installed.
    """
    name = str(where)
    return _postgresql(name) if "://" in name else _sqlite(Path(name), create)


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that writes: committed at the end, or not at all."""
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        yield connection


def take_turn(connection: Connection, turn: Turn, *, shared: bool = False) -> None:
    """Wait until nobody else has the turn, and keep it to the end of the transaction.

    What each statement then sees has everything in it that those before did. SQLite has one writer at a time anyway.

    Args:
        connection: the open transaction, which writes.
        turn: whose.
        shared: whether others may have it at once who share it too.
    """
    if connection.dialect.name == "postgresql":
        lock = "pg_advisory_xact_lock_shared" if shared else "pg_advisory_xact_lock"
        connection.execute(text(f"SELECT {lock}({turn.value})"))


@contextmanager
def reading(store: Store) -> Iterator[Connection]:
    """One transaction that reads, all of it as of one moment; the open one, if that is what is given."""
    if isinstance(store, Connection):
        yield store
        return
    level = {"isolation_level": "REPEATABLE READ"} if store.dialect.name == "postgresql" else {}
    with store.connect().execution_options(**level) as connection:
        yield connection


def insert(connection: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """An INSERT that can say what is done about a row that is there."""
    return (sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert)(table)


def insert_all(connection: Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert many rows of plain numbers, each with every column in its order: at once by the driver, since SQLAlchemy
    takes longer over a row than the store does."""
    if rows:
        mark = "?" if connection.dialect.name == "sqlite" else "%s"
        columns = ", ".join(column.name for column in table.columns)
        values = ", ".join(mark for _ in table.columns)
        connection.exec_driver_sql(f"INSERT INTO {table.name} ({columns}) VALUES ({values})", rows)


def insert_new(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert the rows that are not there yet."""
    connection.execute(insert(connection, table).on_conflict_do_nothing(), rows)


def upsert(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]], column: str) -> None:
    """Insert rows, or give those that are there their new value of one column."""
    made = insert(connection, table)
    keys = list(table.primary_key.columns)
    connection.execute(made.on_conflict_do_update(index_elements=keys, set_={column: made.excluded[column]}), rows)


def batches(values: Sequence[_Value]) -> Iterator[Sequence[_Value]]:
    """Values in lots that one question takes."""
    for start in range(0, len(values), _BATCH):
        yield values[start : start + _BATCH]


def _sqlite(path: Path, create: bool) -> Engine:
    if path.is_dir():
        raise LedgerError("a folder; a ledger is one file", document=str(path), step="ledger")
    if not path.exists() and not create:
        raise LedgerError("no such ledger; `onrecord add` makes one", document=str(path), step="ledger")
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": _PATIENCE_MS / 1000})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return _with_our_errors(engine, str(path))


def _prepare(connection: Any, _: object) -> None:
    connection.isolation_level = None  # transactions are begun below, not by the driver
    cursor = connection.cursor()
    for pragma in (
        f"busy_timeout={_PATIENCE_MS}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        f"cache_size=-{_CACHE_KIB}",
        f"wal_autocheckpoint={_CHECKPOINT}",
        "temp_store=MEMORY",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    # Begun later, at the first write, the turn could only be refused: somebody may have written since the read.
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _postgresql(name: str) -> Engine:
    try:
        url = make_url(name)
    except ArgumentError as err:
        raise UsageError("not a database's URL", document=name, step="ledger") from err
    if url.drivername not in _SCHEMES:
        raise UsageError(
            f"a ledger is a SQLite file or a postgresql:// URL, not {url.drivername}://", document=_shown(url)
        )
    try:
        engine = create_engine(url.set(drivername="postgresql+psycopg"))
    except ImportError as err:
        raise InstallError(
            "PostgreSQL needs its driver: pip install 'onrecord[postgresql]'", document=_shown(url), cause=err
        ) from err
    return _with_our_errors(engine, _shown(url))


def _shown(url: URL) -> str:
    """A URL without its password."""
    return url.render_as_string(hide_password=True)


def _with_our_errors(engine: Engine, name: str) -> Engine:
    """What goes wrong with the store (locked, full, gone, not a database) is told as a `LedgerError`; a wrong
    statement stays the bug that it is."""

    def tell(context: ExceptionContext) -> None:
        error = context.sqlalchemy_exception
        cause = context.original_exception
        ours = isinstance(error, OperationalError) or type(error) is DatabaseError
        if ours and not any(bug in str(cause) for bug in ("no such column", "syntax error", "no such function")):
            raise LedgerError("the store refuses", document=name, step="ledger", cause=cause) from cause

    event.listen(engine, "handle_error", tell)
    return engine
