"""What the parts of a trained tagger buy, on the development part: decoding, linking, and the width of the window.

    python -m training.attribution.ablate --run out/attribution --corpus FOLDER

One row a change, everything else as shipped, F1 by the corpus's own score.py. What features, seeds and teachers buy
takes a training run each: `train --without`, `--seed`, `--teacher`.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from onrecord.annotate.tagged import Range, Tagged
from onrecord.models.attribution_tagger import Decoding, Runs, constrained, linked, runs, viterbi
from onrecord.models.pieces import LONGEST, Ints
from training.encoder import published_encoder, tokenizer_of

from . import scoring
from .export import best_epoch
from .network import Tagger, stored
from .windows import PARSED, Article, articles, read, tensors, windows

SHOWN = ("source.exact", "cue.exact", "content.exact", "link-half", "who-what")


@dataclass(frozen=True, slots=True)
class Seen:
    """What the network says of a window: (pieces, labels), and the links as `linked` takes them."""

    emissions: NDArray[Any]
    links: NDArray[Any]
    none: NDArray[Any]
    offsets: list[Range]
    paragraphs: Ints


Decode = Callable[[NDArray[Any]], list[int]]
Link = Callable[[Runs, Seen], Iterator[Tagged]]


@torch.no_grad()
def seen(model: Tagger, found: Article, longest: int, shift: int | None = None) -> list[Seen]:
    """The network's word on every window of an article; `shift` as in `windows`."""
    made = []
    for w in windows(found, shift, longest):
        batch = tensors([w])
        emissions, links, none = (x[0].numpy() for x in model(*(batch[name] for name in PARSED)))
        offsets = list(zip(found.starts[w.first : w.stop].tolist(), found.ends[w.first : w.stop].tolist(), strict=True))
        made.append(Seen(emissions[:-1], links, none, offsets, found.paragraph[w.first : w.stop]))
    return made


def learned(found: Runs, window: Seen) -> Iterator[Tagged]:
    """The trained link heads."""
    return linked(found, window.links, window.none, window.offsets, window.paragraphs)


def nearest(found: Runs, window: Seen) -> Iterator[Tagged]:
    """Every content to the nearest cue, every cue to the nearest source; never none."""
    cues, sources = found["cue"], found["source"]

    def nearest_to(run: tuple[int, int], others: list[tuple[int, int]]) -> tuple[int, int]:
        return min(others, key=lambda other: max(run[0] - other[1], other[0] - run[1], 0))

    def chars(run: tuple[int, int]) -> Range:
        return window.offsets[run[0]][0], window.offsets[run[1] - 1][1]

    said: dict[tuple[int, int], list[Range]] = {cue: [] for cue in cues}
    for content in found["content"] if cues else ():
        said[nearest_to(content, cues)].append(chars(content))
    for cue, contents in said.items():
        if contents:
            by = (chars(nearest_to(cue, sources)),) if sources else ()
            yield Tagged(by, (chars(cue),), tuple(contents))


def figures(corpus: Path, dev: list[Article], looks: list[list[Seen]], decode: Decode, link: Link) -> str:
    """A row of F1 figures."""
    made = []
    for found, parts in zip(dev, looks, strict=True):
        said = [tagged for part in parts for tagged in link(runs(decode(part.emissions)[1:]), part)]
        rows = [{"source": t.source, "cue": t.cue, "content": t.content} for t in said]
        made.append({"id": found.id, "attributions": rows})
    scores = scoring.figures(corpus, made)
    return " | ".join(f"{scores[name]:.1f}" for name in SHOWN)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--run", type=Path, required=True)
    options.add_argument("--corpus", type=Path, required=True)
    chosen = options.parse_args()
    encoder = published_encoder()
    dev = articles(read(chosen.corpus / "dev.jsonl.gz"), tokenizer_of(encoder), chosen.run / "dev.npz")
    model = stored(best_epoch(chosen.run))
    trained = scoring.decoding(model)
    size = len(trained.first)
    free = constrained(np.zeros((size, size)), np.zeros(size), np.zeros(size))

    def chain(decoding: Decoding) -> Decode:
        return lambda emissions: viterbi(emissions, decoding)

    def best_label(emissions: NDArray[Any]) -> list[int]:
        return [int(n) for n in emissions.argmax(1)]

    whole = [seen(model, found, LONGEST) for found in dev]
    print("|".join(("", *SHOWN)))
    print("as shipped |", figures(chosen.corpus, dev, whole, chain(trained), learned), flush=True)
    print("BIO constraints alone |", figures(chosen.corpus, dev, whole, chain(free), learned), flush=True)
    print("each piece's best label |", figures(chosen.corpus, dev, whole, best_label, learned), flush=True)
    print("nearest cue and source |", figures(chosen.corpus, dev, whole, chain(trained), nearest), flush=True)
    filled = [seen(model, found, LONGEST, 0) for found in dev]
    print("windows filled in order |", figures(chosen.corpus, dev, filled, chain(trained), learned), flush=True)
    for longest in (64, 128, 384, 512):
        cut = [seen(model, found, longest) for found in dev]
        print(f"windows of {longest} |", figures(chosen.corpus, dev, cut, chain(trained), learned), flush=True)


if __name__ == "__main__":
    main()
