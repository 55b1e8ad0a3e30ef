"""Whose deed it is, whom it befell, where and when it was, in clauses and phrases that parsers take apart. Names and
happenings are invented."""

from __future__ import annotations

import pytest

import onrecord
from tests.annotate.happening.whole import read, told

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        # a list of what is said to have been done goes on with who did the first
        (
            "He told reporters in Oslo that ten Ardan soldiers had crossed into Chad, ignored calls to leave and fired "
            "on a patrol.",
            "fired",
            ["ten Ardan soldiers"],
        ),
        (
            "The minister said the gunmen had stopped a bus near Oslo, ordered the men out and shot them.",
            "shot",
            ["gunmen"],
        ),
        ("Police said the men broke into the hall, seized two guards and fled.", "seized", ["men"]),
        # who is on his way or ready to do it; whose aim or promise it is
        ("They are headed to Chad to help fight the Front.", "fight", ["They"]),
        ("The raids upended the ministry's goal of withdrawing from the province.", "withdrawing", ["ministry"]),
        ("Peru repeated its commitment to defeating the rebels.", "defeating", ["its"]),
        # "by" behind what a noun is counted by; those who stand alone
        ("The mayor quit after weeks of criticism by the union.", "criticism", ["union"]),
        ("It drew rebukes from some who warned that it was late.", "warned", ["some"]),
        ("Both were tried, and each attacked a guard.", "attacked", ["each"]),
        ("Sol denied that the Chadian side had shelled the port.", "shelled", ["Chadian side"]),
        ("She was stronger than the fanatics that wanted to attack her.", "attack", ["fanatics"]),
        (
            "Delegates arriving in Oslo next month to nominate Ana Sol will be greeted by crowds.",
            "nominate",
            ["Delegates"],
        ),
        (
            "Fighting erupted between the army and the paramilitary Rapid Support Forces (RSF) in April.",
            "Fighting",
            ["army", "Rapid Support Forces"],
        ),
        ("It cited the council's decision, seen by the Ledger.", "decision", ["council"]),
        # one subject of two that parsers see, and who strikes, repeats or complains
        ("Guests said that individuals other than rebels kill people.", "kill", ["individuals"]),
        (
            "Hundreds of followers of the Shiite cleric Hazim al-Orri stormed a hall.",
            "stormed",
            ["Hundreds of followers"],
        ),
        (
            "The mayor is investigating the Oslo police and the Justice Department is considering a request to open an "
            "inquiry.",
            "open",
            ["Justice Department"],
        ),
        ('They chanted "stop killing black people" in the street.', "killing", []),
        ("He lashed out at Chad for having shot down a Peruvian bomber.", "shot", ["Chad"]),
        ("State television showed Ole Brandt in uniform, chairing a cabinet meeting.", "meeting", ["Ole Brandt"]),
        ("The League is strongly committed to contribute to a transition.", "committed", ["League"]),
        ("We will strike their targets in order to defeat the Front in Chad.", "defeat", ["We"]),
        ("It shows that both parties are ready and willing to negotiate.", "negotiate", ["both parties"]),
        ("Chad and Peru confirm shared commitment to combating the Front.", "combating", ["Chad", "Peru"]),
        ("They were hit by Chad in airstrikes on Sunday night.", "airstrikes", ["Chad"]),
        ("The minister reiterates support for the Government of Chad.", "support", ["minister"]),
        ("Despite the complaints of critics, he stayed.", "complaints", ["critics"]),
        ("He brought up the Oslo bombing and left.", "bombing", []),
        ("The army launched one of its deadliest attacks on Friday in Goma.", "attacks", ["its"]),
        # no passive by what stands before it
        ("He's spoken out against the law, inviting Jenner to Goma.", "inviting", ["He"]),
        ("He was involved in the group's logistics and assisted in smuggling weapons.", "assisted", ["He"]),
    ],
)
def test_who_does_it(text: str, trigger: str, actors: list[str]) -> None:
    assert [p.span.text for p in told(text, trigger).actors] == actors


