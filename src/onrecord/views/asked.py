"""One record whose parts can be asked for by their ids: what every answer is made of."""

from __future__ import annotations

import re
from functools import cached_property

from onrecord.records import Attribution, Entity, Event, Participant, Quantity, Record, Relation, Time
from onrecord.views.rows import Party, Voice, When
from onrecord.wording import days, one_line

_ADDRESS = frozenset("mr mrs ms miss mister madam sir".split())
# Up to where the words go on with who it is, a clause says something more of it.
_CLAUSE = re.compile(
    r",\s+(?:(?:both|all|some|none|neither) of whom|who|whom|whose|which|speaking|asking|requesting|citing)\b[^;]*$",
    re.IGNORECASE,
)


class Asked:
    """One record with its parts findable by id."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.document = record.document.id
        self.entities = {e.id: e for e in record.entities}
        self.times = {t.id: t for t in record.times}
        self.attributions = {a.id: a for a in record.attributions}
        self._voices: dict[str, Voice] = {}

    @cached_property
    def events(self) -> dict[str, Event]:
        return {e.id: e for e in self.record.events}

    @cached_property
    def held_by(self) -> dict[str, tuple[str, ...]]:
        """Attribution id -> the events and relations and numbers that it is the innermost source of."""
        held_by: dict[str, tuple[str, ...]] = {}
        told: tuple[Event | Relation | Quantity, ...] = (*self.record.events, *self.record.relations)
        for one in (*told, *self.record.quantities):
            if one.according_to:
                last = one.according_to[-1]
                held_by[last] = (*held_by.get(last, ()), one.id)
        return held_by

    def entity(self, entity_id: str | None) -> Entity | None:
        return self.entities.get(entity_id) if entity_id else None

    def when(self, time_id: str | None) -> When | None:
        time = self.times.get(time_id) if time_id else None
        return when_of(time) if time else None

    def voice(self, a: Attribution) -> Voice:
        if a.id not in self._voices:
            self._voices[a.id] = self._voice(a)
        return self._voices[a.id]

    def _voice(self, a: Attribution) -> Voice:
        entity = self.entity(a.speaker)
        words = _short(" … ".join(one_line(s.text) for s in a.source))
        if a.speaker_kind == "unnamed":
            # The report's own words say more than the entity's name, but "who" and "they" say nothing.
            name, role = words or "sources", None
            if entity is not None and not _told_by(a, entity):
                name = entity.name
        elif entity is not None:
            name, role = entity.name, _role(entity)
        else:
            name, role = words, None
        if not name:
            name = {"outlet": self.record.document.outlet or "the outlet", "document": "a document"}.get(
                a.speaker_kind, "somebody (not stated)"
            )
        return Voice(name, role, a.speaker_kind == "unnamed", a.speaker, a.id)

    def chain(self, ids: tuple[str, ...]) -> tuple[Voice, ...]:
        return tuple(self.voice(self.attributions[i]) for i in ids if i in self.attributions)

    def outward(self, a: Attribution) -> tuple[str, ...]:
        """Ids from the outermost attribution around `a` to `a` itself."""
        ids = [a.id]
        while a.within in self.attributions and a.within not in ids:
            a = self.attributions[str(a.within)]
            ids.append(a.id)
        return tuple(reversed(ids))

    def party(self, p: Participant) -> Party:
        entity = self.entity(p.entity)
        return Party(p.span.text, entity.name if entity else one_line(p.span.text), p.entity)

    def named(self, entity_id: str) -> Party:
        entity = self.entity(entity_id)
        name = entity.name if entity else "?"
        return Party(name, name, entity_id)


def when_of(t: Time) -> When:
    """A date in words."""
    return When(t.id, one_line(t.span.text), days(t.begin, t.end), t.begin, t.end)


def _short(words: str) -> str:
    """The words of a source without a clause that is hung on it: "an official, who asked not to be named"."""
    return _CLAUSE.sub("", words).rstrip(" ,;:–—-")


def _told_by(a: Attribution, entity: Entity) -> bool:
    """Whether the words of a source name or describe the entity, rather than take it up again."""
    told = [m for m in entity.mentions if m.form != "pronoun"]
    return any(m.start < s.end and s.start < m.end for m in told for s in a.source)


def _role(entity: Entity) -> str | None:
    """The titles the report gives, longest first, but for forms of address and what a longer one contains."""
    kept: list[str] = []
    for title in sorted({one_line(t.span.text) for t in entity.titles}, key=lambda t: (-len(t), t)):
        if title.casefold().rstrip(".") not in _ADDRESS and not any(
            title.casefold() in other.casefold() for other in kept
        ):
            kept.append(title)
    return "; ".join(kept[:2]) or None


def made_by(one: Attribution | Event | Relation | Quantity | Entity | Time) -> str:
    """The step and rule that made a record, with its score."""
    made = one.made_by
    score = f", score {made.score:.2f}" if made.score is not None else ""
    return f"{made.step}{f' · {made.rule}' if made.rule else ''}{score}"
