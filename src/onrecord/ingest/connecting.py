"""Connections of our own making for `ingest.fetch`: to addresses that were judged, under one deadline.

httpcore asks its network backend to connect to a name. This one resolves the name once, judges every address
(`ingest.addresses.chosen`), and connects to one of those and to nothing else, so that a name that resolves to
another address a moment later (DNS rebinding) gains nothing.
"""

from __future__ import annotations

import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import httpcore2

from onrecord.ingest import addresses
from onrecord.ingest.addresses import Network

Resolve = Callable[[str, int], Sequence[str]]
"""Name and port -> addresses."""

_CONNECT_SECONDS = 10.0


def _resolved(host: str, port: int) -> Sequence[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(where[0]) for *_, where in found]


class Judged(httpcore2.NetworkBackend):
    """Connects to addresses that were judged, and to nothing else.

    Args:
        deadline: when all must be done, by `time.monotonic`.
        allowed: networks that are connected to though they are not public.
        resolve: the resolver; None for the system's.
    """

    def __init__(self, deadline: float, allowed: Sequence[Network], resolve: Resolve | None = None) -> None:
        self._deadline, self._allowed, self._resolve = deadline, allowed, resolve or _resolved

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        trouble: Exception | None = None
        for address in addresses.chosen(host, port, self._lookup(host, port), self._allowed):
            seconds = _left(self._deadline, _CONNECT_SECONDS if timeout is None else timeout)
            try:
                made = httpcore2.SyncBackend().connect_tcp(str(address), port, seconds, local_address, socket_options)
                return _Timed(made, self._deadline)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as err:
                trouble = err
        raise trouble or httpcore2.ConnectError(f"{host} has no address")

    def _lookup(self, host: str, port: int) -> Sequence[str]:
        """The name's addresses. The system's resolver has a patience of its own, so it is asked in a thread."""
        found: queue.SimpleQueue[Sequence[str] | Exception] = queue.SimpleQueue()

        def ask() -> None:
            try:
                found.put(self._resolve(host, port))
            except (OSError, UnicodeError) as err:
                found.put(err)

        threading.Thread(target=ask, daemon=True).start()
        try:
            answer = found.get(timeout=_left(self._deadline))
        except queue.Empty:
            raise httpcore2.ConnectTimeout(f"{host} is not resolved") from None
        if isinstance(answer, Exception):
            raise httpcore2.ConnectError(f"{host} is not resolved: {answer}") from answer
        return answer


class _Timed(httpcore2.NetworkStream):
    """A connection whose every step ends at one deadline, however slowly the server drips."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: float) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(self._deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(self._deadline, timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        seconds = _left(self._deadline, timeout)
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, seconds), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _left(deadline: float, most: float | None = None) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore2.ReadTimeout("out of time")
    return left if most is None else min(left, most)
