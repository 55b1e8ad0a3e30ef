"""Places: where on the map the places of a report are."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.annotate.cast import Cast
from onrecord.annotate.syntax import Syntax
from onrecord.records import Document


@dataclass(frozen=True, slots=True)
class Place:
    """An entity resolved to a place: its gazetteer name, country (ISO 3166-1 alpha-2), WGS 84 degrees, GeoNames
    id where it has one, and how precise that is ("country", "region", "town")."""

    entity: str
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    geonames: int | None = None
    precision: str = "town"


def places(document: Document, syntax: Syntax, cast: Cast) -> tuple[Place, ...]:
    """The place entities that the gazetteer knows; the rest stay unresolved."""
    return ()


def located(cast: Cast, places: tuple[Place, ...]) -> Cast:
    """The cast with countries and GeoNames ids filled in from resolved places."""
    return cast
