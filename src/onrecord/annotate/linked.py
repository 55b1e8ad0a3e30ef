"""Linked phrases: what a trained linker says of which phrase takes up which, and the contract of such a linker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Seen:
    """What is seen of the phrases of a report.

    Attributes:
        each: a row of numbers a phrase.
        pairs: rows of (phrase, earlier phrase), by the first and then the second.
        both: a row of numbers a pair.
    """

    each: Floats
    pairs: Ints
    both: Floats


@dataclass(frozen=True, slots=True)
class Linking:
    """What a linker thinks: a score for every pair of `Seen.pairs`, and one for every phrase that it takes up nothing
    of the report. Only differences among the scores of one phrase mean something; they are log odds."""

    pairs: Floats
    alone: Floats


class Linker(Protocol):
    """A model that says which phrases name the same. `name` and `sha256` identify it in `Reader.models`."""

    @property
    def name(self) -> str: ...

    @property
    def sha256(self) -> str: ...

    def link(self, seen: Seen) -> Linking:
        """The scores of all pairs of a report's phrases."""
        ...
