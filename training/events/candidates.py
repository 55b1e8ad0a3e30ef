"""Candidates of texts that nobody labelled, as the reader asks its coder about them: sentences with spans.

    python -m training.events.candidates --corpora FOLDER --out out/candidates.jsonl

From the training parts of PolNeAR and ECB+, AQUAINT, PLV's training fold, WikiEvents and the synthetic stories
published with NGEC. Nothing that the running-text benchmark is drawn from is read.
"""

from __future__ import annotations

import argparse
import csv
import dataclasses
import gzip
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from onrecord.annotate.coded import Candidate, Coder, Coding
from onrecord.errors import DocumentError
from onrecord.models import default_models
from onrecord.pipeline import read
from onrecord.records import Document

from .corpora import lines

_LONGEST = 6_000
"""Characters of a text that are read."""


class Asked:
    """A coder that keeps what it is asked and answers as another."""

    def __init__(self, coder: Coder) -> None:
        self.coder, self.name, self.sha256 = coder, coder.name, coder.sha256
        self.found: list[tuple[Document, Sequence[Candidate]]] = []

    def code(self, document: Document, candidates: Sequence[Candidate]) -> tuple[Coding, ...]:
        self.found.append((document, candidates))
        return self.coder.code(document, candidates)

    def linking(self, text: str, source: tuple[int, int] | None, target: tuple[int, int] | None) -> dict[str, float]:
        return dict(self.coder.linking(text, source, target))


def texts(folder: Path, stories: int, articles: int) -> Iterator[str]:
    """The texts, of which the stories of NGEC and the articles of PolNeAR are drawn."""
    for name, fold in (
        ("ecbplus/train.jsonl", None), ("tempeval3/aquaint.jsonl", None),
        ("plover/PLV_train.jsonl", "train"), ("plover/AW_train_wikievents.jsonl", None),
    ):  # fmt: skip
        yield from (r["text"] for r in lines(folder / name) if fold is None or r["fold"] == fold)
    with gzip.open(folder / "plover" / "ngec_synthetic.csv.gz", "rt", encoding="utf-8", newline="") as file:
        csv.field_size_limit(10**9)
        told = [f"{r['headline']}.\n\n{r['text'][:1500]}" for r in csv.DictReader(file)]
    with gzip.open(folder / "polnear" / "train.jsonl.gz", "rt", encoding="utf-8") as rows:
        printed = [json.loads(row)["text"] for row in rows]
    random.Random(1).shuffle(told)
    random.Random(2).shuffle(printed)
    yield from told[:stories]
    yield from printed[:articles]


def sentences(document: Document, candidates: Sequence[Candidate]) -> Iterator[dict[str, object]]:
    """The sentences of a text with candidates: each with its triggers, actors and recipients in its own offsets."""
    inside: dict[tuple[int, int], list[Candidate]] = {}
    for candidate in candidates:
        inside.setdefault(candidate.sentence, []).append(candidate)
    for (start, end), found in inside.items():

        def own(ranges: Sequence[tuple[int, int]], start: int = start) -> list[list[int]]:
            return [[a - start, b - start] for a, b in ranges]

        asked = [(own([c.trigger])[0], own(c.actors), own(c.recipients)) for c in found]
        yield {"text": document.text[start:end], "asked": asked}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--corpora", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--stories", type=int, default=1500)
    options.add_argument("--articles", type=int, default=420)
    chosen = options.parse_args()
    shipped = default_models()
    assert shipped.coder is not None, "ONRECORD_EVENTS=rules asks no coder"
    coder = Asked(shipped.coder)
    models = dataclasses.replace(shipped, coder=coder)
    with chosen.out.open("w", encoding="utf-8") as out:
        for text in texts(chosen.corpora, chosen.stories, chosen.articles):
            try:
                read(text[:_LONGEST], published="2016-05-10", models=models)
            except DocumentError as error:
                print(error)
            for document, candidates in coder.found:
                out.writelines(json.dumps(row) + "\n" for row in sentences(document, candidates))
            coder.found.clear()


if __name__ == "__main__":
    main()
