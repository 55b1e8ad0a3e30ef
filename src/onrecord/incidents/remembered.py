"""What is made of a record is made once, however many incidents the record tells of."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

_Of = TypeVar("_Of")
_Made = TypeVar("_Made")
_MOST = 512


def remembered(make: Callable[[_Of], _Made]) -> Callable[[_Of], _Made]:
    """A pure function of one frozen value that remembers what it made of the 512 that were asked for last, each known
    by being the very same object: a record is too large to be compared. It keeps the values, so that none is taken for
    another."""
    known: dict[int, tuple[_Of, _Made]] = {}

    @wraps(make)
    def made(of: _Of) -> _Made:
        there = known.pop(id(of), None)
        if there is None or there[0] is not of:
            there = (of, make(of))
            if len(known) >= _MOST:
                known.pop(next(iter(known)), None)
        known[id(of)] = there
        return there[1]

    return made
