"""Linkers: by which rules the reports of a ledger were linked.

What one version of the rules linked, another may link otherwise, and what both have linked is of neither. So a ledger
remembers every linker that had a hand in what is linked in it (`incident_tables.linkers`), until all is linked anew.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files

from sqlalchemy import delete, exists, select
from sqlalchemy.engine import Connection

import onrecord
from onrecord.ledger import incident_tables as t
from onrecord.ledger.database import Turn, insert_new, take_turn

UNKNOWN = ""
"""Whoever linked before ledgers remembered it."""

_RULES, _LEXICONS = "onrecord.incidents", "onrecord.lexicons"


@cache
def linker() -> str:
    """Which linker this is: a hash of this version's number, of its rules and of the lexicons that these consult, by
    what the lexicons' headers say."""
    digest = sha256(onrecord.__version__.encode())
    rules = [(f.name, f.read_bytes()) for f in files(_RULES).iterdir() if f.name.endswith(".py")]
    tables = [(f.name, f.read_bytes()) for f in files(_LEXICONS).iterdir() if f.name.endswith(".tsv")]
    for name, data in sorted([*rules, *((name, data) for name, data in tables if _for_incidents(data))]):
        digest.update(f"\x00{name}\x00{len(data)}\x00".encode() + data)
    return digest.hexdigest()[:16]


def _for_incidents(lexicon: bytes) -> bool:
    header = (line for line in lexicon.splitlines() if line.startswith(b"# consumer:"))
    return any(b"incidents/" in line for line in header)


def sign(connection: Connection) -> None:
    """Remember that this linker links here."""
    insert_new(connection, t.linkers, [{"id": linker()}])


def by_others(connection: Connection) -> bool:
    """Whether another linker had a hand in what is linked."""
    return bool(connection.execute(select(exists().where(t.linkers.c.id != linker()))).scalar_one())


def forget(connection: Connection) -> None:
    """Forget all that is linked, and mark every report to be linked."""
    take_turn(connection, Turn.LINK)
    take_turn(connection, Turn.JUDGE)
    connection.execute(delete(t.linkers))
    t.empty(connection)


def begin(connection: Connection) -> None:
    """Start to remember linkers in a ledger that did not."""
    t.linkers.create(connection, checkfirst=True)
    if connection.execute(select(t.linked.c.document).limit(1)).first() is not None:
        insert_new(connection, t.linkers, [{"id": UNKNOWN}])
