"""Counting: the derived rows of a document, and what they add to the actors that reports share.

What a table holds of an actor is a sum over the reports that count, so that it is the same in whatever order they
came: its parts, and how many reports say each of its traits. Its name and kind are those that most reports give it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from heapq import nlargest
from typing import Any

from sqlalchemy import Select, and_, bindparam, case, delete, func, or_, select, update
from sqlalchemy.engine import Connection

from onrecord.ledger import schema
from onrecord.ledger.database import batches, insert, insert_new
from onrecord.ledger.index import Actor, Part, Rows, asked_by, found_by
from onrecord.ledger.judgement_tables import actor_traits as t

_a, _w = schema.actors, schema.actor_words
_COUNTS = ("reports", "says", "does", "undergoes")
_NOTHING = Part(0, 0, 0)
_NOBODY = Actor("", "", "")
_FEW = 50

Said = Mapping[tuple[str, str], int]
"""(what, value) of an actor's traits -> how many reports say so."""


def count(connection: Connection, document: int, before: Rows | None, after: Rows) -> None:
    """Make the derived rows of a document, by its number, those of `after`; they were those of `before`."""
    if before is not None:
        for table in schema.PARTS:
            connection.execute(delete(table).where(table.c.document == document))
    numbers = _Counting(connection, before, after).numbers()
    for table in schema.PARTS:
        made = [
            {"document": document} | {k: numbers[v.id] if isinstance(v, Actor) else v for k, v in row.items()}
            for row in getattr(after, table.name)
        ]
        if made:
            connection.execute(table.insert(), made)


