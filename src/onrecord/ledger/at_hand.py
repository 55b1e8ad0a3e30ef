"""Readings at hand: those that were asked for last, unpacked, and their words.

A reading never changes, so that it may be kept for as long as there is room. What people have judged of it is not in
it.
"""

from __future__ import annotations

import threading
import zlib
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from onrecord import wire
from onrecord.ledger.words import Unit, units
from onrecord.records import Record

# A reading takes about half a megabyte.
_MOST = 256

_Kept = TypeVar("_Kept")


class AtHand:
    """The readings of a ledger that were asked for last; safe to ask from several threads."""

    def __init__(self, most: int = _MOST) -> None:
        self._records: Latest[Record] = Latest(most)
        self._units: Latest[tuple[Unit, ...]] = Latest(most)

    def record(self, revision: str, data: bytes) -> Record:
        """The record of a revision, by its id; `data` is its written form as it is kept."""
        return self._records.get(revision, lambda: wire.from_json(zlib.decompress(data)))

    def units(self, revision: str, record: Record) -> tuple[Unit, ...]:
        """The units of the record of a revision as it was read."""
        return self._units.get(revision, lambda: units(record))


class Latest(Generic[_Kept]):
    """Values by name, those that were asked for last: as many as there is room for. Several threads may ask."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, _Kept] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, name: Hashable, make: Callable[[], _Kept]) -> _Kept:
        """The value of this name, made if it is not there."""
        with self._lock:
            if name in self._kept:
                self._kept.move_to_end(name)
                return self._kept[name]
        made = make()
        with self._lock:
            self._kept[name] = made
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made
