"""A reader's questions, asked of a record made by hand."""

from __future__ import annotations

import dataclasses
from typing import get_args

import pytest

from onrecord import records, views, wording
from tests.factory import Factory, harbour


def test_events_are_told_apart_by_how_they_are_held():
    found = {group: [h.trigger for h in rows] for group, rows in views.by_group(harbour())}
    assert found == {
        "told": ["Explosions", "met", "agreed"],
        "according": ["fired", "attack"],
        "denied": ["struck"],
        "not_happened": ["close"],
    }


# A threat, a plan or an imagined thing never counts as having happened; a denial goes before a reservation.
def voice(entity: str | None, record: str) -> views.Voice:
    return views.Voice(name=entity or "somebody", role=None, unnamed=False, entity=entity, record=record)


@pytest.mark.parametrize(
    ("chain", "words", "through"),
    [
        ("A", "A", None),
        ("A B", "A ← B", "A"),
        ("A A", "A", None),
        ("A B B", "A ← B", "A"),
        ("A A B", "A ← B", "A"),
        ("A B C", "A ← B ← C", "A ← B"),
        ("A B A", "A ← B ← A", "A ← B"),
    ],
)
def test_who_tells_of_his_own_words_stands_once(chain, words, through):
    voices = tuple(voice(name, f"a{n}") for n, name in enumerate(chain.split()))
    assert views.in_words(voices) == words
    assert views.via(voices) == through


def test_two_unknown_sources_are_not_one():
    assert views.in_words((voice(None, "a1"), voice(None, "a2"))) == "somebody ← somebody"


@pytest.mark.parametrize(
    ("fields", "group"),
    [
        ({}, "told"),
        ({"according_to": ("a1",)}, "according"),
        ({"modality": "hedged"}, "hedged"),
        ({"polarity": "negative"}, "denied"),
        ({"polarity": "negative", "modality": "hedged"}, "denied"),
        ({"modality": "hypothetical"}, "not_happened"),
        ({"modality": "hypothetical", "polarity": "negative"}, "not_happened"),
        ({"document_time": "after"}, "not_happened"),
        ({"modality": "generic"}, "general"),
    ],
)
def test_held(fields, group):
    event = dataclasses.replace(harbour().events[0], according_to=())
    assert views.held(dataclasses.replace(event, **fields)) == group


def test_badges_say_according_to_whom():
    badges = {h.trigger: h.badge for h in views.happenings(harbour())}
    assert badges["Explosions"] == "told as fact"
    assert badges["fired"] == "an accusation by Iva Toren"
    assert badges["attack"] == "according to Coast News ← two Teskani security officials (unnamed)"
    assert badges["struck"] == "denied by Teskan's government"
    assert badges["close"].startswith("hypothetical")


@pytest.mark.parametrize(
    ("stance", "badge"),
    [
        ("asserts", "according to"),
        ("condemns", "condemned by"),
        ("requests", "taken for granted by"),
        ("questions", "taken for granted by"),
        ("rejects", "taken for granted by"),
        ("declines_to_say", "taken for granted by"),
    ],
)
def test_what_happened_is_not_what_is_asked_for(stance, badge):
    made = Factory("An envoy asked for an inquiry into the attack.")
    envoy = made.entity("An envoy")
    said = made.attribution("asked for", source="An envoy", content="an inquiry", speaker=envoy, stance=stance)
    made.event("attack", "ASSAULT", according_to=(said,))
    (row,) = views.happenings(made.record())
    assert row.badge.startswith(badge)


def test_statements_are_gathered_by_speaker():
    found = [(voice.words, voice.role, len(rows)) for voice, rows in views.by_speaker(harbour())]
    assert found[0] == ("Iva Toren", "defence minister", 3)
    assert [words for words, _, _ in found][-1] == "two Teskani security officials (unnamed)"


def test_what_is_said_of_somebody_is_what_others_say_and_the_innermost_of_a_chain():
    record = harbour()
    said = {e.name: ids for e in record.entities if (ids := views.said_of(record, {e.id}))}
    assert said == {
        "Orvania": ("a6",),
        "Teskan's government": ("a1",),
        "two Teskani security officials": ("a4",),
        "a militia": ("a5",),
    }


def test_two_reports_do_not_share_speakers():
    assert len(views.by_speaker(harbour(), harbour(source="other.txt"))) == 2 * len(views.by_speaker(harbour()))


def test_a_speaker_who_is_not_stated_stays_visible():
    made = Factory("It was said that rain fell.")
    made.attribution("was said", content="rain fell", speaker_kind="unknown")
    assert views.statements(made.record())[0].voice.words == "somebody (not stated)"


def test_a_loop_of_nested_statements_ends():
    made = Factory("Ada said Bo said rain fell.")
    made.attribution("said", source="Ada", content="Bo said rain fell", within="a2")
    made.attribution(made.span("said", 1), source="Bo", content="rain fell", within="a1")
    assert [len(s.chain) for s in views.statements(made.record())] == [2, 2]


