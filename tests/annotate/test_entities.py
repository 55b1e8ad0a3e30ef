"""Who is who in a report: names joined, descriptions and pronouns taken up."""

from __future__ import annotations

import pytest

from onrecord.annotate.cast import Cast
from onrecord.annotate.entities import entities, with_speakers
from onrecord.annotate.mentions import mentions
from onrecord.records import Attribution, Entity, MadeBy
from tests.parsing import one_paragraph, syntax

STORE = "entities"


def cast_of(text: str) -> Cast:
    document = one_paragraph(text)
    parsed = syntax(document, store=STORE)
    return entities(document, parsed, mentions(document, parsed))


def whose(text: str, words: str) -> Entity | None:
    """The entity with a mention of exactly these words, the last one of them in the text."""
    at = text.rindex(words)
    return next((e for e in cast_of(text).entities for m in e.mentions if (m.start, m.text) == (at, words)), None)


TAKEN_UP = [
    # Surnames, acronyms and the lexicon's aliases.
    ("Mara Ellison arrived. Ellison spoke.", "Ellison", "Mara Ellison"),
    ("The National Mining Board (NMB) met. The NMB voted.", "NMB", "National Mining Board"),
    ("The United States agreed. Washington wants talks.", "Washington", "United States"),
    # Pronouns: by gender, by number, not the object of the same verb.
    ("Tom Rudd met Mara Ellison. She thanked him.", "She", "Mara Ellison"),
    ("Tom Rudd met Mara Ellison. She thanked him.", "him", "Tom Rudd"),
    ("The State Department said it was watching.", "it", "State Department"),
    ("Iraqi security forces said they shot down a drone.", "they", "Iraqi security forces"),
    # Titles and descriptions.
    ("Senator Bill Tarrow objected. The lawmaker left early.", "The lawmaker", "Bill Tarrow"),
    ("The State Department objected. The department gave no reason.", "The department", "State Department"),
    ("Hamas fired rockets. The group said so.", "The group", "Hamas"),
    ("Mara Ellison, a former ambassador, objected.", "a former ambassador", "Mara Ellison"),
    ("The Biden administration agreed. The administration wants a deal.", "The administration", "Biden administration"),
]


@pytest.mark.parametrize(("text", "words", "name"), TAKEN_UP)
def test_taken_up(text: str, words: str, name: str) -> None:
    entity = whose(text, words)
    assert entity is not None
    assert entity.name == name


OPEN = [
    # Nothing is named by an empty "it", and a thing nearer than the body may be meant.
    ("The State Department objected. It is clear that talks failed.", "It"),
    ("The council approved the mission and paid for it.", "it"),
]


@pytest.mark.parametrize(("text", "words"), OPEN)
def test_left_open(text: str, words: str) -> None:
    assert whose(text, words) is None


def test_two_people_of_one_surname_stay_two() -> None:
    text = "Tom Rudd met Mara Rudd. Mr. Rudd smiled. Ms. Rudd did not."
    names = [e.name for e in cast_of(text).entities if e.kind == "person"]
    assert names == ["Tom Rudd", "Mara Rudd"]


def test_one_militia_is_not_the_other() -> None:
    cast = cast_of("Kata'ib Hezbollah struck first. Hezbollah in Lebanon denied a role.")
    assert [e.country for e in cast.entities if e.kind == "armed_group"] == ["IQ", "LB"]


def test_a_pair_has_its_members() -> None:
    text = "The attack was carried out by Hamas and Hezbollah. The two denied it."
    cast = cast_of(text)
    pair = whose(text, "The two")
    assert pair is not None
    assert [e.name for e in cast.entities if e.id in cast.members[pair.id]] == ["Hamas", "Hezbollah"]


def test_titles_name_their_body_and_tell_country_and_sector() -> None:
    cast = cast_of("State Department spokesman Tom Rudd spoke.")
    rudd = next(e for e in cast.entities if e.name == "Tom Rudd")
    (title,) = rudd.titles
    assert title.span.text == "State Department spokesman"
    body = cast.get(title.organization)
    assert body is not None
    assert (body.name, rudd.country, rudd.sector) == ("State Department", "US", "GOV")


def test_first_person_goes_to_the_speaker() -> None:
    text = '"We will stay and I agree," Mara Ellison said.'
    document = one_paragraph(text)
    parsed = syntax(document, store=STORE)
    cast = entities(document, parsed, mentions(document, parsed))
    speaker = next(e.id for e in cast.entities if e.name == "Mara Ellison")
    quote = parsed.chars(1, text.rindex('"'))
    said = Attribution(
        id="a1",
        source=(),
        cue=(),
        content=(quote,),
        speaker=speaker,
        quote="direct",
        stance="asserts",
        made_by=MadeBy("test"),
    )
    grown = with_speakers(cast, parsed, (said,))
    entity = grown.get(speaker)
    assert entity is not None
    assert [m.text for m in entity.mentions] == ["We", "I", "Mara Ellison"]
    assert cast.get(speaker) != entity


def test_ids_follow_the_text() -> None:
    cast = cast_of("Iraq thanked Iran. Mara Ellison agreed.")
    assert [e.id for e in cast.entities] == ["e1", "e2", "e3"]
    assert [e.name for e in cast.entities] == ["Iraq", "Iran", "Mara Ellison"]
