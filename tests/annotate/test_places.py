from __future__ import annotations

import dataclasses

import pytest

from onrecord.annotate.cast import Cast
from onrecord.annotate.places import Place, located, look_up, places
from onrecord.annotate.syntax import Syntax
from onrecord.records import Block, EntityKind, Kb
from tests.annotate.casts import named_cast
from tests.parsing import one_paragraph, syntax

Named = tuple[str, EntityKind, str | None]


def resolve(text: str, *named: Named) -> dict[str, Place]:
    made = one_paragraph(text)
    parsed = syntax(made, store="places")
    cast = named_cast(parsed, *named)
    found = places(made, parsed, cast)
    return {entity.name: place for entity in cast.entities for place in found if place.entity == entity.id}


@pytest.mark.parametrize(
    ("text", "named", "expected"),
    [
        # The larger namesake, where nothing speaks against it.
        ("Ministers met in Paris.", [("Paris", "place", None)], ("Paris", "FR", "town")),
        ("Talks in Vienna ended; the United States left.",
         [("Vienna", "place", None), ("United States", "country", "US")], ("Vienna", "AT", "town")),
        # What stands beside the name.
        ("The plant in Paris, Texas, burned.",
         [("Paris", "place", None), ("Texas", "place", None)], ("Paris", "US", "town")),
        ("A man was held in Vienna, Va., on Monday.", [("Vienna", "place", None)], ("Vienna", "US", "town")),
        ("Shells fell on Tripoli in Lebanon.",
         [("Tripoli", "place", None), ("Lebanon", "country", "LB")], ("Tripoli", "LB", "town")),
        ("Fire broke out in the Lebanese city of Tripoli.", [("Tripoli", "place", None)], ("Tripoli", "LB", "town")),
        # A list of places is no containment.
        ("They flew to Paris, London and Rome.",
         [("Paris", "place", None), ("London", "place", None)], ("Paris", "FR", "town")),
        # A country, or an American state of that name, by what else is named.
        ("Georgia and Armenia signed a treaty.",
         [("Georgia", "country", "GE"), ("Armenia", "country", "AM")], ("Georgia", "GE", "country")),
        ("Voters in Georgia and Michigan queued in the United States; Atlanta was calm.",
         [("Georgia", "country", "GE"), ("Michigan", "place", None), ("Atlanta", "place", None),
          ("United States", "country", "US")], ("Georgia", "US", "region")),
        ("Jordan closed its border.", [("Jordan", "country", "JO")], ("Jordan", "JO", "country")),
        # Washington the city, unless the state is meant.
        ("Aides in Washington briefed the United States Senate.",
         [("Washington", "place", "US"), ("United States", "country", "US")], ("Washington", "US", "town")),
        # Words around the name.
        ("Troops left Kerman province.", [("Kerman province", "place", None)], ("Kerman", "IR", "region")),
        ("Tanks entered northern Gaza.", [("northern Gaza", "place", None)], ("Gaza Strip", "PS", "region")),
        # The report's own spelling of a country.
        ("The U.S. left.", [("U.S.", "country", "US")], ("United States", "US", "country")),
        # A district that only our own additions know.
        ("A rocket hit the Green Zone in Baghdad.",
         [("Green Zone", "place", None), ("Baghdad", "place", None)], ("Green Zone", "IQ", "district")),
    ],
)  # fmt: skip
def test_resolved_by_context(text: str, named: list[Named], expected: tuple[str, str, str]) -> None:
    place = resolve(text, *named)[named[0][0]]
    assert (place.name, place.country, place.precision) == expected


@pytest.mark.parametrize(
    ("text", "named"),
    [
        # A small town that nothing supports, a name that is no place, a word for people.
        ("He was seen in Remington.", ("Remington", "place", None)),
        ("They wandered through Nowhereland.", ("Nowhereland", "place", None)),
    ],
)
def test_abstains(text: str, named: Named) -> None:
    assert resolve(text, named) == {}


def test_a_small_town_with_support_is_resolved() -> None:
    found = resolve("Police in Irpin in Ukraine stood by.", ("Irpin", "place", None), ("Ukraine", "country", "UA"))
    assert found["Irpin"].country == "UA"


def test_the_dateline_supports_a_small_town() -> None:
    text = "KYIV Police in Borodyanka stood by."
    made = one_paragraph(text)
    parsed = syntax(made, store="places")
    made = dataclasses.replace(made, blocks=(Block("dateline", 0, 4), Block("paragraph", 5, len(text))))
    (place,) = places(made, parsed, named_cast(parsed, ("Borodyanka", "place", None)))
    assert place.country == "UA"


def test_people_and_bodies_are_no_places() -> None:
    assert resolve("Paris Hill spoke.", ("Paris Hill", "person", None)) == {}


def test_located_fills_in_country_and_geonames() -> None:
    made = one_paragraph("Voters in Georgia and Michigan queued in the United States; Atlanta was calm.")
    parsed = syntax(made, store="places")
    cast = named_cast(
        parsed, ("Georgia", "country", "GE"), ("Michigan", "place", None), ("Atlanta", "place", None),
        ("United States", "country", "US"),
    )  # fmt: skip
    done = located(cast, places(made, parsed, cast))
    georgia, michigan = done.entities[:2]
    # The American state is no longer a country.
    assert (georgia.kind, georgia.country) == ("place", "US")
    assert (michigan.country, michigan.kb) == ("US", Kb(None, 5001836))
    assert done.heads == cast.heads


def test_names_as_reports_write_them() -> None:
    assert look_up("the port of Hodeidah")[0][0].country == "YE"
    assert look_up("Hodeidah port")[0][0].country == "YE"
    assert look_up("Kherson region") == (look_up("Kherson")[0], "region")
    assert look_up("") == ((), None)


def test_nothing_to_resolve() -> None:
    made = one_paragraph("Nothing happened.")
    assert places(made, Syntax(made.text, (), ()), Cast()) == ()
