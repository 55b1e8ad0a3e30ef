"""Rival figures: which numbers of different sources answer one another."""

from __future__ import annotations

import pytest

from onrecord.annotate.attributions import attributions
from onrecord.annotate.cast import Cast
from onrecord.annotate.chains import Chains
from onrecord.annotate.quantities import quantities
from onrecord.annotate.quotes import quotations
from onrecord.annotate.rival_figures import rival_figures
from tests import parsing

STORE = "rival_figures"


def read(text: str) -> list[list[str]]:
    """The words of the figures of every notice."""
    document = parsing.one_paragraph(text)
    syntax = parsing.syntax(document, store=STORE)
    chains = Chains(attributions(document, syntax, quotations(document), Cast(), ()))
    counted = quantities(document, syntax, (), chains)
    return [[s.text for s in f.spans] for f in rival_figures(syntax, Cast(), (), chains, (), counted)]


RIVALS = [
    # a second source puts another number on what was counted
    (
        "The ministry said about 900 people marched. Organisers claimed 4,000.",
        [["900 people", "4,000"]],
    ),
    (
        "The clerk said turnout was 60 percent, but observers put it at no more than 40 percent.",
        [["60 percent", "40 percent"]],
    ),
    # the second counts people, the first what it puts the crowd at
    (
        "The front put the turnout at 90,000. The ministry said no more than 8,000 people had taken part.",
        [["90,000", "8,000 people"]],
    ),
    # three sources are one quarrel
    (
        "Monitors said 200 deaths occurred. The government has spoken of 70 deaths; the front puts the toll above 400.",
        [["200 deaths", "70 deaths", "400"]],
    ),
    ("Police counted 9 deaths. The Red Cross gave a toll of 14.", [["9 deaths", "14"]]),
    # bodies that another has counted are of the dead
    (
        "Police said there were 17 deaths. A doctor said the morgue had received 23 bodies.",
        [["17 deaths", "23 bodies"]],
    ),
    ("Police said there were 17 arrests. A doctor said the morgue had received 23 bodies.", []),
    # two sources of one sentence, each with a number of its own
    ("Marchers, some 400 according to police and 3,000 according to the union, left.", [["400", "3,000"]]),
    # two towns have two numbers
    ("In Berlin, police put the number of detained at 43. In Munich, a union put the number of detained at 12.", []),
    (
        "In Berlin, police put the number of detained at 43. A union put the number of detained at 12.",
        [["43", "12"]],
    ),
    # some of the dead are not all of them, and elsewhere others died
    ("Lind said nine of the dead were women. A doctor said the morgue had received 27 bodies.", []),
    (
        "Police said 38 people were dead. Elsewhere, the union said 45 people were dead.",
        [],
    ),
    (
        "Police said 38 people were dead. Meanwhile, the union said 45 people were dead.",
        [["38 people", "45 people"]],
    ),
    # who is dead is called something else by another
    ("Police said 20 attackers had been dead. Belgrade spoke of 12 dead Serbs.", [["20 attackers", "12 dead"]]),
    ("Police reported 3 deaths. The union said the bodies of 11 people lay there.", [["3 deaths", "11 people"]]),
    (
        "Officials said 200 people attended the march; organisers said 5,000 had come.",
        [["200 people", "5,000"]],
    ),
    # two sides, some of them, more of them
    ("Police said 20 attackers were dead. The militia said 12 soldiers were dead.", []),
    ("Police said 20 people were dead. The union said 12 miners were dead.", []),
    ("Police said 20 people were dead. The union said 12 more people were dead.", []),
    # the same number, the same source, another unit, or nothing that points back
    ("The ministry said 900 people marched. Organisers claimed 900.", []),
    ("The ministry said 900 people marched. The ministry put the crowd at 950.", []),
    ("The clerk said 60 percent voted. The front puts the toll above 400.", []),
    ("The ministry said 900 people marched. Organisers said 40 people were arrested.", []),
    ("The front put the turnout at 90,000. The ministry said 40 people had been arrested.", []),
]


@pytest.mark.parametrize(("text", "expected"), RIVALS)
def test_rival_figures(text: str, expected: list[list[str]]) -> None:
    assert read(text) == expected
