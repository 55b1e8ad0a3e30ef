"""Texts behind what they show, on invented sentences with stored parses."""

from __future__ import annotations

from tests.annotate.test_attributions import read, words


def test_text_behind_what_it_shows() -> None:
    (said,) = read("The firm had paid bribes, emails seen by Norland Radio show.")
    assert (words(said.source), words(said.content)) == ("emails seen by Norland Radio", "The firm had paid bribes")


def test_a_show_is_no_text() -> None:
    assert read("The town was full, after the clowns and the dog show.") == ()
