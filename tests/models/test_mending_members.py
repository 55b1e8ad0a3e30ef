"""Clauses about some of those who are told of before."""

import pytest

from tests.parsing import document, parser

CLAUSES = [
    # (sentence, verb, of whom it tells, its subject)
    ("Police freed five of the miners before dawn, one of whom, Ada Lind, told a paper so.", "told", "miners", "one"),
    ("Police held 11 students in Dhaka, some of whom accused officers of theft.", "accused", "students", "some"),
    ("The army held four envoys at the port, two of whom were released.", "released", "envoys", "two"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "verb", "told_of", "some"), CLAUSES)
def test_some_of_those_before_are_told_of_in_their_own_clause(text: str, verb: str, told_of: str, some: str) -> None:
    (syntax,) = parser().parse([document(text + "\n")])
    (token,) = (t for t in syntax.tokens if t.text == verb)
    assert (token.label, syntax.tokens[token.head].text) == ("relcl", told_of)
    assert [t.text for t in syntax.children(token.i, "nsubj", "nsubjpass")] == [some]
