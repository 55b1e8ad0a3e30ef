"""Who is said to have done it, by whom, how: over a report of a bombing to which one thing is added."""

from __future__ import annotations

import pytest

from onrecord.incidents.accusations import blames
from onrecord.incidents.blame import Blame
from onrecord.incidents.responsibility import responsibility
from onrecord.records import MadeBy
from tests.incidents.accounts import Told, nominal

Found = list[tuple[str, str, str, str | None]]


def found(made: Told) -> Found:
    """Who, whether they did it, who says so, how."""
    return [(b.agent.name, b.polarity, " < ".join(b.source.chain), b.said_by.stance) for b in blames(made.account())]


def suspect(sentence: str, cue: str, source: str, content: str, stance: str = "asserts", **fields: object) -> Found:
    made = Told(sentence)
    made.entity("Vale Front", "armed_group")
    speaker = made.entity(source, "group")
    made.attribution(cue, source=source, content=content, speaker=speaker, stance=stance,
                     **{"speaker_kind": "unnamed", **fields})  # fmt: skip
    return found(made)


def test_an_accusation() -> None:
    assert suspect("Officials blamed the Vale Front.", "blamed", "Officials", "the Vale Front", "accuses") == [
        ("Vale Front", "positive", "Officials", "accuses")
    ]


def test_whom_a_deed_is_blamed_on() -> None:
    sentence, content = "Officials blamed the killings on {}.", "the killings on {}"
    made = [suspect(sentence.format(who), "blamed", "Officials", content.format(who), "accuses")
            for who in ("the Vale Front", "a feud", "the weather")]  # fmt: skip
    assert made == [[("Vale Front", "positive", "Officials", "accuses")], [], []]


@pytest.mark.parametrize(
    ("content", "who"),
    [
        ("the Vale Front after police raid", "Vale Front"),
        ("the Borvan-led Vale Front", "Vale Front"),
        ("the separatist Vale Front", "Vale Front"),
        ("a splinter group of the Vale Front", "a splinter group of the Vale Front"),
        ("deserters from the army", "deserters from the army"),
        ("terrorists of the Vale Front", "Vale Front"),
        ("the government's asylum policy", None),
        ("fought the Vale Front with foreign help", None),
        ("sent there by the Vale Front", None),
        ("in the view of the mayor", None),
        ("the number of martyrs", None),
    ],
)
def test_whom_the_words_of_an_accusation_are_for(content: str, who: str | None) -> None:
    made = suspect(f"Officials blamed {content} (VF).", "blamed", "Officials", f"{content} (VF)", "accuses") if (
        "Vale Front" in content
    ) else found(_blaming(content))  # fmt: skip
    assert [name for name, *_ in made] == ([who] if who is not None else [])


def _blaming(content: str) -> Told:
    made = Told(f"Officials blamed {content}.")
    speaker = made.entity("Officials", "group")
    made.attribution("blamed", source="Officials", content=content, speaker=speaker, stance="accuses",
                     speaker_kind="unnamed")  # fmt: skip
    return made


def test_what_the_report_says_of_whom_another_accuses_there_is_the_others() -> None:
    made = Told("Officials blamed the Vale Front for the bombing, which wounded nine.", "The Vale Front killed twelve.")
    front, speaker = made.entity("Vale Front", "armed_group"), made.entity("Officials", "group")
    content = "the Vale Front for the bombing, which wounded nine"
    made.attribution("blamed", source="Officials", content=content, speaker=speaker, stance="accuses",
                     speaker_kind="unnamed")  # fmt: skip
    made.members.append(made.event("wounded", "ASSAULT", actors=((front, "Vale Front"),)))
    assert found(made) == [("Vale Front", "positive", "Officials", "accuses")]


def test_who_only_holds_that_another_did_it_did_not() -> None:
    content = "the army believed the Vale Front, or VF, had carried out the attack"
    made = Told(f"Officials said {content}.")
    made.entity("Vale Front", "armed_group")
    army, speaker = made.entity("army", "organization"), made.entity("Officials", "group")
    said = made.attribution("said", source="Officials", content=content, speaker=speaker, speaker_kind="unnamed")
    made.members.append(made.event("attack", "ASSAULT", actors=((army, "army"),), according_to=(said,)))
    assert found(made) == [("Vale Front", "positive", "Officials < army", "suspects")]


