"""Who bans or lists whom."""

from __future__ import annotations

import pytest

from tests.annotate.standing.reading import read, said

_BY_KENYA = {("Hill Front", "designated_as", "Kenya")}
_BY_NOBODY = {("Hill Front", "designated_as", None)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya outlawed the Hill Front in 2019.", _BY_KENYA),
        ("The Hill Front, banned by Kenya, claimed it.", _BY_KENYA),
        ("The Hill Front is banned in Kenya.", _BY_KENYA),
        ("The outlawed Hill Front claimed it.", _BY_NOBODY),
        ("The Hill Front, a proscribed group, claimed it.", _BY_NOBODY),
        ("The Hill Front is on Kenya's list of terrorist groups.", _BY_KENYA),
        ("Kenya added the Hill Front to its terror list.", _BY_KENYA),
        ("The Hill Front, which Kenya regards as a terrorist group, claimed it.", _BY_KENYA),
        # a name that parsers take apart
        ("The Lashkar-e-Zafar was banned by Kenya.", {("Lashkar-e-Zafar", "designated_as", "Kenya")}),
        # what is no more so, what is only wanted, and who is kept from something
        ("Kenya removed the Hill Front from its terror list.", {("Hill Front", "designated_as", "Kenya")}),
        ("Kenya may ban the Hill Front.", set()),
        ("Kenya banned the Hill Front from holding a rally.", set()),
        ("The Hill Front is on a list of guests.", set()),
        ("The Hill Front, which Kenya regards as a nuisance, claimed it.", set()),
    ],
)
def test_bans_and_lists(text: str, expected: set[tuple[str, str, str | None]]) -> None:
    assert said(text) == expected


def test_it_is_said_in_the_words_of_the_report() -> None:
    (listed,), _ = read("The Hill Front is on Kenya's list of terrorist groups.")
    (banned,), _ = read("The Hill Front, an outlawed separatist group, claimed it.")
    assert (listed.value, banned.value) == ("terrorist groups", "outlawed separatist group")
