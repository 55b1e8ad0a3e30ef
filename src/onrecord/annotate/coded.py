"""Coded events: what a trained coder says about candidates, and the contract of such a coder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from onrecord.annotate.tagged import Range
from onrecord.records import Document

HELD = ("actual", "hedged", "hypothetical", "generic", "negative")
"""How a source holds an event, in one word; "negative" where it holds that it did not happen."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may name an event, with who seems to act and to undergo it. Ranges are code points of the kept
    text; all of them lie in `sentence`."""

    sentence: Range
    trigger: Range
    actors: tuple[Range, ...] = ()
    recipients: tuple[Range, ...] = ()


@dataclass(frozen=True, slots=True)
class Coding:
    """What a coder thinks of a candidate, shares that sum to one each.

    `types`: of the 16 types of PLOVER, of "OTHER" (something happens that none of them fits) and of "NONE" (nothing
    happens). `held`: of the ways in `HELD`. `values`: how much it happened as the author has it, from -3 (certainly
    not) to 3 (certainly), on the scale of each corpus that the coder was trained on.
    """

    types: Mapping[str, float]
    held: Mapping[str, float]
    values: Mapping[str, float]


class Coder(Protocol):
    """A model that codes candidates. `name` and `sha256` identify it in `Reader.models`."""

    @property
    def name(self) -> str: ...

    @property
    def sha256(self) -> str: ...

    def code(self, document: Document, candidates: Sequence[Candidate]) -> tuple[Coding, ...]:
        """One coding a candidate, in their order."""
        ...

    def linking(self, text: str, source: Range | None, target: Range | None) -> Mapping[str, float]:
        """The share of each of PLV's roots in what links two spans of a sentence."""
        ...
