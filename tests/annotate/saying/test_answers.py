"""What stands behind a colon as somebody's answer, on invented sentences with stored parses."""

from __future__ import annotations

import pytest

from tests.annotate.test_attributions import read, words

ANSWERS = [
    ("The mayor’s answer was short: no.", ("The mayor", "no")),
    ("The response from Mersa was swift: the visit was off.", ("Mersa", "the visit was off")),
    ("Oda Lind’s verdict: the law is dead.", ("Oda Lind", "the law is dead")),
    ("“Not this year,” came the reply from the palace.", ("the palace", "“Not this year,”")),
    ("“We will not go,” came the minister’s answer.", ("the minister", "“We will not go,”")),
]


@pytest.mark.parametrize(("text", "expected"), ANSWERS)
def test_answers(text: str, expected: tuple[str, str]) -> None:
    (said,) = read(text)
    assert (words(said.source), words(said.content)) == expected


def test_a_list_is_no_answer() -> None:
    assert read("The shop sold two things: bread and rope.") == ()