def test_a_suspicion_stays_one() -> None:
    sentence = "Officials suspect the Vale Front."
    assert suspect(sentence, "suspect", "Officials", "the Vale Front", "accuses")[0][3] == "suspects"


def test_a_phrase_of_blame() -> None:
    sentence = "Officials said the attack bore the hallmarks of the Vale Front, a group that has fought since 2016."
    content = sentence.removeprefix("Officials said ").removesuffix(".")
    assert suspect(sentence, "said", "Officials", content) == [("Vale Front", "positive", "Officials", "suspects")]


def test_what_it_is_said_not_to_be() -> None:
    sentence = "Officials said the Vale Front was not behind the attack."
    content = "the Vale Front was not behind the attack"
    assert suspect(sentence, "said", "Officials", content) == [("Vale Front", "negative", "Officials", "denies")]


def test_an_accusation_that_is_made_time_and_again_is_not_of_it() -> None:
    sentence = "Observers have often accused the Vale Front of abuses."
    assert suspect(sentence, "have often accused", "Observers", "the Vale Front of abuses", "accuses") == []


def test_whom_a_denial_goes_on_to_blame() -> None:
    made = Told("The Vale Front said that it had no part in the attack and that the army had carried it out.")
    front = made.entity("Vale Front", "armed_group")
    nominal(made, made.entity("the army", "organization"))
    content = "that it had no part in the attack and that the army had carried it out"
    made.attribution("said", source="The Vale Front", content=content, speaker=front, stance="denies")
    assert found(made) == [("the army", "positive", "Vale Front", "asserts")]


def deed(sentence: str, actor: str, trigger: str, *, kind: str = "armed_group", stance: str = "asserts",
         source: str = "", polarity: str = "positive", content: str = "") -> Found:  # fmt: skip
    made = Told(sentence)
    doer = made.entity(actor, kind)
    if actor.islower():
        nominal(made, doer)
    speaker = doer if source == actor else made.entity(source, "group")
    a = made.attribution("said" if " said " in sentence else "denied", source=source, content=content, speaker=speaker,
                         stance=stance)  # fmt: skip
    pronoun = "it" if "it had" in content else actor
    made.members.append(
        made.event(made.span(trigger, made.document.text.count(trigger) - 1), "ASSAULT", actors=((doer, pronoun),),
                   polarity=polarity, according_to=(a,))
    )  # fmt: skip
    return found(made)


def test_who_says_so_of_himself_claims_it() -> None:
    sentence = "The Vale Front said that it had carried out the attack."
    assert deed(
        sentence, "Vale Front", "attack", source="Vale Front", content="that it had carried out the attack"
    ) == [("Vale Front", "positive", "Vale Front", "claims")]


def test_who_claims_responsibility_claims_it() -> None:
    made = Told("The Vale Front claimed responsibility for the attack.")
    front = made.entity("Vale Front", "armed_group")
    a = made.attribution("claimed", source="The Vale Front", content="responsibility for the attack", speaker=front)
    made.members.append(made.event("attack", "ASSAULT", actors=((front, "The Vale Front"),), according_to=(a,)))
    assert found(made) == [("Vale Front", "positive", "Vale Front", "claims")]


def test_at_whom_the_finger_points() -> None:
    sentence = "Officials pointed the finger at the Vale Front."
    assert suspect(sentence, "pointed", "Officials", "the finger at the Vale Front", "accuses") == [
        ("Vale Front", "positive", "Officials", "accuses")
    ]


def test_a_phrase_does_not_reach_over_what_another_says() -> None:
    made = Told("Hill Radio reported that the Vale Front said it had carried out the attack.")
    radio = made.entity("Hill Radio", "organization")
    front = made.entity("Vale Front", "armed_group")
    content = "that the Vale Front said it had carried out the attack"
    a1 = made.attribution("reported", source="Hill Radio", content=content, speaker=radio, speaker_kind="outlet")
    made.attribution(made.span("said", 1), source="the Vale Front", content="it had carried out the attack",
                     speaker=front, within=a1)  # fmt: skip
    assert found(made) == [("Vale Front", "positive", "Hill Radio < Vale Front", "claims")]


