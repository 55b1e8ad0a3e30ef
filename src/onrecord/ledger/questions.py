"""Questions as statements of SQL: which records answer, newest first, those of one day by their reports' ids.

A *name* asks for every actor whose name has all its words ("Toren" finds Iva Toren), or for the one of that id; a
place also for everything in the country of that name or code. A record belongs to the days it is dated to, or else
to the day of its report; what lasts for more than a year, to its first year.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, get_args

from sqlalchemy import ColumnElement, Select, Table, and_, false, func, or_, select, true, tuple_
from sqlalchemy.engine import Connection

from onrecord.errors import UsageError
from onrecord.ingest.metadata import check_date
from onrecord.ledger import judgement_tables
from onrecord.ledger import schema as s
from onrecord.ledger.cursors import Place, beyond
from onrecord.ledger.words import tokens
from onrecord.lexicons import load
from onrecord.records import EventType, Stance
from onrecord.text import fold, without_article

# More names than this are left to the store to look up; so many are asked for one by one.
_MANY, _FEW = 500, 30
# Where a list is cut, days are looked at so many times as far back as it takes to fill it if nothing is left out.
# Of one type of events, which the index does not tell, so many times that: most types are one event in thirty at least.
_AMPLE, _OF_A_TYPE = 4, 20
# Days; what lasts longer is asked for by its first year.
_LONGEST = 366


@dataclass(frozen=True, slots=True)
class Answer:
    """One record that answers: its document's number and id, its own number and id there, its days and whether they
    are its own."""

    document: int
    id: str
    day: str
    last_day: str
    dated: bool
    report: str
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What an answer has to be; None asks for anything.

    Attributes:
        actor: a name of who acts (of events), or of who is named (of actors).
        recipient: a name of who is acted on.
        speaker: a name of who says it: the speaker of a statement, anyone in the chain behind an event.
        type: an event's PLOVER type, a statement's stance, an actor's kind.
        since, until: first and last day, ISO 8601.
        place: a name of where, or a country's name or code.
        document: the id of a report, or the beginning of it.
        incident: the id of an incident, or the beginning of it: the events that tell of it, the statements about it.
        rejected: whether what people have rejected is an answer too.
        behind: only what stands behind this place in the order of the list (`View.place`).
    """

    actor: str | None = None
    recipient: str | None = None
    speaker: str | None = None
    type: str | None = None
    since: str | None = None
    until: str | None = None
    place: str | None = None
    document: str | None = None
    incident: str | None = None
    rejected: bool = False
    behind: Place | None = None


@dataclass(frozen=True, slots=True)
class Within:
    """Where an answer has to stand: in one document, among these records of documents (ids by the documents' numbers),
    or anywhere."""

    document: int | None = None
    among: Mapping[int, frozenset[str]] | None = None


def statements(connection: Connection, asked: Filters, within: Within, limit: int | None) -> list[Answer]:
    """The statements that answer, newest first."""
    t, d = s.statements, s.documents
    found = select(t.c.document, t.c.id, t.c.day, t.c.last_day, t.c.dated, d.c.id.label("report"), t.c.n)
    found = found.join_from(t, d, d.c.n == t.c.document).where(*_shared(asked, t, t.c.day, within))
    if asked.type is not None:
        found = found.where(t.c.stance == one_of(asked.type, get_args(Stance), "stance"))
    if asked.behind is not None:
        found = found.where(beyond(((t.c.day, True), (d.c.id, False), (t.c.n, False)), asked.behind))
    ways = _ways(t.c.speaker, actors_named(connection, asked.speaker)) if asked.speaker is not None else None
    return _newest(connection, found, ways, (t.c.day.desc(), d.c.id, t.c.n), limit)


def events(
    connection: Connection, asked: Filters, within: Within, limit: int | None, *, dated: bool = False
) -> list[Answer]:
    """The same of the events that answer; `dated` leaves out those whose own day is not known."""
    t, d, p = s.events, s.documents, s.participants
    roles = {"actor": asked.actor, "recipient": asked.recipient, "source": asked.speaker}
    named = [(role, actors_named(connection, name)) for role, name in roles.items() if name is not None]
    somewhere = places(connection, asked.place) if asked.place is not None else None
    day = p.c.day if named else t.c.day
    newest: Select[*tuple[Any, ...]] | None = None
    found: Select[*tuple[Any, ...]]
    found = select(t.c.document, t.c.id, day, t.c.last_day, t.c.dated, d.c.id.label("report"), t.c.n)
    ways = somewhere
    if named:
        # An index holds each actor's events by day: the way in that leaves the least to look through.
        role, its = named[0]
        found = found.join_from(p, t, and_(t.c.document == p.c.document, t.c.n == p.c.event)).where(p.c.role == role)
        ways = _ways(p.c.actor, its)
        # Of names that many share: their newest days can be told from the index alone.
        newest = select(p.c.day).where(p.c.role == role) if len(ways) == 1 else None
        if somewhere is not None:
            found = found.where(or_(false(), *somewhere))
    else:
        found = found.select_from(t)
    for role, its in named[1:]:
        o = p.alias()
        same = and_(o.c.document == t.c.document, o.c.event == t.c.n, o.c.role == role, o.c.actor.in_(its))
        found = found.where(select(o.c.event).where(same).exists())
    found = found.join(d, d.c.n == t.c.document).where(*_shared(asked, t, day, within))
    if asked.type is not None:
        # Of one type may be a third of all events: whoever takes part, and the place, leave less to look through. An
        # index does not answer an expression.
        kind = t.c.type if ways is None else t.c.type.concat("")
        found = found.where(kind == one_of(asked.type.upper(), get_args(EventType), "type of event"))
    if dated:
        found = found.where(t.c.dated)
    if asked.behind is not None:
        found = found.where(beyond(((day, True), (d.c.id, False), (t.c.n, False)), asked.behind))
        newest = newest.where(day <= asked.behind[0]) if newest is not None else None
    order = (day.desc(), d.c.id, t.c.n)
    if newest is not None and ways is not None and limit is not None:
        ample = _AMPLE * limit * (_OF_A_TYPE if asked.type is not None else 1)
        far_back = newest.where(*ways).order_by(day.desc()).limit(1).offset(ample)
        since = connection.execute(far_back).scalar()
        some = _newest(connection, found.where(day >= since), ways, order, limit) if since else []
        if len(some) == limit:
            return some
    return _newest(connection, found, ways, order, limit)


