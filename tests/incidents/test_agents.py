"""Whom somebody holds to have done it: under which name, and when two names are of one."""

from __future__ import annotations

import pytest

from onrecord.incidents.accused import all_in_content, in_content
from onrecord.incidents.agents import Agent, of_participant
from onrecord.incidents.namesakes import bare, gathered, is_described, is_state
from onrecord.incidents.offices import name_key
from onrecord.incidents.people import called
from onrecord.incidents.voices import Voices
from onrecord.records import Participant, Span
from tests.factory import Factory
from tests.incidents.accounts import nominal


def agent(name: str, *countries: str, named: bool = True) -> Agent:
    return Agent(name, frozenset({name_key(name)}), frozenset(countries), named)


# Names of one report or of several, and which of them are of one.
ONE = [
    (["Vale Front", "Vale Front"], [["Vale Front", "Vale Front"]]),
    (["Front", "Vale Front"], [["Vale Front", "Front"]]),
    # shorter ones belong to longer ones even if there are two of these, one within the other
    (["Corvinas", "Corvinas gang", "Corvinas gang of Arl"], [["Corvinas gang of Arl", "Corvinas", "Corvinas gang"]]),
    # what they are of stands beside the name, or before it
    (["al Hilal", "Islamist group al Hilal"], [["al Hilal", "Islamist group al Hilal"]]),
    (["Vale Front", "suspected Vale Front militants"], [["Vale Front", "suspected Vale Front militants"]]),
    (["Vale Front", "a cell of the Vale Front"], [["Vale Front", "a cell of the Vale Front"]]),
    (["Hawks", "Hill Guards militants"], [["Hawks"], ["Hill Guards militants"]]),
    # a country is known by its adjective too, and is no part of what is its own; nor is an army's enemy
    (["Turkish intelligence", "Turkey's intelligence"], [["Turkish intelligence", "Turkey's intelligence"]]),
    (["Turkey", "Turkish intelligence"], [["Turkey"], ["Turkish intelligence"]]),
    (["Suspected VLF", "Vale Liberation Front"], [["Vale Liberation Front", "Suspected VLF"]]),
    (["Turkish troops", "Turkish forces"], [["Turkish troops", "Turkish forces"]]),
    (["Turkish troops", "Greek troops"], [["Turkish troops"], ["Greek troops"]]),
    # by its initials, in the singular, and as the one army that there is
    (["VLF", "Vale Liberation Front"], [["Vale Liberation Front", "VLF"]]),
    (["Israel Defense Forces", "Israeli troops"], [["Israel Defense Forces", "Israeli troops"]]),
    (["Hill Defence Forces", "Israeli troops"], [["Hill Defence Forces"], ["Israeli troops"]]),
    (["TVF", "Vale Front"], [["Vale Front", "TVF"]]),
    (["SVF", "Vale Front"], [["SVF"], ["Vale Front"]]),
    (["Turkish troops", "Turkish air defences"], [["Turkish troops", "Turkish air defences"]]),
    (["Valeans", "Valean movement"], [["Valean movement", "Valeans"]]),
    (["Tarvian military", "Tarvian army", "army"], [["Tarvian army", "Tarvian military", "army"]]),
    (["army", "Tarvian army", "Orvian army"], [["army"], ["Tarvian army"], ["Orvian army"]]),
    # of two fronts nobody knows which one "the Front" is
    (["Front", "Vale Front", "Hill Front"], [["Front"], ["Vale Front"], ["Hill Front"]]),
]  # fmt: skip


@pytest.mark.parametrize(("names", "groups"), ONE, ids=[", ".join(o[0]) for o in ONE])
def test_names_of_one(names: list[str], groups: list[list[str]]) -> None:
    assert [[a.name for a in g] for g in gathered(map(agent, names))] == groups


def test_who_has_no_name_is_nobody_else() -> None:
    assert len(gathered([agent("militants", named=False), agent("Vale militants")])) == 2
    assert len(gathered([agent("the military", named=False), agent("Vale Liberation Army")])) == 2
    assert len(gathered([agent("the military", named=False), agent("Arla's army")])) == 1


# The words of somebody in a sentence.
CALLED = [
    ("The Vale Front", "Vale Front"),
    ("The army", "the army"),
    ("a cell trained in Tarvia", "a cell trained in Tarvia"),
    ("Tarvia", "Tarvia"),
]


@pytest.mark.parametrize(("words", "name"), CALLED)
def test_how_they_are_called(words: str, name: str) -> None:
    assert called(words) == name


