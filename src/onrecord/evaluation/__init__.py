"""Scoring the installed reader on published corpora.

One module a corpus, each with the same three functions (see `Corpus`): load, predict, score. The corpora are not
part of the project; they are looked for in ``ONRECORD_CORPORA`` (default ``../shared/corpora``). Scores are the
corpus's own definitions, with counts and a bootstrap interval.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol, cast

from onrecord.errors import UsageError
from onrecord.evaluation.scores import Figure
from onrecord.models import Models

NAMES = (
    "polnear",
    "attributions",
    "plover",
    "events",
    "tempeval3",
    "factuality",
    "re3d",
    "gum",
    "places",
    "ecbplus",
    "copies",
    "origins",
    "passages",
)


class Corpus(Protocol):
    """What a module of this package offers."""

    def default_gold(self, corpora: Path) -> tuple[Path, ...]:
        """The files scored when no --gold is given (development parts), below the corpora folder."""
        ...

    def load(self, path: Path) -> list[dict[str, Any]]:
        """The items of a file in the corpus's own format, in file order. Raises UsageError naming the line."""
        ...

    def predict(self, items: Sequence[dict[str, Any]], models: Models) -> Iterable[dict[str, Any]]:
        """One prediction an item, in order, in the format that the corpus's score.py reads."""
        ...

    def score(self, items: Sequence[dict[str, Any]], predictions: Sequence[dict[str, Any]]) -> list[Figure]:
        """The corpus's own measures, most telling first."""
        ...


def corpora_folder() -> Path:
    """Where the corpora lie: ``ONRECORD_CORPORA``, else ``../shared/corpora``. It may not exist."""
    return Path(os.environ.get("ONRECORD_CORPORA") or "../shared/corpora")


def corpus(name: str) -> Corpus:
    """The module of a corpus.

    Raises:
        UsageError: there is no corpus of that name.
    """
    if name not in NAMES:
        raise UsageError(f"no corpus {name!r}; there are {', '.join(NAMES)}")
    return cast(Corpus, importlib.import_module(f"{__name__}.{name}"))
