"""Tolls as they are read: sums, numbers alone, and numbers that are of other happenings."""

from __future__ import annotations

import pytest

import onrecord
from onrecord.incidents.scope import accounts
from onrecord.incidents.tellings import tellings
from onrecord.incidents.tolls import tolls

_LEAD = "A bomb at a market in Kassala killed 12 people on Sunday, police said."


def _killed(sentence: str) -> dict[int, str]:
    """The numbers of the killed that a report of a bombing gives behind its lead, with whoever gives them."""
    text = f"Bombing at market in Kassala\n\n{_LEAD}\n\n{sentence}\n\nThe town is known for its bread."
    record = onrecord.read(text, published="2024-03-05", outlet="Coast News")
    told = [t for t in tellings(record) if {"violence", "disaster", "death"} & set(t.families)]
    main = tuple(t.event for t in told if t.thread == told[0].thread)
    given = [t for t in tolls(accounts([(record, main)])) if t.what == "killed"]
    return {int(t.number): " < ".join(t.source.chain) for t in given if t.source.chain != ("police",)}


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("Five people died on the spot and four in hospital, a nurse said.", 9),
        ("A nurse said that seven had been killed outright and eight had died of their wounds.", 15),
        ("Ten people were killed instantly; five more died later of their wounds, a nurse said.", 15),
        ("Thirteen were killed on the spot, while two died on the way to the clinic, a nurse said.", 15),
        ("Nine bodies were taken to the military hospital and six to a private clinic, a nurse said.", 15),
        ("Eleven men, four women and a child were killed, a nurse said.", 16),
        ("Three soldiers, two policemen and six civilians died, a nurse said.", 11),
        ("A mother and her three children were killed, a nurse said.", 4),
        ("Seventeen Tamil civilians, among them three children, were killed, a nurse said.", 17),
        ("A total of 15 people had died, a nurse said.", 15),
        ("A van with porters was caught by the blast, and fifteen of them died, a nurse said.", 15),
    ],
)
def test_those_who_died_here_and_there_are_added(sentence: str, number: int) -> None:
    assert _killed(sentence) == {number: "a nurse"} or _killed(sentence) == {number: "A nurse"}


@pytest.mark.parametrize(
    ("sentence", "by"),
    [
        ("The union has recorded 26.", "union"),
        ("The army acknowledges 26.", "army"),
        ("The Red Cross listed 26.", "Red Cross"),
        ('"I counted 26," said the shepherd.', "shepherd"),
        ("The register of the night nurse has twenty-six names.", "nurse"),
    ],
)
def test_a_number_alone_is_of_those_counted_before(sentence: str, by: str) -> None:
    ((number, who),) = _killed(sentence).items()
    assert number == 26
    assert by in who


@pytest.mark.parametrize(
    "sentence",
    [
        "The union said twenty of its members had been murdered.",
        "The president of the union says that twenty of his fellow countrymen perished.",
        "The union said twenty of the victims had died by Tuesday.",
        "The union said that twenty people had been martyred.",
        "The union said the martyrdom of twenty porters would not be forgotten.",
        "The dead are 20, says the union.",
        "Twenty of his cellmates had been killed, a member of the union said.",
    ],
)
def test_the_dead_of_a_whole_are_no_part_of_a_toll(sentence: str) -> None:
    ((number, who),) = _killed(sentence).items()
    assert number == 20
    assert "union" in who


