"""The day, the place and the counts of what sentences of news tell, where parsers hang them elsewhere. Names and
happenings are invented."""

from __future__ import annotations

from functools import partial

import pytest

from tests.annotate.happening import whole

pytestmark = pytest.mark.model

read = partial(whole.read, published="2024-03-20")  # a Wednesday
told = partial(whole.told, published="2024-03-20")


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        # a second day behind a deed is the deed's
        ("The Front on Monday claimed the car bombing of a barracks in Kirkuk the previous night.", "bombing", "17"),
        # what is asked for is asked for on the day that is told; what is called for lies ahead
        ("The bishop appealed for calm and blankets on Sunday.", "appealed", "17"),
        ("The unions called for a general strike on Friday.", "strike", "22"),
        ("Norway pledged $30 million for a climate fund at the forestry meeting in Oslo on Friday.", "pledged", "15"),
        # what only compares, or says since when it is the first
        ("The party boycotted the vote, as it had in 2014, and called a rally.", "boycotted", None),
        ("Chad has let inspectors back into the site for the first time since November.", "let", None),
        # what goes on for long is not of one day
        ("The League backed a plan for ending the war in Sudan on Friday.", "backed", "15"),
        ("The League backed a plan for ending the war in Sudan on Friday.", "war", None),
        ("Peru completed the withdrawal of its troops from Tumbes on Sunday.", "completed", "17"),
        # what is launched is stopped at once; what somebody does where he is due
        ("Warships shot down five drones fired by rebels at a tanker in the gulf on Tuesday.", "shot", "19"),
        ("He is due in Tbilisi on Friday, where he will meet the Georgian cabinet.", "meet", "22"),
        ("The envoy arrived in Juba on Monday, where she met rebel leaders.", "met", "18"),
        ("The envoy arrived in Juba on Monday, where she died.", "died", None),
        ("The envoy flies to Oslo on Thursday, where she is to meet two ministers.", "meet", "21"),
        ("Chad freed two spies on Friday, a day before the two presidents were due to speak by phone.", "speak", "16"),
        ("The militia threatened to storm the port unless the mayor resigned by Friday.", "resigned", "22"),
        # what is done with it, or after a blow, or beside another clause, is of its day
        ("Peru let four jailed fishermen go on Saturday.", "let", "16"),
        ("Troops used live rounds to scatter marchers near the port on Saturday, killing one.", "killing", "16"),
        ("Thirty miners were trapped underground after a blast at a pit near Bartin on Friday.", "trapped", "15"),
        ("Rioters overturned police cars and smashed windows on Sunday; a dozen were held.", "overturned", "17"),
        # a charge has no day, nor what was done later; prayers have theirs
        ("Prosecutors charged the mayor with embezzlement on Tuesday.", "embezzlement", None),
        ("The junta shut two papers on Monday and allowed them to print a week later.", "allowed", None),
        ("A blast tore through a mosque in Kabul during Friday prayers, killing nine.", "killing", "15"),
        # nor the day of a clause that says what there was
        ("Peru has sent ships to the gulf, but there was no word from Lima on Monday.", "sent", None),
        ("Rebels took the port, and there were clashes to the north on Monday.", "took", None),
        # what somebody is tried for has its own day, and the trial another
        ("A colonel was indicted on Monday in the October 2020 shooting death of a clerk.", "indicted", "18"),
        # "a day after" opens a clause
        (
            "Thousands marched through Lagos on Saturday to contest the result of the presidential vote, a day after "
            "two allies of opposition leader Ana Sol were shot dead in their car.",
            "shot",
            "15",
        ),
    ],
)
def test_day(text: str, trigger: str, day: str | None) -> None:
    event = told(text, trigger)
    time = next((t for t in read(text).times if t.id == event.time), None)
    assert (time.begin if time else None) == (f"2024-03-{day}" if day else None)


def test_the_day_of_what_somebody_is_tried_for() -> None:
    text = "A colonel was indicted last month in the October 2020 shooting death of a clerk."
    event = told(text, "death")
    assert next(t.value for t in read(text).times if t.id == event.time) == "2020-10"


