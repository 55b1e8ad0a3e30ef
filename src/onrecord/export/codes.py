"""The codes that event data sets write: of countries, of CAMEO and its roots, of quad classes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from onrecord.lexicons import Row, load
from onrecord.records import EventType


@cache
def _countries() -> Mapping[str, Row]:
    codes = {row["alpha2"]: row for row in load("country_codes")}
    return {row["alpha2"]: {**row, **codes.get(row["alpha2"], {})} for row in load("countries")}


def country(alpha2: str | None, code: str) -> str | None:
    """Of a country's ISO 3166-1 alpha-2 code: its `code` "alpha3", "numeric", "fips" (FIPS 10-4), "cow" (the number in
    the Correlates of War system) or "name"; None where there is none."""
    row = _countries().get(alpha2 or "")
    return (row.get(code) or None) if row else None


@cache
def _labels() -> Mapping[str, str]:
    return {row["code"]: row["label"] for row in load("cameo_labels")}


def cameo_label(code: str) -> str:
    """What a CAMEO code is called."""
    return _labels()[code]


def cameo_quad(code: str) -> int:
    """GDELT's QuadClass of a CAMEO code: 1 verbal cooperation, 2 material cooperation, 3 verbal, 4 material
    conflict."""
    root = int(code[:2])
    return 1 if root <= 5 else 2 if root <= 8 else 3 if root <= 13 else 4


@cache
def _quads() -> Mapping[str, int]:
    return {row["type"]: int(row["quad"]) for row in load("plover_quads")}


def plover_quad(type: EventType) -> int:
    """The quad class of a PLOVER type, 1 to 4 as `cameo_quad`."""
    return _quads()[type]


QUADS: Mapping[int, str] = {
    1: "VERBAL COOPERATION",
    2: "MATERIAL COOPERATION",
    3: "VERBAL CONFLICT",
    4: "MATERIAL CONFLICT",
}
"""The quad classes as POLECAT writes them."""
