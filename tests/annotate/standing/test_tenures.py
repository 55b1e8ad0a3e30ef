"""Who has, takes or leaves a post that is spoken of as a thing, and who is appointed by other words."""

from __future__ import annotations

import pytest

from tests.annotate.standing.reading import read, said

_HOLDS = {("Ada Lind", "holds_office", None)}
_LEADS = {("Ada Lind", "leads", "Harbour Party")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Lind holds the post of trade minister.", _HOLDS),
        ("Ada Lind, who holds the health portfolio, left.", _HOLDS),
        ("The energy portfolio went to Ada Lind.", _HOLDS),
        ("The energy portfolio is held by Ada Lind.", _HOLDS),
        ("Ada Lind was given the job of trade minister.", _HOLDS),
        ("Ada Lind took the reins of the Harbour Party.", _LEADS),
        ("Ada Lind has assumed the leadership of the Harbour Party.", _LEADS),
        ("Ada Lind was chosen to lead the Harbour Party.", _LEADS),
        ("With Ada Lind at the helm, the Harbour Party won.", _LEADS),
        ("The Harbour Party, under Ada Lind, won.", _LEADS),
        ("Under Ada Lind, the Harbour Party won.", _LEADS),
        ("Ada Lind was promoted on Monday to head of the Harbour Party.", _LEADS),
        ("Ada Lind was sworn in on Monday as attorney general.", _HOLDS),
        ("As trade minister, Ada Lind runs the ports.", _HOLDS),
        ("Ada Lind was reappointed trade minister.", _HOLDS),
        ("Ada Lind has a seat on the Trade Committee.", {("Ada Lind", "member_of", "Trade Committee")}),
        ("Ada Lind was elected to the Trade Committee.", {("Ada Lind", "member_of", "Trade Committee")}),
        # What is only offered, refused or hoped for.
        ("Ada Lind wants a seat on the Trade Committee.", set()),
        ("Ada Lind refused the post of trade minister.", set()),
        ("Ada Lind was offered the post of trade minister.", set()),
        ("Ada Lind may take over the post of trade minister.", set()),
        ("Ada Lind wants the leadership of the Harbour Party.", set()),
        ("Ada Lind served under Omar Daud.", set()),
    ],
)
def test_posts(text: str, expected: set[tuple[str, str, str | None]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Ada Lind will become trade minister in June.", "after"),
        ("Ada Lind is to take over as trade minister.", "after"),
        ("Ada Lind lost her job as trade minister.", "before"),
        ("Ada Lind was stripped of the leadership of the Harbour Party.", "before"),
        ("Ada Lind lost her seat on the Trade Committee.", "before"),
        ("Ada Lind stepped down from the post of trade minister.", "before"),
        ("Ada Lind, trade minister from 2009 to 2013, left.", "before"),
        ("Ada Lind, trade minister until last year, left.", "before"),
        ("Ada Lind, formerly trade minister, left.", "before"),
        ("The trade minister at the time, Ada Lind, left.", "before"),
        ("Ada Lind, who used to be trade minister, left.", "before"),
        ("Ada Lind, ousted as trade minister, fled.", "before"),
        ("Omar Daud was replaced as head of the Hill Front by Ada Lind.", "overlap"),
    ],
)
def test_when_a_post_is_held(text: str, when: str) -> None:
    found, names = read(text)
    assert [r.document_time for r in found if names[r.subject] == "Ada Lind"] == [when]


def test_an_office_that_others_have_to_confirm_is_not_held_yet() -> None:
    assert said("Ada Lind will become trade minister if the Trade Committee agrees.") == set()
    assert said("Omar Daud picked Ada Lind as trade minister.") == set()
