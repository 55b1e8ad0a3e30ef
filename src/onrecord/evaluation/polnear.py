"""PolNeAR: who says, thinks or wants what in US political news (Newell, Margolin and Ruths, LREC 2018).

The corpus annotates one level, so only the outermost attributions are scored; a quotation that goes on without a
cue counts there as more content of the attribution it continues. Tokens and measures are the corpus scorer's: a
span is the run of tokens it touches, cut at line breaks.
"""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from onrecord.evaluation.documents import as_document, check_span, load_lines
from onrecord.evaluation.scores import PRF, Figure, prf_figures
from onrecord.models import Models
from onrecord.pipeline import read_document
from onrecord.records import Attribution

_ROLES = ("source", "cue", "content")
_TOKEN = re.compile(r"[^\W_]+|[^\s\w]|_")
_QUOTE = re.compile('["“”]')
_KINDS = ("direct", "mixed", "indirect")


def default_gold(corpora: Path) -> tuple[Path, ...]:
    return (corpora / "polnear" / "dev.jsonl.gz",)


def load(path: Path) -> list[dict[str, Any]]:
    """The articles of a PolNeAR file in JSON Lines, plain or gzipped. Raises UsageError naming the line."""
    return load_lines(path, "PolNeAR article", {"id": str, "text": str, "attributions": list}, _check)


def _check(item: dict[str, Any]) -> None:
    for row in item["attributions"]:
        if not isinstance(row, dict):
            raise ValueError("an attribution should be an object")
        for role in _ROLES:
            for start, end in row.get(role) or []:
                check_span(item["text"], start, end)


def predict(items: Sequence[dict[str, Any]], models: Models) -> Iterator[dict[str, Any]]:
    """One object an article: its id, and its outermost attributions as lists of [start, end]."""
    documents = [as_document(item["text"], str(item["id"]), item.get("date")) for item in items]
    for item, document in zip(items, documents, strict=True):
        record = read_document(document, models)
        yield {"id": item["id"], "attributions": flattened(record.attributions)}


def flattened(attributions: Iterable[Attribution]) -> list[dict[str, list[list[int]]]]:
    """Attributions as the corpus has them: the outermost only, continued quotations with what they continue.

    The corpus has one level, and its annotators keep to the outer one: where this reader finds one attribution within
    another, they mark the outer alone nine times in ten, the inner alone hardly ever, and both as neighbours where the
    outer content ends before the inner cue, which is then no nesting.
    """
    rows: list[dict[str, list[list[int]]]] = []
    last_of: dict[tuple[int, int], dict[str, list[list[int]]]] = {}
    for a in attributions:
        if a.within is not None:
            continue
        row = {
            "source": [[s.start, s.end] for s in a.source],
            "cue": [[s.start, s.end] for s in a.cue],
            "content": [[s.start, s.end] for s in a.content],
        }
        key = (a.source[0].start, a.source[0].end) if a.source else None
        if not a.cue and key in last_of:
            last_of[key]["content"] += row["content"]
            continue
        rows.append(row)
        if key is not None:
            last_of[key] = row
    return rows