# The content of an accusation, and whom it opens with.
ACCUSED = [
    ("the Vale Front, an armed group that has fought since 2016", "Vale Front", True),
    ("members of the Vale Front", "Vale Front", True),
    ("the builder, Karnali Works, for poor sand", "Karnali Works", True),
    ("a cell which it said had been trained in Tarvia", "a cell trained in Tarvia", True),
    ("a local militia known as the Hill League", "Hill League", True),
    ("the “fuel barons”", "fuel barons", False),
    ("“foreign hands” for the blast", "foreign hands", False),
    ("Soldiers", "soldiers", False),
    ("Militants dressed as soldiers", "militants dressed as soldiers", False),
    ("Hill League", "Hill League", True),
]


@pytest.mark.parametrize(("content", "name", "named"), ACCUSED, ids=[a[0] for a in ACCUSED])
def test_whom_an_accusation_opens_with(content: str, name: str, named: bool) -> None:
    made = Factory(f"Blast\n\nPolice blamed: {content}.")
    if "Vale Front" in content:
        made.entity("Vale Front", "armed_group")
    if "Tarvia" in content:
        made.entity("Tarvia", "country")
    found = in_content(Voices(made.record()), (made.span(content),))
    assert found is not None
    assert (found[0].name, found[0].named) == (name, named)


@pytest.mark.parametrize(
    ("content", "names"),
    [
        ("the Vale Front and the army of Tarvia", ["Vale Front", "the army of Tarvia"]),
        ("the Vale Front and its backers", ["Vale Front"]),
        ("the Vale Front and of those who pay it", ["Vale Front"]),
    ],
)
def test_two_who_are_accused_together(content: str, names: list[str]) -> None:
    made = Factory(f"Blast\n\nPolice blamed {content}.")
    made.entity("Vale Front", "armed_group")
    if "Tarvia" in content:
        made.entity("Tarvia", "country")
    assert [a.name for a, _ in all_in_content(Voices(made.record()), (made.span(content),))] == names


def test_a_capital_within_a_sentence_is_a_name_s() -> None:
    made = Factory("Blast\n\nPolice blamed Democrats and the media.")
    found = in_content(Voices(made.record()), (made.span("Democrats and the media"),))
    assert found is not None
    assert (found[0].name, found[0].named) == ("Democrats and the media", True)


@pytest.mark.parametrize(
    "content",
    [
        "that they had left",
        "he’s going to change",
        "the gunmen",
        "no group",
        "it",
        "12 men",
        "a car bomb",
        "those who did this",
    ],
)
def test_some_words_blame_nobody(content: str) -> None:
    made = Factory(f"Blast\n\nPolice blamed {content}.")
    assert in_content(Voices(made.record()), (made.span(content),)) is None


BACKED = [
    ("Tarvian-trained saboteurs", "Tarvian-trained saboteurs"),
    ("two Tarvian-paid gunmen", "two Tarvian-paid gunmen"),
    ("several Tarvian-armed assassins", "several Tarvian-armed assassins"),
    ("well-trained saboteurs", None),
    ("Heavily-armed gunmen", None),
    ("Tarvian-made bombs", None),
    ("Tarvian-speaking gunmen", None),
]


@pytest.mark.parametrize(("words", "name"), BACKED, ids=[b[0] for b in BACKED])
def test_who_is_called_by_who_stands_behind_them_is_somebody(words: str, name: str | None) -> None:
    made = Factory(f"Blast\n\nPolice blamed {words}.")
    if "Tarvian" in words:
        made.entity("Tarvian", "country")
    found = in_content(Voices(made.record()), (made.span(words),))
    assert (found[0].name if found is not None else None) == name


def test_who_takes_part_by_who_stands_behind_them_is_somebody() -> None:
    made = Factory("Blast\n\nTarvian-paid gunmen opened fire.")
    made.entity("Tarvian", "country")
    entity = nominal(made, made.entity("Tarvian-paid gunmen", "group"))
    found = of_participant(Voices(made.record()), Participant(entity, made.span("Tarvian-paid gunmen")), ())
    assert found is not None
    assert found.name == "Tarvian-paid gunmen"


