"""Entities: which mentions name the same person, body or place within one report."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.annotate.cast import Cast
from onrecord.annotate.mentions import Naming
from onrecord.annotate.syntax import Syntax
from onrecord.records import Attribution, Document


def entities(document: Document, syntax: Syntax, mentions: Sequence[Naming]) -> Cast:
    """The cast of the report. First and second person pronouns are left to `with_speakers`."""
    return Cast()


def with_speakers(cast: Cast, syntax: Syntax, attributions: Sequence[Attribution]) -> Cast:
    """The cast with "I", "we", "my", "our" in direct quotations given to whoever speaks."""
    return cast
