"""ICEWS's 20 columns: tab-separated with a header and without quoting, empty for what is not known; one row a pair of
who acts and who is acted on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from onrecord.export.cells import Cell, write_tsv
from onrecord.export.claims import Claim, Part, number_of
from onrecord.export.codes import cameo_label, country
from onrecord.wording import SECTOR

COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code",
    "Intensity",
    "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher", "City", "District",
    "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip

# What reads ICEWS takes its ids for signed integers of 32 bits.
_LARGEST = 2**31


NEEDS = "a CAMEO code and a day"
"""What a claim must have, in words."""


def fits(c: Claim) -> bool:
    """Whether a claim has what a row needs: a CAMEO code and a day."""
    return c.event.cameo is not None and c.begin is not None


def write(rows: Iterable[Claim], file: TextIO) -> None:
    """Write each claim that has a CAMEO code and a day, once for each pair of an actor and a recipient."""
    write_tsv(COLUMNS, (row for c in rows if fits(c) for row in _rows(c)), file, header=True)


def _rows(c: Claim) -> Iterator[tuple[Cell, ...]]:
    e, d, where = c.event, c.record.document, c.event.location
    assert e.cameo is not None
    precision = where.precision if where else None
    name = where.name if where else None
    for source in _known(c.actors):
        for target in _known(c.recipients):
            yield (
                number_of(c.id) % _LARGEST, c.begin, *_side(source), cameo_label(e.cameo), e.cameo, None,
                *_side(target),
                number_of(d.id) % _LARGEST, None, d.outlet, name if precision in ("town", "site") else None,
                name if precision == "district" else None, name if precision == "region" else None,
                country(where.country, "name") if where else None, where.lat if where else None,
                where.lon if where else None,
            )  # fmt: skip


def _known(parts: tuple[Part, ...]) -> tuple[Part | None, ...]:
    return tuple(p for p in parts if p.somebody) or (None,)


def _side(part: Part | None) -> tuple[Cell, ...]:
    if part is None:
        return (None, None, None)
    sector = SECTOR.get(part.sector, part.sector) if part.sector else None
    return (part.name, sector.capitalize() if sector else None, country(part.country, "name"))
