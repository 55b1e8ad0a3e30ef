"""Quantities: what is a count or a measure, of what, and how exactly."""

from __future__ import annotations

import pytest

from onrecord.annotate.chains import Chains
from onrecord.annotate.numbers import value_of
from onrecord.annotate.quantities import quantities
from onrecord.records import Attribution, MadeBy, Quantity
from tests import parsing


def read(text: str) -> tuple[Quantity, ...]:
    document = parsing.one_paragraph(text)
    return quantities(document, parsing.syntax(document, store="quantities"), (), Chains(()))


WORDS = [
    ("107", 107),
    ("5,000", 5000),
    ("1.2 billion", 1_200_000_000),
    ("1.2m", 1_200_000),
    ("thirty - four", 34),
    ("two hundred and six", 206),
    ("half a million", 500_000),
    ("21:40", None),
    ("f16", None),
]


@pytest.mark.parametrize(("words", "value"), WORDS)
def test_values(words: str, value: float | None) -> None:
    assert value_of(words.split()) == value


COUNTS: list[tuple[str, list[tuple[float, str, str]]]] = [
    ("The guild says the true figure was barely 2m.", [(2_000_000, "people", "exactly")]),
    ("Turnout was 2.4m, down from 3m.", [(2_400_000, "people", "exactly"), (3_000_000, "people", "exactly")]),
    ("The wave reached a height of 3m.", [(3, "m.", "exactly")]),
    ("A 40,000-strong force crossed the river.", [(40_000, "people", "exactly")]),
    ("The army is 1.3 million strong.", [(1_300_000, "people", "exactly")]),
    # the noun behind the number is the unit, as printed
    ("The group put the number of those who perished at 23.", [(23, "those", "exactly")]),
    ("The mayor reported five killed.", [(5, "people", "exactly")]),
    ("The blast left 24 with injuries.", [(24, "people", "exactly")]),
    ("The mayor spoke first of five, later eight.", [(5, "people", "exactly"), (8, "people", "exactly")]),
    (
        "At least six dead and more than 20 injured: that is the toll.",
        [(6, "dead", "at_least"), (20, "people", "at_least")],
    ),
    ("The blast left 24 with debts.", []),
    ("Police raised to five the number of people killed.", [(5, "people", "exactly")]),
    ("The ministry lifted to 19 its toll of the raid.", [(19, "people", "exactly")]),
    ("The owner says the dead number 26.", [(26, "dead", "exactly")]),
    ("The union says that the wounded number at least 40.", [(40, "wounded", "at_least")]),
    (
        "The governor spoke of 12 dead. He later corrected that to nine.",
        [(12, "dead", "exactly"), (9, "dead", "exactly")],
    ),
    ("Two Danish port officials met the crew.", [(2, "officials", "exactly")]),
    ("Thirty-four lawmakers wrote to the minister.", [(34, "lawmakers", "exactly")]),
    # a number inside of a name counts nothing
    ("Two Rivers News said 12 men died.", [(12, "men", "exactly")]),
    # words before it say how exactly it is meant
    ("At least 17 people were killed.", [(17, "people", "at_least")]),
    ("The storm killed nearly 9,000 people.", [(9000, "people", "about")]),
    ("The ship may carry up to 60 sailors.", [(60, "sailors", "at_most")]),
    # money and shares have units of their own
    ("Norway pledged $200 million for the camp.", [(200_000_000, "USD", "exactly")]),
    ("The ministry paid about 38 million euros.", [(38_000_000, "EUR", "about")]),
    ("She won 50.3 percent of the vote.", [(50.3, "%", "exactly")]),
    # letters of a scale and of a currency written together with the amount
    (
        "The depot was worth €5m and the pier some £150m.",
        [(5_000_000, "EUR", "exactly"), (150_000_000, "GBP", "about")],
    ),
    ("The bank lent Benin $1.2-billion.", [(1_200_000_000, "USD", "exactly")]),
    ("The council spent P2 million on wells.", [(2_000_000, "P", "exactly")]),
    ("Growers were paid KSh12 billion.", [(12_000_000_000, "KES", "exactly")]),
    ("Lawmakers voted ₦3bn for the road.", [(3_000_000_000, "NGN", "exactly")]),
    ("About 3m people left on foot.", [(3_000_000, "people", "about")]),
    # which are none before what is no amount, and a length is one of metres
    ("The P5 powers met on the N7 road.", []),
    ("The boat sank 20m from shore.", [(20, "m", "exactly")]),
    ("A 40km convoy left the port.", [(40, "km", "exactly")]),
    # ages
    ("A woman and two boys, 5 and 9, drowned.", [(2, "boys", "exactly")]),
    ("Three sisters, aged 4, 6 and 9, drowned.", [(3, "sisters", "exactly")]),
    ("Seven are dead, a boy of twelve having died on the way.", [(7, "people", "exactly")]),
    # a number without a noun counts what the sentence counted before
    (
        "Of the 43 ships inspected, 31 specifically carried grain.",
        [(43, "ships", "exactly"), (31, "ships", "exactly")],
    ),
    (
        "Seven people were killed and more than 80 wounded.",
        [(7, "people", "exactly"), (80, "people", "at_least")],
    ),
    ("Rebels put the number of dead at nine.", [(9, "dead", "exactly")]),
    ("The union put the number of detained at no fewer than 107.", [(107, "detained", "at_least")]),
    ("The union said 64 of them had met lawyers.", [(64, "people", "exactly")]),
    (
        "Marchers who met there, some 400 according to police and 3,000 according to a union, left.",
        [(400, "Marchers", "about"), (3000, "Marchers", "exactly")],
    ),
    # what lies between two numbers is at least the first; what rises from one to the other is two
    ("By noon five or six thousand soldiers were there.", [(5000, "soldiers", "at_least")]),
    ("About 20 to 30 houses burned.", [(20, "houses", "at_least")]),
    ("It fell from 10 to 15 ships.", [(15, "ships", "exactly")]),
    # people of two kinds that one number counts together
    ("The raid killed 13 women and children.", [(13, "women and children", "exactly")]),
    ("At least 9 guards and policemen died.", [(9, "guards and policemen", "at_least")]),
    ("The guards held 13 women and a child.", [(13, "women", "exactly")]),
    ("The guards held 13 women and shops.", [(13, "women", "exactly")]),
    # both ends of a share
    ("Between 10 and 12 percent of voters fled.", [(10, "%", "at_least"), (12, "%", "at_most")]),
    # what brackets say again in another measure is as exact as it was
    ("The camp lies some 5km (3 miles) from the border.", [(5, "km", "about"), (3, "miles", "about")]),
    ("About 4,000 hectares (9,900 acres) burned.", [(4000, "hectares", "about"), (9900, "acres", "about")]),
    ("The bank paid about 5 million euros ($6 million).", [(5_000_000, "EUR", "about"), (6_000_000, "USD", "about")]),
    ("About 40 soldiers (three officers) fled.", [(40, "soldiers", "about"), (3, "officers", "exactly")]),
    # a number before the designation of what it counts
    ("The order was for some 66 F-16 fighter jets.", [(66, "jets", "about")]),
    # no number at all
    ("Several hundred people came.", []),
    ("They left one ship at a time.", []),
    ("Not one shot was fired.", []),
    # what somebody puts at a number was counted before, or is people
    (
        "The ministry counted 900 marchers. Organisers claimed 4,000.",
        [(900, "marchers", "exactly"), (4000, "marchers", "exactly")],
    ),
    ("The front puts the toll above 70.", [(70, "people", "at_least")]),
    ("The ministry has raised its toll from 12 to 19.", [(12, "people", "exactly"), (19, "people", "exactly")]),
    ("The army revised its own count from 16 to 18.", [(16, "people", "exactly"), (18, "people", "exactly")]),
    ("The death toll had gone up to four.", [(4, "people", "exactly")]),
    ("The boat can carry up to 40 people.", [(40, "people", "at_most")]),
    (
        "A reporter estimated the crowd at between 5,000 and 7,000.",
        [(5000, "people", "at_least"), (7000, "people", "at_most")],
    ),
    (
        "The harbour office named 16 crews. It had given the number as 18.",
        [(16, "crews", "exactly"), (18, "crews", "exactly")],
    ),
    ("He put the toll at five dead and 36 wounded.", [(5, "dead", "exactly"), (36, "wounded", "exactly")]),
    ("The bank froze 22 per cent of it.", [(22, "%", "exactly")]),
    ("It found twelve injured men.", [(12, "men", "exactly")]),
    # what rose or fell to a number
    ("Kidnappings rose to 338 last year from 221.", [(338, "Kidnappings", "exactly"), (221, "Kidnappings", "exactly")]),
    ("Prices rose to 338 from 221.", []),
    # a part of those counted before
    (
        "The bank froze 90 accounts. Of those, 71 were lifted.",
        [(90, "accounts", "exactly"), (71, "accounts", "exactly")],
    ),
    # those killed, whatever the parser makes of the number
    ("A jet bombed a camp and killed at least 115.", [(115, "people", "at_least")]),
    ("They saw families who have been displaced three, four, five times.", []),
]


