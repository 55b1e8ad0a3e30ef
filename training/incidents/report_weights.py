"""Learn what speaks for two short reports to tell of one incident, and from when on they are joined.

    python -m training.incidents.report_weights CORPORA

reads the training part of ECB+ (Cybulska and Vossen 2014, CC BY 3.0) with the installed reader, its gold mentions as
events, and writes ``src/onrecord/lexicons/report_weights.tsv``: logistic regression over all pairs of documents, those
of two topics at a fifth of the weight, and the threshold of average linkage with the best B-cubed F1 in
cross-validation over topics.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.evaluation import ecbplus
from onrecord.evaluation.report_likeness import FEATURES, likeness, reports
from onrecord.incidents.cluster import clusters
from onrecord.incidents.tellings import tellings_of
from onrecord.models import default_models
from training.build_lexicons import write

_OTHER_TOPIC = 0.2
_FOLDS = 5
_RIDGE = 1e-3
_STEPS = 30
_THRESHOLDS = tuple(n / 100 for n in range(15, 70, 2))
_MEANING = {
    "bias": "what any two reports start from",
    "words": "how alike their words are (TF-IDF, cosine)",
    "figures": "they share a figure",
    "other weekday": "both name days of the week, and none is the same",
    "same numbers": "things of which both give the same number, two at most",
    "other numbers": "things of which they give other numbers, two at most",
    "same person": "they share a person by name",
    "other persons": "both name persons, and share none",
    "tellings": "the log odds of their likest two tellings (incidents/compare.py), from -8 to 6",
    "threshold": "no weight: groups of reports are joined while their mean likeness is at least this",
}

Floats = NDArray[np.float64]


class _Pairs:
    """All pairs of documents: what is seen of each, whether they are of one incident, and how much they weigh."""

    def __init__(self, items: Sequence[dict[str, Any]]) -> None:
        records = list(ecbplus.records(items, default_models()))
        told = reports(records, [tellings_of(record, record.events) for record in records])
        pairs = list(combinations(range(len(items)), 2))
        self.items = items
        self.a, self.b = (np.array(side) for side in zip(*pairs, strict=True))
        self.seen: Floats = np.array([likeness(told[a], told[b]) for a, b in pairs])
        incident = np.array([item["incident"] for item in items])
        topic = np.array([item["topic"] for item in items])
        self.one = (incident[self.a] == incident[self.b]).astype(float)
        self.weight = np.where(topic[self.a] == topic[self.b], 1.0, _OTHER_TOPIC)
        self.topic = topic

    def of(self, topics: set[int]) -> NDArray[np.bool_]:
        inside = np.isin(self.topic, sorted(topics))
        return np.asarray(inside[self.a] & inside[self.b])

    def learn(self, chosen: NDArray[np.bool_]) -> Floats:
        """The weights of the features and the bias: ridge regression on the logistic scale by Newton's steps."""
        x, y, w = self.seen[chosen], self.one[chosen], self.weight[chosen]
        mean, spread = x.mean(0), x.std(0) + 1e-9
        z = np.hstack([(x - mean) / spread, np.ones((len(x), 1))])
        ridge = _RIDGE * len(y) * np.r_[np.ones(x.shape[1]), 1e-6]
        found = np.zeros(z.shape[1])
        for _ in range(_STEPS):
            likely = 1 / (1 + np.exp(-np.clip(z @ found, -30, 30)))
            slope = z.T @ (w * (likely - y)) + ridge * np.r_[found[:-1], 0]
            found -= np.linalg.solve((z * (w * likely * (1 - likely))[:, None]).T @ z + np.diag(ridge), slope)
        bias = found[-1] - (found[:-1] * mean / spread).sum()
        return np.asarray(np.r_[found[:-1] / spread, bias])

    def found(self, chosen: NDArray[np.bool_], learned: Floats, threshold: float) -> dict[str, int]:
        """The number of the incident of each document among these pairs."""
        odds = self.seen[chosen] @ learned[:-1] + learned[-1]
        keys = [(f"{n:04}", "") for n in range(len(self.items))]
        ends = zip(self.a[chosen], self.b[chosen], 1 / (1 + np.exp(-odds)), strict=True)
        likely = {(keys[a], keys[b]): float(p) for a, b, p in ends}
        members = sorted({key for pair in likely for key in pair})
        groups = clusters(members, likely, enough=threshold)
        return {self.items[int(key[0])]["id"]: n for n, group in enumerate(groups) for key in group}


def _b_cubed(items: Sequence[dict[str, Any]], found: dict[str, int]) -> float:
    """B-cubed F1 of documents, in per cent."""
    gold: dict[str, set[str]] = defaultdict(set)
    groups: dict[int, set[str]] = defaultdict(set)
    for item in items:
        gold[item["incident"]].add(item["id"])
        groups[found[item["id"]]].add(item["id"])
    precision = recall = 0.0
    for item in items:
        own, group = gold[item["incident"]], groups[found[item["id"]]]
        precision += len(own & group) / len(group)
        recall += len(own & group) / len(own)
    return 200 * precision * recall / (precision + recall) / len(items)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    items = ecbplus.load(parser.parse_args().corpora / "ecbplus" / "train.jsonl")
    pairs = _Pairs(items)
    topics = sorted({item["topic"] for item in items})
    held = [set(topics[fold::_FOLDS]) for fold in range(_FOLDS)]
    learned = [pairs.learn(pairs.of(set(topics) - fold)) for fold in held]
    mean = {
        threshold: sum(
            _b_cubed([i for i in items if i["topic"] in fold], pairs.found(pairs.of(fold), weights, threshold))
            for fold, weights in zip(held, learned, strict=True)
        )
        / _FOLDS
        for threshold in _THRESHOLDS
    }
    best = max(mean, key=lambda threshold: mean[threshold])
    print(f"cross-validated B-cubed F1 {mean[best]:.1f} at {best}")
    final = dict(zip((*FEATURES, "bias"), pairs.learn(pairs.of(set(topics))), strict=True))
    rows = [("bias", final["bias"]), *((name, final[name]) for name in FEATURES), ("threshold", best)]
    header = {
        "name": "weights of what speaks for two short reports to tell of one incident",
        "meaning": "feature = as evaluation/report_likeness.py finds it; weight = in log odds for each unit of it; "
        "meaning = what the feature is",
        "origin": "learned from the training part of ECB+ by training/incidents/report_weights.py",
        "licence": "Apache-2.0; of the data CC BY 3.0, Cybulska and Vossen",
        "consumer": "evaluation/report_likeness.py",
    }
    write(
        "report_weights",
        header,
        ("feature", "weight", "meaning"),
        [(name, f"{value:.2f}", _MEANING[name]) for name, value in rows],
    )


if __name__ == "__main__":
    main()
