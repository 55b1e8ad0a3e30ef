"""Copies made of the bundled samples are found again, samples are no copies of each other, and how that is counted."""

from __future__ import annotations

import random
from typing import Any

import pytest

from onrecord.evaluation import copies, corpora_folder
from onrecord.evaluation.copies import KINDS, made_of, predict, score
from onrecord.evaluation.documents import as_document
from onrecord.samples import samples

PARAGRAPHS = [["Title here"], ["One, two and three.", "Four five six."], ["Seven eight.", "Nine ten, eleven twelve."]]
NO_MODELS: Any = None
LEAD = [["Another title"], ["Something else happened, far away from there.", "It did."], ["Not this."]]


def items() -> list[dict[str, Any]]:
    return [{"id": s.name, "document": as_document(s.text, s.name), "copies": []} for s in samples()]


def test_copies_of_the_samples_are_found_and_nothing_else() -> None:
    figures = {f.name: f for f in score(items(), list(predict(items(), NO_MODELS)))}
    for kind in ("cut to a quarter", "halved, with edits", "given a new lead"):
        assert figures[f"found: {kind}"].value == 100, kind
        assert figures[f"found: {kind}"].n == len(samples())
    (false,) = (f for f in figures.values() if f.name.startswith("false pairs"))
    assert false.value == 0


@pytest.mark.parametrize("kind", KINDS)
def test_a_copy_is_none_of_the_whole(kind: str) -> None:
    made = made_of(PARAGRAPHS, LEAD, random.Random(1))[kind]
    assert made != PARAGRAPHS
    assert made == made_of(PARAGRAPHS, LEAD, random.Random(1))[kind]


def test_a_quarter_is_cut_from_below_at_a_sentence() -> None:
    made = made_of(PARAGRAPHS, LEAD, random.Random(1))["cut to a quarter"]
    assert made == [["Title here"], ["One, two and three."]]


def test_a_new_lead_comes_from_elsewhere() -> None:
    made = made_of([*PARAGRAPHS, ["End."]], LEAD, random.Random(1))["given a new lead"]
    assert made == [*LEAD[:2], PARAGRAPHS[2], ["End."]]


def test_false_pairs_and_missed_copies_are_counted() -> None:
    texts = [{"id": id, "copies": of} for id, of in (("a", ["b"]), ("b", ["a"]), ("c", ["d"]), ("d", ["c"]))]
    rows = [
        {"id": i, "found": f} | dict.fromkeys(KINDS)
        for i, f in (("a", ["b", "c"]), ("b", ["a"]), ("c", ["a"]), ("d", []))
    ]
    figures = {f.name: f.value for f in score(texts, rows)}
    assert figures["false pairs among 4 texts (a number)"] == 1
    assert figures["pairs held to be copies that are"] == 50
    assert figures["real copies that are found"] == 50


@pytest.mark.corpora
def test_wire_copy_is_found_among_the_texts_of_the_corpora() -> None:
    (path,) = copies.default_gold(corpora_folder())
    if not path.exists() or path != copies.GOLD:
        pytest.skip(f"there is no {path}")
    loaded = copies.load(path)
    found = {f.name: f.value for f in score(loaded, list(predict(loaded, NO_MODELS)))}
    assert min(found[f"found: {kind}"] for kind in KINDS[:3]) >= 98
    assert found[f"false pairs among {len(loaded)} texts (a number)"] == 0
