"""What somebody says in a clause on a noun, on invented sentences with stored parses."""

from __future__ import annotations

import pytest

from tests.annotate.saying.test_tagging import read as read_marked
from tests.annotate.test_attributions import read, words

# Source and content of each attribution.
TOLD: list[tuple[str, list[tuple[str, str]]]] = [
    # whom a clause is about is part of what is said
    (
        "Kestria imposed sanctions on six firms and two men that it accused of buying shells.",
        [("it", "six firms and two men that ... of buying shells")],
    ),
    ("Tarnia expelled four envoys whom it accused of spying.", [("it", "four envoys whom ... of spying")]),
    ("Police arrested a teacher who they said had burned a flag.", [("they", "a teacher who ... had burned a flag")]),
    ("The army shelled a village that it claimed was empty.", [("it", "a village that ... was empty")]),
    (
        "Canada sanctioned three banks that it says fund the militia.",
        [("it", "three banks that ... fund the militia")],
    ),
    (
        "Canada sanctioned a bank, and seven firms that it says buy weapons for it.",
        [("it", "seven firms that ... buy weapons for it")],
    ),
    # of who was told of before, the last only
    (
        "The board dismissed the mate and the clerk, whom it suspected of theft.",
        [("it", "the clerk ... whom ... of theft")],
    ),
    # what somebody says of himself ends where the sentence goes on
    (
        "A hooded man who said he spoke for the Lamps denied that they had robbed the bank.",
        [("A hooded man", "he spoke for the Lamps"), ("A hooded man", "that they had robbed the bank")],
    ),
    (
        "A woman who said she represented the strikers rejected the proposal.",
        [("A woman", "she represented the strikers"), ("A woman", "the proposal")],
    ),
    (
        "Two men who said they were miners accused the police of opening fire.",
        [("Two men", "they were miners"), ("Two men", "the police of opening fire")],
    ),
    # whose
    ("The hospital, whose own director says it is safe, was closed.", [("director", "it is safe")]),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_relatives(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(words(a.source), words(a.content)) for a in read(text)] == expected


def test_what_which_takes_up_is_what_another_has_just_said() -> None:
    said, rejected = read_marked(
        "The paper said the minister had taken bribes, which his office rejected.",
        ("The paper", "said", ("the minister had taken bribes",)),
        ("his office", "rejected", ("which",)),
    )
    assert words(rejected.content) == words(said.content) == "the minister had taken bribes"


def test_a_verb_in_the_way_is_no_cue_of_its_own() -> None:
    _, denied = read_marked(
        "A man who said he spoke for the Lamps denied in a video posted online that his men had robbed the bank.",
        ("who", "said", ("he spoke for the Lamps",)),
        ("A man", "denied in a video posted online", ("that his men had robbed the bank",)),
    )
    assert (words(denied.source), denied.stance) == ("A man", "denies")


def test_who_is_the_subject_of_a_cue_speaks_and_not_who_speaks_in_a_clause_on_it() -> None:
    blamed, repeated = read_marked(
        "The Lantern Front, which police sources had blamed, repeated its denial.",
        ("police sources", "had blamed", ("which",)),
        ("police sources", "repeated", ("its denial",)),
    )
    assert words(blamed.content) == words(repeated.source) == "The Lantern Front"
