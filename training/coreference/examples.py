"""GUM's documents as the linker sees them: the reader's own phrases of them, and which of those name the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from onrecord.annotate.entities import read_by_rules, seen_in
from onrecord.annotate.linked import Seen
from onrecord.annotate.mentions import mentions
from onrecord.annotate.phrases import Phrase, phrases
from onrecord.annotate.syntax import Syntax
from onrecord.evaluation import gum
from onrecord.evaluation.documents import as_document
from onrecord.models import Models


@dataclass(frozen=True, slots=True)
class Example:
    """A document: its phrases, what is seen of them, the gold chain of each phrase (-1 where it is in none), and the
    document as the scorer reads it."""

    syntax: Syntax
    phrases: tuple[Phrase, ...]
    seen: Seen
    chains: np.ndarray[Any, np.dtype[np.int64]]
    gold: Mapping[str, Any]


def examples(path: Path, models: Models) -> Iterator[Example]:
    """The documents of a CoNLL-U file of GUM, read with the installed models."""
    items = gum.load(path)
    documents = [as_document(item["text"], item["id"]) for item in items]
    for item, document, syntax in zip(items, documents, models.parser.parse(documents), strict=True):
        namings = mentions(document, syntax)
        parts = phrases(syntax, namings)
        tagged = models.tagger.tag(document) if models.tagger is not None else ()
        seen = seen_in(document, read_by_rules(document, syntax, namings), parts, tagged)
        yield Example(syntax, parts, seen, _chains(syntax, parts, item["mentions"]), item)


def _chains(syntax: Syntax, parts: Sequence[Phrase], gold: Sequence[Mapping[str, Any]]) -> Any:
    """For each phrase the number of its gold chain: of the gold mention with its very words, else of the shortest one
    not yet taken that has its head at its core."""
    numbers = {chain: n for n, chain in enumerate(sorted({m["chain"] for m in gold}))}
    by_words = {(m["start"], m["end"]): n for n, m in enumerate(gold)}
    found = np.full(len(parts), -1, dtype=np.int64)
    taken: set[int] = set()
    for k, phrase in enumerate(parts):
        span = syntax.span(phrase.first, phrase.stop)
        n = by_words.get((span.start, span.end))
        if n is not None and n not in taken:
            taken.add(n)
            found[k] = numbers[gold[n]["chain"]]
    shortest = sorted(range(len(gold)), key=lambda n: gold[n]["end"] - gold[n]["start"])
    for k, phrase in enumerate(parts):
        head = syntax.tokens[phrase.head]
        if found[k] >= 0:
            continue
        for n in shortest:
            if n not in taken and any(start < head.end and head.start < end for start, end in gold[n]["min"]):
                taken.add(n)
                found[k] = numbers[gold[n]["chain"]]
                break
    return found
