"""Who says "I" and "we" outside of quotations."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.annotate.cast import Cast
from onrecord.annotate.entities import entities
from onrecord.annotate.mentions import mentions
from onrecord.evaluation.documents import as_document
from tests.parsing import syntax

STORE = "entities"


def cast_of(text: str) -> Cast:
    made = as_document(text, "test")
    parsed = syntax(made, store=STORE)
    return entities(made, parsed, mentions(made, parsed))


def words_of(cast: Cast, name: str) -> list[str]:
    entity = next(e for e in cast.entities if e.name == name)
    return [m.text for m in entity.mentions]


def test_a_speech_has_one_voice() -> None:
    cast = cast_of("I came to Chad in May. I met its farmers, and they told me of the drought. My hope is theirs.")
    assert words_of(cast, "I") == ["I", "I", "me", "My"]


def test_an_interview_is_with_whom_it_names() -> None:
    text = (
        "Interview with the painter Mara Ellison\n"
        "Mara Ellison has painted in Oslo for ten years.\n"
        "When did you begin?\n"
        "I began at ten. I never stopped.\n"
        "What do you paint?\n"
        "I paint ships. They remind me of home."
    )
    ellison = words_of(cast_of(text), "Mara Ellison")
    assert [w for w in ellison if w in ("I", "me", "you")] == ["you", "I", "I", "you", "I", "me"]


def test_a_stray_first_person_tells_nothing() -> None:
    cast = cast_of("I believe that Chad will agree. Chad has not replied.")
    assert [e.name for e in cast.entities] == ["Chad"]


ISSUED = [
    # who condemns in the present tense speaks of itself, wherever in the statement
    ("Chad condemns the raid. We call on Niger to stop. Our doctors will help.", "Chad", ["We", "Our"]),
    ("We mourn the dead of Niger. Chad extends its condolences.", "Chad", ["We"]),
    ("Soldiers shot at boats, Human Rights Watch said today. We spoke to crews.", "Human Rights Watch", ["We"]),
    # a report tells of it in the past tense; two bodies are not one voice; an armed group issues no such text
    ("Chad condemned the raid. We do not know who ordered it.", "Chad", []),
    ("Chad condemns the raid. Niger welcomes it. We wait.", "Niger", []),
    ("Boko Haram welcomes the raid. We condemn it.", "Boko Haram", []),
]


@pytest.mark.parametrize(("text", "name", "words"), ISSUED)
def test_we_of_a_press_statement_is_who_issues_it(text: str, name: str, words: list[str]) -> None:
    assert [w for w in words_of(cast_of(text), name) if w.lower() in ("we", "our")] == words


def test_a_heading_names_who_says_i() -> None:
    made = as_document("Statement by Mara Ellison on Chad\nI spoke to Niger today. Oslo waits for my answer.", "test")
    made = replace(made, blocks=(replace(made.blocks[0], kind="title"), *made.blocks[1:]))
    parsed = syntax(made, store=STORE)
    assert words_of(entities(made, parsed, mentions(made, parsed)), "Mara Ellison") == ["Mara Ellison", "I", "my"]
