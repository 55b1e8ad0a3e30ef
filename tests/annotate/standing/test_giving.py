"""Who arms or pays whom, and who backs whom."""

from __future__ import annotations

import pytest

from tests.annotate.standing.reading import said

_ARMS = {("Kenya", "supplies", "Hill Front")}
_BACKS = {("Kenya", "supports", "Hill Front")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya provides the Hill Front with drones.", _ARMS),
        ("The Hill Front gets its drones from Kenya.", _ARMS),
        ("The Hill Front buys rifles from Kenya.", _ARMS),
        ("Kenya is believed to be arming the Hill Front.", _ARMS),
        ("Kenya is the Hill Front's main arms supplier.", _ARMS),
        ("The Hill Front receives money from Kenya.", _BACKS),
        ("Kenya pays the Hill Front $30 million a year.", _BACKS),
        ("The Hill Front enjoys the support of Kenya.", _BACKS),
        ("Kenya, which funds and arms the Hill Front, denied it.", _ARMS | _BACKS),
        ("Kenya backs Abkhazia with money and troops.", {("Kenya", "supports", "Abkhazia")}),
        # what is no charge of a state, and what nobody does
        ("The Hill Front bought bread from Kenya.", set()),
        ("Kenya pays Norway $30 million a year.", set()),
        ("Kenya is the Hill Front's main bread supplier.", set()),
        ("Kenya may arm the Hill Front.", set()),
        ("The Hill Front wants drones from Kenya.", set()),
    ],
)
def test_giving(text: str, expected: set[tuple[str, str, str | None]]) -> None:
    assert said(text) == expected
