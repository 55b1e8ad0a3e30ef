"""What the parser is told before it parses."""

import pytest

from onrecord.models import spacy_parser
from tests.parsing import document

BODY = "\n\nThe council of Larsholm voted on Monday to close the old harbour, a spokesman said.\n\nFishermen left.\n"


@pytest.mark.model
def test_a_headline_of_two_is_two_sentences() -> None:
    made = document("Norland expels two envoys over raid; Teska vows mirror response" + BODY)
    (syntax,) = spacy_parser.load().parse([made])
    first = [made.text[s.start : s.end] for s in syntax.sentences][:2]
    assert first == ["Norland expels two envoys over raid;", "Teska vows mirror response"]