@pytest.mark.parametrize(
    ("text", "trigger", "recipients"),
    [
        ("The forces began their advance to isolate Tamsin, Chad, on May 6.", "isolate", ["Tamsin"]),
        ("She suffered years under house arrest.", "arrest", ["She"]),
        ("He had spent two months in detention.", "detention", ["He"]),
        (
            "The mayor met survivors of a massacre and relatives of the dead.",
            "met",
            ["survivors of a massacre", "relatives"],
        ),
        ("Peru is an ally of Chad in the war on the Front.", "war", ["Front"]),
        # both of two, whatever a clause hangs on; whose it is that befalls them
        (
            "The bloc listed eleven individuals and companies they accuse of smuggling gold.",
            "accuse",
            ["eleven individuals", "companies"],
        ),
        (
            "Firms are barred from providing aid or any other service to the Chadian government.",
            "providing",
            ["Chadian government"],
        ),
        ("They examined a boy whose killing by police sparked riots.", "killing", ["boy"]),
        ("They financed the war with smuggled gold.", "war", []),
        (
            "The mayor is investigating the Oslo police and the ministry is considering a request.",
            "investigating",
            ["Oslo police"],
        ),
        ("The crowd rallied at Temple University before a march.", "rallied", []),
        ("They spoke of the plight of minorities -- black people -- who have been killed.", "killed", ["black people"]),
        (
            "The army is inflicting the worst bombardment seen yet on Tamsin and other towns.",
            "bombardment",
            ["Tamsin", "other towns"],
        ),
        ("Vance blamed the attack on an offensive video.", "attack", []),
        ("A voice celebrated the attacks on Twitter.", "attacks", []),
        ("She quit her bid for president.", "bid", []),
        ("Man held after sister and mother murdered", "murdered", ["sister", "mother"]),
        ("A man was last night being quizzed by police over the theft.", "quizzed", ["man"]),
        ("Chad accuses Peru of arming the FDLR, a Rwandan Hutu rebel group.", "accuses", ["Peru"]),
        (
            "Two were arrested in the fatal shooting of a sheriff's deputy who was murdered as he left.",
            "murdered",
            ["sheriff's deputy"],
        ),
        ("Organizers say they want to avoid violence.", "violence", []),
        ("A truck rammed into a crowd, officials said, before being shot at by police.", "shot", []),
        ("Nobody would say who fired on a patrol boat.", "fired", ["patrol boat"]),
    ],
)
def test_whom_it_befalls(text: str, trigger: str, recipients: list[str]) -> None:
    assert [p.span.text for p in told(text, trigger).recipients] == recipients


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("They gathered in Oslo to protest the killing of a judge.", "killing", None),
        ("He fought both groups on behalf of the regime in Damascus.", "fought", None),
        ("Reports of air strikes and fighting in Goma are a matter of concern.", "strikes", "Goma"),
        ("The minister condemned an attack on a mill and a shop in Goma.", "attack", "Goma"),
        ("A truck rammed into a crowd celebrating a feast in the city of Goma, killing nine.", "killing", "Goma"),
        ("The army should respond to the massacre at a club in Goma by sending troops.", "massacre", "Goma"),
        ("The army should respond to the massacre at a club in Goma by sending troops.", "sending", None),
        (
            "Peru condemned the shooting at a launch in the Goma region but declined to endorse the claim.",
            "declined",
            None,
        ),
        ("Peru will join Chad in Exercise Eager Lion 16 in May.", "join", None),
        (
            "The army denied a coup after a night of gunfire near the palace in N'Djamena and the arrest of officers.",
            "gunfire",
            "N'Djamena",
        ),
        (
            "The attacks in Oslo on Friday, and a presidential election that has taken a turn, have changed her plans.",
            "election",
            None,
        ),
        ('"We will arrive with our soldiers," he said in Goma.', "arrive", None),
        ("He got a sentence for a shooting spree in an Oslo courthouse.", "spree", "Oslo"),
    ],
)
def test_where_it_was(text: str, trigger: str, place: str | None) -> None:
    found = told(text, trigger).location
    assert (found.name if found is not None else None) == place


def test_the_day_before_a_deed_is_not_its_own() -> None:
    text = "Two days before Ole Brandt shot a guard, he prayed for an hour, kneeling with his son last Friday evening."
    record = read(text)
    shot = next(v for v in record.events if v.trigger.text == "shot")
    assert {t.id: t.value for t in record.times}[shot.time or ""] == "2026-11-15"


