"""Undoing the compression of a body, under limits: a few kilobytes can hold gigabytes.

Output is made a megabyte at a time and stopped where it breaks a limit, so that a bomb costs what a page may cost.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from onrecord.errors import NotText, TooLarge
from onrecord.ingest.limits import Limits

CODINGS = ("gzip", "deflate")
"""What we ask servers for."""

_STEP = 1 << 20
_GZIP, _ZLIB, _RAW = 31, 15, -15


def undone(chunks: Iterable[bytes], coding: str | None, limits: Limits) -> bytes:
    """The bytes of a body whose content encoding is undone.

    Args:
        chunks: the body as it came.
        coding: its ``Content-Encoding``; None or "identity" for none.
        limits: what it may cost, before and after.

    Raises:
        TooLarge: it breaks a limit.
        NotText: it is encoded in another way, not what its encoding says, or cut short.
    """
    coding = (coding or "identity").strip().lower().removeprefix("x-")
    if coding == "identity":
        made = bytearray()
        for chunk in chunks:
            made += chunk
            _hold(len(made), limits, "")
        return bytes(made)
    if coding not in CODINGS:
        raise NotText(f"compressed as {coding[:40]!r}, which is not read", step="fetch")
    try:
        return _inflated(chunks, coding, limits)
    except zlib.error as err:
        raise NotText(f"not {coding}, though it says so", step="fetch", cause=err) from err


def _inflated(chunks: Iterable[bytes], coding: str, limits: Limits) -> bytes:
    made = bytearray()
    taken = 0
    inflater = None
    for chunk in chunks:
        taken += len(chunk)
        _hold(taken, limits, "")
        full = False  # as much came out as was asked for: there may be more
        while chunk or full:
            if inflater is None or inflater.eof:
                if not chunk or (inflater is not None and (coding != "gzip" or chunk[:1] != b"\x1f")):
                    break  # padding behind the end
                inflater = zlib.decompressobj(_GZIP if coding == "gzip" else _ZLIB if chunk[0] & 15 == 8 else _RAW)
            out = inflater.decompress(chunk, _STEP)
            full = len(out) == _STEP
            made += out
            _hold(len(made), limits, " when decompressed")
            if len(made) > _STEP and len(made) > limits.max_ratio * taken:
                raise TooLarge(f"decompressed it has over {limits.max_ratio} times its size", step="fetch")
            chunk = inflater.unused_data if inflater.eof else inflater.unconsumed_tail
    if inflater is not None and not inflater.eof:
        raise NotText("compressed, and cut short", step="fetch")
    return bytes(made)


def _hold(size: int, limits: Limits, when: str) -> None:
    if size > limits.max_bytes:
        raise TooLarge(f"over {limits.max_bytes:,} bytes{when}", step="fetch")
