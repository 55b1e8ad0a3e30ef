"""The outlines of the world's countries, drawn as SVG: Natural Earth's, projected with Natural Earth's projection.

Which borders are drawn is the data's choice (they show who controls what, not who should), not a statement of ours.
"""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

WIDTH, HEIGHT = 1000.0, 519.8
"""The drawing's units: the whole world."""

_SCALE = WIDTH / (2 * math.pi * 0.8707)
Box = tuple[float, float, float, float]
"""left, top, width, height in the drawing's units."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A country: its name and its rings."""

    name: str
    rings: tuple[Ring, ...]

    @property
    def path(self) -> str:
        """The rings as an SVG path."""
        return "".join(ring.path for ring in self.rings)


@dataclass(frozen=True, slots=True)
class Ring:
    """A closed line: where it lies (left, top, right, bottom), and its SVG path."""

    bounds: tuple[float, float, float, float]
    path: str

    def reaches(self, box: Box) -> bool:
        """Whether it comes near a box."""
        left, top, right, bottom = self.bounds
        return left <= box[0] + box[2] and right >= box[0] and top <= box[1] + box[3] and bottom >= box[1]


def project(lon: float, lat: float) -> tuple[float, float]:
    """Degrees to the drawing's units (Patterson's Natural Earth projection, Šavrič's polynomial)."""
    a, b = math.radians(lon), math.radians(max(-90.0, min(90.0, lat)))
    b2 = b * b
    b4 = b2 * b2
    x = a * (0.8707 - 0.131979 * b2 + b4 * (-0.013791 + b4 * (0.003971 * b2 - 0.001529 * b4)))
    y = b * (1.007226 + b2 * (0.015085 + b4 * (-0.044475 + 0.028874 * b2 - 0.005916 * b4)))
    return WIDTH / 2 + x * _SCALE, HEIGHT / 2 - y * _SCALE


def within(box: Box) -> list[Outline]:
    """The countries that reach into a box, finer where it is small."""
    found = []
    for one in outlines("50m" if box[2] < WIDTH / 3 else "110m"):
        rings = tuple(ring for ring in one.rings if ring.reaches(box))
        if rings:
            found.append(Outline(one.name, rings))
    return found


@cache
def outlines(grain: str) -> tuple[Outline, ...]:
    """Every country; `grain` is "110m" or "50m", Natural Earth's scales."""
    packed = (files(__package__) / f"countries-{grain}.json.gz").read_bytes()
    topology: dict[str, Any] = json.loads(gzip.decompress(packed))
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs: list[list[tuple[float, float]]] = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)

    def ring(of: list[int]) -> Iterator[Ring]:
        joined: list[tuple[float, float]] = []
        for n in of:
            points = arcs[n] if n >= 0 else arcs[~n][::-1]
            joined += points[1:] if joined else points
        return _drawn(joined)

    made = []
    for geometry in topology["objects"]["countries"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        rings = tuple(drawn for polygon in polygons for one in polygon for drawn in ring(one))
        made.append(Outline(geometry["properties"]["name"], rings))
    return tuple(made)


def _drawn(degrees: list[tuple[float, float]]) -> Iterator[Ring]:
    """A ring as it is drawn: what goes over the edge of the drawing comes in again on the other side."""
    turns, last, along = 0.0, degrees[0][0], []
    for lon, lat in degrees:
        turns += 360.0 if lon - last < -180 else -360.0 if lon - last > 180 else 0.0
        along.append((lon + turns, lat))
        last = lon
    if turns:  # it goes round a pole
        pole = -90.0 if degrees[0][1] < 0 else 90.0
        along += [(along[-1][0], pole), (along[0][0], pole)]
    west, east = min(lon for lon, _ in along), max(lon for lon, _ in along)
    shifts = [0.0, *([-360.0] if east > 180 else []), *([360.0] if west < -180 else [])]
    for shift in shifts:
        points = [project(lon + shift, lat) for lon, lat in along]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        path = "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in points) + "z"
        yield Ring((min(xs), min(ys), max(xs), max(ys)), path)
