"""The factuality scorer: from a factuality to a number, error and correlation."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.annotate.happening.factuality import Factuality
from onrecord.errors import UsageError
from onrecord.evaluation import factuality as corpus
from onrecord.records import Certainty, Modality, Polarity


def value(polarity: Polarity, modality: Modality, certainty: Certainty = "certain") -> float:
    return corpus.value_of(Factuality(polarity, modality, certainty, "unknown"))


def test_numbers_keep_the_order_of_certainty() -> None:
    ladder = [
        value("negative", "actual"),
        value("negative", "hedged", "possible"),
        value("positive", "hypothetical"),
        value("positive", "hedged", "possible"),
        value("positive", "hedged", "probable"),
        value("positive", "actual"),
    ]
    assert ladder == sorted(ladder)
    assert (ladder[0], ladder[2], ladder[-1]) == (-3, 0, 3)


def test_score_measures_error_correlation_and_classes() -> None:
    items = [{"id": "s", "events": [{"start": n, "end": n + 1, "value": v} for n, v in enumerate((3.0, -3.0, 0.0))]}]
    predicted = [{"id": "s", "events": [{"start": 0, "end": 1, "value": 3.0}, {"start": 1, "end": 2, "value": 0.0}]}]
    figures = {f.name: f.value for f in corpus.score(items, predicted)}
    assert figures["mean absolute error"] == 1.0  # the event without a prediction counts as 0
    assert figures["happened F1"] == 100
    assert figures["did not happen F1"] == 0
    assert figures["Pearson r x 100"] == pytest.approx(86.6, abs=0.1)


def test_a_file_of_another_form_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text('{"id": "s"}\n')
    with pytest.raises(UsageError, match="line 1"):
        corpus.load(tmp_path / "x.jsonl")