def taking_part(text: str, words: str, name: str, kind: str = "group", *, mention: bool = True) -> Agent | None:
    made = Factory(f"Blast\n\n{text}")
    entity = nominal(made, made.entity(name, kind))
    tor = made.entity("Bela Tor", also=((made.span("his"), "pronoun"),) if "his " in text else ())
    made.entity("Vale Front", "armed_group")
    if "Vale Front" in text:
        made.relation("leads", tor, "Bela Tor", object="e3", polarity="positive")
    return of_participant(Voices(made.record()), Participant(entity if mention else None, made.span(words)), ())


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("herdsmen who graze nearby", "herdsmen who graze nearby"),
        ("Vale Front gunmen", "Vale Front"),
        ("jets of Tarvia's military", "Tarvia's military"),
        ("gunmen", None),
        ("survivors", None),
        ("a bomb", None),
    ],
)
def test_who_takes_part_without_an_entity(words: str, name: str | None) -> None:
    made = Factory(f"Residents said {words} had burned the fair.")
    made.entity("Vale Front", "armed_group") if "Front" in words else None
    made.entity("Tarvia", "country", country="TV") if "Tarvia" in words else None
    said = made.attribution("said", source="Residents", content=f"{words} had burned the fair")
    found = of_participant(Voices(made.record()), Participant(None, made.span(words)), (said,))
    assert (found.name if found is not None else None) == name


def test_men_are_those_of_whom_their_leader_leads() -> None:
    found = taking_part("Bela Tor of the Vale Front denied that his men had fired.", "his men", "his men")
    assert found is not None
    assert found.name == "Vale Front"


def test_fighters_whose_participant_is_their_owner() -> None:
    made = Factory("Blast\n\nThe Vale Front denied that its fighters had fired.")
    front = made.entity("Vale Front", "armed_group", also=((made.span("its"), "pronoun"),))
    nominal(made, made.entity("its fighters", "group"))
    found = of_participant(Voices(made.record()), Participant(front, made.span("its fighters")), ())
    assert found is not None
    assert found.name == "Vale Front"


def test_a_name_that_the_report_takes_for_shorter() -> None:
    made = Factory("Blast\n\nThe Army of the Meek had planted it.")
    army = made.entity("Army", "armed_group")
    found = of_participant(Voices(made.record()), Participant(army, made.span("The Army of the Meek")), ())
    assert found is not None
    assert found.name == "Army of the Meek"
    assert "army" not in found.keys


# Participants that blame nobody: doers by their deed, weapons, the country an insurgency is in, gangs without a name.
@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [("Gunmen opened fire.", "Gunmen", "group"), ("The bomb hit a house.", "bomb", "organization"),
     ("Mosque blast leaves 34 dead.", "Mosque", "organization"),
     ("The country's insurgency goes on.", "country", "country"), ("Then rival gangs fought.", "rival gangs", "group")],
)  # fmt: skip
def test_participants_that_blame_nobody(text: str, words: str, kind: str) -> None:
    assert taking_part(text, words, words, kind) is None


def test_a_gang_that_is_described_is_somebody() -> None:
    made = Factory("Blast\n\nPolice said a criminal gang led by Bela Tor had planted it.")
    gang = nominal(made, made.entity("a criminal gang", "group"))
    found = of_participant(Voices(made.record()), Participant(gang, made.span("a criminal gang")), ())
    assert found is not None
    assert found.name == "a criminal gang led by Bela Tor"


@pytest.mark.parametrize(
    ("name", "short", "described"),
    [
        ("Islamist group al Hilal", "al Hilal", False),
        ("al Hilal militants from the north", "al Hilal", False),
        ("the outlaws of the Vale Front", "Vale Front", False),
        ("Suspected VF", "VF", False),
        ("rebels led by Bela Tor", "rebels led by Bela Tor", False),
        ("Vale Liberation Front", "Vale Liberation Front", False),
        ("Serb rebels", "Serb rebels", True),
        ("al Hilal-linked militants", "al Hilal-linked militants", True),
        ("a banned Islamist group", "a banned Islamist group", True),
        ("the army", "the army", False),
    ],
)
def test_what_is_said_beside_a_name(name: str, short: str, described: bool) -> None:
    assert bare(name) == short
    assert is_described(agent(name)) == described


def test_spans_stay_exact() -> None:
    text = "“foreign hands” for the blast"
    made = Factory(f"Blast\n\nPolice blamed {text}.")
    found = in_content(Voices(made.record()), (made.span(text),))
    assert found is not None
    span: Span = found[1]
    assert made.document.text[span.start : span.end] == span.text


@pytest.mark.parametrize(
    ("words", "army", "name"),
    [
        ("a military drone", "Orvanian army", "Orvanian army"),
        ("an army helicopter", None, "the army"),
        ("coalition jets", None, "the coalition"),
        ("a drone", "Orvanian army", None),
        ("a military truck", "Orvanian army", None),
    ],
)
def test_whose_a_weapon_is(words: str, army: str | None, name: str | None) -> None:
    made = Factory(f"Residents said {words} had hit the fair. The Orvanian army was silent.")
    if army is not None:
        made.entity(army, "organization")
    found = of_participant(Voices(made.record()), Participant(None, made.span(words)), ())
    assert (found.name if found is not None else None) == name


