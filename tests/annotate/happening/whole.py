"""What the whole reader, with its models, tells of the events of a text; each text is read once."""

from __future__ import annotations

from functools import cache

import onrecord
from onrecord.records import Event, Record


@cache
def read(text: str, published: str = "2026-11-20") -> Record:
    return onrecord.read(text, published=published)


def event(text: str, trigger: str, published: str = "2026-11-20") -> Event | None:
    """The first event of these words, None where there is none."""
    return next((v for v in read(text, published).events if v.trigger.text == trigger), None)


def told(text: str, trigger: str, published: str = "2026-11-20") -> Event:
    """The first event of these words, which has to be there."""
    found = event(text, trigger, published)
    assert found is not None, [v.trigger.text for v in read(text, published).events]
    return found
