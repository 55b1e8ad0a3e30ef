"""Quotations of a report: the words that records stand on, with as much between them as it takes to read them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.records import Span
from onrecord.wording import one_line

# Characters between two spans up to which the words between them are quoted, too.
_GAP = 60


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a report, white space as one blank; `key` where a record stands on these very words. A piece without
    words is where some are left out."""

    text: str
    key: bool


def quotation(text: str, spans: Iterable[Span]) -> tuple[Piece, ...]:
    """The words of the spans in the order of the text. What stands between two of them is quoted, too, if it is short
    and of the same paragraph; else an empty piece says that something is left out."""
    pieces: list[Piece] = []
    last = 0
    for start, end in _merged(spans):
        between = text[last:start]
        if pieces and (len(between) > _GAP or "\n" in between):
            pieces.append(Piece("", False))
        elif pieces and between:
            pieces.append(Piece(_spaced(between), False))
        pieces.append(Piece(_spaced(text[start:end]), True))
        last = end
    return tuple(pieces)


def _merged(spans: Iterable[Span]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for s in sorted(spans, key=lambda s: (s.start, s.end)):
        if s.start == s.end:
            continue
        if found and s.start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], s.end))
        else:
            found.append((s.start, s.end))
    return found


def _spaced(words: str) -> str:
    """The words on one line, with a blank at an end that had one."""
    line = one_line(words)
    if not line:
        return " "
    return f"{' ' if words[0].isspace() else ''}{line}{' ' if words[-1].isspace() else ''}"