def test_fighters_are_whose_they_are_though_they_are_somebody_themselves() -> None:
    made = Factory("Blast\n\nVale Front fighters blew up a mill.")
    front = made.entity("Vale Front", "armed_group")
    made.entity("Vale Front fighters", "group")
    found = of_participant(Voices(made.record()), Participant(front, made.span("Vale Front fighters")), ())
    assert found is not None
    assert found.name == "Vale Front"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("rangers to wreck the talks", "rangers"),
        ("forces loyal to Bela Tor", "forces loyal to Bela Tor"),
        ("Orvanian forces and was full of nails", "Orvanian forces"),
        ("had been arrested", None),
        ("were held at the border", None),
        ("the Group for the Aid of the Meek", "Group for the Aid of the Meek"),
        ("the Group for the attack", "Group"),
        ("what he called “the board of the trade”", "the board of the trade"),
        ("what he called", None),
        ("halting dollar shipments", None),
        ("neighbouring Orvia", "neighbouring Orvia"),
        ("clashes near Deir", None),
        ("fighters loyal to the Vale Front", "fighters loyal to the Vale Front"),
        ("soldiers rather than by the Vale Front", "soldiers"),
        ("the handiwork of the Vale Front", "Vale Front"),
        ("the Hill League as the author of the blast", "Hill League"),
        ("the Hill League as well as others", "Hill League as well as others"),
        ("recruited through a channel", None),
        ("Tarvia's Hill League", "Hill League"),
        ("Tarvia's rulers", "Tarvia's rulers"),
    ],
)
def test_who_is_accused_ends_where_the_words_go_on(words: str, name: str | None) -> None:
    made = Factory(f"Blast\n\nPolice blamed {words}.")
    if "Group" in words:
        made.entity("Group for the Aid of the Meek" if "Meek" in words else "Group", "armed_group")
    if "Tarvia's Hill" in words:
        made.entity("Hill League", "organization")
    found = in_content(Voices(made.record()), (made.span(words),))
    assert (found[0].name if found is not None else None) == name


def test_by_what_noun_somebody_is_called_again() -> None:
    one, other, third = agent("reservists", named=False), agent("police reservists", named=False), agent("marines")
    assert [[a.name for a in g] for g in gathered([one, other, third])] == [
        ["police reservists", "reservists"],
        ["marines"],
    ]


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("the army", True),
        ("Turkish Armed Forces", True),
        ("Turkey's army", True),
        ("Vale Liberation Army", False),
        ("Rapid Hill Forces", False),
        ("Hawks", False),
    ],
)
def test_whether_somebody_is_a_states(name: str, state: bool) -> None:
    assert is_state(agent(name)) == state


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("the Vale Front, the Hill Guards and the Red Union", ["Vale Front", "Hill Guards", "Red Union"]),
        ("the Vale Front and the Hill Guards", ["Vale Front", "Hill Guards"]),
        ("the Vale Front, an armed group", ["Vale Front"]),
        ("the Vale Front", ["Vale Front"]),
    ],
)
def test_several_who_are_accused(words: str, names: list[str]) -> None:
    made = Factory(f"Blast\n\nPolice blamed {words}, Bela Tor and Ada Lark said.")
    for name in ("Vale Front", "Hill Guards", "Red Union"):
        if name in words:
            made.entity(name, "armed_group")
    assert [a.name for a, _ in all_in_content(Voices(made.record()), (made.span(words),))] == names


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The bus was fired upon by counter-insurgents in the pay of an office.", "insurgents", "counter-insurgents"),
        ("It was shelled by pro-government forces.", "government forces", "pro-government forces"),
    ],
)
def test_a_part_of_a_compound_is_somebody_else(text: str, words: str, name: str) -> None:
    found = taking_part(text, words, words, mention=False)
    assert found is not None
    assert found.name == name


def test_who_goes_on_to_do_it_is_called_up_to_the_deed() -> None:
    made = Factory("Blast\n\nRebels linked to the Vale Front shot nine people.")
    rebels = nominal(made, made.entity("Rebels", "group"))
    made.event("shot", "ASSAULT")
    found = of_participant(Voices(made.record()), Participant(rebels, made.span("Rebels")), ())
    assert found is not None
    assert found.name == "Rebels linked to the Vale Front"
