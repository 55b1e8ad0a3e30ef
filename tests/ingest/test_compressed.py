"""Compression undone, under limits."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import zlib

import pytest

from onrecord.errors import NotText, TooLarge
from onrecord.ingest.compressed import undone
from onrecord.ingest.limits import DEFAULT, Limits

TEXT = os.urandom(3000) + b"rain " * 20_000


def raw_deflate(data: bytes) -> bytes:
    made = zlib.compressobj(wbits=-15)
    return made.compress(data) + made.flush()


@pytest.mark.parametrize("step", [1, 7, 1000, 10**9])
@pytest.mark.parametrize(
    ("coding", "data"),
    [
        (None, TEXT),
        ("identity", TEXT),
        ("gzip", gzip.compress(TEXT)),
        ("x-gzip", gzip.compress(TEXT)),
        (" GZIP ", gzip.compress(TEXT)),
        ("gzip", gzip.compress(TEXT[:500]) + gzip.compress(TEXT[500:])),
        ("gzip", gzip.compress(TEXT) + b"\x00" * 50),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", raw_deflate(TEXT)),
    ],
)
def test_the_bytes_come_back_however_they_are_cut(coding, data, step):
    if step == 1 and len(data) > 20_000:
        step = 13
    assert undone((data[at : at + step] for at in range(0, len(data), step)), coding, DEFAULT) == TEXT


def test_output_of_exactly_one_step_is_whole():
    for size in (2**20 - 1, 2**20, 2**20 + 1, 2**21):
        data = (os.urandom(100_000) * (size // 100_000 + 1))[:size]
        assert undone([gzip.compress(data)], "gzip", DEFAULT) == data


@pytest.mark.parametrize("coding", ["br", "zstd", "compress", "gzip, gzip", "gzip, br", "utf-7", "x" * 1000])
def test_other_codings_are_not_guessed(coding):
    with pytest.raises(NotText, match="is not read"):
        undone([gzip.compress(TEXT)], coding, DEFAULT)


@pytest.mark.parametrize(
    ("coding", "data", "why"),
    [
        ("gzip", gzip.compress(TEXT)[:-9], "cut short"),
        ("gzip", gzip.compress(TEXT)[:5], "cut short"),
        ("deflate", zlib.compress(TEXT)[:-9], "cut short"),
        ("gzip", TEXT, "not gzip"),
        ("deflate", b"\xff" * 100, "not deflate"),
        ("gzip", gzip.compress(TEXT)[:-8] + b"12345678", "not gzip"),
    ],
    ids=["tail", "head", "deflate tail", "text", "noise", "checksum"],  # gzip writes the time: bytes make no steady id
)
def test_what_is_cut_or_something_else(coding, data, why):
    with pytest.raises(NotText, match=why):
        undone([data], coding, DEFAULT)


def test_nothing_at_all_is_nothing():
    assert undone([], "gzip", DEFAULT) == b""
    assert undone([b""], "gzip", DEFAULT) == b""


def test_limits_hold_before_and_after():
    limits = Limits(max_bytes=1000)
    with pytest.raises(TooLarge, match=r"over 1,000 bytes$"):
        undone([b"x" * 600, b"x" * 600], None, limits)
    with pytest.raises(TooLarge, match=r"over 1,000 bytes$"):
        undone([b"\x1f" * 1001], "gzip", limits)
    with pytest.raises(TooLarge, match="when decompressed"):
        undone([gzip.compress(b"x" * 1001)], "gzip", limits)


BOMBS = {
    "gzip": "gzip.compress(bytes(10**9), 9)",
    "many members": "gzip.compress(bytes(10**7), 9) * 500",
    "deflate": "zlib.compress(bytes(10**9), 9)",
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_cost_no_memory(name, tmp_path):
    """A gigabyte and more in one megabyte; measured in a process of its own, where nothing else uses memory."""
    data = eval(BOMBS[name], {"gzip": gzip, "zlib": zlib})
    (tmp_path / "bomb").write_bytes(data)
    coding = "deflate" if name == "deflate" else "gzip"
    code = f"""
import resource, sys
from onrecord.errors import TooLarge
from onrecord.ingest.compressed import undone
from onrecord.ingest.limits import DEFAULT
data = open({str(tmp_path / "bomb")!r}, "rb").read()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    undone([data[n:n+65536] for n in range(0, len(data), 65536)], {coding!r}, DEFAULT)
except TooLarge as err:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 40_000  # KiB
