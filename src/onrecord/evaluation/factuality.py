"""Event factuality (UDS-IH2, MEANTIME, MegaVeridicality): did it happen, from -3 (certainly not) to +3 (certainly).

The published measures are mean absolute error and Pearson's r; the F1 of three classes (happened > 1, uncertain,
did not happen < -1) is reported beside them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from onrecord.annotate.attributions import attributions
from onrecord.annotate.chains import Chains
from onrecord.annotate.coded import Candidate
from onrecord.annotate.entities import entities
from onrecord.annotate.happening.factuality import Factuality, factuality
from onrecord.annotate.mentions import mentions
from onrecord.annotate.quotes import quotations
from onrecord.annotate.syntax import Syntax
from onrecord.annotate.times import times
from onrecord.evaluation.documents import check_span, load_lines
from onrecord.evaluation.plover import document_of
from onrecord.evaluation.scores import Figure
from onrecord.models import Models
from onrecord.records import Document

# UDS-IH2 asks whether an event has happened by now: what is planned or asked for has not.
_TO_COME = {"uds_ih2": -1.5}
# The coder's part in a value, chosen on the development parts; and in one that the rules leave open or negate, where
# that is another: MEANTIME's training part has too few such events for the coder to have learned them.
_LEARNED = 0.85
_LEARNED_OPEN = {"meantime": 0.6}
_LEARNED_NEGATED = {"meantime": 0.3}
_FILES = ("meantime_dev.jsonl", "uds_ih2_dev.jsonl", "megaveridicality_dev.jsonl")


def default_gold(corpora: Path) -> tuple[Path, ...]:
    """The development parts of the three corpora."""
    return tuple(corpora / "factuality" / name for name in _FILES)


def load(path: Path) -> list[dict[str, Any]]:
    """The sentences of a file, each with `id`, `text` and its `events`. Raises UsageError naming the line."""
    return load_lines(path, "sentence with events", {"id": str, "text": str, "events": list}, _check)


def _check(item: dict[str, Any]) -> None:
    for event in item["events"]:
        check_span(item["text"], event["start"], event["end"])
        if not isinstance(event["value"], (int, float)):
            raise ValueError(f"the value {event['value']!r} is no number")


def predict(items: Sequence[dict[str, Any]], models: Models) -> Iterable[dict[str, Any]]:
    """{"id", "events": [{"start", "end", "value"}]} a sentence: what coder and rules say together, or the rules
    alone where there is no coder."""
    documents = [document_of(item["text"]) for item in items]
    for item, document, syntax in zip(items, documents, models.parser.parse(documents), strict=True):
        cast = entities(document, syntax, mentions(document, syntax))
        tagged = models.tagger.tag(document) if models.tagger is not None else ()
        said = attributions(document, syntax, quotations(document), cast, times(document, syntax), tagged)
        chains = Chains(said)
        found = []
        corpus = str(item["id"]).partition("-")[0]
        to_come = _TO_COME.get(corpus, 0.0)
        learned = _learned(models, document, item["events"], corpus)
        for event, seen in zip(item["events"], learned, strict=True):
            value = _value_at(syntax, chains, event["start"], to_come)
            if seen is not None:
                part = _part(corpus, value)
                value = (1 - part) * value + part * seen
            found.append({"start": event["start"], "end": event["end"], "value": value})
        yield {"id": item["id"], "events": found}


def _part(corpus: str, value: float) -> float:
    """The coder's part in the value of an event to which the rules give `value`."""
    if value >= 2.5:
        return _LEARNED
    return (_LEARNED_NEGATED if value <= -2 else _LEARNED_OPEN).get(corpus, _LEARNED)


def _learned(
    models: Models, document: Document, events: Sequence[dict[str, Any]], corpus: str
) -> Sequence[float | None]:
    """The coder's values of the events of a sentence on the scale of a corpus, or the mean of all scales if it is of
    none that the coder knows."""
    if models.coder is None:
        return [None] * len(events)
    whole = (0, len(document.text))
    codings = models.coder.code(document, [Candidate(whole, (e["start"], e["end"])) for e in events])
    return [c.values.get(corpus, sum(c.values.values()) / len(c.values)) for c in codings]


def _value_at(syntax: Syntax, chains: Chains, offset: int, to_come: float) -> float:
    token = syntax.token_at(offset)
    if token is None:
        return 3.0
    if token.label in ("acomp", "attr") and token.pos not in ("VERB", "AUX"):
        token = syntax.tokens[token.head]
    return value_of(factuality(syntax, token.i, chains.innermost(token.start)), to_come)


def value_of(held: Factuality, to_come: float = 0.0) -> float:
    """The number that stands for a factuality; `to_come` is what the corpus says of what has not happened yet."""
    sign = -1.0 if held.polarity == "negative" else 1.0
    if held.modality == "actual":
        return 3.0 * sign
    if held.modality == "hedged":
        return sign * (1.5 if held.certainty == "probable" else 1.0)
    if held.modality == "generic":
        return 1.0 * sign
    return -2.0 if sign < 0 else to_come


def score(items: Sequence[dict[str, Any]], predictions: Sequence[dict[str, Any]]) -> list[Figure]:
    """Pearson's r (times 100), mean absolute error, and the F1 of three classes in per cent."""
    given = {(p["id"], e["start"], e["end"]): float(e["value"]) for p in predictions for e in p["events"]}
    pairs = [
        (float(e["value"]), given.get((item["id"], e["start"], e["end"]), 0.0))
        for item in items
        for e in item["events"]
    ]
    n = len(pairs)
    if not n:
        return [Figure("events", 0.0, n=0)]
    error = sum(abs(g - p) for g, p in pairs) / n
    figures = [Figure("Pearson r x 100", 100 * pearson(pairs), n=n), Figure("mean absolute error", error, n=n)]
    scores = []
    for name, wanted in (("happened", 1), ("uncertain", 0), ("did not happen", -1)):
        tp = sum(_class(g) == wanted == _class(p) for g, p in pairs)
        total = sum((_class(g) == wanted) + (_class(p) == wanted) for g, p in pairs)
        scores.append(200 * tp / total if total else 0.0)
        figures.append(Figure(f"{name} F1", scores[-1], n=sum(_class(g) == wanted for g, _ in pairs)))
    figures.insert(2, Figure("three classes macro F1", sum(scores) / 3, n=n))
    return figures


def _class(value: float) -> int:
    return 1 if value > 1 else -1 if value < -1 else 0


def pearson(pairs: Sequence[tuple[float, float]]) -> float:
    """Pearson's correlation of pairs; 0 where either side does not vary."""
    n = len(pairs)
    mean_x, mean_y = sum(x for x, _ in pairs) / n, sum(y for _, y in pairs) / n
    covariance = sum((x - mean_x) * (y - mean_y) for x, y in pairs)
    spread_x = math.sqrt(sum((x - mean_x) ** 2 for x, _ in pairs))
    spread_y = math.sqrt(sum((y - mean_y) ** 2 for _, y in pairs))
    return covariance / (spread_x * spread_y) if spread_x and spread_y else 0.0
