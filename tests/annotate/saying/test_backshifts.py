"""What goes on behind an inserted cue, on invented sentences with stored parses."""

from __future__ import annotations

from tests.annotate.test_attributions import read, words


def test_pluperfect_goes_on() -> None:
    (said,) = read("The road had been mined, Oda Lind added, and two drivers had been hurt.")
    assert words(said.content) == "The road had been mined ... and two drivers had been hurt"


def test_plain_past_is_left() -> None:
    (said,) = read("The road had been mined, Oda Lind added, and the convoy turned back.")
    assert words(said.content) == "The road had been mined"
