"""The coreference measures, on chains counted by hand."""

from __future__ import annotations

import pytest

from onrecord.evaluation.assignment import best_total
from onrecord.evaluation.gum import b_cubed, ceaf_e, load, muc

# The example of Vilain et al.'s kind: the prediction splits one chain of four in two and adds a stranger.
GOLD = [{"a", "b", "c", "d"}]
FOUND = [{"a", "b"}, {"c", "d", "x"}]


def test_muc_counts_links() -> None:
    counts = muc(GOLD, FOUND)
    assert counts.recall == pytest.approx(2 / 3)
    assert counts.precision == pytest.approx(2 / 3)


def test_b_cubed_counts_mentions() -> None:
    counts = b_cubed(GOLD, FOUND)
    assert counts.recall == pytest.approx(0.5)
    assert counts.precision == pytest.approx((2 + 4 / 3) / 5)


def test_ceaf_pairs_chains_once() -> None:
    counts = ceaf_e(GOLD, FOUND)
    assert counts.recall == pytest.approx(2 / 3)
    assert counts.precision == pytest.approx(1 / 3)


def test_perfect_and_empty() -> None:
    for measure in (muc, b_cubed, ceaf_e):
        assert measure(GOLD, GOLD).f1 == 1
        assert measure(GOLD, []).f1 == 0


def test_assignment_is_not_greedy() -> None:
    # Taking the 5 first leaves 0 for the other row.
    assert best_total([[5, 4], [4, 0]]) == 8
    assert best_total([[1], [3], [2]]) == 3
    assert best_total([]) == 0


def test_load_reads_spans_chains_and_contractions(tmp_path) -> None:
    rows = [
        "# newdoc id = x",
        "# newpar",
        "1\tTom\t_\t_\t_\t_\t_\t_\t_\tEntity=(1-person-new-sss-cf1-1-coref",
        "2\tRudd\t_\t_\t_\t_\t_\t_\t_\tEntity=1)",
        "3-4\tdon't\t_\t_\t_\t_\t_\t_\t_\t_",
        "3\tdo\t_\t_\t_\t_\t_\t_\t_\t_",
        "4\tn't\t_\t_\t_\t_\t_\t_\t_\t_",
        "5\thim\t_\t_\t_\t_\t_\t_\t_\tEntity=(1-person-giv-sss-cf1-1-ana)|SpaceAfter=No",
        "6\t.\t_\t_\t_\t_\t_\t_\t_\t_",
        "",
    ]
    path = tmp_path / "x.conllu"
    path.write_text("\n".join(rows), encoding="utf-8")
    (item,) = load(path)
    assert item["text"].strip() == "Tom Rudd don't him."
    assert [item["text"][m["start"] : m["end"]] for m in item["mentions"]] == ["Tom Rudd", "him"]
    assert {m["chain"] for m in item["mentions"]} == {"1"}
