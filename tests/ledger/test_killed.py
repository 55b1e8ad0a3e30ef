"""kill -9 at random moments of an ingest: whole reports only, none lost that was said to be kept, none twice, incidents
that fit them, and the finished ledger is that of an undisturbed run.

ONRECORD_FULL=1 kills 200 times on SQLite and 50 times on PostgreSQL, and PostgreSQL's server 20 times.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord.errors import LedgerError
from onrecord.ledger import open_ledger
from tests.ledger.stored import exported, variants

ROOT = Path(__file__).parents[2]
FULL = os.environ.get("ONRECORD_FULL") == "1"
REPORTS = 40


def started(where: str, seed: int) -> subprocess.Popen[str]:
    """A process that adds reports, from the moment when it begins to."""
    command = [sys.executable, "-m", "tests.ledger.ingest", where, str(REPORTS), str(seed)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def undisturbed(tmp_path) -> bytes:
    with open_ledger(tmp_path / "undisturbed.db") as ledger:
        for record in variants(REPORTS):
            ledger.add(record)
        ledger.link()
        return exported(ledger)


def assert_whole(where: str, said: set[str]) -> int:
    """Everything holds, and what was said to be kept is; the number of reports."""
    with open_ledger(where) as ledger:
        assert [fault for found in ledger.verify() for fault in found] == []
        ids = [report.id for report in (ledger.report(d)[0] for d in sorted(said))]
        assert ids == sorted(said)
        return len(ledger)


def test_killed_at_random_moments(where, tmp_path, request):
    on_file = "://" not in where
    kills = (200 if on_file else 50) if FULL else 6
    chance = random.Random(7)
    expected = undisturbed(tmp_path)
    said: set[str] = set()
    for n in range(kills):
        process = started(where, seed=n)
        time.sleep(chance.uniform(0, 0.5))
        process.kill()
        out, err = process.communicate()
        assert err == ""
        said |= set(out.split("\n")[:-1])
        if assert_whole(where, said) == REPORTS:
            with open_ledger(where) as ledger:
                ledger.link()  # killed before it could
                assert exported(ledger) == expected
            if n + 1 < kills:
                where = str(tmp_path / f"{n}.db") if on_file else request.getfixturevalue("postgresql").url()
                said = set()
    process = started(where, seed=kills)
    assert process.communicate()[1] == ""
    assert assert_whole(where, said) == REPORTS
    with open_ledger(where) as ledger:
        assert exported(ledger) == expected


def test_the_server_killed_at_random_moments(postgresql, tmp_path):
    expected = undisturbed(tmp_path)
    chance = random.Random(8)
    where = postgresql.url()
    said: set[str] = set()
    for n in range(20 if FULL else 2):
        process = started(where, seed=n)
        time.sleep(chance.uniform(0.1, 0.6))
        postgresql.kill()
        said |= set(process.communicate()[0].split("\n")[:-1])
        postgresql.restart()
        if assert_whole(where, said) == REPORTS:
            where, said = postgresql.url(), set()
    assert started(where, seed=99).communicate()[1] == ""
    with open_ledger(where) as ledger:
        assert exported(ledger) == expected


def test_a_server_that_is_gone_is_told_in_a_line(postgresql):
    where = postgresql.url()
    with open_ledger(where) as ledger:
        postgresql.kill()
        try:
            with pytest.raises(LedgerError, match=r"127\.0\.0\.1.*the store refuses"):
                ledger.add(next(variants(1)))
        finally:
            postgresql.restart()


def test_several_writers_at_once(where, tmp_path):
    processes = [started(where, seed) for seed in range(3)]
    assert [p.communicate()[1] for p in processes] == ["", "", ""]
    with open_ledger(where) as ledger:
        assert exported(ledger) == undisturbed(tmp_path)
        assert [fault for found in ledger.verify() for fault in found] == []
