"""A process of its own for code that may hang, crash or eat memory, and that can be killed.

Signals do not interrupt native parsers, so the only sure limit is another process. It is started when first called,
serves one call after the other, and is killed and started anew when a call overruns its time or the process dies.
It is a fresh interpreter (never a fork of one that holds loaded models, and without re-running the caller's main
module), told by name which function to serve.

Calls and answers are pickles over pipes between our own two processes; no file or network data is ever unpickled.
"""

from __future__ import annotations

import atexit
import importlib
import os
import pickle
import selectors
import signal
import struct
import subprocess
import sys
import threading
import time
from typing import IO, Any

from onrecord.errors import OnrecordError, OutOfTime, ParserDied

_LENGTH = struct.Struct(">Q")
_START_SECONDS = 120.0
_GRACE_SECONDS = 2


class Sandbox:
    """One function served by a killable process.

    Args:
        function: "module:name" of an importable function of one picklable argument and result.
        max_memory: address space of the process, in bytes; None for no limit.
    """

    def __init__(self, function: str, *, max_memory: int | None = None) -> None:
        self.function = function
        self.max_memory = max_memory
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = os.getpid()
        self._lock = threading.Lock()

    def call(self, argument: object, *, seconds: float | None = None) -> Any:
        """The function's result for one argument.

        Args:
            argument: what to call it with.
            seconds: the time the call may take, in seconds of wall clock; the start of the process is not counted.

        Raises:
            OutOfTime: it took longer; the process was killed.
            ParserDied: the process crashed, or the function ran out of memory.
            Exception: whatever the function raises.
        """
        with self._lock:
            process = self._running()
            try:
                _send(process.stdin, (argument, seconds))
                answer = _receive(process, seconds)
            except TimeoutError:
                self._kill()
                raise OutOfTime(f"stopped after {seconds:g} seconds", step="ingest") from None
            except (OSError, EOFError):
                code = self._kill()
                raise ParserDied("the parsing process died", step="ingest", cause=_how(code)) from None
            except BaseException:  # Ctrl-C in the middle of an answer: the pipes are out of step
                self._kill()
                raise
        kind, value = answer
        if kind == "result":
            return value
        if isinstance(value, BaseException):
            raise value
        raise RuntimeError(f"in {self.function}:\n{value}")

    def close(self) -> None:
        """End the process; the next call starts another."""
        with self._lock:
            self._kill()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._owner != os.getpid():  # a fork inherited the pipes of its parent's process
            self._process, self._owner = None, os.getpid()
        if self._process is None:
            # The child finds modules where this process does, whatever it was started with.
            path = os.pathsep.join(p or os.getcwd() for p in sys.path)
            self._process = subprocess.Popen(
                [sys.executable, "-c", "from onrecord.ingest.sandbox import serve; serve()", self.function]
                + ([str(self.max_memory)] if self.max_memory else []),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env={**os.environ, "PYTHONPATH": path},
            )
            atexit.register(self.close)
            try:
                _receive(self._process, _START_SECONDS)
            except (TimeoutError, OSError, EOFError):
                code = self._kill()
                raise ParserDied("the parsing process did not start", step="ingest", cause=_how(code)) from None
        return self._process

    def _kill(self) -> int | None:
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return None
        atexit.unregister(self.close)
        if process.poll() is None:
            process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    continue  # what was left in the buffer has nobody to read it
        return process.wait()


def _how(code: int | None) -> str:
    if code is None or code >= 0:
        return f"exit status {code}"
    return f"signal {signal.Signals(-code).name}"


def _send(pipe: IO[bytes] | None, value: object) -> None:
    assert pipe is not None
    data = pickle.dumps(value)
    pipe.write(_LENGTH.pack(len(data)) + data)
    pipe.flush()


def _receive(process: subprocess.Popen[bytes], seconds: float | None) -> tuple[str, Any]:
    pipe = process.stdout
    assert pipe is not None
    deadline = None if seconds is None else time.monotonic() + seconds
    (length,) = _LENGTH.unpack(_read(pipe, _LENGTH.size, deadline))
    answer: tuple[str, Any] = pickle.loads(_read(pipe, length, deadline))
    return answer


def _read(pipe: IO[bytes], count: int, deadline: float | None) -> bytes:
    chunks: list[bytes] = []
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, selectors.EVENT_READ)
        while count:
            left = None if deadline is None else max(0.0, deadline - time.monotonic())
            if not selector.select(left):
                raise TimeoutError
            chunk = os.read(pipe.fileno(), min(count, 1 << 20))
            if not chunk:
                raise EOFError
            chunks.append(chunk)
            count -= len(chunk)
    return b"".join(chunks)


def serve() -> None:
    """The process's own side: answer calls on standard input until it ends."""
    source, sink = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not get between the answers
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    module, _, name = sys.argv[1].partition(":")
    function = getattr(importlib.import_module(module), name)
    if len(sys.argv) > 2:
        _limit_memory(int(sys.argv[2]))
    _send(sink, ("ready", None))
    while head := source.read(_LENGTH.size):
        argument, seconds = pickle.loads(source.read(_LENGTH.unpack(head)[0]))
        # Should the parent be killed while a parser hangs, the alarm's default action ends this process.
        signal.alarm(int(seconds) + _GRACE_SECONDS if seconds else 0)
        _send(sink, _answer(function, argument))
        signal.alarm(0)


def _answer(function: Any, argument: object) -> tuple[str, Any]:
    try:
        return "result", function(argument)
    except OnrecordError as err:
        return "error", err
    except MemoryError:
        return "error", ParserDied("the parser ran out of memory", step="ingest")
    except Exception:  # noqa: BLE001 - it crosses to the parent as text, and is raised there
        import traceback

        return "error", traceback.format_exc()


def _limit_memory(limit: int) -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    except (ImportError, ValueError, OSError):
        return  # no such limit on this system: time and size limits remain