def test_who_says_that_his_men_did_it_claims_it() -> None:
    made = Told("The Vale Front said that one of its men had driven the truck.")
    front = made.entity("Vale Front", "armed_group")
    made.attribution(made.span("said", 1), source="The Vale Front", content="that one of its men had driven the truck",
                     speaker=front)  # fmt: skip
    assert found(made) == [("Vale Front", "positive", "Vale Front", "claims")]


def test_who_lends_himself_to_it_is_accused_of_it() -> None:
    made = Told("Officials accused Tarvia of directing it.", "Officials accused Orvia of hiding its debts.")
    made.entity("Tarvia", "country")
    made.entity("Orvia", "country")
    for n, (whom, verb, it) in enumerate((("Tarvia", "directing", "it"), ("Orvia", "hiding", "its debts"))):
        a = made.attribution(made.span("accused", n), source=made.span("Officials", n), stance="accuses",
                             content=f"{whom} of {verb} {it}", speaker_kind="unnamed")  # fmt: skip
        made.event(verb, None, according_to=(a,))
    assert found(made) == [("Tarvia", "positive", "Officials", "accuses")]


def test_people_without_a_name_own_up_to_nothing() -> None:
    sentence = "villagers said that it had pulled out bodies after the attack."
    assert deed(sentence, "villagers", "pulled", kind="group", source="villagers", content=sentence[16:-1]) == []


def test_what_is_only_told_to_be_denied_is_denied() -> None:
    sentence = "The Vale Front denied that it had started the attack."
    assert deed(
        sentence, "Vale Front", "attack", source="Vale Front", stance="denies", content="that it had started the attack"
    ) == [("Vale Front", "negative", "Vale Front", "denies")]


def test_several_attacks_of_the_past_are_not_this_one() -> None:
    made = Told("The Vale Front has carried out several attacks.")
    front = made.entity("Vale Front", "armed_group")
    made.members.append(made.event("attacks", "ASSAULT", actors=((front, "Vale Front"),)))
    assert found(made) == []


def test_those_between_whom_there_is_fighting_have_done_nothing_to_anybody() -> None:
    made = Told("Fighting between the army and the Vale Front has gone on since 2021.")
    front = made.entity("Vale Front", "armed_group")
    made.members.append(made.event("Fighting", "ASSAULT", actors=((front, "Vale Front"),)))
    assert found(made) == []


def clash(sentence: str, actor: str, trigger: str = "clashed") -> Found:
    made = Told(sentence)
    army = made.entity(actor, "organization")
    made.members.append(made.event(trigger, "ASSAULT", actors=((army, actor),)))
    return found(made)


def test_who_clashes_has_done_nothing_to_anybody_but_who_began_it() -> None:
    assert clash("Troops of the Tarvian Army clashed at the border.", "Tarvian Army") == []
    assert clash("The Tarvian Army started the fighting.", "Tarvian Army", "fighting") != []


def test_two_who_blame_each_other() -> None:
    made = Told("Orvia and Tarvia blamed each other for the attack.")
    orvia = made.entity("Orvia", "country")
    made.entity("Tarvia", "country")
    made.attribution("blamed", source="Orvia and Tarvia", content="each other for the attack", stance="accuses",
                     speaker=orvia)  # fmt: skip
    assert found(made) == [
        ("Tarvia", "positive", "Orvia", "accuses"),
        ("Orvia", "positive", "Tarvia", "accuses"),
    ]


def test_what_stands_behind_what_somebody_says_is_not_what_he_did() -> None:
    made = Told("Ada Lark told reporters that soldiers had crossed the line and attacked a post.")
    lark = made.entity("Ada Lark")
    content = "that soldiers had crossed the line and attacked a post"
    made.attribution("told", source="Ada Lark", content=content, speaker=lark)
    made.members.append(made.event("attacked", "ASSAULT", actors=((lark, "Ada Lark"),)))
    assert found(made) == []


