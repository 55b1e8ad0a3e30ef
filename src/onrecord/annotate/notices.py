"""Notices: what a careful reader would remark on."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotate.cast import Cast
from onrecord.annotate.chains import Chains
from onrecord.annotate.syntax import Syntax
from onrecord.records import Document, Event, Notice, Quantity, Time


def notices(
    document: Document,
    syntax: Syntax,
    cast: Cast,
    times: Sequence[Time],
    chains: Chains,
    events: Sequence[Event],
    quantities: Sequence[Quantity],
) -> tuple[Notice, ...]:
    """What in the report contradicts itself, changed, stands twice or could not be resolved."""
    return ()
