"""Subjects that the opening phrase of a sentence has taken."""

import pytest

from tests.parsing import document, parser

SUBJECTS = [
    # (sentence, verb, its subject)
    ("According to the Gazette, Ada Lind, a clerk at the port, said nine had died.", "said", "Lind"),
    ("In Kabul, Ali Hassan, the governor's deputy, said the rebels had fled.", "said", "Hassan"),
    ("After the attack on the town, Ali Hassan, who leads the council, was arrested.", "arrested", "Hassan"),
    ("At a rally in Lima, Peru, Ada Lind, the opposition leader, called for strikes.", "called", "Lind"),
    # What is whose other name stays that.
    ("According to Ada Lind, the owner, the dam had burst.", "burst", "dam"),
    ("With his brother, Ali, he left the town.", "left", "he"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "verb", "subject"), SUBJECTS)
def test_who_is_the_subject_behind_an_opening_phrase(text: str, verb: str, subject: str) -> None:
    (syntax,) = parser().parse([document(text + "\n")])
    (token,) = (t for t in syntax.tokens if t.text == verb)
    assert [t.text for t in syntax.children(token.i, "nsubj", "nsubjpass")] == [subject]


WHEN = [
    ("The blast came hours before talks, aimed at ending the war, were to resume.", "were", "talks", "came"),
    (
        "The raid came weeks before talks in Lima aimed at a truce, are scheduled to resume.",
        "scheduled",
        "talks",
        "came",
    ),
    ("The army shelled the town after rebels, backed by Chad, had left.", "left", "rebels", "shelled"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "verb", "subject", "main"), WHEN)
def test_who_is_the_subject_of_a_clause_that_tells_when(text: str, verb: str, subject: str, main: str) -> None:
    (syntax,) = parser().parse([document(text + "\n")])
    (token,) = (t for t in syntax.tokens if t.text == verb)
    assert [t.text for t in syntax.children(token.i, "nsubj", "nsubjpass")] == [subject]
    assert (token.label, syntax.tokens[token.head].text) == ("advcl", main)
    assert any(t.label == "ROOT" and t.text == main for t in syntax.tokens)
