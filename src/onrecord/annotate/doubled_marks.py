"""Doubled quotation marks: the ones that an export of a table writes twice ('"The army says it ""never fired""."').

The cell may stand between marks of its own, which quote nothing. The text stays as it came: a reader of marks gets a
view of it that is as long, with blanks for the marks that say nothing.
"""

from __future__ import annotations

import re

_RUN = re.compile('"+')
_BEFORE_OPENING = frozenset("([{-–—/'‘")


def undoubled(text: str) -> str:
    """A text with one mark for each that is doubled, and without those around the whole of it, as long as it was; the
    text itself where fewer than two marks are doubled."""
    if '""' not in text:
        return text
    runs = [(m.start(), m.end()) for m in _RUN.finditer(text)]
    doubled = [(a, b) for a, b in runs if b - a in (2, 3)]
    alone = [a for a, b in runs if b - a == 1]
    if len(doubled) < 2:
        return text
    kept = list(text)
    for start, end in doubled:
        kept[start:end] = " " * (end - start)
        kept[end - 1 if _opens(text, start, end) else start] = '"'
    first, last = len(text) - len(text.lstrip()), len(text.rstrip()) - 1
    odd = len(alone) % 2 == 1
    if first in alone and (odd or last in alone):
        kept[first] = " "
    if last in alone and (odd or first in alone) and not (odd and first in alone):
        kept[last] = " "
    return "".join(kept)


def _opens(text: str, start: int, end: int) -> bool:
    before, after = text[:start][-1:], text[end : end + 1]
    return bool(after) and not after.isspace() and (not before or before.isspace() or before in _BEFORE_OPENING)
