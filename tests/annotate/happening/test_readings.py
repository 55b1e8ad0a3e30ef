"""Events as the whole reader tells them, coder and all: how they are held, of which type, by whom, when. Names and
happenings are invented."""

from __future__ import annotations

from functools import cache

import pytest

import onrecord
from onrecord.records import Event, Record

pytestmark = pytest.mark.model


@cache
def read(sentence: str) -> Record:
    return onrecord.read(sentence, published="2026-11-20")


def event(sentence: str, trigger: str) -> Event | None:
    return next((v for v in read(sentence).events if v.trigger.text == trigger), None)


def held(sentence: str, trigger: str) -> tuple[str, str] | None:
    found = event(sentence, trigger)
    return None if found is None else (found.polarity, found.modality)


ACTUAL = ("positive", "actual")

PLAIN_FACTS = [
    ("The envoy described the sanctions as illegal.", "sanctions"),
    ("Opposition leaders branded the arrests politically motivated.", "arrests"),
    ("The parties quarrelled over the arrests.", "arrests"),
    ("The army left hours before the strikes.", "strikes"),
    ("The mayor portrayed the protests as riots.", "protests"),
    ("The army said it had instead dismantled a training camp near Gao.", "dismantled"),
    ('The minister insisted the police had "acted within the law".', "acted"),
    ('The governor insisted that soldiers had "fired into the air".', "fired"),
    ("The prosecutor said an inquiry had been opened.", "opened"),
    ("The prosecutor said that an investigation had been launched into the shooting.", "launched"),
]


@pytest.mark.parametrize(("sentence", "trigger"), PLAIN_FACTS)
def test_plain_facts_are_told_as_having_happened(sentence: str, trigger: str) -> None:
    assert held(sentence, trigger) == ACTUAL


LEFT_OPEN = [
    ("The minister would rather the police had acted sooner.", "acted"),
    ('The lawyer asked whether the police had "fired into the crowd".', "fired"),
    ("The mayor hoped the police had acted.", "acted"),
    ("The ministers will discuss the sanctions on Friday.", "sanctions"),
    ("The premier described the planned sanctions as harsh.", "sanctions"),
    ("The company ruled out the strike.", "strike"),
    ("The envoy planned the talks for May.", "talks"),
]


@pytest.mark.parametrize(("sentence", "trigger"), LEFT_OPEN)
def test_what_is_left_open_is_not(sentence: str, trigger: str) -> None:
    assert held(sentence, trigger) != ACTUAL
