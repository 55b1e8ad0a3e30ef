"""Offices and memberships of several at a time, and of those named among others."""

from __future__ import annotations

import pytest

from tests.annotate.standing.reading import read, said

_BOTH = {("Ada Lind", "member_of", "Harbour Party"), ("Omar Daud", "member_of", "Harbour Party")}
_ONE = {("Kenya", "member_of", "Popular League")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Lind and Omar Daud, both members of the Harbour Party, left.", _BOTH),
        ("Harbour Party members Ada Lind and Omar Daud left.", _BOTH),
        ("Harbour Party member Ada Lind left.", {("Ada Lind", "member_of", "Harbour Party")}),
        ("The Popular League, whose members include Kenya, met.", _ONE),
        ("Members of the Popular League including Kenya left.", _ONE),
        ("Popular League members such as Kenya left.", _ONE),
        ("The Popular League's newest member, Kenya, left.", _ONE),
        (
            "Judges Ada Lind and Omar Daud left.",
            {("Ada Lind", "holds_office", None), ("Omar Daud", "holds_office", None)},
        ),
        (
            "The foreign ministers of Norway and Kenya, Ada Lind and Omar Daud, met.",
            {("Ada Lind", "holds_office", "Norway"), ("Omar Daud", "holds_office", "Kenya")},
        ),
        # The clause is about the first of two alone.
        ("Ada Lind, who commands the Hill Front, and Omar Daud met.", {("Ada Lind", "leads", "Hill Front")}),
        ("Members of the Popular League met in Kenya.", set()),
    ],
)
def test_several(text: str, expected: set[tuple[str, str, str | None]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Lind left the Harbour Party in 2019.", "before"),
        ("Ada Lind was expelled from the Harbour Party.", "before"),
        ("Ada Lind has quit the Harbour Party.", "before"),
    ],
)
def test_a_membership_that_is_over(text: str, expected: str) -> None:
    found, _ = read(text)
    assert [(r.kind, r.document_time) for r in found] == [("member_of", expected)]


@pytest.mark.parametrize(
    "text", ["Ada Lind is not a member of the Harbour Party.", "Ada Lind denied being a member of the Harbour Party."]
)
def test_a_membership_that_is_denied(text: str) -> None:
    found, _ = read(text)
    assert [(r.kind, r.polarity) for r in found] == [("member_of", "negative")]
