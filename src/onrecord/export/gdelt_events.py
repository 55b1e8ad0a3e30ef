"""GDELT 2.0 events: 61 tab-separated columns without a header, empty for what is not known; one row a happening."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TextIO

from onrecord.export.cells import Cell, write_tsv
from onrecord.export.claims import Claim, Part
from onrecord.export.codes import cameo_quad, country
from onrecord.export.gdelt import NEEDS, Happening, citation, coded, event_number, first_moment, fits, teller
from onrecord.records import Location
from onrecord.wording import parse_day

_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
    "Type2Code", "Type3Code",
)  # fmt: skip
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
COLUMNS = (
    "GlobalEventID", "Day", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{name}" for name in _ACTOR), *(f"Actor2{name}" for name in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions",
    "NumSources", "NumArticles", "AvgTone",
    *(f"{of}Geo_{name}" for of in ("Actor1", "Actor2", "Action") for name in _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip

__all__ = ["COLUMNS", "NEEDS", "fits", "write"]

# PLOVER's sectors that are types of actors in CAMEO, too.
_TYPES = frozenset(
    {"GOV", "MIL", "OPP", "REB", "JUD", "LEG", "COP", "SPY", "MED", "EDU", "BUS", "CRM", "CVL", "IGO", "NGO", "UAF"}
    | {"LAB", "REF", "AGR", "ELI"}
)
_NOWHERE: tuple[Cell, ...] = (0, None, None, None, None, None, None, None)


def write(rows: Iterable[Happening], file: TextIO) -> None:
    """Write each happening that has a CAMEO code and a day as a row, in the words of the surest of its claims."""
    write_tsv(COLUMNS, map(_row, coded(rows)), file, header=False)


def _row(claims: Happening) -> tuple[Cell, ...]:
    c = teller(claims)
    code = c.event.cameo
    where = next((x.event.location for x in (c, *claims) if x.event.location), None)
    day = parse_day(c.begin)
    assert code is not None
    assert day is not None
    documents = len({x.record.document.id for x in claims})
    # One first-hand source at least; no more of them than reports that are written here.
    sources = min(c.incident.independent_origins, documents) if c.incident else 1
    return (
        event_number(c), f"{day:%Y%m%d}", f"{day:%Y%m}", f"{day:%Y}", _fraction(day),
        *_actor(c.actors), *_actor(c.recipients), int(_in_lead(c)), code, code[:3], code[:2], cameo_quad(code), None,
        len(claims), max(1, sources), documents, None, *_NOWHERE, *_NOWHERE, *_geo(where),
        first_moment(claims), citation(c.record.document),
    )  # fmt: skip


def _fraction(day: date) -> str:
    """The year and the part of it that is over, with months of thirty days, as GDELT reckons it."""
    return f"{day.year + ((day.month - 1) * 30 + day.day) / 365:.4f}"


def _in_lead(c: Claim) -> bool:
    """GDELT calls an event of the first paragraph a root event."""
    first = next((b for b in c.record.document.blocks if b.kind == "paragraph"), None)
    return first is not None and c.event.trigger.start < first.end


def _actor(parts: tuple[Part, ...]) -> tuple[Cell, ...]:
    """The ten columns of one actor, the first where there are several: a country's code and a type make its code."""
    part = next((p for p in parts if p.somebody), None)
    if part is None:
        return (None,) * len(_ACTOR)
    land = country(part.country, "alpha3") or ""
    role = part.sector if part.sector in _TYPES else ""
    return ((land + role) or None, part.name.upper(), land or None, None, None, None, None, role or None, None, None)


def _geo(where: Location | None) -> tuple[Cell, ...]:
    """The eight columns of a place. FeatureID is GNS's number of a place, which GeoNames' is not, or a country's
    code."""
    if where is None or where.precision is None:
        return _NOWHERE
    fips = country(where.country, "fips")
    at_home = where.country == "US"
    kind = {"country": 1, "region": 2 if at_home else 5}.get(where.precision, 3 if at_home else 4)
    land = country(where.country, "name")
    name = where.name or where.span.text
    full = name if where.precision == "country" or not land else f"{name}, {land}"
    of_country = fips if where.precision == "country" else None
    return (kind, full, fips, of_country, None, where.lat, where.lon, of_country)
