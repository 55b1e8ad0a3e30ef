"""Several gold files at once: what is dealt out to whom, what is asked twice, and that it is told as one by one."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from pathlib import Path

import pytest

from onrecord.annotate.syntax import Syntax
from onrecord.evaluation import corpus
from onrecord.evaluation.checklist import FOLDER, run
from onrecord.evaluation.documents import as_document
from onrecord.evaluation.together import predictions, remembering, shares
from onrecord.models import Models, default_models

ONE, OTHER, JOINT = ("polnear", Path("one.jsonl")), ("events", Path("other.jsonl")), ("copies", Path("pairs.jsonl"))


def test_every_item_is_in_one_share_and_those_of_a_text_in_the_same() -> None:
    chance = random.Random(3)
    texts = [f"{n} " + "word " * chance.randrange(1, 400) for n in range(60)]
    golds = {
        ONE: [{"text": chance.choice(texts)} for _ in range(90)],
        OTHER: [{"document": as_document(chance.choice(texts), "x")} for _ in range(70)],
    }
    dealt = shares(golds, 7)
    for gold, items in golds.items():
        got = {n: item for share in dealt for n, item in share.items.get(gold, {}).items()}
        assert got == dict(enumerate(items))
        assert sum(len(share.items.get(gold, {})) for share in dealt) == len(items)
    held = Counter(
        text
        for share in dealt
        for text in {
            item["text"] if "text" in item else item["document"].text
            for items in share.items.values()
            for item in items.values()
        }
    )
    assert set(held.values()) == {1}


def test_items_that_are_told_together_and_those_of_several_texts_stay_together() -> None:
    golds = {JOINT: [{"text": f"text {n}"} for n in range(9)], OTHER: [{"reports": [n]} for n in range(9)]}
    assert sorted(len(items) for share in shares(golds, 4) for items in share.items.values()) == [9, 9]
    assert shares({}, 4) == []


class Counting:
    """A parser, tagger and coder that knows nothing and counts what it is asked."""

    name, sha256 = "counting", "0"

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()

    def parse(self, documents):
        for document in documents:
            self.asked["parse"] += 1
            yield Syntax(document.text, (), ())

    def tag(self, document):
        self.asked["tag"] += 1
        return ()

    def code(self, document, candidates):
        self.asked["code"] += 1
        return tuple(candidates)


def test_models_are_asked_once_about_a_text_in_its_blocks() -> None:
    counting = Counting()
    models = remembering(Models(counting, counting, counting))
    one, cut = as_document("One line.\nAnother line.", "a"), as_document("One line.\nAnother line.", "b")
    apart = as_document("One line. Another line.", "a")
    for document in (one, cut, apart, one):
        (syntax,) = models.parser.parse([document])
        assert syntax.text == document.text
        assert models.tagger.tag(document) == ()
        assert [models.coder.code(document, [n]) for n in (1, 2)] == [(1,), (2,)]
    assert counting.asked == {"parse": 2, "tag": 2, "code": 4}
    assert models.hashes() == {"counting": "0"}
    assert remembering(Models(counting)).tagger is None


@pytest.mark.model
def test_the_predictions_are_those_of_one_corpus_after_the_other(tmp_path: Path) -> None:
    said = "Mayor Ida Lund said on Tuesday that the harbour would close. Police arrested four people in Larsholm."
    denied = "The ministry denied that troops had crossed the river, and accused Norland of shelling a school."
    golds = {
        ONE: [{"id": str(n), "text": text, "attributions": []} for n, text in enumerate((said, denied, said))],
        OTHER: [
            {"id": "e", "corpus": "x", "stretch": [0, len(text)], "document": as_document(text, "e")}
            for text in (denied, said)
        ],
    }
    folder = tmp_path / "checklists"
    folder.mkdir()
    shutil.copy(min(FOLDER.glob("*.jsonl"), key=lambda path: path.stat().st_size), folder)
    predicted, outcomes = predictions(golds, folder, workers=1)
    models = default_models()
    assert predicted == {gold: list(corpus(gold[0]).predict(items, models)) for gold, items in golds.items()}
    assert any(row["attributions"] for row in predicted[ONE])
    assert outcomes == run(folder)
