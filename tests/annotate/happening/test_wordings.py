"""Wordings of happenings as the whole reader tells them: verbs with particles, light verbs, days and places behind what
is done to somebody. Names and happenings are invented."""

from __future__ import annotations

from functools import cache

import pytest

import onrecord
from onrecord.records import Event, Record

pytestmark = pytest.mark.model


@cache
def read(sentence: str) -> Record:
    return onrecord.read(sentence, published="2026-11-20")


def event(sentence: str, trigger: str) -> Event:
    return next(v for v in read(sentence).events if v.trigger.text == trigger)


TYPES = [
    ("Chile laid the blame for the fire on the rebels.", "laid", "ACCUSE"),
    ("Prosecutors opened a file on the governor on Monday.", "opened", "ACCUSE"),
    ("Gambia brought a case against Myanmar at the world court in 2019.", "brought", "ACCUSE"),
    ("Kenya turned to China for a loan of $2 billion.", "turned", "REQUEST"),
    ("The teachers' union sought permission from the police to hold a march.", "sought", "REQUEST"),
    ("The court threw out the appeal on Monday.", "threw", "REJECT"),
    ("Lawmakers voted down the budget on Monday.", "voted", "REJECT"),
    ("Delegates from Chad walked out of the talks in Doha on Monday.", "walked", "REJECT"),
    ("The Chinese president and his Kenyan counterpart spoke by telephone on Wednesday.", "spoke", "CONSULT"),
    ("Agents led the director away in handcuffs on Monday.", "led", "COERCE"),
    ("Police cleared the camp on Tuesday night.", "cleared", "COERCE"),
    ("The governor clamped a curfew on the town on Monday.", "clamped", "COERCE"),
    ("Peru called out the army on Monday.", "called", "MOBILIZE"),
    ("Peru test-fired a ballistic missile on Monday.", "fired", "MOBILIZE"),
    ("The garrison slipped away to the hills on Monday night.", "slipped", "RETREAT"),
    ("Some 90 fighters gave themselves up to the army on Monday.", "gave", "RETREAT"),
    ("The union called off a three-day strike on Monday.", "called", "CONCEDE"),
    ("Japan wrote off a debt of $40 million on Thursday.", "wrote", "CONCEDE"),
    ("Peru sided with Chile in the vote on Monday.", "sided", "SUPPORT"),
    ("Peru shipped 40 howitzers to Chile on Monday.", "shipped", "AID"),
    ("Peru came to terms with Chile on Monday.", "came", "AGREE"),
    ("The group swore vengeance on Monday.", "swore", "THREATEN"),
    ("Some 700 workers downed tools on Monday.", "downed", "PROTEST"),
    ("Chile called its ambassador home from Peru on Monday.", "called", "SANCTION"),
    ("Chad has pushed some 300 migrants over the border since May.", "pushed", "COERCE"),
    ("The bandits made off with four girls on Monday.", "made", "ASSAULT"),
    ("The thieves made off with 40 goats on Monday.", "made", "COERCE"),
    ("The regulator pulled the plug on a radio station on Monday.", "pulled", "COERCE"),
    ("Peru put arms sales to Chile on ice on Monday.", "put", "SANCTION"),
    ("The nurses' union put its strike on hold on Monday.", "put", "CONCEDE"),
    ("Peru gave two Chilean diplomats a week to leave on Monday.", "gave", "REQUEST"),
    ("The rebel column turned around on Monday near the capital.", "turned", "RETREAT"),
    ("A poet was bludgeoned to death in Lima on Monday.", "bludgeoned", "ASSAULT"),
    ("Two suspects were brought back to Lagos in handcuffs on Monday.", "brought", "COERCE"),
    ("Guards opened up on the marchers with rifles on Monday.", "opened", "ASSAULT"),
    ("Peru said it had flown 90 of its citizens out of Haiti by Monday.", "flown", "AID"),
    ("Six students chained themselves to the gates of a gas terminal on Monday.", "chained", "PROTEST"),
]


@pytest.mark.parametrize(("sentence", "trigger", "kind"), TYPES)
def test_type(sentence: str, trigger: str, kind: str) -> None:
    found = event(sentence, trigger)
    assert (found.type, found.modality, found.polarity) == (kind, "actual", "positive")


