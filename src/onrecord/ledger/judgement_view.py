"""Reading people's judgements: what was judged, by whom, and what it comes to now."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import select
from sqlalchemy.engine import Connection

from onrecord.incidents.proposals import Proposal
from onrecord.ingest.metadata import check_date
from onrecord.ledger import actor_proposals, incident_tables, judging, schema
from onrecord.ledger import judgement_tables as t
from onrecord.ledger.amendments import AMENDING, Field, changes
from onrecord.ledger.at_hand import Latest
from onrecord.ledger.database import Store, batches, reading
from onrecord.ledger.documents import number_of
from onrecord.ledger.judgements import (
    VERBS,
    Anchor,
    Judgement,
    Target,
    standing,
    undone,
    written,
)
from onrecord.ledger.listing import state
from onrecord.ledger.questions import Filters, one_of
from onrecord.ledger.rows import ActorRow, Verdict
from onrecord.ledger.unions import actor_groups, telling_groups
from onrecord.ledger.verdicts import moved, verdicts

State = Literal["in effect", "undone", "overruled", "orphan"]
"""What has become of a judgement: it holds; somebody undid it; a later one says otherwise; nothing of what it is about
is there any more."""
_ANYTHING = Filters()


@dataclass(frozen=True, slots=True)
class Kept:
    """A judgement, what has become of it, and the ids that its targets have now, in their order; () for an orphan."""

    judgement: Judgement
    state: State
    now: tuple[tuple[str, ...], ...]


class JudgementView:
    """What people have judged of a ledger."""

    _store: Store
    _proposals: Latest[tuple[Proposal, ...]]

    def judgements(self) -> Iterator[dict[str, Any]]:
        """Every judgement in its written form, oldest first: plain values, for exports."""
        with reading(self._store) as connection:
            every = judging.every(connection)
        yield from map(written, every)

    def rejected(self, document: str) -> frozenset[str]:
        """The ids of the statements and events of a report, by its id, that people have rejected, and that stand on
        such alone."""
        with reading(self._store) as connection:
            return judged_as(connection, document, "reject")

    def proposals(self, actors: Sequence[ActorRow]) -> tuple[Proposal, ...]:
        """Who may be one with these actors, the likeliest first; nothing that people have judged already."""
        with reading(self._store) as connection:
            # Weighing everybody whose name is like one takes longer than the rest of a page, and comes to the same.
            name = (state(connection), *(actor.id for actor in actors))
            return self._proposals.get(name, lambda: actor_proposals.proposed(connection, actors))

    def judged(self, asked: Filters = _ANYTHING, *, by: str | None = None) -> tuple[Kept, ...]:
        """The judgements that answer, oldest first, with what has become of each.

        Args:
            asked: `since` and `until` are days on which it was judged, `type` is the verb, `document` a report of which
                it names records.
            by: who judged.
        """
        with reading(self._store) as connection:
            document = None
            if asked.document is not None:
                n = number_of(connection, asked.document)
                d = schema.documents
                document = connection.execute(select(d.c.id).where(d.c.n == n)).scalar_one()
            verb = one_of(asked.type, VERBS, "kind of judgement") if asked.type else None
            since = check_date(asked.since)[:10] if asked.since else ""
            until = check_date(asked.until)[:10] if asked.until else "9999"
            every = judging.every(connection)
            states = _States(connection, every)
            return tuple(
                states.of(j)
                for j in every
                if by in (None, j.by)
                and verb in (None, j.verb)
                and (document is None or document in j.documents)
                and since <= j.at[:10] <= until
            )

    def judged_of(self, id: str) -> tuple[Kept, ...]:
        """The judgements about one thing, by its whole id (``d_…/v2``, ``k_…``, ``i_…``), and those that undo them;
        oldest first."""
        every = self.judged()
        mine = {
            k.judgement.id
            for k in every
            if any(id in (t.id, *now) for t, now in zip(k.judgement.targets, k.now, strict=True))
        }
        for kept in every:
            if kept.judgement.undoes in mine:
                mine.add(kept.judgement.id)
        return tuple(k for k in every if k.judgement.id in mine)


class _States:
    def __init__(self, connection: Connection, every: Collection[Judgement]) -> None:
        holding = standing(every)
        self.every = {j.id for j in every}
        self.undone = undone(every)
        self.verdicts, self.moved = verdicts(holding), moved(holding)
        self.amended: dict[tuple[Anchor, Field], str] = {field: j.id for j in holding for field in changes(j)}
        self.actors, self.tellings = actor_groups(holding), telling_groups(holding)
        r, d, a = t.judged_records, schema.documents, schema.actors
        self.found: dict[tuple[str, str], list[str]] = {}
        rows = select(d.c.id, r.c.anchor, r.c.id).join_from(r, d, d.c.n == r.c.document)
        # Sorted here: the store would go through all reports in their order.
        for document, anchor, id in sorted(tuple(row) for row in connection.execute(rows)):
            self.found.setdefault((document, anchor), []).append(f"{document}/{id}")
        m, i = incident_tables.members, incident_tables.incidents
        self.incidents: dict[str, str] = {}
        for some in batches(sorted({x.id for j in every for x in j.targets if x.is_incident})):
            # An incident has the id of its first event, which may be in a larger one by now.
            within = select(m.c.id, i.c.id).join_from(m, i, i.c.n == m.c.incident).where(m.c.id.in_(some))
            self.incidents |= {row[0]: row[1] for row in connection.execute(within)}
        named = sorted({x.id for j in every for x in j.targets if x.is_actor})
        self.known: set[str] = set()
        for some in batches(named):
            self.known |= set(connection.execute(select(a.c.id).where(a.c.id.in_(some))).scalars())

    def of(self, j: Judgement) -> Kept:
        now = tuple(self._now(target) for target in j.targets)
        if j.id in self.undone:
            return Kept(j, "undone", now)
        if not all(now) or (j.undoes is not None and j.undoes not in self.every):
            return Kept(j, "orphan", now)
        return Kept(j, "overruled" if j.targets and self._overruled(j) else "in effect", now)

    def _now(self, target: Target) -> tuple[str, ...]:
        if target.is_actor:
            return (target.id,) if target.id in self.known else ()
        if target.is_words:
            return (target.id,)
        found = [id for a in target.anchors for id in self.found.get((a.document, a.key), ())]
        if target.is_incident:
            return (self.incidents.get(target.id, target.id),) if found else ()
        return tuple(found)

    def _overruled(self, j: Judgement) -> bool:
        first, rest = j.targets[0], j.targets[1:]
        if j.verb in ("reject", "confirm"):
            return all(self.verdicts[a].id != j.id for x in j.targets for a in x.anchors)
        if j.verb in AMENDING:
            return all(self.amended[field] != j.id for field in changes(j))
        if first.is_actor:
            one = self.actors.of(first.id)
            if j.verb == "merge":
                return not all(x.id in one for x in rest)
            back = all(x.id in one for x in rest if x.is_actor)
            return bool(rest) and back and all(self.moved[a] != j.id for x in rest for a in x.anchors)
        mine: list[Anchor] = [a for x in j.targets for a in x.anchors]
        if j.verb == "merge":
            whole = self.tellings.of(mine[0])
            return not all(a in whole for a in mine)
        away = {a for x in rest for a in x.anchors} or set(first.anchors)
        return not any(frozenset((a, b)) in self.tellings.apart for a in away for b in first.anchors if a != b)


def verdicts_in(connection: Connection, documents: Collection[int]) -> dict[tuple[int, str], Verdict]:
    """What holds of the records of documents, by the documents' numbers and the records' ids."""
    r = t.judged_records
    found: dict[tuple[int, str], Verdict] = {}
    for some in batches(sorted(documents)):
        rows = select(r.c.document, r.c.id, r.c.verdict).where(r.c.document.in_(some), r.c.verdict != "")
        found |= {(n, id): verdict for n, id, verdict in connection.execute(rows)}
    return found


def judged_as(connection: Connection, document: str, verdict: Verdict) -> frozenset[str]:
    """The ids of the records of a document of which a verdict holds."""
    r, d = t.judged_records, schema.documents
    rows = select(r.c.id).join_from(r, d, d.c.n == r.c.document).where(d.c.id == document, r.c.verdict == verdict)
    return frozenset(connection.execute(rows).scalars())
