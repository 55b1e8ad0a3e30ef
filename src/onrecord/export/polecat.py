"""POLECAT's 40 columns: tab-separated with a header, "None" for what is not known, lists parted by "; "."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from onrecord import __version__
from onrecord.export.cells import Cell, write_tsv
from onrecord.export.claims import Claim, Part
from onrecord.export.codes import QUADS, country, plover_quad
from onrecord.records import Record
from onrecord.wording import one_line

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City",
    "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source",
    "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip

_LANGUAGES = {"en": "English"}


NEEDS = "a type and a day"
"""What a claim must have, in words."""


def fits(c: Claim) -> bool:
    """Whether a claim has what a row needs: a type and a day."""
    return c.event.type is not None and c.begin is not None


def write(rows: Iterable[Claim], file: TextIO) -> None:
    """Write each claim that has a type and a day as a row."""
    write_tsv(COLUMNS, (_row(c) for c in rows if fits(c)), file, header=True, missing="None")


def _row(c: Claim) -> tuple[Cell, ...]:
    e, d, where = c.event, c.record.document, c.event.location
    assert e.type is not None
    precision = where.precision if where else None
    name = where.name if where else None
    return (
        c.id, c.begin, e.type, e.mode, None, QUADS[plover_quad(e.type)], _list(e.contexts), *_side(c.actors),
        *_side(c.recipients), name, name if precision in ("town", "site") else None,
        name if precision == "district" else None, name if precision == "region" else None,
        country(where.country, "alpha3") if where else None, where.lat if where else None, where.lon if where else None,
        where.geonames if where else None, one_line(where.span.text) if where else None, precision, d.outlet,
        c.published, _named(c.record, "person"), _named(c.record, "organization", "government", "armed_group"),
        _named(c.record, "place", "country"), _LANGUAGES.get(d.language, d.language), f"onrecord {__version__}",
    )  # fmt: skip


def _side(parts: tuple[Part, ...]) -> tuple[Cell, ...]:
    """The eight columns of who acts, or of who is acted on; what is nobody stands in the raw name alone. POLECAT's
    Wikipedia ids are titles, which we do not know."""
    known = [p for p in parts if p.somebody]
    return (
        _list(p.name for p in known),
        _list(country(p.country, "alpha3") for p in known),
        _list(country(p.country, "cow") for p in known),
        next((p.sector for p in known if p.sector), None),
        _list(p.sector for p in known),
        _list(p.title for p in known),
        _list(p.words for p in parts),
        None,
    )


def _list(values: Iterable[str | None]) -> str | None:
    """The values in the order of those that they are of; None where none is known."""
    found = [value or "None" for value in values]
    return "; ".join(found) if any(value != "None" for value in found) else None


def _named(record: Record, *kinds: str) -> str | None:
    names = (one_line(e.name) for e in record.entities if e.kind in kinds and any(m.form == "name" for m in e.mentions))
    return "; ".join(dict.fromkeys(names)) or None
