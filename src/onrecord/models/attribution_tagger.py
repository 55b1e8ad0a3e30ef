"""The attribution tagger at work: ONNX on the CPU, Viterbi decoding, links. How it was made: training/attribution.

Windows of whole paragraphs go through the encoder one by one; the emissions are decoded with the trained
transitions and what BIO forbids (Viterbi 1967); every content goes to its best cue and every cue to its best source,
or to none, by the dot product of two projections of their first pieces, less what paragraphs between them cost.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.annotate.blocks import read_blocks
from onrecord.annotate.doubled_marks import undoubled
from onrecord.annotate.tagged import Range, Tagged
from onrecord.models.networks import opened, sha256_of
from onrecord.models.pieces import Ints, case_of, encode, evenly, quote_states
from onrecord.records import Document

FOLDER = Path(__file__).with_name("attribution")
FILES = ("attribution.onnx", "attribution.json", "tokenizer.json")
ROLES = ("source", "cue", "content")
LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
LINK = 64
"""Width of a link projection; four of them lie side by side: content asks, cue answers, cue asks, source answers."""

_APART = 4.0
"""What a link loses by every paragraph that it leads on, in logits scaled by the root of `LINK`. The network was
trained without it; 1 to 8 do nearly as well."""
_CLS, _SEP = 101, 102
_NEVER = -1e4

Floats = NDArray[np.float32]
Runs = dict[str, list[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Decoding:
    """The trained parameters of the label chain, with what BIO forbids made impossible."""

    transitions: NDArray[np.float64]
    first: NDArray[np.float64]
    last: NDArray[np.float64]


def load(folder: Path = FOLDER) -> AttributionTagger:
    """The tagger of a folder.

    Raises:
        InstallError: a file is missing or cannot be loaded.
    """
    session, tokenizer = opened(folder, FILES, "attribution tagger", "attributions")
    stored = json.loads((folder / FILES[1]).read_text(encoding="utf-8"))
    decoding = Decoding(*(np.array(stored[name]) for name in ("transitions", "first", "last")))
    return AttributionTagger(folder, session, tokenizer, decoding)


@dataclass(frozen=True, eq=False)
class AttributionTagger:
    """A `Tagger` over an ONNX session."""

    folder: Path
    session: Any
    tokenizer: Any
    decoding: Decoding
    name: str = "attribution-minilm-l6-int8"

    @cached_property
    def sha256(self) -> str:
        return sha256_of(self.folder, FILES)

    def tag(self, document: Document) -> tuple[Tagged, ...]:
        ids: list[Ints] = []
        offsets: list[Range] = []
        lengths: list[int] = []
        for _, block in read_blocks(document):
            found, places = encode(self.tokenizer, undoubled(document.text[block.start : block.end]))
            ids.append(found)
            offsets.extend((block.start + start, block.start + end) for start, end in places)
            lengths.append(len(found))
        if not offsets:
            return ()
        pieces = np.concatenate(ids)
        case = np.array([case_of(document.text[start:end]) for start, end in offsets], dtype=np.int64)
        quote = quote_states(document.text, offsets)
        paragraphs = np.repeat(np.arange(len(lengths)), lengths)
        tagged: list[Tagged] = []
        for first, stop in evenly(lengths):
            window = slice(first, stop)
            emissions, links, none = self.run(pieces[window], case[window], quote[window])
            path = viterbi(emissions[:-1], self.decoding)[1:]
            tagged.extend(linked(runs(path), links, none, offsets[window], paragraphs[window]))
        return tuple(tagged)

    def run(self, ids: Ints, case: Ints, quote: Ints) -> tuple[Floats, Floats, Floats]:
        """Emissions, link projections and "no source" scores of a window, frame included."""
        length = len(ids) + 2
        inputs = {"ids": np.concatenate([[_CLS], ids, [_SEP]])[None], "mask": np.ones((1, length), dtype=np.int64)}
        for name, values in (("case", case), ("quote", quote)):
            inputs[name] = np.concatenate([[0], values, [0]])[None]
        emissions, links, none = self.session.run(["emissions", "links", "none"], inputs)
        return emissions[0], links[0], none[0]


def viterbi(emissions: NDArray[Any], decoding: Decoding) -> list[int]:
    """The best sequence of labels for emissions of shape (pieces, labels)."""
    # Rows are where a step leads, so that what it comes from lies side by side.
    into = np.ascontiguousarray(decoding.transitions.T)
    labels = np.arange(len(into))
    score = decoding.first + emissions[0]
    back = []
    for row in emissions[1:].astype(np.float64):
        options = into + score
        best = options.argmax(1)
        back.append(best)
        score = options[labels, best] + row
    path = [int((score + decoding.last).argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return path[::-1]


def constrained(transitions: NDArray[Any], first: NDArray[Any], last: NDArray[Any]) -> Decoding:
    """Trained parameters with the steps that BIO forbids made impossible."""
    transitions, first = transitions.astype(np.float64), first.astype(np.float64)
    for n, label in enumerate(LABELS):
        if label.startswith("I-"):
            first[n] = _NEVER
            for m, before in enumerate(LABELS):
                if before[2:] != label[2:]:
                    transitions[m, n] = _NEVER
    return Decoding(transitions, first, last.astype(np.float64))


def runs(path: list[int]) -> Runs:
    """The runs of pieces of each role in a sequence of labels."""
    found: Runs = {role: [] for role in ROLES}
    n = 0
    while n < len(path):
        stop = n + 1
        if path[n] % 2 == 1:
            while stop < len(path) and path[stop] == path[n] + 1:
                stop += 1
            found[ROLES[path[n] // 2]].append((n, stop))
        n = stop
    return found


def linked(found: Runs, links: Floats, none: Floats, offsets: list[Range], paragraphs: Ints) -> Iterator[Tagged]:
    """One attribution a cue that has a content: every content goes to its best cue, every cue to its best source
    or to none; what stands in the same paragraph, or near it, comes first. Row n + 1 of `links` belongs to piece n
    (row 0 is the frame); `paragraphs` numbers the paragraph of each piece."""
    cues, sources, contents = found["cue"], found["source"], found["content"]
    if not cues or not contents:
        return
    content_asks, cue_answers, cue_asks, source_answers = np.split(links, 4, axis=-1)
    heads = {role: np.array([first + 1 for first, _ in runs], dtype=int) for role, runs in found.items()}

    def chars(run: tuple[int, int]) -> Range:
        return offsets[run[0]][0], offsets[run[1] - 1][1]

    def scores(asks: Floats, asker: str, answers: Floats, answerer: str) -> NDArray[Any]:
        one, other = heads[asker], heads[answerer]
        apart = np.abs(paragraphs[one - 1][:, None] - paragraphs[other - 1])
        made: NDArray[Any] = asks[one] @ answers[other].T * LINK**-0.5 - _APART * apart
        return made

    said: list[list[Range]] = [[] for _ in cues]
    for run, n in zip(contents, scores(content_asks, "content", cue_answers, "cue").argmax(1), strict=True):
        said[int(n)].append(chars(run))
    by: list[tuple[Range, ...]] = [() for _ in cues]
    if sources:
        for n, row in enumerate(scores(cue_asks, "cue", source_answers, "source")):
            if row.max() > none[heads["cue"][n]]:
                by[n] = (chars(sources[int(row.argmax())]),)
    for n, cue in enumerate(cues):
        if said[n]:
            yield Tagged(by[n], (chars(cue),), tuple(said[n]))
