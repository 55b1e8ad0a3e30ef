"""Whose a noun of speech is and what it carries, on invented sentences with stored parses."""

from __future__ import annotations

import pytest

from tests.annotate.test_attributions import read, words

SPOKEN: list[tuple[str, list[tuple[str, str]]]] = [
    # somebody's case, line or position; "in the case that" is nobody's
    ("The union’s case is that the bank lied.", [("The union", "that the bank lied")]),
    ("It is the ministry’s position that the dam is safe.", [("the ministry", "that the dam is safe")]),
    ("There were reports of gunfire in the town.", [("", "gunfire in the town")]),
    ("The reports of the town council are long.", []),
    ("In the case that the dam fails, the town will flood.", []),
    ("Lind heard warnings from doctors of a plague.", [("doctors", "a plague")]),
    # the paper or the station that a report stands in
    (
        "A report on state radio that rebels had taken the town caused panic.",
        [("state radio", "that rebels had taken the town")],
    ),
    (
        "A report in the Mersa Post that Tarnia had sent advisers to Mersa was withdrawn.",
        [("the Mersa Post", "that Tarnia had sent advisers to Mersa")],
    ),
    (
        "An article in the New Courier that the minister had met a warlord was withdrawn.",
        [("the New Courier", "that the minister had met a warlord")],
    ),
    # a language, a month and a town tell nothing
    ("A report in English that the rebels had left was found.", [("", "that the rebels had left")]),
    ("There were reports in May that the rebels had left.", [("", "that the rebels had left")]),
    # whose words they are, though it is said where he spoke them
    (
        "The clerk spoke of a comment made by the envoy in an interview with Die Zeit that the port would be closed.",
        [("the envoy", "that the port would be closed")],
    ),
    (
        "Asked about Oda Lind's comment in an interview with KBC that the pact should be suspended, the clerk laughed.",
        [("Oda Lind", "that the pact should be suspended")],
    ),
    # a clause that tells of the noun
    ("A report in the Mersa Post that the ministry denied was withdrawn.", []),
    ("Her remark about the book that he wrote was short.", []),
]


@pytest.mark.parametrize(("text", "expected"), SPOKEN)
def test_a_noun_of_speech(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(words(a.source), words(a.content)) for a in read(text) if a.made_by.rule == "noun"] == expected
