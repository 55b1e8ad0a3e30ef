"""kill -9 at random moments while reports are added, linked and judged: whole reports only, none lost that was said to
be kept, none twice, incidents that fit them, and the finished ledger is that of an undisturbed run.

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
from tests.ledger.stored import exported, judgements, undisturbed, variants

ROOT = Path(__file__).parents[2]
FULL = os.environ.get("ONRECORD_FULL") == "1"
REPORTS = 20
STEPS, MOMENT = 12, 0.3
"""A process is killed after so many steps that it has told of, at most, and so many seconds more."""


def started(where: str, seed: int) -> subprocess.Popen[str]:
    """A process that adds reports, from the moment when it begins to."""
    command = [sys.executable, "-m", "tests.ledger.ingest", where, str(REPORTS), str(seed)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def awhile(process: subprocess.Popen[str], chance: random.Random) -> list[str]:
    """Wait for a random moment, counted from what the process does and not from its start: a busy machine may take
    seconds to begin. What it has said."""
    assert process.stdout is not None
    lines = [process.stdout.readline() for _ in range(chance.randrange(STEPS))]
    time.sleep(chance.uniform(0, MOMENT))
    return lines


def kept(*said: str) -> set[str]:
    """The ids of the reports that a process said were kept, of lines that it finished."""
    return {line.strip() for line in said if line.startswith("d_") and line.endswith("\n")}


def assert_whole(where: str, said: set[str]) -> int:
    """Everything holds, and what was said to be kept is; the number of reports."""
    with open_ledger(where) as ledger:
        assert [fault for found in ledger.verify() for fault in found] == []
        ids = [report.id for report in (ledger.report(d)[0] for d in sorted(said))]
        assert ids == sorted(said)
        return len(ledger)


@pytest.fixture(scope="module")
def expected(tmp_path_factory) -> bytes:
    """All that a ledger says in the end which nobody disturbs."""
    return undisturbed(tmp_path_factory.mktemp("undisturbed") / "ledger.db", REPORTS)


def test_killed_at_random_moments(where, expected, tmp_path, request):
    on_file = "://" not in where
    kills = (200 if on_file else 50) if FULL else 4
    chance = random.Random(7)
    said: set[str] = set()
    within = 0
    for n in range(kills):
        process = started(where, seed=n)
        lines = awhile(process, chance)
        process.kill()
        out, err = process.communicate()
        assert err == ""
        said |= kept(*lines, *out.splitlines(keepends=True))
        there = assert_whole(where, said)
        within += 0 < there < REPORTS
        if there == REPORTS:
            with open_ledger(where) as ledger:
                for judgement in judgements(REPORTS):  # killed before it could
                    ledger.keep_judgement(judgement)
                ledger.link()
                assert exported(ledger) == expected
            if n + 1 < kills:
                where = str(tmp_path / f"{n}.db") if on_file else request.getfixturevalue("postgresql").url()
                said = set()
    assert within >= max(1, kills // 6)  # or nothing was disturbed
    process = started(where, seed=kills)
    assert process.communicate()[1] == ""
    assert assert_whole(where, said) == REPORTS
    with open_ledger(where) as ledger:
        assert exported(ledger) == expected


def test_the_server_killed_at_random_moments(postgresql, expected):
    chance = random.Random(8)
    where = postgresql.url()
    said: set[str] = set()
    for n in range(20 if FULL else 2):
        process = started(where, seed=n)
        lines = awhile(process, chance)
        postgresql.kill()
        said |= kept(*lines, *process.communicate()[0].splitlines(keepends=True))
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


def test_several_writers_at_once(where, expected):
    processes = [started(where, seed) for seed in range(3)]
    assert [p.communicate()[1] for p in processes] == ["", "", ""]
    with open_ledger(where) as ledger:
        assert exported(ledger) == expected
        assert [fault for found in ledger.verify() for fault in found] == []