def _ways(column: ColumnElement[Any], numbers: Any) -> list[ColumnElement[bool]]:
    """The conditions that a column is one of some numbers, each of which an index answers in the order of the days."""
    if isinstance(numbers, list) and len(numbers) <= _FEW:
        return [column == number for number in numbers]
    return [column.in_(numbers)]


def places(connection: Connection, place: str) -> list[ColumnElement[bool]]:
    code = country_code(place)
    somewhere = _ways(s.events.c.place, actors_named(connection, place, kind="place"))
    return [s.events.c.country == code, *somewhere] if code else somewhere


def _newest(
    connection: Connection,
    found: Select[*tuple[Any, ...]],
    ways: list[ColumnElement[bool]] | None,
    order: tuple[ColumnElement[Any], ...],
    limit: int | None,
) -> list[Answer]:
    """What one of the ways at least leads to, each answer once, the newest first."""
    rows: dict[tuple[int, int], Answer] = {}
    for way in [true()] if ways is None else ways:
        for row in connection.execute(found.where(way).order_by(*order).limit(limit)):
            number, one, day, last, dated, report, n = row
            rows[number, n] = Answer(number, one, day, last, bool(dated), report, n)
    by_report = sorted(rows.values(), key=lambda a: (a.report, a.n))
    return sorted(by_report, key=lambda a: a.day, reverse=True)[:limit]


def country_code(name: str) -> str | None:
    """The ISO 3166-1 code of a country's code or name."""
    return _countries().get(fold(without_article(name)))


@cache
def _countries() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in load("countries"):
        for name in (row["alpha2"], row["alpha3"], row["name"], *row["aliases"].split("|")):
            if name:
                found.setdefault(fold(without_article(name)), row["alpha2"])
    return found


def actors_named(connection: Connection, name: str, *, kind: str | None = None) -> Any:
    """Numbers of the actors whose names have all the words of `name`, or of the one whose id it is."""
    w, a = s.actor_words, s.actors
    if name.startswith("k_"):
        return one_with(connection, name)
    words = sorted(set(tokens(fold(without_article(name)))))
    if not words:
        raise UsageError(f"no name: {name!r}", step="questions")
    found = select(w.c.actor).where(w.c.word.in_(words)).group_by(w.c.actor).having(func.count() == len(words))
    if kind is not None:
        # Joined: among all actors of a kind, a store would first look for them all.
        found = found.join_from(w, a, a.c.n == w.c.actor).where(a.c.kind == kind)
    numbers = list(connection.execute(found.limit(_MANY + 1)).scalars())
    return _with_merged(connection, numbers) if len(numbers) <= _MANY else found


def one_with(connection: Connection, id: str) -> list[int]:
    """The numbers of an actor, by its id or that of those who are one, and of all that people judged to be one with
    it."""
    g, a = judgement_tables.merged, s.actors
    mine = select(g.c.one).where(g.c.actor == id)
    same = select(g.c.actor).where(or_(g.c.one.in_(mine), g.c.one == id))
    asked = select(a.c.n).where(a.c.id == id).union(select(a.c.n).where(a.c.id.in_(same)))
    return sorted(connection.execute(asked).scalars())


def _with_merged(connection: Connection, numbers: list[int]) -> list[int]:
    """Actors by their numbers, and all that people judged to be one with one of them."""
    g, a, here = judgement_tables.merged, s.actors, s.actors.alias()
    mine = select(g.c.one).join_from(g, here, here.c.id == g.c.actor).where(here.c.n.in_(numbers))
    others = select(a.c.n).join_from(g, a, a.c.id == g.c.actor).where(g.c.one.in_(mine))
    return sorted({*numbers, *connection.execute(others).scalars()})


def _shared(asked: Filters, table: Table, day: ColumnElement[str], within: Within) -> Iterator[ColumnElement[bool]]:
    if within.document is not None:
        yield table.c.document == within.document
    if within.among is not None:
        yield table.c.document.in_(sorted(within.among))
        yield tuple_(table.c.document, table.c.id).in_([(n, x) for n, ids in within.among.items() for x in sorted(ids)])
    if not asked.rejected:
        r = judgement_tables.judged_records
        same = and_(r.c.document == table.c.document, r.c.id == table.c.id, r.c.verdict == "reject")
        yield ~select(r.c.id).where(same).exists()
    yield from days(asked, day, table.c.last_day)


def days(asked: Filters, first: ColumnElement[str], last: ColumnElement[str]) -> Iterator[ColumnElement[bool]]:
    if asked.since is not None:
        since = date.fromisoformat(check_date(asked.since)[:10])
        # So that an index can tell where to stop.
        earliest = date.fromordinal(max(since.toordinal() - _LONGEST, 1))
        yield and_(last >= since.isoformat(), first >= earliest.isoformat())
    if asked.until is not None:
        yield and_(first <= check_date(asked.until)[:10], first > "")


def one_of(value: str, allowed: tuple[str, ...], what: str) -> str:
    if value not in allowed:
        raise UsageError(f"no {what}: {value!r}; there are {', '.join(allowed)}", step="questions")
    return value
