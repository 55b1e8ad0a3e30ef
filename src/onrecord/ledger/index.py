"""A record -> the rows that questions ask: pure, so that what the tables hold can be proved and built anew.

Who is named is one *actor* across reports where kind and folded name are the same; unnamed ones ("two officials")
only share a row here so that their words can be asked for. A statement or event has the days that its time covers,
or else the day of its report.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from onrecord.ledger.words import tokens
from onrecord.records import Entity, Record, Span, Time
from onrecord.text import fold, without_article
from onrecord.wording import one_line

_Text = TypeVar("_Text", str, str | None)
# Longer words for somebody are a clause, which nobody would ask for.
_LONGEST_NAME = 80
# A figure of four hundred digits is no number that a store takes.
_LARGEST = 1e300


@dataclass(frozen=True, slots=True)
class Actor:
    """Who or what is named: `name` as a report spells it, its kind, and whether it is a name at all."""

    name: str
    kind: str
    named: bool

    @property
    def id(self) -> str:
        """The same for every spelling that folds to one."""
        return _actor_id(self.name, self.kind, self.named)

    def words(self) -> set[str]:
        """The words that it can be asked for by."""
        return set(tokens(fold(without_article(self.name))))


@lru_cache(maxsize=65536)
def _actor_id(name: str, kind: str, named: bool) -> str:
    key = "\x00".join((kind, str(named), fold(without_article(name))))
    return "k_" + hashlib.sha256(key.encode()).hexdigest()[:16]


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


def rows_of(record: Record) -> Rows:
    """The rows of a record."""
    return _Indexing(record).rows()


def day_of(published: str | None) -> str:
    """The day of an ISO 8601 date or date-time, "" for none."""
    return (published or "")[:10]


class _Indexing:
    def __init__(self, record: Record) -> None:
        self.record = record
        self.day = day_of(record.document.published)
        self.actors = {e.id: _actor(e) for e in record.entities}
        self.times = {t.id: t for t in record.times}
        self.said = {a.id: a for a in record.attributions}

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
        )  # fmt: skip

    def _entities(self) -> Iterator[Row]:
        r = self.record
        for e in r.entities:
            yield {
                "id": e.id,
                "actor": self.actors[e.id],
                "country": e.country,
                "sector": e.sector,
                "says": sum(a.speaker == e.id for a in r.attributions),
                "does": sum(any(p.entity == e.id for p in v.actors) for v in r.events),
                "undergoes": sum(any(p.entity == e.id for p in v.recipients) for v in r.events),
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
            name = where.name or where.span.text if where else ""
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
                "place": Actor(stored(one_line(name)), "place", True) if fold(name) else None,
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

    def _somebody(self, entity: str | None, spans: Iterable[Span]) -> Actor | None:
        """The entity, or else the words for whoever it is."""
        if entity in self.actors:
            return self.actors[str(entity)]
        words = one_line(" ".join(s.text for s in spans))
        return Actor(stored(words), "unknown", False) if fold(words) and len(words) <= _LONGEST_NAME else None

    def _dated(self, time: str | None) -> tuple[str, str, bool]:
        """First and last day, and whether they are the record's own."""
        found = self.times.get(time or "")
        day, last = _days(found) if found else ("", "")
        return (day, last, True) if day else (self.day, self.day, False)


_DAYS = ("day", "last_day")


def _days(time: Time) -> tuple[str, str]:
    begin, end = day_of(time.begin), day_of(time.end)
    return begin or end, end or begin


def _actor(entity: Entity) -> Actor:
    named = any(m.form == "name" for m in entity.mentions)
    return Actor(stored(one_line(entity.name)), entity.kind, named)


def _numbered(rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple({"n": n, **row} for n, row in enumerate(rows))


def stored(text: _Text) -> _Text:
    """Text as both stores take it: PostgreSQL has no NUL. The record itself keeps every character."""
    return text and text.replace("\x00", "\ufffd")
