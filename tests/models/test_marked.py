"""Markers beside a sentence: which pieces they stand for, what is cut, how a batch is padded."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from onrecord.models.marked import ACTOR, LONGEST, RECIPIENT, TRIGGER, Question, arrays, marked


@dataclass
class Encoded:
    ids: list[int]
    offsets: list[tuple[int, int]]


class Words:
    """A tokenizer that takes words for pieces; the id of a piece is its length."""

    def encode(self, text: str, add_special_tokens: bool) -> Encoded:
        assert not add_special_tokens
        offsets, at = [], 0
        for word in text.split():
            start = text.index(word, at)
            at = start + len(word)
            offsets.append((start, at))
        return Encoded([end - start for start, end in offsets], offsets)


TEXT = "Arda and Borland shelled two Cumbrian towns"


def at(words: str, text: str = TEXT) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


def test_a_marker_stands_for_all_pieces_of_its_spans() -> None:
    question = Question(at("shelled"), (at("Arda"), at("Borland")), (at("Cumbrian towns"),))
    found = marked(Words(), TEXT, [question])
    assert found.ids.tolist() == [101, 4, 3, 7, 7, 3, 8, 5, 102]
    assert found.markers == (((4,), TRIGGER, 1), ((1, 3), ACTOR, 1), ((6, 7), RECIPIENT, 1))
    assert found.slots.tolist() == [[1, 2, 3]]


def test_who_is_missing_has_no_marker_and_no_trigger_is_the_sentence() -> None:
    found = marked(Words(), TEXT, [Question(at("shelled")), Question(None, (), (at("towns"),))])
    assert found.markers == (((4,), TRIGGER, 1), ((0,), TRIGGER, 2), ((7,), RECIPIENT, 2))
    assert found.slots.tolist() == [[1, 0, 0], [2, 0, 3]]


def test_of_a_long_sentence_the_pieces_around_the_question_are_read() -> None:
    text = "so " * 400 + "Arda fell"
    found = marked(Words(), text, [Question(at("fell", text), (at("Arda", text),))])
    assert len(found.ids) == LONGEST
    (fell, _, _), (arda, _, _) = found.markers
    assert (found.ids[list(fell)].tolist(), found.ids[list(arda)].tolist()) == ([4], [4])
    assert fell[0] == arda[0] + 1


def test_a_sentence_without_pieces_can_be_asked_about() -> None:
    found = marked(Words(), " ", [Question((0, 1))])
    assert found.ids.tolist() == [101, 102]
    assert found.markers == (((0,), TRIGGER, 1),)


def test_a_batch_is_padded_and_every_marker_weighs_one() -> None:
    one = marked(Words(), "Arda fell", [Question(at("fell", "Arda fell"))])
    other = marked(Words(), TEXT, [Question(at("shelled"), (at("Arda"), at("Borland")))])
    batch = arrays([one, other])
    assert {name: array.shape for name, array in batch.items()} == {
        "ids": (2, 9), "case": (2, 9), "mask": (2, 9), "spans": (2, 2, 9), "kind": (2, 2), "group": (2, 2),
        "slots": (2, 1, 3),
    }  # fmt: skip
    assert batch["mask"].sum(1).tolist() == [4, 9]
    assert np.allclose(batch["spans"].sum(-1), [[1, 0], [1, 1]])
    assert batch["group"].tolist() == [[1, 0], [1, 1]]
