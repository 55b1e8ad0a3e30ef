"""The event coder: candidates in, codings out, in their order; and some sentences through the model."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from onrecord.annotate.coded import HELD, Candidate, Coding
from onrecord.models.event_coder import FACTUALITY, OUTPUTS, PAIR, TYPES, EventCoder, load, root_scores, softmax
from tests.models.test_marked import Words
from tests.parsing import one_paragraph


class Counting:
    """A session that types every candidate by the length of its trigger's word, and counts its runs."""

    def __init__(self) -> None:
        self.rows: list[int] = []

    def run(self, names: tuple[str, ...], inputs: dict[str, Any]) -> list[Any]:
        assert names == OUTPUTS
        size, asked = inputs["slots"].shape[:2]
        self.rows.append(size)
        types = np.zeros((size, asked, len(TYPES)), dtype=np.float32)
        for row in range(size):
            for n in range(asked):
                marker = inputs["slots"][row, n, 0]
                if marker:
                    piece = inputs["spans"][row, marker - 1].argmax()
                    types[row, n, inputs["ids"][row, piece]] = 9.0
        shapes = (len(PAIR), len(FACTUALITY), len(HELD))
        others = [np.zeros((size, asked, n), dtype=np.float32) for n in shapes]
        return [types, *others, np.zeros((size, asked), dtype=np.float32)]


def best(coding: Coding) -> str:
    return max(coding.types, key=lambda name: coding.types[name])


def test_codings_come_in_the_order_of_the_candidates() -> None:
    text = "Arda shelled a town . Borland fled and wept and returned at once to its old capital ."
    first, second = (0, 20), (21, len(text))
    triggers = [(second, "returned"), (first, "shelled"), (second, "fled")]
    found = [Candidate(s, (text.index(w), text.index(w) + len(w))) for s, w in triggers]
    session = Counting()
    codings = EventCoder(Path(), session, Words()).code(one_paragraph(text), found)
    assert [best(c) for c in codings] == [TYPES[len(w)] for _, w in triggers]
    assert session.rows == [1, 1]  # one pass a sentence, not one a candidate
    assert all(abs(sum(shares.values()) - 1) < 1e-6 for c in codings for shares in (c.types, c.held))


def test_without_candidates_nothing_is_run() -> None:
    session = Counting()
    assert EventCoder(Path(), session, Words()).code(one_paragraph("Nothing ."), []) == ()
    assert session.rows == []


def test_in_a_sentence_too_long_every_candidate_is_asked_about_by_itself() -> None:
    text = "Arda fled " + "so " * 400 + "and returned"
    whole = (0, len(text))
    found = [Candidate(whole, (text.index(w), text.index(w) + len(w))) for w in ("fled", "returned")]
    session = Counting()
    codings = EventCoder(Path(), session, Words()).code(one_paragraph(text), found)
    assert [best(c) for c in codings] == [TYPES[4], TYPES[8]]
    assert sum(session.rows) == 2


def test_yield_is_two_types() -> None:
    scores = root_scores({name: 1.0 / len(PAIR) for name in PAIR})
    assert len(scores) == 15
    assert scores["YIELD"] == pytest.approx(2 * scores["ASSAULT"])


def test_softmax_sums_to_one_whatever_the_scores() -> None:
    assert softmax(np.array([1e4, 1e4], dtype=np.float32)).tolist() == [0.5, 0.5]


CODED = [
    # a deed, and an idle use of the same word
    ("Arda shelled the port of Cumbria on Monday.", "shelled", "ASSAULT", "actual"),
    ("The remark struck many readers as odd.", "struck", "NONE", None),
    # what is threatened or denied has its own type and did not happen
    ("Arda threatened to bomb the port of Cumbria.", "bomb", "ASSAULT", "hypothetical"),
    ("The minister denied that his police had arrested the editor.", "arrested", "COERCE", "negative"),
    ("The two presidents met in the capital for an hour.", "met", "CONSULT", "actual"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "trigger", "type_", "held"), CODED)
def test_sentences_through_the_model(text: str, trigger: str, type_: str, held: str | None) -> None:
    at = text.index(trigger)
    (coding,) = load().code(one_paragraph(text), [Candidate((0, len(text)), (at, at + len(trigger)))])
    assert best(coding) == type_
    if held is not None:
        assert max(coding.held, key=lambda name: coding.held[name]) == held


@pytest.mark.model
def test_what_is_said_of_a_sentence_does_not_hang_on_its_neighbours() -> None:
    first, second = "The envoy may have met the rebels in the port.", "Arda, Borland and Cumbria struck a deal on fish."
    at = (first.index("met"), first.index("met") + 3)
    met = Candidate((0, len(first)), at)
    text = f"{first} {second}"
    struck = Candidate((len(first) + 1, len(text)), (text.index("struck"), text.index("struck") + 6))
    (alone,) = load().code(one_paragraph(first), [met])
    assert load().code(one_paragraph(text), [met, struck])[0] == alone


@pytest.mark.model
def test_what_links_two_parties() -> None:
    text = "Arda expelled two diplomats of Borland."
    shares = load().linking(text, (0, 4), (text.index("Borland"), len(text) - 1))
    assert max(shares, key=lambda root: shares[root]) == "SANCTION"
