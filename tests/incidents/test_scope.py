"""What in a report is about the incident, and what about something else that it tells."""

from __future__ import annotations

from onrecord.incidents.scope import Account
from tests.incidents.accounts import Told

SHELLING = "Separately, shells killed 3 people in Arl on Monday, elders said."


def with_shelling() -> Told:
    made = Told("Officials spoke of the blast.", SHELLING, "Elders blamed the army.")
    monday = made.time("Monday", begin="2024-03-04")
    made.event(made.span("killed", 1), "ASSAULT", place="Arl", time=monday)
    return made


def test_what_follows_something_told_apart_is_about_that() -> None:
    made = with_shelling()
    scope = made.account().scope
    assert scope.at(made.span("Officials").start)
    assert not scope.at(made.span("Elders").start)


def test_and_the_other_way_round() -> None:
    made = with_shelling()
    scope = Account(made.record(), ["v2"]).scope
    assert not scope.at(made.span("Officials").start)
    assert scope.at(made.span("Elders").start)


def test_words_with_another_happening_in_them_are_about_that_one() -> None:
    made = with_shelling()
    assert not made.account().scope.about((made.span("shells killed 3 people"),), at=made.span("Officials").start)


def test_an_arrest_sets_nothing_apart() -> None:
    made = Told("Two men were arrested.", "The Vale Front denied the accusation.")
    made.event("arrested", "COERCE")
    assert made.account().scope.at(made.span("denied").start)
    arrest = Account(made.record(), ["v2"]).scope
    assert arrest.at(made.span("denied").start)


def test_what_takes_the_incident_up_is_it() -> None:
    made = Told("The attack was condemned.")
    attack = made.event("attack", "ASSAULT")
    assert [e.id for e in made.account().scope.ours] == [made.bombing, attack]


def test_what_was_years_before_is_no_part_of_undated_news() -> None:
    made = Told("The Front bombed Arl in 2008, and 166 people died.")
    year = made.time("2008", begin="2008-01-01", end="2008-12-31")
    made.event("bombed", "ASSAULT", place="Arl", time=year)
    scope = made.account().scope
    assert not scope.at(made.span("166").start)
