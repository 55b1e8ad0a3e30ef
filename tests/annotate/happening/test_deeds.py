"""Who takes part in a deed that stands far from the words that name it. Names and happenings are invented."""

from __future__ import annotations

import pytest

from onrecord.annotate.chains import Chains
from onrecord.annotate.events import events
from onrecord.records import Attribution, EntityKind, Event, MadeBy, Span
from tests.annotate.casts import cast_of
from tests.parsing import one_paragraph, syntax

PEOPLE: dict[str, tuple[EntityKind, list[str]]] = {
    "Iron Dawn": ("armed_group", []),
    "Norway": ("country", []),
    "Chad": ("country", []),
    "Harbour League": ("organization", []),
    "Lars Brekke": ("person", ["Foreign Secretary"]),
    "Anna Sol": ("person", []),
}


def told(text: str, trigger: str) -> Event:
    document = one_paragraph(text, published="2024-03-04")
    parsed = syntax(document, store="deeds")
    cast = cast_of(parsed, {name: about for name, about in PEOPLE.items() if name in text})
    found = {e.trigger.text: e for e in events(document, parsed, cast, (), (), Chains(()))}
    return found[trigger]


@pytest.mark.parametrize(
    ("text", "trigger", "type_", "actors", "recipients"),
    [
        # who does the second of two joined passives does the first
        (
            "A convoy was struck and destroyed by Norway near the port.",
            "struck",
            "ASSAULT",
            ["Norway"],
            ["convoy"],
        ),
        # a comma parts them
        ("A man was arrested, then killed by Iron Dawn.", "arrested", "COERCE", [], ["man"]),
        # who works along with somebody shares what they mean to do
        (
            "Norway is working as part of the Harbour League to defeat Iron Dawn.",
            "defeat",
            "ASSAULT",
            ["Norway", "Harbour League"],
            ["Iron Dawn"],
        ),
        # a telephone is what two talk by
        (
            "Lars Brekke spoke today by telephone with Anna Sol.",
            "spoke",
            "CONSULT",
            ["Lars Brekke"],
            ["Anna Sol"],
        ),
        # the phases of an effort are its makers'
        (
            "Iron Dawn has begun the second phase of the effort to attack the city.",
            "attack",
            "ASSAULT",
            ["Iron Dawn"],
            ["city"],
        ),
        # "back" behind the object is the verb's
        ("Norway is pushing the rebels back.", "pushing", "ASSAULT", ["Norway"], ["rebels"]),
        # clashes that the clause comes after, or a fight that it is about, are its subject's
        ("Iron Dawn took the dam after fierce clashes with the army.", "clashes", "ASSAULT", ["Iron Dawn"], ["army"]),
        ("Chad has made progress in the fight against Iron Dawn.", "fight", "ASSAULT", ["Chad"], ["Iron Dawn"]),
        # but not of somebody who only speaks of it
        ("Lars Brekke praised the army after clashes with Iron Dawn.", "clashes", "ASSAULT", [], ["Iron Dawn"]),
        # being under attack befalls the subject; being at war both sides do
        ("The soldiers are under attack by Iron Dawn.", "attack", "ASSAULT", ["Iron Dawn"], ["soldiers"]),
        ("Norway and Chad are at war.", "war", "ASSAULT", ["Norway", "Chad"], []),
        # who plays a role in a fight fights
        ("Norway is playing a role in the fight against Iron Dawn.", "fight", "ASSAULT", ["Norway"], ["Iron Dawn"]),
        # what is done at somebody's request was asked of who does it
        ("At the request of Chad, Norway trained the army.", "request", "REQUEST", ["Chad"], ["Norway"]),
        # an offer is turned down that came from somebody
        ("Iron Dawn rejected an offer from Chad.", "rejected", "REJECT", ["Iron Dawn"], ["Chad"]),
        # what a person is assured of is no part of the name
        ("Norway reassured Anna Sol of its support.", "reassured", "SUPPORT", ["Norway"], ["Anna Sol"]),
        # an office in capitals is whoever holds it
        (
            "The Head of the Harbour League, Lars Brekke, met Anna Sol.",
            "met",
            "CONSULT",
            ["Head of the Harbour League"],
            ["Anna Sol"],
        ),
        ("Rebels, including Iron Dawn, attacked the town.", "attacked", "ASSAULT", ["Rebels"], ["town"]),
        # two joined by "and" are two
        (
            "The Foreign Secretary and US Secretary of State Lars Brekke agreed that it must end.",
            "agreed",
            "AGREE",
            ["Foreign Secretary", "US Secretary of State Lars Brekke"],
            [],
        ),
        # who signs an agreement with somebody makes it
        ("Norway signed an agreement with Chad.", "agreement", "AGREE", ["Norway"], ["Chad"]),
        # "against" behind a place belongs to the deed
        (
            "The army launched an offensive in the Sol mountains against Iron Dawn.",
            "offensive",
            "ASSAULT",
            ["army"],
            ["Iron Dawn"],
        ),
        # who comes from a meeting was there; what is told to reporters about talks does not make one their party
        ("Lars Brekke came from a meeting with Anna Sol.", "meeting", "CONSULT", ["Lars Brekke"], ["Anna Sol"]),
        ("Lars Brekke briefed reporters on the talks.", "talks", "CONSULT", [], []),
        # towns that are taken by force
        ("The army recaptured the town from Iron Dawn.", "recaptured", "ASSAULT", ["army"], ["town", "Iron Dawn"]),
        # weapons that are given up are no gift
        ("Chad gave up its weapons.", "gave", "RETREAT", ["Chad"], []),
        # there is nobody in "there will be"; who only speaks of it takes no part
        ('"There will be no talks," he told Lars Brekke.', "talks", "CONSULT", [], []),
        # who took no part in it did not do it, but it was done
        ("Her client did not take part in the attack on Chad.", "attack", "ASSAULT", [], ["Chad"]),
        # who is given time does what the time is for
        (
            "Norway gave the protesters 48 hours to attack the town.",
            "attack",
            "ASSAULT",
            ["protesters"],
            ["town"],
        ),
        # what somebody is said to have been given, and by whom
        ("The rebels received weapons from Chad.", "received", "AID", ["Chad"], ["rebels"]),
        # dozens of attacks are carried out by somebody, "had dozens of attacks" may have been suffered
        ("Iron Dawn has carried out dozens of attacks.", "attacks", "ASSAULT", ["Iron Dawn"], []),
        ("They have had dozens of attacks.", "attacks", "ASSAULT", [], []),
        # a headline's verb that needs an object has its subject as one
        ("Candidate assassinated after rally", "assassinated", "ASSAULT", [], ["Candidate"]),
        # the object of a second verb with its own auxiliary is its own
        ("Police were investigating and had detained Lars Brekke.", "investigating", "ACCUSE", ["Police"], []),
        # a blow behind "had crossed" is what is told, and nobody's reproach
        (
            "Lars Brekke said that soldiers had crossed the border and attacked a village.",
            "attacked",
            "ASSAULT",
            ["soldiers"],
            ["village"],
        ),
        # what strikes a mine is hit
        ("The convoy had struck a mine.", "struck", "ASSAULT", [], ["convoy"]),
        # fire is set to something; lorries are turned back by somebody
        ("Men set fire to two cars in the town.", "set", "ASSAULT", ["Men"], ["two cars"]),
        ("Trucks had been turned back at the border by soldiers.", "turned", "COERCE", ["soldiers"], ["Trucks"]),
        # "which it denies" takes up all that was told; nobody is denied
        ("Norway accused Chad of arming the rebels, which Chad denies.", "denies", "REJECT", ["Chad"], []),
        # in whose offensive a town was taken
        ("Chad captured the town in a three-day offensive.", "offensive", "ASSAULT", ["Chad"], []),
        # whoever is punished for it did it
        ("Norway imposed sanctions on two banks for arming Chad.", "arming", "AID", ["two banks"], ["Chad"]),
        # what an accident or the weather does, nobody does
        ("A school collapsed in Peru, killing 17 pupils.", "killing", None, [], ["17 pupils"]),
        ("Nine people were killed when a boat capsized.", "killed", None, [], ["Nine people"]),
        ("A landslide swept away a bus, killing five people.", "killing", None, [], ["five people"]),
        # those who flee do so
        ("Residents fled the town.", "fled", None, ["Residents"], []),
    ],
)
def test_who_takes_part(text: str, trigger: str, type_: str | None, actors: list[str], recipients: list[str]) -> None:
    event = told(text, trigger)
    assert event.type == type_
    assert [p.span.text for p in event.actors] == actors
    assert [p.span.text for p in event.recipients] == recipients


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        # a number behind "held" counts where people are held, and nowhere else
        ("Chad is still holding about 21,000 people.", "holding", [("detained", 21000, "about")]),
        ("Only 12 people had been held.", "held", [("detained", 12, "exactly")]),
        # "shot dead" in a clause; lives that are lost; a dozen
        ("It came after gunmen shot dead four soldiers.", "shot", [("killed", 4, "exactly")]),
        ("Five people lost their lives in the fire.", "lost", [("killed", 5, "exactly")]),
        ("The offensive drove 100,000 people from the region.", "drove", [("displaced", 100000, "exactly")]),
        ("The shelling wounded a dozen civilians.", "wounded", [("injured", 12, "exactly")]),
    ],
)
def test_how_many(text: str, trigger: str, expected: list[tuple[str, int, str]]) -> None:
    assert [(c.what, c.value, c.qualifier) for c in told(text, trigger).counts] == expected


def test_a_second_verb_of_saying_is_the_speakers() -> None:
    text = "Chad confirmed that two of its nationals were missing and urged Norway to find them."
    document = one_paragraph(text)
    parsed = syntax(document, store="deeds")
    cast = cast_of(parsed, {name: PEOPLE[name] for name in ("Chad", "Norway")})
    chad = next(e.id for e in cast.entities if e.name == "Chad")
    urged = text.index("urged")
    said = Attribution(
        id="a1",
        source=(Span(0, 4, "Chad"),),
        speaker=chad,
        cue=(Span(urged, urged + 5, "urged"),),
        content=(Span(text.index("Norway"), len(text) - 1, text[text.index("Norway") : -1]),),
        quote="indirect",
        stance="requests",
        made_by=MadeBy("test"),
    )
    found = {e.trigger.text: e for e in events(document, parsed, cast, (), (), Chains((said,)))}
    assert [(p.entity, p.span.text) for p in found["urged"].actors] == [(chad, "Chad")]
