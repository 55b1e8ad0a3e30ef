"""What was said anew, on invented sentences with stored parses."""

import pytest

from onrecord.annotate.attributions import attributions
from onrecord.annotate.cast import Cast
from onrecord.annotate.quotes import quotations
from tests.parsing import one_paragraph, syntax

STORE = "revisions"

CASES: list[tuple[str, list[tuple[str, str, str]]]] = [
    # whoever said the first says the second
    (
        "Ivo Lanz described the talks as “good”, but this was later changed into “our diplomacy moves on”.",
        [("Ivo Lanz", "was later changed", "“our diplomacy moves on”")],
    ),
    (
        "Orsa Lind wrote that “the army is finished”. The post was edited to “the army needs rest”.",
        [("Orsa Lind", "was edited", "“the army needs rest”")],
    ),
    # nobody said a first, a word or two are no statement, and what is to come has not been said
    ("The rule was changed to “no boats after dark”.", []),
    ("Ivo Lanz said that “rebels” came. The word was changed to “armed men”.", []),
    ("Ivo Lanz said it was good. The text will be changed to “our diplomacy moves on”.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_revisions(text: str, expected: list[tuple[str, str, str]]) -> None:
    made = one_paragraph(text)
    found = attributions(made, syntax(made, store=STORE), quotations(made), Cast(), ())
    again = [a for a in found if a.made_by.rule == "revised"]
    assert [(a.source[0].text, a.cue[0].text, a.content[0].text) for a in again] == expected
    assert all(a.quote == "direct" for a in again)