def test_what_somebody_is_wanted_for_has_been() -> None:
    text = "He is wanted for murdering a nurse in June."
    assert [t.begin for t in read(text).times] == ["2023-06-01"]


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("Tens of thousands took to the streets of Maputo on Saturday.", "took", "Maputo"),
        ("Troops killed a commander in a raid on a hideout in Boni forest.", "killed", "Boni forest"),
        ("Its forces had retaken the village of Andriivka, south of Bakhmut.", "retaken", "Andriivka"),
        ("Gunmen raided a village in Zamfara state and abducted nine women.", "abducted", "Zamfara state"),
        ("Farmers driving hundreds of tractors blocked the port of Antwerp for a second day.", "blocked", "Antwerp"),
        ("Police raided the Managua offices of a charity.", "raided", "Managua"),
        ("Troops took control of the town of Kidal on Monday.", "took", "Kidal"),
        ("Gunmen set fire to a nightclub in Port Harcourt.", "set", "Port Harcourt"),
        ("Peru withdrew all but one brigade from Tumbes on Sunday.", "withdrew", "Tumbes"),
        ("Uganda has completed the pullout of its troops from Ituri.", "pullout", "Ituri"),
        ("Police sealed off the centre of Lyon.", "sealed", "Lyon"),
        ("Customs agents searched the Rotterdam home of a broker.", "searched", "Rotterdam"),
        ("A barge delivered 200 tonnes of rice to Beira on Friday.", "delivered", "Beira"),
        ("He is due in Tbilisi on Friday, where he will meet the Georgian cabinet.", "meet", "Tbilisi"),
        (
            "A summit of bishops ended in Oslo. The prince visited Kyiv and paid a visit to Mykolaiv.",
            "visit",
            "Mykolaiv",
        ),
    ],
)
def test_place(text: str, trigger: str, place: str) -> None:
    location = told(text, trigger).location
    assert location is not None
    assert location.span.text == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("HANOI, March 19 (Newsdesk) - Police here arrested two men.", "Hanoi"),
        ("YEREVAN/BAKU, March 19 (Newsdesk) - Police here arrested two men.", None),
        ('HANOI, March 19 (Newsdesk) - "Police here arrested two men," said a lawyer.', None),
    ],
)
def test_here_is_the_town_of_the_dateline(text: str, place: str | None) -> None:
    location = told(text, "arrested").location
    assert (location.name if location else None) == place


@pytest.mark.parametrize(
    ("text", "trigger", "counts"),
    [
        ("A Lorvian raid left three men dead and a dozen injured.", "raid", [("killed", 3), ("injured", 12)]),
        ("Rioters smashed windows on Sunday; a dozen were detained.", "detained", [("detained", 12)]),
        ("Arda said one of its servicemen had been wounded.", "wounded", [("injured", 1)]),
        ("Arda buried one of the best officers killed.", "killed", []),
        # what befell some of them
        ("Nine people, two of them wounded, were freed.", "wounded", [("injured", 2)]),
        ("Nine people, two of them wounded, were freed.", "freed", [("released", 9)]),
        # people who are seized are not counted as things
        ("Gunmen seized 22 pupils from a school.", "seized", [("abducted", 22)]),
        ("Police seized 22 men and 40 rifles.", "seized", [("detained", 22), ("seized", 40)]),
        ("Customs agents seized 40 crates.", "seized", [("seized", 40)]),
        # the number of a whole is not that of those who are told of
        ("One of four suspects was arrested.", "arrested", [("detained", 1)]),
        ("Police released one of two women sought over the theft.", "released", [("released", 1)]),
        ("The militia released three of 20 hostages.", "released", [("released", 3)]),
        ("Only one of the five guards who were wounded died.", "died", [("killed", 1)]),
        ("Only one of the five guards who were wounded died.", "wounded", [("injured", 5)]),
        ("A third of the 90 prisoners died.", "died", []),
        ("Half of the 40 hostages were freed.", "freed", []),
        ("All of the three nurses were killed.", "killed", [("killed", 3)]),
        ("At least three of the 12 miners were killed.", "killed", [("killed", 3)]),
        ("The bombing that claimed the lives of 27 worshippers was a crime.", "bombing", [("killed", 27)]),
        ("The blast that cost nine miners their lives in the town of Bytom was an accident.", "blast", [("killed", 9)]),
        ("Twelve police recruits were killed when their lorry drove into an ambush.", "killed", [("killed", 12)]),
    ],
)
def test_counts(text: str, trigger: str, counts: list[tuple[str, int]]) -> None:
    assert [(c.what, c.value) for c in told(text, trigger).counts] == counts


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        ("Nine people, two of them wounded, were freed.", "wounded", []),
        ("A driver was killed and five guards, two of them seriously, wounded.", "wounded", []),
        ("The gunmen fled, and two of them shot a guard.", "shot", ["two of them"]),
    ],
)
def test_some_of_those_whom_it_befell_are_not_the_doers(text: str, trigger: str, actors: list[str]) -> None:
    assert [p.span.text for p in told(text, trigger).actors if p.span] == actors


