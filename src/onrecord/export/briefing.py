"""A briefing of an incident: one self-contained HTML page without scripts, for reading, mailing and printing.

What is said to have happened and how each account holds it, who blames whom, where accounts stand against each other,
who knows it first-hand, what was said when, and every quotation in its paragraph. Nothing is loaded; every string of a
report is escaped, and what cannot be seen or turns the reading direction is spelled out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TextIO

from markupsafe import Markup

from onrecord import views
from onrecord.export.html import digest, environment, part
from onrecord.export.linked_data import web_address
from onrecord.export.marks import Mark, Segment, marks, segments
from onrecord.incidents.records import Incident
from onrecord.records import Record
from onrecord.views import incident as rows
from onrecord.wording import days, parse_day


@dataclass(frozen=True, slots=True)
class Told:
    """An incident, and the records of the reports that tell of it, in the order of their ids."""

    incident: Incident
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph that is quoted: cut where marks begin and end; the words that the page shows before it are left
    out."""

    kind: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A report on the page: `number` is what the page calls it, `origin` whom it has it from, `passages` are its
    paragraphs with something on the incident in them."""

    number: int
    headline: views.Headline
    url: str | None
    origin: str | None
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """A sentence of a report that tells of it, in one way: its events as rows, all held alike, and the report's
    number."""

    rows: tuple[views.Happening, ...]
    report: int

    @property
    def first(self) -> views.Happening:
        return self.rows[0]


@dataclass(frozen=True, slots=True)
class Moment:
    """A day on the timeline: what is said to have happened then, what was said, which reports were published."""

    day: str | None
    words: str | None
    happened: tuple[tuple[views.Happening, int], ...]
    said: tuple[tuple[rows.Saying, str], ...]
    published: tuple[Report, ...]


def write(incidents: Iterable[Told], file: TextIO) -> None:
    """Write one page for each incident, one below the other."""
    file.write(page(tuple(incidents)))


def page(incidents: Sequence[Told]) -> str:
    """The page as a string of HTML."""
    style = part("page.css") + part("briefing.css")
    return (
        environment()
        .get_template("briefing.html.j2")
        .render(
            briefings=[_briefing(told) for told in incidents],
            stance=rows.STANCE,
            style=Markup(style),
            style_hash=digest(style),
        )
    )


def _briefing(told: Told) -> dict[str, object]:
    incident = told.incident
    origins = {d: origin.origin for origin in incident.origins for d in origin.documents}
    # In the order in which they came out: the page's numbers then tell which was first.
    ordered = sorted(told.records, key=lambda r: (r.document.published or "9999", r.document.id))
    reports = tuple(_report(n, r, incident, origins.get(r.document.id)) for n, r in enumerate(ordered, 1))
    numbers = {r.headline.document: r.number for r in reports}
    accounts = _accounts(told, numbers)
    return {
        "heading": rows.heading(incident),
        "accounts": [
            (group, [a for a in accounts if a.first.group == group])
            for group in views.GROUPS
            if any(a.first.group == group for a in accounts)
        ],
        "groups": views.GROUPS,
        "accused": rows.accused(incident),
        "matrix": rows.matrix(incident),
        "matters": [m for m in rows.matters(incident) if m.about != "responsibility"],
        "roots": rows.roots(incident),
        "moments": _moments(incident, accounts, reports),
        "reports": reports,
        "numbers": numbers,
    }


def _accounts(told: Told, numbers: dict[str, int]) -> list[Account]:
    """The events of the incident as its reports tell them, sentence by sentence."""
    members = {(e.document, e.event) for e in told.incident.events}
    found: dict[tuple[str, str, str], list[views.Happening]] = {}
    for record in sorted(told.records, key=lambda r: numbers[r.document.id]):
        for row in views.happenings(record):
            if (row.document, row.id) in members:
                found.setdefault((row.document, row.sentence, row.badge), []).append(row)
    return [Account(tuple(rows), numbers[document]) for (document, _, _), rows in found.items()]


def _moments(incident: Incident, accounts: Sequence[Account], reports: Sequence[Report]) -> list[Moment]:
    """The days in order; what has none stands last."""
    said = dict(rows.said_when(incident))
    published: dict[str | None, list[Report]] = {}
    for report in reports:
        day = parse_day(report.headline.published)
        published.setdefault(day.isoformat() if day else None, []).append(report)
    happened: dict[str | None, list[tuple[views.Happening, int]]] = {}
    for account in accounts:
        for row in account.rows:
            if row.when is not None and row.when.begin is not None:
                happened.setdefault(row.when.begin[:10], []).append((row, account.report))
    every = sorted({*said, *published, *happened}, key=lambda day: day or "9999")
    return [
        Moment(day, days(day, day), tuple(happened.get(day, ())), said.get(day, ()), tuple(published.get(day, ())))
        for day in every
    ]


def _report(number: int, record: Record, incident: Incident, origin: str | None) -> Report:
    return Report(number, views.headline(record), web_address(record.document.url), origin, _passages(record, incident))


def _passages(record: Record, incident: Incident) -> tuple[Passage, ...]:
    """The paragraphs with something on the incident in them, that marked and nothing else."""
    told = {e.event for e in incident.events if e.document == record.document.id}
    said = [s for r in incident.responsibility for s in r.said_by]
    said += [s for d in incident.disputes for p in d.positions for s in p.said_by]
    wanted = told | {i for s in said if s.document == record.document.id for i in s.records}
    wanted |= {a for e in record.events if e.id in told for a in e.according_to}
    found = [m for m in marks(record) if m.record in wanted]
    text, passages = record.document.text, []
    for block in record.document.blocks:
        inside = [m for m in found if m.start < block.end and m.end > block.start]
        if inside:
            passages.append(Passage(block.kind, tuple(segments(text, block.start, block.end, _plain(inside)))))
    return tuple(passages)


def _plain(found: Sequence[Mark]) -> list[Mark]:
    """Marks of what is done and said; people, places and numbers within would be too many colours for one paragraph."""
    return [m for m in found if m.kind in ("said", "cue", "by", "events")]
