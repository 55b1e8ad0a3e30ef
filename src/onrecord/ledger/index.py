"""A record -> the rows that questions ask: pure, so that what the tables hold can be proved and built anew.

Who is named is one *actor* across reports where `onrecord.incidents.actors` gives it one key; unnamed ones ("two
officials") only share a row here so that their words can be asked for. A statement or event has the days that its time
covers, or else the day of its report. What people have judged of the record counts: rejected records keep their rows,
so that they can be asked for as such, but nobody says or does anything by them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, TypeVar

from onrecord.incidents.actors import identity, label, named, place_identity, sketched, words_key
from onrecord.ledger.amendments import amended
from onrecord.ledger.verdicts import NOTHING, Upon
from onrecord.ledger.words import tokens
from onrecord.records import Entity, Location, Record, Span, Time
from onrecord.text import fold, without_article
from onrecord.wording import one_line

_Text = TypeVar("_Text", str, str | None)
# Longer words for somebody are a clause, which nobody would ask for.
_LONGEST_NAME = 80
# What is longer is no trait to compare by.
_LONGEST_TRAIT = 200
# A figure of four hundred digits is no number that a store takes.
_LARGEST = 1e300


@dataclass(frozen=True, slots=True)
class Actor:
    """Who or what is named: its key (`onrecord.incidents.actors`), `name` as a report spells it, and its kind there."""

    key: str
    name: str
    kind: str

    @property
    def id(self) -> str:
        """The same for every spelling that has one key."""
        return actor_id(self.key)

    @property
    def named(self) -> bool:
        """Whether it is somebody of a name, and not merely described."""
        return named(self.key)


@lru_cache(maxsize=65536)
def actor_id(key: str) -> str:
    """The id of the actor of a key."""
    return "k_" + hashlib.sha256(key.encode()).hexdigest()[:16]


def asked_by(name: str) -> set[str]:
    """The words that an actor of this name can be asked for by."""
    return set(tokens(fold(without_article(name))))


def found_by(name: str) -> set[str]:
    """The same, and sketches of the words, by which other spellings of them are found; no word begins as they do."""
    return asked_by(name) | sketched(name)


What = Literal["name", "alias", "kind", "country", "sector", "title", "body"]


@dataclass(frozen=True, slots=True, order=True)
class Trait:
    """What a report says of an actor: its `name` (the fullest there), every `alias` by which it names it, its kind,
    country and sector, a folded `title` of a person, and the id of the actor that is the `body` of that title."""

    actor: str
    what: What
    value: str


@dataclass(frozen=True, slots=True)
class Part:
    """What an actor does in one report: how often it speaks, acts and is acted on."""

    says: int
    does: int
    undergoes: int

    def __add__(self, other: Part) -> Part:
        return Part(self.says + other.says, self.does + other.does, self.undergoes + other.undergoes)

    def __sub__(self, other: Part) -> Part:
        return Part(self.says - other.says, self.does - other.does, self.undergoes - other.undergoes)


Row = dict[str, Any]
"""One row of a derived table. Where a column points at an actor, it holds the `Actor`."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one record, by table (`schema`), each but for the document's number."""

    entities: tuple[Row, ...]
    statements: tuple[Row, ...]
    events: tuple[Row, ...]
    participants: tuple[Row, ...]
    times: tuple[Row, ...]
    quantities: tuple[Row, ...]
    relations: tuple[Row, ...]
    traits: frozenset[Trait]

    def actors(self) -> dict[str, Actor]:
        """Every actor in the rows, by its id, in the order of the ids; the spelling that sorts last stands for all."""
        found: dict[str, Actor] = {}
        for rows in (self.entities, self.statements, self.events, self.participants, self.relations):
            for row in rows:
                for value in row.values():
                    if isinstance(value, Actor):
                        other = found.get(value.id)
                        found[value.id] = value if other is None or value.name > other.name else other
        return dict(sorted(found.items()))

    def parts(self) -> dict[str, Part]:
        """What each actor does in the report, by its id."""
        found: dict[str, Part] = {}
        for row in self.entities:
            part = Part(row["says"], row["does"], row["undergoes"])
            found[row["actor"].id] = found.get(row["actor"].id, Part(0, 0, 0)) + part
        return found


def rows_of(record: Record, judged: Upon = NOTHING) -> Rows:
    """The rows of a record, of which people have judged this."""
    return _Indexing(record, judged).rows()


def day_of(published: str | None) -> str:
    """The day of an ISO 8601 date or date-time, "" for none."""
    return (published or "")[:10]


