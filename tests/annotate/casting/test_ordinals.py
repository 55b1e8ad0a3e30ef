"""People of one sort told apart by their turn, and two of a family. Names and happenings are invented."""

from __future__ import annotations

import pytest

from tests.annotate.test_entities import cast_of


@pytest.mark.parametrize(
    ("text", "one", "other", "same"),
    [
        ("One official said no. Another official said yes. The first official laughed.", "One official",
         "The first official", True),
        ("One official said no. Another official said yes. The first official laughed.", "Another official",
         "The first official", False),
        ("A diplomat said no. A second diplomat agreed. The second diplomat left.", "A second diplomat",
         "The second diplomat", True),
        # "The elder" of a family may be the father of whom is told.
        ("Karl Orr rules Kordia. The elder Orr died in May.", "Karl Orr", "Orr", False),
        ("Karl Orr rules Kordia. The tired Orr slept in May.", "Karl Orr", "Orr", True),
        # A name that parsers set before the sentence.
        ("Mosul, Iraq's second-largest city, was attacked.", "Mosul", "Iraq's second-largest city", True),
        # A church is one name with its saint, and a diocese with its see.
        ("A bomb burned St. Mark's Basilica.", "St. Mark's Basilica", "St. Mark's Basilica", True),
        ("The Diocese of Kano and the Archdiocese of Lagos agreed.", "Diocese of Kano", "Diocese of Kano", True),
    ],
)  # fmt: skip
def test_who_is_who(text: str, one: str, other: str, same: bool) -> None:
    at = {(m.start, m.text): e.id for e in cast_of(text).entities for m in e.mentions}
    first, last = at[text.index(one), one], at[text.rindex(other), other]
    assert (first == last) is same
