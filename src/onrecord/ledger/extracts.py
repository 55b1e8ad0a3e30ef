"""Reading a ledger for exports: every report with what of it is asked for, in the order of the ids, one after the
other.

What people have rejected is left out unless it is asked for, and what they have amended is as they say. Of what is
asked for by name, day or place the ids alone are held; of everything, nothing but the reports of one batch.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from sqlalchemy import Select, select
from sqlalchemy.engine import Connection, Row

from onrecord import wire
from onrecord.ingest.metadata import check_date
from onrecord.ledger import incident_tables, judgement_tables, judging, questions, schema
from onrecord.ledger.database import Store, batches, reading
from onrecord.ledger.questions import Filters, Within
from onrecord.ledger.verdicts import remaining
from onrecord.records import Record

ANYTHING = Filters()
_BATCH = 200
# Incidents kept at hand.
_AT_HAND = 4096
_KIND = {"events": "v", "statements": "a"}
Key = tuple[str, str]

_d, _r = schema.documents, schema.revisions


@dataclass(frozen=True, slots=True)
class Membership:
    """The incident that an event belongs to: its id, how many reports tell of it, how many first-hand sources these
    have it from, and its events (ids of report and event)."""

    id: str
    documents: int
    independent_origins: int
    members: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Extract:
    """A report without what is rejected of it, the ids of what was asked for in it ("v3", "a1"), in text order, and the
    incidents that its events belong to, by the events' ids."""

    record: Record
    ids: tuple[str, ...]
    incidents: Mapping[str, Membership]


class ExtractView:
    """What a ledger gives to exports."""

    _store: Store

    def extracts(self, of: Literal["events", "statements"], asked: Filters = ANYTHING) -> Iterator[Extract]:
        """The reports with events, or statements, that answer, each with the ids of these."""
        with reading(self._store) as connection:
            # Where there is nothing to ask for, everything answers.
            anything = replace(asked, rejected=False) == ANYTHING
            wanted = None if anything else self._wanted(connection, of, asked)
            yield from _extracts(connection, of, wanted, asked.rejected)

    def tellings(self, keys: Sequence[Key]) -> Iterator[Extract]:
        """The reports with these events, each with the ids of these."""
        ids: dict[str, set[str]] = {}
        for document, event in keys:
            ids.setdefault(document, set()).add(event)
        with reading(self._store) as connection:
            numbers = [
                connection.execute(select(_d.c.id, _d.c.n).where(_d.c.id.in_(some))).all()
                for some in batches(sorted(ids))
            ]
            wanted = {n: frozenset(ids[id]) for rows in numbers for id, n in rows}
            yield from _extracts(connection, "events", wanted, False)

    def reports(self, asked: Filters = ANYTHING) -> Iterator[Record]:
        """The reports that were published on the days asked for, each without what is rejected of it; if anything else
        is asked for, those with an event that answers."""
        rest = replace(asked, since=None, until=None, rejected=False)
        with reading(self._store) as connection:
            within = self._within(connection, rest, "v")
            if rest == ANYTHING:
                wanted = None
            elif rest == Filters(document=rest.document) and within.document is not None:
                # A report in which nothing happens is a report, too.
                wanted = [within.document]
            else:
                wanted = list(self._wanted(connection, "events", rest))
            for _, _, record in _remaining(connection, wanted, asked.rejected, asked.since, asked.until):
                yield record

    def _wanted(self, connection: Connection, of: str, asked: Filters) -> Mapping[int, frozenset[str]]:
        """The ids of what answers, by the numbers of the documents."""
        ask = questions.events if of == "events" else questions.statements
        found: dict[int, set[str]] = {}
        for answer in ask(connection, asked, self._within(connection, asked, _KIND[of]), None):
            found.setdefault(answer.document, set()).add(answer.id)
        return {n: frozenset(ids) for n, ids in found.items()}

    def _within(self, connection: Connection, asked: Filters, kind: str) -> Within:
        raise NotImplementedError


def _extracts(
    connection: Connection, of: str, wanted: Mapping[int, frozenset[str]] | None, rejected: bool
) -> Iterator[Extract]:
    incidents = _Incidents(connection)
    for n, revision, record in _remaining(connection, None if wanted is None else list(wanted), rejected):
        every = tuple(x.id for x in (record.events if of == "events" else record.attributions))
        ids = every if wanted is None else tuple(i for i in every if i in wanted[n])
        if ids:
            yield Extract(record, ids, incidents.of(n, revision) if of == "events" else {})


