"""Whole numbers as they are written: in digits, or in words up to a hundred."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from onrecord.lexicons import load


def whole_number(written: str) -> int | None:
    """What digits ("1,200") or a word of any case ("seven", "twenty-one") stand for; None for any other word."""
    if written[:1].isdigit():
        digits = written.replace(",", "")
        return int(digits) if digits.isdigit() else None
    parts = [_words().get(part) for part in written.lower().split("-")]
    known = [part for part in parts if part is not None]
    return sum(known) if len(known) == len(parts) else None


@cache
def _words() -> Mapping[str, int]:
    return {row["word"]: int(row["value"]) for row in load("number_words") if row["kind"] in ("small", "tens")}
