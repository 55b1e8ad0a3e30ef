"""Events: who did what to whom, and whether it happened."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotate.cast import Cast
from onrecord.annotate.chains import Chains
from onrecord.annotate.places import Place
from onrecord.annotate.syntax import Syntax
from onrecord.records import Document, Event, Time


def events(
    document: Document,
    syntax: Syntax,
    cast: Cast,
    places: Sequence[Place],
    times: Sequence[Time],
    chains: Chains,
) -> tuple[Event, ...]:
    """Every event mention of the report, in text order of its trigger."""
    return ()
