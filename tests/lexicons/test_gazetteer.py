from __future__ import annotations

import pytest

from onrecord.lexicons.gazetteer import candidates


@pytest.mark.parametrize(
    ("name", "country", "kind", "lat", "lon"),
    [
        ("Baghdad", "IQ", "town", 33.3, 44.4),
        # Spellings of reports that are not GeoNames' own.
        ("Hodeidah", "YE", "town", 14.8, 43.0),
        ("Kiev", "UA", "town", 50.5, 30.5),
        ("Derna", "LY", "town", 32.8, 22.6),
        # A country before the towns and states of its name.
        ("Georgia", "GE", "country", 42.0, 43.9),
        # A capital before larger namesakes.
        ("Tripoli", "LY", "town", 32.9, 13.2),
        ("Washington", "US", "town", 38.9, -77.0),
        # Regions by their towns, and our own additions.
        ("Texas", "US", "region", 31.0, -97.0),
        ("Helmand", "AF", "region", 31.6, 64.3),
        ("the Green Zone", "IQ", "district", 33.3, 44.4),
        ("Strait of Hormuz", None, "water", 26.6, 56.5),
        ("Gaza", "PS", "region", 31.4, 34.4),
    ],
)
def test_the_first_candidate(name: str, country: str | None, kind: str, lat: float, lon: float) -> None:
    first = candidates(name)[0]
    assert (first.country, first.kind) == (country, kind)
    assert first.lat == pytest.approx(lat, abs=1.0)
    assert first.lon == pytest.approx(lon, abs=1.0)


def test_all_bearers_of_a_name_are_candidates() -> None:
    assert {("FR", "11"), ("US", "TX")} <= {(p.country, p.division) for p in candidates("Paris")}
    assert {("GE", "country"), ("US", "region")} <= {(p.country, p.kind) for p in candidates("Georgia")}


def test_a_country_is_not_read_as_a_foreign_name_of_a_town() -> None:
    # "Iraq" is also a name of Arak in Iran.
    assert {p.country for p in candidates("Iraq")} == {"IQ"}


@pytest.mark.parametrize("name", ["", "\0", "a", "Nowhereland", "zzzz", "\t", "🙂", "\n"])
def test_unknown_names(name: str) -> None:
    assert candidates(name) == ()
