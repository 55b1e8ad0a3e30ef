"""Questions about incidents as statements of SQL: which incidents answer, the newest first; of one day, those that more
reports tell of first.

An incident answers where one of the events that tell of it does: another of them may have the actor, another the place.
It belongs to its days, or else to the day of its first report.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from sqlalchemy import ColumnElement, Table, and_, false, func, or_, select
from sqlalchemy.engine import Connection

from onrecord.errors import UsageError
from onrecord.ledger import incident_tables as t
from onrecord.ledger import schema as s
from onrecord.ledger.cursors import Place, beyond
from onrecord.ledger.questions import Filters, actors_named, days, one_of, places
from onrecord.records import EventType

# Up to so many events that answer are looked up one by one, 100,000 in some seventh of a second; where there are more,
# the newest incidents are looked through for them instead. Whoever has so many mostly stands close together there, but
# one who has none of the newest costs a look at all: seconds, where 100,000 reports are kept.
_LOOKED_UP = 250_000
# A whole id, the shortest beginning that stands for one, and how many events that begin so are looked at.
_WHOLE, _SHORTEST, _MANY = len("i_") + 16, 4, 50


def incidents(
    connection: Connection,
    asked: Filters,
    within: int | None,
    limit: int | None,
    *conditions: ColumnElement[bool],
) -> list[int]:
    """The numbers of the incidents that answer and of which the conditions hold, `within` one document or anywhere."""
    i = t.incidents
    found = select(i.c.n).where(*conditions, *days(asked, i.c.day, i.c.last_day), *_events(connection, asked, within))
    if asked.type is not None:
        found = found.where(i.c.type == one_of(asked.type.upper(), get_args(EventType), "type of event"))
    if asked.incident is not None:
        found = found.where(i.c.n == numbered(connection, asked.incident))
    if asked.behind is not None:
        found = found.where(beyond(((i.c.day, True), (i.c.documents, True), (i.c.id, False)), asked.behind))
    found = found.order_by(i.c.day.desc(), i.c.documents.desc(), i.c.id).limit(limit)
    return list(connection.execute(found).scalars())


def numbered(connection: Connection, incident: str) -> int:
    """The number of an incident, by the id that any of its events gives, or the beginning of one.

    Raises:
        UsageError: there is none, or there are several.
    """
    m = t.members
    same = m.c.id == incident if len(incident) >= _WHOLE else and_(m.c.id >= incident, m.c.id < incident + "g")
    if not incident.startswith("i_") or len(incident) < _SHORTEST:
        raise UsageError(f"no incident {incident}; an id begins with i_", step="ledger")
    found = list(connection.execute(select(m.c.incident).where(same).order_by(m.c.telling).limit(_MANY)).scalars())
    if not found or (len(set(found)) > 1 and len(incident) < _WHOLE):
        raise UsageError(
            f"{'several incidents begin' if found else 'no incident begins'} with {incident}", step="ledger"
        )
    return int(found[0])


def place(connection: Connection, incident: str) -> Place:
    """Where an incident stands in the order of `incidents`."""
    i = t.incidents
    asked = select(i.c.day, i.c.documents, i.c.id).where(i.c.n == numbered(connection, incident))
    return tuple(connection.execute(asked).one())


def _events(connection: Connection, asked: Filters, within: int | None) -> Iterator[ColumnElement[bool]]:
    """What has to hold of the events of an incident."""
    i, m, p, e = t.incidents, t.members, s.participants, s.events
    if within is not None:
        inside = m.c.telling.between(t.telling_number(within, 0), t.telling_number(within, t.MOST_EVENTS - 1))
        yield i.c.n.in_(select(m.c.incident).where(inside))
    for role, name in (("actor", asked.actor), ("recipient", asked.recipient), ("source", asked.speaker)):
        if name is not None:
            its = actors_named(connection, name)
            yield _has(connection, p, p.c.event, and_(p.c.role == role, p.c.actor.in_(its)))
    if asked.place is not None:
        yield _has(connection, e, e.c.n, or_(false(), *places(connection, asked.place)))


def _has(
    connection: Connection, table: Table, place: ColumnElement[int], condition: ColumnElement[bool]
) -> ColumnElement[bool]:
    """That an event of the incident has a row in `table` of which the condition holds."""
    i, m = t.incidents, t.members
    some = select(table.c.document).where(condition).limit(_LOOKED_UP + 1).subquery()
    if connection.execute(select(func.count()).select_from(some)).scalar_one() <= _LOOKED_UP:
        here = m.c.telling == t.telling_of(table.c.document, place)
        return i.c.n.in_(select(m.c.incident).join_from(table, m, here).where(condition))
    same = and_(table.c.document == t.document_of(m.c.telling), place == t.place_of(m.c.telling))
    return select(m.c.telling).join_from(m, table, same).where(m.c.incident == i.c.n, condition).exists()


def shared() -> ColumnElement[bool]:
    """That several reports tell of it."""
    return t.incidents.c.documents > 1


def disputed() -> ColumnElement[bool]:
    """That it is told in more than one way."""
    return t.incidents.c.disputed
