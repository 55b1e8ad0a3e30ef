"""Where a list goes on: behind the place of the last row that was seen, whatever has been added since."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, or_

from onrecord.errors import UsageError

Place = tuple[str | int, ...]
"""What a list is in the order of, for one row of it: a day, an id, a number."""
Order = Sequence[tuple[ColumnElement[str] | ColumnElement[int], bool]]
"""Columns that rows are in the order of; True for those that go down."""

_APART = "~"
# What days, moments and ids are made of.
_WORD = re.compile(r"[A-Za-z0-9_:.+-]{0,64}", re.ASCII)
_NUMBER = re.compile(r"[0-9]{1,18}", re.ASCII)


def written(place: Place) -> str:
    """A place as an address has it."""
    return _APART.join(map(str, place))


def read(text: str, kinds: Sequence[type[str] | type[int]]) -> Place:
    """The place that is written so.

    Raises:
        UsageError: it is none of a list in this order.
    """
    pieces = text.split(_APART)
    forms = [_WORD if kind is str else _NUMBER for kind in kinds]
    if len(pieces) != len(forms) or not all(f.fullmatch(p) for f, p in zip(forms, pieces, strict=True)):
        raise UsageError(f"no place in this list: {text[:80]}", step="questions")
    return tuple(kind(piece) for kind, piece in zip(kinds, pieces, strict=True))


def beyond(order: Order, place: Place) -> ColumnElement[bool]:
    """That a row stands behind a place."""
    ways = []
    for n, (column, down) in enumerate(order):
        same = [c == value for (c, _), value in zip(order[:n], place, strict=False)]
        ways.append(and_(*same, column < place[n] if down else column > place[n]))
    (first, down), least = order[0], place[0]
    # So that an index on the first column can tell where to begin.
    return and_(first <= least if down else first >= least, or_(*ways))
