"""Finding a document by its id, or the beginning of one."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.engine import Connection

from onrecord.errors import UsageError
from onrecord.ledger import schema

# The shortest beginning that stands for an id.
_SHORTEST = 4
_d = schema.documents


def number_of(connection: Connection, document: str) -> int:
    """The row of a document, by its id or a beginning that no other has.

    Raises:
        UsageError: there is none, or there are several.
    """
    exactly = connection.execute(select(_d.c.n).where(_d.c.id == document)).scalar()
    if exactly is not None:
        return int(exactly)
    if not document.startswith("d_") or len(document) < _SHORTEST:
        raise UsageError(f"no report {document}; an id begins with d_", step="ledger")
    # "g" sorts after every digit of a hash.
    begun = select(_d.c.n).where(_d.c.id >= document, _d.c.id < document + "g").limit(2)
    found = connection.execute(begun).scalars().all()
    if len(found) != 1:
        raise UsageError(f"{'several reports begin' if found else 'no report begins'} with {document}", step="ledger")
    return int(found[0])
