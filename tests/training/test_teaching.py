"""A larger coder that teaches a smaller one: what it is asked, and what the smaller one learns from the answers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.annotate.coded import HELD, Candidate
from onrecord.evaluation.documents import as_document
from onrecord.models.event_coder import PAIR, TYPES

torch = pytest.importorskip("torch", reason="PyTorch comes with the training extra")

from training.encoder import distance_kinds  # noqa: E402
from training.events.candidates import sentences  # noqa: E402
from training.events.corpora import taught  # noqa: E402
from training.events.teach import questions  # noqa: E402

TEXT = "Arda met Borland. Troops shelled a town."
CANDIDATES = (
    Candidate((0, 17), (5, 8), ((0, 4),), ((9, 16),)),
    Candidate((18, 40), (25, 32), ((18, 24),)),
)


def test_candidates_are_kept_in_offsets_of_their_sentences() -> None:
    document = as_document(TEXT, "d")
    assert list(sentences(document, CANDIDATES)) == [
        {"text": "Arda met Borland.", "asked": [([5, 8], [[0, 4]], [[9, 16]])]},
        {"text": "Troops shelled a town.", "asked": [([7, 14], [[0, 6]], [])]},
    ]


def test_of_two_parties_it_is_asked_what_links_them() -> None:
    example = questions({"text": "Arda met Borland.", "asked": [[[5, 8], [[0, 4]], [[9, 16]]]]})
    assert [(a.trigger, a.actor, a.recipient) for a in example.asked] == [
        ((5, 8), (0, 4), (9, 16)),
        (None, (0, 4), (9, 16)),
    ]


def test_shares_are_learned_by_the_head_they_are_of(tmp_path: Path) -> None:
    types, held = [1 / len(TYPES)] * len(TYPES), [1 / len(HELD)] * len(HELD)
    roots = [1 / len(PAIR)] * len(PAIR)
    row = {
        "text": "Arda met Borland.",
        "said": [[[5, 8], [0, 4], [9, 16], types, held], [None, [0, 4], [9, 16], roots]],
    }
    (tmp_path / "taught.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    (example,) = taught(tmp_path / "taught.jsonl")
    assert [(a.trigger, len(a.told or ()), len(a.told_held or ())) for a in example.asked] == [
        ((5, 8), len(TYPES), len(HELD)),
        (None, len(PAIR), 0),
    ]


def test_distances_are_exact_near_by_and_coarse_far_away() -> None:
    kinds = distance_kinds(torch.tensor([[0, 1, 7, 9, 300]]), 32)[0]
    assert kinds[0].tolist()[:3] == [0, 16 + 1, 16 + 7]
    assert kinds[2].tolist()[0] == 7
    assert 8 <= kinds[3, 0] < 15
    assert kinds[4, 0] == 15
    assert kinds[0, 4] == 31
