"""What is said by a verb and its noun, on invented sentences with stored parses."""

from __future__ import annotations

import pytest

from tests.annotate.test_attributions import read, words

SAID = [
    (
        "The prosecutor named the suspect as Goran Vell, 31.",
        ("The prosecutor", "named the suspect as", "Goran Vell, 31", "asserts"),
    ),
    (
        "Ankara and Athens exchanged accusations over the incident.",
        ("Ankara and Athens", "exchanged accusations over", "the incident", "accuses"),
    ),
    (
        "The bank sounded a note of caution over the loan.",
        ("The bank", "sounded a note ... over", "the loan", "warns"),
    ),
    ("The union vented its anger at the mayor.", ("The union", "vented its anger at", "the mayor", "condemns")),
    (
        "Lind made no bones about her dislike of the treaty.",
        ("Lind", "made no bones", "her dislike of the treaty", "asserts"),
    ),
    ("Lind paid homage to the divers.", ("Lind", "paid homage to", "the divers", "supports")),
    ("The ministry voiced outrage over the ruling.", ("The ministry", "voiced outrage over", "the ruling", "condemns")),
    ("Lind expressed regret for the delay.", ("Lind", "expressed regret for", "the delay", "asserts")),
    ("Tarnia lodged a protest over the visit.", ("Tarnia", "lodged a protest over", "the visit", "condemns")),
    ("Lind cast doubt on the count.", ("Lind", "cast doubt on", "the count", "questions")),
    ("The mayor had harsh words for the guild.", ("The mayor", "had harsh words for", "the guild", "condemns")),
    ("Lind made the case for a ferry.", ("Lind", "made the case for", "a ferry", "supports")),
    ("The ministry poked fun at the mayor.", ("The ministry", "poked fun at", "the mayor", "condemns")),
    ("The ministry has doubts about the count.", ("The ministry", "has doubts about", "the count", "questions")),
    # nobody says who
    (
        "Questions have been raised about the audit.",
        ("", "Questions ... have been raised about", "the audit", "questions"),
    ),
    ("Suspicion fell on the guards.", ("", "Suspicion ... fell on", "the guards", "accuses")),
    # told of what is answered
    ("The plan has the blessing of the army.", ("the army", "has the blessing of", "The plan", "supports")),
    ("The ban drew condemnation from Mersa.", ("Mersa", "drew condemnation from", "The ban", "condemns")),
    ("The plan was met with praise from teachers.", ("teachers", "was met with praise from", "The plan", "supports")),
    ("The law came under fire from the bishops.", ("the bishops", "came under fire from", "The law", "condemns")),
]
NONE = [
    "The convoy came under fire from rebels.",
    "The guards took aim at the door.",
    "The shop offered a discount to pensioners.",
    "The town paid nine coins to the guild.",
]


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_idioms(text: str, expected: tuple[str, str, str, str]) -> None:
    (said,) = read(text)
    assert (words(said.source), words(said.cue), words(said.content), said.stance) == expected


@pytest.mark.parametrize("text", NONE)
def test_no_idiom(text: str) -> None:
    assert read(text) == ()
