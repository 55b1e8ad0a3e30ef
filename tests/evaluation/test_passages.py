"""Passages: their form, and what the reader makes of one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import UsageError
from onrecord.evaluation.passages import default_gold, load, predict, score
from onrecord.models import default_models

DENIAL = {"id": "denies", "kind": "attribution", "wanted": {"speaker": "Tarnia", "stance": "denies"}}
NOT_FIRED = {"id": "not-fired", "kind": "no-event", "wanted": {"trigger": "shelled", "chain_empty": True}}
UNSAID = {"id": "unsaid", "kind": "attribution", "wanted": {"speaker": "Mersa"}}


def passages(folder: Path, *checks: dict[str, Any]) -> Path:
    row = {"id": "p1", "published": "2024-05-14", "checks": checks}
    path = folder / "few.jsonl"
    path.write_text(json.dumps({**row, "text": "Tarnia denied on Monday that it had shelled the port."}) + "\n")
    return path


def test_a_passage_is_read_and_its_checks_are_counted(tmp_path: Path) -> None:
    items = load(passages(tmp_path, DENIAL, NOT_FIRED, UNSAID))
    found = {f.name: f for f in score(items, list(predict(items, default_models())))}
    assert found["checks held"].value == pytest.approx(200 / 3)
    assert found["checks held"].n == 3
    assert found["not recorded what must not be"].value == 100


def test_without_a_prediction_only_what_must_not_be_recorded_holds(tmp_path: Path) -> None:
    items = load(passages(tmp_path, DENIAL, NOT_FIRED))
    assert [f.value for f in score(items, []) if f.name == "checks held"] == [50]


def test_a_line_that_has_no_such_check_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"few\.jsonl, line 1: no passage with checks: unknown kind 'deed'"):
        load(passages(tmp_path, {"id": "x", "kind": "deed", "wanted": {}}))


def test_the_projects_own_passages_have_names_of_their_own() -> None:
    items = [item for path in default_gold(Path()) for item in load(path)]
    assert len(items) > 500
    assert len({item["id"] for item in items}) == len(items)
