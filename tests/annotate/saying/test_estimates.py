"""Numbers that somebody holds or has counted, on invented sentences with stored parses."""

from __future__ import annotations

import pytest

from onrecord.annotate.attributions import attributions
from onrecord.annotate.quotes import quotations
from tests.annotate.casts import cast_of
from tests.annotate.test_attributions import read, words
from tests.parsing import one_paragraph, syntax

HELD = [
    ("A Reuters estimate based on pictures was about 35,000.", [("Reuters", "about 35,000")]),
    ("The government’s figure was nine.", [("The government", "nine")]),
    ("A tally by Amnesty International came to 120 dead.", [("Amnesty International", "120 dead")]),
    ("Police estimates stood at 4,000.", [("Police", "4,000")]),
    ("Amnesty International counted 17 arrests in a week.", [("Amnesty International", "17 arrests in a week")]),
    ("The charity recorded 44 deaths in the camp.", [("The charity", "44 deaths in the camp")]),
    ("The ministry tallied 31.", [("The ministry", "31")]),
    # who is on a list, and a second number whose verb is left out
    (
        "The committee has drawn up a list of 26 people who were killed.",
        [("The committee", "26 people who were killed")],
    ),
    ("The union published the names of 14 victims.", [("The union", "14 victims")]),
    ("Police put the toll at 9, doctors at 12.", [("Police", "the toll at 9"), ("doctors", "12")]),
    ("Reuters has 19 offices.", []),
    ("The paper published a list of 40 restaurants.", []),
    ("The guild will publish a list of 40 victims.", []),
    # nobody's number, no number of what is told, and no statement
    ("The toll stood at nine.", []),
    ("The estimate was wrong.", []),
    ("The team recorded 17 wins.", []),
    ("The charity hopes to count 17 deaths.", []),
    # who has revised a toll, and who is behind "by"
    ("Amnesty International raised its toll to 36.", [("Amnesty International", "its toll to 36")]),
    (
        "Amnesty International revised its toll from nine to 14.",
        [("Amnesty International", "its toll from nine to 14")],
    ),
    (
        "The death toll was revised from nine to 14 by Amnesty International.",
        [("Amnesty International", "The death toll ... from nine to 14")],
    ),
    ("The number of injured was given as 25 by the police.", [("the police", "The number of injured ... 25")]),
    (
        "The rebels, whose strength is put at about 3,000 by the ministry, hold the roads.",
        [("the ministry", "strength ... about 3,000")],
    ),
    ("Damage, estimated by the governor at $30 million, was worst here.", [("the governor", "Damage ... $30 million")]),
    (
        "The crowd was reckoned at 20,000 by the police and at 60,000 by the organisers.",
        [("the police", "The crowd ... 20,000"), ("the organisers", "60,000")],
    ),
    ("Bail was set at $900 by the court.", []),
    ("The count kept by the police stood at 12.", [("the police", "12")]),
    ("The blast raised the death toll to 12.", []),
    ("The army has raised the number of its troops to 9,000.", []),
    ("Police officials, who had counted six dead, have left.", [("Police officials", "six dead")]),
    # a second number of one source, or one that goes on
    ("The mayor spoke first of five, later eight.", [("The mayor", "five, later eight")]),
    ("The mayor gave a toll of 35 dead and 14 injured.", [("The mayor", "a toll of 35 dead and 14 injured")]),
    # what somebody tells that he has counted himself
    ("Orsa Lind said she had counted 14 bodies.", [("Orsa Lind", "she had counted 14 bodies")]),
]


@pytest.mark.parametrize(("text", "expected"), HELD)
def test_estimates(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(words(a.source), words(a.content)) for a in read(text) if a.stance != "expects"] == expected


def test_a_paper_that_has_a_number() -> None:
    text = "A nurse counted 12 deaths. The Ledger has 19."
    made = one_paragraph(text)
    parsed = syntax(made, store="attributions")
    cast = cast_of(parsed, {"Ledger": ("organization", ())})
    found = attributions(made, parsed, quotations(made), cast, ())
    assert ("The Ledger", "19") in [(words(a.source), words(a.content)) for a in found]


@pytest.mark.parametrize("text", ["He has given more than $60 million.", "The fund gave $3 million."])
def test_money_that_is_given_is_no_figure(text: str) -> None:
    assert read(text) == ()
