"""PLOVER event coding (PLV of Hu et al. 2024): a sentence, its marked source and target -> one of 15 roots.

Macro F1 is the corpus's own: the unweighted mean of the F1 of the classes met in gold or prediction, for the 15
roots, the four quad codes and conflict against cooperation. The corpus is used in its training part; without a
file of one's own the rows of its development fold are scored.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from onrecord.errors import UsageError
from onrecord.evaluation.documents import check_span, load_lines, read_text
from onrecord.evaluation.scores import PRF, Figure, interval
from onrecord.models import Models
from onrecord.pipeline import read_document
from onrecord.records import Block, Document, Event, Extractor, Participant

ROOTS: Mapping[str, int] = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "COOPERATE": 2, "AID": 2, "YIELD": 2, "ACCUSE": 3, "REQUEST": 3,
    "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "MOBILIZE": 4, "SANCTION": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
"""The 15 labels, and the quad code of each: 1 verbal and 2 material cooperation, 3 verbal, 4 material conflict."""

_FOLDED = {"CONCEDE": "YIELD", "RETREAT": "YIELD", "INVESTIGATE": "ACCUSE", "DISAPPROVE": "ACCUSE"} | {
    "DEMAND": "REQUEST",
    "FIGHT": "ASSAULT",
}
_MOST_FREQUENT = "YIELD"
# PLOVER codes what has not happened by its announcement: aid to come is an agreement, force to come a threat.
_TO_COME = {
    "AID": "AGREE",
    "COOPERATE": "AGREE",
    "CONSULT": "AGREE",
    "YIELD": "AGREE",
    "SUPPORT": "AGREE",
} | dict.fromkeys(("ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST"), "THREATEN")
_NOT_DONE = dict.fromkeys(("AID", "COOPERATE", "CONSULT", "YIELD", "SUPPORT", "AGREE"), "REJECT")


def default_gold(corpora: Path) -> tuple[Path, ...]:
    """The training file; of it, only the development fold is scored."""
    return (corpora / "plover" / "PLV_train.jsonl",)


def load(path: Path) -> list[dict[str, Any]]:
    """The rows of a .jsonl or .tsv file, plain or gzipped. Of the published training file only the fold "dev" is
    kept when it is read from its own place (see `default_gold`); any other file is taken whole.

    Raises:
        UsageError: a line is no row; the message names file, line and cause.
    """
    tabled = ".tsv" in path.suffixes
    rows = _load_tsv(path) if tabled else load_lines(path, "PLV row", {"uid": object, "text": str}, _check)
    if path.name == "PLV_train.jsonl":
        rows = [row for row in rows if row.get("fold") == "dev"]
    return rows


def _check(row: dict[str, Any]) -> None:
    for name in ("source", "target"):
        span = _span(row, name)
        if span is not None:
            check_span(row["text"], *span)


def _load_tsv(path: Path) -> list[dict[str, Any]]:
    reader = csv.DictReader(io.StringIO(read_text(path), newline=""), delimiter="\t")
    if not {"uid", "sentence"} <= set(reader.fieldnames or ()):
        raise UsageError(f"{path}, line 1: no PLV table: columns uid and sentence are wanted")
    rows: list[dict[str, Any]] = []
    try:
        for row in reader:
            if not row["uid"] or not row["sentence"]:
                raise UsageError(f"{path}, line {reader.line_num}: no PLV row: uid or sentence is empty")
            rows.append(_from_tsv(row))
    except csv.Error as err:
        raise UsageError(f"{path}, line {reader.line_num}: no PLV row: {err}") from err
    if not rows:
        raise UsageError(f"{path}: no rows below the header")
    return rows


def _from_tsv(row: dict[str, Any]) -> dict[str, Any]:
    """A row of the tsv form: source and target are given as words, and marked in `marked_sentence`."""
    text = row["sentence"]
    marked = row.get("marked_sentence") or ""
    made: dict[str, Any] = {"uid": str(row["uid"]), "text": text, "gold_root": row.get("gold_root")}
    for name, tag in (("source", "s"), ("target", "t")):
        words = row.get(name) or ""
        made[name] = {"text": words, "span": _marked(marked, tag, words, text)}
    return made


def _marked(marked: str, tag: str, words: str, text: str) -> list[int] | None:
    before, opened, _ = marked.partition(f"<{tag}>")
    for mark in ("<s>", "</s>", "<t>", "</t>"):
        before = before.replace(mark, "")
    start = len(before) if opened else -1
    if start < 0 or text[start : start + len(words)] != words:
        start = text.find(words) if words else -1
    return [start, start + len(words)] if start >= 0 else None


def document_of(text: str) -> Document:
    """A document whose whole text is one paragraph, kept as it is, whatever its layout would say."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Document(
        id="d_" + sha256[:16],
        source="-",
        extractor=Extractor("none", "1"),
        raw_sha256=sha256,
        text_sha256=sha256,
        text=text,
        blocks=(Block("paragraph", 0, len(text)),),
    )


