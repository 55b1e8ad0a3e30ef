"""Quotation marks: what stands between them, how deep, and which reopen at a paragraph."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.records import Document


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks. ``[start, end)`` includes the marks, ``[inner_start, inner_end)`` is
    what stands between them (code points). `depth` is 0 for an outermost quotation, 1 for one inside it.
    `continues` is the index of the quotation that this one goes on with, where a speech runs over paragraphs
    and each paragraph reopens the mark without the last having closed it."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int = 0
    continues: int | None = None


def quotations(document: Document) -> tuple[Quotation, ...]:
    """Every quotation of the report, in text order. Whether one is speech or a scare quote is not decided here."""
    return ()
