"""A reader's questions to an incident: when and where, who knows it, who blames whom, where accounts differ, what was
said when. Plain rows of words; `written_…` is the same for programs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from onrecord import wire
from onrecord.incidents.records import BlameStance, Dispute, Incident, OriginKind, Position, SaidBy
from onrecord.records import Polarity
from onrecord.text import fold, without_article
from onrecord.wording import EVENT_TYPE, days, one_line, parse_day, spaced

STANCE: Mapping[BlameStance, str] = {
    "claims": "claims it",
    "asserts": "says so",
    "accuses": "accuses",
    "suspects": "suspects",
    "denies": "denies",
}
"""How a source speaks of who did it, for one cell of a table."""
BY: Mapping[BlameStance, str] = {
    "claims": "claimed by",
    "asserts": "said by",
    "accuses": "accused by",
    "suspects": "suspected by",
    "denies": "denied by",
}
"""The same before the source."""
_BLAMES: Mapping[BlameStance, str] = {
    "claims": "{} says it did it",
    "asserts": "{} did it",
    "accuses": "accuses {}",
    "suspects": "suspects {}",
    "denies": "denies that {} did it",
}
ORIGIN_KIND: Mapping[OriginKind, str] = {
    "news_agency": "news agency",
    "outlet": "outlet",
    "named": "named source",
    "unnamed": "unnamed source",
    "official_body": "official body",
}
_ABOUT: Mapping[str, str] = {
    "responsibility": "Who did it",
    "date": "When it was",
    "location": "Where it was",
    "occurrence": "Whether it happened",
}
_COUNTED: Mapping[str, str] = {"participants": "took part", "missing": "are missing"}
_KIND: Mapping[Literal["disputed", "changed"], str] = {"disputed": "disputed", "changed": "changed since"}


@dataclass(frozen=True, slots=True)
class Heading:
    """What an incident is: `when` and `where` in words, None where unknown; `known`: how many know it first-hand;
    `differ`: what is told in more than one way."""

    id: str
    title: str
    type: str | None
    kind: str
    when: str | None
    where: str | None
    documents: int
    known: str
    differ: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Saying:
    """Who says something: the chain in words, on which day (ISO 8601 and in words), in which report, in which words, by
    which of its records."""

    who: str
    last: str
    stance: BlameStance | None
    day: str | None
    day_words: str | None
    document: str
    quotes: tuple[str, ...]
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Accused:
    """Somebody who is said to have done it: by whom, and who denies it. `taken_back`: all who said so have since blamed
    somebody else."""

    name: str
    blamed: tuple[Saying, ...]
    denied: tuple[Saying, ...]
    taken_back: bool = False


@dataclass(frozen=True, slots=True)
class Matrix:
    """Who blames whom at a glance: a column for each of the accused, a row for each source, in a cell how it speaks of
    them ("accuses", "denies"; "" for nothing)."""

    accused: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One position of a dispute, in words."""

    value: str
    superseded: bool
    said: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """What is told in more than one way: `title` says what ("How many were killed"), `kind` whether it is disputed."""

    about: str
    title: str
    kind: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Root:
    """Who knows it first-hand, and the ids of the reports that have it from there."""

    name: str
    kind: str
    documents: tuple[str, ...]


def heading(incident: Incident) -> Heading:
    """What an incident is, in a few lines."""
    return Heading(
        id=incident.id,
        title=sentence_case(incident.title),
        type=incident.type,
        kind=EVENT_TYPE[incident.type] if incident.type else "something that none of the sixteen types fits",
        when=days(incident.begin, incident.end),
        where=_where(incident),
        documents=incident.documents,
        known=known(incident),
        differ=tuple(f"{_matter(d.about).lower()} ({_KIND[d.kind]})" for d in incident.disputes),
    )


def known(incident: Incident) -> str:
    """How many know it first-hand: "2 independent origins in 3 reports"."""
    origins = incident.independent_origins
    told = f"{incident.documents} report{'' if incident.documents == 1 else 's'}"
    return f"{origins} independent origin{'' if origins == 1 else 's'} in {told}" if origins else told


def roots(incident: Incident) -> tuple[Root, ...]:
    """Who knows it first-hand."""
    return tuple(Root(one_line(o.origin), ORIGIN_KIND[o.kind], o.documents) for o in incident.origins)


def accused(incident: Incident) -> tuple[Accused, ...]:
    """Everybody who is said to have done it, or not to have, in the incident's order."""

    def said(name: str, polarity: Polarity) -> tuple[Saying, ...]:
        found = (r for r in incident.responsibility if (r.actor, r.polarity) == (name, polarity))
        return tuple(saying(s) for r in found for s in r.said_by)

    old = {p.value for d in incident.disputes if d.about == "responsibility" for p in d.positions if p.superseded}
    names = dict.fromkeys(r.actor for r in incident.responsibility)
    return tuple(Accused(one_line(n), said(n, "positive"), said(n, "negative"), n in old) for n in names)


