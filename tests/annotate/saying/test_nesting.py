"""Which attribution stands within which, on invented sentences with stored parses."""

from __future__ import annotations

import pytest

from tests.annotate.saying.test_speakers import LIND
from tests.annotate.saying.test_speakers import read as read_with_cast
from tests.annotate.test_attributions import read, words

# The sources from the outermost to the innermost, for the last attribution.
NESTED = [
    ("Reuters reported that two officials said the drone was fired by rebels.", ["Reuters", "two officials"]),
    (
        "Lind said the general had told her that the mayor denied taking bribes.",
        ["Lind", "the general", "the mayor"],
    ),
    (
        "The army denied accusations by Human Rights Watch that its troops burned the village.",
        ["The army", "Human Rights Watch"],
    ),
    ("Lind rejected the opposition’s claim that the vote was rigged.", ["Lind", "the opposition"]),
    ("The report says witnesses told investigators that police fired first.", ["The report", "witnesses"]),
    ("Lind said that according to the army, the rebels had fled.", ["Lind", "the army"]),
    (
        "A diplomat said intelligence shared among members suggested that the raiders had trained abroad.",
        ["A diplomat", "intelligence"],
    ),
    ("A judge rejected a Reuters request to unseal the files.", ["A judge", "Reuters"]),
    ("Lind said the mayor’s refusal to answer had angered her.", ["Lind", "the mayor"]),
    ("Lind said she heard the mayor say that the vote was rigged.", ["Lind", "the mayor"]),
    ("The indictment alleges that Vell told his aides to burn the files.", ["The indictment", "Vell"]),
]


@pytest.mark.parametrize(("text", "chain"), NESTED)
def test_nested(text: str, chain: list[str]) -> None:
    found = {a.id: a for a in read(text)}
    a = next(a for a in found.values() if words(a.source) == chain[-1])
    sources = [words(a.source)]
    while a.within is not None:
        a = found[a.within]
        sources.append(words(a.source))
    assert sources[::-1] == chain


def test_a_clause_in_which_the_speaker_gives_way_stands_beside_the_first() -> None:
    text = "Orsa Lind said the union would strike on Monday, though she acknowledged that few would come."
    people = {"Orsa Lind": ("person", ("she",))}
    (_, first), (_, second) = read_with_cast(text, people)
    assert words(first.content) == "the union would strike on Monday"
    assert second.within is None


def test_another_speaker_in_such_a_clause_stays_within() -> None:
    text = "Orsa Lind said the union would strike on Monday, though the mayor acknowledged that few would come."
    _, (_, second) = read_with_cast(text, LIND)
    assert second.within is not None


# Who speaks beside the first, and what that one says.
BESIDE = [
    ("Parents said the boy was ill, but the school said he was not.", "the boy was ill"),
    ("Lind said she hoped for a deal, but a general ruled it out.", "she hoped for a deal"),
    ("Lind said the boat had sunk but the crew had swum ashore.", "the boat had sunk but the crew had swum ashore"),
]


@pytest.mark.parametrize(("text", "content"), BESIDE)
def test_who_goes_on_beside_a_cue_is_not_in_its_content(text: str, content: str) -> None:
    first, *others = read(text)
    assert words(first.content) == content
    assert all(words(a.source) != "the school" or a.within is None for a in others)


def test_a_clerk_who_told_it_stands_within_who_was_told() -> None:
    told, wrote = read("“I was told by a clerk that the order came late,” the officer wrote.")
    assert (words(told.source), words(told.content), told.within) == ("a clerk", "that the order came late", wrote.id)
