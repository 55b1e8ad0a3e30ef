"""CSV of the shape of ACLED's (31 columns): one row a happening that ACLED has a type for.

The shape only: what ACLED's researchers judge (regions, scale of the source) is not known here and left empty, and the
data are never ACLED's. Of several numbers of dead the lowest is kept, as ACLED does; the tags name the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TextIO

from onrecord.export.cells import Cell, write_csv
from onrecord.export.claims import STANDING, Claim, Part
from onrecord.export.codes import country
from onrecord.export.gdelt import Happening, teller
from onrecord.lexicons import Row, load
from onrecord.records import Location
from onrecord.wording import QUALIFIER, one_line, parse_day

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso",
    "region",
    "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source",
    "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip

_ARMED: Mapping[str, str] = {"MIL": "State forces", "COP": "State forces", "SPY": "State forces", "REB": "Rebel group"}
_CIVILIANS = frozenset({"CVL", "REF", "EDU", "MED", "BUS", "NGO", "LAB", "AGR", "REL", "JRN"})
_DISORDER: Mapping[str, str] = {
    "Battles": "Political violence",
    "Explosions/Remote violence": "Political violence",
    "Violence against civilians": "Political violence",
    "Riots": "Political violence",
    "Protests": "Demonstrations",
    "Strategic developments": "Strategic developments",
}
# 1 exact, 2 near, 3 of a region or country; of a date: its day, its week, its month or more.
_GEO = {"site": 1, "town": 1, "district": 2, "region": 3, "country": 3}
_WEEK = 7


NEEDS = "a day and a type that ACLED has one for"
"""What a claim must have, in words."""


def fits(c: Claim) -> bool:
    """Whether a claim has what a row needs: a day, and a type that ACLED has one for."""
    return c.begin is not None and _type(c) is not None


def write(rows: Iterable[Happening], file: TextIO, *, raw: bool = False) -> None:
    """Write each happening that has a day and a type of ACLED's as a row; `raw` leaves formulas as they are."""
    write_csv(COLUMNS, (row for happening in rows if (row := _row(happening)) is not None), file, raw=raw)


def _row(happening: Happening) -> tuple[Cell, ...] | None:
    typed = tuple(c for c in happening if fits(c))
    if not typed:
        return None
    c = teller(typed)
    # What it was: by the first whose words decide it.
    kinds = [kind for x in (c, *typed) if (kind := _type(x)) is not None]
    kind = next((k for k in kinds if k["event_type"]), kinds[0])
    day, where = parse_day(c.begin), next((x.event.location for x in (c, *typed) if x.event.location), None)
    assert day is not None
    disorder = _DISORDER.get(kind["event_type"], "Political violence")
    first, second = _forces(c.actors), _forces(c.recipients)
    hit = disorder == "Political violence" and second == "Civilians"
    return (
        c.happening, day.isoformat(), day.year, _time_precision(c), disorder, kind["event_type"] or None,
        kind["sub_event_type"] or None, *_side(c.actors), first, *_side(c.recipients), second,
        f"{first}-{second}" if first and second else None, "Civilian targeting" if hit else None,
        *_place(where), _list(x.record.document.outlet or x.record.document.source for x in happening), None,
        " ".join(_notes(happening)), _dead(happening), "; ".join(_tags(happening)), None,
    )  # fmt: skip


@cache
def _types() -> Mapping[tuple[str, str, str], Row]:
    return {(row["type"], row["mode"], row["between"]): row for row in load("acled_types")}


def _type(c: Claim) -> Row | None:
    """ACLED's type that comes closest; None for what is no event to ACLED."""
    if c.event.type is None:
        return None
    kind, mode = c.event.type, c.event.mode
    keys = [(kind, mode, "")] if mode else []
    if _forces(c.recipients) == "Civilians":
        keys.append((kind, "*", "civilians"))
    elif _armed(c.actors) and _armed(c.recipients):
        keys.append((kind, "*", "battle"))
    if "military" in c.event.contexts:
        keys.append((kind, "*", "military"))
    return next((_types()[k] for k in (*keys, (kind, "*", "")) if k in _types()), None)


def _armed(parts: tuple[Part, ...]) -> bool:
    return _forces(parts) in _ARMED.values()


def _forces(parts: tuple[Part, ...]) -> str | None:
    sectors = [p.sector for p in parts if p.sector]
    return next((_ARMED[s] for s in sectors if s in _ARMED), None) or (
        "Civilians" if sectors and sectors[0] in _CIVILIANS else None
    )


def _side(parts: tuple[Part, ...]) -> tuple[Cell, Cell]:
    """An actor, and whom the report names beside it."""
    names = [p.name for p in parts if p.somebody]
    return names[0] if names else None, _list(names[1:])


def _time_precision(c: Claim) -> int:
    first, last = parse_day(c.begin), parse_day(c.end)
    if not c.dated or first is None or last is None:
        return 3
    return 1 if first == last else 2 if (last - first).days < _WEEK else 3


def _place(where: Location | None) -> tuple[Cell, ...]:
    """iso, region, country, admin1 to admin3, location, latitude, longitude, geo_precision."""
    if where is None:
        return (None,) * 10
    numeric = country(where.country, "numeric")
    name = where.name or one_line(where.span.text)
    return (
        int(numeric) if numeric else None, None, country(where.country, "name"),
        name if where.precision == "region" else None, name if where.precision == "district" else None, None, name,
        where.lat, where.lon, _GEO[where.precision] if where.precision else None,
    )  # fmt: skip


def _notes(happening: Happening) -> Iterator[str]:
    """Who says what, when, and how it is held, sentence by sentence."""
    said: dict[str, dict[str, bool]] = {}
    for c in happening:
        d = c.record.document
        report = ", ".join(x for x in (d.outlet or d.source, c.published) if x)
        told = f"according to {c.source}" if c.source else "in its own voice"
        ways = said.setdefault(f"{one_line(c.event.sentence.text)} [{report}", {})
        way = f"{told}: {STANDING[c.standing]}"
        ways[way] = ways.get(way, False) or c.dated
    for sentence, ways in said.items():
        told = "; ".join(f"{way}{'' if dated else ', day not stated'}" for way, dated in ways.items())
        yield f"{sentence}; {told}]"


def _killed(happening: Happening) -> list[tuple[int, str]]:
    found = {
        (n.value, f"{QUALIFIER[n.qualifier]}{n.value}") for c in happening for n in c.event.counts if n.what == "killed"
    }
    return sorted(found)


def _dead(happening: Happening) -> int | None:
    """The lowest number of dead that is told; None where none is."""
    found = _killed(happening)
    return found[0][0] if found else None


def _tags(happening: Happening) -> list[str]:
    killed = _killed(happening)
    tolls = [f"fatalities told as {', '.join(words for _, words in killed)}"] if len(killed) > 1 else []
    incident = happening[0].incident
    origins = [f"independent origins: {incident.independent_origins}"] if incident else []
    held = dict.fromkeys(c.standing for c in happening)
    ids = ", ".join(c.id for c in happening)
    return [*tolls, *origins, f"held: {', '.join(held)}", f"claims: {ids}"]


def _list(values: Iterable[str]) -> str | None:
    return "; ".join(dict.fromkeys(values)) or None
