"""The coreference linker at work: ONNX on the CPU, one call a report. How it was made: training/coreference.

It says of every two phrases of a report how likely the later one takes up the earlier, and of every phrase how likely
it takes up nothing. It reads no words: only what `annotate.casting.pairs` sees of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.annotate.linked import Linking, Seen
from onrecord.models.networks import session_of, sha256_of

FOLDER = Path(__file__).with_name("coreference")
FILES = ("coreference.onnx",)

_AT_ONCE = 2048
"""How many pairs are scored at once: what lies between two layers then stays in the processor's cache."""


def load(folder: Path = FOLDER) -> CoreferenceLinker:
    """The linker of a folder.

    Raises:
        InstallError: its file is missing or cannot be loaded.
    """
    return CoreferenceLinker(folder, session_of(folder, FILES, "coreference linker", "entities"))


@dataclass(frozen=True, eq=False)
class CoreferenceLinker:
    """A `Linker` over an ONNX session."""

    folder: Path
    session: Any
    name: str = "coreference-pairs"

    @cached_property
    def sha256(self) -> str:
        return sha256_of(self.folder, FILES)

    def link(self, seen: Seen) -> Linking:
        if not len(seen.pairs):
            return Linking(np.zeros(0, dtype=np.float32), np.zeros(len(seen.each), dtype=np.float32))
        pairs = np.empty(len(seen.pairs), dtype=np.float32)
        for start in range(0, len(pairs), _AT_ONCE):
            some = slice(start, start + _AT_ONCE)
            pairs[some], alone = self.session.run(
                ["pairs", "alone"],
                {
                    "each": seen.each,
                    "both": seen.both[some],
                    "later": np.ascontiguousarray(seen.pairs[some, 0]),
                    "earlier": np.ascontiguousarray(seen.pairs[some, 1]),
                },
            )
        return Linking(pairs, alone)
