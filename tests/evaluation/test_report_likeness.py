"""What two short reports share as wholes, and what sets them apart."""

from __future__ import annotations

import pytest

from onrecord.evaluation.report_likeness import FEATURES, Report, likeness, reports, scores
from tests.factory import Factory


def _report(text: str, *, person: str = "", number: tuple[float, str, str] | None = None) -> Factory:
    made = Factory(text, published=None)
    if person:
        made.entity(person)
    if number is not None:
        value, quote, unit = number
        made.quantity(value, quote, unit=unit)
    return made


def _seen(*made: Factory) -> dict[str, float]:
    records = [m.record() for m in made]
    told = reports(records, [() for _ in records])
    assert likeness(told[0], told[1]) == likeness(told[1], told[0])
    return dict(zip(FEATURES, likeness(told[0], told[1]), strict=True))


def test_the_rarer_the_words_the_more_alike() -> None:
    others = [_report(f"The navy met {name}.") for name in ("Ada", "Bo", "Cy")]
    rare = _seen(_report("The navy met Velmar."), _report("A Velmar trader."), *others)
    common = _seen(_report("The navy met Velmar."), _report("A navy trader."), *others)
    assert rare["words"] > common["words"] > 0


def test_figures_and_days_of_the_week() -> None:
    seen = _seen(_report("On Saturday 23 fled."), _report("On Thursday 23 fled."))
    assert (seen["figures"], seen["other weekday"]) == (1, 1)
    seen = _seen(_report("On Saturday 23 fled."), _report("On Thursday or Saturday 26 fled."))
    assert (seen["figures"], seen["other weekday"]) == (0, 0)


@pytest.mark.parametrize(("there", "same", "other"), [(23, 1, 0), (26, 0, 1)], ids=["the same", "another"])
def test_numbers_of_one_thing(there: int, same: int, other: int) -> None:
    here = _report("The navy held 23 pirates.", number=(23, "23 pirates", "pirates"))
    seen = _seen(here, _report(f"It has {there} pirates.", number=(there, f"{there} pirates", "pirates")))
    assert (seen["same numbers"], seen["other numbers"]) == (same, other)


def test_persons_by_a_name_that_they_share() -> None:
    lark = _report("Ada Lark won.", person="Ada Lark")
    assert _seen(lark, _report("Lark won again.", person="Lark"))["same person"] == 1
    assert _seen(lark, _report("Paul Ostrey won.", person="Paul Ostrey"))["other persons"] == 1
    seen = _seen(lark, _report("Somebody won."))
    assert (seen["same person"], seen["other persons"]) == (0, 0)


def test_a_pair_is_scored_once_whatever_the_order() -> None:
    told = dict(zip("ab", reports([_report("Pirates fled.").record(), _report("Pirates fled.").record()], [(), ()]),
                    strict=True))  # fmt: skip
    weights = {"bias": 0.0, **dict.fromkeys(FEATURES, 1.0)}

    def of(*ids: str) -> dict[tuple[str, str], float]:
        chosen: list[Report] = [told[i] for i in ids]
        return scores(ids, chosen, weights)

    assert of("a", "b") == of("b", "a")
    assert set(of("b", "a")) == {("a", "b")}
