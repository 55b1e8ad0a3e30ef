"""What can be exported: each format with what its rows are, and what it can say of how a claim is held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any, Literal

from onrecord.export.claims import HELD, STANDING, Claim, claims

if TYPE_CHECKING:
    from onrecord.ledger import Filters
    from onrecord.ledger.extracts import ExtractView

Rows = Literal["reports", "statements", "claims", "happenings"]
"""What is written row by row: whole reports, statements, claims, or the claims of one happening together."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format of export.

    Attributes:
        name: what it is called on the command line.
        rows: what its module's ``write(rows, file)`` takes.
        words: what it is, in a few words.
        held: the level (`onrecord.export.claims.HELD`) that it takes if nothing else is said.
        most: the highest level that it takes: one below "all" has no field for what did not happen.
        csv: whether ``write`` can leave formulas as they are.
        folder: whether it is a folder of files.
        newline: what ends a line, where the format says so.
    """

    name: str
    rows: Rows
    words: str
    held: str = "all"
    most: str = "all"
    csv: bool = False
    folder: bool = False
    newline: str = "\n"

    @property
    def module(self) -> ModuleType:
        """The module that writes it."""
        return import_module(f"onrecord.export.{self.name.replace('-', '_')}")

    def fits(self, claim: Claim) -> bool:
        """Whether the format has room for a claim."""
        takes: Callable[[Claim], bool] | None = getattr(self.module, "fits", None)
        return takes is None or takes(claim)


_ATTRIBUTED, _ALLEGED = "attributed", "alleged"

FORMATS: Mapping[str, Format] = {
    f.name: f
    for f in (
        Format("jsonl", "reports", "every report's record, one a line"),
        Format("csv-events", "claims", "a table of events", csv=True),
        Format("csv-statements", "statements", "a table of statements", csv=True),
        Format("parquet", "reports", "a folder of tables", folder=True),
        Format("polecat", "claims", "POLECAT's 40 columns", _ATTRIBUTED, _ALLEGED),
        Format("icews", "claims", "ICEWS's 20 columns", _ATTRIBUTED, _ALLEGED),
        Format("gdelt-events", "happenings", "GDELT 2.0 events, 61 columns", _ATTRIBUTED, _ALLEGED),
        Format("gdelt-mentions", "happenings", "GDELT 2.0 mentions, 16 columns", _ATTRIBUTED, _ALLEGED),
        Format("plover", "claims", "PLOVER JSON Lines, with offsets"),
        Format("acled", "happenings", "CSV of ACLED's shape, 31 columns", _ATTRIBUTED, _ALLEGED, csv=True),
        Format("ftm", "reports", "followthemoney entities"),
        Format("webannotation", "reports", "W3C Web Annotation"),
        Format("schemaorg", "reports", "schema.org NewsArticle and Claim"),
        Format("prov", "reports", "PROV-O"),
        Format("gexf", "claims", "network of actors, for Gephi"),
        Format("graphml", "claims", "network of actors"),
        Format("geojson", "claims", "events on a map"),
        Format("timelinejs", "claims", "a timeline for TimelineJS"),
        Format("icalendar", "claims", "a calendar", newline=""),
    )
}


@dataclass(frozen=True, slots=True)
class Selection:
    """What of a ledger is written in a format, and why claims were left out (filled while rows are read)."""

    view: ExtractView
    form: Format
    asked: Filters
    held: str
    left_out: Counter[str]

    def rows(self) -> Iterator[Any]:
        """The rows, sorted by the ids of their reports, in text order."""
        if self.form.rows == "reports":
            # The records themselves are kept and given as they were made, whatever people judge of them.
            whole = self.form.name == "jsonl"
            return self.view.reports(replace(self.asked, rejected=whole or self.asked.rejected))
        if self.form.rows == "statements":
            return self.view.extracts("statements", self.asked)
        found = self._claims()
        return found if self.form.rows == "claims" else self._happenings(found)

    def _claims(self) -> Iterator[Claim]:
        for extract in self.view.extracts("events", self.asked):
            for claim in claims(extract.record, extract.ids, extract.incidents):
                if claim.standing not in HELD[self.held]:
                    self.left_out[STANDING[claim.standing]] += 1
                elif not self.form.fits(claim):
                    self.left_out[f"without {self.form.module.NEEDS}"] += 1
                else:
                    yield claim

    def _happenings(self, found: Iterable[Claim]) -> Iterator[tuple[Claim, ...]]:
        """Claims with the others of their incident, also those that did not answer themselves; each incident once,
        where the first of its claims stands."""
        seen: set[str] = set()
        for claim in found:
            incident = claim.incident
            if incident is None or len(incident.members) < 2:
                yield (claim,)
            elif incident.id not in seen:
                seen.add(incident.id)
                yield tuple(self._told_together(incident.members))

    def _told_together(self, members: tuple[tuple[str, str], ...]) -> Iterator[Claim]:
        for extract in self.view.tellings(members):
            for claim in claims(extract.record, extract.ids, extract.incidents):
                if claim.standing in HELD[self.held] and self.form.fits(claim):
                    yield claim
