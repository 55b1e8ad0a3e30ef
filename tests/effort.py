"""How much work something is, without a clock: what passes or fails by the speed of the machine shows nothing."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

HANG = 60.0
"""Seconds that nothing here takes on any machine, unless it does not end, or takes the square of what it should."""


def steps(what: Callable[[], object]) -> int:
    """The lines of Python that run."""
    count = 0

    def traced(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        count += event == "line"
        return traced

    before = sys.gettrace()
    sys.settrace(traced)
    try:
        what()
    finally:
        sys.settrace(before)
    return count


@contextmanager
def no_hang() -> Iterator[None]:
    """What is done within ends."""
    start = time.process_time()
    yield
    assert time.process_time() - start < HANG
