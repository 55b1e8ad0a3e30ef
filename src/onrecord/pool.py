"""Work on all cores: one function over many arguments, results in their order, few in flight at once.

Each worker is a `Sandbox`: a process started afresh, without the caller's main module (no ``if __name__`` guard is
needed), replaced when it dies, so that one document that crashes a native parser costs that document only.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from typing import Any

from onrecord.errors import ParserDied
from onrecord.ingest.sandbox import Sandbox

# Enough that no worker waits while the oldest result is still being made.
_IN_FLIGHT = 4


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def in_order(function: str, arguments: Iterable[object], workers: int) -> Iterator[Any]:
    """The results of ``"module:name"`` over `arguments`, in their order, made by that many processes.

    Arguments are taken as they are needed: at most four a worker are in flight. Where the process died on an
    argument, the result is that `ParserDied`.

    Raises:
        Exception: what the function raises, at the place of its argument.
    """
    free: SimpleQueue[Sandbox] = SimpleQueue()
    made = [Sandbox(function) for _ in range(workers)]
    for worker in made:
        free.put(worker)

    def work(argument: object) -> Any:
        worker = free.get()
        try:
            return worker.call(argument)
        except ParserDied as err:
            return err
        finally:
            free.put(worker)

    with ThreadPoolExecutor(workers) as threads:
        flying: deque[Future[Any]] = deque()
        try:
            for argument in arguments:
                flying.append(threads.submit(work, argument))
                if len(flying) >= _IN_FLIGHT * workers:
                    yield flying.popleft().result()
            while flying:
                yield flying.popleft().result()
        finally:
            for future in flying:
                future.cancel()
            for worker in made:
                worker.close()
