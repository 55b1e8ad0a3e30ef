"""Posts that stand in a report as they were embedded, on invented texts with stored parses."""

from __future__ import annotations

import pytest

from tests.annotate.test_attributions import read, words

EMBEDDED = [
    (
        "The port is shut and our crews are safe tonight. — Oda Lind (@odalind) May 3, 2024",
        "The port is shut and our crews are safe tonight.",
    ),
    ("“Our crews will be home soon.” — Oda Lind (@odalind)", "“Our crews will be home soon.”"),
    (
        "We wait for the boat here. https://t.co/abc pic.twitter.com/def — Oda Lind (@odalind) May 3, 2024",
        "We wait for the boat here.",
    ),
]


@pytest.mark.parametrize(("text", "content"), EMBEDDED)
def test_a_post_is_whose_handle_it_bears(text: str, content: str) -> None:
    (said,) = (a for a in read(text) if a.within is None)
    assert (words(said.source), words(said.content)) == ("Oda Lind", content)
    assert (said.quote, said.channel) == ("direct", "social_media")


def test_a_dash_without_a_handle_is_no_post() -> None:
    assert all(a.channel is None for a in read("The port is shut — Oda Lind (left) took this in May."))
