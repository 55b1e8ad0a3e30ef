"""A reader's questions to many reports: what the ledger found, in the rows of the one-report views.

Each answer is a row of its report and the report's headline, so that whoever shows it says the same as the report's
own page. `written` is the same for programs: the record in its written form with the names it stands for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from onrecord import wire
from onrecord.records import Record
from onrecord.views.asked import Asked
from onrecord.views.happening import happening, happenings
from onrecord.views.rows import Happening, Statement
from onrecord.views.statement import statement, statements

if TYPE_CHECKING:
    from onrecord.incidents.proposals import Proposal
    from onrecord.ledger import ActorRow, Finding, Hit, Report


@dataclass(frozen=True, slots=True)
class Told:
    """A statement or event with the report it stands in. `day` and `last_day` are ISO 8601, None where unknown."""

    report: Report
    row: Statement | Happening
    day: str | None
    last_day: str | None

    @property
    def id(self) -> str:
        """The record's id in the whole ledger: "d_5f2c…/a3"."""
        return f"{self.report.id}/{self.row.id}"


def told(findings: Iterable[Finding]) -> tuple[Told, ...]:
    """The rows of what was found, in its order."""
    known: dict[str, Asked] = {}
    found = []
    for f in findings:
        if f.report.id not in known:
            known[f.report.id] = Asked(f.record)
        found.append(Told(f.report, row(known[f.report.id], f.id), f.day, f.last_day))
    return tuple(found)


def told_of(hit: Hit) -> tuple[Told, ...]:
    """The statements and events of a report that a search found."""
    asked = Asked(hit.record)
    return tuple(Told(hit.report, row(asked, i), None, None) for i in (*hit.statements, *hit.events))


def row(asked: Asked, id: str) -> Statement | Happening:
    """A statement or event of a record by its id."""
    return statement(asked, asked.attributions[id]) if id in asked.attributions else happening(asked, asked.events[id])


def rows(record: Record) -> dict[str, Statement | Happening]:
    """The statements and events of a record by their ids."""
    found: tuple[Statement | Happening, ...] = (*statements(record), *happenings(record))
    return {row.id: row for row in found}


def written(findings: Iterable[Finding]) -> Iterator[dict[str, Any]]:
    """What was found, for programs: the report, the record in its written form, the names of whoever has a part."""
    known: dict[str, Asked] = {}
    for f in findings:
        if f.report.id not in known:
            known[f.report.id] = Asked(f.record)
        asked = known[f.report.id]
        yield _written(f.report, asked, f.id) | {"begin": f.day, "end": f.last_day, "dated": f.dated}


def written_hit(hit: Hit) -> dict[str, Any]:
    """A report that a search found, for programs."""
    asked = Asked(hit.record)
    return {
        "document": about(hit.report),
        "whole": hit.whole,
        "statements": [_written(hit.report, asked, i) for i in hit.statements],
        "events": [_written(hit.report, asked, i) for i in hit.events],
    }


def written_actor(actor: ActorRow, proposals: Iterable[Proposal] = ()) -> dict[str, Any]:
    """Somebody or something named, for programs, and which others it may be one with."""
    mine = [
        {
            "id": p.other if p.one == actor.id else p.one,
            "name": p.names[p.one == actor.id],
            "score": p.score,
            "why": [{"feature": f.name, "detail": f.detail} for f in p.features],
        }
        for p in proposals
        if actor.id in (p.one, p.other)
    ]
    return asdict(actor) | ({"perhaps": mine} if mine else {})


def about(report: Report) -> dict[str, Any]:
    """Which report it is, for programs."""
    names = ("id", "source", "url", "outlet", "title", "published")
    return {name: getattr(report, name) for name in names}


def _written(report: Report, asked: Asked, id: str) -> dict[str, Any]:
    made = row(asked, id)
    found: dict[str, Any] = {"id": f"{report.id}/{id}", "document": about(report)}
    if isinstance(made, Statement):
        found |= {"statement": wire.part_to_dict(asked.attributions[id]), "speaker": made.voice.name}
    else:
        found |= {"event": wire.part_to_dict(asked.events[id]), "held": made.group}
        found |= {"actors": [p.name for p in made.who], "recipients": [p.name for p in made.whom]}
    return found | {"chain": [voice.name for voice in made.chain]}
