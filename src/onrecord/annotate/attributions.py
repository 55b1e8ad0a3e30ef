"""Attributions: who says what."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotate.cast import Cast
from onrecord.annotate.quotes import Quotation
from onrecord.annotate.syntax import Syntax
from onrecord.records import Attribution, Document, Time


def attributions(
    document: Document,
    syntax: Syntax,
    quotations: Sequence[Quotation],
    cast: Cast,
    times: Sequence[Time],
) -> tuple[Attribution, ...]:
    """Every attribution relation of the report, in text order of its cue, nested ones linked by `within`."""
    return ()
