"""Leads: the day that a report speaks of, and where one happening ends and the next begins."""

from __future__ import annotations

from datetime import date

import pytest

import onrecord
from onrecord.incidents.tellings import Telling, tellings

_ON = "2024-03-08"
_FRIDAY = date(2024, 3, 8).toordinal()
_SUNDAY = date(2024, 3, 3).toordinal()
_TALE = (
    "They came in army lorries, said a baker, who gave his name as Daud. The soldiers shot at the customers.\n\n"
    "The Herders' League counted 34 dead. It asked for an inquiry by somebody from abroad."
)


def _told(text: str) -> tuple[Telling, ...]:
    return tellings(onrecord.read(text, published=_ON, outlet="Velmar Post"))


def _first(text: str) -> Telling:
    return next(t for t in _told(text) if "violence" in t.families)


@pytest.mark.parametrize(
    "text",
    [
        f"SUNDAY ON THE KASSALA ROAD\n\nPeople here know what they saw.\n\n{_TALE}",
        f"The bakery of Kassala\n\nWhat was done at the bakery on Sunday has been told wrongly.\n\n{_TALE}",
        f"The bakery of Kassala\n\nThose who were in the bakery on Sunday evening do not give their names.\n\n{_TALE}",
        f"The bakery of Kassala\n\nIt was early on Sunday, and the bread was warm.\n\n{_TALE}",
        f"The bakery of Kassala\n\nOn Sunday afternoon, two lorries rose out of the dust.\n\n{_TALE}",
        f"Kassala mourns\n\n{_TALE}\n\nNo unit was near Kassala on Sunday, the army said.",
        f"Kassala mourns\n\n{_TALE}\n\nThe colonel swears that his men did not set foot in Kassala on Sunday.",
    ],
)
def test_what_is_told_without_a_day_is_of_the_one_that_the_report_speaks_of(text: str) -> None:
    assert _first(text).days == (_SUNDAY, _SUNDAY)


@pytest.mark.parametrize(
    ("opening", "passed"),
    [
        ("Four days have gone by, and nobody has answered.", 4),
        ("Two days had passed, and nobody had come.", 2),
        ("It is now three days since the bread was last warm.", 3),
        ("Three days after the massacre the ovens are cold.", 3),
        ("The ovens have been cold since. Two days after that shooting nobody bakes.", 2),
        ("It was before dawn that they came to Kassala, three days ago.", 3),
        ("Three days after the wedding the ovens are cold.", None),
        ("It lasted for four days.", None),
        ("Four days will go by.", None),
    ],
)
def test_so_many_days_have_gone_by(opening: str, passed: int | None) -> None:
    days = _first(f"Kassala mourns\n\n{opening}\n\n{_TALE}").days
    assert (days[1] if days is not None else None) == (_FRIDAY - passed if passed is not None else None)


def test_the_day_of_its_own_sentence_goes_before_one_that_is_spoken_of() -> None:
    asked = (
        "Did they leave on Sunday? No boat left on Sunday, he said. And the attack on the post at Girba last Tuesday?"
    )
    (attack,) = [t for t in _told(f"The general answers\n\nHe was asked.\n\n{asked}") if "violence" in t.families]
    assert attack.days != (_SUNDAY, _SUNDAY)


@pytest.mark.parametrize(
    ("lead", "dated"),
    [
        ("A cart ran over a mine near Kassala on Sunday, and nine people died.", True),
        ("The town began days of mourning in its mosques on Sunday for the nine killed in the raid.", False),
    ],
)
def test_a_lead_goes_on_with_what_came_on_its_day(lead: str, dated: bool) -> None:
    assert (_first(f"Kassala mourns\n\n{lead}").days is not None) is dated


@pytest.mark.parametrize(
    "text",
    [
        # Of saying, of something else that happened, of another year, to come, and two of them.
        f"Kassala mourns\n\nThe minister spoke on Sunday.\n\n{_TALE}",
        f"Kassala mourns\n\nThe mayor arrived in Kassala on Sunday.\n\n{_TALE}",
        f"Kassala mourns\n\nIt was in March 2019, and the bread was warm.\n\n{_TALE}",
        f"Kassala mourns\n\n{_TALE}\n\nThe bakery will not open on Sunday.",
        f"Sunday at the bakery\n\n{_TALE}\n\nNo unit was near Kassala on Saturday, the army said.",
    ],
)
def test_other_days_are_not_its_own(text: str) -> None:
    assert _first(text).days is None


