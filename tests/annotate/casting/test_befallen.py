"""Whom a pronoun means by what the clause before it tells. Names and happenings are invented."""

from __future__ import annotations

import pytest

from tests.annotate.casting.test_belongings import named_so


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        # Whom the deed befell, rather than who tells of it.
        ("An envoy's aide, Karl Orr, said the blast threw Tom Lark against a wall and broke his ribs.", "his",
         "Tom Lark"),
        ("Ana Lind's husband, Karl Orr, said police beat Tom Lark and seized his passport.", "his", "Tom Lark"),
        ("An officer said the shots hit the senator as he left.", "he", "the senator"),
        ("Karl Orr said Tom Lark was shot while he was praying.", "he", "Tom Lark"),
        ("Karl Orr said Tom Lark fell when his car was hit.", "his", "Tom Lark"),
        ("Karl Orr said rebels had shot Tom Lark in his car.", "his", "Tom Lark"),
        # Where it is told of the speaker himself, or of who did it, it stays theirs.
        ("Karl Orr said police hit him and took his phone.", "his", "Karl Orr"),
        ("Karl Orr attacked Tom Lark and lost his job.", "his", "Karl Orr"),
        # Nobody is called by name behind the pronoun of the same verb.
        ("Karl Orr was held. Tom Lark went to his lawyer and told him about Orr's threats.", "him", "his lawyer"),
        ("Tom Lark said he was identified as Karl Orr.", "he", "Tom Lark"),
        # Whose speech it is is told behind it.
        ("Ada Roe resigned. In her first speech, Ana Lind condemned the raid.", "her", "Ana Lind"),
    ],
)  # fmt: skip
def test_whom_it_befell(text: str, words: str, name: str) -> None:
    assert named_so(text, words) == name
