"""The attribute ruler's rules, looked up: the same outcome as the ruler's own."""

import pytest

from onrecord.models.attribute_rules import AttributeRules
from onrecord.samples import samples

pytestmark = pytest.mark.model

COLLOQUIAL = (
    "Y'all ain't gonna get nothin' 'cause it got her, and I gotta say that let's c'mon.",
    "There's one that he's had\n\n  and they'd been given; its ones' \t were theirs.",
    "",
    " ",
)


@pytest.fixture(scope="module")
def nlp():
    from onrecord.models.spacy_parser import load

    return load().nlp


@pytest.mark.parametrize("text", [*(s.text for s in samples()), *COLLOQUIAL], ids=str.__len__)
def test_tokens_are_given_what_the_ruler_gives_them(nlp, text: str) -> None:
    ruler = nlp.get_pipe("attribute_ruler")

    def given(rules) -> list[tuple[str, str, str, str, str]]:
        doc = nlp.make_doc(text)
        for name in ("tok2vec", "tagger", "parser"):
            doc = nlp.get_pipe(name)(doc)
        return [(t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_) for t in rules(doc)]

    assert given(AttributeRules(ruler)) == given(ruler)


@pytest.mark.parametrize("pattern", [{"LENGTH": 3}, {"LOWER": {"FUZZY": "teh"}}], ids=["length", "fuzzy"])
def test_a_rule_that_asks_something_else_is_refused(nlp, pattern: dict) -> None:
    from spacy.pipeline import AttributeRuler

    ruler = AttributeRuler(nlp.vocab)
    ruler.add(patterns=[[pattern]], attrs={"POS": "X"})
    with pytest.raises(ValueError, match="a rule asks for"):
        AttributeRules(ruler)


def test_a_later_rule_has_precedence_and_may_point_backwards(nlp) -> None:
    from spacy.pipeline import AttributeRuler

    ruler = AttributeRuler(nlp.vocab)
    ruler.add(patterns=[[{"LOWER": "sea"}]], attrs={"POS": "VERB"})
    ruler.add(patterns=[[{"LOWER": "sea"}, {"LOWER": "eagle"}]], attrs={"POS": "PROPN"}, index=-2)
    doc = AttributeRules(ruler)(nlp.make_doc("Sea eagle at sea"))
    assert [t.pos_ for t in doc] == ["PROPN", "", "", "VERB"]
