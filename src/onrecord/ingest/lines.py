"""Text -> units: the stretches that the layout sets apart (a line, or the lines of one hard-wrapped paragraph).

Lines end at any of Unicode's line breaks; blank lines separate. Where a text is hard-wrapped, the lines of one
paragraph are one unit: a line goes on in the next one exactly if the next line's first word would not have fitted
on it, which is how every wrapping program breaks lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_LIST_ITEM = re.compile(r"(?:[-*+•‣▪◦·–—]|\(?\d{1,2}[.)])\s+\S")
# Hard-wrapped text is set to a width in this range; shorter lines are verse, lists or addresses, longer ones are
# paragraphs of their own.
_NARROWEST, _WIDEST = 45, 110


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of the text without white space at its ends, ``[start, end)`` in code points. `after_blank` says
    that a blank line (or the beginning of the text) stands before it."""

    start: int
    end: int
    text: str
    after_blank: bool = True

    @property
    def folded(self) -> str:
        """The unit's text with white space collapsed, in lower case: equal for two printings of one line."""
        return " ".join(self.text.split()).lower()


def is_list_item(text: str) -> bool:
    """Whether a line opens with a bullet or a number."""
    return _LIST_ITEM.match(text) is not None


def units(text: str, *, wrapped: bool = True) -> tuple[Unit, ...]:
    """The units of a text, in order; what lies between them is white space only.

    Args:
        text: the kept text.
        wrapped: whether it may be hard-wrapped; otherwise every line is a unit.
    """
    lines = list(_lines(text))
    width = _wrap_width(lines) if wrapped else 0
    found: list[Unit] = []
    for n, line in enumerate(lines):
        previous = lines[n - 1] if n else None
        if found and previous is not None and width and _continues(previous, line, width):
            start = found[-1].start
            found[-1] = Unit(start, line.end, text[start : line.end], found[-1].after_blank)
        else:
            found.append(line)
    return tuple(found)


def _lines(text: str) -> Iterator[Unit]:
    start, blank = 0, True
    ends = [(m.start(), m.end()) for m in _BREAK.finditer(text)]
    for end, following in [*ends, (len(text), len(text))]:
        line = text[start:end]
        bare = line.strip()
        if bare:
            first = start + len(line) - len(line.lstrip())
            yield Unit(first, first + len(bare), bare, blank)
        blank = not bare
        start = following


def _wrap_width(lines: Sequence[Unit]) -> int:
    """The width that the text is wrapped to; 0 where it is not wrapped."""
    joined = [(a, b) for a, b in pairwise(lines) if not b.after_blank]
    lengths = [len(line.text) for pair in joined for line in pair if " " in line.text]
    if not lengths:
        return 0
    width = max(lengths)
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    full = sum(1 for a, b in joined if _is_full(a, b, width))
    return width if full >= 2 and full >= 0.6 * len(joined) else 0


def _is_full(line: Unit, following: Unit, width: int) -> bool:
    word = following.text.split(None, 1)[0]
    return len(line.text) + 1 + len(word) > width


def _continues(line: Unit, following: Unit, width: int) -> bool:
    if following.after_blank or is_list_item(following.text) or line.folded == following.folded:
        return False
    return _is_full(line, following, width)