ACTORS = [
    ("The committee's chair, Lars Brekke, praised the three laureates on Friday.", "praised", "chair"),
    ("Chile's foreign minister, Ana Sol, offered on Monday to take in 200 refugees.", "offered", "minister"),
    ("The mayor had the camp cleared on Tuesday.", "cleared", "mayor"),
    ("Peru expelled six envoys and Chile two.", "expelled", "Chile"),
]


@pytest.mark.parametrize(("sentence", "trigger", "actor"), ACTORS)
def test_actor(sentence: str, trigger: str, actor: str) -> None:
    assert any(actor in p.span.text for p in event(sentence, trigger).actors)


RECIPIENTS = [
    ("Peru came in for criticism from rights groups over the raids.", "criticism", "Peru"),
    ("Peru refused to let the two bishops leave on Monday.", "refused", "bishops"),
    ("Spain granted asylum to Ana Sol on Monday.", "granted", "Sol"),
    ("Negotiators for Peru walked away from the talks on Monday.", "walked", None),
]


@pytest.mark.parametrize(("sentence", "trigger", "recipient"), RECIPIENTS)
def test_recipient(sentence: str, trigger: str, recipient: str | None) -> None:
    found = [p.span.text for p in event(sentence, trigger).recipients]
    assert any(recipient in text for text in found) if recipient else not found


TIMES = [
    ("Peru traded accusations with Chile on Monday over the fire.", "traded", "2026-11-16"),
    ("The army dispersed mourners gathered at the gate on Monday.", "dispersed", "2026-11-16"),
    ("The mayor, bowing to the crowd on Monday, apologised for the raid.", "apologised", "2026-11-16"),
    ("The firm struck a deal with the union representing its pilots on Monday.", "struck", "2026-11-16"),
    ("Ana Sol was barred from entering the court on Monday.", "barred", "2026-11-16"),
    ("The clerk was charged with trying to poison the mayor on Monday.", "charged", "2026-11-16"),
    ("Peru ruled out sending troops to Chile on Monday.", "ruled", "2026-11-16"),
    ("Police seized nine rifles hidden in a truck on Monday.", "seized", "2026-11-16"),
]


@pytest.mark.parametrize(("sentence", "trigger", "begin"), TIMES)
def test_day_behind_what_is_done(sentence: str, trigger: str, begin: str) -> None:
    times = {t.id: t.begin for t in read(sentence).times}
    assert times[event(sentence, trigger).time or ""] == begin


@pytest.mark.parametrize(
    "text",
    [
        "Lind denied reports of his arrest.",
        "Lind went on television to scotch reports of his own arrest.",
        "Lind wrote to dismiss reports of his wife's arrest.",
        "The army scotched reports of an arrest.",
    ],
)
def test_what_a_refuted_report_is_of_did_not_happen(text: str) -> None:
    assert event(text, "arrest").polarity == "negative"


def test_unconfirmed_reports_leave_it_open() -> None:
    found = event("There were unconfirmed reports of a drone hitting a depot near Odesa.", "hitting")
    assert found.modality == "hedged"


def test_a_crowd_that_was_drawn_is_counted() -> None:
    found = event("A rally against the tax drew 9,000 people in Lima on Monday.", "rally")
    assert [(c.what, c.value) for c in found.counts] == [("participants", 9000)]
    assert found.location is not None
    assert found.location.name == "Lima"


def test_whoever_loses_the_vote_first_has_lost_it() -> None:
    found = event("She stepped down rather than face trial, having ended her party's pact with the Greens.", "ended")
    assert (found.polarity, found.modality) == ("positive", "actual")


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("The fishermen pleaded with the coast guard to widen the search.", "widen"),
        ("The militia said it would turn the port into a graveyard.", "turn"),
        ("Peru is ready to lift its veto on the plan.", "lift"),
    ],
)
def test_what_somebody_will_do_or_is_asked_to_do_is_ahead(sentence: str, trigger: str) -> None:
    assert event(sentence, trigger).modality == "hypothetical"


def test_what_only_changes_is_no_deed() -> None:
    assert not read("The gap between rich and poor will widen, the bank said.").events
