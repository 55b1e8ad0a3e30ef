"""What a ledger answers with: plain frozen rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from onrecord.records import Record

Verdict = Literal["reject", "confirm", ""]
"""What holds of a statement or event by people's judgement; "" where nobody has judged, or not in effect."""

Outcome = Literal["added", "revised", "kept", "known", "failed"]
"""What became of something that was to be added: new; a newer reading that is asked from now on; another reading,
kept beside the one that is asked; there already; not readable."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one source: the document's id where there is one, the reason where it failed."""

    source: str
    outcome: Outcome
    document: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report of the ledger: what is known about it, and which reading of it questions ask.

    `published` is an ISO 8601 date or date-time, `added` the moment this revision was kept (UTC), `revisions` how
    many readings of it are kept."""

    id: str
    source: str
    url: str | None
    outlet: str | None
    title: str | None
    published: str | None
    revision: str
    reader: str
    added: str

    @property
    def name(self) -> str:
        """What to call the report in a list."""
        return self.title or self.source


@dataclass(frozen=True, slots=True)
class Finding:
    """A statement or event that answers a question: the report, its record, and the id in it ("a3").

    `day` and `last_day` are ISO 8601 dates, None where unknown; `dated` says that they are the record's own and not
    its report's. `verdict` is what people have judged of it."""

    report: Report
    record: Record
    id: str
    day: str | None
    last_day: str | None
    dated: bool
    verdict: Verdict = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that a search found: ids of the statements and events in it that are answers, whether the report as a
    whole is one, and its place among what the search finds."""

    report: Report
    record: Record
    whole: bool
    statements: tuple[str, ...]
    events: tuple[str, ...]
    place: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRow:
    """Somebody or something named in the ledger: in how many reports, how often it speaks, acts and is acted on.

    `aliases` are its other names, those of most reports first; `doubtful` that nothing but a lone surname or a common
    name makes it one."""

    id: str
    name: str
    kind: str
    reports: int
    says: int
    does: int
    undergoes: int
    aliases: tuple[str, ...] = ()
    doubtful: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One reading of a document. `current` is the one that questions ask."""

    id: str
    document: str
    reader: str
    version: str
    added: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarantined:
    """An input that could not be read: the kind of error ("NotText"), the step and the reason, when it was tried, and
    the sha256 of the bytes where they are kept."""

    source: str
    kind: str
    step: str | None
    reason: str
    added: str
    raw_sha256: str | None


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that `verify` found wrong: with which document, revision or table, and what."""

    where: str
    what: str
