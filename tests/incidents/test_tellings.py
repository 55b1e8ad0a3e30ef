"""Tellings: which events tell of a happening, and what each is known by."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.incidents.tellings import tellings
from onrecord.records import Kb
from tests.factory import Factory, harbour
from tests.incidents.tellings import day


def test_of_a_report() -> None:
    """A denial tells of the strike that it denies; a threat tells of none."""
    told = {t.event: t for t in tellings(harbour())}
    assert list(told) == ["v1", "v2", "v3", "v4", "v6", "v7"]
    assert told["v3"].held == "denied"
    assert {told[v].thread for v in ("v1", "v3", "v4")} == {"v1"}
    assert told["v4"].counts == (("killed", 4, "at_least"),)
    assert told["v6"].thread != "v1"


@pytest.mark.parametrize(
    ("fields", "tells"),
    [
        ({}, True),
        ({"modality": "hypothetical"}, False),
        ({"modality": "generic"}, False),
        ({"document_time": "after"}, False),
        # "No shots were fired", in the report's own voice.
        ({"polarity": "negative"}, False),
        ({"modality": "hedged"}, True),
    ],
    ids=["told", "hypothetical", "generic", "to come", "not at all", "hedged"],
)
def test_what_did_not_happen_is_not_told(fields: dict[str, Any], tells: bool) -> None:
    made = Factory("Gunmen attacked a convoy.")
    made.event("attacked", "ASSAULT", **fields)
    assert bool(tellings(made.record())) is tells


def test_words_of_statements_tell_of_nothing() -> None:
    made = Factory("The minister said that it began on Sunday.")
    made.event("said")
    made.event("began")
    assert tellings(made.record()) == ()


def test_a_series_neither_joins_nor_lends_its_place() -> None:
    made = Factory(
        "Gunmen raided a hotel in Velmar.\n\nThe group has carried out several attacks at Kessel since May.",
    )
    made.event("raided", "ASSAULT", place="Velmar")
    made.event("attacks", "ASSAULT", place="Kessel")
    (raid,) = tellings(made.record())
    assert [spot.name for spot in raid.spots] == ["velmar"]


def test_a_word_of_many_means_says_none_of_them() -> None:
    made = Factory("A strike hit the mill.")
    made.event("strike", "ASSAULT")
    made.event("hit")
    strike, hit = tellings(made.record())
    assert strike.senses == ("attack",)
    # Without a type it may be a walkout, or a quake, but no narrower kind of attack.
    assert "shell" not in hit.senses


def test_two_happenings_of_a_report_stay_two() -> None:
    made = Factory(
        "A bomb killed nine at Velmar on Sunday.\n\n"
        "Hours later, mortar shelling hit a post at Kessel, killing two.\n\n"
        "The bombing was condemned.",
    )
    sunday = made.time("Sunday", begin="2024-03-03")
    nine = (("killed", 9, "exactly", "nine"),)
    two = (("killed", 2, "exactly", "two"),)
    made.event("killed", "ASSAULT", place="Velmar", time=sunday, actors=((None, "A bomb"),), counts=nine)
    made.event("hit", "ASSAULT", place="Kessel", actors=((None, "mortar shelling"),))
    made.event("killing", "ASSAULT", actors=((None, "mortar shelling"),), counts=two)
    made.event("bombing", "ASSAULT")
    told = tellings(made.record())
    assert [t.thread for t in told] == ["v1", "v2", "v2", "v1"]
    assert told[0].counts == (("killed", 9, "exactly"),)
    assert told[1].counts == (("killed", 2, "exactly"),)


@pytest.mark.parametrize("text", ["", "\x00", "\u0301\u202e!", "שלום"], ids=["empty", "NUL", "marks", "RTL"])
def test_any_text_has_tellings(text: str) -> None:
    made = Factory(f"{text} attacks", published=None)
    made.event("attacks", "ASSAULT")
    assert len(tellings(made.record())) == 1


@pytest.mark.parametrize(
    ("sentence", "trigger", "day", "tells"),
    [
        # What lasts, or how much there is of it, is no happening.
        ("Velmar has been at war since August 2023.", "war", ("August 2023", "2023-08-01", "2023-08-31"), False),
        ("Violence has spread in the province.", "Violence", None, False),
        ("The minister condemned the violence.", "violence", None, True),
        ("Fighting has flared in the province.", "Fighting", None, False),
        ("Attacks have increased in the province.", "Attacks", None, False),
        ("The attacks have killed nine.", "attacks", None, True),
        ("Violence broke out on Sunday.", "Violence", ("Sunday", "2024-03-03", "2024-03-03"), True),
    ],
)
def test_a_state_is_no_happening(sentence: str, trigger: str, day: tuple[str, str, str] | None, tells: bool) -> None:
    made = Factory(sentence)
    made.event(trigger, "ASSAULT", time=made.time(day[0], begin=day[1], end=day[2]) if day else None)
    assert bool(tellings(made.record())) is tells


def test_since_august_lasts_until_the_report() -> None:
    made = Factory("Gunmen have raided farms in Velmar since Friday.")
    made.event("raided", "ASSAULT", time=made.time("Friday", begin="2024-03-01", end="2024-03-01"))
    (raids,) = tellings(made.record())
    assert raids.days is not None
    assert raids.last == raids.published
    assert raids.begin != raids.last


def test_circumstances_are_put_on_record_only_where_the_report_leads_with_them() -> None:
    made = Factory("A team from Velmar won the cup.\n\nA bomb killed two.\n\nIts victims had arrived at dawn.")
    made.event("won")
    made.event("killed", "ASSAULT")
    made.event("arrived")
    assert [t.event for t in tellings(made.record())] == ["v1", "v2"]


def test_where_and_when_it_happened_may_be_told_after() -> None:
    made = Factory("News of the day\n\nA bomb killed two.\n\nIt happened in Velmar on Sunday.", published="2024-03-05")
    made.event("killed", "ASSAULT")
    made.entity("Velmar", "place", kb=Kb(geonames=1))
    made.time("Sunday", begin="2024-03-03")
    (killed,) = tellings(made.record())
    assert [spot.name for spot in killed.spots] == ["velmar"]
    assert killed.days == (day("2024-03-03"), day("2024-03-03"))


def test_what_a_report_leads_with_was_where_and_when_its_sentence_says() -> None:
    made = Factory(
        "Blast\n\nTwo died in an attack on a hall full of guests in Velmar on Sunday.", published="2024-03-05"
    )
    made.event("attack", "ASSAULT")
    made.entity("Velmar", "place", kb=Kb(geonames=1), country="")
    made.time("Sunday", begin="2024-03-03")
    (attack,) = tellings(made.record())
    assert attack.days == (day("2024-03-03"), day("2024-03-03"))


def test_what_is_the_subject_of_another_was_where_that_was() -> None:
    made = Factory("News\n\nA bomb killed six in Orvan.\n\nShelling killed two in Velmar.")
    made.event("bomb", "ASSAULT", place="Orvan")
    made.event("Shelling", "ASSAULT")
    made.event(made.span("killed", 1), "ASSAULT", place="Velmar", actors=((None, "Shelling"),))
    told = {t.event: [spot.name for spot in t.spots] for t in tellings(made.record())}
    assert told["v2"] == ["velmar"]


@pytest.mark.parametrize(
    ("subject", "deed", "dated"),
    [
        ("The widow of slain judge Bela Tor", "slain", False),
        ("The murdered man's son", "murdered", False),
        ("Massacre survivors", "Massacre", False),
        ("The massacre", "massacre", True),
        ("The massacre of villagers", "massacre", True),
    ],
)
def test_what_somebody_does_whom_it_befell_is_of_another_day(subject: str, deed: str, dated: bool) -> None:
    made = Factory(f"News\n\nA bomb killed six.\n\n{subject} angered the government on Sunday.")
    made.event("bomb", "ASSAULT")
    made.event(deed, "ASSAULT")
    made.event("angered", "REJECT", time=made.time("Sunday", begin="2024-03-03"), actors=((None, subject),))
    told = {t.event: t for t in tellings(made.record())}
    assert (told["v2"].days is not None) is dated


def test_where_a_report_is_from_says_where_what_it_leads_with_was() -> None:
    made = Factory("Kabul\n\nA bomb killed two.\n\nSeparately, a raid was made in Herat.")
    made.blocks(("dateline", "Kabul"), ("paragraph", "A bomb killed two."), ("paragraph", "Separately"))
    made.event("killed", "ASSAULT")
    made.event("raid", "ASSAULT", place="Herat")
    bomb, raid = tellings(made.record())
    assert [spot.name for spot in bomb.home] == ["kabul"]
    assert raid.home == ()


def test_a_town_that_a_report_leads_with_may_be_where_it_was() -> None:
    """Of what harm it first tells, though somebody accuses somebody before; not where its outlet is called by it."""
    made = Factory("Anger in Velmar\n\nResidents accused guards. A bomb killed two in Orvan.", outlet="Orvan Post")
    for name in ("Velmar", "Orvan"):
        made.entity(name, "place")
    made.event("accused", "ACCUSE")
    made.event("killed", "ASSAULT")
    homes = {t.event: [spot.name for spot in t.home] for t in tellings(made.record())}
    assert homes == {"v1": [], "v2": ["velmar"]}


@pytest.mark.parametrize(("place", "homes"), [(None, ["kabul"]), ("Herat", [])], ids=["no place", "a place"])
def test_an_outlet_of_a_town_tells_of_it_where_nothing_says_where(place: str | None, homes: list[str]) -> None:
    made = Factory("News\n\nA bomb killed two in Herat.", outlet="Voice of Kabul")
    made.event("killed", "ASSAULT", place=place)
    (told,) = tellings(made.record())
    assert [spot.name for spot in told.home] == homes


def test_who_dies_later_elsewhere_says_neither_where_nor_when_it_was() -> None:
    made = Factory("News\n\nA bomb killed two in Kabul. A third man died of his wounds in Herat.")
    made.event("killed", "ASSAULT", place="Kabul")
    made.event("died", "ASSAULT", place="Herat")
    assert {spot.name for told in tellings(made.record()) for spot in told.spots} == {"kabul"}


def test_there_is_the_town_that_was_named_before() -> None:
    made = Factory("News\n\nIt was quiet in Herat. Rockets landed in Kabul. One man was killed there.")
    for name, geonames in (("Herat", 1140026), ("Kabul", 1138958)):
        made.entity(name, "place", country="AF", kb=Kb(geonames=geonames))
    made.event("killed", "ASSAULT")
    (told,) = tellings(made.record())
    assert [spot.name for spot in told.spots] == ["kabul"]


def test_a_headline_is_of_what_the_report_leads_with() -> None:
    made = Factory("Bomb hits camp\n\nRockets struck a camp on Sunday.\n\nRockets hit a bridge.")
    made.event("Bomb", "ASSAULT")
    made.event("Rockets struck", "ASSAULT", time=made.time("Sunday", begin="2024-03-03"))
    bomb, rockets = tellings(made.record())
    assert bomb.thread == rockets.thread


def test_a_headline_may_say_where_it_was_more_roughly() -> None:
    made = Factory("Bomb near Orvan\n\nA blast hit a bus in Velmar on Sunday.\n\nA blast hit Kessel on Monday.")
    made.event("Bomb", "ASSAULT", place="Orvan")
    made.event("blast", "ASSAULT", place="Velmar", time=made.time("Sunday", begin="2024-03-03"))
    made.event(made.span("blast", 1), "ASSAULT", place="Kessel", time=made.time("Monday", begin="2024-03-04"))
    headline, lead, other = tellings(made.record())
    assert headline.thread == lead.thread != other.thread


@pytest.mark.parametrize(
    ("account", "same"),
    [("The army said that the rebels blew up their own bomb at the funeral.", True),
     ("Residents blamed the army. The army said that the rebels blew up their own bomb.", True),
     ("The army said that the rebels blew up their own bomb.", False)],
    ids=["at the same gathering", "answering an accusation", "nothing says where"],
)  # fmt: skip
def test_a_rival_account_is_of_what_it_is_told_against(account: str, same: bool) -> None:
    made = Factory(f"A day in Velmar\n\nMissiles hit a funeral in Velmar on Sunday.\n\n{account}")
    made.event("Missiles", "ASSAULT", place="Velmar", time=made.time("Sunday", begin="2024-03-03"))
    if "blamed" in account:
        made.event("blamed", "ACCUSE")
    said = made.attribution("said", source="The army", content="the rebels blew up their own bomb")
    made.event("bomb", "ASSAULT", according_to=(said,))
    of = {made.document.text[t.start : t.end]: t.thread for t in tellings(made.record())}
    assert (of["Missiles"] == of["bomb"]) is same


def test_what_a_happening_is_the_subject_of_tells_of_it() -> None:
    made = Factory("A bomb killed six.\n\nThe blast struck shortly after ten, police said.")
    made.event("bomb", "ASSAULT")
    made.event("blast", "ASSAULT")
    made.event("struck", "ASSAULT", actors=((None, "blast"),))
    assert {t.thread for t in tellings(made.record())} == {"v1"}


@pytest.mark.parametrize(("polarity", "spots"), [("positive", ["kabul"]), ("negative", [])], ids=["told", "denied"])
def test_who_denies_it_does_not_say_where_it_was(polarity: str, spots: list[str]) -> None:
    made = Factory(
        "News\n\nA bomb killed six.\n\nThe Front said it had no hand in the blast and blamed agencies in Kabul."
    )
    made.entity("Kabul", "place", kb=Kb(wikidata=None, geonames=1138958))
    content = "it had no hand in the blast and blamed agencies in Kabul"
    said = made.attribution("said", source="The Front", content=content)
    made.event("bomb", "ASSAULT")
    made.event("blast", "ASSAULT", polarity=polarity, according_to=(said,))
    _, blast = tellings(made.record())
    assert [spot.name for spot in blast.spots] == spots


def test_what_one_doer_did_in_one_sentence_was_on_one_day() -> None:
    made = Factory(
        "A bomb went off on Thursday.\n\nGunmen used drones to shell Kessel on Wednesday.", published="2024-03-08"
    )
    days = [made.time(name, begin=on, end=on) for name, on in (("Thursday", "2024-03-07"), ("Wednesday", "2024-03-06"))]
    made.event("bomb", "ASSAULT", time=days[0])
    made.event("used", "ASSAULT", actors=((None, "Gunmen"),))
    made.event("shell", "ASSAULT", actors=((None, "Gunmen"),), place="Kessel", time=days[1])
    told = {t.event: (t.thread, t.days) for t in tellings(made.record())}
    assert told["v2"] == told["v3"] == ("v2", (day("2024-03-06"), day("2024-03-06")))
    assert told["v1"][0] == "v1"


def test_a_town_taken_long_ago_is_no_part_of_its_bombing() -> None:
    made = Factory("News\n\nA bomb went off in Velmar.\n\nVelmar was captured by rebels in the first days of the war.")
    made.event("bomb", "ASSAULT", place="Velmar")
    made.event("captured", "ASSAULT", place="Velmar")
    assert len({t.thread for t in tellings(made.record())}) == 2


@pytest.mark.parametrize(
    ("sentence", "dated"),
    [
        ("The fire broke out on Sunday.", True),
        ("The deadly attack took place on Sunday.", True),
        ("The meeting took place on Sunday.", False),
    ],
)
def test_the_day_of_what_was_told_before(sentence: str, dated: bool) -> None:
    made = Factory(f"News\n\nFour died when a train was set alight.\n\n{sentence}", published="2024-03-05")
    made.event("died", "ASSAULT")
    made.time("Sunday", begin="2024-03-03")
    (died,) = tellings(made.record())
    assert (died.days == (day("2024-03-03"), day("2024-03-03"))) is dated


def test_a_day_that_another_sentence_names_is_none_of_it() -> None:
    attack = "Arson attack\n\nThe party was behind the attack. It came on the day of a strike."
    made = Factory(f"{attack}\n\nA vote is due on January 7.", published="2024-01-02")
    made.event(made.span("attack", 1), "ASSAULT")
    made.time("January 7", begin="2024-01-07")
    (attack,) = tellings(made.record())
    assert attack.days is None


@pytest.mark.parametrize(
    ("lead", "known"),
    [
        ("The massacre at the market was the army's work, they said.", True),
        ("A massacre at a market is told of.", False),
    ],
)
def test_what_a_report_leads_with_as_known(lead: str, known: bool) -> None:
    made = Factory(f"Union speaks of massacre\n\n{lead}")
    made.event("massacre", "ASSAULT")
    made.event(made.span("massacre", 1), "ASSAULT")
    assert {t.definite for t in tellings(made.record())} == {known}


@pytest.mark.parametrize(
    ("sentence", "source", "content", "trigger", "dated"),
    [
        ("The Front on Monday denied shelling a camp.", "The Front", "shelling a camp", "shelling", False),
        ("It denied that it had shelled a camp on Monday.", "It", "it had shelled a camp on Monday", "shelled", True),
        ("Shells hit a camp, aid workers denied on Monday.", "aid workers", "Shells hit a camp", "hit", False),
        ("On Monday, the Front denied, shells hit a camp.", "the Front", "shells hit a camp", "hit", True),
    ],
)
def test_when_it_is_said_is_not_when_it_happened(
    sentence: str, source: str, content: str, trigger: str, dated: bool
) -> None:
    made = Factory(f"Camp\n\nA fire.\n\n{sentence}")
    said = made.attribution("denied", source=source, content=content)
    made.event(trigger, "ASSAULT", time=made.time("Monday", begin="2024-02-26"), according_to=(said,))
    (told,) = tellings(made.record())
    assert (told.days is not None) is dated


@pytest.mark.parametrize(
    ("lead", "dated"),
    [
        ("Velmar began days of mourning on Sunday for those killed in its mill.", False),
        ("On Sunday, two were killed in a mill.", True),
        ("Two were killed in a mill packed with people on Sunday.", True),
        ("Two were killed in a mill, it emerged on Sunday.", False),
        ("Two were killed in a mill, it was announced late on Sunday.", False),
        # What came of it was on a later day.
        ("The number of those killed in a mill rose to nine on Sunday.", False),
        ("The man who killed two in a mill was charged on Sunday.", False),
        ("Police on Sunday arrested men over two killed in a mill.", False),
    ],
)
def test_the_day_in_a_lead(lead: str, dated: bool) -> None:
    made = Factory(f"Mill in ruins\n\n{lead}")
    made.time("Sunday", begin="2024-03-03", end="2024-03-03")
    made.event("killed", "ASSAULT")
    (killed,) = tellings(made.record())
    assert (killed.days is not None) is dated


def test_a_sentence_may_open_with_its_town() -> None:
    made = Factory(
        "Camp hit.\n\nIn Gao, across the Niger from the camp, two died.\n\nIn Kidal people fear that others die."
    )
    for name, geonames in (("Kidal", 2455290), ("Gao", 2457163)):
        made.entity(name, "place", kb=Kb(geonames=geonames), country="ML")
    made.event("died", "ASSAULT", place="Niger")
    made.event("die", "ASSAULT")
    died, die = tellings(made.record())
    assert [spot.name for spot in died.spots] == ["gao"]
    assert die.thread == died.thread


def test_what_hangs_on_a_noun_dates_it() -> None:
    made = Factory("It is blamed for the bombing of a ferry that killed a hundred people in 2004.")
    made.event("bombing", "ASSAULT")
    made.event("killed", "ASSAULT", time=made.time("2004", begin="2004-01-01", end="2004-12-31"))
    bombing, killed = tellings(made.record())
    assert bombing.days is not None
    assert bombing.days == killed.days


@pytest.mark.parametrize(
    ("sentence", "dated"),
    [
        ("Prices rose after last Friday's incident, when a boat shelled a camp.", True),
        ("Prices rose after last Friday's vote; a boat shelled a camp.", False),
        ("By last Friday a boat had shelled a camp.", False),
    ],
)
def test_a_clause_that_says_what_a_noun_with_a_day_was_is_of_that_day(sentence: str, dated: bool) -> None:
    made = Factory(sentence)
    made.time("last Friday", begin="2024-03-01", end="2024-03-01")
    made.event("shelled", "ASSAULT")
    (told,) = tellings(made.record())
    assert (told.days is not None) is dated


@pytest.mark.parametrize(
    ("text", "kind", "homes"),
    [
        ("A bomb killed two. It lay at a pipe near the village of Xelmur.", "place", ["xelmur"]),
        # One that is taken for a body, unless it is spoken of as one.
        ("A bomb killed two at Xelmur.", "organization", ["xelmur"]),
        ("A bomb killed two at Xelmur, and Xelmur denied it.", "organization", []),
        ("A bomb killed two. Xelmur denied it.", "organization", []),
    ],
)
def test_a_village_that_the_gazetteer_lacks(text: str, kind: str, homes: list[str]) -> None:
    made = Factory(f"News\n\n{text}")
    made.entity("Xelmur", kind)
    made.event("killed", "ASSAULT")
    (told,) = tellings(made.record())
    assert [spot.name for spot in told.home] == homes


@pytest.mark.parametrize(
    ("sentence", "trigger", "type", "tells"),
    [
        # What is said or given, and of which nothing is known, is in every report.
        ("The accusation angered many.", "accusation", "ACCUSE", False),
        ("They refused.", "refused", "REJECT", False),
        ("The attack angered many.", "attack", "ASSAULT", True),
        ("The ministry called on Velmar to talk.", "called", "REQUEST", True),
    ],
)
def test_what_nobody_would_know_again(sentence: str, trigger: str, type: str, tells: bool) -> None:
    made = Factory(f"Mill reopens\n\nThe mill has reopened.\n\n{sentence}")
    actors = ((made.entity("Velmar", "place"), "Velmar"),) if "Velmar" in sentence else ()
    made.event(trigger, type, recipients=actors)
    assert bool(tellings(made.record())) is tells


def test_a_report_may_lead_with_what_is_said() -> None:
    made = Factory("Accusation angers many\n\nThe accusation has angered many.")
    made.event("Accusation", "ACCUSE")
    assert len(tellings(made.record())) == 1


@pytest.mark.parametrize(
    ("last", "dead", "apart"),
    [
        ("In Gao, two died in shelling.", 2, True),
        ("In Gao, nine died in shelling.", 9, False),  # as many as before
        ("In Gao two died in shelling.", 2, False),
    ],
)
def test_a_town_named_for_the_first_time_opens_another_scene(last: str, dead: int, apart: bool) -> None:
    made = Factory(f"Attack kills nine\n\nNine people were killed at a mill, the mayor says.\n\n{last}")
    made.entity("Gao", "place", kb=Kb(geonames=2457163), country="ML")
    nine, word = (("killed", 9, "exactly", "Nine"),), last.split()[2]
    made.event("killed", "ASSAULT", counts=nine)
    made.event("died", "ASSAULT", counts=(("killed", dead, "exactly", word),))
    killed, died = tellings(made.record())
    assert ("elsewhere" in died.marks) is apart
    assert killed.marks == ()
