"""Times: temporal expressions, and the days they mean."""

from __future__ import annotations

from onrecord.annotate.syntax import Syntax
from onrecord.records import Document, Time


def times(document: Document, syntax: Syntax) -> tuple[Time, ...]:
    """Every temporal expression, with a TIMEX3 value and the days it covers."""
    return ()
