"""PLOVER's JSON Lines (PLOVER manual, table "PLOVER JSON"): one line a claim, with the offsets of its words.

The one event format with a place for offsets. What it has no field for (how a claim is held, and according to whom)
stands under ``onrecord``; fields that are not known are left out, as the manual has it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, TextIO

from onrecord import __version__
from onrecord.export.claims import Claim, Part
from onrecord.export.codes import country, plover_quad
from onrecord.records import Event, Location, Span

# PLOVER's sizes, and the counts that are these.
_SIZES: Mapping[str, str] = {"killed": "dead", "injured": "injured", "detained": "arrested"}


NEEDS = "a type and a day"
"""What a claim must have, in words."""


def fits(c: Claim) -> bool:
    """Whether a claim has what a row needs: a type and a day."""
    return c.event.type is not None and c.begin is not None


def write(rows: Iterable[Claim], file: TextIO) -> None:
    """Write each claim that has a type and a day as a line."""
    for c in rows:
        if fits(c):
            file.write(json.dumps(_known(_line(c)), ensure_ascii=False) + "\n")


def _line(c: Claim) -> dict[str, Any]:
    e, d = c.event, c.record.document
    assert e.type is not None
    said = {a.id: a for a in c.record.attributions}
    return {
        "id": c.id,
        "date": c.begin,
        "enddate": c.end if c.end != c.begin else None,
        "actor": [_known(_somebody(p)) for p in c.actors],
        "recipient": [_known(_somebody(p)) for p in c.recipients],
        "event": [e.type],
        # Whether there is an event at all, which only what is told as fact says.
        "has_event": c.standing in ("told", "attributed"),
        "event_loc": _known(_place(e.location)) if e.location else None,
        "event_text": [e.trigger.text],
        "quad_code": plover_quad(e.type),
        "mode": [e.mode] if e.mode else None,
        "context": list(e.contexts),
        "size": _sizes(e),
        "link": c.incident.id if c.incident else None,
        "text": e.sentence.text,
        "text_info": {"start": e.sentence.start, "end": e.sentence.end},
        "cite_info": _known(
            {"title": d.title, "url": d.url, "publication": d.outlet, "language": d.language, "citation": d.source,
             "coder": "onrecord", "version": __version__, "codebook": "PLOVER"}
        ),
        "coder": f"onrecord {__version__}",
        "onrecord": {
            "held": c.standing,
            "polarity": e.polarity,
            "modality": e.modality,
            "certainty": e.certainty,
            "document_time": e.document_time,
            "dated": c.dated,
            "cameo": e.cameo,
            "document": d.id,
            "text_sha256": d.text_sha256,
            "trigger": _span(e.trigger),
            "actors": [_span(p.span) for p in e.actors],
            "recipients": [_span(p.span) for p in e.recipients],
            "according_to": [
                {"speaker": v.name, "unnamed": v.unnamed, "stance": said[v.record].stance, "quote":
                said[v.record].quote,
                 "source": [_span(s) for s in said[v.record].source], "cue": [_span(s) for s in said[v.record].cue]}
                for v in c.chain
            ],
            "counts": [
                {"what": n.what, "value": n.value, "qualifier": n.qualifier, **_span(n.span)} for n in e.counts
            ],
        },
    }  # fmt: skip


def _somebody(p: Part) -> dict[str, Any]:
    land = country(p.country, "alpha3")
    return {
        "code": land,
        "sector": p.sector,
        "entity_text": p.words,
        "identifier_text": p.name if p.entity else None,
        "identifier_id": p.wikidata,
        "office": p.title,
    }


def _place(where: Location) -> dict[str, Any]:
    named = {"town": "city", "site": "city", "district": "district", "region": "province"}.get(where.precision or "")
    return {
        "extracted_place": where.span.text,
        "resolved_place": where.name,
        "geonameid": where.geonames,
        "lat": where.lat,
        "lon": where.lon,
        "country": country(where.country, "alpha3"),
    } | ({named: where.name} if named else {})


def _sizes(e: Event) -> dict[str, int] | None:
    """The first count of each kind that PLOVER has a size for; all of them stand under ``onrecord``."""
    found: dict[str, int] = {}
    for n in e.counts:
        if n.what in _SIZES:
            found.setdefault(_SIZES[n.what], n.value)
    return found or None


def _span(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.text}


def _known(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields that are known; `actor` and `event` are required, and may be empty lists."""
    return {k: v for k, v in fields.items() if v not in (None, []) or k in ("actor", "event")}
