"""Quotation marks."""

from __future__ import annotations

import pytest

from onrecord.annotate.quotes import quotations
from tests.parsing import document, one_paragraph

CASES = [
    # curly and straight marks, a mark of each kind
    ("He said “we wait” today.", ["“we wait”"]),
    ('He said "we wait" today.', ['"we wait"']),
    ('It was “a long day" for all.', ['“a long day"']),
    ("Il a dit «nous partons» hier.", ["«nous partons»"]),
    ("She said ''we will go'' twice.", ["''we will go''"]),
    # closed with the mark that opens
    ("He called it “a shame“ and left “at once”.", ["“a shame“", "“at once”"]),
    ("“It is shut,“ she said.", ["“It is shut,“"]),
    # nested, deepest last
    ("“They called it ‘a joke’ there,” she said.", ["“They called it ‘a joke’ there,”", "‘a joke’"]),
    # apostrophes, feet and inches, a plural's possessive
    ("The rebels’ camp isn’t 6'3\" wide.", []),
    ("He called it ‘the rebels’ last stand’ on air.", ["‘the rebels’ last stand’"]),
    ("Fans of rock 'n' roll don't care.", []),
    ("'We are leaving,' the envoy said.", ["'We are leaving,'"]),
    # one odd mark inside a paragraph is passed over
    ("He said that” and left.", []),
    ("A man said “go and never closed it.", []),
    # an opening mark that is not closed, at the paragraph's start
    ("“We go on and on.", ["“We go on and on."]),
    # brackets and dots inside
    ("She spoke of “the [border] … and more.”", ["“the [border] … and more.”"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_stands_between_marks(text: str, expected: list[str]) -> None:
    made = one_paragraph(text)
    found = quotations(made)
    assert [text[q.start : q.end] for q in found] == expected
    for q in found:
        assert q.start < q.inner_start <= q.inner_end <= q.end


def test_depth() -> None:
    found = quotations(one_paragraph("“They called it ‘a joke’ there,” she said."))
    assert [q.depth for q in found] == [0, 1]


def test_a_paragraph_that_reopens_the_mark_continues() -> None:
    made = document("A headline stands here\n\n“We waited.\n\n“Then we left,” Orsa Lind said.\n\n“It rained.”\n")
    found = quotations(made)
    assert [q.continues for q in found] == [None, 0, None]


def test_an_odd_mark_spoils_only_its_own_block() -> None:
    made = document('A headline stands here\n\nHe said "no.\n\nShe said "yes" at once.\n')
    assert [made.text[q.start : q.end] for q in quotations(made)] == ['"yes"']
