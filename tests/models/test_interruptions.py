"""Clauses between dashes that break into a sentence."""

import pytest

from tests.parsing import document, parser

BROKEN = [
    # (sentence, the sentence's subject, its verb, the verb between the dashes)
    ("The raid -- aides say it was the third -- killed nine people.", "raid", "killed", "say"),
    ("The blast — residents said nobody had been warned — flattened a school.", "blast", "flattened", "said"),
    ("One hostage _ officers said it was a Dane _ was freed.", "hostage", "freed", "said"),
    ("Three men - neighbours said they were brothers - were shot in Karo.", "men", "shot", "said"),
]
WHOLE = [
    # What only tells more of the word before the dash, and what is no clause, is read as before.
    ("The army -- which denied it -- shelled the camp.", "army", "shelled"),
    ("The aide said the raid -- the third this week -- killed nine people.", "raid", "killed"),
    ("The Kabul - Herat road was mined by raiders.", "road", "mined"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "subject", "verb", "between"), BROKEN)
def test_a_sentence_keeps_its_verb_around_what_breaks_into_it(text: str, subject: str, verb: str, between: str) -> None:
    (syntax,) = parser().parse([document(text + "\n")])
    main = next(t for t in syntax.tokens if t.text == verb)
    inner = next(t for t in syntax.tokens if t.text == between)
    assert [t.text for t in syntax.children(main.i, "nsubj", "nsubjpass")] == [subject]
    assert (main.label, inner.label, inner.head) == ("ROOT", "parataxis", main.i)
    assert len(syntax.sentences) == 1


@pytest.mark.model
@pytest.mark.parametrize(("text", "subject", "verb"), WHOLE)
def test_other_dashes_break_into_nothing(text: str, subject: str, verb: str) -> None:
    (syntax,) = parser().parse([document(text + "\n")])
    main = next(t for t in syntax.tokens if t.text == verb)
    assert [t.text for t in syntax.children(main.i, "nsubj", "nsubjpass")] == [subject]
    assert "parataxis" not in [t.label for t in syntax.tokens]
