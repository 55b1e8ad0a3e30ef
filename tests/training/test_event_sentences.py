"""The event coder's own sentences and the labels kept as offsets: what they become as examples. No PyTorch needed."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from training.events.corpora import HERE, Own, labelled, roots
from training.events.examples import Asked, Example

from onrecord.annotate.coded import HELD
from onrecord.models.event_coder import PAIR, TYPES


@pytest.fixture(scope="module")
def drawn() -> list[Example]:
    return list(Own().drawn(random.Random(1)))


def test_no_mark_of_a_template_is_left_in_a_sentence(drawn: list[Example]) -> None:
    assert [e.text for e in drawn if set("{}[]|") & set(e.text)] == []


def test_labels_are_those_that_the_heads_know(drawn: list[Example]) -> None:
    asked = [a for e in drawn for a in e.asked]
    assert {t for a in asked for t in a.types or ()} <= set(TYPES)
    assert {t for a in asked for t in a.pair or ()} <= set(PAIR)
    assert {a.held for a in asked if a.held is not None} == set(HELD)


def test_spans_begin_and_end_at_words(drawn: list[Example]) -> None:
    """A span that was cut elsewhere than its name or word would begin or end within one."""
    for example in drawn:
        for asked in example.asked:
            for start, end in filter(None, (asked.trigger, asked.actor, asked.recipient)):
                around = example.text[start - 1 : start] + example.text[end : end + 1]
                assert not any(c.isalnum() for c in around), example.text[start:end]
                assert example.text[start:end].strip() == example.text[start:end] != ""


def test_every_type_has_sentences_of_its_own(drawn: list[Example]) -> None:
    coded = {name for e in drawn for a in e.asked for name in a.pair or ()}
    assert coded == set(PAIR)


def test_a_sentence_in_a_wrapper_is_held_as_the_wrapper_holds_it() -> None:
    own = Own()
    own.wrappers = [["negative", "Nobody believes that {C}"]]
    made = list(own.drawn(random.Random(2)))[-5:]
    assert all(e.text.startswith("Nobody believes that ") for e in made)
    first = [next(a for a in e.asked if a.trigger) for e in made]
    assert {a.held for a in first} == {"negative"}
    assert not any(a.pair for e in made for a in e.asked)  # what links the two is not coded then


def test_the_same_draw_fills_the_same_names() -> None:
    own = Own()
    assert list(own.drawn(random.Random(3))) == list(own.drawn(random.Random(3)))
    assert list(own.drawn(random.Random(3))) != list(own.drawn(random.Random(4)))


def test_labels_of_a_sentence_stand_together_in_its_own_offsets(tmp_path: Path) -> None:
    with (HERE / "labels.tsv").open(encoding="utf-8") as file:
        header = file.readline().rstrip("\n").split("\t")
    text = "Nothing here . Arda shelled Borland and fled ."
    at = {word: text.index(word) for word in ("Arda", "shelled", "Borland", "fled")}
    row = {"corpus": "own", "document": "d", "first": at["Arda"], "stop": len(text), "by": "hand"}
    spans = {"actor": f"{at['Arda']}-{at['Arda'] + 4}", "recipient": f"{at['Borland']}-{at['Borland'] + 7}"}
    shelled = {"start": at["shelled"], "end": at["shelled"] + 7, "type": "ASSAULT", "held": "actual"}
    fled = {"start": at["fled"], "end": at["fled"] + 4, "type": "NONE", "held": "actual"}
    rows = [row | spans | shelled, row | fled, row | fled | {"by": "rules"}]
    path = tmp_path / "labels.tsv"
    written = [header, *([str(r.get(name, "")) for name in header] for r in rows)]
    path.write_text("".join("\t".join(cells) + "\n" for cells in written), encoding="utf-8")
    assert labelled(path, {("own", "d"): text}, "hand") == [
        (
            "d",
            Example(
                "Arda shelled Borland and fled .",
                [
                    Asked((5, 12), (0, 4), (13, 20), types=("ASSAULT",), held="actual"),
                    Asked((25, 29), types=("NONE",)),
                ],
            ),
        )
    ]


def test_yield_is_two_types() -> None:
    assert [roots("YIELD"), roots("AID")] == [("CONCEDE", "RETREAT"), ("AID",)]


def test_a_name_written_into_a_sentence_is_who_acts_or_whom_it_befalls() -> None:
    made = Own().filled(
        "ACCUSE", "{B=Two clerks} were [charged|ACCUSE|actual] by {A=a court in Arda}", random.Random(4)
    )
    pair = made.asked[-1]
    assert made.text == "Two clerks were charged by a court in Arda ."
    assert pair.actor is not None
    assert pair.recipient is not None
    assert (made.text[slice(*pair.actor)], made.text[slice(*pair.recipient)]) == ("a court in Arda", "Two clerks")
    assert pair.pair == ("ACCUSE",)
