"""GeoJSON (RFC 7946): one Feature a claim whose place is on the map, longitude before latitude.

What is placed in a country or a region only is a Feature without a geometry: a point would say that it is known where
in it. The middle of the country or region stands under ``middle``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from onrecord.export.claims import STANDING, Claim
from onrecord.export.streams import known, write_json
from onrecord.wording import one_line

NEEDS = "a place on the map"
"""What a claim must have, in words."""


def fits(c: Claim) -> bool:
    """Whether a claim has what a row needs: a place on the map."""
    return (where := c.event.location) is not None and where.lat is not None and where.lon is not None


def write(rows: Iterable[Claim], file: TextIO) -> None:
    """Write one FeatureCollection."""
    write_json({"type": "FeatureCollection"}, "features", _features(rows), file)


def _features(rows: Iterable[Claim]) -> Iterator[dict[str, Any]]:
    for c in rows:
        e, where = c.event, c.event.location
        if not fits(c) or where is None:
            continue
        at, wide = [where.lon, where.lat], where.precision in ("country", "region")
        yield {
            "type": "Feature",
            "id": c.id,
            "geometry": None if wide else {"type": "Point", "coordinates": at},
            "properties": known(
                {
                    "name": c.held_headline,
                    "place": where.name or one_line(where.span.text),
                    "place_words": where.span.text,
                    "precision": where.precision,
                    "middle": at if wide else None,
                    "country": where.country,
                    "geonames": where.geonames,
                    "begin": c.begin,
                    "end": c.end,
                    "dated": c.dated,
                    "type": e.type,
                    "mode": e.mode,
                    "held": c.standing,
                    "held_words": STANDING[c.standing],
                    "according_to": c.source,
                    "actors": [p.name for p in c.actors],
                    "recipients": [p.name for p in c.recipients],
                    "counts": [{"what": n.what, "value": n.value, "qualifier": n.qualifier} for n in e.counts],
                    "incident": c.incident.id if c.incident else None,
                    "outlet": c.record.document.outlet,
                    "published": c.record.document.published,
                    "url": c.record.document.url,
                    "sentence": e.sentence.text,
                    "start": e.trigger.start,
                    "stop": e.trigger.end,
                }
            ),
        }
