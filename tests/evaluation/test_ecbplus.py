"""ECB+: what its measures count, what is taken of a gold mention, and how the installed reader does."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import UsageError
from onrecord.evaluation import corpora_folder, ecbplus
from onrecord.evaluation.ecbplus import deeds, incidents, load, score
from onrecord.incidents.tellings import Telling


def _item(id: str, topic: int, incident: str, *clusters: str) -> dict[str, Any]:
    events = [{"start": n, "end": n + 1, "text": "x", "cluster": c} for n, c in enumerate(clusters)]
    return {"id": id, "topic": topic, "incident": incident, "text": "x" * len(clusters), "events": events}


GOLD = [
    _item("a", 1, "1x", "quake", "killed"),
    _item("b", 1, "1x", "quake", "fled"),
    _item("c", 1, "1y", "second quake"),
    _item("d", 2, "2x", "strike", "strike"),
]


def _found(*rows: tuple[str, str, tuple[str, ...]]) -> list[dict[str, Any]]:
    return [{"id": id, "incident": i, "events": [{"cluster": c} for c in of]} for id, i, of in rows]


def _values(found: list[dict[str, Any]]) -> dict[str, float]:
    return {f.name: f.value for f in score(GOLD, found)}


def test_what_is_right_scores_a_hundred() -> None:
    found = _found(("a", "1", ("1", "2")), ("b", "1", ("1", "3")), ("c", "2", ("4",)), ("d", "3", ("5", "5")))
    assert set(_values(found).values()) == {100.0}


def test_one_heap_has_all_links_and_poor_precision() -> None:
    heap = _values(_found(*((g["id"], "1", tuple("1" for _ in g["events"])) for g in GOLD)))
    # Two links of gold (quake, strike) among the six that one heap of seven makes.
    assert heap["event mentions MUC F1"] == pytest.approx(100 * 2 * 1 * (2 / 6) / (1 + 2 / 6))
    # Documents: recall 1; precision (2/4 + 2/4 + 1/4 + 1/4) / 4.
    assert heap["documents B-cubed F1"] == pytest.approx(100 * 2 * 0.375 / 1.375)
    # Mentions: of seven, four are in clusters of two (2/7 each), three alone (1/7 each).
    precision = (4 * 2 / 7 + 3 / 7) / 7
    assert heap["event mentions B-cubed F1"] == pytest.approx(100 * 2 * precision / (1 + precision))
    # One cluster is paired with the best of five: 2 * 2 / (7 + 2).
    similarity = 4 / 9
    assert heap["event mentions CEAF-e F1"] == pytest.approx(100 * 2 * similarity / (5 + 1))


def test_all_alone_has_no_links() -> None:
    alone = _found(("a", "1", ("1", "2")), ("b", "2", ("3", "4")), ("c", "3", ("5",)), ("d", "4", ("6", "7")))
    assert _values(alone)["event mentions MUC F1"] == 0
    assert _values(alone)["documents B-cubed F1"] == pytest.approx(100 * 2 * 0.75 / 1.75)


def test_documents_are_one_incident_while_they_are_like_enough() -> None:
    likely = {("a", "b"): 0.9, ("a", "c"): 0.3, ("b", "c"): 0.3}
    found = incidents(["a", "b", "c"], likely, enough=0.5)
    assert found["a"] == found["b"] != found["c"]
    assert len(set(incidents(["a", "b", "c"], likely, enough=0.25).values())) == 1


def _telling(document: str, event: str, word: str, sense: str = "") -> Telling:
    meant = (sense,) if sense else ()
    return Telling(document=document, event=event, start=0, end=1, thread=event, words=(word,), senses=meant,
                   told=meant, families=())  # fmt: skip


def test_deeds_are_of_one_incident_and_share_a_word_or_a_sense() -> None:
    told = [
        _telling("a", "v1", "blast", "bomb"),
        _telling("a", "v2", "kill", "kill"),
        _telling("b", "v1", "explosion", "bomb"),
        _telling("c", "v1", "blast", "bomb"),
    ]
    found = deeds(told, {"a": 1, "b": 1, "c": 2})
    assert found["a", "v1"] == found["b", "v1"]
    assert len({found["a", "v1"], found["a", "v2"], found["c", "v1"]}) == 3


def test_one_sentence_tells_of_a_deed_once() -> None:
    told = [_telling("a", "v1", "blast", "bomb"), _telling("a", "v2", "explosion", "bomb")]
    assert len(set(deeds(told, {"a": 1}).values())) == 2
    told[1] = replace(told[1], sentence_start=80)
    assert len(set(deeds(told, {"a": 1}).values())) == 1


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        ({"id": "a", "topic": 1, "incident": "1x", "text": "Quake"}, "it lacks 'events'"),
        (
            {"id": "a", "topic": 1, "incident": "1x", "text": "Quake", "events": [{"start": 0, "end": 9}]},
            "does not lie",
        ),
        ({"id": "a", "topic": 1, "incident": "1x", "text": "Quake", "events": [{"start": 0, "end": 5}]}, "cluster"),
    ],
    ids=["no events", "beyond the text", "no cluster"],
)
def test_a_line_that_is_no_document_is_named(tmp_path: Path, line: dict[str, Any], cause: str) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(line) + "\n", encoding="utf-8")
    with pytest.raises(UsageError, match="line 1") as caught:
        load(path)
    assert cause in str(caught.value)


@pytest.mark.model
def test_every_gold_mention_gets_a_cluster() -> None:
    from onrecord.models import default_models

    texts = (
        ("a", "An earthquake shook Velmar on Sunday, killing nine people."),
        ("b", "The Velmar quake of Sunday killed nine people."),
    )
    items = []
    for id, text in texts:
        spans = [(text.index(w), text.index(w) + len(w), w) for w in text.replace(".", "").split() if w in _TOLD]
        events = [{"start": s, "end": e, "text": w, "cluster": _TOLD[w]} for s, e, w in spans]
        items.append({"id": id, "topic": 1, "incident": "1", "text": text, "events": events})
    found = list(ecbplus.predict(items, default_models()))
    first, second = ({m["cluster"] for m in row["events"]} for row in found)
    assert [len(row["events"]) for row in found] == [3, 2]
    assert found[0]["incident"] == found[1]["incident"]
    assert len(first & second) == 2
    assert score(items, found)[0].value == 100


_TOLD = {"earthquake": "quake", "shook": "shook", "killing": "killed", "quake": "quake", "killed": "killed"}


@pytest.mark.model
@pytest.mark.corpora
def test_incidents_of_the_development_part() -> None:
    from onrecord.models import default_models

    (path,) = ecbplus.default_gold(corpora_folder())
    if not path.exists():
        pytest.skip(f"there is no {path}")
    items = load(path)
    found = {f.name: f.value for f in score(items, list(ecbplus.predict(items, default_models())))}
    assert found["documents B-cubed F1"] >= 88
    assert found["event mentions CoNLL F1"] >= 77
