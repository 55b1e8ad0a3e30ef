"""Word pieces of a report with what the uncased vocabulary loses: case, and the state of quotation.

Shared by the tagger and by its training, so that both see the same features.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
LONGEST = 256
"""Pieces of a window, the two that frame it ([CLS], [SEP]) included."""

CASES = 6
QUOTES = 5


def case_of(text: str) -> int:
    """The shape of a piece: 0 lower or without letters, 1 Capital, 2 ALL CAPS of two or more letters, 3 mixed,
    4 has a digit, 5 punctuation."""
    if not text.isalpha():
        if not any(c.isalnum() for c in text):
            return 5
        if any(c.isdigit() for c in text):
            return 4
    if text.islower():
        return 0
    if text.isupper() and len(text) > 1:
        return 2
    return 1 if text[0].isupper() and text[1:].lower() == text[1:] else 3


def quote_states(text: str, offsets: Sequence[tuple[int, int]]) -> Ints:
    """Per piece: 0 outside double quotation marks, 1 inside, 2 an opening mark, 3 a closing mark. Straight marks
    open and close by turns within a line; every line starts outside."""
    states = np.zeros(len(offsets), dtype=np.int64)
    inside, last_end = False, 0
    for n, (start, end) in enumerate(offsets):
        if "\n" in text[last_end:start]:
            inside = False
        last_end = end
        piece = text[start:end]
        if piece == "“" or (piece == '"' and not inside):
            inside, states[n] = True, 2
        elif piece == "”" or (piece == '"' and inside):
            inside, states[n] = False, 3
        else:
            states[n] = int(inside)
    return states


def evenly(lengths: Sequence[int], *, longest: int = LONGEST) -> Iterator[tuple[int, int]]:
    """Runs of whole paragraphs, no more than are needed for each to fit into a window, and as even as they can be
    (least squares): a network sees no paragraph with hardly anything around it, as it would in a last window that
    holds what is left.

    Args:
        lengths: the pieces of each paragraph, in order; a paragraph longer than a window is cut into even parts.
        longest: pieces a window may hold, its frame included.

    Yields:
        ``[first, stop)`` in pieces, covering all of them in order.
    """
    room = longest - 2
    ends = [0]
    for length in lengths:
        parts = -(-length // room)
        ends.extend([ends[-1] + length * n // parts for n in range(1, parts + 1)])
    # By where a run may end: how many runs lead there, the sum of their squares, and where the last of them begins.
    best = [(0, 0, 0)]
    for n in range(1, len(ends)):
        options, k = [], n - 1
        while k >= 0 and ends[n] - ends[k] <= room:
            runs, squares, _ = best[k]
            options.append((runs + 1, squares + (ends[n] - ends[k]) ** 2, k))
            k -= 1
        best.append(min(options))
    found, n = [], len(ends) - 1
    while n:
        found.append((ends[best[n][2]], ends[n]))
        n = best[n][2]
    yield from reversed(found)


def packed(lengths: Sequence[int], shift: int, *, longest: int = LONGEST) -> Iterator[tuple[int, int]]:
    """Runs of whole paragraphs, each window filled before the next is begun, as the tagger is trained.

    Args:
        lengths: the pieces of each paragraph, in order; a paragraph longer than a window is cut.
        shift: where greater than 0, the first window ends before that paragraph at the latest (training packs
            anew in every epoch).
        longest: pieces a window may hold, its frame included.

    Yields:
        ``[first, stop)`` in pieces, covering all of them in order.
    """
    room = longest - 2
    cuts: list[tuple[int, int]] = []
    at = 0
    for length in lengths:
        cuts.extend((n, min(at + length, n + room)) for n in range(at, at + length, room))
        at += length
    first = last = 0
    for n, (start, stop) in enumerate(cuts):
        if start > first and (stop - first > room or (shift and n == shift)):
            yield first, start
            first = start
        last = stop
    if last > first:
        yield first, last


def encode(tokenizer: Any, text: str) -> tuple[Ints, list[tuple[int, int]]]:
    """Piece ids and code points of a text, without framing pieces."""
    encoded = tokenizer.encode(text, add_special_tokens=False)
    return np.array(encoded.ids, dtype=np.int64), list(encoded.offsets)
