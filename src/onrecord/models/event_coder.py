"""The event coder at work: ONNX on the CPU, one pass a sentence for all its candidates. How it was made:
training/events.

It says of a candidate which PLOVER type its act is of, or that it is of none, how the source holds it, and how much it
happened by the scales of three corpora of factuality; and of two marked parties of a sentence, which of PLV's roots
links them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.annotate.coded import HELD, Candidate, Coding
from onrecord.models.marked import Marked, Question, arrays, marked
from onrecord.models.networks import opened, sha256_of
from onrecord.records import Document

FOLDER = Path(__file__).with_name("events")
FILES = ("events.onnx", "tokenizer.json")
OUTPUTS = ("types", "pair", "values", "held", "swapped")
TYPES = (
    "NONE", "OTHER", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
"""What the type head tells apart; a trigger's own act, whatever its modality."""
PAIR = TYPES[2:]
"""What the pair head tells apart; PLOVER's coding of what links two parties, modality taken in."""
FACTUALITY = ("uds_ih2", "meantime", "megaveridicality")
"""The corpora on whose scales the value head answers."""

# Of a sentence that might not be read whole (characters), every candidate is asked about by itself.
_LONG = 700

Floats = NDArray[np.float32]


def load(folder: Path = FOLDER) -> EventCoder:
    """The coder of a folder.

    Raises:
        InstallError: a file is missing or cannot be loaded.
    """
    session, tokenizer = opened(folder, FILES, "event coder", "events")
    return EventCoder(folder, session, tokenizer)


@dataclass(frozen=True, eq=False)
class EventCoder:
    """A `Coder` over an ONNX session."""

    folder: Path
    session: Any
    tokenizer: Any
    name: str = "events-minilm-l6-int8"

    @cached_property
    def sha256(self) -> str:
        return sha256_of(self.folder, FILES)

    def code(self, document: Document, candidates: Sequence[Candidate]) -> tuple[Coding, ...]:
        together: dict[tuple[int, ...], list[int]] = {}
        for n, candidate in enumerate(candidates):
            start, end = candidate.sentence
            alone = (n,) if end - start > _LONG else ()
            together.setdefault((start, end, *alone), []).append(n)
        asked = []
        for (start, end, *_), inside in together.items():
            questions = [_question(candidates[n], start) for n in inside]
            asked.append(marked(self.tokenizer, document.text[start:end], questions))
        found: list[Coding | None] = [None] * len(candidates)
        for inside, answer in zip(together.values(), self.answers(asked), strict=True):
            types, values, held = softmax(answer["types"]), answer["values"], softmax(answer["held"])
            for row, n in enumerate(inside):
                found[n] = Coding(
                    dict(zip(TYPES, types[row].tolist(), strict=True)),
                    dict(zip(HELD, held[row].tolist(), strict=True)),
                    dict(zip(FACTUALITY, values[row].tolist(), strict=True)),
                )
        return tuple(coding for coding in found if coding is not None)

    def linking(self, text: str, source: tuple[int, int] | None, target: tuple[int, int] | None) -> Mapping[str, float]:
        """The probability of each of PLV's roots of what links two spans of a sentence."""
        question = Question(None, (source,) if source else (), (target,) if target else ())
        (answer,) = self.answers([marked(self.tokenizer, text, [question])])
        return root_scores(dict(zip(PAIR, softmax(answer["pair"])[0].tolist(), strict=True)))

    def answers(self, asked: Sequence[Marked]) -> list[dict[str, Floats]]:
        """What every head says of every question of a sentence, in the order of the sentences.

        One sentence a pass: several would share the scale that int8 rounds to, so that what is said of one hung on its
        neighbours; and what they cost in padding is more than they save.
        """
        return [
            {name: values[0] for name, values in zip(OUTPUTS, self.session.run(OUTPUTS, arrays([one])), strict=True)}
            for one in asked
        ]


def _question(candidate: Candidate, start: int) -> Question:
    """A candidate in code points of its sentence."""

    def inside(ranges: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
        return tuple((s - start, e - start) for s, e in ranges)

    (trigger,) = inside([candidate.trigger])
    return Question(trigger, inside(candidate.actors), inside(candidate.recipients))


def softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    shares: Floats = raised / raised.sum(-1, keepdims=True)
    return shares


def root_scores(pair: Mapping[str, float]) -> dict[str, float]:
    """The scores of PLV's 15 roots, of which YIELD is two types."""
    made = {name: score for name, score in pair.items() if name not in ("CONCEDE", "RETREAT")}
    made["YIELD"] = pair["CONCEDE"] + pair["RETREAT"]
    return made
