from __future__ import annotations

import dataclasses

import pytest

from onrecord.annotate.cast import Cast
from onrecord.annotate.places import Place, located, places
from onrecord.annotate.placing.spellings import look_up
from onrecord.annotate.syntax import Syntax
from onrecord.records import Block, Entity, EntityKind, Kb, MadeBy, Mention
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
        # What the words say, whatever the gazetteer has of the name.
        ("Rebels left the southern Afghan town of Garmsar.", [("Garmsar", "place", None)], ("Garmsar", "AF", "town")),
        # Nothing lies in itself.
        ("Clashes broke out in the northern city of Tripoli, Lebanon said.",
         [("Tripoli", "place", "LY"), ("Lebanon", "country", "LB")], ("Tripoli", "LB", "town")),
        # A small namesake, or an American one, is not meant merely because its country is spoken of.
        ("Talks in Geneva ended; the United States left.",
         [("Geneva", "place", None), ("United States", "country", "US")], ("Geneva", "CH", "town")),
        ("Grain ships left Odessa, the United States said.",
         [("Odessa", "place", None), ("United States", "country", "US")], ("Odesa", "UA", "town")),
        # Another transliteration, in a country that the report speaks of; an abbreviated state.
        ("Rebels left Tel Rifaat in Syria.",
         [("Tel Rifaat", "place", None), ("Syria", "country", "SY")], ("Tall Rif‘at", "SY", "town")),
        ("The senator (Vt.) agreed.", [("Vt.", "place", None)], ("Vermont", "US", "region")),
        # One square of several of the name.
        ("Crowds filled Tahrir Square in Baghdad.",
         [("Tahrir Square", "place", None), ("Baghdad", "place", "IQ")], ("Tahrir Square", "IQ", "site")),
        # A town almost alone in its name needs no support.
        ("Troops entered Jenin.", [("Jenin", "place", None)], ("Jenin", "PS", "town")),
        # A list of places is no containment.
        ("They flew to Paris, London and Rome.",
         [("Paris", "place", None), ("London", "place", None)], ("Paris", "FR", "town")),
        # A country, or an American state of that name, by what else is named.
        ("Georgia and Armenia signed a treaty.",
         [("Georgia", "country", "GE"), ("Armenia", "country", "AM")], ("Georgia", "GE", "country")),
        ("Voters in Georgia and Michigan queued in the United States; Atlanta was calm.",
         [("Georgia", "country", "GE"), ("Michigan", "place", None), ("Atlanta", "place", None),
          ("United States", "country", "US")], ("Georgia", "US", "region")),
        # ... or by the words beside it.
        ("Georgia's governor was seen in Tbilisi.",
         [("Georgia", "country", "GE"), ("Tbilisi", "place", "GE")], ("Georgia", "US", "region")),
        ("Georgia's parliament met.", [("Georgia", "country", "GE")], ("Georgia", "GE", "country")),
        ("Police in Lebanon, Pa., held a man.", [("Lebanon", "country", "LB")], ("Lebanon", "US", "town")),
        # A country is no town of its name, however often another country is named.
        ("The United States and the US press looked at Russia.",
         [("Russia", "country", "RU"), ("United States", "country", "US")], ("Russia", "RU", "country")),
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


def test_of_two_as_likely_in_one_country_only_the_country_is_told() -> None:
    named: list[Named] = [("Chelsea", "place", None), ("Oklahoma", "place", None), ("United States", "country", "US")]
    found = resolve("Police in Chelsea stood by, the United States said.", named[0], named[2])["Chelsea"]
    assert (found.country, found.lat) == ("US", None)
    found = resolve("Police in Chelsea, Oklahoma, stood by.", *named[:2])["Chelsea"]
    assert round(found.lat or 0) == 37


@pytest.mark.parametrize(
    ("text", "named", "country"),
    [
        # The tagger took these for people or a body; they stand as only places do, in a country that is spoken of.
        ("Shells fell on Rubizhne, Ukraine said.", ("Rubizhne", "person", None), "UA"),
        ("Troops of Ukraine besieged Toretsk for weeks.", ("Toretsk", "organization", None), "UA"),
        # Whoever acts, is called by a forename, or is met elsewhere, is no place.
        ("Rubizhne told Ukraine so.", ("Rubizhne", "person", None), None),
        ("Ukraine's police reached Sofia.", ("Sofia", "person", None), None),
        ("Ukraine gave it to Rubizhne.", ("Rubizhne", "person", None), None),
        ("Shells fell on Rubizhne.", ("Rubizhne", "person", None), None),
    ],
)
def test_towns_that_the_tagger_takes_for_people(text: str, named: Named, country: str | None) -> None:
    spoken_of: list[Named] = [("Ukraine", "country", "UA")] if "Ukraine" in text else []
    found = resolve(text, named, *spoken_of)
    assert (found[named[0]].country if named[0] in found else None) == country


def test_whoever_has_a_country_from_a_state_loses_it() -> None:
    made = one_paragraph("Georgia's governor was in Atlanta.")
    parsed = syntax(made, store="places")
    cast = named_cast(parsed, ("Georgia", "country", "GE"), ("Atlanta", "place", None))
    whole = Mention(0, 18, "Georgia's governor", "nominal")
    governor = Entity(
        id="e3", name=whole.text, kind="person", country="GE", mentions=(whole,), made_by=MadeBy("test")
    )  # fmt: skip
    cast = dataclasses.replace(cast, entities=(*cast.entities, governor))
    assert [e.country for e in located(cast, places(made, parsed, cast)).entities] == ["US", "US", "US"]


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
