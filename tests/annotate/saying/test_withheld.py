"""What somebody keeps back in a relative clause, on invented sentences with stored parses."""

from __future__ import annotations

import pytest

from tests.annotate.test_attributions import read, words

WITHHELD = [
    ("Lind said the men had been paid by a smuggler, whom she did not name.", "she", "a smuggler"),
    (
        "Lind said the dead were two dockers and a tourist, whose rank she refused to reveal.",
        "she",
        "a tourist, whose rank",
    ),
    ("The ministry said it had expelled a clerk, whose name it would not give.", "it", "a clerk, whose name"),
    ("Lind said the unit had lost nine trucks, the number of which she would not give.", "she", None),
    ("Lind said the rockets came from a country, which she declined to name.", "she", "a country"),
    ("Lind said a suspect, about whom she gave no details, was in custody.", "she", "a suspect"),
]


@pytest.mark.parametrize(("text", "source", "content"), WITHHELD)
def test_what_is_withheld_is_no_part_of_what_is_told(text: str, source: str, content: str | None) -> None:
    told, kept = sorted(read(text), key=lambda a: a.stance == "declines_to_say")
    assert (told.stance, kept.stance, words(kept.source), kept.within) == ("asserts", "declines_to_say", source, None)
    assert content in (None, words(kept.content))
    assert words(kept.cue) not in words(told.content)


def test_what_stands_behind_the_clause_is_told() -> None:
    told, _ = sorted(read("Lind said a clerk, whom she did not name, had fled."), key=lambda a: a.stance != "asserts")
    assert words(told.content) == "a clerk ... had fled"


def test_a_clause_without_a_comma_says_which_is_meant() -> None:
    (told, kept) = read("Lind announced the arrest of a man whose name she did not disclose.")
    assert (kept.within, words(kept.content)) == (told.id, "a man whose name")


def test_another_keeps_it_back() -> None:
    found = read("Lind said a clerk, whom the ministry refuses to name, had fled.")
    assert [(words(a.source), a.within) for a in found if a.stance == "declines_to_say"] == [("the ministry", "a1")]