class _Item:
    """One attribution on tokens: the runs of each role, and the tokens they cover."""

    def __init__(self, text: str, starts: Sequence[int], ends: Sequence[int], row: dict[str, Any]) -> None:
        self.runs: dict[str, set[tuple[int, int]]] = {}
        for role in _ROLES:
            runs = set()
            for start, end in row.get(role) or []:
                for s, e in _lines(text, start, end):
                    first, stop = bisect.bisect_right(ends, s), bisect.bisect_left(starts, e)
                    if stop > first:
                        runs.add((first, stop))
            self.runs[role] = runs
        self.tokens = {role: {i for a, b in self.runs[role] for i in range(a, b)} for role in _ROLES}
        said = " ".join(text[s:e] for s, e in sorted(row.get("content") or [])).strip()
        self.kind = "indirect"
        if _QUOTE.search(said):
            self.kind = "direct" if _QUOTE.match(said) and _QUOTE.match(said[-1]) else "mixed"


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A span cut at line breaks."""
    for piece in text[start:end].split("\n"):
        if piece.strip():
            yield start, start + len(piece)
        start += len(piece) + 1


def _items(text: str, rows: Iterable[dict[str, Any]]) -> list[_Item]:
    matches = list(_TOKEN.finditer(text))
    starts, ends = [m.start() for m in matches], [m.end() for m in matches]
    found = [_Item(text, starts, ends, row) for row in rows]
    return [item for item in found if any(item.runs.values())]


def _jaccard(a: set[int], b: set[int]) -> float:
    return len(a & b) / len(a | b) if a or b else 1.0


def _paired(gold: Sequence[_Item], predicted: Sequence[_Item], roles: Sequence[str]) -> dict[int, int]:
    """Gold to predicted, one to one, the most similar first; a cue or a content must overlap."""
    where: dict[tuple[str, int], set[int]] = defaultdict(set)
    touching = [role for role in ("cue", "content") if role in roles]
    for j, p in enumerate(predicted):
        for role in touching:
            for t in p.tokens[role]:
                where[role, t].add(j)
    candidates = []
    for i, g in enumerate(gold):
        near = sorted({j for role in touching for t in g.tokens[role] for j in where.get((role, t), ())})
        for j in near:
            used = [r for r in roles if g.runs[r] or predicted[j].runs[r]]
            mean = sum(_jaccard(g.tokens[r], predicted[j].tokens[r]) for r in used) / len(used)
            candidates.append((-mean, i, j))
    left: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(candidates):
        if i not in left and j not in taken:
            left[i] = j
            taken.add(j)
    return left


def _half(g: _Item, p: _Item) -> bool:
    """Source and content overlap by half, the cue by a token; a role empty on one side is empty on the other."""
    for role in _ROLES:
        a, b = g.tokens[role], p.tokens[role]
        if bool(a) != bool(b):
            return False
        if a and (not a & b if role == "cue" else _jaccard(a, b) < 0.5):
            return False
    return True


def score(items: Sequence[dict[str, Any]], predictions: Sequence[dict[str, Any]]) -> list[Figure]:
    """Link-half and who-what F1 of whole attributions, exact F1 of the spans of each role, and the link-half
    recall of direct, mixed and indirect contents; definitions as in the corpus's scorer. Where articles name their
    publisher, link-half F1 of each."""
    by_id = {p["id"]: p for p in predictions}
    links: list[PRF] = []
    who_what: list[PRF] = []
    spans: dict[str, list[PRF]] = {role: [] for role in _ROLES}
    kinds = dict.fromkeys(_KINDS, 0)
    reached = dict.fromkeys(_KINDS, 0)
    publishers: dict[str, list[PRF]] = defaultdict(list)
    for item in items:
        gold = _items(item["text"], item["attributions"])
        predicted = _items(item["text"], by_id.get(item["id"], {}).get("attributions", []))
        for role in _ROLES:
            g = {run for a in gold for run in a.runs[role]}
            p = {run for a in predicted for run in a.runs[role]}
            spans[role].append(PRF(len(g & p), len(p - g), len(g - p)))
        pairs = _paired(gold, predicted, _ROLES)
        good = {i for i, j in pairs.items() if _half(gold[i], predicted[j])}
        links.append(PRF(len(good), len(predicted) - len(good), len(gold) - len(good)))
        if item.get("publisher"):
            publishers[item["publisher"]].append(links[-1])
        for i, a in enumerate(gold):
            if a.runs["content"]:
                kinds[a.kind] += 1
                reached[a.kind] += i in good
        who_what.append(_who_what(gold, predicted))
    figures = prf_figures("link-half", links)
    figures += prf_figures("who-what", who_what)
    for role in _ROLES:
        figures += prf_figures(f"{role} exact", spans[role])
    for kind in _KINDS:
        figures.append(Figure(f"link-half recall, {kind}", 100 * reached[kind] / max(1, kinds[kind]), n=kinds[kind]))
    for publisher in sorted(publishers):
        figures += prf_figures(f"link-half, {publisher}", publishers[publisher])[:1]
    return figures


def _who_what(gold: Sequence[_Item], predicted: Sequence[_Item]) -> PRF:
    """Source and content alone: contents overlap by half, sources by a token. What has no source is left out."""
    back = {j: i for i, j in _paired(gold, predicted, ("source", "content")).items()}
    wanted = sum(1 for g in gold if g.runs["source"])
    made = right = 0
    for j, p in enumerate(predicted):
        g = gold[back[j]] if j in back else None
        if not p.runs["source"] or (g is not None and not g.runs["source"]):
            continue
        made += 1
        if g is not None:
            close = _jaccard(g.tokens["content"], p.tokens["content"]) >= 0.5
            right += close and bool(g.tokens["source"] & p.tokens["source"])
    return PRF(right, made - right, wanted - right)
