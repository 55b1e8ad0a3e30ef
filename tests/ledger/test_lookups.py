"""Adding and linking look rows up: no statement of theirs walks a table that grows with the ledger."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event

from onrecord.ledger import Ledger, open_ledger
from tests.ledger.stored import golden, judgements, raw_of, reread, variants

SMALL = {"unlinked", "readers", "judgements", "judged_documents", "judged_records", "merged", "linkers", "migrations"}
"""What waits to be linked, which readers and linkers there were, and what people have said."""


@contextmanager
def plans(ledger: Ledger) -> Iterator[set[str]]:
    """What SQLite says of how it answers each question and finds the rows of each change."""
    asked: dict[str, object] = {}
    said: set[str] = set()

    @event.listens_for(ledger._engine, "before_cursor_execute")
    def note(connection, cursor, statement, parameters, context, many) -> None:
        if statement.split()[0] in ("SELECT", "UPDATE", "DELETE", "INSERT", "WITH"):
            asked.setdefault(statement, parameters[0] if many else parameters)

    yield said
    event.remove(ledger._engine, "before_cursor_execute", note)
    with ledger._engine.connect() as connection:
        for statement, parameters in asked.items():
            rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            said |= {f"{row[-1]} | {statement}" for row in rows}


def test_a_report_more_is_added_and_linked_without_a_walk_through_what_is_there(tmp_path) -> None:
    with open_ledger(tmp_path / "ledger.db") as ledger:
        for record in variants(30):
            ledger.add(record)
        for judgement in judgements(30):
            ledger.keep_judgement(judgement)
        ledger.link()
        first = golden()[0]
        with plans(ledger) as said:
            *_, new = variants(31)
            ledger.add(new)
            ledger.add(first, raw_of(first))
            ledger.add(reread(first, "9.9.9"))
            ledger.link()
    assert any("USING INDEX" in plan for plan in said)
    # What an INSERT names are rows that foreign keys would have to be looked for in, were one broken.
    asked = [plan for plan in said if "VIRTUAL TABLE" not in plan and "| INSERT" not in plan]
    walked = {plan for plan in asked if (table := re.match(r"SCAN (?!anon_)(\w+)", plan)) and table[1] not in SMALL}
    assert walked == set()
