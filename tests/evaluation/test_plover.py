"""The PLOVER scorer: loading, choosing the event that links source and target, macro F1."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.errors import UsageError
from onrecord.evaluation import corpora_folder, plover
from onrecord.records import Event, EventType, MadeBy, Modality, Participant, Polarity, Span

TEXT = "Arda praised Borland and attacked Cumbria."


def span(words: str) -> Span:
    at = TEXT.index(words)
    return Span(at, at + len(words), words)


def event(
    trigger: str,
    type_: EventType,
    actor: str,
    recipient: str,
    modality: Modality = "actual",
    polarity: Polarity = "positive",
) -> Event:
    return Event(
        id="v1",
        type=type_,
        trigger=span(trigger),
        actors=(Participant(None, span(actor)),),
        recipients=(Participant(None, span(recipient)),),
        polarity=polarity,
        modality=modality,
        certainty="certain",
        document_time="before",
        sentence=Span(0, len(TEXT), TEXT),
        made_by=MadeBy("test"),
    )


PRAISE = event("praised", "SUPPORT", "Arda", "Borland")
ATTACK = event("attacked", "ASSAULT", "Arda", "Cumbria")


def test_the_event_that_links_source_and_target_is_taken() -> None:
    arda, borland, cumbria = ((span(w).start, span(w).end) for w in ("Arda", "Borland", "Cumbria"))
    assert plover.root_of([PRAISE, ATTACK], arda, borland) == "SUPPORT"
    assert plover.root_of([PRAISE, ATTACK], arda, cumbria) == "ASSAULT"


def test_no_event_is_the_most_frequent_class() -> None:
    assert plover.root_of([], (0, 4), None) == "YIELD"


@pytest.mark.parametrize(
    ("type_", "modality", "polarity", "root"),
    [
        # announced aid is an agreement, announced force a threat
        ("AID", "hypothetical", "positive", "AGREE"),
        ("ASSAULT", "hypothetical", "positive", "THREATEN"),
        # aid not given is a refusal
        ("AID", "actual", "negative", "REJECT"),
        # concessions and withdrawals are one class of the corpus
        ("RETREAT", "actual", "positive", "YIELD"),
        ("CONCEDE", "actual", "positive", "YIELD"),
    ],
)
def test_roots_of_what_did_not_happen(type_: EventType, modality: Modality, polarity: Polarity, root: str) -> None:
    made = event("attacked", type_, "Arda", "Cumbria", modality, polarity)
    assert plover.root_of([made], (0, 4), None) == root


def test_macro_f1_is_the_mean_over_classes_met() -> None:
    # AID: tp 1, fn 1 -> 2/3; ACCUSE: fp 1, tp 1 -> 2/3; AGREE missed by "NONE" -> 0
    pairs = [("AID", "AID"), ("AID", "ACCUSE"), ("ACCUSE", "ACCUSE"), ("AGREE", "NONE")]
    assert plover.macro_f1(pairs) == pytest.approx(100 * (2 / 3 + 2 / 3 + 0) / 3)


def test_score_folds_labels_and_counts_missing_predictions() -> None:
    items = [{"uid": "a", "gold_root": "YIELD"}, {"uid": "b", "gold_root": "AID"}]
    figures = {f.name: f.value for f in plover.score(items, [{"uid": "a", "root": "RETREAT"}])}
    assert figures["root accuracy"] == 50
    assert figures["binary macro F1"] == pytest.approx(100 * (2 / 3))


def test_jsonl_and_tsv_of_the_same_rows_load_alike(tmp_path: Path) -> None:
    row = {"uid": "n1", "text": TEXT, "gold_root": "SUPPORT"}
    row |= {"source": {"text": "Arda", "span": [0, 4]}, "target": {"text": "Borland", "span": [13, 20]}}
    (tmp_path / "rows.jsonl").write_text(json.dumps(row) + "\n")
    marked = TEXT.replace("Arda", "<s>Arda</s>").replace("Borland", "<t>Borland</t>")
    header = "uid\tfold\tgold_root\tsentence\tmarked_sentence\tsource\ttarget\n"
    (tmp_path / "rows.tsv").write_text(header + f"n1\tdev\tSUPPORT\t{TEXT}\t{marked}\tArda\tBorland\n")
    (one,), (other,) = plover.load(tmp_path / "rows.jsonl"), plover.load(tmp_path / "rows.tsv")
    assert {k: one[k] for k in ("uid", "text", "gold_root", "source", "target")} == {
        k: other[k] for k in ("uid", "text", "gold_root", "source", "target")
    }


def test_a_file_of_another_form_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text('{"id": 1}\n')
    with pytest.raises(UsageError, match="line 1"):
        plover.load(tmp_path / "x.jsonl")


@pytest.mark.corpora
def test_the_development_fold_is_what_is_scored() -> None:
    (path,) = plover.default_gold(corpora_folder())
    if not path.exists():
        pytest.skip("the PLOVER corpus is not here (ONRECORD_CORPORA)")
    assert {row["fold"] for row in plover.load(path)} == {"dev"}
