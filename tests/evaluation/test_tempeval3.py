from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.errors import UsageError
from onrecord.evaluation import corpora_folder, tempeval3
from onrecord.evaluation.documents import as_document
from onrecord.models import default_models

SCORER = corpora_folder() / "tempeval3" / "score.py"


@pytest.mark.corpora
@pytest.mark.skipif(not SCORER.exists(), reason=f"the TempEval-3 folder is not at {SCORER.parent} (ONRECORD_CORPORA)")
def test_the_scores_are_those_of_the_corpus(tmp_path: Path) -> None:
    # Predictions that are wrong in every way: gold moved, cut, retyped, doubled and dropped.
    gold = tempeval3.default_gold(corpora_folder())[1]
    items = tempeval3.load(gold)
    predictions = []
    for n, item in enumerate(items):
        timex = [dict(t) for t in item["timex"]]
        for k, t in enumerate(timex):
            t["end"] -= k % 2
            t["value"] = "XXXX" if (k + n) % 3 == 0 else t["value"]
            t["type"] = "SET" if k % 5 == 0 else t["type"]
        extra = [{**t, "start": t["end"] + 40, "end": t["end"] + 45} for t in timex[::4]]
        if n % 9:
            predictions.append({"id": item["id"], "timex": timex[n % 2 :] + extra})
    system = tmp_path / "system.jsonl"
    system.write_text("\n".join(map(json.dumps, predictions)), encoding="utf-8")
    theirs = json.loads(subprocess.run([sys.executable, SCORER, gold, system], capture_output=True, check=True).stdout)
    ours = {f.name: round(f.value, 2) for f in tempeval3.score(items, predictions)}
    for name in ("strict", "relaxed", "type", "value"):
        assert ours[f"{name} F1"] == theirs[name]["f1"]
        assert ours[f"{name} precision"] == theirs[name]["p"]
        assert ours[f"{name} recall"] == theirs[name]["r"]


def test_a_text_is_kept_as_it_is() -> None:
    text = "\n\n  One line.\nAnother e\u0301 line.\n\n \t\n"
    made = as_document(text, "d1", "2024-03-05")
    assert made.text == text
    assert [text[b.start : b.end] for b in made.blocks] == ["  One line.", "Another e\u0301 line."]


def test_counts_by_hand() -> None:
    gold = [
        {"start": 0, "end": 6, "type": "DATE", "value": "2024"},
        {"start": 9, "end": 12, "type": "SET", "value": "P1D"},
    ]
    system = [
        {"start": 0, "end": 4, "type": "DATE", "value": "2024"},
        {"start": 0, "end": 6, "type": "TIME", "value": "2024"},
    ]
    figures = {f.name: f.value for f in tempeval3.score([{"id": "a", "timex": gold}], [{"id": "a", "timex": system}])}
    # The identical span is aligned first; it has the wrong type.
    assert figures["relaxed F1"] == figures["strict F1"] == figures["value F1"] == 50
    assert figures["type F1"] == 0


def test_copies_fall_into_one_half() -> None:
    texts = [" ".join(f"w{n}{k}" for k in range(40)) for n in range(30)]
    items = [{"id": f"d{n}", "text": text} for n, text in enumerate(texts)]
    halves = tempeval3.halves(items)
    assert set(halves) == {True, False}
    assert tempeval3.halves(items[::-1]) == halves[::-1]
    # A copy that is cut and has a new end goes where the document of the first id goes, under whatever id.
    for n in range(30):
        copies = [{"id": f"e{k}", "text": texts[n][:120] + f" end{k}"} for k in range(8)]
        assert tempeval3.halves([*items, *copies])[30:] == [halves[n]] * 8


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("He lived there between 1994 and 1997.", [("1994", "1994"), ("1997", "1997")]),
        ("The war of 1939-45 killed millions.", [("1939-45", "1939/1945")]),
        (
            "Inspectors came Friday, two months after they were expelled.",
            [("Friday", "2024-03-01"), ("two months", "P2M")],
        ),
        (
            "He was shot on Friday and died two days later.",
            [("Friday", "2024-03-01"), ("two days later", "2024-03-03")],
        ),
    ],
)
@pytest.mark.model
def test_times_are_told_in_the_terms_of_the_corpus(text: str, rows: list[tuple[str, str]]) -> None:
    (made,) = tempeval3.predict([{"id": "a", "dct": "2024-03-05", "text": text}], default_models())
    assert [(t["text"], t["value"]) for t in made["timex"]] == rows
    assert all(text[t["start"] : t["end"]] == t["text"] for t in made["timex"])


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "a", "text": "x", "timex": []}\n{"id": "b"}\n', encoding="utf-8")
    with pytest.raises(UsageError, match="line 2"):
        tempeval3.load(path)
