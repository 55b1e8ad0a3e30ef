"""What is done to a speaker in passing, on invented sentences with stored parses."""

import pytest

from onrecord.annotate.cast import Cast
from onrecord.annotate.quotes import quotations
from onrecord.annotate.saying.parentheses import is_parenthesis
from onrecord.annotate.saying.utterances import Draft, Page
from tests.parsing import one_paragraph, syntax

STORE = "parentheses"

CASES = [
    # somebody else asks and regards
    ("Guild spokesman Ivo Lanz, asked about it on Monday, called it “a canard”.", "Lanz", "asked", True),
    ("Orsa Lind, still regarded as the strongest envoy, urged them to wait.", "Lind", "regarded", True),
    ("The crew, said to be unhurt, was flown out.", "crew", "said", True),
    # the speaker does
    ("Ivo Lanz asked about it on Monday and called it “a canard”.", "Lanz", "asked", False),
    ("Orsa Lind regarded the envoy as weak.", "Lind", "regarded", False),
    ("Ivo Lanz, the envoy, asked whether it was true.", "Lanz", "asked", False),
]


@pytest.mark.parametrize(("text", "who", "verb", "expected"), CASES)
def test_is_parenthesis(text: str, who: str, verb: str, expected: bool) -> None:
    made = one_paragraph(text)
    parsed = syntax(made, store=STORE)
    head = next(t for t in parsed.tokens if t.text == who)
    cue = next(t for t in parsed.tokens if t.text == verb)
    draft = Draft(cue.i, ((cue.start, cue.end),), ((head.start, head.end),), head.i, (), "asserts", "speech", "tagged")
    assert is_parenthesis(Page(made, parsed, quotations(made), Cast()), draft) is expected