def test_who_is_accused_of_planning_it_is_accused_of_it() -> None:
    made = Told("Officials accused Tarvia of planning the attack.")
    made.entity("Tarvia", "country")
    a = made.attribution("accused", source="Officials", content="Tarvia of planning the attack", stance="accuses",
                         speaker_kind="unnamed")  # fmt: skip
    made.event("attack", "ASSAULT", modality="hypothetical", according_to=(a,))
    assert found(made) == [("Tarvia", "positive", "Officials", "accuses")]


def test_an_outlet_that_is_told_of_it_has_not_done_it() -> None:
    made = Told("The Vale Front is banned.", "Bela Tor told the Coast News that it had not carried out the attack.")
    made.entity("Vale Front", "armed_group")
    news, tor = made.entity("Coast News", "organization"), made.entity("Bela Tor")
    a = made.attribution("told", source="Bela Tor", content="that it had not carried out the attack", speaker=tor)
    made.members.append(made.event("attack", "ASSAULT", actors=((news, "it"),), polarity="negative", according_to=(a,)))
    assert [f[:2] for f in found(made)] == [("Vale Front", "negative")]


def test_what_is_claimed_in_a_clause_accuses_nobody_it_begins_with() -> None:
    sentence = "Officials claimed that the Vale Front was losing."
    content = "that the Vale Front was losing"
    assert suspect(sentence, "claimed", "Officials", content, "alleges") == []


def elected(type_: str | None) -> int:
    made = Told("The Vale Front won.")
    front = made.entity("Vale Front", "armed_group")
    won = made.event("won", type_, actors=((front, "Vale Front"),))
    return len(responsibility([(made.record(), (won,))]))


def test_nobody_is_to_blame_for_what_does_no_harm() -> None:
    assert [elected(t) for t in ("AID", "COERCE", None, "ASSAULT")] == [0, 0, 0, 1]


def test_who_is_named_beside_talk_has_done_nothing() -> None:
    made = Told("The Vale Front denied the charge.")
    front = made.entity("Vale Front", "armed_group")
    denied = made.event("denied", "REJECT", actors=((front, "Vale Front"),))
    assert responsibility([(made.record(), (denied,))]) == ()


def test_quotes_of_one_saying_are_joined() -> None:
    made = Told("Officials blamed the Vale Front.")
    made.entity("Vale Front", "armed_group")
    made.attribution("blamed", source="Officials", content="the Vale Front", stance="accuses", speaker_kind="unnamed")
    blame: Blame = blames(made.account())[0]
    assert [s.text for s in blame.said_by.spans] == ["blamed the Vale Front"]


def test_who_lays_blame_has_laid_no_bomb() -> None:
    def laid(what: str) -> list[str]:
        made = Told(f"Bela Tor laid {what} in Velmar.")
        tor = made.entity("Bela Tor")
        made.members.append(made.event("laid", "ASSAULT", actors=((tor, "Bela Tor"),)))
        return [f[0] for f in found(made)]

    assert (laid("the mine"), laid("the blame"), laid("a wreath")) == (["Bela Tor"], [], [])


def test_neither_the_outlet_that_is_heard_nor_a_day_is_to_blame() -> None:
    made = Told("Coast News and Sunday and the Vale Front struck.")
    front, news = made.entity("Vale Front", "armed_group"), made.entity("Coast News", "organization")
    day = made.entity("Sunday", "organization")
    struck = made.event("struck", "ASSAULT", actors=((front, "Vale Front"), (news, "Coast News"), (day, "Sunday")))
    assert [r.actor for r in responsibility([(made.record(), (struck,))])] == ["Vale Front"]


def test_one_side_of_two_that_no_name_tells_apart_is_nobody() -> None:
    sentence = "The two traded fire, each side accusing the other of the attack."
    assert suspect(sentence, "accusing", "each side", "the other of the attack", "accuses") == []


def test_a_day_beside_who_is_blamed_is_not_to_blame() -> None:
    made = Told("The Vale Front, which officials had blamed on Monday, struck in Velmar.")
    front = made.entity("Vale Front", "armed_group")
    officials = made.entity("officials", "group")
    made.time("Monday", begin="2024-03-11", end="2024-03-11", resolved_from="published")
    struck = made.event("struck", "ASSAULT", actors=((front, "Vale Front"),))
    made.attribution("had blamed", source="officials", content="The Vale Front", speaker=officials, stance="accuses")
    assert "Monday" not in [r.actor for r in responsibility([(made.record(), (struck,))])]


