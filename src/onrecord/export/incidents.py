"""Incidents as a person would read them: lists, and one in full with who blames whom and where accounts differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TextIO

from onrecord.export.text import WIDTH, deed, wrapped
from onrecord.incidents.records import Incident
from onrecord.ledger import Report
from onrecord.records import Record
from onrecord.views import incident as views
from onrecord.views.found import rows
from onrecord.views.rows import Happening
from onrecord.wording import days, one_line, visible

# Characters of one quote, of a column of the matrix, of the name of a source in it.
_QUOTE, _COLUMN, _SOURCE = 160, 22, 28
_COLUMNS = 3


def write_incidents(found: Iterable[Incident], file: TextIO) -> None:
    """A list: what, when and where, how many know it, what is disputed."""
    for incident in found:
        h = views.heading(incident)
        note = "; ".join(x for x in (h.when or "day not known", h.known, *h.differ) if x)
        _put([*wrapped(h.title, "", 4), *wrapped(f"{note} [{h.id}]", "    ", 6)], file)


def write_disputes(found: Iterable[Incident], file: TextIO) -> None:
    """Of each incident what is told in more than one way, and by whom."""
    for incident in found:
        lines = [*_title(incident), *_matters(incident, quotes=False), ""]
        _put(lines, file)


def write_origins(found: Iterable[Incident], file: TextIO) -> None:
    """Of each incident who knows it first-hand, and how many reports have it from there."""
    for incident in found:
        lines = wrapped(f"{views.heading(incident).title}: {views.known(incident)} [{incident.id}]", "", 4)
        for root in views.roots(incident):
            n = len(root.documents)
            told = f"{root.name} ({root.kind}): {n} report{'' if n == 1 else 's'} [{', '.join(root.documents)}]"
            lines += wrapped(told, "  · ", 6)
        _put([*lines, ""], file)


def write_incident(incident: Incident, reports: Mapping[str, tuple[Report, Record]], file: TextIO) -> None:
    """One incident in full. `reports` are those that tell of it, by their ids."""
    h = views.heading(incident)
    lines = wrapped(h.title, "", 0)
    for label, value in (("when", h.when), ("where", h.where), ("what", h.kind), ("known", h.known), ("id", h.id)):
        lines += wrapped(value or "not known", f"  {label:<10} ", 13)
    outlets = {d: (r.outlet or "outlet not known") for d, (r, _) in reports.items()}
    for title, body in (
        ("Who knows it first-hand", _origins(incident, reports)),
        ("What is said to have happened", _happened(incident, reports)),
        ("Who blames whom", [*_matrix(incident), *_accused(incident, outlets)] or ["Nobody blames anybody."]),
        ("Where accounts differ", _matters(incident, quotes=True, outlets=outlets)),
        ("What was said when", _said_when(incident, outlets)),
    ):
        if body:
            lines += ["", title, "─" * len(title), *body]
    _put(lines, file)


def _title(incident: Incident) -> list[str]:
    h = views.heading(incident)
    return wrapped(f"{h.title}; {h.when or 'day not known'} [{h.id}]", "", 4)


def _origins(incident: Incident, reports: Mapping[str, tuple[Report, Record]]) -> list[str]:
    lines: list[str] = []
    for root in views.roots(incident):
        lines += wrapped(f"{root.name} ({root.kind})", "", 2)
        for document in sorted(root.documents, key=lambda d: _published(d, reports)):
            lines += wrapped(_report(document, reports), "  · ", 6)
    return lines


def _published(document: str, reports: Mapping[str, tuple[Report, Record]]) -> tuple[str, str]:
    """Reports stand in the order of their days, those without one last."""
    return (reports[document][0].published or "9999" if document in reports else "9999"), document


def _report(document: str, reports: Mapping[str, tuple[Report, Record]]) -> str:
    if document not in reports:
        return f"[{document}]"
    report, _ = reports[document]
    day = report.published[:10] if report.published else "day not known"
    name = f"{report.outlet or 'outlet not known'}, {day}: {report.name}"
    return f"{one_line(name)} [{document}]"


def _happened(incident: Incident, reports: Mapping[str, tuple[Report, Record]]) -> list[str]:
    """Report by report; what reads the same in one report is printed once, with all ids."""
    lines: list[str] = []
    members: dict[str, list[str]] = {}
    for member in incident.events:
        members.setdefault(member.document, []).append(member.event)
    for document, ids in sorted(members.items(), key=lambda m: _published(m[0], reports)):
        if document not in reports:
            continue
        lines += wrapped(_report(document, reports), "", 4)
        made = rows(reports[document][1])
        entries: dict[str, list[str]] = {}
        for one in ids:
            row = made.get(one)
            if isinstance(row, Happening):
                entries.setdefault(f"{deed(row)} – {row.badge}", []).append(one)
        for told, same in entries.items():
            lines += wrapped(f"{told} [{', '.join(same)}]", "  · ", 6)
    return lines


def _matrix(incident: Incident) -> list[str]:
    """A table of sources and accused, of as many columns as go on a line."""
    found = views.matrix(incident)
    if len(found.rows) < 2:
        return []
    columns = range(min(len(found.accused), _COLUMNS))
    wide = min(max(len(source) for source, _ in found.rows), _SOURCE)
    lines = ["  ".join([" " * wide, *(f"{_cut(found.accused[c], _COLUMN):<{_COLUMN}}" for c in columns)]).rstrip()]
    for source, cells in found.rows:
        if any(cells[c] for c in columns):
            shown = (f"{_cut(cells[c] or '·', _COLUMN):<{_COLUMN}}" for c in columns)
            lines.append("  ".join([f"{_cut(source, wide):<{wide}}", *shown]).rstrip())
    left = len(found.accused) - len(columns)
    return [*lines, *([f"and {left} more, below"] if left else []), ""]


def _accused(incident: Incident, outlets: Mapping[str, str]) -> list[str]:
    lines: list[str] = []
    for one in views.accused(incident):
        lines += wrapped(f"{one.name} (since taken back by whoever said so)" if one.taken_back else one.name, "", 2)
        for said in (*one.blamed, *one.denied):
            lines += wrapped(f"{views.BY[said.stance or 'asserts']} {_said(said, outlets, quotes=True)}", "  · ", 6)
    return lines


def _matters(incident: Incident, *, quotes: bool, outlets: Mapping[str, str] | None = None) -> list[str]:
    lines: list[str] = []
    for matter in views.matters(incident):
        # Who blames whom stands above, with the words.
        above = quotes and matter.about == "responsibility"
        lines += wrapped(f"{matter.title} – {matter.kind}{': see above' if above else ''}", "", 2)
        if above:
            continue
        for side in matter.sides:
            by = "; ".join(_each(side.said, outlets or {}, quotes=quotes))
            lines += wrapped(f"{side.value}{' (superseded)' if side.superseded else ''}: {by}", "  · ", 6)
    return lines


def _said_when(incident: Incident, outlets: Mapping[str, str]) -> list[str]:
    lines: list[str] = []
    for day, sayings in views.said_when(incident):
        lines.append(days(day, day) or "day not known")
        for said, words in sayings:
            where = f" [{outlets[said.document]}]" if said.document in outlets else ""
            lines += wrapped(f"{said.who}: {words}{where}", "  · ", 6)
    return lines


def _each(sayings: Iterable[views.Saying], outlets: Mapping[str, str], *, quotes: bool) -> Iterator[str]:
    """Who says it; without quotes one source is printed once, with all reports."""
    if quotes:
        yield from (_said(said, outlets, quotes=True) for said in sayings)
        return
    by: dict[str, list[str]] = {}
    for said in sayings:
        by.setdefault(said.who, []).append("/".join((said.document, *said.records[:1])))
    yield from (f"{who} [{', '.join(places)}]" for who, places in by.items())


def _said(said: views.Saying, outlets: Mapping[str, str], *, quotes: bool) -> str:
    words = " … ".join(said.quotes)
    quoted = f": “{_cut(words, _QUOTE)}”" if quotes and words else ""
    outlet = outlets.get(said.document)
    records = "".join(f"/{r}" for r in said.records[:1])
    where = ", ".join(x for x in (outlet if outlet != said.who else None, said.day, f"{said.document}{records}") if x)
    return f"{said.who}{quoted} [{where}]"


def _cut(words: str, length: int) -> str:
    words = visible(one_line(words))
    return words if len(words) <= length else words[: length - 1].rstrip() + "…"


def _put(lines: Iterable[str], file: TextIO) -> None:
    file.writelines(f"{line[: 2 * WIDTH]}\n" for line in lines)
