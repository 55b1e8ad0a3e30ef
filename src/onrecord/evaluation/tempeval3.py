"""TempEval-3, task A: temporal expressions, their types and values (UzZaman et al. 2013).

A gold item is one document: `id`, `dct` (the day it was written), `text` and `timex`, a list of `start`, `end`,
`type` and `value`. Relaxed F1 aligns expressions that share a character, one to one (identical spans first, then
by size of overlap, then leftmost); strict F1 wants the same span; type and value F1 count aligned pairs with the
same attribute, ``2 * right / (gold + system)``. The document's own date is not scored.

Where the corpus's guidelines ask for something else than the reader's records hold, it is put in their terms: the two
ends of "between 1994 and 1997" are two expressions, the reader's one interval; of "two months after the talks failed"
they mark the length, the reader the time that it leads to.

Documents that copy each other are one cluster, and the clusters fall into two fixed halves, so that rules written while
reading the errors of one half can be tried on the other. In November 2026 rules were written on the first half until
the second, not yet read, stood at a value F1 of 78.2; then the errors of the second were read too.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from onrecord.annotate.times import times
from onrecord.annotate.timex.offsets import DATES_CLAUSE, length_in
from onrecord.evaluation.documents import as_document, check_span, load_lines
from onrecord.evaluation.scores import PRF, Figure, prf_figures
from onrecord.models import Models
from onrecord.records import Time

_MEASURES = ("value", "relaxed", "strict", "type")
_HALVED = ("value", "relaxed")
_SHINGLE = 5
_JOINT = re.compile(r"\s+(?:to|and|through|until|till)\s+", re.IGNORECASE)


def default_gold(corpora: Path) -> tuple[Path, ...]:
    """TimeBank and AQUAINT as cleaned for TempEval-3: the task's training part."""
    return corpora / "tempeval3" / "timebank.jsonl", corpora / "tempeval3" / "aquaint.jsonl"


def load(path: Path) -> list[dict[str, Any]]:
    """The documents of a file, in its order. Raises UsageError naming the line."""
    return load_lines(path, "TempEval-3 document", {"id": str, "text": str, "timex": list}, _check)


def _check(item: dict[str, Any]) -> None:
    for timex in item["timex"]:
        check_span(item["text"], timex["start"], timex["end"])
        if not isinstance(timex["type"], str) or not isinstance(timex["value"], str):
            raise ValueError("a timex needs a type and a value")


def predict(items: Sequence[dict[str, Any]], models: Models) -> Iterator[dict[str, Any]]:
    """The times of each document, read with the day it was written as its publication date."""
    for item in items:
        document = as_document(item["text"], item["id"], item.get("dct"))
        (syntax,) = models.parser.parse([document])
        found = times(document, syntax)
        yield {"id": item["id"], "timex": [row for time in found for row in _rows(time)]}


def _rows(time: Time) -> Iterator[dict[str, Any]]:
    """A time as the corpus writes it: one expression, the two ends of an interval, or the length of an offset."""
    span, values = time.span, time.value.split("/")
    length = length_in(span.text) if time.begin is None or time.made_by.rule == DATES_CLAUSE else None
    if length is not None:
        end, value = length
        yield {
            "start": span.start,
            "end": span.start + end,
            "text": span.text[:end],
            "type": "DURATION",
            "value": value,
        }
        return
    joint = _JOINT.search(span.text)
    if joint is None or len(values) != 2:
        yield {"start": span.start, "end": span.end, "text": span.text, "type": time.type, "value": time.value}
        return
    for start, end, value in ((0, joint.start(), values[0]), (joint.end(), len(span.text), values[1])):
        text = span.text[start:end]
        yield {"start": span.start + start, "end": span.start + end, "text": text, "type": time.type, "value": value}


def score(items: Sequence[dict[str, Any]], predictions: Sequence[dict[str, Any]]) -> list[Figure]:
    """Value, relaxed, strict and type F1 with precision and recall, and value and relaxed F1 in each of the two
    halves; a document without a prediction is missed."""
    by_id = {p["id"]: p["timex"] for p in predictions}
    counts = [_counts(item["timex"], by_id.get(item["id"], [])) for item in items]
    figures = [figure for name in _MEASURES for figure in prf_figures(name, [c[name] for c in counts])]
    second = halves(items)
    for which, title in ((False, "first half"), (True, "second half")):
        there = [c for c, half in zip(counts, second, strict=True) if half == which]
        figures += [prf_figures(f"{name}, {title},", [c[name] for c in there])[0] for name in _HALVED if there]
    return figures


def halves(items: Sequence[Mapping[str, Any]]) -> list[bool]:
    """Of each document, whether it falls into the second half: by a digest of the first id of its cluster, which are
    the documents that share at least half of the word 5-grams of the shorter one, directly or through others."""
    grams = [_grams(item.get("text", "")) for item in items]
    holders: dict[tuple[str, ...], list[int]] = {}
    for n, found in enumerate(grams):
        for gram in found:
            holders.setdefault(gram, []).append(n)
    shared: dict[tuple[int, int], int] = {}
    for docs in holders.values():
        for k, one in enumerate(docs):
            for other in docs[k + 1 :]:
                shared[one, other] = shared.get((one, other), 0) + 1
    cluster = list(range(len(items)))
    for (one, other), common in sorted(shared.items()):
        if 2 * common >= min(len(grams[one]), len(grams[other])):
            joined = {cluster[one], cluster[other]}
            cluster = [min(joined) if c in joined else c for c in cluster]
    first = {c: min(item["id"] for item, d in zip(items, cluster, strict=True) if d == c) for c in set(cluster)}
    return [bool(hashlib.sha256(first[c].encode()).digest()[0] % 2) for c in cluster]


def _grams(text: str) -> set[tuple[str, ...]]:
    words = text.lower().split()
    return {tuple(words[n : n + _SHINGLE]) for n in range(max(1, len(words) - _SHINGLE + 1))}


def _counts(gold: Sequence[Mapping[str, Any]], system: Sequence[Mapping[str, Any]]) -> dict[str, PRF]:
    right = dict.fromkeys(_MEASURES, 0)
    for g, s in _aligned(gold, system):
        right["relaxed"] += 1
        right["strict"] += (g["start"], g["end"]) == (s["start"], s["end"])
        right["type"] += g["type"] == s["type"]
        right["value"] += g["value"] == s["value"]
    return {name: PRF(n, len(system) - n, len(gold) - n) for name, n in right.items()}


def _aligned(
    gold: Sequence[Mapping[str, Any]], system: Sequence[Mapping[str, Any]]
) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    pairs: list[tuple[bool, int, int, int, int]] = []
    for i, g in enumerate(gold):
        for j, s in enumerate(system):
            shared = min(g["end"], s["end"]) - max(g["start"], s["start"])
            if shared > 0:
                differ = (g["start"], g["end"]) != (s["start"], s["end"])
                pairs.append((differ, -shared, g["start"], i, j))
    free_gold, free_system = set(range(len(gold))), set(range(len(system)))
    for _, _, _, i, j in sorted(pairs):
        if i in free_gold and j in free_system:
            free_gold.remove(i)
            free_system.remove(j)
            yield gold[i], system[j]
