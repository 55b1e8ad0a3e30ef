"""TempEval-3, task A: temporal expressions, their types and values (UzZaman et al. 2013).

A gold item is one document: `id`, `dct` (the day it was written), `text` and `timex`, a list of `start`, `end`,
`type` and `value`. Relaxed F1 aligns expressions that share a character, one to one (identical spans first, then
by size of overlap, then leftmost); strict F1 wants the same span; type and value F1 count aligned pairs with the
same attribute, ``2 * right / (gold + system)``. The document's own date is not scored.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from onrecord.annotate.times import times
from onrecord.evaluation.documents import as_document, check_span, load_lines
from onrecord.evaluation.scores import PRF, Figure, prf_figures
from onrecord.models import Models

_MEASURES = ("value", "relaxed", "strict", "type")


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
        yield {
            "id": item["id"],
            "timex": [
                {"start": t.span.start, "end": t.span.end, "text": t.span.text, "type": t.type, "value": t.value}
                for t in found
            ],
        }


def score(items: Sequence[dict[str, Any]], predictions: Sequence[dict[str, Any]]) -> list[Figure]:
    """Value, relaxed, strict and type F1 with precision and recall; a document without a prediction is missed."""
    by_id = {p["id"]: p["timex"] for p in predictions}
    counts = [_counts(item["timex"], by_id.get(item["id"], [])) for item in items]
    return [figure for name in _MEASURES for figure in prf_figures(name, [c[name] for c in counts])]


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
