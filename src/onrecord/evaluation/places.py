"""Places on the map: the project's own hand-checked place mentions (docs/labelling-places.md).

The gold (eval/places/gold.jsonl) holds no text: reports are named by corpus and id, with a sha256 of their text,
mentions by their offsets. A mention's `country` lists the codes accepted, None among them where the place lies in no
one country; `lat`, `lon` and `km` are there for places smaller than a country: `km` is how far from there is still
right, 161 where it is not said ("accuracy at 161 km", Gritta et al. 2018); `acts` marks a name that stands for a
government, which has no degrees.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from onrecord.annotate.entities import entities
from onrecord.annotate.mentions import mentions
from onrecord.annotate.places import located, places
from onrecord.evaluation import corpora_folder
from onrecord.evaluation.labelled import absent_files, load_labelled
from onrecord.evaluation.scores import Figure, interval
from onrecord.models import Models

GOLD = Path("eval/places/gold.jsonl")
NEAR = 161.0
"""Kilometres: a hundred miles."""


def default_gold(corpora: Path) -> tuple[Path, ...]:
    """The project's own file, below the current folder, where the corpora it labels are at hand; else the first file
    that is not, so that a part never stands for the whole."""
    return absent_files(corpora)[:1] or (GOLD,)


def load(path: Path) -> list[dict[str, Any]]:
    """The labelled reports whose text is at hand, each with its `document`; see `load_labelled`."""
    return load_labelled(path, "report with labelled places", {"places": list}, corpora_folder())


def predict(items: Sequence[dict[str, Any]], models: Models) -> Iterator[dict[str, Any]]:
    """One object a report: "places", one a labelled mention: what the entity that is named there was resolved to
    ("name", "country", "lat", "lon", "precision"), None where no entity is named there."""
    for item in items:
        document = item["document"]
        (syntax,) = models.parser.parse([document])
        cast = entities(document, syntax, mentions(document, syntax))
        found = places(document, syntax, cast)
        cast = located(cast, found)
        by_entity = {place.entity: place for place in found}
        rows: list[dict[str, Any] | None] = []
        for gold in item["places"]:
            inside = reversed(syntax.tokens_in(gold["start"], gold["end"]))
            named = [e for e in (cast.named_by(token.i) for token in inside) if e is not None]
            entity = next((e for e in named if e.id in by_entity), named[0] if named else None)
            place = by_entity.get(entity.id) if entity is not None else None
            if place is not None:
                row = {"name": place.name, "country": place.country, "lat": place.lat, "lon": place.lon}
                rows.append({**row, "precision": place.precision})
            elif entity is not None:
                rows.append(
                    {"name": entity.name, "country": entity.country, "lat": None, "lon": None, "precision": None}
                )
            else:
                rows.append(None)
        yield {"corpus": item["corpus"], "id": item["id"], "places": rows}


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The great-circle distance between two points (latitude, longitude in degrees), by the haversine formula."""
    (lat, lon), (lat2, lon2) = (tuple(map(math.radians, p)) for p in (a, b))
    h = math.sin((lat2 - lat) / 2) ** 2 + math.cos(lat) * math.cos(lat2) * math.sin((lon2 - lon) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(h))


Pair = tuple[dict[str, Any], dict[str, Any] | None]


def _one_country(gold: dict[str, Any]) -> bool:
    return None not in gold["country"]


def _right_country(pair: Pair) -> bool:
    gold, made = pair
    return made is not None and made["country"] in gold["country"]


def _resolved(pair: Pair) -> bool:
    return pair[1] is not None and pair[1]["country"] is not None


def _pointed(pair: Pair) -> bool:
    """Degrees of something smaller than a country; a country instead of a town in it is no point."""
    return pair[1] is not None and pair[1]["lat"] is not None


def _near(pair: Pair) -> bool:
    gold, made = pair
    if made is None or made["lat"] is None:
        return False
    away = kilometres((gold["lat"], gold["lon"]), (made["lat"], made["lon"]))
    return away <= float(gold.get("km", NEAR))


def score(items: Sequence[dict[str, Any]], predictions: Sequence[dict[str, Any]]) -> list[Figure]:
    """Countries, then degrees, then what must stay open; shares in per cent, with intervals over reports; then the
    main ones for each corpus."""
    reports = [
        list(zip(item["places"], made["places"], strict=True)) for item, made in zip(items, predictions, strict=True)
    ]
    figures = _figures("", reports)
    for corpus in ("polnear", "re3d"):
        part = [pairs for item, pairs in zip(items, reports, strict=True) if item["corpus"] == corpus]
        figures += _figures(f"{corpus}: ", part)[:4] if part else []
    return figures


def _figures(prefix: str, reports: Sequence[list[Pair]]) -> list[Figure]:
    lands = [[p for p in pairs if _one_country(p[0])] for pairs in reports]
    points = [[p for p in pairs if "lat" in p[0]] for pairs in reports]
    acting = [[p for p in pairs if p[0].get("acts")] for pairs in reports]
    open_ones = [[p for p in pairs if not _one_country(p[0])] for pairs in reports]
    return [
        _share(
            f"{prefix}country right of those resolved", [list(filter(_resolved, ps)) for ps in lands], _right_country
        ),
        _share(f"{prefix}within 161 km of those resolved", [list(filter(_pointed, ps)) for ps in points], _near),
        _share(f"{prefix}resolved to a country", lands, _resolved),
        _share(f"{prefix}resolved to degrees", points, _pointed),
        _share(f"{prefix}country right of all", lands, _right_country),
        _share(f"{prefix}within 161 km of all", points, _near),
        _share(f"{prefix}acting for a country: country right", acting, _right_country),
        _share(f"{prefix}in no one country: left open", open_ones, lambda pair: not _resolved(pair)),
    ]


def _share(name: str, reports: Sequence[Sequence[Pair]], holds: Callable[[Pair], bool]) -> Figure:
    """The share of mentions that something holds of, in per cent, with an interval over reports."""
    counts = [(sum(map(holds, pairs)), len(pairs)) for pairs in reports]

    def share(parts: Sequence[tuple[int, int]]) -> float:
        total = sum(n for _, n in parts)
        return 100 * sum(held for held, _ in parts) / total if total else 0.0

    low, high = interval(counts, share)
    return Figure(name, share(counts), low, high, sum(n for _, n in counts))
