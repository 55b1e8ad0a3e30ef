"""Whose a participle's words are, on invented sentences with stored parses."""

from __future__ import annotations

import pytest

from tests.annotate.test_attributions import read, words

PARTICIPLES = [
    # whoever is told of
    ("Lind said the drivers had blocked the road, demanding that the governor resign.", "demanding", "the drivers"),
    ("Police said the gunman had called the station, saying he would surrender.", "saying", "the gunman"),
    ("Lind said the prisoners had refused food, complaining that they were beaten.", "complaining", "the prisoners"),
    # whoever tells
    ("Lind said the talks had failed, adding that the army was ready.", "adding", "Lind"),
    ("Lind said the rebels had broken the truce, warning that the town would answer.", "warning", "Lind"),
    ("Lind said the bank had acted too late, noting that prices had doubled.", "noting", "Lind"),
    # a text, and who does something with it
    ("The king rejected a statement from the rebels saying they had fled.", "saying", "a statement from the rebels"),
    ("Lind got a letter from the driver stating that it was sealed.", "stating", "a letter from the driver"),
    ("The king signed a letter, saying that he would step down.", "saying", "The king"),
]  # fmt: skip


SILENT = [
    ("Lind confirmed that two clerks were held but would not say why.", "would not say", "Lind"),
    ("The army said that the jets had left but would not comment on the raid.", "would not comment", "The army"),
    ("The firm said nine ships were being searched but could not confirm the losses.", "could not confirm", "The firm"),
    ("Lind said the clerk had confessed but would not name the others.", "would not name", "the clerk"),
]


@pytest.mark.parametrize(("text", "cue", "source"), SILENT)
def test_who_tells_no_more_behind_but(text: str, cue: str, source: str) -> None:
    found = read(text)
    assert [words(a.source) for a in found if words(a.cue) == cue] == [source]
    outer = words(found[0].content)
    assert ("but" in outer) == (source == "the clerk")


@pytest.mark.parametrize(("text", "cue", "source"), PARTICIPLES)
def test_whose_a_participle_is(text: str, cue: str, source: str) -> None:
    assert [words(a.source) for a in read(text) if words(a.cue) == cue] == [source]


PASSIVES = [
    ("The firm, accused by prosecutors of paying bribes, closed.", "prosecutors", "The firm ... of paying bribes"),
    ("The strait, described by fishermen as a graveyard, was closed.", "fishermen", "The strait ... as a graveyard"),
    ("The attack, blamed on rebels by the government, wounded six.", "the government", None),
    ("The raid, condemned by the bishops as a crime, killed nine people.", "the bishops", "The raid ... as a crime"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "source", "content"), PASSIVES)
def test_what_is_said_of_a_noun_by_somebody(text: str, source: str, content: str | None) -> None:
    (said,) = read(text)
    assert words(said.source) == source
    assert content in (None, words(said.content))


def test_who_is_inserted_before_a_phrase() -> None:
    text = "A drone hit a car, killing a baker and wounding his son, the police said, in the worst raid for years."
    (said,) = read(text)
    assert words(said.source) == "the police"


NOTHING = [
    "The opposition is not convinced by the government's account.",
    "A man presenting himself as an officer left.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nobody_says_anything(text: str) -> None:
    assert read(text) == ()


def test_who_is_dared_to_speak_says_nothing() -> None:
    (said,) = read("“Let him tell us what was in the shed,” Lind said.")
    assert words(said.source) == "Lind"


MEDIA = [
    ("In a post on X, formerly Twitter, the envoy, Dalia Sorn, accused the army of looting.", "the envoy, Dalia Sorn"),
    ("In an interview with Radio Delta, a private station, the minister, Omar Tass, said the talks had failed.", None),
    ("In a statement, the company, the region's largest employer, said it had cut 200 jobs.", "the company"),
    ("In Mersa, the ministry, a critic of the deal, said it would sue.", "the ministry"),
]


@pytest.mark.parametrize(("text", "source"), MEDIA)
def test_what_the_medium_is_called_is_no_source(text: str, source: str | None) -> None:
    (said,) = read(text)
    assert words(said.source).startswith(source or "the minister")
