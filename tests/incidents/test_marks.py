"""Marks: another one, taken up, a series, the means; by the words around a trigger."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.incidents.marks import (
    days_since,
    dies_later,
    from_there,
    in_series,
    made_by,
    marks,
    means,
    thrown,
    where,
)
from onrecord.incidents.series import done_often, for_long, in_compound, of_a_period, over_years
from onrecord.records import Event, MadeBy, Span
from tests.factory import Factory


def _event(sentence: str, trigger: str, actor: str = "") -> tuple[str, Event]:
    made = Factory(sentence)
    made.event(trigger, "ASSAULT", actors=((None, actor),) if actor else ())
    return made.document.text, made.record().events[0]


@pytest.mark.parametrize(
    ("sentence", "trigger", "actor", "another"),
    [
        # A word before the noun; "the second attack" is the one that is told.
        ("An earlier attack killed two.", "attack", "", ("earlier",)),
        ("Police feared a second attack.", "attack", "", ("second",)),
        ("The second attack in a week killed two.", "attack", "", ()),
        # The opening of its sentence.
        ("Separately, gunmen shot a farmer.", "shot", "gunmen", ("separately",)),
        ("In a separate incident, a mine hit a bus.", "hit", "a mine", ("in a separate",)),
        ("Also on Sunday, shelling hit a mill.", "hit", "shelling", ("also on",)),
        ("In the west of the country, police shot a man.", "shot", "police", ("in the west of the country",)),
        ("In the west of Velmar, police shot a man.", "shot", "police", ()),
        ("In the hills to the north, meanwhile, jets hit a tunnel.", "hit", "jets", ("meanwhile",)),
        ("Hours later, mortar shelling hit an army post.", "hit", "mortar shelling", ("hours later",)),
        ("Some two hours later, gunmen shot a guard.", "shot", "gunmen", ("hours later",)),
        ("Just one day earlier, rockets had struck a clinic.", "struck", "rockets", ("earlier", "one day earlier")),
        ("The night before, rockets had struck a clinic.", "struck", "rockets", ("the night before",)),
        # It came after another one; a day after it people are still buried.
        ("The attack came six days after gunmen shot a guard.", "shot", "gunmen", ("came after",)),
        ("They were buried a day after gunmen shot them.", "shot", "gunmen", ()),
        ("Less than an hour after the shooting, a bomb went off.", "went", "a bomb", ("after",)),
        # What somebody says of it later is of it.
        ("A day after the shooting, police said gunmen had killed ten.", "killed", "gunmen", ()),
        # People still die of it later: nobody acts.
        ("Hours later, two of the wounded died.", "died", "", ()),
        # The second time is the one that is told; the first is another.
        ("It was the second time in a week that Velmar was struck: on Saturday, jets hit a mill.", "struck", "", ()),
        (
            "It was the second time in a week that Velmar was struck: on Saturday, jets hit a mill.",
            "hit",
            "jets",
            ("time before",),
        ),
        ("It was the third attack on Velmar in a month: two mines hit it in May.", "hit", "mines", ("time before",)),
        # Later in the sentence says nothing of what is told first.
        ("Gunmen shot a guard who died hours later.", "shot", "Gunmen", ()),
    ],
)
def test_what_sets_apart(sentence: str, trigger: str, actor: str, another: tuple[str, ...]) -> None:
    assert marks(*_event(sentence, trigger, actor)).another == another


@pytest.mark.parametrize(
    ("sentence", "cue", "another"),
    [
        ("Meanwhile, the owners say nine lost their lives.", "say", ()),
        ("Meanwhile, nine lost their lives.", "", ("meanwhile",)),
    ],
)
def test_what_somebody_says_meanwhile_of_the_dead_is_of_the_same(
    sentence: str, cue: str, another: tuple[str, ...]
) -> None:
    made = Factory(sentence)
    said = (made.attribution(cue, source="the owners", content="nine lost their lives"),) if cue else ()
    made.event("lost", None, counts=(("killed", 9, "exactly", "nine"),), according_to=said)
    record = made.record()
    assert marks(record.document.text, record.events[0]).another == another


def test_what_takes_up() -> None:
    assert marks(*_event("Police condemned the deadly attack.", "attack")).definite
    assert not marks(*_event("Police condemned a deadly attack.", "attack")).definite
    assert marks(*_event("That boat was rammed.", "rammed", "That boat")).again
    assert not marks(*_event("The boat was rammed.", "rammed", "The boat")).again


@pytest.mark.parametrize(
    ("sentence", "trigger", "expected"),
    [
        ("The group has carried out several attacks, including a bombing in May.", "attacks", True),
        ("It has stepped up its attacks since May.", "attacks", True),
        ("Its attack killed nine.", "attack", False),
        ("A wave of bombings hit the capital last year.", "bombings", True),
        # Told as one: two at once, those that are known, one of them.
        ("Two bombings killed thirty.", "bombings", False),
        ("Several people died in the attacks.", "attacks", False),
        ("Several people died in the bombing.", "bombing", False),
        # A verb in a headline.
        ("Militia attacks a hotel.", "attacks", False),
    ],
)
def test_a_series_is_no_happening(sentence: str, trigger: str, expected: bool) -> None:
    assert in_series(*_event(sentence, trigger)) is expected


@pytest.mark.parametrize(
    ("sentence", "trigger", "told", "expected"),
    [
        ("Mortar shelling hit an army post.", "hit", ("attack",), ("shell",)),
        ("A roadside bomb killed two.", "killed", ("kill",), ("bomb",)),
        ("Two were killed by a roadside bomb.", "killed", ("kill",), ("bomb",)),
        # What stands beyond a comma did not do it.
        ("Drones set a mill ablaze, killing six.", "killing", ("kill",), ()),
        ("Ten died in a border clash.", "died", ("kill", "die"), ()),
        ("Ten were killed in an air strike.", "killed", ("kill",), ("shell",)),
        # A word that says by what means keeps to it.
        ("The bomb shot across the square.", "shot", ("shoot",), ()),
    ],
)
def test_means_are_told_by_nouns(sentence: str, trigger: str, told: tuple[str, ...], expected: tuple[str, ...]) -> None:
    text, event = _event(sentence, trigger)
    assert means(text, event, told) == expected


@pytest.mark.parametrize(
    ("sentence", "trigger", "definite", "pointed"),
    [
        ("The deadly night attack was condemned.", "attack", True, False),
        ("Nobody has been arrested for that killing.", "killing", True, True),
        # The article is of another phrase, or none.
        ("He said that 41 were wounded.", "wounded", False, False),
        ("It hit a convoy to the south, killing two.", "killing", False, False),
        ("The group denied that killing took place.", "killing", True, False),
    ],
)
def test_what_takes_up_something_told(sentence: str, trigger: str, definite: bool, pointed: bool) -> None:
    found = marks(*_event(sentence, trigger))
    assert (found.definite, found.pointed) == (definite, pointed)


@pytest.mark.parametrize(
    ("sentence", "trigger", "sums_up"),
    [
        ("More than 5,000 people have died since the insurgency began in 2017.", "died", True),
        ("Since 2017, thousands have been killed in raids.", "killed", True),
        ("Raids have killed hundreds over the past two years.", "killed", True),
        # The dead of one attack, and what happened once.
        ("Three more people have died since the attack.", "died", False),
        ("The rebels, who have fought since 2017, killed nine.", "killed", False),
        ("Nine people were killed this year at the fair.", "killed", False),
        ("More than 1,000 people have been killed in the battle for the capital.", "killed", True),
        ("Nine people have been killed in the attack.", "killed", False),
        ("Nearly 800 people have been killed since the coup.", "killed", True),
        ("The militia said that it had killed 90 soldiers since the invasion.", "killed", True),
        ("The army took over in 2021. More than 800 people have been killed by it since then.", "killed", True),
        ("The army took over in 2021. Since then it has killed more than 800 people.", "killed", True),
        ("Velmar was taken in 2022. Six mayors have been killed there since.", "killed", True),
        ("A bomb hit Velmar. Two more have been killed since then.", "killed", False),
        ("It was the worst of 2021. Three have died of their wounds since then.", "died", False),
        ("Nine people have been killed since Sunday.", "killed", False),
        ("The war has killed thousands and uprooted millions.", "killed", True),
        ("The war has killed thousands and uprooted millions.", "uprooted", True),
        ("The insurgency had killed thousands.", "killed", True),
        ("The raid has killed nine.", "killed", False),
        ("The war, now in its sixth year, has killed thousands.", "killed", True),
        ("Ninety people have died since the blockade began, half of them in attacks on buses.", "attacks", True),
        ("Ninety people have died in the blast, the worst of the attacks on buses.", "attacks", False),
        ("Since the war began, mines have killed nine in Velmar.", "killed", True),
        ("In the war, a mine killed nine.", "killed", False),
        # A plural noun with its months or years.
        ("Raids on villages since Toren seized power have emptied the valley.", "Raids", True),
        ("The bombings in the past two years were the work of one cell.", "bombings", True),
        ("The attacks on two churches were the worst since 2019.", "attacks", False),
        ("A bomb went off in one of the deadliest attacks on the country's police since 2019.", "attacks", False),
        ("It was one of the attacks on posts in the east this year.", "attacks", False),
        ("The attacks on two churches, the first this year, killed nine.", "attacks", False),
        ("The attack since Sunday has emptied the valley.", "attack", False),
    ],
)
def test_what_sums_up_years(sentence: str, trigger: str, sums_up: bool) -> None:
    assert over_years(*_event(sentence, trigger)) is sums_up


@pytest.mark.parametrize(
    ("sentence", "lead", "another"),
    [
        ("Jets bombed the village of Velmar the day before, killing two.", 0, ("day before",)),
        ("Jets bombed the village of Velmar the next day, killing two.", 0, ("day before",)),
        ("Fighters bombed a post in Velmar on the following day, residents said.", 0, ("day before",)),
        ("Jets bombed Velmar, two days after officials had warned of it.", 0, ()),
        ("Jets bombed Velmar, officials said two days later.", 0, ()),
    ],
)
def test_what_is_said_behind_to_have_been_before(sentence: str, lead: int, another: tuple[str, ...]) -> None:
    made = Factory(f"Blast\n\n{sentence}")
    made.event("bombed", "ASSAULT")
    record = made.record()
    assert marks(record.document.text, record.events[0], lead=lead).another == another


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Two rockets had been fired from Velmar.", False),
        ("Two rockets were fired from a hill above Velmar.", False),
        ("Two rockets fired from a hill struck Velmar.", True),
        ("Two rockets were fired at Velmar.", True),
        ("Women who have fled to Velmar said rockets were fired at them.", False),
        ("Women who fled told of rockets fired in Velmar.", True),
        ("Nine were shot where rockets were fired, and a tenth died of his wounds in a clinic in Velmar.", False),
        ("Fifteen died where rockets were fired and six others in the hospital in Velmar.", False),
        ("Rockets were fired at a clinic in Velmar.", True),
        ("The rockets fired would have hit him had he not been in Velmar.", False),
        ("The rockets fired were in Velmar.", True),
    ],
)
def test_where_it_came_from_is_not_where_it_was(sentence: str, told: bool) -> None:
    made = Factory(sentence)
    made.event("fired", "ASSAULT", place="Velmar")
    assert (where(made.document.text, made.record().events[0]) is not None) is told


@pytest.mark.parametrize(
    ("sentence", "trigger", "days"),
    [
        ("Three days after the explosion that wrecked the mosque, its quarter is empty.", "explosion", 3),
        ("Two weeks since the raid, nobody has returned.", "raid", 14),
        ("Three days after the explosion, gunmen shot a priest.", "shot", None),
        ("Some days after the explosion, its quarter is empty.", "explosion", None),
        ("The explosion came three days after the raid.", "explosion", None),
    ],
)
def test_how_many_days_have_passed_since(sentence: str, trigger: str, days: float | None) -> None:
    text, event = _event(sentence, trigger)
    assert days_since(text, event) == days
    if days is not None:
        assert marks(text, event).another == ()


def test_a_figure_of_the_day_before_sets_nothing_apart() -> None:
    said = "The head said 46 people had been killed, up from the 34 he had reported the day before."
    text, event = _event(said, "killed")
    assert marks(text, event, lead=-1).another == ()


@pytest.mark.parametrize(
    ("sentence", "trigger", "later"),
    [
        ("A woman died in hospital on Monday.", "died", True),
        ("A third guard died of his wounds in Kessel.", "died", True),
        ("Two pupils succumbed to their burns overnight.", "succumbed", True),
        ("Seven had been killed, after one of the drivers died in Kessel.", "died", True),
        ("Seven were killed, as the militia went from door to door, and two died.", "died", False),
        # The dead of the attack itself, and of what struck a hospital.
        ("Six people died in the market.", "died", False),
        ("Nine were killed in a blast at a hospital.", "killed", False),
        ("The ministry collapsed in Kessel.", "collapsed", False),
    ],
)
def test_who_dies_later_of_what_befell_before(sentence: str, trigger: str, later: bool) -> None:
    assert dies_later(*_event(sentence, trigger)) is later


@pytest.mark.parametrize(
    ("sentence", "trigger", "expected"),
    [
        ("Men lobbed two hand grenades into the bar.", "lobbed", ("bomb",)),
        ("Youths hurled stones at the bar, where a bomb had gone off.", "hurled", ()),
    ],
)
def test_what_is_thrown_says_the_means(sentence: str, trigger: str, expected: tuple[str, ...]) -> None:
    text, event = _event(sentence, trigger)
    assert thrown(text, event) == expected


@pytest.mark.parametrize("sentence", ["Another 30 people were wounded.", "A second guard was wounded."])
def test_more_of_those_hurt_are_of_the_same(sentence: str) -> None:
    made = Factory(f"Blast\n\n{sentence}")
    made.event("wounded", "ASSAULT")
    event = replace(made.record().events[0], made_by=MadeBy("events", rule="event_verbs:wound"))
    assert marks(made.document.text, event).another == ()


@pytest.mark.parametrize(
    ("sentence", "cause", "told", "found"),
    [
        ("The explosion was caused by a stray rocket.", "a stray rocket", ("bomb", "blast"), ("shell",)),
        ("The explosion was caused by gas.", "gas", ("bomb", "blast"), ()),
        ("The explosion was caused by Rocket, a militia.", "Rocket", ("bomb", "blast"), ()),
        ("The explosion of a rocket killed two.", "a rocket", ("kill",), ("shell",)),
        ("A suicide bomber at the explosion killed two.", "A suicide bomber", ("kill",), ("bomb",)),
        ("The explosion and a guard killed two.", "a guard", ("kill",), ()),
        ("The explosion was caused by a stray rocket.", "a stray rocket", ("fire",), ()),
    ],
    ids=["a rocket", "no means", "a name", "what killed", "who killed with it", "a man", "other means"],
)
def test_what_caused_a_blast_or_killed_is_its_means(
    sentence: str, cause: str, told: tuple[str, ...], found: tuple[str, ...]
) -> None:
    assert made_by(_event(sentence, "explosion", cause)[1], told) == found


@pytest.mark.parametrize(
    ("sentence", "trigger", "long"),
    [
        ("The group has killed 900 people in six years.", "killed", True),
        ("Separatists have fought the army for decades.", "fought", True),
        ("Its fighters have bombed cinemas in the past.", "bombed", True),
        ("It was the deadliest bombing in ten years.", "bombing", False),
        ("It was among the deadliest bombings of a mosque or a shrine in ten years.", "bombings", False),
        ("For ten years a school, the house was bombed.", "bombed", False),
        ("Its fighters bombed a cinema in the past hour.", "bombed", False),
        ("It is the strongest of several groups that have fought for decades.", "fought", True),
        ("Gunmen killed nine, two years after a truce.", "killed", False),
        ("They killed 800 in the space of three decades.", "killed", True),
        ("In the space of three decades, they killed 800.", "killed", True),
        ("Over the past ten years the group killed 800.", "killed", True),
        ("For the first time in ten years, gunmen killed nine.", "killed", False),
        ("In the past two days gunmen killed nine.", "killed", False),
    ],
)
def test_what_is_done_for_long(sentence: str, trigger: str, long: bool) -> None:
    assert for_long(*_event(sentence, trigger)) is long


@pytest.mark.parametrize(
    ("sentence", "often"),
    [
        ("Bandits often attack convoys.", True),
        ("The group continues to attack posts.", True),
        ("Convoys are regularly protected, but rebels attack them.", False),
        ("Rebels attack a convoy.", False),
    ],
)
def test_what_is_done_often(sentence: str, often: bool) -> None:
    assert done_often(*_event(sentence, "attack")) is often


@pytest.mark.parametrize(
    ("sentence", "often"),
    [
        ("Tarvia steps up attacks on ships.", True),
        ("The rebels have intensified their cross-border attacks.", True),
        ("The rebels ramped up drone attacks.", True),
        ("The army stepped up patrols after the attacks.", False),
    ],
)
def test_what_is_stepped_up_is_many(sentence: str, often: bool) -> None:
    assert done_often(*_event(sentence, "attacks")) is often


@pytest.mark.parametrize(
    ("sentence", "often"),
    [
        ("The two have fought three wars over the valley.", True),
        ("The two have fought two of their three wars there.", True),
        ("The two fought on Monday; wars are rare.", False),
        ("Troops fought gunmen on the bridge.", False),
    ],
)
def test_wars_that_have_been_fought(sentence: str, often: bool) -> None:
    assert done_often(*_event(sentence, "fought")) is often


@pytest.mark.parametrize(
    ("sentence", "another"),
    [
        ("Orvia seceded a decade after jets bombed its capital.", ("years after",)),
        ("Jets bombed Velmar, where years before a truce was signed.", ()),
        ("Jets bombed Velmar a decade after the truce.", ()),
    ],
)
def test_what_was_years_before_is_another(sentence: str, another: tuple[str, ...]) -> None:
    assert marks(*_event(sentence, "bombed")).another == another


def test_bombs_from_the_air_are_told_by_either_word() -> None:
    made = Factory("Jets bombed Velmar.")
    made.event("bombed", "ASSAULT", mode="aerial")
    assert made_by(made.record().events[0], ("bomb",)) == ("shell",)
    assert made_by(made.record().events[0], ("attack",)) == ()


def test_what_is_set_on_fire_is_not_fired_at() -> None:
    assert thrown(*_event("Settlers set fire to a house.", "set")) == ("fire",)
    assert "shoot" in thrown(*_event("Settlers opened fire on a house.", "opened"))


@pytest.mark.parametrize(
    ("sentence", "trigger", "used"),
    [
        ("Jets bombed houses from which rockets were fired.", "fired", True),
        ("Jets bombed houses from which rockets were fired.", "bombed", False),
        ("The hills from where guns had shelled Velmar are quiet.", "shelled", True),
        ("Rockets were fired from the hills.", "fired", False),
        ("They left the hills from which they came, and shelled Velmar.", "shelled", False),
    ],
)
def test_what_a_place_was_used_for(sentence: str, trigger: str, used: bool) -> None:
    assert from_there(*_event(sentence, trigger)) is used


@pytest.mark.parametrize(
    ("sentence", "trigger", "one_of_many"),
    [
        ("It is the fifth bombing in Velmar this year.", "bombing", True),
        ("It was its 14th such attack since 2019.", "attack", True),
        ("The blast was the deadliest attack on the town since January.", "attack", True),
        ("The most serious raid this year struck Kessel.", "raid", True),
        ("The rebels have attacked Kessel since January.", "attacked", False),
        ("The worst of the shelling has gone on since January.", "shelling", False),
        ("The attack since January has cost 200 lives.", "attack", False),
    ],
)
def test_the_one_of_so_many_of_a_time(sentence: str, trigger: str, one_of_many: bool) -> None:
    assert of_a_period(*_event(sentence, trigger)) is one_of_many


@pytest.mark.parametrize(
    ("opening", "sentence", "actor", "another"),
    [
        ("Meanwhile, a mill was hit.", "Troops said they had shelled a camp.", "Troops", ("meanwhile",)),
        ("Meanwhile, the dead were named.", "Troops had shelled them in the attack.", "Troops", ()),
        ("Meanwhile, the dead were named.", "A camp had been shelled.", "", ()),
        ("A mill was hit.", "Troops said they had shelled a camp.", "Troops", ()),
    ],
    ids=["apart with it", "taken up", "nobody acts", "nothing apart"],
)
def test_what_a_paragraph_sets_apart(opening: str, sentence: str, actor: str, another: tuple[str, ...]) -> None:
    text, event = _event(f"{opening} {sentence}", "shelled", actor)
    start = text.index(sentence)
    assert marks(text, replace(event, sentence=Span(start, len(text), sentence))).another == another


@pytest.mark.parametrize(
    ("sentence", "trigger", "compound"),
    [
        ("It hit the insurgency-plagued south.", "insurgency", True),
        ("It hit a bomb-damaged school.", "bomb", True),
        ("A car bombing – the third – killed two.", "bombing", False),
    ],
)
def test_what_something_suffers_from_is_no_happening(sentence: str, trigger: str, compound: bool) -> None:
    assert in_compound(*_event(sentence, trigger)) is compound
