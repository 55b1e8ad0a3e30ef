"""Who leads whom, and who is a member of what, by other words than an office."""

from __future__ import annotations

import pytest

from tests.annotate.standing.reading import read, said

_LEADS = {("Omar Daud", "leads", "Hill Front")}
_FOUNDED = {("Omar Daud", "affiliate_of", "Hill Front")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Hill Front, under the command of Omar Daud, withdrew.", _LEADS),
        ("The Hill Front fought under Omar Daud's leadership.", _LEADS),
        ("The Hill Front, whose leader is Omar Daud, fled.", _LEADS),
        ("Omar Daud, who speaks for the Sea Guard, left.", {("Omar Daud", "spokesperson_for", "Sea Guard")}),
        ("Omar Daud spoke for two hours.", set()),
        ("The head of the Hill Front in Norway, Omar Daud, fled.", _LEADS),
        ("Omar Daud is at the helm of the Hill Front.", _LEADS),
        ("Omar Daud, who is in command of the Hill Front, fled.", _LEADS),
        ("Omar Daud took over as head of the Hill Front.", _LEADS),
        ("Omar Daud succeeded Ada Lind as head of the Hill Front.", _LEADS | {("Ada Lind", "leads", "Hill Front")}),
        ("The Hill Front's founder and leader, Omar Daud, fled.", _LEADS | _FOUNDED),
        ("The governor of Lanau province, Omar Daud, fled.", {("Omar Daud", "holds_office", "Lanau")}),
        ("The Hill Front came under attack by Omar Daud.", set()),
        ("Omar Daud took over the house as a shelter.", set()),
        ("Omar Daud may take over as head of the Hill Front.", set()),
    ],
)  # fmt: skip
def test_commands(text: str, expected: set[tuple[str, str, str | None]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Lind, a Texas Republican, voted no.", {("Ada Lind", "member_of", None)}),
        ("Ada Lind, D-Ohio, voted no.", {("Ada Lind", "member_of", None)}),
        (
            "Ada Lind, the top Democrat on the Trade Committee, voted no.",
            {("Ada Lind", "member_of", None), ("Ada Lind", "member_of", "Trade Committee")},
        ),
        ("Omar Daud was one of the Hill Front's members.", {("Omar Daud", "member_of", "Hill Front")}),
        ("Ada Lind (Harbour Party) voted no.", {("Ada Lind", "member_of", "Harbour Party")}),
        ("Ada Lind, of the ruling Harbour Party, voted no.", {("Ada Lind", "member_of", "Harbour Party")}),
        ("The Harbour Party, the party of Ada Lind, lost.", {("Ada Lind", "member_of", "Harbour Party")}),
        ("Ada Lind said her Harbour Party had lost.", {("Ada Lind", "member_of", "Harbour Party")}),
        ("Ada Lind, president of the Harbour Party, left.", {("Ada Lind", "leads", "Harbour Party")}),
        ("Sword Army member Norvik Group left.", {("Norvik Group", "member_of", "Sword Army")}),
        ("Ada Lind's Popular League lost.", {("Ada Lind", "member_of", "Popular League")}),
        ("Ada Lind's Norvik Group lost.", set()),
        ("Ada Lind met a Texas Republican.", set()),
        ("Ada Lind (left) voted no.", set()),
        ("Omar Daud was not one of the Hill Front's members.", set()),
    ],
)
def test_memberships(text: str, expected: set[tuple[str, str, str | None]]) -> None:
    assert said(text) == expected


def test_the_whole_name_of_a_body_is_in_the_value() -> None:
    found, _ = read("Ada Lind, a Texas Republican, voted no.")
    assert [r.value for r in found] == ["Texas Republican"]
