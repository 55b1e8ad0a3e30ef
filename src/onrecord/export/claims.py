"""An event of one report as it is told there, with all that an export writes of it: a claim, not yet an event.

`standing` says how far a claim may be taken for something that happened. Formats without a field for that get the
claims of a `HELD` level only; whoever wants the others takes a format that can say what they are.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from onrecord.records import Entity, Event, Participant, Record, Stance
from onrecord.views import Voice, held
from onrecord.views.asked import Asked
from onrecord.wording import one_line, parse_day

if TYPE_CHECKING:
    from onrecord.ledger.extracts import Membership

Standing = Literal["told", "attributed", "alleged", "denied", "not_happened", "general"]
STANDING: Mapping[Standing, str] = {
    "told": "told as fact by the report",
    "attributed": "told as fact by a source",
    "alleged": "alleged, or said with reservation",
    "denied": "denied, or said not to have happened",
    "not_happened": "threatened, planned, requested or hypothetical",
    "general": "told in general, of no one occasion",
}
"""How far a claim may be taken for something that happened, in descending order."""

_HEADED: Mapping[Standing, str] = {
    "alleged": "Alleged: ",
    "denied": "Denied: ",
    "not_happened": "Not happened: ",
    "general": "In general: ",
}

HELD: Mapping[str, frozenset[Standing]] = {
    "told": frozenset({"told"}),
    "attributed": frozenset({"told", "attributed"}),
    "alleged": frozenset({"told", "attributed", "alleged"}),
    "all": frozenset(STANDING),
}
"""Which claims a level takes in."""

# In the mouth of these stances something is told as having happened; any other takes it no further than an allegation.
_ASSERTING: frozenset[Stance] = frozenset({"asserts", "supports", "condemns"})
# As many bits as a double holds exactly: what reads numbers as floating point keeps every one.
_BITS = 52


@dataclass(frozen=True, slots=True)
class Part:
    """Somebody with a part in an event: `words` as the report names it there, the rest of its entity where one is
    known.

    `country` is an ISO 3166-1 alpha-2 code, `sector` PLOVER's."""

    words: str
    name: str
    entity: Entity | None

    @property
    def somebody(self) -> bool:
        """Whether it is known for somebody who can act: a bomb is not, nor an "it" that nothing resolves."""
        return self.entity is not None

    @property
    def country(self) -> str | None:
        return self.entity.country if self.entity else None

    @property
    def sector(self) -> str | None:
        return self.entity.sector if self.entity else None

    @property
    def title(self) -> str | None:
        return one_line(self.entity.titles[0].span.text) if self.entity and self.entity.titles else None

    @property
    def wikidata(self) -> str | None:
        return self.entity.kb.wikidata if self.entity and self.entity.kb else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One event as one report tells it. `begin` and `end` are its days (ISO 8601), those of its report where `dated` is
    false, None where neither is known. `chain` is everyone between the reader and the words, outermost first."""

    record: Record
    event: Event
    standing: Standing
    begin: str | None
    end: str | None
    dated: bool
    actors: tuple[Part, ...]
    recipients: tuple[Part, ...]
    chain: tuple[Voice, ...]
    incident: Membership | None = None

    @property
    def id(self) -> str:
        """The claim's id in the whole ledger: "d_5f2c…/v3"."""
        return f"{self.record.document.id}/{self.event.id}"

    @property
    def happening(self) -> str:
        """The id of what is told of: the incident's where it is known, else the claim's own."""
        return self.incident.id if self.incident else self.id

    @property
    def source(self) -> str | None:
        """Whom the report has it from, outermost first, None where it speaks in its own voice."""
        return " ← ".join(voice.words for voice in self.chain) or None

    @property
    def published(self) -> str | None:
        """The day of the report."""
        return day_of(self.record.document.published)

    @property
    def headline(self) -> str:
        """Who does what to whom, in the report's words: "Ruvan → shelled → the port"."""
        who, whom = (", ".join(p.name for p in parts) for parts in (self.actors, self.recipients))
        return " → ".join(x for x in (who, one_line(self.event.trigger.text), whom) if x)

    @property
    def held_headline(self) -> str:
        """The headline for places where nothing else is read: it begins with how the claim is held, unless it is told
        as fact: "Denied: Teskan → struck → the port"."""
        return f"{_HEADED.get(self.standing, '')}{self.headline}"


def claims(
    record: Record, ids: Iterable[str] | None = None, incidents: Mapping[str, Membership] | None = None
) -> Iterator[Claim]:
    """The claims of a report in text order: of all its events, or of those of these ids; `incidents` by events' ids."""
    asked = Asked(record)
    wanted = None if ids is None else frozenset(ids)
    published = day_of(record.document.published)
    for event in record.events:
        if wanted is not None and event.id not in wanted:
            continue
        time = asked.times.get(event.time or "")
        begin, end = (day_of(time.begin), day_of(time.end)) if time else (None, None)
        dated = begin is not None or end is not None
        yield Claim(
            record=record,
            event=event,
            standing=standing(asked, event),
            begin=(begin or end) if dated else published,
            end=(end or begin) if dated else published,
            dated=dated,
            actors=tuple(_part(asked, p) for p in event.actors),
            recipients=tuple(_part(asked, p) for p in event.recipients),
            chain=asked.chain(event.according_to),
            incident=incidents.get(event.id) if incidents else None,
        )


def standing(asked: Asked, event: Event) -> Standing:
    """How far an event may be taken for something that happened."""
    group = held(event)
    if group in ("told", "denied", "not_happened", "general"):
        return group
    stances = [asked.attributions[a].stance for a in event.according_to if a in asked.attributions]
    return "attributed" if group == "according" and all(s in _ASSERTING for s in stances) else "alleged"


def day_of(moment: str | None) -> str | None:
    """The day of an ISO 8601 date or date-time, None where it is none."""
    day = parse_day(moment)
    return day.isoformat() if day else None


def number_of(id: str) -> int:
    """A whole number that stands for an id where a format takes no words: the first 52 bits of its SHA-256."""
    return int.from_bytes(hashlib.sha256(id.encode("utf-8", "surrogatepass")).digest()[:8], "big") >> (64 - _BITS)


def _part(asked: Asked, p: Participant) -> Part:
    entity = asked.entity(p.entity)
    words = one_line(p.span.text)
    return Part(words, one_line(entity.name) if entity else words, entity)
