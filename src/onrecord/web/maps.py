"""The map: where things are said to have happened, drawn as vaguely as the place is known."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response

from onrecord.export import csv_events, geojson
from onrecord.export.claims import HELD, Claim
from onrecord.ledger import Ledger
from onrecord.records import Location
from onrecord.web.answers import csv_answer, described
from onrecord.web.asking import Asked, asking
from onrecord.web.lists import claims_of, found_rows
from onrecord.web.outlines import HEIGHT, WIDTH, Box, project, within
from onrecord.web.rendering import page
from onrecord.wording import EVENT_TYPE, one_line

router = APIRouter()
WORDS = "Where things are said to have happened. A country's or region's mark stands in its middle: not where it was."
_read = asking("actor", "recipient", "speaker", "type", "place", "since", "until", "document", "incident",
               others=("view",))  # fmt: skip
Read = Annotated[Asked, Depends(_read)]
View = Annotated[str, Query(description='"world" for all of it, else as near as the places allow.', max_length=20)]
_ROWS = 500
_NARROWEST, _MARGIN = 60.0, 0.16
_RADIUS = {"country": 26.0, "region": 17.0, "district": 11.0}
# The height of a label, and how wide a letter is at most, in the same units.
_LINE, _LETTER = 13.0, 7.0
LETTERS = 24
_VAGUE = {"country": 4, "region": 3, "district": 2, "town": 1, "site": 1}


@dataclass(slots=True)
class Spot:
    """A place: its name, how exactly it is known, what is told of there, in how many happenings; once it is drawn, its
    label (where it begins or ends, and which of both), None where there is no room for one."""

    name: str
    country: str | None
    precision: str
    x: float
    y: float
    claims: list[Claim] = field(default_factory=list)
    label: tuple[float, float, str] | None = None

    @property
    def radius(self) -> float:
        """Of its mark, in units of a map drawn 900 wide."""
        return _RADIUS.get(self.precision, 4.5) + min(self.happenings, 12) * 0.6

    @property
    def happenings(self) -> int:
        """How many things are said to have happened there, what several reports tell of counted once."""
        return len({c.happening for c in self.claims})

    @property
    def happened(self) -> bool:
        """Whether anybody tells any of it as having happened."""
        return any(c.standing in HELD["alleged"] for c in self.claims)


@router.get("/map.geojson", summary="Map", description=WORDS, **described("map", one=True))
@router.get("/map.json", summary="Map, under a name like the others", **described("map", one=True))
def as_geojson(request: Request, asked: Read) -> Response:
    """The events whose place has coordinates, as GeoJSON; each says how exactly the place is known."""
    file = io.StringIO()
    geojson.write(_claims(request.app.state.ledger, asked), file)
    return Response(file.getvalue().encode("utf-8", "replace"), media_type="application/json")


@router.get("/map.csv", summary="Map, as a table", **described(None))
def as_csv(request: Request, asked: Read) -> Response:
    """The same as a table of events."""
    file = io.StringIO()
    csv_events.write((c for c in _claims(request.app.state.ledger, asked) if geojson.fits(c)), file)
    return csv_answer("map", file.getvalue())


@router.get("/map", include_in_schema=False)
def on_page(request: Request, asked: Read, view: View = "") -> Response:
    """The map, and under it what is told of each place."""
    ledger = request.app.state.ledger
    findings = ledger.events(asked.filters, limit=_most(asked))
    rows = {f.told.id: f for f in found_rows(ledger, findings)}
    claims = list(claims_of(ledger, findings))
    spots = spots_of(claims)
    box = (0.0, 0.0, WIDTH, HEIGHT) if view == "world" or not spots else box_of(spots)
    label(spots, box)
    return page(
        request, "map.html.j2",
        asked=asked, view=view, words=WORDS, types=EVENT_TYPE, spots=spots, rows=rows, box=box, countries=within(box),
        scale=box[2] / 900, without=sum(not geojson.fits(c) for c in claims), events=len(claims),
        most=len(findings) == _most(asked),
    )  # fmt: skip


def spots_of(claims: list[Claim]) -> list[Spot]:
    """The places with coordinates, the vaguest first, so that what is known better is drawn above."""
    found: dict[tuple[Any, ...], Spot] = {}
    for c in claims:
        where = c.event.location
        if where is None or where.lat is None or where.lon is None:
            continue
        key = (round(where.lat, 3), round(where.lon, 3), where.precision)
        if key not in found:
            x, y = project(where.lon, where.lat)
            found[key] = Spot(_name(where), where.country, where.precision or "town", round(x, 2), round(y, 2))
        found[key].claims.append(c)
    return sorted(found.values(), key=lambda s: (-_VAGUE.get(s.precision, 1), -s.happenings, s.name))


def box_of(spots: list[Spot]) -> Box:
    """The part of the world with all of the places in it, and some room around."""
    xs, ys = [s.x for s in spots], [s.y for s in spots]
    width = max((max(xs) - min(xs)) * (1 + 2 * _MARGIN), _NARROWEST)
    height = max((max(ys) - min(ys)) * (1 + 2 * _MARGIN), width * HEIGHT / WIDTH)
    width = min(max(width, height * WIDTH / HEIGHT), WIDTH)
    height = min(height, HEIGHT)
    left = min(max((max(xs) + min(xs) - width) / 2, 0.0), WIDTH - width)
    top = min(max((max(ys) + min(ys) - height) / 2, 0.0), HEIGHT - height)
    return round(left, 2), round(top, 2), round(width, 2), round(height, 2)


def label(spots: list[Spot], box: Box) -> None:
    """Give the places labels that cover neither each other nor the edge: what is known best, and of most happenings,
    first."""
    scale = box[2] / 900
    taken: list[Box] = []
    for s in sorted(spots, key=lambda s: (_VAGUE.get(s.precision, 1), -s.happenings, s.name)):
        wide, high = _LETTER * min(len(one_line(s.name)), LETTERS) * scale, _LINE * scale
        off = 8 * scale
        s.label = None
        for x, y, anchor in (
            (s.x + off, s.y - 5 * scale, "start"), (s.x - off, s.y - 5 * scale, "end"),
            (s.x + off, s.y + high, "start"), (s.x - off, s.y + high, "end"),
        ):  # fmt: skip
            left = x if anchor == "start" else x - wide
            mine = (left, y - high * 0.85, left + wide, y + high * 0.15)
            inside = (
                box[0] <= mine[0] and mine[2] <= box[0] + box[2] and box[1] <= mine[1] and mine[3] <= box[1] + box[3]
            )
            if inside and not any(a < mine[2] and mine[0] < c and b < mine[3] and mine[1] < d for a, b, c, d in taken):
                taken.append(mine)
                s.label = (round(x, 2), round(y, 2), anchor)
                break


def _claims(ledger: Ledger, asked: Asked) -> list[Claim]:
    return list(claims_of(ledger, ledger.events(asked.filters, limit=_most(asked))))


def _most(asked: Asked) -> int:
    return int(asked.query.get("limit", _ROWS))


def _name(where: Location) -> str:
    return where.name or one_line(where.span.text)
