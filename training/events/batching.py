"""Examples -> tensors."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

import torch
from tokenizers import Tokenizer
from torch import Tensor

from onrecord.annotate.coded import HELD
from onrecord.models.event_coder import PAIR, TYPES
from onrecord.models.marked import Marked, Question, arrays, marked

from .examples import Asked, Example


class Pieces:
    """An example ready to be batched."""

    def __init__(self, example: Example, tokenizer: Tokenizer) -> None:
        self.text, self.asked = example.text, example.asked
        questions = [
            Question(a.trigger, (a.actor,) if a.actor else (), (a.recipient,) if a.recipient else ())
            for a in self.asked
        ]
        self.marked: Marked = marked(tokenizer, example.text, questions)

    def __len__(self) -> int:
        return len(self.marked.ids) + len(self.marked.markers)


def tensors(group: Sequence[Pieces]) -> dict[str, Tensor]:
    return {name: torch.from_numpy(a) for name, a in arrays([p.marked for p in group]).items()}


def labels(group: Sequence[Pieces]) -> dict[str, Tensor]:
    """Labels, flattened over the candidates in order; -1 or nan where unknown. `rows` are their places."""
    rows: list[tuple[int, int]] = []
    asked: list[Asked] = []
    for row, p in enumerate(group):
        rows.extend((row, k) for k in range(len(p.asked)))
        asked.extend(p.asked)

    def allowed(names: tuple[str, ...] | None, known: tuple[str, ...]) -> list[float]:
        return [0.0] * len(known) if names is None else [float(n in names) for n in known]

    def shares(pair: bool, size: int) -> list[tuple[float, ...]]:
        unknown = (float("nan"),) * size
        return [unknown if a.told is None or (a.trigger is None) != pair else a.told for a in asked]

    return {
        "rows": torch.tensor(rows),
        "told_types": torch.tensor(shares(False, len(TYPES))),
        "told_pair": torch.tensor(shares(True, len(PAIR))),
        "told_held": torch.tensor([a.told_held or (float("nan"),) * len(HELD) for a in asked]),
        "types": torch.tensor([allowed(a.types, TYPES) for a in asked]),
        "pair": torch.tensor([allowed(a.pair, PAIR) for a in asked]),
        "value": torch.tensor([float("nan") if a.value is None else a.value for a in asked]),
        "scale": torch.tensor([a.scale for a in asked]),
        "held": torch.tensor([-1 if a.held is None else HELD.index(a.held) for a in asked]),
        "swapped": torch.tensor([float("nan") if a.swapped is None else float(a.swapped) for a in asked]),
    }


def batches(found: Sequence[Pieces], size: int, draw: random.Random | None = None) -> Iterator[list[Pieces]]:
    """Batches of like length, so that little is padded; in random order where `draw` is given."""
    found = list(found)
    if draw is not None:
        draw.shuffle(found)
    chunks = []
    pool = 32 * size
    for at in range(0, len(found), pool):
        part = sorted(found[at : at + pool], key=len)
        chunks += [part[n : n + size] for n in range(0, len(part), size)]
    if draw is not None:
        draw.shuffle(chunks)
    yield from chunks