@pytest.mark.parametrize(
    ("begin", "end", "words"),
    [
        ("2024-03-03", "2024-03-03", "Sunday 3 March 2024"),
        ("2024-01-01", "2024-01-31", "January 2024"),
        ("2024-02-01", "2024-02-28", "1 February 2024 to 28 February 2024"),
        ("2023-01-01", "2023-12-31", "2023"),
        ("2024-03-03", None, "from 3 March 2024"),
        (None, "2024-03-03", "until 3 March 2024"),
        ("9999-12-01", "9999-12-31", "1 December 9999 to 31 December 9999"),
        ("2024-03-04T10:00:00Z", "2024-03-04T10:00:00Z", "Monday 4 March 2024"),
        (None, None, None),
        ("soon", "soon", None),
    ],
)
def test_days_in_words(begin, end, words):
    assert wording.days(begin, end) == words


# What stands is read after a colon: one subject or many, with or without a value.
@pytest.mark.parametrize(
    ("kind", "fields", "words"),
    [
        ("holds_office", {"value": "minister", "object": "Bo"}, "minister (Bo)"),
        ("holds_office", {"value": "minister"}, "minister"),
        ("supplies", {"value": "drones", "object": "Bo"}, "supplies Bo with drones"),
        ("supplies", {"object": "Bo"}, "supplies Bo"),
        ("designated_as", {"value": "terrorists", "object": "Bo"}, "designated as terrorists by Bo"),
        ("member_of", {"value": "Party", "object": "Bo"}, "member of Party, Bo"),
        ("supports", {"object": "Bo", "polarity": "negative"}, "(denied) supports Bo"),
        ("opposes", {}, "opposes ?"),
    ],
)
def test_what_stands_in_words(kind, fields, words):
    made = Factory("Ada and Bo met.")
    ada, bo = made.entity("Ada"), made.entity("Bo")
    made.relation(kind, ada, "Ada", **(fields | ({"object": bo} if "object" in fields else {})))
    assert [(f.subject.name, f.words) for f in views.facts(made.record())] == [("Ada", words)]


@pytest.mark.parametrize(
    ("table", "values"),
    [
        (wording.STANCE, records.Stance),
        (wording.ACCORDING, records.Stance),
        (wording.CHANNEL, records.Channel),
        (wording.EVENT_TYPE, records.EventType),
        (wording.RELATION, records.RelationKind),
        (wording.ENTITY_KIND, records.EntityKind),
        (wording.ORIGIN, records.Origin),
        (wording.CERTAINTY, records.Certainty),
        (wording.DOCUMENT_TIME, records.DocumentTime),
        (wording.QUALIFIER, records.Qualifier),
        (wording.TIME_TYPE, records.TimeType),
        (wording.QUOTE, records.QuoteKind),
        (wording.FORM, records.MentionForm),
    ],
)
def test_there_are_words_for_every_value(table, values):
    assert set(table) == set(get_args(values))


def test_a_statement_names_whom_it_is_made_to():
    told = [[p.name for p in s.told] for s in views.statements(harbour())]
    assert told[:2] == [[], ["reporters"]]


def test_an_unnamed_speaker_is_told_in_the_words_of_the_report_unless_they_only_point_back():
    record = harbour()
    (a,) = [a for a in record.attributions if a.speaker_kind == "unnamed"]
    assert a.speaker is not None
    pointing = dataclasses.replace(a, source=(records.Span(0, 3, "who"),))
    record = dataclasses.replace(record, attributions=tuple(pointing if x is a else x for x in record.attributions))
    words = {voice.words for voice, _ in views.by_speaker(record)}
    assert not any(w.startswith("who") for w in words)


# What hangs on a source, and how somebody is addressed, is not part of the name and the role.
@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("an envoy, who asked not to be named because talks go on,", "an envoy (unnamed)"),
        ("two officers, speaking on condition of anonymity", "two officers (unnamed)"),
        ("the head of the port, a former admiral", "the head of the port, a former admiral (unnamed)"),
    ],
)
def test_a_source_is_told_without_its_clauses(source, words):
    made = Factory(f"Rain fell, {source} said.")
    made.attribution("said", source=source, content="Rain fell", speaker_kind="unnamed")
    assert views.statements(made.record())[0].voice.words == words


def test_a_form_of_address_is_no_role():
    made = Factory("Ms Ada Lark, a minister, said rain fell.")
    lark = made.entity("Ada Lark", titles=(records.Title(made.span("Ms")), records.Title(made.span("minister"))))
    made.attribution("said", source="Ada Lark", content="rain fell", speaker=lark)
    assert views.statements(made.record())[0].voice.role == "minister"


def test_a_part_of_something_is_told_as_one():
    made = Factory("Of the dead, 22 of the dead were sailors and 3 dead sailors were found.")
    made.quantity(22, "22", of="the dead")
    made.quantity(3, "3", of="dead sailors")
    assert [n.of for n in views.numbers(made.record())] == ["of the dead", "dead sailors"]


def test_a_place_that_an_adjective_names_is_told_by_its_name():
    made = Factory("They shelled a Thai hospital and a port in Lanta.")
    for word, name in (("Thai", "Thailand"), ("Lanta", "Ko Lanta")):
        made.event("shelled", place=word)
        where = records.Location(made.span(word), name=name)
        made.events[-1] = dataclasses.replace(made.events[-1], location=where)
    assert [h.where for h in views.happenings(made.record())] == ["Thailand", "Lanta"]
