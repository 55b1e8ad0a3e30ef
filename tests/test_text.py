import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text import fold, without_article


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Marks and case.
        ("José NÚÑEZ", "jose nunez"),
        ("Łódź, Ærø, Straße", "lodz, aero, strasse"),
        # Quotation marks, apostrophes and dashes of every make.
        ("Kata’ib ‘Asa`ib“ – al‑Haq", "kata'ib 'asa'ib\" - al-haq"),
        # White space of every make.
        (" U.S.\u00a0State\r\n\tDepartment ", "u.s. state department"),
        # Compatibility forms.
        ("ﬁve ① ｋｍ", "five 1 km"),
        # Other scripts stay what they are.
        ("Киев", "киев"),
        ("", ""),
    ],
)
def test_fold(text, expected):
    assert fold(text) == expected


@given(st.text())
def test_folding_twice_changes_nothing_that_canonical_forms_differ_in(text):
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("the United Nations", "United Nations"), ("An Army", "Army"), ("theory", "theory"), ("The", "The"), ("", "")],
)
def test_without_article(text, expected):
    assert without_article(text) == expected
