"""Sentences of the event coder that are put together: acts in frames. No PyTorch needed."""

from __future__ import annotations

import random
import re

import pytest
from training.events.corpora import Own
from training.events.frames import Frames, Line

from onrecord.annotate.coded import HELD
from onrecord.models.event_coder import PAIR, TYPES


@pytest.fixture(scope="module")
def said() -> list[Line]:
    return list(Frames().drawn(random.Random(1), 600))


def marks(text: str) -> list[tuple[str, str, str]]:
    return re.findall(r"\[([^|\]]+)\|([A-Z]+)\|([a-z]+)\]", text)


def test_every_sentence_becomes_an_example_with_both_parties(said: list[Line]) -> None:
    own, draw = Own(), random.Random(1)
    for code, text in said:
        example = own.filled(code, text, draw)
        pair = example.asked[-1]
        assert pair.pair == (code,)
        assert pair.actor is not None, text
        assert pair.recipient is not None, text
        assert not set("{}[]|/") & set(example.text), example.text


def test_labels_are_those_that_the_heads_know(said: list[Line]) -> None:
    assert {code for code, _ in said} == set(PAIR)
    found = {mark for _, text in said for mark in marks(text)}
    assert {type_ for _, type_, _ in found} <= set(TYPES)
    assert {held for _, _, held in found} <= set(HELD)


@pytest.mark.parametrize(
    ("code", "words", "held"),
    [
        ("AGREE", "promised", "hypothetical"),
        ("REJECT", "will not", "negative"),
        ("REJECT", "pressure to", "hypothetical"),
        ("THREATEN", "threatened", "hypothetical"),
        ("REQUEST", "urged", "hypothetical"),
    ],
)
def test_what_is_said_of_an_act_codes_it_and_tells_how_it_is_held(
    said: list[Line], code: str, words: str, held: str
) -> None:
    found = [(c, marks(text)[-1][2]) for c, text in said if words in text and not text.startswith("Asked")]
    assert found
    assert set(found) == {(code, held)}


def test_only_what_is_unkind_is_a_threat(said: list[Line]) -> None:
    acts = {marks(text)[-1][1] for code, text in said if code == "THREATEN"}
    assert acts <= {"SANCTION", "COERCE", "ASSAULT", "PROTEST", "MOBILIZE"}


def test_the_same_draw_says_the_same() -> None:
    assert list(Frames().drawn(random.Random(3), 20)) == list(Frames().drawn(random.Random(3), 20))
    assert list(Frames().drawn(random.Random(3), 20)) != list(Frames().drawn(random.Random(4), 20))