def predict(items: Sequence[dict[str, Any]], models: Models) -> Iterable[dict[str, Any]]:
    """{"uid", "root"} a row: the root that the coder sees between source and target; without a coder, that of the
    event that best links them."""
    if models.coder is not None:
        for item in items:
            shares = models.coder.linking(item["text"], _span(item, "source"), _span(item, "target"))
            yield {"uid": str(item["uid"]), "root": max(shares, key=lambda root: (shares[root], root))}
        return
    documents = [document_of(item["text"]) for item in items]
    for item, document in zip(items, documents, strict=True):
        record = read_document(document, models)
        yield {"uid": str(item["uid"]), "root": root_of(record.events, _span(item, "source"), _span(item, "target"))}


def _span(item: dict[str, Any], name: str) -> tuple[int, int] | None:
    span = (item.get(name) or {}).get("span")
    return (span[0], span[1]) if span else None


def root_of(events: Sequence[Event], source: tuple[int, int] | None, target: tuple[int, int] | None) -> str:
    """The label of the event that best links two spans of code points, the most frequent one if there is none."""
    best, best_score = None, -99.0
    for event in events:
        if event.type is None:
            continue
        score = 3.0 * _among(event.actors, source) + 2.0 * _among(event.recipients, target)
        score -= 1.0 * _among(event.recipients, source) + 1.0 * _among(event.actors, target)
        at = event.trigger.start
        if source is not None and target is not None and min(source[1], target[1]) <= at < max(source[0], target[0]):
            score += 1.0
        if source is not None:
            score -= min(abs(at - source[1]), 200) / 200
        if score > best_score:
            best, best_score = event, score
    return _label(best) if best is not None else _MOST_FREQUENT


def _among(parties: Sequence[Participant], span: tuple[int, int] | None) -> bool:
    return span is not None and any(p.span.start < span[1] and span[0] < p.span.end for p in parties)


def _label(event: Event) -> str:
    assert event.type is not None
    root = _FOLDED.get(event.type, event.type)
    if event.polarity == "negative":
        return _NOT_DONE.get(root, root)
    if event.modality == "hypothetical":
        return _TO_COME.get(root, root)
    return root


def score(items: Sequence[dict[str, Any]], predictions: Sequence[dict[str, Any]]) -> list[Figure]:
    """Macro F1 of roots, quads and binary, with the accuracy of the roots, in per cent."""
    given = {str(p["uid"]): str(p.get("root") or "NONE").upper() for p in predictions}
    pairs = [
        (_folded(str(item["gold_root"])), _folded(given.get(str(item["uid"]), "NONE")))
        for item in items
        if item.get("gold_root")
    ]
    figures: list[Figure] = []
    for name, level in (("root", _root), ("quad", _quad), ("binary", _binary)):
        labels = [(level(g), level(p)) for g, p in pairs]
        low, high = interval(labels, macro_f1, rounds=300)
        figures.append(Figure(f"{name} macro F1", macro_f1(labels), low, high, len(labels)))
    right = sum(g == p for g, p in pairs)
    figures.append(Figure("root accuracy", 100 * right / len(pairs) if pairs else 0.0, n=len(pairs)))
    return figures


def _folded(label: str) -> str:
    return _FOLDED.get(label, label)


def _root(label: str) -> str:
    return label


def _quad(label: str) -> str:
    return str(ROOTS.get(label, ""))


def _binary(label: str) -> str:
    quad = ROOTS.get(label)
    return "" if quad is None else "cooperation" if quad < 3 else "conflict"


def macro_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """The unweighted mean of the F1 of every class in (gold, predicted) pairs, in per cent. A prediction that is
    no class ("NONE", "") misses its gold class and is false for none."""
    counts: dict[str, PRF] = {}
    for gold, predicted in pairs:
        if gold == predicted:
            counts[gold] = counts.get(gold, PRF()) + PRF(tp=1)
            continue
        counts[gold] = counts.get(gold, PRF()) + PRF(fn=1)
        if predicted not in ("NONE", ""):
            counts[predicted] = counts.get(predicted, PRF()) + PRF(fp=1)
    return 100 * sum(c.f1 for c in counts.values()) / len(counts) if counts else 0.0
