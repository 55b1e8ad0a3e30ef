"""Questions about actors as statements of SQL: one row for each, however many of the ledger's actors people judged to
be one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.engine import Connection

from onrecord.errors import UsageError
from onrecord.incidents.actors import certain
from onrecord.ledger import schema as s
from onrecord.ledger.counting import traits_of, usual
from onrecord.ledger.cursors import beyond
from onrecord.ledger.judgement_tables import merged as g
from onrecord.ledger.questions import Filters, actors_named, days, one_of
from onrecord.ledger.rows import ActorRow
from onrecord.records import EntityKind

_a, _e, _d = s.actors, s.entities, s.documents
_PARTS = ("says", "does", "undergoes")
_ALIASES = 50
"""Other names of an actor that are told, those that most reports give: a state may go by a thousand."""


@dataclass(frozen=True, slots=True)
class _Counted:
    """An actor that answers, by its id or that of its group: reports, and its parts."""

    id: str
    reports: int
    parts: tuple[int, int, int]

    @property
    def order(self) -> tuple[int, int, str]:
        return -self.reports, -sum(self.parts), self.id

    def stands_behind(self, asked: Filters) -> bool:
        """Whether it is on the part of the list that is asked for."""
        if asked.behind is None:
            return True
        reports, parts, id = asked.behind
        return self.order > (-int(reports), -int(parts), str(id))


def actors(connection: Connection, asked: Filters, document: int | None, limit: int | None) -> tuple[ActorRow, ...]:
    """Who is named and says, does or undergoes something: those in most reports first."""
    if any(x is not None for x in (document, asked.since, asked.until)):
        found = _within(connection, asked, document, limit)
    else:
        found = _anywhere(connection, asked, limit)
    return rows(connection, found)


def actor(connection: Connection, id: str) -> ActorRow:
    """One actor, by its id or that of any that it is one with.

    Raises:
        UsageError: there is none of this id.
    """
    one = connection.execute(select(g.c.one).where(g.c.actor == id)).scalar()
    if one is not None:
        return rows(connection, _groups(connection, [one]))[0]
    row = connection.execute(select(_a).where(_a.c.id == id)).mappings().first()
    if row is None:
        raise UsageError(f"no actor {id}", step="ledger")
    return rows(connection, [_Counted(id, row["reports"], (row["says"], row["does"], row["undergoes"]))])[0]


def rows(connection: Connection, found: Sequence[_Counted]) -> tuple[ActorRow, ...]:
    """The rows of actors that answer: what most reports call each, and all that they do; some of their other names."""
    groups = members(connection, [one.id for one in found])
    known = {
        row.id: row
        for row in connection.execute(
            select(_a.c.id, _a.c.n, _a.c.key, _a.c.name, _a.c.kind, _a.c.reports).where(
                _a.c.id.in_([x for group in groups.values() for x in group])
            )
        )
    }
    aliases = traits_of(connection, (row.n for row in known.values()), ("alias",), at_most=_ALIASES + 1)
    several = [known[x].n for group in groups.values() if len(group) > 1 for x in group if x in known]
    called = traits_of(connection, several, ("name", "kind"))
    made = []
    for one in found:
        its = [known[x] for x in groups[one.id] if x in known]
        said: Counter[tuple[str, str]] = Counter()
        for row in its:
            # Of an actor that is one by itself, the table has what most reports call it.
            said.update(called.get(row.n, dict.fromkeys((("name", row.name), ("kind", row.kind)), 1)))
            said.update(aliases.get(row.n, {}))
        first = max(its, key=lambda row: (row.reports, row.id))
        name = usual(said, "name") or first.name
        other = sorted(((-n, x) for (what, x), n in said.items() if what == "alias" and x != name))
        made.append(
            ActorRow(
                id=one.id, name=name, kind=usual(said, "kind") or first.kind, reports=one.reports,
                says=one.parts[0], does=one.parts[1], undergoes=one.parts[2],
                aliases=tuple(x for _, x in other[:_ALIASES]), doubtful=len(its) == 1 and not certain(first.key),
            )
        )  # fmt: skip
    return tuple(made)


def members(connection: Connection, ids: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The actors that each of these is one with, itself included; ids are those of actors or of groups."""
    if not ids:
        return {}
    other = g.alias()
    same = select(g.c.actor, other.c.actor).join_from(g, other, other.c.one == g.c.one).where(g.c.actor.in_(list(ids)))
    found: dict[str, list[str]] = {}
    for id, one in connection.execute(same.order_by(other.c.actor)):
        found.setdefault(id, []).append(one)
    return {id: tuple(found.get(id, (id,))) for id in ids}


