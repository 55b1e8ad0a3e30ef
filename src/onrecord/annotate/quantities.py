"""Quantities: numbers that somebody states about something."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotate.chains import Chains
from onrecord.annotate.syntax import Syntax
from onrecord.records import Document, Quantity, Time


def quantities(document: Document, syntax: Syntax, times: Sequence[Time], chains: Chains) -> tuple[Quantity, ...]:
    """Every number that counts or measures something, in text order; numbers inside dates and names are not
    quantities."""
    return ()
