"""The labelled groups of reports, and how origins are counted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import UsageError
from onrecord.evaluation.origins import GOLD, load, predict, score
from onrecord.models import default_models

GROUP = """# group: one
# told: kill
# independent: 2
# origin: Reuters|the agency; news_agency; a b
# origin: Bay Post; outlet; c
=== a; Reuters; 2024-01-01
Text.
=== b; Hill Post; 2024-01-01
Text.
=== c; Bay Post; 2024-01-02
Text.
"""
RIGHT = [("Agency", "news_agency", "a b"), ("Bay Post", "outlet", "c")]


def scored(tmp_path: Path, *found: tuple[str, str, str]) -> dict[str, float]:
    path = tmp_path / "gold.txt"
    path.write_text(GROUP)
    rows: list[dict[str, Any]] = [{"name": n, "kind": k, "reports": of.split()} for n, k, of in found]
    return {f.name: f.value for f in score(load(path), [{"id": "one", "origins": rows}])}


def test_what_is_right_counts_in_full(tmp_path: Path) -> None:
    figures = scored(tmp_path, *RIGHT)
    assert figures["groups whose number of origins is right"] == 100
    assert figures["groups with more origins than there are (a number)"] == 0
    assert figures["reports of an origin F1"] == 100
    assert figures["origins that are rightly named, of the right kind"] == 100


def test_a_reprint_counted_for_itself_is_one_too_many(tmp_path: Path) -> None:
    figures = scored(
        tmp_path, ("Reuters", "news_agency", "a"), ("Hill Post", "outlet", "b"), ("Bay Post", "outlet", "c")
    )
    assert figures["groups whose number of origins is right"] == 0
    assert figures["groups with more origins than there are (a number)"] == 1
    assert figures["reports of an origin precision"] == pytest.approx(200 / 3)
    assert figures["reports of an origin recall"] == pytest.approx(200 / 3)


def test_a_right_name_of_the_wrong_kind_is_wrong(tmp_path: Path) -> None:
    figures = scored(tmp_path, ("Reuters", "outlet", "a b"), ("Bay Post", "outlet", "c"))
    assert figures["origins that are rightly named, of the right kind"] == 50


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("# told: kill\n", ""),
        ("# told: kill", "# told: ki(ll"),
        ("# independent: 2", "# independent: two"),
        ("outlet; c", "newspaper; c"),
        ("outlet; c", "outlet; d"),
        ("=== b; Hill Post; 2024-01-01", "=== b; Hill Post"),
        ("# group: one\n", ""),
    ],
)
def test_a_file_of_another_form_is_refused_by_name(tmp_path: Path, old: str, new: str) -> None:
    path = tmp_path / "gold.txt"
    path.write_text(GROUP.replace(old, new))
    with pytest.raises(UsageError, match=r"gold\.txt"):
        load(path)


@pytest.mark.model
def test_the_labelled_groups() -> None:
    items = load(GOLD)
    figures = {f.name: f.value for f in score(items, list(predict(items, default_models())))}
    assert figures["groups whose number of origins is right"] >= 90
    assert figures["groups with more origins than there are (a number)"] <= 1
