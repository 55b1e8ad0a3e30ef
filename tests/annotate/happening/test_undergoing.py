"""A second passive without its auxiliary: what befell whom."""

from __future__ import annotations

import pytest

import onrecord


@pytest.mark.parametrize(
    ("text", "trigger", "done", "undergone"),
    [
        ("Two tankers were seized and their crews freed.", "freed", [], ["their crews"]),
        ("The mayor was killed and his driver abducted.", "abducted", [], ["his driver"]),
        ("The town was taken and the army fled.", "fled", ["army"], []),
        ("The editor was detained and police searched the office.", "searched", ["police"], ["office"]),
    ],
)
def test_who_acts_and_who_undergoes(text: str, trigger: str, done: list[str], undergone: list[str]) -> None:
    (event,) = (e for e in onrecord.read(text).events if e.trigger.text == trigger)
    assert ([p.span.text for p in event.actors], [p.span.text for p in event.recipients]) == (done, undergone)


@pytest.mark.parametrize(
    ("text", "trigger", "whom"),
    [
        ("Four were shot, two hanged, three drowned and one poisoned.", "hanged", "two"),
        ("Nine guards were killed, six wounded.", "wounded", "six"),
        ("Three were shot, two beaten to death.", "beaten", "two"),
        ("Ten were arrested, four charged and two deported.", "charged", "four"),
        ("Six were freed, two others jailed.", "jailed", "two others"),
        ("The rebels were routed, their leader captured.", "captured", "their leader"),
    ],
)
def test_a_list_of_what_befell_shares_its_auxiliary(text: str, trigger: str, whom: str) -> None:
    found = next(e for e in onrecord.read(text).events if e.trigger.text == trigger)
    assert ([p.span.text for p in found.actors], [p.span.text for p in found.recipients]) == ([], [whom])


@pytest.mark.parametrize(
    ("text", "trigger", "teller"),
    [
        ("The mill was bombed, Ortiz charged.", "charged", "Ortiz"),
        ("Two were jailed, the court ruled.", "ruled", "court"),
        ("He was killed, soldiers fled.", "fled", "soldiers"),
    ],
)
def test_who_acts_behind_a_comma_undergoes_nothing(text: str, trigger: str, teller: str) -> None:
    found = next(e for e in onrecord.read(text).events if e.trigger.text == trigger)
    assert ([p.span.text for p in found.actors], found.recipients) == ([teller], ())
