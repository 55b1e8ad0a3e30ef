"""Reports labelled by hand, found again by corpus and id."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import UsageError
from onrecord.evaluation.labelled import absent_files, load_labelled
from onrecord.samples import samples

SAMPLE = samples()[0]
LINE = {
    "corpus": "samples",
    "id": SAMPLE.name,
    "sha256": hashlib.sha256(SAMPLE.text.encode()).hexdigest(),
    "passage": [0, 10],
}


def gold(folder: Path, *lines: dict[str, Any]) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def corpus(folder: Path, text: str) -> Path:
    (folder / "re3d").mkdir(parents=True)
    (folder / "re3d" / "train.jsonl").write_text(json.dumps({"id": "r", "text": text}) + "\n", encoding="utf-8")
    return folder


def test_a_sample_with_its_date_and_outlet(tmp_path: Path) -> None:
    (item,) = load_labelled(gold(tmp_path, LINE), "report", {"passage": list}, tmp_path)
    assert item["document"].text == SAMPLE.text
    assert item["document"].published == SAMPLE.published
    assert item["document"].outlet == SAMPLE.outlet


def test_a_report_of_a_corpus(tmp_path: Path) -> None:
    corpora = corpus(tmp_path / "corpora", "Oda Lind said no.")
    line = {"corpus": "re3d", "id": "r", "sha256": hashlib.sha256(b"Oda Lind said no.").hexdigest()}
    (item,) = load_labelled(gold(tmp_path, line), "report", {}, corpora)
    assert item["document"].text == "Oda Lind said no."


def test_an_absent_corpus_is_left_out_and_said_to_be(tmp_path: Path) -> None:
    path = gold(tmp_path, LINE, LINE | {"corpus": "polnear", "id": "p"})
    with pytest.warns(UserWarning, match="1 labelled reports are left out: there is no .*dev.jsonl.gz"):
        items = load_labelled(path, "report", {}, tmp_path)
    assert [item["id"] for item in items] == [SAMPLE.name]
    assert [file.name for file in absent_files(tmp_path)] == [
        "dev.jsonl.gz",
        "train.jsonl",
        "timebank.jsonl",
        "aquaint.jsonl",
    ]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"sha256": "0" * 64}, "is not the one that was labelled"),
        ({"id": "no such sample"}, "samples has no report no such sample"),
        ({"corpus": "elsewhere"}, "no corpus 'elsewhere'"),
        ({"passage": "all"}, "line 1"),
    ],
)
def test_what_is_refused(tmp_path: Path, changes: dict[str, Any], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        load_labelled(gold(tmp_path, LINE | changes), "report", {"passage": list}, tmp_path)