@pytest.mark.parametrize(
    ("last", "apart"),
    [
        ("On Tuesday evening shots were heard again in Girba, where a girl of nine was hit and died.", True),
        ("On Tuesday, a bus drove over a mine near Girba. Four passengers were killed.", True),
        ("Two miners were wounded when shells fell on Girba on Tuesday.", True),
        ("A drone hit an ambulance on Tuesday and killed a medic.", True),
        # Whoever was told of, what was told, and the same day.
        ("The soldiers came back on Tuesday and shot at the mourners, he said.", False),
        ("The shooting lasted for an hour, he said.", False),
    ],
)
def test_a_last_paragraph_may_go_on_to_another_happening(last: str, apart: bool) -> None:
    quiet = "The houses are of clay, and most of them stand open. " * 6
    text = f"Kassala mourns\n\nPeople here know what they saw.\n\n{_TALE}\n\n{quiet}\n\n{last}"
    told = [t for t in _told(text) if "violence" in t.families or "death" in t.families]
    assert (told[-1].thread != told[0].thread) is apart


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Ankara's gangs bombed each other on Sunday, the Front said.", None),
        ("Shells hit a hospital in the Kyiv-held town on Sunday, the militia said.", None),
        ("Ankara's old market was bombed on Sunday, the Front said.", "ankara"),
        ("Gunmen bombed a market in Ankara on Sunday, the Front said.", "ankara"),
    ],
)
def test_where_a_government_sits_is_not_where_it_was(text: str, town: str | None) -> None:
    assert {spot.name for spot in (*_first(text).spots, *_first(text).nearby)} == ({town} if town else set())


@pytest.mark.parametrize(
    ("sentence", "years"),
    [
        ("It lost its bases in an offensive three years ago, in which some 120 militants were killed.", 3),
        ("He lost his brother in the bombing three years ago that killed 20.", 3),
        ("Nobody has forgotten the raid three years ago, when soldiers shot 40 people.", 3),
    ],
)
def test_what_is_told_of_a_noun_with_a_time_is_of_that_time(sentence: str, years: int) -> None:
    told = [t for t in _told(f"A cold trail\n\n{sentence}") if "violence" in t.families]
    days = {None if t.days is None else date.fromordinal(t.days[0]).year for t in told}
    assert days == {2024 - years}


@pytest.mark.parametrize(
    ("title", "site"),
    [
        ("Bombs dropped on Sudanese market", "market"),
        ("Gunmen storm clinic in Kassala", "clinic"),
        ("Horror in Kassala", None),
    ],
)
def test_a_headline_says_what_was_hit(title: str, site: str | None) -> None:
    sites = _first(f"{title}\n\nNine people died in Kassala when it was shelled, residents said.").sites
    assert (site in sites) if site is not None else not sites


def test_what_a_heading_tells_is_not_what_the_report_leads_with() -> None:
    heading = "Velmar Rights Bulletin, No. 58\n\n8 March 2024\n\nThe killings at Kassala"
    first = "Four days after the execution of the miners, the official account is coming apart."
    told = _told(f"{heading}\n\n{first}\n\n{_TALE}")
    executed = next(t for t in told if t.start == len(heading) + 2 + first.index("execution"))
    assert executed.days == (_FRIDAY - 5, _FRIDAY - 4)


@pytest.mark.parametrize(
    ("heads", "days"),
    [
        ("Analysis\n\nSunday on the Kassala road", (_SUNDAY, _SUNDAY)),
        ("VELMAR POST | Friday 8 March 2024\n\nThe bakery of Kassala", None),
    ],
    ids=["below a rubric", "the day of the report"],
)
def test_a_day_in_what_stands_above_a_report(heads: str, days: tuple[int, int] | None) -> None:
    assert _first(f"{heads}\n\nPeople here know what they saw.\n\n{_TALE}").days == days


def test_the_day_of_what_somebody_did_who_tells_of_it_is_not_that_of_the_deed() -> None:
    lead = (
        "At least nine people were shot dead in Kassala, states the League, which on Wednesday sent two of its members."
    )
    days = _first(f"The bakery of Kassala\n\n{lead}\n\nThe town is known for its bread.").days
    assert days is None


@pytest.mark.parametrize(
    ("sentence", "town"),
    [
        ('"The soldiers shot at them," the baker, who has fled, told us in Khartoum.', None),
        ("The soldiers shot at them, said the baker: somebody had called from Khartoum.", None),
        ("The soldiers shot at them in full view of the stalls of Khartoum.", "khartoum"),
    ],
)
def test_where_it_is_told_is_not_where_it_was(sentence: str, town: str | None) -> None:
    shot = next(
        t for t in _told(f"The bakers\n\n{sentence}\n\nNobody has answered for it.") if "violence" in t.families
    )
    assert [spot.name for spot in shot.spots] == ([town] if town else [])


def test_a_report_leads_with_the_killing_of_those_who_had_been_taken() -> None:
    text = (
        "Seven kidnapped bakers found shot dead\n\nSeven bakers who were kidnapped in February were shot dead "
        "on Sunday in Kassala, police said.\n\nThe bakers' union said that ten of its members had been murdered."
    )
    told = {text[t.start : t.end]: t for t in _told(text)}
    assert told["murdered"].thread == told["shot"].thread != told["kidnapped"].thread
    assert told["murdered"].cast
    assert not told["kidnapped"].cast