def _said_together(sentence: str, cue: str, content: str, stance: str) -> Found:
    made = Told(sentence)
    made.entity("Vale Front", "armed_group")
    source = sentence[: sentence.index(f" {cue}")]
    arla = made.entity("Arla", "country")
    made.entity("Borna", "country")
    made.attribution(cue, source=source, content=content, speaker=arla, stance=stance)
    return found(made)


def test_what_two_say_together_each_says() -> None:
    sentence = "Arla and Borna blamed the Vale Front."
    assert _said_together(sentence, "blamed", "the Vale Front", "accuses") == [
        ("Vale Front", "positive", "Arla", "accuses"),
        ("Vale Front", "positive", "Borna", "accuses"),
    ]
    sentence = "Arla, a friend of Borna, blamed the Vale Front."
    assert _said_together(sentence, "blamed", "the Vale Front", "accuses") == [
        ("Vale Front", "positive", "Arla", "accuses")
    ]


def test_a_headline_of_whom_it_befell_blames_nobody() -> None:
    made = Told(title="Orvian clerk shot dead in Velmar")
    clerk = nominal(made, made.entity("Orvian clerk", "group"))
    made.members.append(made.event("shot", "ASSAULT", actors=((clerk, "Orvian clerk"),)))
    assert found(made) == []


def test_a_headline_of_who_did_it() -> None:
    made = Told(title="Vale Front shot 12 in Velmar")
    front = made.entity("Vale Front", "armed_group")
    made.members.append(made.event("shot", "ASSAULT", actors=((front, "Vale Front"),)))
    assert [f[0] for f in found(made)] == ["Vale Front"]


def test_who_may_be_blamed_is_not() -> None:
    content = "the Vale Front may be blamed for the attack"
    made = Told(f"Officials said {content}.")
    front, speaker = made.entity("Vale Front", "armed_group"), made.entity("Officials", "group")
    said = made.attribution("said", source="Officials", content=content, speaker=speaker, speaker_kind="unnamed")
    made.event("blamed", "ACCUSE", modality="hypothetical", recipients=((front, "Vale Front"),), according_to=(said,))
    made.members.append(made.event("attack", "ASSAULT", actors=((front, "Vale Front"),), according_to=(said,)))
    assert found(made) == []


def test_a_spokesman_owns_up_for_his_group() -> None:
    made = Told("Bela Tor admitted the bombing.")
    front, tor = made.entity("Vale Front", "armed_group"), made.entity("Bela Tor", "person")
    made.relation("spokesperson_for", tor, "Bela Tor", object=front, polarity="positive")
    made.attribution("admitted", source="Bela Tor", content="the bombing", speaker=tor)
    assert [f[0] for f in found(made)] == ["Vale Front"]


def test_who_neither_claims_nor_denies_claims_nothing() -> None:
    made = Told("The Vale Front neither claimed nor denied the bombing.")
    front = made.entity("Vale Front", "armed_group")
    made.attribution("neither claimed nor denied", source="The Vale Front", content="the bombing", speaker=front,
                     stance="declines_to_say")  # fmt: skip
    assert found(made) == []


def test_who_leaves_it_open_that_another_did_it_says_nothing_of_it() -> None:
    content = "that the Vale Front was responsible"
    made = Told(f"Bela Tor neither confirmed nor denied {content}.")
    tor = made.entity("Bela Tor", "person")
    made.entity("Vale Front", "armed_group")
    made.attribution("neither confirmed nor denied", source="Bela Tor", content=content, speaker=tor,
                     stance="declines_to_say")  # fmt: skip
    assert found(made) == []


def test_a_group_that_is_not_known_claims_it_by_its_name() -> None:
    made = Told("The Sword of the Vale claimed responsibility for the attack.")
    made.attribution("claimed", source="The Sword of the Vale", content="responsibility for the attack",
                     speaker_kind="named")  # fmt: skip
    assert [f[:2] for f in found(made)] == [("Sword of the Vale", "positive")]