def _remaining(
    connection: Connection,
    wanted: Sequence[int] | None,
    whole: bool,
    since: str | None = None,
    until: str | None = None,
) -> Iterator[tuple[int, int, Record]]:
    """Reports by their numbers (all for None) in the order of the ids: number, reading, record, `whole` or without
    what is rejected."""
    asked = select(_d.c.id, _d.c.n, _r.c.n, _r.c.record).join_from(_d, _r, _r.c.n == _d.c.current)
    asked = asked.where(_d.c.day >= check_date(since)[:10]) if since else asked
    asked = asked.where(_d.c.day <= check_date(until)[:10], _d.c.day > "") if until else asked
    amended = judging.Amended(connection)
    for rows in _lots(connection, asked.order_by(_d.c.id), wanted):
        rejected = {} if whole else _rejected(connection, [n for _, n, _, _ in rows])
        for _, n, revision, data in rows:
            record = amended.of(wire.from_json(zlib.decompress(data)))
            yield n, revision, remaining(record, rejected.get(n, frozenset()))


def _lots(
    connection: Connection, asked: Select[*tuple[Any, ...]], wanted: Sequence[int] | None
) -> Iterator[Sequence[Row[*tuple[Any, ...]]]]:
    if wanted is not None:
        ids = {
            n: id
            for some in batches(wanted)
            for n, id in connection.execute(select(_d.c.n, _d.c.id).where(_d.c.n.in_(some)))
        }
        for lot in batches(sorted(ids, key=ids.__getitem__)):
            yield connection.execute(asked.where(_d.c.n.in_(lot))).all()
        return
    last = ""
    while True:
        rows = connection.execute(asked.where(_d.c.id > last).limit(_BATCH)).all()
        yield rows
        if len(rows) < _BATCH:
            return
        last = rows[-1][0]


def _rejected(connection: Connection, documents: Sequence[int]) -> Mapping[int, frozenset[str]]:
    j = judgement_tables.judged_records
    found: dict[int, set[str]] = {}
    asked = select(j.c.document, j.c.id).where(j.c.document.in_(documents), j.c.verdict == "reject")
    for n, id in connection.execute(asked):
        found.setdefault(n, set()).add(id)
    return {n: frozenset(ids) for n, ids in found.items()}


class _Incidents:
    """The incidents of events, report by report."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        # Incidents of several reports: neighbours in time are asked for one after the other, and few at a time.
        self._shared: dict[int, Membership] = {}

    def of(self, document: int, revision: int) -> Mapping[str, Membership]:
        """Of each event of a report that tells of an incident, by its id; nothing of a report that has been read anew
        and not been linked since."""
        from onrecord.ledger.linked import Linked  # it loads what compares reports

        linked = Linked(self._connection).get(document)
        if linked is None or linked.revision != revision or not linked.tellings:
            return {}
        i, m = incident_tables.incidents, incident_tables.members
        asked = select(m.c.telling, i.c.n, i.c.id, i.c.documents).join_from(m, i, i.c.n == m.c.incident)
        keys = {n: (t.document, t.event) for n, t in linked.tellings.items()}
        rows = self._connection.execute(asked.where(m.c.telling.in_(sorted(keys)))).all()
        alone: dict[int, list[Key]] = {}
        for telling, n, _, documents in rows:
            if documents == 1:
                alone.setdefault(n, []).append(keys[telling])
        found: dict[str, Membership] = {}
        for telling, n, id, documents in rows:
            one = Membership(id, 1, 1, tuple(alone[n])) if documents == 1 else self._told_by_several(n)
            found[keys[telling][1]] = one
        return found

    def _told_by_several(self, incident: int) -> Membership:
        if incident not in self._shared:
            from onrecord.ledger.linked import incident_of

            f = incident_tables.incident_forms
            form = self._connection.execute(select(f.c.form).where(f.c.incident == incident)).scalar_one()
            made = incident_of(form)
            if len(self._shared) >= _AT_HAND:
                self._shared.pop(next(iter(self._shared)))
            members = tuple((e.document, e.event) for e in made.events)
            self._shared[incident] = Membership(made.id, made.documents, made.independent_origins, members)
        return self._shared[incident]