def test_an_area_is_counted_in_squares() -> None:
    (burned,) = read("The fire burned 300 square miles of forest.")
    assert (burned.value, burned.unit) == (300, "square miles")


@pytest.mark.parametrize(("text", "expected"), COUNTS)
def test_counts(text: str, expected: list[tuple[float, str, str]]) -> None:
    assert [(q.value, q.unit, q.qualifier) for q in read(text)] == expected


NO_COUNTS = [
    # pointing back
    "The two are feared in the north.",
    "One of them fled.",
    "One senior diplomat said the talks had failed.",
    # dates, clock times, durations and ages
    "He came in 1998 and left at 9 a.m. on March 4.",
    "The truce held for three weeks.",
    "Rosa Marin, 35, is a nurse.",
    # parts of names and compounds
    "Envoys cited Resolution 1701 of the council.",
    "A three-judge panel will rule.",
    # idle
    "One day it will end.",
]


@pytest.mark.parametrize("text", NO_COUNTS)
def test_what_counts_nothing(text: str) -> None:
    assert read(text) == ()


def test_a_quantity_stands_according_to_whoever_says_it() -> None:
    text = "Police said six sailors drowned."
    document = parsing.one_paragraph(text)
    syntax = parsing.syntax(document, store="quantities")
    said = Attribution(
        id="a1",
        source=(syntax.chars(0, 6),),
        cue=(syntax.chars(7, 11),),
        content=(syntax.chars(12, len(text)),),
        quote="indirect",
        stance="asserts",
        made_by=MadeBy("test"),
    )
    (quantity,) = quantities(document, syntax, (), Chains((said,)))
    assert quantity.according_to == ("a1",)
    assert text[quantity.span.start : quantity.span.end] == quantity.span.text == "six sailors"
