"""Reading the incidents of a ledger, which are kept in their written form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import ColumnElement, func, select, tuple_
from sqlalchemy.engine import Connection

from onrecord.incidents.records import Incident
from onrecord.ingest.metadata import check_date
from onrecord.ledger import incident_questions, linkers, schema
from onrecord.ledger import incident_tables as t
from onrecord.ledger.database import Store, batches, reading
from onrecord.ledger.incident_questions import disputed, numbered, shared
from onrecord.ledger.questions import Filters

ANYTHING = Filters()
DEFAULT_LIMIT = 50
_BATCH = 200


class IncidentView:
    """What a ledger has to say of incidents. What has been added since reports were last linked is not in it yet."""

    _store: Store

    def incidents(self, asked: Filters = ANYTHING, *, limit: int | None = DEFAULT_LIMIT) -> tuple[Incident, ...]:
        """The incidents that answer, newest first; of one day, those that most reports tell of first."""
        return self._asked(asked, limit)

    def disputes(self, asked: Filters = ANYTHING, *, limit: int | None = DEFAULT_LIMIT) -> tuple[Incident, ...]:
        """The incidents that answer and are told in more than one way."""
        return self._asked(asked, limit, disputed())

    def origins(self, asked: Filters = ANYTHING, *, limit: int | None = DEFAULT_LIMIT) -> tuple[Incident, ...]:
        """The incidents that answer and that several reports tell of; one that is asked for by its id in any case."""
        return self._asked(asked, limit, *(() if asked.incident is not None else (shared(),)))

    def incident(self, incident: str) -> Incident:
        """An incident, by the id that any of its events gives, or the beginning of it.

        Raises:
            UsageError: there is none, or there are several.
        """
        with reading(self._store) as connection:
            (found,) = _incidents(connection, [numbered(connection, incident)])
            return found

    def every_incident(self, *, since: str | None = None, until: str | None = None) -> Iterator[Incident]:
        """Every incident, in the order of the ids; of those that touch the days from `since` to `until`, if given.

        Raises:
            UsageError: a day that is none.
        """
        i, m = t.incidents, t.members
        asked = select(m.c.id, m.c.incident).join_from(m, i, (i.c.n == m.c.incident) & (i.c.id == m.c.id)).distinct()
        asked = asked.where(i.c.last_day >= check_date(since)[:10]) if since else asked
        asked = asked.where(i.c.day <= check_date(until)[:10], i.c.day > "") if until else asked
        last = ("", 0)
        with reading(self._store) as connection:
            while True:
                here = asked.where(tuple_(m.c.id, m.c.incident) > tuple_(*last)).order_by(m.c.id, m.c.incident)
                rows = connection.execute(here.limit(_BATCH)).all()
                yield from _incidents(connection, [n for _, n in rows])
                if len(rows) < _BATCH:
                    return
                last = (rows[-1][0], rows[-1][1])

    def incident_count(self) -> int:
        """How many incidents there are."""
        with reading(self._store) as connection:
            return int(connection.execute(select(func.count()).select_from(t.incidents)).scalar_one())

    def unlinked(self) -> int:
        """How many reports are kept but not linked yet: what they tell of is in no incident."""
        with reading(self._store) as connection:
            return t.left(connection)

    def linked_by_others(self) -> bool:
        """Whether another version had a hand in linking the reports: `link(again=True)` might find other incidents."""
        with reading(self._store) as connection:
            return linkers.by_others(connection)

    def _asked(self, asked: Filters, limit: int | None, *conditions: ColumnElement[bool]) -> tuple[Incident, ...]:
        with reading(self._store) as connection:
            document = self._document(connection, asked)
            numbers = incident_questions.incidents(connection, asked, document, limit, *conditions)
            return tuple(_incidents(connection, numbers))

    def _document(self, connection: Connection, asked: Filters) -> int | None:
        raise NotImplementedError


def records_about(connection: Connection, incident: str, kind: str) -> dict[int, frozenset[str]]:
    """The records of reports that tell of an incident ("v", events) or that are said about it ("a", statements): ids
    by the numbers of the documents. What has been read anew and not been linked since is left out."""
    from onrecord.ledger.linked import Linked

    d, m = schema.documents, t.members
    number = numbered(connection, incident)
    (found,) = _incidents(connection, [number])
    told = sorted(connection.execute(select(m.c.telling).where(m.c.incident == number)).scalars())
    linked = Linked(connection)
    ids: dict[int, set[str]] = {}
    by_id: dict[str, int] = {}
    for n, telling in linked.tellings(told).items():
        document = t.document_of(n)
        by_id[telling.document] = document
        if kind == "v":
            ids.setdefault(document, set()).add(telling.event)
    if kind == "a":
        events = {(e.document, e.event) for e in found.events}
        for document_id, document in by_id.items():
            for event in linked.record(document).events:
                if (document_id, event.id) in events:
                    ids.setdefault(document, set()).update(event.according_to)
        said = [x for r in found.responsibility for x in r.said_by]
        said += [x for dispute in found.disputes for position in dispute.positions for x in position.said_by]
        for x in said:
            ids.setdefault(by_id[x.document], set()).update(i for i in x.records if i.startswith("a"))
    current: set[int] = set()
    for some in batches(sorted(ids)):
        same = select(d.c.n).join_from(d, t.linked, t.linked.c.document == d.c.n)
        current |= set(connection.execute(same.where(d.c.n.in_(some), t.linked.c.revision == d.c.current)).scalars())
    return {n: frozenset(x) for n, x in ids.items() if n in current}


def _incidents(connection: Connection, numbers: Sequence[int]) -> Iterator[Incident]:
    """Incidents by their numbers, in that order."""
    from onrecord.ledger.linked import incident_of  # it loads what compares reports, which few questions need

    f = t.incident_forms
    for some in batches(numbers):
        rows = connection.execute(select(f.c.incident, f.c.form).where(f.c.incident.in_(some)))
        forms: dict[int, bytes] = {int(n): form for n, form in rows}
        for n in some:
            yield incident_of(forms[n])
