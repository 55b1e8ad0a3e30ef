"""Noun phrases told apart by where their bearers are. Happenings are invented."""

from __future__ import annotations

import pytest

from tests.annotate.test_entities import whose


@pytest.mark.parametrize(
    ("text", "first", "second", "one"),
    [
        ("Bombs hit the U.S. embassy in Chad. Rebels burned the American embassy in Niger.", "the U.S. embassy",
         "the American embassy", False),
        ("A court in Lyon freed him. The court in Paris said no.", "A court", "The court", False),
        ("A hotel in Lyon was shut. The hotel in Lyon was old.", "A hotel", "The hotel", True),
        ("The government in Ukraine resigned. The government in Kyiv was weak.", "The government", "The government",
         True),
    ],
)  # fmt: skip
def test_another_place_is_another(text: str, first: str, second: str, one: bool) -> None:
    after = whose(text, second)
    assert after is not None
    assert any(m.start == text.index(first) for m in after.mentions) is one
