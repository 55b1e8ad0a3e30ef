"""Precision, recall, F1 and their intervals: the core that every scorer shares."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PRF:
    """Counts of right, spurious and missed; they add up, and the measures are properties."""

    tp: float = 0
    fp: float = 0
    fn: float = 0

    def __add__(self, other: PRF) -> PRF:
        return PRF(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)

    @property
    def precision(self) -> float:
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 0.0

    @property
    def recall(self) -> float:
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.tp / (2 * self.tp + self.fp + self.fn) if self.tp + self.fp + self.fn else 0.0


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure: its name ("source exact F1"), value (F1 and shares in per cent), 95 % interval, and
    the number of items (gold annotations, rows, documents) it rests on."""

    name: str
    value: float
    low: float | None = None
    high: float | None = None
    n: int | None = None


def interval(
    parts: Sequence[T], measure: Callable[[Sequence[T]], float], *, rounds: int = 1000, seed: int = 13
) -> tuple[float, float]:
    """A 95 % bootstrap interval of `measure` over `parts` (documents, as a rule), resampled with replacement
    (Efron 1979, percentile method). The seed makes it the same in every run."""
    if len(parts) < 2:
        value = measure(parts)
        return value, value
    draw = random.Random(seed)
    values = sorted(measure(draw.choices(parts, k=len(parts))) for _ in range(rounds))
    return values[int(0.025 * rounds)], values[int(0.975 * rounds) - 1]


def prf_figures(name: str, documents: Sequence[PRF]) -> list[Figure]:
    """F1 (with an interval over documents), precision and recall of counts kept by document, in per cent."""

    def f1(parts: Sequence[PRF]) -> float:
        return 100 * sum(parts, PRF()).f1

    total = sum(documents, PRF())
    low, high = interval(documents, f1)
    n = round(total.tp + total.fn)
    return [
        Figure(f"{name} F1", 100 * total.f1, low, high, n),
        Figure(f"{name} precision", 100 * total.precision, n=round(total.tp + total.fp)),
        Figure(f"{name} recall", 100 * total.recall, n=n),
    ]
