"""Who is blamed by frames, by whom, and who denies it: over a report of a bombing to which a sentence is added."""

from __future__ import annotations

import pytest

from onrecord.incidents.accusations import blames
from onrecord.incidents.framed import framed
from tests.incidents.accounts import Told

Found = list[tuple[str, str, str, str | None]]


def found(made: Told) -> Found:
    account = made.account()
    return [
        (b.agent.name, b.polarity, " < ".join(b.source.chain), b.said_by.stance)
        for b in framed(account, blames(account))
    ]


def told(sentence: str, *names: str) -> Found:
    """What is found in a sentence of the report's own voice in which these are named."""
    made = Told(sentence)
    for name in names:
        made.entity(name, "armed_group" if "Front" in name else "organization")
    return found(made)


def said(content: str, cue: str = "said", stance: str = "asserts", source: str = "Bela Tor", after: str = ".") -> Found:
    """What is found in the words of somebody who speaks for the Vale Front."""
    made = Told(f"The Vale Front was there. {source} {cue} {content}{after}")
    front = made.entity("Vale Front", "armed_group")
    made.entity("the army", "organization")
    tor = made.entity(source, "person")
    made.relation("spokesperson_for", tor, source, object=front, polarity="positive")
    made.attribution(cue, source=source, content=content, speaker=tor, stance=stance)
    return found(made)


# What the report itself says, and what comes of it.
OWN = [
    ("The army pinned the attack on the Vale Front.", [("Vale Front", "positive", "the army", "accuses")]),
    ("Suspicion fell on the Vale Front.", [("Vale Front", "positive", "Coast News", "suspects")]),
    ("The Vale Front disowned the attack.", [("Vale Front", "negative", "Vale Front", "denies")]),
    ("Survivors put the blame on the Vale Front.", [("Vale Front", "positive", "survivors", "accuses")]),
    ("The army did not pin the attack on the Vale Front.", []),
    ("The army has often pinned attacks on the Vale Front.", []),
    ("The army traced the Vale Front to a quarry.", []),
    ("The attack was “typical of the Vale Front”.", [("Vale Front", "positive", "Coast News", "suspects")]),
    ("A court sent them to jail.", []),
    ("The Vale Front would have sent a bomber.", []),
    ("The bridge was built by the Vale Front.", []),
    ("The army blamed the Vale Front for its own failures.", []),
    (
        "The attack was not committed by the Vale Front but by the army.",
        [("Vale Front", "negative", "Coast News", "denies"), ("the army", "positive", "Coast News", "asserts")],
    ),
    (
        "The attack was carried out by the army, not the Vale Front.",
        [("army", "positive", "Coast News", "asserts"), ("Vale Front", "negative", "Coast News", "denies")],
    ),
    ("The bomber was not paid by the Vale Front but by his uncle.", []),
    ("The bombers were sent there by the Vale Front.", [("Vale Front", "positive", "Coast News", "asserts")]),
    ("The bridge was named there by the Vale Front.", []),
    ("The shots came from the Vale Front.", [("Vale Front", "positive", "Coast News", "asserts")]),
    ("The shots came from hills held by the Vale Front.", []),
    ("The shots came from the western bank of the river.", []),
    ("The bombing was an act of terror by the Vale Front.", [("Vale Front", "positive", "Coast News", "asserts")]),
    ("Only the Vale Front has such bombs.", [("Vale Front", "positive", "Coast News", "suspects")]),
    ("The Vale Front is seen as the culprit.", [("Vale Front", "positive", "Coast News", "suspects")]),
    (
        "Survivors recognised the attackers as members of the Vale Front.",
        [("Vale Front", "positive", "survivors", "accuses")],
    ),
    ("Survivors recognised the town as a part of the Vale Front.", []),
    ("The army ruled out any involvement of the Vale Front.", [("Vale Front", "negative", "the army", "denies")]),
    ("The bus was set alight by the Vale Front.", [("Vale Front", "positive", "Coast News", "asserts")]),
    ("The raiders came from the Vale Front.", [("Vale Front", "positive", "Coast News", "asserts")]),
    ("The gunmen had been armed by the Vale Front.", [("Vale Front", "positive", "Coast News", "asserts")]),
    ("The bridge had been armed by the Vale Front.", []),
    ("It was the Vale Front that had the clerk killed.", [("Vale Front", "positive", "Coast News", "asserts")]),
    ("Reports of it were staged by the Vale Front.", []),
    ("The Vale Front has not disowned the attack.", []),
    ("Nobody believes that the Vale Front had planted the bomb.", []),
    ("The army's own explosives had gone off.", [("army", "positive", "Coast News", "asserts")]),
    ("The market was hit by the Vale Front.", [("Vale Front", "positive", "Coast News", "asserts")]),
    ("The market was hit by shells.", []),
    ("The Vale Front rejected the army's account.", []),
    ("The Vale Front's hand was visible in it.", [("Vale Front", "positive", "Coast News", "suspects")]),
    ("The army's hands were on the table.", []),
    ("The market was torched by the Vale Front.", [("Vale Front", "positive", "Coast News", "asserts")]),
]