def test_what_somebody_is_cited_for_is_his_and_not_the_citers_alone() -> None:
    made = Told("State radio, citing two generals, blamed the Vale Front.")
    made.entity("Vale Front", "armed_group")
    radio, generals = made.entity("State radio", "organization"), made.entity("two generals", "group")
    outer = made.attribution("blamed", source="State radio", content="the Vale Front", speaker=radio,
                             stance="accuses")  # fmt: skip
    made.attribution("citing", source="two generals", content="the Vale Front", speaker=generals, stance="accuses",
                     speaker_kind="unnamed", within=outer, made_by=MadeBy("attributions", "citing"))  # fmt: skip
    assert found(made) == [("Vale Front", "positive", "State radio < two generals", "accuses")]


def test_who_says_so_as_others_did() -> None:
    content = "the Vale Front for it"
    made = Told(f"Officials blamed {content}, as did the mayor.")
    made.entity("Vale Front", "armed_group")
    officials, _ = made.entity("Officials", "group"), made.entity("mayor", "person")
    made.attribution("blamed", source="Officials", content=content, speaker=officials, stance="accuses",
                     speaker_kind="unnamed")  # fmt: skip
    assert [(f[0], f[2]) for f in found(made)] == [("Vale Front", "Officials"), ("Vale Front", "mayor")]


def test_whoever_denies_an_accusation_does_not_make_it() -> None:
    charge = "that the Vale Front had planted the bomb"
    made = Told(f"Tarvia dismissed Orvia's claim {charge}.")
    front = made.entity("Vale Front", "armed_group")
    tarvia, orvia = made.entity("Tarvia", "country"), made.entity("Orvia", "country")
    outer = made.attribution("dismissed", source="Tarvia", content=f"Orvia's claim {charge}", speaker=tarvia,
                             stance="rejects")  # fmt: skip
    inner = made.attribution("claim", source="Orvia", content=charge, speaker=orvia, stance="accuses", within=outer)
    made.members.append(made.event("planted", "ASSAULT", actors=((front, "Vale Front"),), according_to=(outer, inner)))
    assert [(f[0], f[1], f[2]) for f in found(made)] == [("Vale Front", "positive", "Orvia")]


def test_who_takes_up_what_is_insinuated_of_him_does_not_accuse_himself() -> None:
    made = Told("The Vale Front was appalled by insinuations that the Vale Front was behind the attack.")
    front = made.entity("Vale Front", "armed_group")
    outer = made.attribution("was appalled by", source="The Vale Front", speaker=front, stance="condemns",
                             content="insinuations that the Vale Front was behind the attack")  # fmt: skip
    made.attribution("insinuations", content="that the Vale Front was behind the attack", speaker_kind="unknown",
                     stance="alleges", within=outer)  # fmt: skip
    assert responsibility([made.reported()]) == ()


@pytest.mark.parametrize("held", [True, False])
def test_what_somebody_declines_to_say_accuses_nobody(held: bool) -> None:
    content = "to say whether the Vale Front had ordered the attack"
    made = Told(f"The ministry declined {content}.")
    front, ministry = made.entity("Vale Front", "armed_group"), made.entity("The ministry", "government")
    said = made.attribution("declined", source="The ministry", content=content, speaker=ministry,
                            stance="declines_to_say")  # fmt: skip
    made.members.append(
        made.event("attack", "ASSAULT", actors=((front, "Vale Front"),), according_to=(said,) if held else ())
    )
    assert found(made) == []


def test_nobody_is_accused_of_the_deed_who_is_accused_of_what_is_beside_it() -> None:
    content = "the Vale Front of plundering the town's resources"
    made = Told(f"The mayor accused {content}.")
    front, mayor = made.entity("Vale Front", "armed_group"), made.entity("The mayor", "person")
    said = made.attribution("accused", source="The mayor", content=content, speaker=mayor, stance="accuses")
    made.members.append(made.event("plundering", "ASSAULT", actors=((front, "the Vale Front"),), according_to=(said,)))
    assert found(made) == []
