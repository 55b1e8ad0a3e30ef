"""Tellings made by hand, and events in an invented report, for the tests of what is compared."""

from __future__ import annotations

from datetime import date
from typing import Any

from onrecord.incidents.likeness import Party, Spot
from onrecord.incidents.tellings import Telling
from onrecord.incidents.words import families, sketch, stem, stems
from onrecord.incidents.words import senses as senses_of

VELMAR = Spot("velmar", "OV", 10.0, 20.0, "town")
KESSEL = Spot("kessel", "OV", 12.0, 20.0, "town")
"""Two invented towns, 220 km apart."""


def day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def party(name: str, country: str = "") -> Party:
    return Party(name if name[:1].isupper() else "", name.lower(), country)


def telling(document: str, word: str, *, event: str = "v1", on: str = "", report: str = "", **fields: Any) -> Telling:
    """A telling by one word, dated `on` a day, in a report of these words."""
    words = (stem(word),)
    meant = tuple(fields.pop("senses", senses_of(words[0])))
    stated = day(on) if on else None
    return Telling(
        **{
            "document": document,
            "event": event,
            "start": int(event[1:]) * 100,
            "end": int(event[1:]) * 100 + len(word),
            "thread": event,
            "words": tuple(dict.fromkeys(stems(word))),
            "senses": meant,
            "told": meant,
            "families": families(None, None, meant),
            "begin": stated,
            "last": stated,
            "published": day("2024-03-04"),
            "sentence_start": int(event[1:]) * 100,
            "sentence": sketch([(report, 1.0)], 12),
            "report": sketch([(report, 1.0)], 32),
        }
        | fields
    )
