"""The sentences of a report, and how they read without who says them."""

from __future__ import annotations

import pytest

from onrecord.incidents.inserts import plain_sentences, sentences
from tests.factory import Factory


def test_the_sentences_of_a_report_are_its_text() -> None:
    record = Factory("One fled. Two stayed.").record()
    assert [s.text for s in sentences(record)] == ["One fled", "Two stayed."]
    assert all(record.document.text[s.start : s.end] == s.text for s in sentences(record))


@pytest.mark.parametrize(
    ("text", "source", "cue", "plain"),
    [
        ("The killers, two clerks said, fled.", "two clerks", "said", "The killers" + " " * 19 + "fled."),
        ("The killers fled, two clerks said.", "two clerks", "said", "The killers fled, two clerks said."),
        ("Two clerks said the killers fled.", "Two clerks", "said", "Two clerks said the killers fled."),
    ],
)
def test_how_they_read_without_what_is_put_in(text: str, source: str, cue: str, plain: str) -> None:
    made = Factory(text)
    made.attribution(cue, source=source, content="fled")
    ((sentence, read),) = plain_sentences(made.record())
    assert (read, len(read)) == (plain, len(sentence.text))
