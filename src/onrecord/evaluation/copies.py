"""Copies: wire copy made of the corpora's texts is to be found again, and texts that are no copies are not.

Of each text of at least `FEWEST_WORDS` words three copies are made, as papers print what agencies send: cut from below
to a quarter; every second sentence taken and half of these edited (a word dropped, a word exchanged, or the clause at
one end cut off); and whole, but with another report's lead for its own. Harder ones stand beside them, to show where
finding ends. A copy is found as a ledger finds it: where its shingles' sample shares enough with the original's, and
enough of it is contained.

The texts are also compared with each other. The gold (eval/copies/gold.jsonl) names the pairs among them that are
copies indeed, read by eye: of one report in two editions, or of two turns of one wire story. It holds no text.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from onrecord.errors import UsageError
from onrecord.evaluation import corpora_folder
from onrecord.evaluation.documents import as_document, load_lines
from onrecord.evaluation.scores import Figure, interval
from onrecord.incidents.shingles import COPY, containment, sample, shingles, worth_a_look
from onrecord.models import Models

GOLD = Path("eval/copies/gold.jsonl")
FEWEST_WORDS = 120
"""Of a shorter text, a quarter is a sentence."""

_TEXTS = ("polnear/train.jsonl.gz", "polnear/dev.jsonl.gz", "tempeval3/timebank.jsonl", "tempeval3/aquaint.jsonl")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+")

KINDS = (
    "cut to a quarter",
    "halved, with edits",
    "given a new lead",
    "cut to a quarter, given a new lead of 40 words",
    "halved, every sentence edited",
)
"""How copies are made."""

Paragraphs = list[list[str]]
"""A text's sentences by paragraph."""


def default_gold(corpora: Path) -> tuple[Path, ...]:
    """The project's own file, below the current folder, where the corpora that it is of are at hand; else the first
    file that is not."""
    absent = tuple(corpora / file for file in _TEXTS if not (corpora / file).exists())
    return absent[:1] or (GOLD,)


def load(path: Path) -> list[dict[str, Any]]:
    """The texts of the corpora, each with its `id` ("polnear:…"), its `document`, and as `copies` the ids of those that
    are copies of it.

    Raises:
        UsageError: a corpus is not there, or a line of the gold names a text that is in none.
    """
    items: dict[str, dict[str, Any]] = {}
    for file in _TEXTS:
        for row in load_lines(corpora_folder() / file, "text", {"id": str, "text": str}):
            id = f"{file.partition('/')[0]}:{row['id']}"
            items[id] = {"id": id, "document": as_document(row["text"], id), "copies": []}
    for row in load_lines(path, "pair of copies", {"a": str, "b": str}):
        for one, other in ((row["a"], row["b"]), (row["b"], row["a"])):
            if one not in items:
                raise UsageError(f"{path}: no corpus has the text {one}")
            items[one]["copies"].append(other)
    return list(items.values())


