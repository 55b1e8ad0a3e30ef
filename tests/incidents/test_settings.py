"""Settings: an attack is where and when those who made it came."""

from __future__ import annotations

import pytest

import onrecord
from onrecord.incidents.settings import set_in, setting_of
from onrecord.incidents.tellings import tellings
from onrecord.records import Event, Record


def _attack(text: str, word: str) -> tuple[Event, Record]:
    record = onrecord.read(text, published="2024-03-06")
    return next(e for e in record.events if e.trigger.text == word and e.type == "ASSAULT"), record


@pytest.mark.parametrize(
    ("text", "word", "town"),
    [
        (
            "About ten men arrived at a bakery in Kassala on Monday, a baker said. They shot at the customers.",
            "shot",
            "Kassala",
        ),
        ("Gunmen walked into a clinic in Dori on Sunday. They killed two nurses, police said.", "killed", "Dori"),
        ("Their van was stopped in Kohat, near the market. Three men were shot dead on the spot.", "shot", "Kohat"),
    ],
)
def test_an_attack_is_where_those_who_made_it_came(text: str, word: str, town: str) -> None:
    event, record = _attack(text, word)
    place = set_in(event, record)
    assert place is not None
    assert place.name == town


@pytest.mark.parametrize(
    ("text", "word"),
    [
        # Somebody else came; there was a coming long before; somebody went, and did not come.
        ("The minister arrived in Kassala on Monday. Gunmen shot at a bakery.", "shot"),
        (
            "Gunmen arrived in Dori on Sunday. The market was quiet. The shops were shut. They killed two nurses.",
            "killed",
        ),
        ("Gunmen fled Kohat on Sunday. They killed two nurses.", "killed"),
        ("Three men were shot dead in Kohat. Their van was stopped in Dori.", "shot"),
    ],
)
def test_who_else_came_or_when_says_nothing(text: str, word: str) -> None:
    event, record = _attack(text, word)
    assert setting_of(event, record) is None


def test_a_report_is_of_the_place_the_day_and_the_site_where_they_came() -> None:
    text = "Raid on bakers\n\nAbout ten men walked into a bakery in Kassala on Monday. They shot at the customers."
    (shot,) = [t for t in tellings(onrecord.read(text, published="2024-03-06")) if "shoot" in t.senses]
    assert [spot.name for spot in shot.spots] == ["kassala"]
    assert shot.days is not None
    assert shot.days[0] == shot.days[1]


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("The attack took place at about 7 a.m. near a bridge, police said on Wednesday.", False),
        ("The attack took place at about 7 a.m. on Tuesday near a bridge, police said.", True),
    ],
)
def test_an_hour_is_not_of_the_day_on_which_somebody_tells_it(text: str, dated: bool) -> None:
    (attack,) = [t for t in tellings(onrecord.read(text, published="2024-03-07")) if "attack" in t.senses]
    assert (attack.days is not None) is dated


def test_who_denies_it_tells_what_was_struck() -> None:
    text = 'The Front has denied that its men attacked the Taynal clinic. "We fight no patients," its spokesman said.'
    told = [t for t in tellings(onrecord.read(text, published="2024-03-07")) if "attack" in t.senses]
    assert [t.sites for t in told if t.held == "denied"] == [("clinic", "taynal clinic")]
