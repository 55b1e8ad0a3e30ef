"""A briefing of an incident: one self-contained HTML page without scripts, for reading, mailing and printing.

What is said to have happened and how each account holds it, who blames whom, where accounts stand against each other,
who has changed what they say, where it was, who knows it first-hand, what came when, and every quotation in its
paragraph. Nothing is loaded; every string of a report is escaped, and what cannot be seen or turns the reading
direction is spelled out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TextIO

from markupsafe import Markup

from onrecord import views
from onrecord.export.codes import country
from onrecord.export.html import digest, environment, part
from onrecord.export.linked_data import web_address
from onrecord.export.marks import Mark, Segment, marks, segments
from onrecord.export.positions import blames, changes, matters
from onrecord.export.quoting import Piece, quotation
from onrecord.incidents.records import Incident, Origin
from onrecord.records import Event, Location, Precision, Record
from onrecord.text import fold, without_article
from onrecord.views import incident as rows
from onrecord.wording import days, one_line, parse_day

_PRECISION: Mapping[Precision | None, str] = {
    "site": "a site",
    "town": "a town",
    "district": "a district",
    "region": "known to the region only",
    "country": "known to the country only",
    None: "not found on the map",
}


@dataclass(frozen=True, slots=True)
class Told:
    """An incident, and the records of the reports that tell of it, in the order of their ids."""

    incident: Incident
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph that is quoted: cut where marks begin and end."""

    kind: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A report on the page: `number` is what the page calls it, `origin` whom it has it from, None for its own
    newsroom, `echo` whether others have it from there, too, `passages` are its paragraphs with something on the
    incident in them, `changes` what it says of statements that changed."""

    number: int
    headline: views.Headline
    url: str | None
    origin: str | None
    echo: bool
    passages: tuple[Passage, ...]
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """A sentence of a report that tells of it in one way: its words, its events marked; its events as rows, all held
    alike; the report's number. `counts`, `places` and `times` are what it says of how many, where and when."""

    rows: tuple[views.Happening, ...]
    segments: tuple[Segment, ...]
    report: int
    counts: tuple[str, ...]
    places: tuple[str, ...]
    times: tuple[str, ...]

    @property
    def first(self) -> views.Happening:
        return self.rows[0]


@dataclass(frozen=True, slots=True)
class Place:
    """Where it is said to have been, how exactly that is known, and the numbers of the reports that say so."""

    name: str
    known: str
    at: str | None
    reports: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """A day on the timeline: what is said to have happened then, in the words of which report; what was said; which
    reports were published."""

    day: str | None
    words: str | None
    happened: tuple[tuple[tuple[Piece, ...], views.Happening, int], ...]
    said: tuple[tuple[rows.Saying, str], ...]
    published: tuple[Report, ...]


def write(incidents: Iterable[Told], file: TextIO) -> None:
    """Write one page for each incident, one below the other."""
    file.write(page(tuple(incidents)))


def page(incidents: Sequence[Told]) -> str:
    """The page as a string of HTML."""
    style = part("page.css") + part("briefing.css")
    template = environment().get_template("briefing.html.j2")
    briefings = [_briefing(told) for told in incidents]
    return template.render(
        briefings=briefings, stance=rows.STANCE, groups=views.GROUPS, style=Markup(style), style_hash=digest(style)
    )


def _briefing(told: Told) -> dict[str, object]:
    incident, texts = told.incident, {r.document.id: r.document.text for r in told.records}
    origins = {d: origin for origin in incident.origins for d in origin.documents}
    # In the order in which they came out, of one day the echoes last: the page's numbers then tell which was first.
    echoes = {r.document.id: _echo(r, origins.get(r.document.id)) for r in told.records}
    ordered = sorted(told.records, key=lambda r: (r.document.published or "9999", echoes[r.document.id], r.document.id))
    reports = tuple(
        _report(n, r, incident, origins.get(r.document.id), echoes[r.document.id]) for n, r in enumerate(ordered, 1)
    )
    numbers = {r.headline.document: r.number for r in reports}
    accounts = _accounts(incident, ordered, numbers)
    groups = ((group, [a for a in accounts if a.first.group == group]) for group in views.GROUPS)
    return {
        "heading": rows.heading(incident),
        "accounts": [(group, found) for group, found in groups if found],
        "accused": tuple(dict.fromkeys(one_line(r.actor) for r in incident.responsibility)),
        "blames": blames(incident, texts),
        "matters": matters(incident, texts),
        "changes": changes(incident, texts),
        "places": _places(incident, ordered, numbers),
        "roots": rows.roots(incident),
        "rootless": [r for r in reports if r.headline.document not in origins],
        "moments": _moments(incident, ordered, accounts, reports),
        "reports": reports,
        "numbers": numbers,
    }


def _members(incident: Incident, record: Record) -> list[Event]:
    ids = {e.event for e in incident.events if e.document == record.document.id}
    return [e for e in record.events if e.id in ids]