def predict(items: Sequence[dict[str, Any]], models: Models) -> Iterator[dict[str, Any]]:  # noqa: ARG001 (nothing is read)
    """One object a text: `found`, the other texts that are held to be copies of it, and by each kind of `KINDS` whether
    a copy of that kind, made of it, was found to be its copy (None where it is too short)."""
    known = {item["id"]: shingles(item["document"]) for item in items}
    index: dict[int, list[str]] = defaultdict(list)
    for id, of in known.items():
        for one in sample(of):
            index[one].append(id)
    for n, item in enumerate(items):
        id, text = item["id"], item["document"].text
        row: dict[str, Any] = {"id": id, "found": [other for other in _found(known[id], known, index) if other != id]}
        lead = items[(n + len(items) // 2) % len(items)]["document"].text
        row.update(dict.fromkeys(KINDS))
        if len(text.split()) >= FEWEST_WORDS:
            for kind, copy in made_of(_paragraphs(text), _paragraphs(lead), random.Random(id)).items():
                document = as_document("\n\n".join(" ".join(p) for p in copy if p), id)
                row[kind] = id in _found(shingles(document), known, index)
        yield row


def _found(of: frozenset[int], known: Mapping[str, frozenset[int]], index: Mapping[int, list[str]]) -> list[str]:
    """The texts that contain, or are contained in, what has these shingles."""
    sampled = sample(of)
    shared = Counter(id for one in sampled for id in index.get(one, []))
    candidates = (id for id, n in shared.items() if worth_a_look(n, len(sampled), len(sample(known[id]))))
    return sorted(id for id in candidates if containment(of, known[id]) >= COPY)


def _paragraphs(text: str) -> Paragraphs:
    return [_SENTENCE_END.split(line.strip()) for line in text.split("\n") if line.strip()]


def made_of(text: Paragraphs, lead: Paragraphs, draw: random.Random) -> dict[str, Paragraphs]:
    """The copies of a text by kind (`KINDS`); `lead` is another text, whose title and first paragraph may be taken."""
    quarter = _first(text, sum(len(s.split()) for p in text for s in p) / 4)
    new_lead = lead[:2] + text[2:] if len(text) > 3 else [lead[0], *text]
    copies = (quarter, _edited(text, draw, 0.5), new_lead, _first(lead, 40) + quarter, _edited(text, draw, 1.0))
    return dict(zip(KINDS, copies, strict=True))


def _first(text: Paragraphs, words: float) -> Paragraphs:
    """Whole sentences from the beginning until so many words are reached."""
    kept: Paragraphs = []
    for paragraph in text:
        kept.append([])
        for sentence in paragraph:
            if words <= 0:
                return kept
            kept[-1].append(sentence)
            words -= len(sentence.split())
    return kept


def _edited(text: Paragraphs, draw: random.Random, share: float) -> Paragraphs:
    """Every second sentence, this share of them edited."""
    taken = draw.randrange(2)
    made: Paragraphs = []
    n = 0
    for paragraph in text:
        made.append([])
        for sentence in paragraph:
            if n % 2 == taken:
                made[-1].append(_edit(sentence, draw) if draw.random() < share else sentence)
            n += 1
    return made


def _edit(sentence: str, draw: random.Random) -> str:
    words = sentence.split()
    at = draw.randrange(len(words))
    head, comma, tail = sentence.partition(", ")
    match draw.randrange(3):
        case 0 if len(words) > 1:
            return " ".join(words[:at] + words[at + 1 :])
        case 1 if comma:
            return max(head, tail, key=len)
        case _:
            return " ".join([*words[:at], "reportedly", *words[at + 1 :]])


def score(items: Sequence[dict[str, Any]], predictions: Sequence[dict[str, Any]]) -> list[Figure]:
    """By kind of copy, how many are found; then the pairs among the texts themselves: how many of those held to be
    copies are (the number of false ones beside it), and how many that are were found."""
    figures = []
    for kind in KINDS:
        made = [bool(row[kind]) for row in predictions if row[kind] is not None]
        figures.append(_share(f"found: {kind}", made))
    true = _pairs((item["id"], other) for item in items for other in item["copies"])
    found = _pairs((row["id"], other) for row in predictions for other in row["found"])
    false = [pair for pair in found if pair not in true]
    n = len(items)
    figures.append(Figure(f"false pairs among {n} texts (a number)", len(false), n=n * (n - 1) // 2))
    figures.append(_share("pairs held to be copies that are", [pair in true for pair in found]))
    figures.append(_share("real copies that are found", [pair in set(found) for pair in true]))
    return figures


def _pairs(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted({(min(a, b), max(a, b)) for a, b in pairs})


def _share(name: str, right: Sequence[bool]) -> Figure:
    def share(parts: Sequence[bool]) -> float:
        return 100 * sum(parts) / len(parts) if parts else 0.0

    return Figure(name, share(right), *interval(right, share), n=len(right))
