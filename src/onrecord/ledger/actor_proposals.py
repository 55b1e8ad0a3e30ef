"""Which actors of a ledger may be one: found by the words of their names and by how these sound, told by
`onrecord.incidents.proposals`, and never again once somebody has judged of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import func, select
from sqlalchemy.engine import Connection, Row

from onrecord.incidents.actors import name_words
from onrecord.incidents.proposals import Profile, Proposal, merged, proposable, proposals
from onrecord.ledger import judging
from onrecord.ledger import schema as s
from onrecord.ledger.actor_questions import members
from onrecord.ledger.counting import numbers_of, traits_of
from onrecord.ledger.database import batches
from onrecord.ledger.index import found_by
from onrecord.ledger.judgement_tables import merged as g
from onrecord.ledger.judgements import standing
from onrecord.ledger.rows import ActorRow
from onrecord.ledger.unions import actor_groups

_MOST = 40
"""A word that more actors have in their names ("John", "Party") finds nobody: the other words of a name do."""

_NAMES = 20
"""Names of an actor that are looked at, those that most reports give: of a state thousands may be on record."""

_a, _w, _e = s.actors, s.actor_words, s.entities


def proposed(connection: Connection, listed: Sequence[ActorRow]) -> tuple[Proposal, ...]:
    """What may be one with these actors, the likeliest first; nothing that somebody has judged to be one, or two."""
    groups = {
        id: its for id, its in members(connection, [row.id for row in listed]).items() if _proposable(connection, its)
    }
    beside = _sharing(connection, {x for group in groups.values() for x in group})
    one = _ones(connection, {*groups, *beside, *(x for others in beside.values() for x in others)})
    profiles = _profiles(connection, set(one.values()) | set(groups))
    apart = actor_groups(standing(judging.every(connection))).apart
    judged = {frozenset(one.get(x, x) for x in pair) for pair in apart}
    pairs: dict[frozenset[str], tuple[Profile, Profile]] = {}
    for row in (row for row in listed if row.id in groups):
        for other in {one[x] for member in groups[row.id] for x in beside.get(member, ()) if x in one} - {row.id}:
            pair = frozenset((row.id, other))
            if pair not in judged and row.id in profiles and other in profiles:
                pairs[pair] = profiles[row.id], profiles[other]
    found = proposals(list(pairs.values()))
    both = _both(connection, {(p.one, p.other) for p in found})
    return proposals(list(pairs.values()), both) if both else found


def _proposable(connection: Connection, ids: Collection[str]) -> bool:
    """Whether some report takes one of these actors for what may be proposed: to look for a state would take long."""
    said = traits_of(connection, numbers_of(connection, ids).values(), ("kind",))
    return proposable({kind for kinds in said.values() for _, kind in kinds})


def _sharing(connection: Connection, ids: Collection[str]) -> dict[str, set[str]]:
    """Of each actor, the named ones that share a word of a name with it, or the sound of one, which few have."""
    other, who = _w.alias(), _a.alias()
    known = {n: id for id, n in numbers_of(connection, ids).items()}
    words: dict[str, set[str]] = {}
    # The words of a name follow from it: looking for them in the table of all words would take as long as that is.
    for n, said in traits_of(connection, known, ("alias",), at_most=_NAMES).items():
        for _, alias in said:
            for word in found_by(alias):
                words.setdefault(word, set()).add(known[n])
    found: dict[str, set[str]] = {}
    for some in batches(sorted(words)):
        few = select(other.c.word).where(other.c.word.in_(some)).group_by(other.c.word).having(func.count() <= _MOST)
        rows = select(other.c.word, who.c.id).join_from(other, who, who.c.n == other.c.actor)
        for word, id in connection.execute(rows.where(other.c.word.in_(few), who.c.named)):
            for one in words[word] - {id}:
                found.setdefault(one, set()).add(id)
    return found


def _ones(connection: Connection, ids: Collection[str]) -> dict[str, str]:
    """Of each actor the one that stands for all that people judged to be one with it."""
    found = {id: id for id in ids}
    for some in batches(sorted(ids)):
        found |= {row.actor: row.one for row in connection.execute(select(g).where(g.c.actor.in_(some)))}
    return found


def _profiles(connection: Connection, ids: Collection[str]) -> dict[str, Profile]:
    groups = members(connection, sorted(ids))
    rows: dict[str, Row[tuple[str, int, str, str]]] = {}
    for some in batches(sorted({x for group in groups.values() for x in group})):
        asked = select(_a.c.id, _a.c.n, _a.c.name, _a.c.kind).where(_a.c.id.in_(some))
        rows |= {row.id: row for row in connection.execute(asked)}
    traits = traits_of(connection, (row.n for row in rows.values()), at_most=_NAMES)
    found = {}
    for id, group in groups.items():
        its = [_profile(rows[x].id, rows[x].name, rows[x].kind, traits.get(rows[x].n, {})) for x in group if x in rows]
        if its:
            found[id] = merged(its, id, max(its, key=lambda p: (len(p.name), p.name)).name)
    return found


def _profile(id: str, name: str, kind: str, said: Mapping[tuple[str, str], int]) -> Profile:
    values: dict[str, set[str]] = {}
    for what, value in said:
        values.setdefault(what, set()).add(value)
    return Profile(
        id=id,
        name=name,
        names=frozenset(words for alias in (name, *values.get("alias", ())) if (words := name_words(alias))),
        kinds=frozenset({kind, *values.get("kind", ())}),
        countries=frozenset(values.get("country", ())),
        sectors=frozenset(values.get("sector", ())),
        titles=frozenset(values.get("title", ())),
        bodies=frozenset(values.get("body", ())),
    )


def _both(connection: Connection, pairs: Collection[tuple[str, str]]) -> set[tuple[str, str]]:
    """Those of the pairs that a report names beside each other."""
    groups = members(connection, sorted({id for pair in pairs for id in pair}))
    known: dict[str, tuple[int, int]] = {}
    for some in batches(sorted({x for group in groups.values() for x in group})):
        rows = connection.execute(select(_a.c.id, _a.c.n, _a.c.reports).where(_a.c.id.in_(some)))
        known |= {id: (n, reports) for id, n, reports in rows}
    found = set()
    for pair in pairs:
        mine, others = sorted(([known[x] for x in groups[id] if x in known] for id in pair), key=_reports)
        other = _e.alias()
        # From whoever is named in fewer reports: the other may be in every second one.
        asked = select(_e.c.document).join(other, other.c.document == _e.c.document)
        asked = asked.where(_e.c.actor.in_([n for n, _ in mine]), other.c.actor.in_([n for n, _ in others]))
        if connection.execute(asked.limit(1)).first() is not None:
            found.add(pair)
    return found


def _reports(actors: Sequence[tuple[int, int]]) -> int:
    return sum(reports for _, reports in actors)
