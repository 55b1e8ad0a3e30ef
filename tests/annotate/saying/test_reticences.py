"""Who keeps silent without a negated verb of saying, on invented sentences with stored parses."""

from __future__ import annotations

import pytest

from tests.annotate.test_attributions import read, words

SILENT = [
    ("None of the nine firms replied to emails.", ("the nine firms", "replied", "emails")),
    ("No one at the ministry was available.", ("the ministry", "was available", "")),
    ("No one at the firm would say who had paid.", ("the firm", "would say", "who had paid")),
    ("There was no immediate comment from Tarnia.", ("Tarnia", "was no immediate comment", "")),
    ("No comment was available from the navy.", ("the navy", "No comment was", "")),
    ("The clerks were unable to say who had fired.", ("The clerks", "were unable to say", "who had fired")),
    ("The mayor turned down a request for an interview.", ("The mayor", "turned down", "a request for an interview")),
    ("The ministry maintained its silence on the raid.", ("The ministry", "maintained its silence on", "the raid")),
    ("The firm had nothing to add.", ("The firm", "had nothing to add", "")),
    ("The mayor left without answering questions.", ("The mayor", "answering", "questions")),
    ("Attempts to reach the clerk were unsuccessful.", ("the clerk", "Attempts to reach", "")),
    ("The paper was unable to contact the clerk for comment.", ("the clerk", "unable to contact", "")),
]
NONE = [
    "None of the nine lamps was lit.",
    "There was no comment in the margin.",
    "The mayor left without paying.",
    "Attempts to reach the shore failed.",
    "The firm had nothing to sell.",
    "The cook kept the soup warm.",
]


@pytest.mark.parametrize(("text", "expected"), SILENT)
def test_reticences(text: str, expected: tuple[str, str, str]) -> None:
    (said,) = read(text)
    assert (words(said.source), words(said.cue), words(said.content)) == expected
    assert said.stance == "declines_to_say"


@pytest.mark.parametrize("text", NONE)
def test_no_reticence(text: str) -> None:
    assert read(text) == ()


ASKED = [
    ("Pressed on the date, Lind demurred.", "the date"),
    ("Asked whether the port would close, the mayor only smiled.", "whether the port would close"),
]


@pytest.mark.parametrize(("text", "question"), ASKED)
def test_who_is_asked_and_gives_no_answer(text: str, question: str) -> None:
    (refused,) = (a for a in read(text) if a.stance == "declines_to_say")
    assert words(refused.content) == question
