"""The plain rows of answers: all words, no markup, nothing left to compute."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Group = Literal["told", "according", "hedged", "denied", "not_happened", "general"]

GROUPS: Mapping[Group, str] = {
    "told": "Told as fact by the report",
    "according": "According to others",
    "hedged": "Said with reservation",
    "denied": "Denied, or said not to have happened",
    "not_happened": "Threatened, planned, requested or hypothetical: NOT told as having happened",
    "general": "Told in general, of no one occasion",
}
"""How an event is held, in the order in which a reader wants to see them."""

GROUPS_SHORT: Mapping[Group, str] = {
    "told": "told as fact",
    "according": "according to others",
    "hedged": "with reservation",
    "denied": "denied",
    "not_happened": "not told as having happened",
    "general": "in general",
}
"""The same after a number: "3 denied"."""


@dataclass(frozen=True, slots=True)
class Headline:
    """What a report is. The ``*_from`` are in words ("taken from the dateline"), None where unknown."""

    document: str
    title: str | None
    title_from: str | None
    outlet: str | None
    outlet_from: str | None
    authors: tuple[str, ...]
    authors_from: str | None
    published: str | None
    published_words: str | None
    published_from: str | None
    url: str | None
    source: str

    @property
    def name(self) -> str:
        """What to call the report in a list."""
        return self.title or self.source


@dataclass(frozen=True, slots=True)
class Voice:
    """One speaker in a chain: the name or the words used, and the role the report gives.

    `unnamed` is set for sources the report describes but does not name. `entity` is the id, `record` the
    attribution's."""

    name: str
    role: str | None
    unnamed: bool
    entity: str | None
    record: str

    @property
    def words(self) -> str:
        return f"{self.name} (unnamed)" if self.unnamed else self.name


def in_words(chain: tuple[Voice, ...]) -> str:
    """A chain of sources, outermost first: "Reuters ← two officials (unnamed)". Who tells of his own words ("she said
    she had asked for ...") stands in it once."""
    return " ← ".join(voice.words for voice in chain[:1] + _others(chain))


def via(chain: tuple[Voice, ...]) -> str | None:
    """Through whom the last of a chain is heard, in words; None where nobody else tells of it."""
    others = _others(chain)
    return in_words(chain[: chain.index(others[-1])]) if others else None


def _others(chain: tuple[Voice, ...]) -> tuple[Voice, ...]:
    """Those of a chain who are not the one before them, the first left out."""
    return tuple(b for a, b in pairwise(chain) if a.entity is None or a.entity != b.entity)


@dataclass(frozen=True, slots=True)
class When:
    """A date: the printed words, the days they mean (in words, None if unresolved), ISO 8601 first and last day."""

    id: str
    words: str
    resolved: str | None
    begin: str | None
    end: str | None


# How `made_by` begins where people say that a record is otherwise than it was read.
_JUDGED = "judgement · "


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One record of a report in words: the document's id, the record's, and the step and rule that made it."""

    document: str
    id: str
    made_by: str

    @property
    def corrected(self) -> str | None:
        """Which judgement it is as it is by, who made it and why ("j_… by Ada Lark: the time is his too"); None where
        it is as it was read."""
        return self.made_by.removeprefix(_JUDGED) if self.made_by.startswith(_JUDGED) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced(Row):
    """What stands according to somebody: `chain` is everyone between the reader and the words, outermost first,
    empty where the report itself says so."""

    chain: tuple[Voice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Sourced):
    """One attribution: `voice`, the last of the chain, speaks, to `told` where that is stated."""

    voice: Voice
    told: tuple[Party, ...]
    stance: str
    stance_words: str
    quote: str
    channel: str | None
    cue: tuple[str, ...]
    content: tuple[str, ...]
    when: When | None
    holds: tuple[str, ...]
    start: int


@dataclass(frozen=True, slots=True)
class Party:
    """Who does or undergoes something: the words at that place, the entity's name and id where it is known."""

    words: str
    name: str
    entity: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening(Sourced):
    """One event, told, claimed, denied or merely imagined: see `group` and `badge`."""

    group: Group
    badge: str
    trigger: str
    type: str | None
    kind: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    who: tuple[Party, ...]
    whom: tuple[Party, ...]
    where: str | None
    where_resolved: str | None
    when: When | None
    counts: tuple[str, ...]
    certainty: str
    document_time: str
    sentence: str
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Sourced):
    """A standing relation: what is said of the subject, in words ("spokesman (State Department)")."""

    subject: Party
    words: str
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Sourced):
    """A number somebody states: as printed, its value in words, and what it counts."""

    printed: str
    value: str
    of: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Row):
    """Somebody or something named: `says`, `does`, `undergoes` and `facts` are ids of records."""

    name: str
    kind: str
    kind_words: str
    country: str | None
    sector: str | None
    sector_words: str | None
    titles: tuple[str, ...]
    namings: tuple[tuple[str, str], ...]
    geonames: int | None
    wikidata: str | None
    says: tuple[str, ...]
    does: tuple[str, ...]
    undergoes: tuple[str, ...]
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated(Row):
    """A date named in the report and what it dates: `events` happened then, `statements` were made then."""

    when: When
    kind: str
    value: str
    anchored: str
    events: tuple[str, ...]
    statements: tuple[str, ...]
    start: int


@dataclass(frozen=True, slots=True)
class Remark:
    """A notice: what a careful reader would remark on, with the words it is about."""

    document: str
    id: str
    kind: str
    message: str
    words: tuple[str, ...]
    records: tuple[str, ...]
