"""GDELT 2.0 mentions: 16 tab-separated columns without a header; one row a claim, under its happening's number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TextIO

from onrecord.export.cells import Cell, write_tsv
from onrecord.export.claims import Claim, Standing
from onrecord.export.gdelt import NEEDS, Happening, citation, coded, event_number, first_moment, fits, moment
from onrecord.export.linked_data import web_address

COLUMNS = (
    "GlobalEventID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier",
    "SentenceID", "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence",
    "MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo", "Extras",
)  # fmt: skip

__all__ = ["COLUMNS", "CONFIDENCE", "NEEDS", "fits", "write"]

CONFIDENCE: Mapping[Standing, int] = {"told": 100, "attributed": 60, "alleged": 20}
"""How far a claim may be taken for something that happened, in the tens that GDELT's Confidence has."""

_WEB, _CITATION = 1, 2


def write(rows: Iterable[Happening], file: TextIO) -> None:
    """Write each claim that has a CAMEO code and a day as a row."""
    write_tsv(COLUMNS, (row for happening in coded(rows) for row in _rows(happening)), file, header=False)


def _rows(happening: Happening) -> Iterator[tuple[Cell, ...]]:
    added = first_moment(happening)
    for c in happening:
        d = c.record.document
        yield (
            event_number(c), added, moment(d), _WEB if web_address(d.url) else _CITATION,
            d.outlet or d.source, citation(d), None, _offset(c, 0), _offset(c, 1), c.event.trigger.start, 1,
            CONFIDENCE[c.standing], len(d.text), None, None, _extras(c),
        )  # fmt: skip


def _offset(c: Claim, side: int) -> int:
    """Where an actor stands, in code points of the kept text; GDELT writes -1 for nowhere."""
    found = (c.event.actors, c.event.recipients)[side]
    return found[0].span.start if found else -1


def _extras(c: Claim) -> str:
    """Our id of the claim, how it is held and according to whom: GDELT keeps the column for what it has no field
    for."""
    return "; ".join(
        x for x in (f"id={c.id}", f"held={c.standing}", f"according_to={c.source}" if c.source else "") if x
    )
