"""One relation by many wordings: who stands against whom, arms whom, backs whom, or is held to be what."""

from __future__ import annotations

import pytest

from tests.annotate.standing.reading import read, said

_FOES = {("Hill Front", "opposes", "Sword Army")}
_ARMED = {("Norway", "supplies", "Hill Front")}
_BACKED = {("Norway", "supports", "Hill Front")}
_LISTED = {("Hill Front", "designated_as", "Norway")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Hill Front has vowed to destroy the Sword Army.", _FOES),
        ("The Hill Front is fighting to topple the Sword Army.", _FOES),
        ("The Hill Front took up arms against the Sword Army.", _FOES),
        ("The Hill Front rebelled against the Sword Army.", _FOES),
        ("The Hill Front's feud with the Sword Army goes on.", _FOES),
        ("The Hill Front, opposed to the rule of the Sword Army, left.", _FOES),
        ("The Hill Front refused to fight against the Sword Army.", set()),
        ("The Hill Front and the Sword Army are at war.", _FOES),
        ("The Hill Front and the Sword Army are at odds over a dam.", set()),
        ("Norway's arms shipments to the Hill Front have doubled.", _ARMED),
        ("Rockets sent by Norway to the Hill Front were found.", _ARMED),
        ("The Hill Front, which Norway arms, left.", _ARMED),
        ("Kenya urged Norway to stop arms shipments to the Hill Front.", set()),
        ("Norway has thrown its weight behind the Hill Front.", _BACKED),
        ("The Hill Front receives support from Norway.", _BACKED),
        ("Backed with money by Norway, the Hill Front fights on.", _BACKED),
        ("Norway may throw its weight behind the Hill Front.", set()),
        ("The Hill Front, branded a terrorist group by Norway, left.", _LISTED),
        ("The Hill Front is under Norwegian sanctions.", _LISTED),
        ("Kenya wants to keep the Hill Front on its terror list.", {("Hill Front", "designated_as", "Kenya")}),
        ("Norway called the Hill Front a nuisance.", set()),
        ("Kenya regards the Hill Front as its main enemy.", {("Kenya", "opposes", "Hill Front")}),
        ("Hill Front ally Omar Daud left.", {("Omar Daud", "affiliate_of", "Hill Front")}),
        ("The Hill Front's right-hand man, Omar Daud, left.", {("Omar Daud", "affiliate_of", "Hill Front")}),
        ("The armed wing of the Harbour Party, the Sword Army, left.", {("Sword Army", "part_of", "Harbour Party")}),
        ("Norvik Group, owned by the Sea Guard, left.", {("Norvik Group", "part_of", "Sea Guard")}),
        ("The Sword Army belongs to the Interior Ministry.", {("Sword Army", "part_of", "Interior Ministry")}),
    ],
)
def test_wordings(text: str, expected: set[tuple[str, str, str | None]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Norway removed the Hill Front from its terror list.",
        "Omar Daud, a one-time ally of the Hill Front, left.",
        "The Hill Front, formerly allied with the Sword Army, left.",
        "The Hill Front cut ties with the Sword Army.",
    ],
)
def test_what_is_over(text: str) -> None:
    found, _ = read(text)
    assert [r.document_time for r in found] == ["before"]
