"""Proposals in a ledger: look-alikes stay what they are, a person merges two, what was judged is not proposed again."""

from __future__ import annotations

from onrecord.ledger import Filters, Ledger, open_ledger
from onrecord.ledger.counting import numbers_of, traits_of
from onrecord.records import Record
from tests.factory import Factory
from tests.incidents.test_actors import GROUPS, Somebody, key
from tests.ledger.stored import sourced


def report(somebody: Somebody, number: int = 0) -> Record:
    """Somebody said something, in a report of its own."""
    name, kind, country = somebody
    made = Factory(f"News\n\n{name} said it was so.", source=f"{number}.txt")
    who = made.entity(name, kind, country=country)
    made.attribution("said", source=name, content="it was so", speaker=who)
    return sourced(made.record(), f"{number}.txt")


def filled(ledger: Ledger, *names: str) -> tuple[str, ...]:
    """The ids of these people, each named in a report of its own."""
    for n, name in enumerate(names):
        ledger.add(report((name, "person", None), n))
    ids = {a.name: a.id for a in ledger.actors(limit=None)}
    return tuple(ids[name] for name in names)


def proposed(ledger: Ledger, **asked: str) -> list[tuple[str, str]]:
    found = ledger.proposals(ledger.actors(Filters(**asked), limit=None))
    return [(min(p.names), max(p.names)) for p in found]


def test_none_of_the_look_alikes_is_merged_by_itself(tmp_path) -> None:
    every = [one for group in GROUPS for one in group]
    with open_ledger(tmp_path / "ledger.db") as ledger:
        for n, one in enumerate(every):
            ledger.add(report(one, n))
        listed = ledger.actors(limit=None)
        assert len(listed) == len({key(one) for one in every}) == len(every) > 80
        assert all(a.reports == 1 for a in listed)
        found = proposed(ledger)
        assert ("Yousef Karimov", "Yusuf Karimov") in found
        assert ledger.actors(limit=None) == listed
        assert [fault for faults in ledger.verify() for fault in faults] == []


def test_a_proposal_is_accepted_and_can_be_taken_back(ledger) -> None:
    one, other = filled(ledger, "Yusuf Karimov", "Yousef Karimov")
    (found,) = ledger.proposals(ledger.actors())
    assert {found.one, found.other} == {one, other}
    assert [f.name for f in found.features] == ["spelling"]
    judged = ledger.judge("merge", [one, other], by="Ada")
    assert (len(ledger.actors()), proposed(ledger)) == (1, [])
    ledger.judge("undo", [judged.id], by="Ada")
    assert (len(ledger.actors()), proposed(ledger)) == (2, [("Yousef Karimov", "Yusuf Karimov")])


def test_what_somebody_said_is_two_is_not_proposed_again(ledger) -> None:
    one, other, third = filled(ledger, "Yusuf Karimov", "Yousef Karimov", "Yusuf Ali Karimov")
    assert len(proposed(ledger)) == 2
    ledger.judge("split", [one, other], by="Ada")
    assert proposed(ledger) == [("Yusuf Ali Karimov", "Yusuf Karimov")]
    # nor of whoever is one with either
    ledger.judge("merge", [one, third], by="Ada")
    assert proposed(ledger) == []


def test_merged_actors_are_proposed_as_one(ledger) -> None:
    one, _, third = filled(ledger, "Yusuf Karimov", "Yousef Karimov", "Yusuf Ali Karimov")
    ledger.judge("merge", [one, third], by="Ada")
    found = ledger.proposals(ledger.actors())
    assert len(found) == 1
    assert {*found[0].names} == {"Yousef Karimov", "Yusuf Ali Karimov"}


def test_whoever_is_asked_for_is_held_beside_everybody(ledger) -> None:
    filled(ledger, "Yusuf Karimov", "Yousef Karimov", "Anna Lark", "Anna Larke")
    assert proposed(ledger, actor="yousef") == [("Yousef Karimov", "Yusuf Karimov")]
    assert len(proposed(ledger)) == 2
    assert ledger.proposals(()) == ()


def test_a_report_that_names_both_speaks_against_it(ledger) -> None:
    made = Factory("News\n\nYusuf Karimov said it was so. Yousef Karimov said it was not.")
    for name, content in (("Yusuf Karimov", "it was so"), ("Yousef Karimov", "it was not")):
        made.attribution("said", source=name, content=content, speaker=made.entity(name))
    ledger.add(sourced(made.record(), "both.txt"))
    assert proposed(ledger) == []


def test_a_name_that_many_have_in_part_finds_nobody_by_that_part(tmp_path) -> None:
    with open_ledger(tmp_path / "ledger.db") as ledger:
        filled(ledger, *(f"Anna {chr(65 + n % 26) * 2}ar{chr(97 + n // 26)}" for n in range(60)))
        assert proposed(ledger) == []


def test_of_an_actor_with_many_names_those_count_that_most_reports_give(ledger) -> None:
    for n, name in enumerate(["Yusuf Kárimov", "Yusuf Karimov", "Yusuf Karimov"]):
        ledger.add(report((name, "person", None), n))
    (one,) = ledger.actors()
    with ledger._engine.connect() as connection:
        (number,) = numbers_of(connection, [one.id]).values()
        every, usual = (traits_of(connection, [number], ("alias",), at_most=n)[number] for n in (None, 1))
    assert every == {("alias", "Yusuf Karimov"): 2, ("alias", "Yusuf Kárimov"): 1}
    assert usual == {("alias", "Yusuf Karimov"): 2}
