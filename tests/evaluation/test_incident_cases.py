"""What an expert would find in several reports of one incident, on the real reader and a real ledger; and what is told
of any incident is told in words of its reports."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import UsageError
from onrecord.evaluation.incident_cases import Case, Check, checks_of, read_case
from onrecord.incidents.records import Incident, SaidBy

ROOT = Path(__file__).parents[2]
CASES = sorted(path.parent for path in (ROOT / "eval" / "incidents").rglob("checks.tsv"))
LEAST = {"kolpur-coach": 13}
"""Checks that hold in a case, where it is less than the 14 of all others: docs/incidents.md says what is missed."""


@pytest.fixture(scope="module", params=CASES, ids=lambda folder: folder.name)
def folder(request: pytest.FixtureRequest) -> Path:
    return request.param


@pytest.fixture(scope="module")
def case(folder: Path) -> Case:
    """The case as it was read, once for all tests of it."""
    return read_case(folder)


@pytest.mark.model
def test_reports_of_one_incident(folder: Path, case: Case):
    checks = checks_of(folder)
    missed = [f"{c.id} {c.kind} {c.what}: {c.note}" for c in checks if not case.holds(c)]
    assert len(checks) - len(missed) >= LEAST.get(folder.name, 14), missed


def sayings(incident: Incident) -> Iterator[SaidBy]:
    yield from itertools.chain.from_iterable(r.said_by for r in incident.responsibility)
    yield from itertools.chain.from_iterable(p.said_by for d in incident.disputes for p in d.positions)


@pytest.mark.model
def test_every_saying_has_quotes_that_are_text_of_its_report(case: Case):
    records = {r.document.id: r for r in case.records.values()}
    told = [s for incident in case.incidents for s in sayings(incident)]
    assert told
    for said in told:
        text = records[said.document].document.text
        assert said.spans, said
        assert [text[s.start : s.end] for s in said.spans] == [s.text for s in said.spans]
        assert said.chain
        assert all(name.strip() for name in said.chain)
        assert len(set(said.chain)) == len(said.chain), said.chain
        ids = {x.id for part in ("events", "attributions", "quantities") for x in getattr(records[said.document], part)}
        assert said.records
        assert set(said.records) <= ids


@pytest.mark.model
def test_nobody_is_blamed_for_what_is_only_said(case: Case):
    talk = [i for i in case.incidents if i.type in ("ACCUSE", "REJECT", "REQUEST", "CONSULT")]
    assert talk
    assert [i.responsibility for i in talk] == [()] * len(talk)


def test_an_unknown_kind_of_check_is_an_error():
    case = Case({}, (), Check("1", "one_incident", "ASSAULT", "a", ""))
    with pytest.raises(UsageError, match="responsable"):
        case.holds(Check("2", "responsable", "", "", ""))


def test_the_first_check_has_to_say_which_incident_it_is(tmp_path: Path):
    (tmp_path / "checks.tsv").write_text("1\tday\t2024-01-01\n")
    with pytest.raises(UsageError, match="one incident"):
        checks_of(tmp_path)
