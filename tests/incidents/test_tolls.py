"""How many were killed, injured, … according to whom; numbers that are no toll of the incident."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.incidents.counting import is_part
from onrecord.incidents.tolls import tolls
from onrecord.records import MadeBy
from tests.incidents.accounts import Told, nominal

Found = list[tuple[str, str, str]]


def found(made: Told) -> Found:
    return [(t.what, t.words, " < ".join(t.source.chain)) for t in tolls([made.account()])]


POLICE = ("killed", "12", "police")


def test_the_toll_of_an_event() -> None:
    made = Told()
    (toll,) = tolls([made.account()])
    assert found(made) == [POLICE]
    assert [s.text for s in toll.said_by.spans] == ["killed 12"]


def figure(sentence: str, value: int, quote: str, unit: str | None, *, source: str = "A doctor", content: str = "",
           cue: str = "said", stance: str = "asserts") -> Told:  # fmt: skip
    made = Told(sentence)
    ids = []
    if content:
        speaker = nominal(made, made.entity(source))
        ids = [made.attribution(cue if cue != "said" else made.span("said", 1), source=source, content=content,
                                speaker=speaker, stance=stance)]  # fmt: skip
    made.quantity(value, quote, unit=unit, according_to=tuple(ids))
    return made


# A number somebody gives where the incident is spoken of: the sentence, the number as read, what it says.
GIVEN = [
    ("A doctor said he had counted 14 bodies.", 14, "14 bodies", "bodies", "killed"),
    ("A doctor said he had counted 14 graves.", 14, "14 graves", "graves", "killed"),
    ("A doctor said 14 officers suffered burns.", 14, "14 officers", "officers", "injured"),
    ("A doctor said the town had lost 14 men.", 14, "14 men", "men", "killed"),
    ("A doctor said that only 14 fell.", 14, "14", "people", "killed"),
    ("A doctor said it took 14 lives.", 14, "14 lives", "lives", "killed"),
    ("A doctor said the town put its losses at 14 men.", 14, "14 men", "men", "killed"),
    ("A doctor said upwards of 14 had perished.", 14, "14", "people", "killed"),
    ("A doctor said the number of those who perished was 14.", 14, "14", "those", "killed"),
    ("A doctor said the toll had risen to 14.", 14, "14", None, "killed"),
    ("A doctor said the number of wounded was now 14.", 14, "14", None, "injured"),
    ("A doctor said it was a bomb, killing at least 14 people.", 14, "14 people", "people", "killed"),
    ("A doctor said 14 people had lost their lives.", 14, "14 people", "people", "killed"),
    ("A doctor said he had the bodies of 14 men.", 14, "14 men", "men", "killed"),
    ("A doctor said 14 people had been buried.", 14, "14 people", "people", "killed"),
    ("A doctor said two of the injured had died, bringing the toll to 14.", 14, "14", "injured", "killed"),
    ("A doctor said the number of people who lost their lives had climbed to 14.", 14, "14", "people", "killed"),
    ("A doctor said 14 civilians had been confirmed dead.", 14, "14 civilians", "civilians", "killed"),
    ("A doctor said 14 people were being treated.", 14, "14 people", "people", "injured"),
    ("A doctor said 14 people were in hospital.", 14, "14 people", "people", "injured"),
    ("A doctor said the toll was up from 14.", 14, "14", "people", "killed"),
    ("A doctor said he had 14 names on a list.", 14, "14 names", "names", "killed"),
    ("A doctor said the count had gone to 14.", 14, "14", "people", "killed"),
]


@pytest.mark.parametrize(("sentence", "value", "quote", "unit", "what"), GIVEN, ids=[g[0] for g in GIVEN])
def test_numbers_that_somebody_gives(sentence: str, value: int, quote: str, unit: str | None, what: str) -> None:
    made = figure(sentence, value, quote, unit, content=sentence.removeprefix("A doctor said ").removesuffix("."))
    assert found(made)[1:] == [(what, "14", "A doctor")] or found(made)[1:] == [(what, "14", "a doctor")]


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("Seven of the dead were buried.", True),
        ("Seven members of the family were buried.", True),
        ("Seven victims of the attack were buried.", False),
        ("Seven residents of the town were buried.", False),
        ("Seven after five of the wounded had died.", False),
        ("Seven of those on the bus had died.", False),
        ("Nine were killed and Seven others suffered injuries.", False),
        ("Nine were hurt, a priest and Seven others.", True),
        ("Villagers buried Seven of their neighbours.", False),
        ("Villagers met Seven of their neighbours.", True),
        ("Villagers buried Seven, among them the chief.", False),
        ("Seven members of the force perished.", False),
        ("Seven of the wounded had died.", True),
    ],
)
def test_whether_a_number_is_a_part_of_another(words: str, part: bool) -> None:
    made = Told(words)
    sentence, number = made.span(words), made.span("Seven")
    assert is_part(made.record(), sentence, number) == part


# Numbers that are a part of another, or of something else.
NO_TOLLS = [
    ("Seven of the dead were children.", 7, "Seven of the dead", "the dead"),
    ("A doctor said he had treated 14 patients.", 14, "14 patients", "patients"),
    ("A doctor said the dead included 4 children, among them 3 dead girls.", 3, "3 dead girls", "girls"),
    ("A doctor said 14 people were buried under the rubble.", 14, "14 people", "people"),
    ("A doctor said he had driven 14 kilometres.", 14, "14 kilometres", "kilometres"),
    ("A doctor said it saved 14 lives.", 14, "14 lives", "lives"),
    ("A doctor said the town put its losses at 14 cows.", 14, "14 cows", "cows"),
    ("A doctor said that 14 people fell ill.", 14, "14 people", "people"),
]


@pytest.mark.parametrize(("sentence", "value", "quote", "unit"), NO_TOLLS, ids=[n[0] for n in NO_TOLLS])
def test_numbers_that_are_no_toll(sentence: str, value: int, quote: str, unit: str) -> None:
    assert found(figure(sentence, value, quote, unit)) == [POLICE]


def test_a_headline_s_figure_is_that_of_the_text() -> None:
    made = Told(title="Twelve dead in Velmar")
    made.members.append(made.event("dead", "ASSAULT", counts=(("killed", 12, "exactly", "Twelve"),)))
    assert found(made) == [POLICE]


def test_attackers_shot_dead_are_no_part_of_the_toll() -> None:
    made = Told("Police said 5 attackers were killed.")
    made.members.append(
        made.event(made.span("killed", 1), "ASSAULT", counts=(("killed", 5, "exactly", "5"),), according_to=())
    )
    assert found(made) == [POLICE]


def test_one_kind_of_people_in_the_report_s_own_voice_is_a_part_of_all() -> None:
    made = Told("Two officers were killed.")
    made.members.append(made.event(made.span("killed", 1), "ASSAULT", counts=(("killed", 2, "exactly", "Two"),)))
    assert found(made) == [POLICE]


@pytest.mark.parametrize(
    ("headline", "number", "unit", "told"),
    [
        ("One woman dead in Velmar", 1, "woman", ["12"]),
        ("Nine soldiers dead in Velmar", 9, "soldiers", ["12"]),
        # more than are told of otherwise, or people of no kind
        ("Fourteen soldiers dead in Velmar", 14, "soldiers", ["14", "12"]),
        ("Nine people dead in Velmar", 9, "people", ["9", "12"]),
    ],
)
def test_one_kind_of_people_that_no_event_counts_is_a_part_of_all(
    headline: str, number: int, unit: str, told: list[str]
) -> None:
    made = Told(title=headline)
    made.quantity(number, " ".join(headline.split()[:2]), unit=unit)
    assert [words for _, words, _ in found(made)] == told


def test_one_kind_of_people_is_no_part_of_those_of_another_happening() -> None:
    made = Told("In 2009, gunmen massacred 58 villagers in Orvan.", title="Fourteen soldiers dead in Velmar")
    made.event("massacred", "ASSAULT", place="Orvan", time=made.time("2009", begin="2009-01-01", end="2009-12-31"),
               counts=(("killed", 58, "exactly", "58"),))  # fmt: skip
    made.quantity(14, "Fourteen soldiers", unit="soldiers")
    assert [words for _, words, _ in found(made)] == ["14", "12"]


@pytest.mark.parametrize(
    ("sentence", "counts"),
    [
        ("Gunmen killed a judge and two of his guards.", (("a", 1), ("two", 2))),
        ("A judge was killed together with two guards.", (("A", 1),)),
    ],
    ids=["and", "together with"],
)
def test_who_was_killed_beside_others_is_added(sentence: str, counts: tuple[tuple[str, int], ...]) -> None:
    made = Told(lead=sentence)
    made.quantity(2, "two guards" if "two guards" in sentence else "two of his guards", unit="guards")
    made.members = [
        made.event("killed", "ASSAULT", counts=tuple(("killed", value, "exactly", words) for words, value in counts))
    ]
    made.events = made.events[-1:]
    assert found(made)[0] == ("killed", "3", "Coast News")


def test_a_count_of_what_tells_of_nothing_by_itself() -> None:
    made = Told("In all 14 people lost their lives.", "Some 900 have lost their lives in the past two years.")
    made.event("lost", None, counts=(("killed", 14, "exactly", "14"),))
    made.event(made.span("lost", 1), None, counts=(("killed", 900, "exactly", "900"),))
    assert ("killed", "14", "Coast News") in found(made)
    assert "900" not in [words for _, words, _ in found(made)]


def revised(sentence: str, *numbers: int) -> list[tuple[str, str, bool]]:
    made = Told(sentence)
    nominal(made, made.entity("The health ministry", "government"))
    for n in numbers:
        made.quantity(n, f"{n}", unit="dead" if f"{n} dead" in sentence else None)
    return [(t.words, t.source.chain[-1], t.earlier) for t in tolls([made.account()])[1:]]


def test_who_revises_a_toll_gives_the_new_one() -> None:
    assert revised("The health ministry raised its toll to 16.", 16) == [("16", "The health ministry", False)]


def test_a_toll_that_was_given_before_is_told_as_such() -> None:
    assert revised("The health ministry revised its toll from 14 to 16.", 14, 16) == [
        ("14", "The health ministry", True),
        ("16", "The health ministry", False),
    ]


def test_a_number_whose_words_are_read_in_part() -> None:
    made = Told(lead="Bombs killed forty-seven people.")
    made.quantity(47, "forty-seven people", unit="people")
    made.members = [made.event(made.span("killed", 0), "ASSAULT", counts=(("killed", 7, "exactly", "seven"),))]
    made.events = made.events[-1:]
    assert found(made)[-1] == ("killed", "47", "Coast News")


def test_a_figure_that_had_been_given() -> None:
    assert revised("The health ministry, which had given a figure of 14 dead, said no more.", 14) == [
        ("14", "The health ministry", True)
    ]


def test_a_number_alone_counts_what_was_counted_before_it() -> None:
    made = Told("A doctor now says 31 were killed; on Sunday he had spoken of 25.")
    doctor = nominal(made, made.entity("A doctor"))
    made.members.append(made.event(made.span("killed", 1), "ASSAULT", counts=(("killed", 31, "exactly", "31"),)))
    a = made.attribution("had spoken", source="he", content="25", speaker=doctor)
    made.quantity(25, "25", unit="people", according_to=(a,))
    assert {(t.words, t.earlier) for t in tolls([made.account()])[1:]} == {("31", False), ("25", True)}


def test_all_of_a_number_of_people() -> None:
    made = Told("The plane had 19 people on board and all of them were killed.")
    made.quantity(19, "19 people", unit="people")
    made.members.append(made.event(made.span("killed", 1), "ASSAULT", recipients=((None, "them"),)))
    made.events[-1] = replace(made.events[-1], made_by=MadeBy("events", "event_verbs:kill"))
    assert ("killed", "19", "Coast News") in found(made)


def test_what_a_toll_was_before_those_died_who_are_told_with_it() -> None:
    made = Told("Two more died, bringing the toll to 14.", "The dead were raised to 14.")
    made.event("died", "ASSAULT", counts=(("killed", 2, "exactly", "Two"),))
    made.quantity(14, "14", unit="people")
    assert {t.number: t.before for t in tolls([made.account()])} == {12: None, 14: 12}


@pytest.mark.parametrize(
    ("lead", "counts", "expected"),
    [
        ("Gunmen took 11 miners near Velmar and killed four of them.", (("abducted", 11, "11"),), ["4"]),
        ("A bomb killed 11 miners near Velmar and killed four of them at once.", (("killed", 11, "11"),), ["11"]),
    ],
)
def test_of_those_who_were_taken_the_killed_are_all_the_dead(
    lead: str, counts: tuple[tuple[str, int, str], ...], expected: list[str]
) -> None:
    made = Told(lead=lead)
    made.events.clear()
    word = "took" if "took" in lead else made.span("killed", 0)
    first = made.event(word, "ASSAULT", counts=tuple((w, n, "exactly", q) for w, n, q in counts), place="Velmar")
    last = made.event(
        made.span("killed", lead.count("killed") - 1), "ASSAULT", counts=(("killed", 4, "exactly", "four"),)
    )
    made.members = [first, last]
    assert [words for what, words, _ in found(made) if what == "killed"] == expected
