"""CSV of events: one line a claim, with how it is held and according to whom."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from onrecord.export.cells import Cell, write_csv
from onrecord.export.claims import Claim, number_of
from onrecord.wording import one_line

COLUMNS = (
    "id", "number", "incident", "document", "outlet", "title", "published", "url", "begin", "end", "dated", "held",
    "polarity", "modality", "certainty", "document_time", "type", "mode", "contexts", "cameo", "actors",
    "actor_countries", "actor_sectors", "trigger", "recipients", "recipient_countries", "recipient_sectors",
    "according_to", "stances", "place", "country", "latitude", "longitude", "precision", "geonames", "counts", "killed",
    "start", "stop", "sentence",
)  # fmt: skip
"""`number` stands for the id in formats that take whole numbers only; `start` and `stop` are the trigger's, in code
points of the kept text. Lists are parted by "; "."""


def write(rows: Iterable[Claim], file: TextIO, *, raw: bool = False) -> None:
    """Write the claims under a header; `raw` leaves formulas as they are."""
    write_csv(COLUMNS, map(_row, rows), file, raw=raw)


def _row(c: Claim) -> tuple[Cell, ...]:
    e, d, where = c.event, c.record.document, c.event.location
    said = {a.id: a for a in c.record.attributions}
    killed = [n.value for n in e.counts if n.what == "killed"]
    return (
        c.id, number_of(c.id), c.incident.id if c.incident else None, d.id, d.outlet, d.title, d.published, d.url,
        c.begin,
        c.end, c.dated, c.standing, e.polarity, e.modality, e.certainty, e.document_time, e.type, e.mode,
        _list(e.contexts), e.cameo, _list(p.name for p in c.actors), _list(p.country for p in c.actors),
        _list(p.sector for p in c.actors), e.trigger.text, _list(p.name for p in c.recipients),
        _list(p.country for p in c.recipients), _list(p.sector for p in c.recipients), c.source,
        _list(said[a].stance for a in e.according_to if a in said),
        (where.name or one_line(where.span.text)) if where else None, where.country if where else None,
        where.lat if where else None, where.lon if where else None, where.precision if where else None,
        where.geonames if where else None, _list(f"{n.qualifier} {n.value} {n.what}" for n in e.counts),
        killed[0] if killed else None, e.trigger.start, e.trigger.end, one_line(e.sentence.text),
    )  # fmt: skip


def _list(values: Iterable[str | None]) -> str | None:
    return "; ".join(value or "?" for value in values) or None
