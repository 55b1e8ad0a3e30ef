"""Whom a pronoun cannot mean, and whom it rather means, by its clause. Names and happenings are invented."""

from __future__ import annotations

import pytest

from tests.annotate.casting.test_belongings import named_so


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        # Who is asked why "he" did something did it.
        ("Carl Reyes asked Tom Brandt why he had left.", "he", "Tom Brandt"),
        ("Carl Reyes began by asking Tom Brandt how he knew Ana Lind.", "he", "Tom Brandt"),
        ("Carl Reyes pressed Tom Brandt on why he waited.", "he", "Tom Brandt"),
        ("Carl Reyes asked Tom Brandt if he could go home.", "he", "Carl Reyes"),
        ("Carl Reyes asked the minister who he thought would win.", "he", "the minister"),
        # A body is "they" where it has done something, and not where it only stands beside.
        ("The State Department replied on Monday. They had no money.", "They", "State Department"),
        ("Ana Lind spoke to the State Department. They met in May.", "They", None),
        # Nobody means himself by "he" in his own words.
        (
            "Mayor Carl Reyes spoke. Tom Brandt replied. “I told them. He took my car,” Brandt said.",
            "He",
            "Carl Reyes",
        ),
        (
            "Mayor Carl Reyes spoke. Tom Brandt replied. “I told them all. He took my car.” Brandt said.",
            "He",
            "Carl Reyes",
        ),
        # Who thinks that "he" was right is he.
        ("Tom Brandt accused Carl Reyes of theft. The minister felt he had been betrayed.", "he", "The minister"),
        # Whom a clause tells more of is not who does it.
        ("The rebels shelled Orsk. The militias they support fled.", "they", "The rebels"),
        # Of whom a sentence tells whose clause opens with a pronoun.
        ("Two days after he was replaced by Tom Brandt, Carl Reyes left.", "he", "Carl Reyes"),
        # Of a body with its owner the body is meant.
        ("A clerk of Ukraine's State Department wrote that its door was shut.", "its", "State Department"),
        # What has a spokesman is a body and no thing.
        ("Militants of the Vela Front shelled the town, its spokesman said.", "its", "Vela Front"),
        # They of whom nobody is known say it of themselves, and are not those told of before.
        ("The miners met on Monday. One in five say they want a strike.", "they", None),
        ("The miners met on Monday. A majority say they want a strike.", "they", None),
        ("The miners met on Monday. Most of the soldiers say they want a strike.", "they", "the soldiers"),
    ],
)
def test_whom_it_means(text: str, words: str, name: str | None) -> None:
    assert named_so(text, words) == name