@pytest.mark.parametrize(("sentence", "expected"), OWN, ids=[o[0] for o in OWN])
def test_in_the_words_of_the_report(sentence: str, expected: Found) -> None:
    assert told(sentence, "Vale Front", "army") == [
        (name, polarity, source.replace("the army", "army"), stance) for name, polarity, source, stance in expected
    ]


def test_in_the_words_of_somebody() -> None:
    assert said("the army were the culprits") == [("the army", "positive", "Bela Tor", "asserts")]


@pytest.mark.parametrize(
    "content",
    [
        "the group had no hand in it",
        "it had no hand in it",
        "it was not us",
        "his movement was innocent",
        "it was a quarrel in which the group had no hand",
        "it did not order the attack",
    ],
)
def test_who_speaks_for_a_group_denies_it_for_the_group(content: str) -> None:
    assert said(content) == [("Vale Front", "negative", "Bela Tor", "denies")]


def test_what_stands_in_a_denial_is_denied() -> None:
    assert said("being at the origin of it", "denied", "denies") == [("Vale Front", "negative", "Bela Tor", "denies")]
    assert said("that the Tarvian Guard were the culprits", "denied", "denies") == [
        ("Tarvian Guard", "negative", "Bela Tor", "denies")
    ]


@pytest.mark.parametrize(
    ("sentence", "accused"),
    [
        ("“It was the Vale Front, no one else,” Bela Tor said.", "Vale Front"),
        ("“It is the Vale Front again,” Bela Tor said.", "Vale Front"),
        ("“It was one of the mayor's own guards,” Bela Tor said.", "one of the mayor's own guards"),
        ("“It was the Vale Front itself,” Bela Tor said.", "Vale Front"),
        ("“It was the Vale Front that planted the bomb,” Bela Tor said.", "Vale Front"),
        ("“It was soldiers who had planned the attack,” Bela Tor said.", "soldiers"),
        ("“The bomb was sent on the orders of the Vale Front,” Bela Tor said.", "Vale Front"),
        ("“Doctors were sent to Velmar on the orders of the Vale Front,” Bela Tor said.", None),
        ("“It was a quiet day,” Bela Tor said.", None),
        ("“The killers came at dawn. They were soldiers,” Bela Tor said.", "soldiers"),
        ("“We lost nine passengers. They were soldiers,” Bela Tor said.", None),
        ("“It was the Vale Front that we feared most in the war,” Bela Tor said.", None),
    ],
)
def test_who_it_was(sentence: str, accused: str | None) -> None:
    made = Told(sentence)
    made.entity("Vale Front", "armed_group") if "Vale" in sentence else None
    tor = made.entity("Bela Tor")
    made.attribution("said", source="Bela Tor", content=sentence.split("”")[0][1:-1], speaker=tor)
    assert [b[0] for b in found(made)] == ([accused] if accused else [])


def test_a_lawyer_denies_it_for_a_client() -> None:
    made = Told("Ada Lark's lawyer, Bela Tor, said his client was innocent.")
    made.entity("Ada Lark", "person")
    tor = made.entity("Bela Tor", "person")
    made.attribution("said", source="Ada Lark's lawyer, Bela Tor,", content="his client was innocent", speaker=tor)
    assert found(made) == [("Ada Lark", "negative", "Bela Tor", "denies")]


def test_who_stands_for_those_accused_denies_it_for_them() -> None:
    made = Told("Officers pinned the attack on the Vale Front. The Vale Front chairman, Ada Lark, disowned it.")
    made.entity("Vale Front", "armed_group")
    made.entity("Officers", "group")
    made.entity("Ada Lark", "person")
    assert [b[:2] for b in found(made)] == [("Vale Front", "positive"), ("Vale Front", "negative")]