@pytest.mark.parametrize(
    "sentence",
    [
        "Eight of the twelve died at once and four on the way to hospital, a captain said.",
        "Police said 12 people were killed at once and 30 taken to hospital.",
        "More than 10,000 people have died in the revolt.",
        "The army has fought rebels since 2015. More than 10,000 people have been killed.",
        "Last month the king sent a judge to Girba after 47 people were killed on their way to a wedding there.",
        "In January, residents held a vigil for nine people killed by a mine.",
        "The town has opened a register for the missing; 112 names have been entered so far.",
        "The union lists 19 demands.",
        "A nurse put the number of the dead at 12 and that of the wounded at 126.",
        "A doctor there said that three people had died in surgery.",
        "The mayor said that a crowd of porters had been killed.",
        "The state of siege was declared in January. Since then 340 people have been killed, the monitor says.",
        "The monitor says 45 people were killed in the region in the first two weeks of February alone.",
        "Three of the dead were soldiers; the other nine were traders.",
        "Observers of the union count more than 20 raids in the region in the past year.",
        "The union puts the number of burnt stalls at 40 stalls.",
        "The militia's leader spoke of the murder of a servant of the people.",
    ],
)
def test_what_is_no_toll_of_it(sentence: str) -> None:
    assert set(_killed(sentence)) <= {12}


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("Fifteen people have now died, according to Mayor Ada Lark; in her first report there were nine.", {15, 9}),
        ("A member of the guild, Bela Tor, says he has attended fifteen funerals.", {15}),
        ("For Ada Lark, the nurse, the dead are 15.", {15}),
        ("The traders' union, however, mourns 15 members.", {15}),
        ("The consul of Orvia, Bela Tor, has a list of 15.", {15}),
        ("The imam, Bela Tor, washed 15 bodies.", {15}),
        ("A nurse, Ada Lark, said that 15 lay in the morgue.", {15}),
        ("Two had not survived the night, which brought the number of victims to 15, the governor said.", {15}),
        ("The toll stood at 15 on Tuesday against nine on Sunday, the Red Cross said.", {15, 9}),
        ("The Red Cross raised to 15 the number of dead.", {15}),
    ],
)
def test_a_toll_is_given_in_many_words(sentence: str, numbers: set[int]) -> None:
    assert set(_killed(sentence)) == numbers


def test_the_dead_of_years_are_no_toll() -> None:
    assert not _killed("The region's insurgency, one of the longest, has cost an estimated 40,000 lives.")


@pytest.mark.model
@pytest.mark.parametrize(
    "sentence",
    [
        "Nineteen people were killed, eleven porters, five buyers and three drivers, a nurse said.",
        "A nurse said that 19 people were killed, 16 adults and three children.",
    ],
)
def test_a_number_and_those_it_is_made_up_of_are_not_added(sentence: str) -> None:
    assert list(_killed(sentence)) == [19]


@pytest.mark.model
@pytest.mark.parametrize(
    "sentence",
    [
        "Fifteen people were killed, the nurses' union said, in a revision of the count of nine given on Sunday.",
        "Fifteen people were killed, the nurses' union said, replacing the nine it had announced on Sunday.",
        "Fifteen people were killed, the nurses' union said, in a correction of the toll of nine it had released.",
    ],
)
def test_a_figure_that_is_revised_was_given_before(sentence: str) -> None:
    text = f"Bombing at market in Kassala\n\n{_LEAD}\n\n{sentence}\n\nThe town is known for its bread."
    record = onrecord.read(text, published="2024-03-05", outlet="Coast News")
    told = [t for t in tellings(record) if {"violence", "disaster", "death"} & set(t.families)]
    main = tuple(t.event for t in told if t.thread == told[0].thread)
    given = {int(t.number): t.earlier for t in tolls(accounts([(record, main)])) if t.what == "killed"}
    assert given.get(9) is True
    assert given.get(15) is False


@pytest.mark.parametrize(
    "sentence",
    [
        "A nurse said that 19 had been killed, and no longer the 14 as she had said on Sunday.",
        "A nurse said that 19 had been killed, not 14 as she had first reported.",
    ],
)
def test_a_toll_that_is_taken_back_is_an_earlier_one(sentence: str) -> None:
    assert set(_killed(sentence)) == {14, 19}


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("A nurse said that a 14th victim had died.", 14),
        ("The death of a fifteenth trader was announced by the clinic.", 15),
    ],
)
def test_the_last_to_die_says_how_many_they_are(sentence: str, number: int) -> None:
    assert set(_killed(sentence)) == {number}


@pytest.mark.parametrize(
    "sentence",
    [
        "The clinic put the number of those in hospital at 57.",
        "The mayor put the number of the missing at 57.",
        "The council gave the number of displaced families as 57.",
    ],
)
def test_how_many_live_is_no_toll(sentence: str) -> None:
    assert 57 not in _killed(sentence)


def test_who_raises_a_toll_is_heard_through_the_agency() -> None:
    found = _killed("The ministry has raised to 26 the number of people killed, Hill Press Agency reports.")
    assert found == {26: "Hill Press Agency < The ministry"} or found == {26: "Hill Press Agency < the ministry"}