@pytest.mark.parametrize(
    ("text", "trigger", "words"),
    [
        ("Officials have accused the general of the murder of a priest in 1998.", "murder", "1998"),
        ("Officials have accused the general of the murder of a priest in 1998.", "accused", None),
        ("As the Ledger's Abby Orr documented, ten governors met on Monday in Oslo.", "documented", None),
        ("The scrutiny has grown after mass shootings in Goma last year.", "shootings", "last year"),
        ("The envoy condemns today's brutal, senseless attack on Camp Goma.", "attack", "today"),
        ("Famous 1950s pin up star Betty Orr has died in Oslo, aged 85.", "died", None),
        ("A truck rammed into a crowd watching a match on Thursday night, killing nine.", "killing", "Thursday night"),
        ("President Sol flew to Goma for a speech last winter.", "flew", "last winter"),
        (
            "The attacks in Oslo on Friday, and a presidential election that has taken a turn, have changed her plans.",
            "election",
            None,
        ),
        ("Gunmen took two guards hostage on Monday in Goma.", "took", "Monday"),
    ],
)
def test_when_it_was(text: str, trigger: str, words: str | None) -> None:
    record = read(text)
    event = next(v for v in record.events if v.trigger.text == trigger)
    named = {t.id: t.span.text for t in record.times}
    assert (named[event.time] if event.time is not None else None) == words


def test_the_day_of_what_is_to_be_looked_into_is_past() -> None:
    record = onrecord.read(
        "The group has called for an inquiry into an attack on a mosque in Chad on Monday that killed nine.",
        published="2026-11-18",
    )
    assert [t.value for t in record.times] == ["2026-11-16"]


def test_their_call_is_that_of_those_named_behind_it() -> None:
    record = read("During their phone call on Tuesday, Ana Sol and Ole Brandt agreed to meet.")
    call = next(v for v in record.events if v.trigger.text == "call")
    names = {e.id: e.name for e in record.entities}
    assert {names[p.entity or ""] for p in call.actors} == {"Ana Sol", "Ole Brandt"}


def test_cities_that_are_hit_are_no_governments() -> None:
    record = read("Tamsin takes a place with Paris, Brussels, Beirut and other cities struck by terrorism.")
    struck = next(v for v in record.events if v.trigger.text == "struck")
    kinds = {e.id: e.kind for e in record.entities}
    assert [kinds.get(p.entity or "", "place") for p in struck.recipients][:3] == ["place", "place", "place"]


def test_how_many_were_gunned_down() -> None:
    assert [c.value for c in told("A man gunned down 49 people at a nightclub.", "gunned").counts] == [49]


def test_their_march_is_that_of_those_right_before() -> None:
    record = read("Officers helped by checking on elderly demonstrators during their long marches.")
    march = next(v for v in record.events if v.trigger.text == "marches")
    names = {e.id: e.name for e in record.entities}
    assert [names[p.entity or ""] for p in march.actors] == ["elderly demonstrators"]


def test_who_refused_is_named_behind() -> None:
    record = read(
        "Aides said Karl Orr feared that Ole Brandt would spend years in prison. While he refused to release killers, "
        "Mr. Orr freed three traders."
    )
    refused = next(v for v in record.events if v.trigger.text == "refused")
    names = {e.id: e.name for e in record.entities}
    assert [names[p.entity or ""] for p in refused.actors] == ["Karl Orr"]


def test_a_day_earlier_is_no_day_ahead_of_the_report() -> None:
    record = onrecord.read(
        "Sol held a rally on Tuesday ahead of next Tuesday's primary. A day earlier, six protesters were arrested.",
        published="2016-03-30",
    )
    assert [t.value for t in record.times if t.span.text == "A day earlier"] == ["2016-03-28"]


def test_several_hundred_are_not_counted() -> None:
    assert told("Several hundred demonstrators took to the streets of Goma.", "took").counts == ()


def test_somebody_named_and_his_wife_are_not_one() -> None:
    assert told("Karl Orr and his wife, Ana Sol, died in a shootout with police.", "died").counts == ()
