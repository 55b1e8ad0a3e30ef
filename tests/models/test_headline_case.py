"""The case of headlines: words lose their capitals, names keep them, no offset changes."""

from __future__ import annotations

import pytest

from onrecord.models.headline_case import in_lower_case

CASES = [
    # title, body, as a parser has to see it
    ("Arda Expels Two Envoys Over Spy Case", "", "Arda expels two envoys over spy case"),
    ("Kordian Miners Block Roads After Arrests", "", "Kordian miners block roads after arrests"),
    ("Ministers Won’t Visit Ostrel Before Vote", "", "Ministers won’t visit Ostrel before vote"),
    # The report itself says what is a word and what is a name.
    (
        "Thistlewood Buys Zibeline Muffs From Arda",
        "The zibeline trade is old.",
        "Thistlewood buys zibeline Muffs from Arda",
    ),
    ("Envoys Leave White Hall After Talks", "They met in the White Hall.", "Envoys leave White Hall after talks"),
    ("Governor Meets Bill in Ostrel", "A man called Bill came.", "Governor meets Bill in Ostrel"),
    # Known names, initials and lines of a sentence's case stay.
    ("Troops Leave United States Base", "", "Troops leave United States base"),
    ("NATO Chief Meets U.N. Envoy", "", "NATO chief meets U.N. envoy"),
    ("Army says it seized the port of Ostrel", "", "Army says it seized the port of Ostrel"),
]


@pytest.mark.parametrize(("title", "body", "seen"), CASES)
def test_words_are_lowered_and_names_are_not(title: str, body: str, seen: str) -> None:
    assert in_lower_case(title, body) == seen
    assert len(in_lower_case(title, body)) == len(title)
