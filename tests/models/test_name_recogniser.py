"""The entity recogniser, asked about all tokens at once: the same names as the recogniser's own."""

import pytest

from onrecord.models.name_recogniser import NameRecogniser
from onrecord.samples import samples

pytestmark = pytest.mark.model

NAMES = (
    "Ada Lind flew from New York City to the Gulf of Aden on 3 May 2021, the United Nations Security Council said.",
    "Lagos Abuja Kano Jos. Paris London? The International Committee of the Red Cross and Red Crescent",
    "On Monday\n\n  the \t Ministry of Foreign Affairs of the Republic of Arda paid $3 million; Ms. Oda Vik left.",
    "Paris",
    "no names at all here",
    " ",
    "",
)


@pytest.fixture(scope="module")
def nlp():
    from onrecord.models.spacy_parser import load

    return load().nlp


def parsed(nlp, texts):
    docs = [nlp.make_doc(text) for text in texts]
    for name in ("tok2vec", "tagger", "parser"):
        docs = list(nlp.get_pipe(name).pipe(docs))
    return docs


def named(docs) -> list[list[tuple[str, str, str]]]:
    return [[(t.text, t.ent_iob_, t.ent_type_) for t in doc] for doc in docs]


@pytest.mark.parametrize("texts", [NAMES, *([s.text] for s in samples())], ids=lambda texts: str(len("".join(texts))))
def test_names_are_those_of_the_recogniser(nlp, texts) -> None:
    theirs = nlp.get_pipe("ner")
    ours = NameRecogniser(theirs).pipe(parsed(nlp, texts), batch_size=8)
    assert named(ours) == named(theirs.pipe(parsed(nlp, texts)))


def test_documents_come_in_order_however_few_are_read_at_once(nlp) -> None:
    ours = NameRecogniser(nlp.get_pipe("ner"))
    assert [doc.text for doc in ours.pipe(parsed(nlp, NAMES), batch_size=1)] == list(NAMES)


def test_names_that_were_set_before_stay(nlp) -> None:
    from spacy.tokens import Span

    (doc,) = parsed(nlp, ["The Blue Door opened in Paris."])
    doc.set_ents([Span(doc, 1, 3, label="FAC")], default="missing")
    (doc,) = NameRecogniser(nlp.get_pipe("ner")).pipe([doc], batch_size=4)
    assert [(e.text, e.label_) for e in doc.ents] == [("Blue Door", "FAC"), ("Paris", "GPE")]


@pytest.mark.parametrize("setting", ["beam_width", "unseen_classes"])
def test_a_recogniser_of_another_kind_is_refused(nlp, monkeypatch, setting: str) -> None:
    theirs = nlp.get_pipe("ner")
    if setting == "beam_width":
        monkeypatch.setitem(theirs.cfg, setting, 4)
    else:
        monkeypatch.setitem(theirs.model.attrs, setting, {3})
    with pytest.raises(ValueError, match="of another kind"):
        NameRecogniser(theirs)
