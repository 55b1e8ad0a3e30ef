"""What the sources of an incident stand for, in their own words: who blames whom, where accounts stand against each
other, who has since said otherwise. Rows for the briefing, each saying with its quotation.

`texts` are the kept texts of the reports, by their ids.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onrecord.export.quoting import Piece, quotation
from onrecord.incidents.records import Dispute, Incident, Position, SaidBy
from onrecord.text import fold, without_article
from onrecord.views import incident as rows
from onrecord.wording import one_line

_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody who says something: `through` whom, None where the report has it from them; in which words."""

    saying: rows.Saying
    through: str | None
    quote: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Blames:
    """A source, and what it says of each of the accused, in their order."""

    name: str
    cells: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One position of a dispute: `share` of the highest number in hundredths, where it is one."""

    value: str
    superseded: bool
    share: int | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """What is told in more than one way."""

    title: str
    kind: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A source that said one thing, in one report or in several, and later another, of one matter."""

    name: str
    title: str
    old: str
    before: tuple[Line, ...]
    new: str
    after: Line


def _line(said: SaidBy, texts: Mapping[str, str]) -> Line:
    through = " ← ".join(map(one_line, said.chain[:-1])) or None
    return Line(rows.saying(said), through, quotation(texts.get(said.document, ""), said.spans))


def _voice(said: SaidBy) -> str:
    """What makes a source the same in two sayings: "the navy" is "The navy"."""
    return fold(without_article(one_line(said.chain[-1])))


def blames(incident: Incident, texts: Mapping[str, str]) -> list[Blames]:
    accused = tuple(dict.fromkeys(r.actor for r in incident.responsibility))
    names: dict[str, str] = {}
    cells: dict[str, dict[str, list[Line]]] = {}
    for r in incident.responsibility:
        for said in r.said_by:
            names.setdefault(_voice(said), one_line(said.chain[-1]))
            cells.setdefault(_voice(said), {}).setdefault(r.actor, []).append(_line(said, texts))
    return [Blames(names[v], tuple(tuple(found.get(a, ())) for a in accused)) for v, found in cells.items()]


def matters(incident: Incident, texts: Mapping[str, str]) -> list[Matter]:
    """Numbers in their order, so that one sees how far apart they are."""
    found = []
    for dispute, words in _whole(incident):
        if dispute.about == "responsibility":
            continue
        counted = {p: n for p in dispute.positions if (n := _number(p)) and dispute.about.startswith("count:")}
        most = max(counted.values(), default=0)
        sides = [
            (p, Side(side.value, side.superseded, 100 * counted[p] // most if p in counted else None,
                     tuple(_line(s, texts) for s in p.said_by)))
            for p, side in zip(dispute.positions, words.sides, strict=True)
        ]  # fmt: skip
        sides.sort(key=lambda side: counted.get(side[0], 0))
        found.append(Matter(words.title, words.kind, tuple(side for _, side in sides)))
    return found


def _whole(incident: Incident) -> Iterator[tuple[Dispute, rows.Matter]]:
    """What is told in more than one way, without the changes that are told with a dispute of the same matter."""
    both = {d.about for d in incident.disputes if d.kind == "disputed"}
    for dispute, words in zip(incident.disputes, rows.matters(incident), strict=True):
        if dispute.kind == "disputed" or dispute.about not in both:
            yield dispute, words


def _number(position: Position) -> int | None:
    found = _NUMBER.search(position.value)
    return int(found[0]) if found else None


def changes(incident: Incident, texts: Mapping[str, str]) -> list[Change]:
    """Who has since said otherwise: each position that its own source replaced, with the first that came after."""
    found: dict[tuple[str, str, str, str], list[tuple[SaidBy, SaidBy]]] = {}
    for dispute, words in _whole(incident):
        said = [(p, side, s) for p, side in zip(dispute.positions, words.sides, strict=True) for s in p.said_by]
        for old, was, before in said:
            later = [
                (s.day or "", now.value, s)
                for p, now, s in said
                if p is not old and _voice(s) == _voice(before) and (s.day or "") > (before.day or "")
            ]
            if old.superseded and later:
                _, new, after = min(later, key=lambda x: x[0])
                found.setdefault((_voice(before), words.title, was.value, new), []).append((before, after))
    return [
        Change(
            one_line(said[0][0].chain[-1]), title, old, tuple(_line(b, texts) for b, _ in said), new,
            _line(said[0][1], texts),
        )
        for (_, title, old, new), said in found.items()
    ]  # fmt: skip