class _Counting:
    def __init__(self, connection: Connection, before: Rows | None, after: Rows) -> None:
        self.connection = connection
        self.found = after.actors()
        self.before = before.parts() if before is not None else {}
        self.after = after.parts()
        old = before.traits if before is not None else frozenset()
        self.new, self.gone = sorted(after.traits - old), sorted(old - after.traits)

    def numbers(self) -> dict[str, int]:
        """Actor's id -> number, for every actor of the rows; what they do and are is counted on."""
        known = set(numbers_of(self.connection, self.found))
        self._parts()
        concerned = {*self.found, *(trait.actor for trait in (*self.new, *self.gone))}
        numbers = numbers_of(self.connection, concerned)
        self._traits(numbers)
        described = [
            {"word": word, "actor": numbers[actor.id]}
            for actor in self.found.values()
            if not actor.named and actor.id not in known
            for word in sorted(asked_by(actor.name))
        ]
        if described:
            insert_new(self.connection, _w, described)
        return numbers

    def _parts(self) -> None:
        changed = []
        # In one order everywhere, so that two writers never wait for each other.
        for actor in sorted({*self.found, *self.before}):
            part = self.after.get(actor, _NOTHING) - self.before.get(actor, _NOTHING)
            who = self.found.get(actor, _NOBODY)
            changed.append(
                {"id": actor, "key": who.key, "name": who.name, "kind": who.kind, "named": who.named,
                 "reports": (actor in self.after) - (actor in self.before), "says": part.says, "does": part.does,
                 "undergoes": part.undergoes}
            )  # fmt: skip
        made = insert(self.connection, _a)
        new = made.excluded
        sums = {name: _a.c[name] + new[name] for name in _COUNTS}
        # Whoever is described has the words that sort last; whoever is named, those of most reports (`_traits`).
        later = and_(new.name > _a.c.name, ~_a.c.named)
        values = {"name": case((later, new.name), else_=_a.c.name), **sums}
        # A row that stays as it is is not written again.
        otherwise = or_(later, *(new[count] != 0 for count in sums))
        if changed:
            upsert = made.on_conflict_do_update(index_elements=[_a.c.id], set_=values, where=otherwise)
            self.connection.execute(upsert, changed)

    def _traits(self, numbers: Mapping[str, int]) -> None:
        change = [*((trait, 1) for trait in self.new), *((trait, -1) for trait in self.gone)]
        rows = [
            {"actor": numbers[x.actor], "what": x.what, "value": x.value, "reports": by} for x, by in sorted(change)
        ]
        if not rows:
            return
        made = insert(self.connection, t)
        sums = {"reports": t.c.reports + made.excluded.reports}
        self.connection.execute(made.on_conflict_do_update(index_elements=list(t.primary_key.columns), set_=sums), rows)
        if self.gone:
            for some in batches(sorted({numbers[x.actor] for x in self.gone})):
                self.connection.execute(delete(t).where(t.c.actor.in_(some), t.c.reports <= 0))
        self._words(numbers)
        self._names({numbers[x.actor] for x in (*self.new, *self.gone) if x.what in ("name", "kind")})

    def _words(self, numbers: Mapping[str, int]) -> None:
        """The words that actors can be asked for by are those of their aliases."""
        new = {
            (word, actor)
            for actor, alias in self._first([(numbers[x.actor], x.value) for x in self.new if x.what == "alias"])
            for word in found_by(alias)
        }
        if new:
            insert_new(self.connection, _w, [{"word": word, "actor": n} for word, n in sorted(new)])
        gone = [(numbers[x.actor], x.value) for x in self.gone if x.what == "alias"]
        said = traits_of(self.connection, {actor for actor, _ in gone}, ("alias",))
        lost = set()
        for actor, alias in gone:
            left = said.get(actor, {})
            if ("alias", alias) not in left:
                words = found_by(alias).difference(*(found_by(v) for _, v in left))
                lost |= {(word, actor) for word in words}
        if lost:
            there = _w.delete().where(_w.c.word == bindparam("w"), _w.c.actor == bindparam("n"))
            self.connection.execute(there, [{"w": word, "n": n} for word, n in sorted(lost)])

    def _first(self, aliases: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
        """Those of the aliases, by the numbers of their actors, that one report gives and no other."""
        wanted = set(aliases)
        for some in batches(sorted({value for _, value in wanted})):
            its = t.c.actor.in_(sorted({actor for actor, value in wanted if value in some}))
            asked = select(t.c.actor, t.c.value).where(its, t.c.what == "alias", t.c.value.in_(some), t.c.reports == 1)
            yield from ((actor, value) for actor, value in self.connection.execute(asked) if (actor, value) in wanted)

    def _names(self, numbers: Collection[int]) -> None:
        said = traits_of(self.connection, numbers, ("name", "kind"), at_most=1)
        wrong = []
        for some in batches(sorted(said)):
            rows = self.connection.execute(select(_a.c.n, _a.c.name, _a.c.kind).where(_a.c.n.in_(some)))
            for n, name, kind in rows:
                best = usual(said[n], "name") or name, usual(said[n], "kind") or kind
                if best != (name, kind):
                    wrong.append({"number": n, "best": best[0], "sort": best[1]})
        if wrong:
            changed = update(_a).where(_a.c.n == bindparam("number"))
            self.connection.execute(changed.values(name=bindparam("best"), kind=bindparam("sort")), wrong)


def usual(said: Said, what: str) -> str | None:
    """The value that most reports say; of several, the longest, and then the one that sorts last."""
    every = ((reports, len(value), value) for (w, value), reports in said.items() if w == what)
    return max(every, default=(0, 0, None))[2]


def traits_of(
    connection: Connection, actors: Iterable[int], whats: Iterable[str] = (), *, at_most: int | None = None
) -> dict[int, dict[tuple[str, str], int]]:
    """(what, value) -> how many reports say so, of each of these actors by their numbers; of some traits, or of all.

    Args:
        connection: the ledger.
        actors: their numbers.
        whats: the traits; none for all.
        at_most: so many values of each trait: those that most reports give, of several the longest, and then those that
            sort last.
    """
    found: dict[int, dict[tuple[str, str], int]] = {}
    wanted = list(whats)
    for some in batches(sorted(set(actors))):
        asked = select(t.c.actor, t.c.what, t.c.value, t.c.reports).where(t.c.actor.in_(some))
        asked = asked.where(t.c.what.in_(wanted)) if wanted else asked
        rows = connection.execute(asked) if at_most is None else _best(connection, asked, at_most)
        for actor, what, value, reports in rows:
            found.setdefault(actor, {})[what, value] = reports
    return found


def _best(connection: Connection, asked: Select[*tuple[Any, ...]], at_most: int) -> Iterator[tuple[int, str, str, int]]:
    """Of each actor and trait so many values. A state may go by a thousand names, so that the store sorts those of
    whoever has many, one actor after the other, and hands out no more of them."""
    sums = asked.with_only_columns(t.c.actor, t.c.what, func.count()).group_by(t.c.actor, t.c.what)
    counted = connection.execute(sums).all()
    many = {n for n, _, values in counted if values > max(_FEW, at_most)}
    best_first = (t.c.reports.desc(), func.length(t.c.value).desc(), t.c.value.desc())
    for n, what, _ in counted:
        if n in many:
            best = select(t.c.value, t.c.reports).where(t.c.actor == n, t.c.what == what).order_by(*best_first)
            yield from ((n, what, value, reports) for value, reports in connection.execute(best.limit(at_most)))
    few = sorted({n for n, _, _ in counted} - many)
    said: dict[tuple[int, str], list[tuple[int, int, str]]] = {}
    for n, what, value, reports in connection.execute(asked.where(t.c.actor.in_(few))) if few else ():
        said.setdefault((n, what), []).append((reports, len(value), value))
    for (n, what), values in said.items():
        yield from ((n, what, value, reports) for reports, _, value in nlargest(at_most, values))


def numbers_of(connection: Connection, ids: Iterable[str]) -> dict[str, int]:
    """The numbers of actors by their ids; those that are not there are left out."""
    found: dict[str, int] = {}
    for some in batches(sorted(set(ids))):
        found |= {id: int(n) for id, n in connection.execute(select(_a.c.id, _a.c.n).where(_a.c.id.in_(some)))}
    return found
