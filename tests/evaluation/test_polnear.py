"""The PolNeAR measures, against the corpus's own scorer."""

from __future__ import annotations

import importlib.util

import pytest

from onrecord.evaluation import corpora_folder, polnear

TEXT = "Lind said the port was closed. “We wait,” Oro added."
GOLD = {
    "id": "x",
    "text": TEXT,
    "attributions": [
        {"source": [[0, 4]], "cue": [[5, 9]], "content": [[10, 29]]},
        {"source": [[42, 45]], "cue": [[46, 51]], "content": [[31, 41]]},
    ],
}


def test_figures_of_a_half_right_prediction() -> None:
    prediction = {"id": "x", "attributions": [{"source": [[0, 4]], "cue": [[5, 9]], "content": [[14, 29]]}]}
    by_name = {f.name: f.value for f in polnear.score([GOLD], [prediction])}
    assert by_name["link-half precision"] == 100
    assert by_name["link-half recall"] == 50
    assert by_name["content exact F1"] == 0
    assert by_name["link-half recall, direct"] == 0
    assert by_name["link-half recall, indirect"] == 100


def test_publishers_are_told_apart_where_articles_name_them() -> None:
    right = {"attributions": GOLD["attributions"]}
    items = [{**GOLD, "id": name, "publisher": name} for name in ("a", "b")]
    figures = polnear.score(items, [{"id": "a", **right}, {"id": "b", "attributions": []}])
    by_name = {f.name: f.value for f in figures}
    assert by_name["link-half, a F1"] == 100
    assert by_name["link-half, b F1"] == 0
    assert not any(f.name.startswith("link-half, ") for f in polnear.score([GOLD], []))


@pytest.mark.corpora
def test_figures_equal_those_of_the_corpus_scorer() -> None:
    folder = corpora_folder() / "polnear"
    if not (folder / "score.py").exists():
        pytest.skip("the PolNeAR corpus is not here (ONRECORD_CORPORA)")
    spec = importlib.util.spec_from_file_location("polnear_score", folder / "score.py")
    assert spec is not None
    assert spec.loader is not None
    theirs = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(theirs)
    items = polnear.load(folder / "dev.jsonl.gz")[:20]
    # Predictions that are wrong in every way that counts: shifted, cut, left out, without a source.
    predictions = [
        {
            "id": item["id"],
            "attributions": [
                {
                    "source": a["source"] if n % 5 else [],
                    "cue": a["cue"],
                    "content": [[s + (n % 3) * 6, e] for s, e in a["content"] if s + (n % 3) * 6 < e],
                }
                for n, a in enumerate(item["attributions"])
                if n % 4
            ],
        }
        for item in items
    ]
    wanted = theirs.score(items, predictions)
    ours = {f.name: f.value for f in polnear.score(items, predictions)}
    for role in ("source", "cue", "content"):
        assert ours[f"{role} exact F1"] == pytest.approx(wanted[role]["exact"]["f"])
    for name in ("link-half", "who-what"):
        assert ours[f"{name} precision"] == pytest.approx(wanted[name]["p"])
        assert ours[f"{name} recall"] == pytest.approx(wanted[name]["r"])
    for kind in ("direct", "mixed", "indirect"):
        assert ours[f"link-half recall, {kind}"] == pytest.approx(wanted["by_type"][kind]["link_half_recall"])
