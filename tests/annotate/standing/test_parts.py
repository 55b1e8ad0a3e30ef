"""Which body is another's, or comes from it."""

from __future__ import annotations

import pytest

from tests.annotate.standing.reading import read, said

_OF = {("Hill Front", "affiliate_of", "Sword Army")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Hill Front, a splinter group of the Sword Army, claimed it.", _OF),
        ("The Hill Front, which is believed by police to be an offshoot of the Sword Army, claimed it.", _OF),
        ("The Hill Front, which police describe as a front for the Sword Army, claimed it.", _OF),
        ("The Hill Front, a faction that police consider a front for the Sword Army, claimed it.", _OF),
        ("The Hill Front broke away from the Sword Army in 2018.", _OF),
        ("The Hill Front is the successor to the Sword Army.", _OF),
        ("The Hill Front is part of the Sword Army.", {("Hill Front", "part_of", "Sword Army")}),
        ("Sea Guard answers to Omar Daud.", {("Omar Daud", "leads", "Sea Guard")}),
        ("Sea Guard is part of Kenya's armed forces.", {("Sea Guard", "part_of", "Kenya")}),
        ("Sea Guard falls under the Interior Ministry.", {("Sea Guard", "part_of", "Interior Ministry")}),
        ("Norvik Group owns Sea Guard.", {("Sea Guard", "part_of", "Norvik Group")}),
        (
            "The Popular League comprises the Harbour Party and the Green List.",
            {("Harbour Party", "member_of", "Popular League"), ("Green List", "member_of", "Popular League")},
        ),
        (
            "The Harbour Party and the Green List make up the Popular League.",
            {("Harbour Party", "member_of", "Popular League"), ("Green List", "member_of", "Popular League")},
        ),
        ("The Hill Front is not an offshoot of the Sword Army.", {("Hill Front", "affiliate_of", "Sword Army")}),
        ("The Hill Front could become a wing of the Sword Army.", set()),
        ("The Hill Front broke off talks with the Sword Army.", set()),
        ("Norway owns a part of it.", set()),
    ],
)
def test_parts(text: str, expected: set[tuple[str, str, str | None]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Hill Front pledged allegiance to the Sword Army.", _OF),
        ("The Hill Front, which has ties to the Sword Army, claimed it.", _OF),
        ("Omar Daud, a trader with links to the Hill Front, fled.", {("Omar Daud", "affiliate_of", "Hill Front")}),
        ("Kenya has diplomatic ties with Norway.", set()),
        ("The Hill Front has no links to the Sword Army.", _OF),
        ("The Hill Front cut its ties with the Sword Army.", _OF),
        ("The Hill Front refused to pledge allegiance to the Sword Army.", set()),
    ],
)
def test_allegiances(text: str, expected: set[tuple[str, str, str | None]]) -> None:
    assert said(text) == expected


def test_whoever_has_no_ties_is_denied_them() -> None:
    (none,), _ = read("The Hill Front has no links to the Sword Army.")
    (some,), _ = read("The Hill Front, which has ties to the Sword Army, claimed it.")
    assert (none.polarity, some.polarity) == ("negative", "positive")
