"""PolNeAR articles as windows of whole paragraphs, in word pieces, with labels and links.

Contents run over sentences and their cue may stand in the next one, so a window is as wide as the encoder can take at
the price. While training, the packing starts at a random paragraph in every epoch, so that window edges fall elsewhere.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from onrecord.evaluation.documents import as_document
from onrecord.models import spacy_parser
from onrecord.models.attribution_tagger import ROLES
from onrecord.models.pieces import LONGEST, Ints, case_of, encode, evenly, packed, quote_states

from .parse_features import SIZES, parse_features

INPUTS = ("ids", "case", "quote", "mask")
"""The inputs of the network that ships, in order."""
PARSED = (*INPUTS, "parse", "heads")
"""The inputs of one that reads the parse as well."""
FEATURES = ("case", "quote")
"""What can be left out to see what it is worth."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article in pieces: piece ids, their code points, features, the paragraph each stands in; gold BIO labels,
    and the gold attributions as piece runs by role."""

    id: str
    text: str
    ids: Ints
    starts: Ints
    ends: Ints
    case: Ints
    quote: Ints
    parse: Ints
    heads: Ints
    paragraph: Ints
    labels: Ints
    attributions: list[dict[str, list[tuple[int, int]]]]


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces ``[first, stop)`` of an article."""

    article: Article
    first: int
    stop: int


def read(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def articles(items: Sequence[dict[str, Any]], tokenizer: Tokenizer, kept: Path | None) -> list[Article]:
    """Articles of the corpus in pieces. Parsing takes minutes, so the features it gives are `kept` in a file; without
    one they are left at zero."""
    pieces = [encode(tokenizer, item["text"]) for item in items]
    if kept is None:
        size = sum(len(ids) for ids, _ in pieces)
        parse, heads = np.zeros((size, len(SIZES)), dtype=np.int64), np.zeros(size, dtype=np.int64)
    elif kept.exists():
        with np.load(kept) as stored:
            parse, heads = stored["parse"], stored["heads"]
    else:
        documents = [as_document(item["text"], item["id"]) for item in items]
        rows = [
            parse_features(syntax, offsets, ids)
            for syntax, (ids, offsets) in zip(spacy_parser.load().parse(documents), pieces, strict=True)
        ]
        parse, heads = np.concatenate([p for p, _ in rows]), np.concatenate([h for _, h in rows])
        np.savez_compressed(kept, parse=parse, heads=heads)
    cuts = np.cumsum([len(ids) for ids, _ in pieces])[:-1]
    made = zip(items, pieces, np.split(parse, cuts), np.split(heads, cuts), strict=True)
    return [_article(item, ids, offsets, p, h) for item, (ids, offsets), p, h in made]


def _article(item: dict[str, Any], ids: Ints, offsets: list[tuple[int, int]], parse: Ints, heads: Ints) -> Article:
    text = item["text"]
    starts = np.array([s for s, _ in offsets], dtype=np.int64)
    ends = np.array([e for _, e in offsets], dtype=np.int64)
    labels = np.zeros(len(starts), dtype=np.int64)
    attributions = []
    for a in item.get("attributions", ()):
        runs: dict[str, list[tuple[int, int]]] = {}
        for n, role in enumerate(ROLES):
            runs[role] = []
            for start, end in a.get(role) or []:
                for s, e in _lines(text, start, end):
                    first, stop = int(np.searchsorted(ends, s, "right")), int(np.searchsorted(starts, e, "left"))
                    if stop > first:
                        runs[role].append((first, stop))
                        labels[first:stop] = 2 * n + 2
                        labels[first] = 2 * n + 1
        attributions.append(runs)
    breaks = np.zeros(len(starts), dtype=np.int64)
    for n in range(1, len(starts)):
        breaks[n] = "\n" in text[ends[n - 1] : starts[n]]
    return Article(
        id=item["id"],
        text=text,
        ids=ids,
        starts=starts,
        ends=ends,
        case=np.array([case_of(text[s:e]) for s, e in offsets], dtype=np.int64),
        quote=quote_states(text, offsets),
        parse=parse,
        heads=heads,
        paragraph=np.cumsum(breaks),
        labels=labels,
        attributions=attributions,
    )


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A span cut at line breaks, as the corpus's scorer cuts it."""
    for piece in text[start:end].split("\n"):
        if piece.strip():
            yield start, start + len(piece)
        start += len(piece) + 1


def windows(found: Article, shift: int | None = None, longest: int = LONGEST) -> list[Window]:
    """The article cut into windows as the tagger cuts it; with a `shift`, as `onrecord.models.pieces.packed` cuts it
    for training."""
    lengths = np.bincount(found.paragraph).tolist()
    cuts = evenly(lengths, longest=longest) if shift is None else packed(lengths, shift, longest=longest)
    return [Window(found, first, stop) for first, stop in cuts]


def epoch(articles: Sequence[Article], draw: random.Random) -> list[Window]:
    """The windows of one epoch in random order, packed from a random paragraph on."""
    made = [w for a in articles for w in windows(a, shift=draw.randrange(0, 6))]
    draw.shuffle(made)
    return made


def batches(found: list[Window], size: int, draw: random.Random | None = None) -> Iterator[list[Window]]:
    """Batches of windows of like length, so that little is padded; in random order where `draw` is given."""
    chunks = []
    pool = 64 * size
    for at in range(0, len(found), pool):
        part = sorted(found[at : at + pool], key=lambda w: w.stop - w.first)
        chunks += [part[n : n + size] for n in range(0, len(part), size)]
    if draw is not None:
        draw.shuffle(chunks)
    yield from chunks


def tensors(group: list[Window], without: Sequence[str] = ()) -> dict[str, Tensor]:
    """A batch of windows, padded, the features `without` left at zero. Row position 0 is [CLS]; the tagged pieces
    follow, then [SEP]."""
    length = max(w.stop - w.first for w in group)
    shape = (len(group), length + 2)
    out = {name: torch.zeros(shape, dtype=torch.long) for name in (*PARSED, "labels")}
    out["parse"] = torch.zeros((*shape, len(SIZES)), dtype=torch.long)
    for row, w in enumerate(group):
        n = w.stop - w.first
        out["ids"][row, 0], out["ids"][row, n + 1] = 101, 102
        out["mask"][row, : n + 2] = 1
        for name in ("ids", "labels", "parse", "heads", *(f for f in FEATURES if f not in without)):
            out[name][row, 1 : n + 1] = torch.from_numpy(getattr(w.article, name)[w.first : w.stop])
    return out
