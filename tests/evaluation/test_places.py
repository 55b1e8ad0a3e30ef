"""How places on the map are counted."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.evaluation.places import kilometres, score


def figures(*pairs: tuple[dict[str, Any], dict[str, Any] | None]) -> dict[str, float]:
    item = {"corpus": "re3d", "places": [gold for gold, _ in pairs]}
    made = {"places": [found for _, found in pairs]}
    return {f.name: f.value for f in score([item], [made])}


def found(country: str | None, lat: float | None = None, lon: float | None = None) -> dict[str, Any]:
    return {"country": country, "lat": lat, "lon": lon}


OSLO = {"country": ["NO"], "lat": 59.91, "lon": 10.75}


@pytest.mark.parametrize(
    ("a", "b", "away"),
    [
        ((0.0, 0.0), (0.0, 1.0), 111.2),
        ((59.91, 10.75), (59.33, 18.07), 416),  # Oslo and Stockholm
        ((10.0, 179.5), (10.0, -179.5), 109.5),  # over the date line
    ],
)
def test_kilometres(a: tuple[float, float], b: tuple[float, float], away: float) -> None:
    assert kilometres(a, b) == pytest.approx(away, rel=0.01)


def test_what_is_not_resolved_is_not_wrong_but_missing() -> None:
    got = figures((OSLO, found("NO", 59.0, 10.8)), (OSLO, None))
    assert got["country right of those resolved"] == 100
    assert got["country right of all"] == 50
    assert got["within 161 km of those resolved"] == 100
    assert got["within 161 km of all"] == 50


def test_a_hundred_miles_or_what_the_label_says() -> None:
    two_degrees_off = found("NO", 61.91, 10.75)
    assert figures((OSLO, two_degrees_off))["within 161 km of those resolved"] == 0
    assert figures(({**OSLO, "km": 250}, two_degrees_off))["within 161 km of those resolved"] == 100


def test_a_country_instead_of_a_town_has_no_degrees() -> None:
    got = figures((OSLO, found("NO")))
    assert got["resolved to a country"] == 100
    assert got["resolved to degrees"] == 0


def test_a_sea_may_be_placed_but_given_to_no_country() -> None:
    sea = {"country": [None]}
    assert figures((sea, found(None, 35.0, 18.0)))["in no one country: left open"] == 100
    got = figures((sea, found("IT", 35.0, 18.0)), (OSLO, found("NO", 59.9, 10.7)))
    assert got["in no one country: left open"] == 0
    assert got["country right of those resolved"] == 100
