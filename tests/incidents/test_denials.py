"""Denials that leave open who it is that did not do it, and talk that is no denial."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.incidents.responsibility import responsibility
from tests.incidents.accounts import Told, nominal


def accused(*sentences: str) -> tuple[Told, str, str]:
    """The police accuse the Vale Front and the neighbouring Tarvia."""
    made = Told("Police blamed the Vale Front.", "Officials blamed agents of Tarvia.", *sentences)
    front = made.entity("Vale Front", "armed_group")
    tarvia = made.entity("Tarvia", "country", country="TV")
    made.attribution("blamed", source="Police", content="the Vale Front", stance="accuses", speaker=made.police)
    made.attribution(made.span("blamed", 1), source="Officials", content="agents of Tarvia", stance="accuses",
                     speaker_kind="unnamed")  # fmt: skip
    return made, front, tarvia


def denied(made: Told) -> list[tuple[str, str]]:
    """Who, according to whom, did not do it."""
    found = responsibility([made.reported()])
    return [(r.actor, s.chain[-1]) for r in found if r.polarity == "negative" for s in r.said_by]


def test_the_charge_is_denied_by_whom_it_was_made_against() -> None:
    made, front, _ = accused("The Vale Front denied the accusation.")
    made.attribution("denied", source="The Vale Front", content="the accusation", speaker=front, stance="denies")
    assert denied(made) == [("Vale Front", "Vale Front")]


def test_a_rejection_denies_only_what_the_rejecter_is_accused_of() -> None:
    made, _, _ = accused("Tarvia's foreign ministry rejected the accusation.")
    ministry = made.entity("Tarvia's foreign ministry", "government", country="TV")
    made.attribution("rejected", source="Tarvia's foreign ministry", content="the accusation", speaker=ministry,
                     stance="rejects")  # fmt: skip
    assert denied(made) == [("Tarvia", "Tarvia's foreign ministry")]


def test_who_denies_it_for_the_one_accused_last_need_not_name_it() -> None:
    made, _, _ = accused("Bela Tor denied that the company was at fault.")
    tor = made.entity("Bela Tor")
    made.attribution("denied", source="Bela Tor", content="that the company was at fault", speaker=tor,
                     stance="denies")  # fmt: skip
    assert denied(made) == [("Tarvia", "Bela Tor")]


def test_who_denies_for_a_group_is_not_accused_himself() -> None:
    made, front, _ = accused("Bela Tor, its spokesman, denied that the group was behind it.")
    tor = made.entity("Bela Tor")
    made.relation("spokesperson_for", tor, "Bela Tor, its spokesman", object=front, polarity="positive")
    made.attribution("denied", source="Bela Tor, its spokesman,", content="that the group was behind it", speaker=tor,
                     stance="denies")  # fmt: skip
    assert denied(made) == [("Vale Front", "Bela Tor")]


def test_a_denial_of_involvement_by_whom_nobody_accuses() -> None:
    made, _, _ = accused("The Hill League denied any involvement.")
    league = made.entity("Hill League", "armed_group")
    made.attribution("denied", source="The Hill League", content="any involvement", speaker=league, stance="denies")
    assert denied(made) == [("Hill League", "Hill League")]


# Denied in other words, and who it is of whom that says that he did not do it.
OTHERWISE = [
    ("Bela Tor rubbished the allegation.", "rubbished", "the allegation", "condemns", "Tarvia"),
    ("Bela Tor called the accusation grotesque.", "called", "the accusation grotesque", "asserts", "Tarvia"),
    ("Bela Tor rejected that as a fantasy.", "rejected", "that as a fantasy", "rejects", "Tarvia"),
    ("Bela Tor said that no officer had had any part in it.", "said", "that no officer had had any part in it",
     "asserts", "Tarvia"),
    ("Bela Tor said the claim was “all false”.", "said", "the claim was “all false”", "asserts", "Tarvia"),
    ("Bela Tor said the charge was without any basis.", "said", "the charge was without any basis", "asserts",
     "Tarvia"),
    ("Bela Tor said accusations against Tarvia were “not worth the paper”.", "said",
     "accusations against Tarvia were “not worth the paper”", "asserts", "Tarvia"),
    ("Bela Tor called the allegation “a rerun of an old film”.", "called",
     "the allegation “a rerun of an old film”", "asserts", "Tarvia"),
    ("Bela Tor denied the claims in the strongest terms.", "denied", "the claims in the strongest terms", "denies",
     "Tarvia"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "cue", "content", "stance", "who"), OTHERWISE, ids=[o[0] for o in OTHERWISE])
def test_a_denial_in_other_words(sentence: str, cue: str, content: str, stance: str, who: str) -> None:
    made, _, _ = accused(sentence)
    tor = made.entity("Bela Tor")
    made.attribution(cue, source="Bela Tor", content=content, speaker=tor, stance=stance)
    assert denied(made) == [(who, "Bela Tor")]


def test_each_of_two_who_deny_it_together_denies_it() -> None:
    made, _, _ = accused("The Hill League and the Coast Union denied any involvement.")
    league, _ = made.entity("Hill League", "armed_group"), made.entity("Coast Union", "armed_group")
    made.attribution("denied", source="The Hill League and the Coast Union", content="any involvement", speaker=league,
                     stance="denies")  # fmt: skip
    assert sorted(denied(made)) == [("Coast Union", "Coast Union"), ("Hill League", "Hill League")]


def test_no_lawyer_is_accused_of_what_he_denies_for_his_client() -> None:
    made, _, _ = accused("A lawyer for Ada Lark denied any involvement.")
    lawyer, _ = nominal(made, made.entity("A lawyer", "person")), made.entity("Ada Lark", "person")
    made.attribution("denied", source="A lawyer for Ada Lark", content="any involvement", speaker=lawyer,
                     stance="denies")  # fmt: skip
    assert [who for who, _ in denied(made)] == ["Ada Lark"]


def test_an_organisation_that_calls_it_absurd_to_be_involved_speaks_for_itself() -> None:
    made, _, _ = accused("The Valean Union called suggestions that it was involved absurd.")
    union = made.entity("Valean Union", "organization")
    made.attribution("called", source="The Valean Union", content="suggestions that it was involved absurd",
                     speaker=union, stance="rejects")  # fmt: skip
    assert denied(made) == [("Valean Union", "Valean Union")]


# Nobody denies having done it by these words.
NO_DENIAL = [
    ("The minister called the accusation serious.", "called", "the accusation serious", "asserts"),
    ("The minister called the strike absurd.", "called", "the strike absurd", "asserts"),
    ("The minister dismissed the police chief.", "dismissed", "the police chief", "asserts"),
    ("The minister refused to say who was responsible.", "refused", "to say who was responsible", "rejects"),
    ("The minister rejected calls to resign.", "rejected", "calls to resign", "rejects"),
    ("The minister withdrew the accusation.", "withdrew", "the accusation", "rejects"),
    ("The minister said reports were coming in.", "said", "reports were coming in", "asserts"),
    ("The minister denied that 14 people had died.", "denied", "that 14 people had died", "denies"),
]


@pytest.mark.parametrize(("sentence", "cue", "content", "stance"), NO_DENIAL, ids=[n[0] for n in NO_DENIAL])
def test_no_denial_of_having_done_it(sentence: str, cue: str, content: str, stance: str) -> None:
    made, _, _ = accused(sentence)
    minister = nominal(made, made.entity("The minister"))
    made.attribution(cue, source="The minister", content=content, speaker=minister, stance=stance)
    assert denied(made) == []


def test_what_is_said_time_and_again_is_denied_time_and_again() -> None:
    made, _, _ = accused("Observers have often accused the army of abuses, which it denies.")
    army = nominal(made, made.entity("the army", "organization"))
    made.attribution("have often accused", source="Observers", content="the army of abuses", stance="accuses")
    made.attribution("denies", source="it", content="which", speaker=army, stance="denies")
    assert denied(made) == []


def test_the_group_is_the_one_accused_last() -> None:
    made = Told("Police blamed the Vale Front.", "The militia denied it.")
    made.entity("Vale Front", "armed_group")
    militia = nominal(made, made.entity("The militia", "armed_group"))
    made.attribution("blamed", source="Police", content="the Vale Front", stance="accuses", speaker=made.police)
    made.attribution("denied", source="The militia", content="it", speaker=militia, stance="denies")
    assert denied(made) == [("Vale Front", "the militia")]


def test_a_man_denies_for_the_gang_that_is_called_his() -> None:
    made = Told("Police said the militia of the port's chief, Bela Tor, had fired.", "Tor denied it.")
    militia = nominal(made, made.entity("the militia", "armed_group"))
    tor = made.entity("Bela Tor", country="TV", also=((made.span("Tor", 1), "name"),))
    made.entity("Tarvia", "country", country="TV")
    content = "the militia of the port's chief, Bela Tor, had fired"
    a = made.attribution(made.span("said", 1), source="Police", content=content, speaker=made.police)
    made.members.append(
        made.event("fired", "ASSAULT", actors=((militia, "the militia of the port's chief"),), according_to=(a,))
    )
    made.attribution("denied", source="Tor", content="it", speaker=tor, stance="denies")
    assert denied(made) == [("the militia of the port's chief, Bela Tor", "Bela Tor")]


def test_a_denial_that_is_told_as_a_deed() -> None:
    made, front, _ = accused("A man who spoke for the Vale Front denied in a video that it had begun the attack.")
    denial = made.event("denied", "REJECT", actors=((front, "Vale Front"),))
    assert denied(made) == [("Vale Front", "Vale Front")]
    made.events[-1] = replace(made.events[-1], id=denial, polarity="negative")
    assert denied(made) == []


def test_who_denies_it_for_any_officer_denies_it_for_whom_somebody_accused_last() -> None:
    made, _, _ = accused("General Bela Tor denied that any soldier had been involved in the attack.")
    tor = made.entity("Bela Tor")
    made.attribution("denied", source="General Bela Tor", content="that any soldier had been involved in the attack",
                     speaker=tor, stance="denies")  # fmt: skip
    assert denied(made) == [("Tarvia", "Bela Tor")]


def test_a_charge_rejected_by_whom_it_is_told_is_the_last_one() -> None:
    made = Told("Police blamed soldiers of Tarvia for the attack, a charge rejected by the ministry.")
    made.entity("Tarvia", "country")
    ministry = made.entity("the ministry", "government")
    made.attribution("blamed", source="Police", content="soldiers of Tarvia for the attack", stance="accuses",
                     speaker=made.police)  # fmt: skip
    made.event("rejected", "REJECT", actors=((ministry, "the ministry"),))
    assert [(actor, by) for actor, by in denied(made) if actor != "the ministry"]


NO_DENIAL = [
    ("Bela Tor said the charge was serious.", "said", "the charge was serious", "asserts"),
    ("Bela Tor said the accusation was being looked into.", "said", "the accusation was being looked into", "asserts"),
    ("Bela Tor said the election was false.", "said", "the election was false", "asserts"),
]


@pytest.mark.parametrize(("sentence", "cue", "content", "stance"), NO_DENIAL, ids=[n[0] for n in NO_DENIAL])
def test_no_denial(sentence: str, cue: str, content: str, stance: str) -> None:
    made, _, _ = accused(sentence)
    tor = made.entity("Bela Tor")
    made.attribution(cue, source="Bela Tor", content=content, speaker=tor, stance=stance)
    assert denied(made) == []


def test_a_denial_of_what_stands_beside_it_is_none_of_the_deed() -> None:
    made = Told("Police blamed the Vale Front, which is armed by Orvia, a charge that Orvia denies.")
    made.entity("Vale Front", "armed_group")
    orvia = made.entity("Orvia", "country", country="OV")
    made.attribution("blamed", source="Police", content="the Vale Front", stance="accuses", speaker=made.police)
    made.attribution("denies", source=made.span("Orvia", 1), content="a charge", speaker=orvia, stance="denies")
    assert denied(made) == []


def test_what_has_been_answered_is_not_answered_again() -> None:
    made = Told("Police blamed the Vale Front.", "The Vale Front denied it.", "Bela Tor laughed off the claim.")
    front = made.entity("Vale Front", "armed_group")
    tor = made.entity("Bela Tor")
    made.attribution("blamed", source="Police", content="the Vale Front", stance="accuses", speaker=made.police)
    made.attribution("denied", source="The Vale Front", content="it", speaker=front, stance="denies")
    made.attribution("laughed off", source="Bela Tor", content="the claim", speaker=tor, stance="rejects")
    assert denied(made) == [("Vale Front", "Vale Front")]


def test_who_rejects_a_charge_against_his_own_denies_it_and_his_accuser_does_not() -> None:
    made = Told("The Hill Guild rejected the mayor's charge that its members had bombed the market.")
    guild = made.entity("The Hill Guild", "organization")
    mayor = made.entity("the mayor", "person")
    outer = made.attribution("rejected", source="The Hill Guild", speaker=guild, stance="rejects",
                             content="the mayor's charge that its members had bombed the market")  # fmt: skip
    inner = made.attribution("charge", source="the mayor's", speaker=mayor, stance="accuses",
                             content="that its members had bombed the market", within=outer)  # fmt: skip
    made.members.append(made.event("bombed", "ASSAULT", actors=((mayor, "its members"),), according_to=(outer, inner)))
    assert {(r.actor, r.polarity) for r in responsibility([made.reported()])} == {
        ("Hill Guild", "positive"),
        ("Hill Guild", "negative"),
    }


def test_what_an_official_says_of_his_country() -> None:
    made = Told("Police blamed Orvia.", "An Orvian official denied that his country had any part in it.")
    made.entity("Orvia", "country", country="OV")
    official = made.entity("An Orvian official", "person", country="OV")
    made.attribution("blamed", source="Police", content="Orvia", stance="accuses", speaker=made.police)
    made.attribution("denied", source="An Orvian official", content="that his country had any part in it",
                     speaker=official, stance="denies")  # fmt: skip
    assert denied(made) == [("Orvia", "an Orvian official")]


def test_of_an_arrest_nobody_is_blamed_for_the_attack_that_it_was_for() -> None:
    made = Told(
        "Officials suspect the Vale Front, which rejected the allegation.",
        lead="Two men were arrested after a bomb killed some in Velmar.",
    )
    front = made.entity("Vale Front", "armed_group")
    made.members = [made.event("arrested", "COERCE")]
    made.attribution("suspect", source="Officials", content="the Vale Front", stance="accuses", speaker_kind="unnamed")
    made.attribution("rejected", source="which", content="the allegation", speaker=front, stance="rejects")
    assert not {r.actor for r in responsibility([made.reported()])} & {"Vale Front"}


def test_nobody_blames_whom_he_calls_ours() -> None:
    made = Told("Officials blamed our sailors.")
    made.entity("our sailors", "group")
    made.attribution("blamed", source="Officials", content="our sailors", stance="accuses", speaker_kind="unnamed")
    assert not responsibility([made.reported()])


def test_a_denial_that_is_made_time_and_again_is_of_no_incident() -> None:
    made, front, _ = accused("The Vale Front has repeatedly denied the charge.")
    made.attribution("denied", source="The Vale Front", content="the charge", speaker=front, stance="denies")
    assert denied(made) == []


def test_another_country_does_not_deny_it_for_the_accused() -> None:
    made, _, _ = accused("Orvia's foreign ministry called the claim nonsense.")
    ministry = made.entity("Orvia's foreign ministry", "government", country="OV")
    made.attribution("called", source="Orvia's foreign ministry", content="the claim nonsense", speaker=ministry)
    assert "Tarvia" not in {who for who, _ in denied(made)}
