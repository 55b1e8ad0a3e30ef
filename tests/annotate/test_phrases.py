"""Phrases: every noun phrase in its full extent."""

from __future__ import annotations

import pytest

from onrecord.annotate.mentions import mentions
from onrecord.annotate.phrases import Phrase, phrases
from onrecord.annotate.syntax import Syntax
from tests.parsing import one_paragraph, syntax


def read(text: str) -> tuple[Syntax, tuple[Phrase, ...]]:
    made = one_paragraph(text)
    parsed = syntax(made, store="entities")
    return parsed, phrases(parsed, mentions(made, parsed))


CASES = [
    # From the determiner to the end of a complement or relative clause, without what stands in apposition.
    ("The agreement on grain that Kordia signed failed.", "agreement", "The agreement on grain that Kordia signed"),
    ("She met Tom Rudd, a lawyer, in May.", "Rudd", "Tom Rudd"),
    # Things, ideas and what points at them.
    ("Ada Lark regretted this.", "this", "this"),
    ("He read the bill and praised it.", "bill", "the bill"),
    ("He read the bill and praised it.", "it", "it"),
    # Two that are joined are also one; each is one.
    ("The army and the police agreed.", "and", "The army and the police"),
    ("The army and the police agreed.", "police", "the police"),
    # A noun before another is a phrase; the words of one name are not.
    ("Tax cuts were planned.", "Tax", "Tax"),
    # What opens a question is no part of who is asked about.
    ("The film shows how poor farmers were once driven out.", "farmers", "poor farmers"),
    ("The book explores how black people were once held as slaves.", "people", "black people"),
    # The mark of the owner goes with the owner.
    ("Kordia's president left.", "Kordia", "Kordia's"),
]


@pytest.mark.parametrize(("text", "head", "extent"), CASES)
def test_extent(text: str, head: str, extent: str) -> None:
    parsed, parts = read(text)
    found = {parsed.tokens[p.head].text: parsed.span(p.first, p.stop).text for p in parts}
    assert found[head] == extent


def test_a_name_is_one_phrase() -> None:
    parsed, parts = read("The National Bank of Kordia lent Tom Rudd money.")
    heads = [parsed.tokens[p.head].text for p in parts]
    assert "Tom" not in heads
    assert len(heads) == len(set(heads))


@pytest.mark.parametrize("text", ["and", "a (", "said it the of", "“I” 2"])
def test_any_text_passes(text: str) -> None:
    assert all(p.first <= p.head < p.stop for p in read(text)[1])
