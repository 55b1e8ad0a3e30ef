"""Where the spans of an attribution end, on invented sentences with spans that cut words and marks."""

from __future__ import annotations

import pytest

from onrecord.annotate.cast import Cast
from onrecord.annotate.quotes import quotations
from onrecord.annotate.saying.edges import with_edges
from onrecord.annotate.saying.utterances import Draft, Page, Range
from onrecord.annotate.syntax import Syntax
from tests.parsing import one_paragraph

# The text; source, cue and content as they were taken, and as they are.
CASES = [
    (
        "One guild source said the vote was lost.",
        ("ild source", "said", "the vote was lost"),
        ("guild source", "said", "the vote was lost"),
    ),
    (
        "The guild had “no comment” on the raid.",
        ("The guild", "had “no comment", "” on the raid"),
        ("The guild", "had “no comment”", "on the raid"),
    ),
    (
        "Lind said it was ``a stain,'' the radio reported.",
        ("Lind", "said", "it was `"),
        ("Lind", "said", "it was ``a stain,''"),
    ),
    (
        "Lind said it was “a stain” on all.",
        ("Lind", "said", "it was “a stain” on all"),
        ("Lind", "said", "it was “a stain” on all"),
    ),
]


@pytest.mark.parametrize(("text", "taken", "wanted"), CASES)
def test_spans_cut_no_word_and_no_quotation(
    text: str, taken: tuple[str, str, str], wanted: tuple[str, str, str]
) -> None:
    made = one_paragraph(text)
    page = Page(made, Syntax(text, (), ()), quotations(made), Cast(()))

    def at(words: str) -> Range:
        start = text.index(words)
        return start, start + len(words)

    source, cue, content = (at(words) for words in taken)
    draft = with_edges(page, Draft(0, (cue,), (source,), 0, (content,), "asserts", "speech", "say:that"))
    assert [text[a:b] for a, b in (*draft.source, *draft.cue, *draft.content)] == list(wanted)
