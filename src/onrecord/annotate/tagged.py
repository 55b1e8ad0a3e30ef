"""Tagged attributions: what a trained tagger hands to the attribution step, and the contract of such a tagger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from onrecord.records import Document

Range = tuple[int, int]
"""Half-open code points of the kept text."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """One attribution as tagged: where its source, cue and content stand, each in pieces, in text order."""

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]


class Tagger(Protocol):
    """A model that marks sources, cues and contents and links them. `name` and `sha256` identify it in
    `Reader.models`."""

    @property
    def name(self) -> str: ...

    @property
    def sha256(self) -> str: ...

    def tag(self, document: Document) -> tuple[Tagged, ...]:
        """The attributions of a document, one a cue, in text order of the cue; never one within another."""
        ...