def _conditions(connection: Connection, asked: Filters) -> list[ColumnElement[bool]]:
    """What has to hold of an actor; of several that are one, of one of them."""
    conditions: list[ColumnElement[bool]] = []
    if asked.actor is not None:
        conditions.append(_a.c.n.in_(actors_named(connection, asked.actor)))
    if asked.type is not None:
        kind = one_of(asked.type.lower(), get_args(EntityKind), "kind of actor")
        a, mine, other = _a.alias(), g.alias(), g.alias()
        with_it = select(mine.c.actor).join_from(mine, other, other.c.one == mine.c.one)
        with_it = with_it.join(a, a.c.id == other.c.actor).where(a.c.kind == kind)
        conditions.append(or_(_a.c.kind == kind, _a.c.id.in_(with_it)))
    return conditions


def _within(connection: Connection, asked: Filters, document: int | None, limit: int | None) -> list[_Counted]:
    who = func.coalesce(g.c.one, _a.c.id)
    reports = func.count(_e.c.document.distinct())
    sums = [func.sum(_e.c[x]) for x in _PARTS]
    found: Select[*tuple[Any, ...]] = select(who, reports, *sums).join_from(_e, _a, _a.c.n == _e.c.actor)
    found = found.join(_d, _d.c.n == _e.c.document).outerjoin(g, g.c.actor == _a.c.id).group_by(who)
    found = found.where(or_(_a.c.named, g.c.one.is_not(None)), *days(asked, _d.c.day, _d.c.day))
    found = found.where(*_conditions(connection, asked))
    if document is not None:
        found = found.where(_e.c.document == document)
    part = sums[0] + sums[1] + sums[2]
    if asked.behind is not None:
        found = found.having(beyond(((reports, True), (part, True), (who, False)), asked.behind))
    found = found.having(part > 0).order_by(reports.desc(), part.desc(), who).limit(limit)
    return [_Counted(id, int(n), (int(x), int(y), int(z))) for id, n, x, y, z in connection.execute(found)]


def _anywhere(connection: Connection, asked: Filters, limit: int | None) -> list[_Counted]:
    conditions = _conditions(connection, asked)
    part = _a.c.says + _a.c.does + _a.c.undergoes
    alone: Select[*tuple[Any, ...]] = select(_a.c.id, _a.c.reports, *(_a.c[x] for x in _PARTS))
    # Named in a report at least: so the store goes by their reports, and need not sort them all.
    alone = alone.where(_a.c.named, _a.c.reports > 0, part > 0, _a.c.id.not_in(select(g.c.actor)), *conditions)
    if asked.behind is not None:
        alone = alone.where(beyond(((_a.c.reports, True), (part, True), (_a.c.id, False)), asked.behind))
    alone = alone.order_by(_a.c.reports.desc(), part.desc(), _a.c.id).limit(limit)
    found = [_Counted(id, n, (x, y, z)) for id, n, x, y, z in connection.execute(alone)]
    grouped = select(g.c.one, func.sum(_a.c.reports)).join_from(g, _a, _a.c.id == g.c.actor)
    if conditions:
        a = g.alias()
        answering = select(a.c.one).join_from(a, _a, _a.c.id == a.c.actor).where(*conditions)
        grouped = grouped.where(g.c.one.in_(answering))
    # A report that names two of a group counts once, so that the sum is the most that a group can have.
    least = found[-1].reports if limit is not None and len(found) == limit else 0
    groups = connection.execute(grouped.group_by(g.c.one).having(func.sum(_a.c.reports) >= least)).all()
    found += [x for x in _groups(connection, [one for one, _ in groups]) if sum(x.parts) and x.stands_behind(asked)]
    return sorted(found, key=lambda x: x.order)[:limit]


def _groups(connection: Connection, ones: Collection[str]) -> list[_Counted]:
    """Groups by their ids, each counted as one."""
    if not ones:
        return []
    part: Mapping[str, tuple[int, int, int]] = {
        one: (int(x), int(y), int(z))
        for one, x, y, z in connection.execute(
            select(g.c.one, *(func.sum(_a.c[p]) for p in _PARTS))
            .join_from(g, _a, _a.c.id == g.c.actor)
            .where(g.c.one.in_(list(ones)))
            .group_by(g.c.one)
        )
    }
    reports = (
        select(g.c.one, func.count(_e.c.document.distinct()))
        .join_from(g, _a, _a.c.id == g.c.actor)
        .join(_e, _e.c.actor == _a.c.n)
        .where(g.c.one.in_(list(ones)))
        .group_by(g.c.one)
    )
    counted: dict[str, int] = {one: int(n) for one, n in connection.execute(reports)}
    return [_Counted(one, counted.get(one, 0), part[one]) for one in sorted(part)]
