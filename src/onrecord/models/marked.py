"""Sentences in word pieces with markers beside them that ask about spans: what the event coder reads.

Shared by the coder and by its training, so that both see the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.annotate.tagged import Range
from onrecord.models.pieces import Ints, case_of, encode

LONGEST = 256
"""Pieces of a sentence that are read, frame included. Of a longer one those around the first question are read."""

_CLS, _SEP = 101, 102
TRIGGER, ACTOR, RECIPIENT = 1, 2, 3


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked about: a trigger (None asks about the sentence as a whole), its actors, its recipients; code
    points of the sentence."""

    trigger: Range | None
    actors: tuple[Range, ...] = ()
    recipients: tuple[Range, ...] = ()


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence in pieces, frame included: ids, their shapes, the markers (the pieces each stands for, its kind, its
    question's number from 1), and which marker is the trigger, actor, recipient of each question (0: none)."""

    ids: Ints
    case: Ints
    markers: tuple[tuple[tuple[int, ...], int, int], ...]
    slots: Ints


def marked(tokenizer: Any, text: str, questions: Sequence[Question]) -> Marked:
    """A sentence with its questions. A span of which nothing is read has no marker."""
    ids, offsets = encode(tokenizer, text)
    room = LONGEST - 2
    if len(ids) > room:
        places = [r for q in questions for r in ((q.trigger,) if q.trigger else (*q.actors, *q.recipients))]
        first = min((n for n, (_, end) in enumerate(offsets) if any(end > s for s, _ in places)), default=0)
        first = max(0, min(first - 15, len(ids) - room))
        ids, offsets = ids[first : first + room], offsets[first : first + room]
    case = [case_of(text[start:end]) for start, end in offsets]
    markers: list[tuple[tuple[int, ...], int, int]] = []
    slots = np.zeros((len(questions), 3), dtype=np.int64)
    for number, question in enumerate(questions, 1):
        triggers = (question.trigger,) if question.trigger is not None else ()
        for kind, spans in ((TRIGGER, triggers), (ACTOR, question.actors), (RECIPIENT, question.recipients)):
            if not spans and kind != TRIGGER:
                continue
            inside = tuple(
                n for n, (start, end) in enumerate(offsets, 1) if any(start < b and end > a for a, b in spans)
            )
            if kind == TRIGGER and not inside:
                inside = (0,)  # the sentence as a whole
            if inside:
                markers.append((inside, kind, number))
                slots[number - 1, kind - 1] = len(markers)
    return Marked(
        np.concatenate([[_CLS], ids, [_SEP]]).astype(np.int64),
        np.array([0, *case, 0], dtype=np.int64),
        tuple(markers),
        slots,
    )


def arrays(group: Sequence[Marked]) -> dict[str, NDArray[Any]]:
    """A batch of sentences as the network takes it, padded (see `training/events/network.py`)."""
    size = len(group)
    length = max(len(m.ids) for m in group)
    width = max(len(m.markers) for m in group)
    asked = max(len(m.slots) for m in group)
    ids, case, mask = (np.zeros((size, length), dtype=np.int64) for _ in range(3))
    spans = np.zeros((size, width, length), dtype=np.float32)
    kind, number = (np.zeros((size, width), dtype=np.int64) for _ in range(2))
    slots = np.zeros((size, asked, 3), dtype=np.int64)
    for row, m in enumerate(group):
        n = len(m.ids)
        ids[row, :n], case[row, :n], mask[row, :n] = m.ids, m.case, 1
        for at, (inside, which, question) in enumerate(m.markers):
            spans[row, at, list(inside)] = 1 / len(inside)
            kind[row, at], number[row, at] = which, question
        slots[row, : len(m.slots)] = m.slots
    return {"ids": ids, "case": case, "mask": mask, "spans": spans, "kind": kind, "group": number, "slots": slots}