def matrix(incident: Incident) -> Matrix:
    """Who blames whom at a glance. A source that says more than one thing of somebody has all of it in one cell."""
    columns = tuple(dict.fromkeys(r.actor for r in incident.responsibility))
    cells: dict[str, dict[str, dict[str, None]]] = {}
    names: dict[str, str] = {}
    for r in incident.responsibility:
        for said in r.said_by:
            name = one_line(said.chain[-1])
            key = fold(without_article(name))
            names.setdefault(key, name)
            words = STANCE[said.stance or "asserts"]
            cells.setdefault(key, {}).setdefault(r.actor, {})[words] = None
    rows = tuple((names[key], tuple(", ".join(found.get(c, {})) for c in columns)) for key, found in cells.items())
    return Matrix(tuple(map(one_line, columns)), rows)


def matters(incident: Incident) -> tuple[Matter, ...]:
    """What is told in more than one way."""
    return tuple(
        Matter(d.about, _matter(d.about), _KIND[d.kind], tuple(_side(d, p) for p in d.positions))
        for d in incident.disputes
    )


def said_when(incident: Incident) -> tuple[tuple[str | None, tuple[tuple[Saying, str], ...]], ...]:
    """What was said on which day, the days in order, those unknown last: each saying with what it says."""
    found: dict[tuple[str | None, str, str], Saying] = {}
    for r in incident.responsibility:
        name = one_line(r.actor)
        for said in r.said_by:
            words = _of_it(said, name)
            found.setdefault((said.day, words, " ← ".join(said.chain)), saying(said))
    for d in incident.disputes:
        if d.about == "responsibility":
            continue
        for p in d.positions:
            for said in p.said_by:
                found.setdefault((said.day, _told(d, p), " ← ".join(said.chain)), saying(said))
    ordered = sorted(found.items(), key=lambda f: f[0][0] or "9999")
    by_day: dict[str | None, list[tuple[Saying, str]]] = {}
    for (day, words, _), one in ordered:
        by_day.setdefault(day, []).append((one, words))
    return tuple((day, tuple(said)) for day, said in by_day.items())


def _of_it(said: SaidBy, name: str) -> str:
    """What a source says of somebody's part in it: "accuses the army", "denies it" of itself."""
    if said.stance == "denies" and fold(without_article(said.chain[-1])) == fold(without_article(name)):
        return "denies that it did it"
    return _BLAMES[said.stance or "asserts"].format(name)


def saying(said: SaidBy) -> Saying:
    """Who says something, in words."""
    return Saying(
        " ← ".join(map(one_line, said.chain)),
        one_line(said.chain[-1]),
        said.stance,
        said.day,
        days(said.day, said.day),
        said.document,
        tuple(one_line(s.text) for s in said.spans),
        said.records,
    )


def written_incidents(found: Iterable[Incident]) -> Iterator[dict[str, Any]]:
    """Incidents in their written form."""
    return map(wire.incident_to_dict, found)


def written_disputes(found: Iterable[Incident]) -> Iterator[dict[str, Any]]:
    """Of each incident what is told in more than one way, for programs."""
    return (_part(incident, "disputes") for incident in found)


def written_origins(found: Iterable[Incident]) -> Iterator[dict[str, Any]]:
    """Of each incident who knows it first-hand, for programs."""
    return (_part(incident, "documents", "origins", "independent_origins") for incident in found)


def sentence_case(words: str) -> str:
    """A title as it stands at the head of a page."""
    return words[:1].upper() + words[1:]


def _part(incident: Incident, *names: str) -> dict[str, Any]:
    form = wire.incident_to_dict(incident)
    return {name: form[name] for name in ("id", "type", "title", "begin", "end", *names)}


def _where(incident: Incident) -> str | None:
    place = incident.location
    if place is None:
        return None
    name = ", ".join(p for p in (place.name or one_line(place.span.text), place.country) if p)
    if place.lat is None or place.lon is None or place.precision in ("country", "region"):
        return name
    return f"{name} ({place.lat:.2f}, {place.lon:.2f})"


def _matter(about: str) -> str:
    kind, _, what = about.partition(":")
    return (
        f"How many {_COUNTED.get(what, f'were {spaced(what)}')}" if kind == "count" else _ABOUT.get(kind, spaced(about))
    )


def _side(dispute: Dispute, position: Position) -> Side:
    return Side(_value(dispute, position), position.superseded, tuple(map(saying, position.said_by)))


def _value(dispute: Dispute, position: Position) -> str:
    if dispute.about == "date" and parse_day(position.value):
        return days(position.value, position.value) or position.value
    return one_line(position.value)


def _told(dispute: Dispute, position: Position) -> str:
    """What a position says, as a clause: "at least 17 killed", "it was on Monday 11 March 2024"."""
    kind, _, what = dispute.about.partition(":")
    value = _value(dispute, position)
    if kind == "count":
        return f"{value} {spaced(what)}"
    return {"date": f"it was on {value}", "location": f"it was in {value}"}.get(kind, value)
