"""GeoJSON (RFC 7946): one Feature a claim whose place has coordinates, longitude before latitude."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from onrecord.export.claims import STANDING, Claim
from onrecord.export.streams import known, write_json
from onrecord.wording import one_line


def fits(c: Claim) -> bool:
    """Whether a claim has what a row needs: coordinates."""
    return (where := c.event.location) is not None and where.lat is not None and where.lon is not None


def write(rows: Iterable[Claim], file: TextIO) -> None:
    """Write one FeatureCollection."""
    write_json({"type": "FeatureCollection"}, "features", _features(rows), file)


def _features(rows: Iterable[Claim]) -> Iterator[dict[str, Any]]:
    for c in rows:
        e, where = c.event, c.event.location
        if not fits(c) or where is None:
            continue
        yield {
            "type": "Feature",
            "id": c.id,
            "geometry": {"type": "Point", "coordinates": [where.lon, where.lat]},
            "properties": known(
                {
                    "name": c.headline,
                    "place": where.name or one_line(where.span.text),
                    "place_words": where.span.text,
                    # A country's or region's degrees are those of its middle: not where it happened.
                    "precision": where.precision,
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
