"""The gate's own rules, on made-up figures."""

import importlib.util
import sys
from pathlib import Path

import pytest

_spec = importlib.util.spec_from_file_location("gate", Path(__file__).parents[2] / "eval" / "gate.py")
assert _spec is not None
assert _spec.loader is not None
gate = importlib.util.module_from_spec(_spec)
sys.modules["gate"] = gate
_spec.loader.exec_module(gate)

FLOOR = gate.Floor("polnear", "source F1", 60.0, "abc")


def measured(value: float, digest: str = "abc") -> dict:
    return {"polnear": gate.Measured({"source F1": value}, digest)}


@pytest.mark.parametrize(
    ("found", "word", "passes"),
    [
        (measured(60.0), "held", True),
        (measured(72.5), "held", True),
        (measured(59.5), "fell", False),
        # A better figure on another gold proves nothing.
        (measured(99.0, digest="other"), "gold changed", False),
        ({"polnear": gate.Measured({}, "abc")}, "not measured", False),
        ({"polnear": None}, "skipped", True),
    ],
)
def test_what_the_gate_says(found: dict, word: str, passes: bool) -> None:
    (verdict,) = gate.judge([FLOOR], found)
    assert (verdict.word, verdict.passes) == (word, passes)


def test_an_update_raises_a_floor() -> None:
    assert gate.raised([FLOOR], measured(64.123), may_fall=False)[0].least == 64.12


def test_an_update_never_lowers_a_floor_silently() -> None:
    with pytest.raises(ValueError, match="below its floor"):
        gate.raised([FLOOR], measured(55.0), may_fall=False)
    assert gate.raised([FLOOR], measured(55.0), may_fall=True)[0].least == 55.0


def test_what_is_absent_keeps_its_floor() -> None:
    assert gate.raised([FLOOR], {"polnear": None}, may_fall=False) == [FLOOR]


def test_floors_survive_a_round_trip(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    gate.write_floors([FLOOR], ["a reason"], path)
    assert gate.read_floors(path) == ([FLOOR], ["a reason"])


def test_a_changed_gold_changes_the_digest(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text("one", encoding="utf-8")
    before = gate.digest([path])
    path.write_text("two", encoding="utf-8")
    assert gate.digest([path]) != before
