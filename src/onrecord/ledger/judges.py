"""What a person does who judges: the ids that they name become what they stand for, and are kept with all that follows.

Reports are linked by the reading that was linked, so that an incident is remembered by the events that it had when it
was judged.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.engine import Connection, Engine

from onrecord.errors import UsageError
from onrecord.ledger import judgement_tables as t
from onrecord.ledger import judging, linking, schema
from onrecord.ledger.database import Turn, batches, insert_new, take_turn, writing
from onrecord.ledger.index import stored
from onrecord.ledger.judgement_targets import Asked
from onrecord.ledger.judgements import VERBS, Judgement, Verb, content_id, judgement, written
from onrecord.ledger.verdicts import Upon, upon
from onrecord.records import Record

_LONGEST = 2_000


class Judge:
    """What people judge of a ledger; several may."""

    _engine: Engine

    def judge(self, verb: Verb, ids: Sequence[str], *, by: str, note: str | None = None) -> Judgement:
        """Keep a judgement, and what follows from it.

        Args:
            verb: "reject" or "confirm" statements and events (``d_…/a3``, ``d_…/v2``); "respan" one of them: the parts
                of it that are named behind it are these words of the report instead (``content=WORDS``, or
                ``content:12-34`` in code points; ``trigger`` of an event, ``source``, ``cue`` and ``content`` of a
                statement); "reassign" a statement to another speaker, an entity of the report (``d_…/e4``) or an actor
                (``k_…``) that it names; "merge" actors (``k_…``) or
                incidents (``i_…``) that are one; "split" the first of `ids` from the others: an actor from other
                actors, or from entities of reports (``d_…/e4``), which are then an actor of their own, an incident
                from events of it (``d_…/v2``); of a report (``d_…``) all that are. Alone, it is taken apart into all
                that people had made one of it, or into its events. "undo" takes back one judgement (``j_…``).
            ids: what is judged.
            by: who judges.
            note: why, in the judge's words.

        Raises:
            UsageError: there is no such thing, or this cannot be judged of it.
            LedgerError: the store refuses.
        """
        by = stored(" ".join(by.split()))
        note = stored(note.strip()[:_LONGEST]) if note and note.strip() else None
        if not by:
            raise UsageError("nobody judges: a name is needed", step="judge")
        linking.link(self._engine)  # so that incidents are those of everything that is kept
        with writing(self._engine) as connection:
            take_turn(connection, Turn.JUDGE)
            undoes = _judgement_called(connection, ids) if verb == "undo" else None
            targets = () if verb == "undo" else Asked(connection).targets(verb, ids)
            made = judgement(verb, targets, by=by, at=_now(connection), note=note, undoes=undoes)
            _keep(connection, made)
        linking.link(self._engine)
        return made

    def keep_judgement(self, made: Judgement) -> bool:
        """Keep a judgement that was made elsewhere, as an export has it; whether it is new here. What it names need not
        be here (yet).

        Raises:
            UsageError: its id is not that of its content.
            LedgerError: the store refuses.
        """
        if content_id(made) != made.id or made.verb not in VERBS:
            raise UsageError(f"{made.id} is not the judgement that it says it is", step="judge")
        with writing(self._engine) as connection:
            take_turn(connection, Turn.JUDGE)
            j = t.judgements
            if connection.execute(select(j.c.id).where(j.c.id == made.id)).first() is not None:
                return False
            _keep(connection, made)
        linking.link(self._engine)
        return True


def _now(connection: Connection) -> str:
    """Now, and later than every judgement that is kept: clocks of several people's machines do not agree."""
    last = connection.execute(select(func.max(t.judgements.c.at))).scalar()
    now = datetime.now(UTC)
    if last is not None:
        now = max(now, datetime.fromisoformat(last) + timedelta(microseconds=1))
    return now.isoformat(timespec="microseconds")


def _judgement_called(connection: Connection, ids: Sequence[str]) -> str:
    if len(ids) != 1:
        raise UsageError("one judgement is undone at a time", step="judge")
    j = t.judgements
    found = connection.execute(select(j.c.id).where(j.c.id >= ids[0], j.c.id < ids[0] + "g").limit(2)).scalars().all()
    if len(found) != 1 or not ids[0].startswith("j_"):
        raise UsageError(f"{'several judgements begin with' if found else 'no judgement'} {ids[0]}", step="judge")
    return str(found[0])


def _keep(connection: Connection, made: Judgement) -> None:
    """Insert a judgement and bring everything that follows from judgements up to it."""
    every = judging.every(connection)
    concerned = _concerned(made, every)
    d = schema.documents
    numbers: dict[str, int] = {}
    for some in batches(sorted(concerned)):
        rows = select(d.c.id, d.c.n).where(d.c.id.in_(some), d.c.current.is_not(None)).order_by(d.c.n)
        numbers |= {row.id: row.n for row in connection.execute(rows)}
    before: dict[str, tuple[Record, Upon]] = {}
    for document, n in numbers.items():
        record = judging.current(connection, n)
        before[document] = record, upon(judging.judgements_of(connection, document), record)
    form = written(made)
    row = form | {"targets": json.dumps(form["targets"], ensure_ascii=False, sort_keys=True)}
    connection.execute(t.judgements.insert(), row)
    if made.documents:
        named = [{"document": document, "judgement": made.id} for document in sorted(made.documents)]
        insert_new(connection, t.judged_documents, named)
    for document, n in numbers.items():
        record, then = before[document]
        judging.recount(connection, n, then, upon(judging.judgements_of(connection, document), record), record)
    judging.regroup(connection)
    linking.mark(connection, concerned)


def _concerned(made: Judgement, every: Iterable[Judgement]) -> frozenset[str]:
    """The reports whose records a judgement, or what it undoes or stops from being undone, is about."""
    by_id = {j.id: j for j in every}
    found = set(made.documents)
    undone = made.undoes
    while undone is not None and undone in by_id:
        found |= by_id[undone].documents
        undone = by_id[undone].undoes
    # Kept before what it undoes came: that brings its own reports.
    return frozenset(found)
