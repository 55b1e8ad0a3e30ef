"""How re3d mentions are counted."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.evaluation.re3d import score


def figures(found: list[tuple[int, int, str]]) -> dict[str, float]:
    gold: list[dict[str, Any]] = [
        {"start": 0, "end": 8, "type": "Organisation", "confidence": 1},
        {"start": 0, "end": 8, "type": "Location", "confidence": 0.1},
        {"start": 20, "end": 24, "type": "Person", "confidence": 0.9},
    ]
    made = [{"start": s, "end": e, "type": t} for s, e, t in found]
    return {f.name: f.value for f in score([{"id": "x", "entities": gold}], [{"id": "x", "entities": made}])}


def test_doubted_gold_does_not_count() -> None:
    assert figures([(0, 8, "Organisation"), (20, 24, "Person")])["three types strict F1"] == 100


def test_relaxed_takes_an_overlap_once() -> None:
    got = figures([(4, 8, "Organisation"), (0, 3, "Organisation"), (20, 24, "Person")])
    assert got["three types strict F1"] == 40
    assert got["three types relaxed precision"] == pytest.approx(200 / 3)


def test_the_type_must_agree() -> None:
    assert figures([(0, 8, "Location")])["three types relaxed recall"] == 0
