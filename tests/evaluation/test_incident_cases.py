"""What an expert would find in several reports of one incident, on the real reader and a real ledger."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.errors import UsageError
from onrecord.evaluation.incident_cases import Case, Check, checks_of, read_case

ROOT = Path(__file__).parents[2]
CASES = sorted(path.parent for path in (ROOT / "eval" / "incidents").rglob("checks.tsv"))
LEAST: dict[str, int] = {}
"""Checks that hold in a case, where it is less than the 14 of all others: docs/incidents.md says what is missed."""


@pytest.mark.model
@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_reports_of_one_incident(folder: Path):
    case = read_case(folder)
    checks = checks_of(folder)
    missed = [f"{c.id} {c.kind} {c.what}: {c.note}" for c in checks if not case.holds(c)]
    assert len(checks) - len(missed) >= LEAST.get(folder.name, 14), missed


def test_an_unknown_kind_of_check_is_an_error():
    case = Case({}, (), Check("1", "one_incident", "ASSAULT", "a", ""))
    with pytest.raises(UsageError, match="responsable"):
        case.holds(Check("2", "responsable", "", "", ""))


def test_the_first_check_has_to_say_which_incident_it_is(tmp_path: Path):
    (tmp_path / "checks.tsv").write_text("1\tday\t2024-01-01\n")
    with pytest.raises(UsageError, match="one incident"):
        checks_of(tmp_path)
