"""Who says something of an incident: the chain of sources in words, the day, and whether two sources are one.

A source is told by *keys*: the folded names of whoever speaks, and of the body it speaks for where the report says so
(titles, offices, spokespersons). Two sources that share a key are one source. Unnamed sources ("two officials") have no
key: nobody can tell whether they are the same people.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from onrecord.incidents.actors import certain, identity
from onrecord.incidents.records import SaidBy
from onrecord.records import Attribution, Entity, Record, Span
from onrecord.text import fold, without_article
from onrecord.views.asked import Asked
from onrecord.wording import one_line

_SPEAKS_FOR = frozenset({"holds_office", "member_of", "spokesperson_for", "leads", "part_of"})
_WHOSE = re.compile(r"^whose (?:own )?", re.IGNORECASE)
_NOWHERE = "the report"


@dataclass(frozen=True, slots=True)
class Source:
    """Who says something: the chain in words, outermost first, and the keys of the last in it. `own` is set where the
    report says it in its own voice."""

    chain: tuple[str, ...]
    keys: frozenset[str]
    own: bool = False

    def same(self, other: Source) -> bool:
        """Whether the two are surely one source."""
        return bool(self.keys & other.keys)


class Voices:
    """The sources of one report."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.asked = Asked(record)

    @property
    def outlet(self) -> str:
        """The report's outlet, or else what tells where it comes from."""
        document = self.record.document
        return one_line(document.outlet or document.url or document.source) or _NOWHERE

    @property
    def published(self) -> str | None:
        """The day of publication."""
        return (self.record.document.published or "")[:10] or None

    def source(self, ids: Iterable[str], *also: Entity) -> Source:
        """The source at the end of a chain of attributions, and of those that `also` speak at its end."""
        said = [self.asked.attributions[i] for i in ids if i in self.asked.attributions]
        chain = [*(_WHOSE.sub("", self.asked.voice(a).name) for a in said), *(e.name for e in also)]
        chain = [name for n, name in enumerate(chain) if n == 0 or name != chain[n - 1]]
        if not chain:
            return Source((self.outlet,), frozenset({name_key(self.outlet)}), own=True)
        if also:
            return Source(tuple(chain), self.keys(also[-1]))
        return Source(tuple(chain), self.keys_of(said[-1]))

    def keys_of(self, a: Attribution) -> frozenset[str]:
        """The keys of whoever speaks in an attribution."""
        speaker = self.asked.entity(a.speaker)
        if speaker is not None and (a.speaker_kind != "unnamed" or a.speaker_count is None):
            return self.keys(speaker)
        return frozenset()

    def keys(self, entity: Entity) -> frozenset[str]:
        """The keys of an entity and of whom it speaks for."""
        found = {entity.id, *self.speaks_for.get(entity.id, ())}
        speakers = [self.asked.entities[i] for i in sorted(found)]
        certainly = (key for e in speakers if certain(key := identity(e)))
        return frozenset((*(name_key(e.name) for e in speakers), *certainly))

    def mentioned(self, spans: Iterable[Span]) -> tuple[Entity, ...]:
        """The entities with a mention within spans, in the order of the mentions."""
        within = tuple(spans)
        found = sorted(
            (m.start, -m.end, e.id)
            for e in self.record.entities
            for m in e.mentions
            if any(s.start <= m.start and m.end <= s.end for s in within)
        )
        return tuple(self.asked.entities[i] for i in dict.fromkeys(i for _, _, i in found))

    @cached_property
    def speaks_for(self) -> Mapping[str, tuple[str, ...]]:
        """Of each entity's id, the ids of the bodies in whose name it speaks, the most immediate first."""
        found: dict[str, dict[str, None]] = {}
        for r in self.record.relations:
            if r.kind in _SPEAKS_FOR and r.object and r.polarity == "positive" and r.subject != r.object:
                found.setdefault(r.subject, {})[r.object] = None
        for e in self.record.entities:
            for title in e.titles:
                if title.organization and title.organization != e.id:
                    found.setdefault(e.id, {})[title.organization] = None
        known = self.asked.entities
        return {one: tuple(i for i in bodies if i in known) for one, bodies in found.items()}

    def day(self, ids: Iterable[str]) -> str | None:
        """The day on which the innermost source of a chain spoke, if the report says so; else that of publication."""
        for i in reversed(tuple(ids)):
            a = self.asked.attributions.get(i)
            time = self.asked.times.get(a.time) if a is not None and a.time else None
            if time is not None and time.begin is not None and time.begin == time.end:
                return time.begin
        return self.published

    def said_by(self, source: Source, ids: Iterable[str], spans: Iterable[Span], records: Iterable[str]) -> SaidBy:
        """That a source says something: in which words, and by which records."""
        document = self.record.document.id
        return SaidBy(source.chain, document, tuple(spans), tuple(records), self.day(ids))


def name_key(name: str) -> str:
    """What two spellings of one name share."""
    return fold(without_article(one_line(name)))
