"""An incident: one happening that the events of several reports tell of. Frozen plain values, as `onrecord.records`.

The written form of an incident is what `docs/record-format.md` says of it; fields are declared in its order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from onrecord.records import EventType, Location, Polarity, Record, Span

OriginKind = Literal["news_agency", "outlet", "named", "unnamed", "official_body"]
"""What kind of source it is that knows something first-hand."""

BlameStance = Literal["claims", "asserts", "accuses", "suspects", "denies"]
"""How somebody is said to have done it: by themselves; as a fact; as an accusation; with a reservation; not."""

Reports = Sequence[tuple[Record, tuple[str, ...]]]
"""Of each report that tells of an incident: its record, and the ids of the events in it that do ("v3"), in the order
of the documents' ids."""


@dataclass(frozen=True, slots=True)
class Member:
    """An event of a report, by the ids of both."""

    document: str
    event: str


@dataclass(frozen=True, slots=True)
class SaidBy:
    """Who says something, and where: the names of the sources, outermost first (the report's outlet where it speaks in
    its own voice), the report, the words, the ids of the records in it that say so ("a3", "v2"), and the day on which
    it was said or published (ISO 8601), None where unknown. `stance` says how, where it is about who did it."""

    chain: tuple[str, ...]
    document: str
    spans: tuple[Span, ...]
    records: tuple[str, ...] = ()
    day: str | None = None
    stance: BlameStance | None = None


@dataclass(frozen=True, slots=True)
class Responsibility:
    """Somebody is said to have done it ("positive"), or not to have ("negative": a denial, or said by others)."""

    actor: str
    polarity: Polarity
    said_by: tuple[SaidBy, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """One side of a dispute, in words or figures ("14", "at least 20", "2024-03-02", "it did not happen").

    `superseded` says that whoever held it has since said otherwise: a later toll of the same source is no dispute."""

    value: str
    said_by: tuple[SaidBy, ...]
    superseded: bool = False


@dataclass(frozen=True, slots=True)
class Dispute:
    """What is told in more than one way: "responsibility", "count:killed", "date", "location" or "occurrence".

    `kind` is "disputed" where sources stand against each other, "changed" where one source has said one thing and then
    another. A matter may be both, and then has one of each: the change with what its giver has held, the dispute with
    everything."""

    about: str
    kind: Literal["disputed", "changed"]
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Who knows it first-hand, and the reports that have it from there."""

    origin: str
    kind: OriginKind
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One happening. `begin` and `end` are its days (ISO 8601), None where no report dates it; `documents` is the
    number of reports that tell of it, `independent_origins` of how many first-hand sources these have it."""

    id: str
    type: EventType | None
    title: str
    begin: str | None
    end: str | None
    location: Location | None
    events: tuple[Member, ...]
    documents: int
    origins: tuple[Origin, ...]
    independent_origins: int
    responsibility: tuple[Responsibility, ...]
    disputes: tuple[Dispute, ...]
