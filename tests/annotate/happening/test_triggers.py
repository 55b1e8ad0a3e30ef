"""Which words are events and which are not, as the whole reader tells them. Names and happenings are invented."""

from __future__ import annotations

from functools import cache

import pytest

import onrecord
from onrecord.records import Event

pytestmark = pytest.mark.model


@cache
def events(sentence: str) -> dict[str, Event]:
    return {v.trigger.text: v for v in onrecord.read(sentence, published="2026-11-20").events}


OCCASIONS = [
    ("Police allowed the crowd to rally in a side street.", "allowed", None),
    ("The group has used children in its videos.", "used", None),
    ("He turned the files over to reporters.", "turned", None),
    ("She left for Arda on Sunday.", "left", None),
    ("WikiNet published the cables in May.", "published", None),
    ("The ministry created a task force on Tuesday.", "created", None),
    ("Lazar confessed to the police.", "confessed", "CONCEDE"),
    ("Prosecutors sought a maximum penalty.", "sought", "REQUEST"),
    ("The army has been told to prepare for war.", "told", "REQUEST"),
    ("The South retaliated by firing dozens of shells.", "retaliated", "ASSAULT"),
    ("She corresponded with the minister.", "corresponded", "CONSULT"),
    ("Thousands took to the streets of Ostrel.", "took", "PROTEST"),
    # who fires rockets at an unnamed target, and who only tests them
    ("The rockets had been launched by Hezbollah.", "launched", "ASSAULT"),
    ("Hezbollah launched dozens of rockets on Sunday.", "launched", "ASSAULT"),
    ("India launched a rocket on Sunday.", "launched", "MOBILIZE"),
    # who is fought out of a town, and who is sent off
    ("Iraqi troops expelled the militants from Mosul.", "expelled", "ASSAULT"),
    ("France expelled two diplomats.", "expelled", "SANCTION"),
    ("Turkey said Iraq had expelled Hezbollah.", "expelled", "SANCTION"),
    # who is warned of what others may do, and who is threatened
    ("The embassy warned citizens about the danger of kidnapping.", "warned", None),
    ("Arda warned both sides about the risk of violence.", "warned", None),
    ("The United States warned Russia of severe consequences.", "warned", "THREATEN"),
    # what people gather for
    ("Hundreds of people gathered in the square to lay flowers.", "gathered", None),
    ("Hundreds gathered at the stadium to watch the final.", "gathered", None),
    ("Hundreds of protesters gathered outside the ministry to demand his release.", "gathered", "PROTEST"),
    # one's own people and doings
    ("The company evacuated about 300 employees.", "evacuated", None),
    ("Rescuers evacuated 40 villagers.", "evacuated", "AID"),
    ("Peru suspended its patrols on Sunday.", "suspended", None),
    ("The United States suspended aid to Mali.", "suspended", "SANCTION"),
]
NOUNS = [
    ("The data breach at the bank was discovered in March.", "breach", "COERCE"),
    ("Police are investigating the theft of two paintings from the museum.", "theft", None),
    ("Orel took a swipe at the prime minister in a speech on Sunday.", "swipe", "ACCUSE"),
    ("The ouster of President Orel led to protests in Ostrel.", "ouster", "ASSAULT"),
    ("His sentence was reduced by the court on Monday.", "sentence", "SANCTION"),
    ("She said so in an interview with the Ostrel Times on Friday.", "interview", "CONSULT"),
    ("The king issued an order for troops to leave the town.", "order", "REQUEST"),
    ("A rally against the tax drew thousands in Ostrel.", "rally", "PROTEST"),
    ("The fire broke out in a kitchen and killed four.", "fire", None),
    ("The exchange of fire lasted two hours.", "exchange", "ASSAULT"),
    ("The broadcast of the speech angered Lorvia.", "broadcast", None),
    ("The abuse of prisoners by guards was filmed.", "abuse", "ASSAULT"),
    ("His return to Ostrel on Monday was met with cheers.", "return", None),
    ("The dispatch of 3,000 troops to the border alarmed Lorvia.", "dispatch", "MOBILIZE"),
    ("The dismissal of two generals by the president surprised the army.", "dismissal", None),
]


@pytest.mark.parametrize(("sentence", "word", "kind"), OCCASIONS + NOUNS)
def test_what_is_told_as_an_occasion_is_an_event(sentence: str, word: str, kind: str | None) -> None:
    found = events(sentence)[word]
    assert (found.type, found.polarity, found.modality) == (kind, "positive", "actual")


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("The law allows banks to lend more.", "allows"),
        ("The poll showed a wide gap.", "showed"),
        ("He used to live in Peru.", "used"),
        ("Prices went to 12 dollars.", "went"),
        ("The plan left many questions open.", "left"),
        ("The minister told reporters that he would resign.", "told"),
        ("A resident named Dara saw it.", "named"),
        ("They went in search of a cure.", "search"),
        ("She enjoys a good debate.", "debate"),
        ("They sat by the fire and talked.", "fire"),
        ("The second sentence of the letter was crossed out.", "sentence"),
        ("He has not published his tax returns.", "returns"),
        # what is not told is refused to nobody
        ("The spokeswoman declined to speculate on the motive.", "declined"),
        ("The general refused to be drawn on the matter.", "refused"),
        ("Officials said the rebels were solely to blame.", "blame"),
        ("Arda Will Not Say Who Is to Blame", "Blame"),
    ],
)
def test_other_uses_of_these_words_are_none(sentence: str, word: str) -> None:
    assert word not in events(sentence)


def test_a_heading_that_asks_tells_nothing() -> None:
    text = "The bus was hit on Friday.\n\nWho is being blamed\n\nThe guards say that they do not know it yet, and wait."
    assert "blamed" not in events(text)
    told = (
        "The bus was hit on Friday.\n\nWho killed the judge\n\nThe guards say that they do not know it yet, and wait."
    )
    assert events(told)["killed"].type == "ASSAULT"


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Bills were introduced last year in the assembly.", "introduced"),
        ("The flag was removed on Friday.", "removed"),
        ("His show was cancelled after two years.", "cancelled"),
    ],
)
def test_what_was_done_on_an_occasion_is_told_though_nobody_is_named(sentence: str, word: str) -> None:
    assert events(sentence)[word].modality == "actual"


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Their relations have been bedevilled by quarrels.", "bedevilled"),
        ("The case for war has been strengthened by the reports.", "strengthened"),
        ("The house is built of stone.", "built"),
    ],
)
def test_what_lasts_is_no_occasion(sentence: str, word: str) -> None:
    assert word not in events(sentence)