class _Indexing:
    def __init__(self, record: Record, judged: Upon) -> None:
        self.record = record = amended(record, judged.amendments)
        self.judged = judged
        self.day = day_of(record.document.published)
        self.actors = {e.id: _actor(e, judged.moved.get(e.id)) for e in record.entities}
        self.times = {t.id: t for t in record.times}
        self.said = {a.id: a for a in record.attributions if a.id not in judged.rejected}
        self.happened = [v for v in record.events if v.id not in judged.rejected]

    def rows(self) -> Rows:
        r = self.record
        return Rows(
            entities=_numbered(self._entities()),
            statements=_numbered(self._statements()),
            events=_numbered(self._events()),
            participants=tuple(self._participants()),
            times=_numbered(
                {"id": t.id, "type": t.type, "value": stored(t.value)} | dict(zip(_DAYS, _days(t), strict=True))
                for t in r.times
            ),
            quantities=_numbered(
                {"id": q.id, "value": float(min(q.value, _LARGEST)), "unit": stored(q.unit), "qualifier": q.qualifier,
                 "what": stored(q.of)}
                for q in r.quantities
            ),
            relations=_numbered(
                {"id": x.id, "kind": x.kind, "subject": self.actors.get(x.subject),
                 "object": self.actors.get(x.object or ""), "value": stored(x.value), "polarity": x.polarity}
                for x in r.relations
            ),
            traits=frozenset(self._traits()),
        )  # fmt: skip

    def _traits(self) -> Iterator[Trait]:
        for e in self.record.entities:
            actor = self.actors[e.id]
            if not actor.named:
                continue
            said: list[tuple[What, str | None]] = [("name", actor.name), ("kind", e.kind), ("country", e.country)]
            said.append(("sector", e.sector))
            said += [("alias", _name(e.name)), *(("alias", _name(m.text)) for m in e.mentions if m.form == "name")]
            said += [("title", fold(without_article(one_line(t.span.text)))) for t in e.titles]
            said += [("body", self.actors[t.organization].id) for t in e.titles if t.organization in self.actors]
            yield from (Trait(actor.id, what, stored(value)[:_LONGEST_TRAIT]) for what, value in said if value)
        for v in self.record.events:
            place = self._place(v.location)
            if place is not None:
                for what in ("name", "alias"):
                    yield Trait(place.id, what, place.name[:_LONGEST_TRAIT])
                yield Trait(place.id, "kind", place.kind)

    def _entities(self) -> Iterator[Row]:
        for e in self.record.entities:
            yield {
                "id": e.id,
                "actor": self.actors[e.id],
                "country": e.country,
                "sector": e.sector,
                "says": sum(a.speaker == e.id for a in self.said.values()),
                "does": sum(any(p.entity == e.id for p in v.actors) for v in self.happened),
                "undergoes": sum(any(p.entity == e.id for p in v.recipients) for v in self.happened),
            }

    def _statements(self) -> Iterator[Row]:
        for a in self.record.attributions:
            day, last, dated = self._dated(a.time)
            yield {
                "id": a.id,
                "speaker": self._somebody(a.speaker, a.source),
                "speaker_kind": a.speaker_kind,
                "stance": a.stance,
                "quote": a.quote,
                "channel": a.channel,
                "day": day,
                "last_day": last,
                "dated": dated,
            }

    def _events(self) -> Iterator[Row]:
        for e in self.record.events:
            day, last, dated = self._dated(e.time)
            where = e.location
            yield {
                "id": e.id,
                "type": e.type,
                "mode": e.mode,
                "polarity": e.polarity,
                "modality": e.modality,
                "certainty": e.certainty,
                "document_time": e.document_time,
                "day": day,
                "last_day": last,
                "dated": dated,
                "place": self._place(where),
                "country": where.country if where else None,
                "lat": where.lat if where else None,
                "lon": where.lon if where else None,
            }

    def _participants(self) -> Iterator[Row]:
        for n, e in enumerate(self.record.events):
            day, _, _ = self._dated(e.time)
            chain = [self.said[a] for a in e.according_to if a in self.said]
            roles = {
                "actor": [self._somebody(p.entity, (p.span,)) for p in e.actors],
                "recipient": [self._somebody(p.entity, (p.span,)) for p in e.recipients],
                "source": [self._somebody(a.speaker, a.source) for a in chain],
            }
            for role, found in roles.items():
                for actor in {a.id: a for a in found if a is not None}.values():
                    yield {"event": n, "role": role, "actor": actor, "day": day}

    def _place(self, where: Location | None) -> Actor | None:
        """The place that is an entity of the report, or else the one of that name."""
        if where is None:
            return None
        known = self.actors.get(where.entity or "")
        if known is not None and known.named:
            return known
        name = _name(where.name or where.span.text)
        return Actor(place_identity(name, where.country, where.geonames), name, "place") if fold(name) else None

    def _somebody(self, entity: str | None, spans: Iterable[Span]) -> Actor | None:
        """The entity, or else the words for whoever it is."""
        if entity in self.actors:
            return self.actors[str(entity)]
        words = one_line(" ".join(s.text for s in spans))
        return (
            Actor(words_key(words), stored(words), "unknown") if fold(words) and len(words) <= _LONGEST_NAME else None
        )

    def _dated(self, time: str | None) -> tuple[str, str, bool]:
        """First and last day, and whether they are the record's own."""
        found = self.times.get(time or "")
        day, last = _days(found) if found else ("", "")
        return (day, last, True) if day else (self.day, self.day, False)


_DAYS = ("day", "last_day")


def _days(time: Time) -> tuple[str, str]:
    begin, end = day_of(time.begin), day_of(time.end)
    return begin or end, end or begin


def _actor(entity: Entity, key: str | None) -> Actor:
    of = key or identity(entity)
    return Actor(of, label(of) or _name(entity.name), entity.kind)


def _name(name: str) -> str:
    return stored(one_line(name))


def _numbered(rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple({"n": n, **row} for n, row in enumerate(rows))


def stored(text: _Text) -> _Text:
    """Text as both stores take it: PostgreSQL has no NUL. The record itself keeps every character."""
    return text and text.replace("\x00", "\ufffd")
