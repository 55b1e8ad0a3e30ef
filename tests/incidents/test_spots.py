"""Spots: what the words around a place's name say of how large it is, and of which country."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.incidents.likeness import Relation, Spot, place
from onrecord.incidents.spots import names_division, of_vehicle, sized, spot_named, spot_of, town_of
from onrecord.incidents.tellings import tellings
from onrecord.lexicons.gazetteer import candidates
from onrecord.records import Kb, Location
from tests.factory import Factory


@pytest.mark.parametrize(
    ("text", "name", "division"),
    [
        ("a market in Gao region on Sunday", "Gao", True),
        ("villages of the province of Manisa", "Manisa", True),
        ("a mosque in Kherson oblast", "Kherson", True),
        ("in Manisa province", "Manisa province", True),
        ("a market in Gao on Sunday", "Gao", False),
        ("Gao regional police", "Gao", False),
        ("a town of the name of Manisa", "Manisa", False),
    ],
)
def test_a_name_may_stand_for_a_division(text: str, name: str, division: bool) -> None:
    start = text.index(name)
    assert names_division(text, start, start + len(name)) is division


@pytest.mark.parametrize(
    ("text", "told", "precision"),
    [
        ("A raid in Gao region.", "Gao", "region"),
        ("A raid in Gao.", "Gao", "town"),
        ("Grenades were thrown at Serbs.", "Serbs", None),
        ("Grenades were thrown in Serbia.", "Serbia", "country"),
    ],
)
def test_where_a_location_is(text: str, told: str, precision: str | None) -> None:
    made = Factory(text)
    kind = "country" if told.startswith("Serb") else "town"
    found = spot_of(Location(made.span(told), name=told, country="ML", precision=kind), made.record())  # type: ignore[arg-type]
    assert (found.precision if found is not None else None) == precision


@pytest.mark.parametrize(
    ("name", "beside", "country"),
    [("Eastern Province", "LK", ""), ("Eastern Province", "SA", "SA"), ("Upper Nile", "LK", "SA")],
    ids=["of a country not spoken of", "of the one spoken of", "of a name of its own"],
)
def test_a_division_called_by_its_side_is_of_a_country_spoken_of(name: str, beside: str, country: str) -> None:
    made = Factory(f"A raid in {name}, the ministry said.")
    made.entity("ministry", "government", country=beside)
    location = Location(made.span(name), name=name, country="SA", lat=1.0, lon=1.0, precision="region")
    found = spot_of(location, made.record())
    assert found is not None
    assert found.country == country


def test_a_named_town_knows_the_division_that_it_lies_in() -> None:
    made = Factory("A raid in Ansongo and in Gao region.")
    for name, geonames in (("Ansongo", 2460595), ("Gao", 2457163)):
        made.entity(name, "place", kb=Kb(geonames=geonames), country="ML")
    record = made.record()
    town, division = (
        spot_named(e, record.entities, record.document.text, e.mentions[0].start, e.mentions[0].end)
        for e in record.entities
    )
    assert (division.precision, division.division) == ("region", "09")
    assert town.name == "ansongo"
    assert place(town, division) in ("within", None)


@pytest.mark.parametrize(
    ("town", "division", "relation"),
    [
        (("velmar", 10.0, "1"), ("upper orvia", 11.0, "1"), "within"),
        (("velmar", 10.0, "2"), ("upper orvia", 11.0, "1"), None),
        (("velmar", 10.0, "2"), ("upper orvia", 15.0, "1"), "apart"),
        (("velmar", 10.0, ""), ("upper orvia", 15.0, "1"), None),
        (("velmar", 10.0, "1"), ("velmar", 10.5, "1"), "within"),
    ],
    ids=["in it", "beside it", "far from it", "nobody knows", "called after the town"],
)
def test_a_town_and_a_division(
    town: tuple[str, float, str], division: tuple[str, float, str], relation: Relation | None
) -> None:
    a = Spot(town[0], "OV", town[1], 20.0, "town", town[2])
    b = Spot(division[0], "OV", division[1], 20.0, "region", division[2])
    assert place(a, b) == place(b, a) == relation


def test_what_the_town_is_called_again_is_no_place_of_its_own_sentence() -> None:
    """ "The town" may be another than the one the reader takes it for; and who is from a town acted elsewhere."""
    made = Factory("Police from Kabul threw grenades.\n\nThree died in that part of the town.")
    made.entity("Kabul", "place", kb=Kb(geonames=1138958), country="AF")
    made.event("threw", "ASSAULT")
    made.event("died", "ASSAULT")
    assert all(not told.spots for told in tellings(made.record()))


@pytest.mark.parametrize(
    ("precision", "names"), [("region", ["kandahar"]), ("town", ["zabul"])], ids=["a region is told", "a town is"]
)
def test_an_attack_on_a_town_was_there(precision: str, names: list[str]) -> None:
    made = Factory("Shelling of Kandahar, across Zabul, killed two.")
    town = made.entity("Kandahar", "place", kb=Kb(geonames=1138336), country="AF")
    made.event("Shelling", "ASSAULT", recipients=((town, "Kandahar"),))
    record = made.record()
    place = Location(made.span("Zabul"), name="Zabul", country="AF", precision=precision)  # type: ignore[arg-type]
    told = replace(record, events=(replace(record.events[0], location=place),))
    assert [spot.name for t in tellings(told) for spot in t.spots] == names


def test_what_befell_a_place_was_there() -> None:
    made = Factory("The massacre of Upper Dask is denied.")
    village = made.entity("Upper Dask", "place")
    made.event("massacre", "ASSAULT", recipients=((village, "Upper Dask"),))
    assert [spot.name for t in tellings(made.record()) for spot in t.spots] == ["upper dask"]


@pytest.mark.parametrize(
    ("text", "name", "precision", "expected"),
    [
        ("A raid in Velmar province.", "Velmar", "town", "region"),
        ("A raid on the Orv River.", "Orv River", None, "region"),
        ("A raid in Upper Dask.", "Upper Dask", None, None),
        ("A raid in Velmar.", "Velmar", "town", "town"),
        ("A raid south of Velmar.", "Velmar", "town", "region"),
        ("A raid 10 km south of Velmar.", "Velmar", "town", "town"),
    ],
)
def test_how_large_a_place_is(text: str, name: str, precision: str | None, expected: str | None) -> None:
    made = Factory(text)
    place = Location(made.span(name), name=name, precision=precision)  # type: ignore[arg-type]
    assert sized(place, text).precision == expected


@pytest.mark.parametrize(
    ("text", "place", "town"),
    [
        ("Gunmen broke into a school in the town of Upper Dask.", None, "Upper Dask"),
        ("Gunmen broke into a school in Orvia, in the town of Upper Dask.", ("Orvia", "region"), "Upper Dask"),
        ("Gunmen broke into a school in Velmar, near the town of Upper Dask.", ("Velmar", "town"), None),
        ("Gunmen broke into a school in Orvia's northern state of Upper Dask.", ("Orvia", "country"), "Upper Dask"),
        ("Gunmen broke into a school in the northern Orvian town of Upper Dask.", None, "Upper Dask"),
        ("Gunmen broke into a school in Rahen, in the state of Upper Dask.", ("Rahen", "region"), None),
        ("Gunmen from the town of Upper Dask broke into a school.", None, None),
        ("Gunmen broke into a school, Upper Dask said.", None, None),
    ],
)
def test_the_town_that_a_sentence_names_as_one(text: str, place: tuple[str, str] | None, town: str | None) -> None:
    made = Factory(text)
    made.entity("Upper Dask", "place")
    made.event("broke", "ASSAULT", place=place[0] if place is not None else None)
    record = made.record()
    (event,) = record.events
    if place is not None and event.location is not None:
        event = replace(event, location=replace(event.location, precision=place[1]))  # type: ignore[arg-type]
    found = town_of(event, record)
    assert (found.span.text if found is not None else None) == town


@pytest.mark.parametrize(
    ("told", "country", "beside", "found"),
    [
        ("Solhan", "TR", "BF", ""),  # a village that the gazetteer lacks
        ("Solhan", "TR", "TR", "TR"),
        ("Solhan", "TR", None, "TR"),
        ("Izmir", "TR", "BF", "TR"),  # a city is meant by its name
    ],
    ids=["another country is spoken of", "its own is", "none is", "a city"],
)
def test_a_small_town_is_in_a_country_that_is_spoken_of(
    told: str, country: str, beside: str | None, found: str
) -> None:
    made = Factory(f"A raid in {told}, the ministry said.")
    made.entity("ministry", "government", country=beside)
    known = next(p for p in candidates(told) if p.country == country)
    place = Location(
        made.span(told), name=told, country=country, lat=known.lat, lon=known.lon, precision="town",
        geonames=known.geonames,
    )  # fmt: skip
    spot = spot_of(place, made.record())
    assert spot is not None
    assert (spot.name, spot.country) == (told.lower(), found)


def test_a_common_noun_is_nowhere() -> None:
    made = Factory("A blast in the prison.")
    assert spot_of(Location(made.span("prison")), made.record()) is None


@pytest.mark.parametrize(
    ("text", "vehicle"),
    [
        ("A bomb hit a Medina bus.", True),
        ("A bomb hit the Medina mail train.", True),
        ("It hit a Medina mosque.", False),
    ],
)
def test_what_a_vehicle_is_called_by_is_not_where_it_was(text: str, vehicle: bool) -> None:
    assert of_vehicle(text, text.index("Medina") + len("Medina")) is vehicle
