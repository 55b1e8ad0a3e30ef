"""Relations: standing facts, such as who holds which office and who backs whom."""

from __future__ import annotations

from onrecord.annotate.cast import Cast
from onrecord.annotate.chains import Chains
from onrecord.annotate.syntax import Syntax
from onrecord.records import Document, Relation


def relations(document: Document, syntax: Syntax, cast: Cast, chains: Chains) -> tuple[Relation, ...]:
    """Every standing relation that the words of the report state, in text order of its evidence."""
    return ()
