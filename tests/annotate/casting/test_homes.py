"""Of which country people are, by the places and bodies that they serve. Names and happenings are invented."""

from __future__ import annotations

import pytest

from onrecord.annotate.casting.homes import at_home
from onrecord.annotate.entities import entities
from onrecord.annotate.mentions import mentions
from onrecord.annotate.places import located, places
from tests.parsing import one_paragraph, syntax


def country_of(text: str, name: str) -> str | None:
    made = one_paragraph(text)
    parsed = syntax(made, store="homes")
    cast = entities(made, parsed, mentions(made, parsed))
    cast = at_home(located(cast, places(made, parsed, cast)), parsed)
    return next(e.country for e in cast.entities if e.kind == "person" and e.name == name)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        # The town or region that an office is of, before and behind a name.
        ("Nevada Governor Bo Marsh closed the mine.", "Bo Marsh", "US"),
        ("The mayor of Lyon, Odile Carne, closed the bridge.", "Odile Carne", "FR"),
        ("Senator Bo Marsh of Ohio voted no.", "Bo Marsh", "US"),
        ("Rep. Bo Marsh, D-Nev., voted no.", "Bo Marsh", "US"),
        ("Senator Bo Marsh of Georgia voted no. Tbilisi protested.", "Bo Marsh", "US"),
        ("The premier met Chad, whose president, Bo Marsh, wept.", "Bo Marsh", "TD"),
        ("The U.S. is at fault, Sen. Bo Marsh said.", "Bo Marsh", "US"),
        ("Sens. Bo Marsh (Ill.) and Ana Holt (S.C.) voted no.", "Bo Marsh", "US"),
        ("Bavaria's leader, Bo Marsh, voted no.", "Bo Marsh", "DE"),
        ("Ana Holt wept. The Ohio governor said no.", "Ana Holt", "US"),
        # What somebody heads, belongs to, or came into.
        ("Ana Holt, who heads the Danish tax office, resigned.", "Ana Holt", "DK"),
        ("Ana Holt, who sits on the Danish parliament's budget committee, resigned.", "Ana Holt", "DK"),
        ("Ana Holt resigned as head of Peru's central bank.", "Ana Holt", "PE"),
        ("Ana Holt took over as Peru's health minister in May.", "Ana Holt", "PE"),
        ("Ana Holt was sworn in as Peru's first female premier.", "Ana Holt", "PE"),
        ("Ana Holt was named Chile's ambassador to Japan.", "Ana Holt", "CL"),
        # Who is sent somewhere, works for himself, or is not what he is told not to be.
        ("The envoy to Kenya, Ana Holt, resigned.", "Ana Holt", None),
        ("Ana Holt, who runs a bakery in Oslo, wept.", "Ana Holt", None),
        ("Ana Holt will not head the Danish tax office.", "Ana Holt", None),
    ],
)
def test_of_which_country(text: str, name: str, country: str | None) -> None:
    assert country_of(text, name) == country


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Ostara Steel, the Stuttgart carmaker, closed.", "Ostara Steel", "DE"),
        ("Ostara Steel closed. The Oslo-based firm lost money.", "Ostara Steel", "NO"),
        # Where a body of states sits says nothing.
        ("The United Nations wept. The New York-based agency lost money.", "United Nations", None),
    ],
)
def test_seats(text: str, name: str, country: str | None) -> None:
    made = one_paragraph(text)
    parsed = syntax(made, store="homes")
    cast = entities(made, parsed, mentions(made, parsed))
    cast = at_home(located(cast, places(made, parsed, cast)), parsed)
    assert next(e.country for e in cast.entities if e.name == name) == country
