"""Sentences with candidates and what is known about each: the one form that all the training data take."""

from __future__ import annotations

from dataclasses import dataclass, field

Range = tuple[int, int]


@dataclass(slots=True)
class Asked:
    """A candidate in a sentence. Labels that are unknown are None: `types` the possible types of the trigger's act
    (one, or several of which one holds), `pair` the same of what links actor and recipient, `value` and `scale`
    a factuality and its corpus, `held` how it is held, `swapped` whether actor and recipient stand exchanged. Where a
    larger coder was asked: `told`, the shares that it gives to the types (to the roots, of a pair), and `told_held`."""

    trigger: Range | None
    actor: Range | None = None
    recipient: Range | None = None
    types: tuple[str, ...] | None = None
    pair: tuple[str, ...] | None = None
    value: float | None = None
    scale: int = 0
    held: str | None = None
    swapped: bool | None = None
    told: tuple[float, ...] | None = None
    told_held: tuple[float, ...] | None = None


@dataclass(slots=True)
class Example:
    text: str
    asked: list[Asked] = field(default_factory=list)
