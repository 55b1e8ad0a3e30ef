"""The bundled sample reports and their check-lists."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from onrecord.evaluation.checklist import load
from onrecord.samples import Sample, samples

ROOT = Path(__file__).parents[1]
CHECKLISTS = ROOT / "eval" / "checklists"


def test_the_index_names_every_report_file_and_no_other() -> None:
    files = {path.stem for path in (ROOT / "src" / "onrecord" / "samples").glob("*.txt")}
    assert sorted(s.name for s in samples()) == sorted(files)


@pytest.mark.parametrize("sample", samples(), ids=lambda s: s.name)
def test_each_report_is_of_a_reports_size_and_fully_described(sample: Sample) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", sample.name)
    assert 200 <= len(sample.text.split()) <= 700
    assert dt.date.fromisoformat(sample.published)
    assert sample.outlet
    assert sample.shows


@pytest.mark.parametrize("sample", samples(), ids=lambda s: s.name)
def test_each_report_has_a_check_list_that_also_says_what_must_not_be_told(sample: Sample) -> None:
    checks = load(CHECKLISTS / f"{sample.name}.jsonl")
    assert len(checks) >= 20
    assert any(check.kind.startswith("no-") for check in checks)


def _fits(wanted: object, text: str) -> bool:
    from onrecord.text import fold

    wants = wanted if isinstance(wanted, list) else [wanted]
    return any(fold(str(want)) in fold(text) for want in wants)


@pytest.mark.parametrize("sample", samples(), ids=lambda s: s.name)
def test_the_words_a_check_wants_stand_in_the_report(sample: Sample) -> None:
    """A check on words that the report does not have could never hold (or, negated, never fail)."""
    for check in load(CHECKLISTS / f"{sample.name}.jsonl"):
        for key in ("source", "content", "trigger", "location", "text"):
            if key in check.wanted:
                assert _fits(check.wanted[key], sample.text), (check.id, key)


def test_the_layouts_of_real_copy_are_there() -> None:
    texts = [s.text for s in samples()]
    assert any("\r\n" in text for text in texts)
    assert any("“" in text for text in texts)
    assert any('"' in text for text in texts)
    assert any(re.search(r"\d mins? read", text) for text in texts)