def test_some_of_them_armed_is_no_event() -> None:
    text = "A crowd, many of them armed with clubs, burned the hall."
    assert [v.trigger.text for v in read(text).events] == ["burned"]


def test_over_may_belong_to_the_verb() -> None:
    text = "Rebels handed over three prisoners and fired over 20 rockets. The mayor put the dead at 132."
    assert [(q.value, q.qualifier) for q in read(text).quantities] == [
        (3, "exactly"),
        (20, "at_least"),
        (132, "exactly"),
    ]


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        # whose words are turned down; who is threatened; on whom something is blamed
        ("Chad turned down a request by Peru to hand over three exiles.", "turned", ["Chad"], ["Peru"]),
        ("Chad turned down a request by Peru to hand over three exiles.", "hand", ["Chad"], ["three exiles"]),
        ("Chad threatened on Wednesday to strike Cyprus.", "threatened", ["Chad"], ["Cyprus"]),
        ("It was an attempt on his life that the junta blamed on monks.", "blamed", ["junta"], ["monks"]),
        ("Peru put sanctions on 14 firms in Chad that it accused of theft.", "accused", ["it"], ["14 firms"]),
        # whose positions they are; whose work a deed is; who called a strike; who let somebody go
        (
            "Jets pounded positions of the Nasr Brigade near Kirkuk.",
            "pounded",
            ["Jets"],
            ["positions of the Nasr Brigade"],
        ),
        (
            "The bombing was the work of the local branch of the Front, a judge said.",
            "bombing",
            ["local branch of the Front"],
            [],
        ),
        (
            "The massacre of nine villagers, which Chad says was the work of a gang, shocked Peru.",
            "massacre",
            ["gang"],
            ["nine villagers"],
        ),
        (
            "A general strike called by the two biggest unions closed ports on Monday.",
            "strike",
            ["two biggest unions"],
            [],
        ),
        ("Nine women were let go by the rebels on Friday.", "let", ["rebels"], ["Nine women"]),
        ("A raid attributed to the Nasr Brigade killed nine.", "raid", ["Nasr Brigade"], []),
        ("Rebels attacked two border posts near Rathedaung on Monday.", "attacked", ["Rebels"], ["two border posts"]),
        # aircraft by their models, and people by their trades
        ("Two Russian Su-25s bombed a school in Idlib.", "bombed", ["Two Russian Su-25s"], ["school"]),
        (
            "Chad said game wardens had shot dead two of its citizens.",
            "shot",
            ["game wardens"],
            ["two of its citizens"],
        ),
        # what stands behind the object is no part of it; an aside between "and" and its verb
        ("The gunmen made off with pupils and set the dormitory alight.", "set", ["gunmen"], ["dormitory"]),
        (
            "She handed out nets to 300 families and, before flying home, called on Peru to help.",
            "called",
            ["She"],
            ["Peru"],
        ),
    ],
)
def test_who_takes_part(text: str, trigger: str, actors: list[str], recipients: list[str]) -> None:
    event = told(text, trigger)
    assert ([p.span.text for p in event.actors], [p.span.text for p in event.recipients]) == (actors, recipients)