def _accounts(incident: Incident, records: Sequence[Record], numbers: Mapping[str, int]) -> list[Account]:
    """The events of the incident as its reports tell them, sentence by sentence."""
    found = []
    for record in records:
        made = {row.id: row for row in views.happenings(record)}
        sentences: dict[tuple[int, int, str], list[Event]] = {}
        for e in _members(incident, record):
            sentences.setdefault((e.sentence.start, e.sentence.end, made[e.id].badge), []).append(e)
        for (start, end, _), events in sentences.items():
            ids = {e.id for e in events}
            over = [m for m in marks(record) if m.kind == "events" and m.record in ids]
            told = tuple(made[e.id] for e in events)
            found.append(
                Account(
                    rows=told,
                    segments=tuple(segments(record.document.text, start, end, over)),
                    report=numbers[record.document.id],
                    counts=_each(words for row in told for words in row.counts),
                    places=_each(row.where for row in told if row.where),
                    times=_each(_when(row.when) for row in told if row.when),
                )
            )
    return found


def _each(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))


def _when(when: views.When) -> str:
    return f"{when.resolved or 'day not known'} (“{when.words}”)"


def _places(incident: Incident, records: Sequence[Record], numbers: Mapping[str, int]) -> list[Place]:
    found: dict[str, tuple[Location, dict[int, None]]] = {}
    for record in records:
        for e in _members(incident, record):
            if e.location is not None:
                name = e.location.name or one_line(e.location.span.text)
                found.setdefault(name, (e.location, {}))[1][numbers[record.document.id]] = None
    return [
        Place(
            ", ".join(x for x in dict.fromkeys((name, country(where.country, "name"))) if x),
            _PRECISION[where.precision],
            f"{where.lat:.2f}, {where.lon:.2f}" if where.lat is not None and where.lon is not None else None,
            tuple(reports),
        )
        for name, (where, reports) in found.items()
    ]


def _moments(
    incident: Incident, records: Sequence[Record], accounts: Sequence[Account], reports: Sequence[Report]
) -> list[Moment]:
    """The days in order; what has none stands last."""
    said = dict(rows.said_when(incident))
    published: dict[str | None, list[Report]] = {}
    for report in reports:
        day = parse_day(report.headline.published)
        published.setdefault(day.isoformat() if day else None, []).append(report)
    events = {(r.document.id, e.id): e for r in records for e in r.events}
    texts = {r.document.id: r.document.text for r in records}
    happened: dict[str | None, dict[tuple[tuple[Piece, ...], str, int], views.Happening]] = {}
    for account in accounts:
        for row in account.rows:
            if row.when is not None and row.when.begin is not None:
                e = events[row.document, row.id]
                words = quotation(texts[row.document], (e.trigger, *(p.span for p in (*e.actors, *e.recipients))))
                happened.setdefault(row.when.begin[:10], {}).setdefault((words, row.badge, account.report), row)
    return [
        Moment(
            day,
            days(day, day),
            tuple((words, row, n) for (words, _, n), row in happened.get(day, {}).items()),
            said.get(day, ()),
            tuple(published.get(day, ())),
        )
        for day in sorted({*said, *published, *happened}, key=lambda day: day or "9999")
    ]


def _echo(record: Record, origin: Origin | None) -> bool:
    """Whether a report has from another newsroom what another of the reports has from there, too."""
    if origin is None or origin.kind not in ("news_agency", "outlet") or len(origin.documents) < 2:
        return False
    return not _own(record, origin)


def _own(record: Record, origin: Origin) -> bool:
    """Whether a report is of the newsroom that knows it."""
    return fold(without_article(record.document.outlet or "")) == fold(without_article(origin.origin))


def _report(number: int, record: Record, incident: Incident, origin: Origin | None, echo: bool) -> Report:
    wanted = _wanted(record, incident)
    changes = tuple(n.message for n in record.notices if n.kind == "changed_statement" and wanted & {*n.records})
    return Report(
        number=number,
        headline=views.headline(record),
        url=web_address(record.document.url),
        origin=one_line(origin.origin) if origin and not _own(record, origin) else None,
        echo=echo,
        passages=_passages(record, wanted),
        changes=changes,
    )


def _wanted(record: Record, incident: Incident) -> set[str]:
    """The ids of a report's records that have to do with the incident."""
    said = [s for r in incident.responsibility for s in r.said_by]
    said += [s for d in incident.disputes for p in d.positions for s in p.said_by]
    found = {i for s in said if s.document == record.document.id for i in s.records}
    for e in _members(incident, record):
        found |= {e.id, *e.according_to}
    return found


def _passages(record: Record, wanted: set[str]) -> tuple[Passage, ...]:
    """The paragraphs with something on the incident in them. What is done and said is marked; people, places and
    numbers within would be too many colours for one paragraph."""
    found = [m for m in marks(record) if m.record in wanted]
    text, passages = record.document.text, []
    for block in record.document.blocks:
        inside = [m for m in found if m.start < block.end and m.end > block.start]
        if inside:
            passages.append(Passage(block.kind, tuple(segments(text, block.start, block.end, _plain(inside)))))
    return tuple(passages)


def _plain(found: Sequence[Mark]) -> list[Mark]:
    return [m for m in found if m.kind in ("said", "cue", "by", "events")]
