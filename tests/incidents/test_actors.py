"""Actors' keys: what is the same in every report by itself, and two hundred pairs of look-alikes that never are."""

from __future__ import annotations

import itertools

import pytest

from onrecord.incidents.actors import certain, identity, named
from onrecord.records import Entity, EntityKind, MadeBy, Mention

HAND = MadeBy("hand")

Somebody = tuple[str, EntityKind, str | None]
"""A name, what it is of, and its country."""


def entity(name: str, kind: EntityKind, country: str | None = None) -> Entity:
    return Entity(
        id="e1", name=name, kind=kind, country=country, mentions=(Mention(0, len(name), name, "name"),), made_by=HAND
    )  # fmt: skip


def key(somebody: Somebody) -> str:
    return identity(entity(*somebody))


def people(*names: str) -> list[Somebody]:
    return [(name, "person", None) for name in names]


def bodies(*names: str, country: str | None = None) -> list[Somebody]:
    return [(name, "organization", country) for name in names]


# Each group is of so many different ones.
GROUPS: tuple[list[Somebody], ...] = (
    # one surname: brothers, cousins, strangers, and a surname alone, which may be any of them
    people(
        "Ada Lark", "Iva Lark", "Ada Maria Lark", "Lark", "A. Lark", "Ada Larkin", "Ada Clark", "Adam Lark", "Lark Ada"
    ),
    people(
        "Omar Haddad",
        "Amr Haddad",
        "Ammar Haddad",
        "Omar al-Haddad",
        "Omar Haddadi",
        "Haddad",
        "O. Haddad",
        "Umar Haddad",
    ),
    people(
        "Hassan Rouhan", "Hussein Rouhan", "Hasan Rohani", "Ehsan Rouhan", "Hassan Rouhani", "Hassan Hussein Rouhan"
    ),
    # fathers and sons
    people("Piet Aalders", "Piet Aalders Jr.", "Piet Aalders Sr.", "Piet Aalders III", "Pieter Aalders"),
    people("Ivan Petrovich Orlov", "Petr Ivanovich Orlov", "Ivan Orlov", "Petr Orlov", "Orlov"),
    people("Abu Salim Karim", "Salim Abu Karim", "Salim Karim", "Ibn Salim Karim"),
    # men and women of one house
    people("Radek Novak", "Radka Novakova", "Radek Novakov", "Rada Novak"),
    # spellings of what may be one name: a person says so
    people("Yusuf Karimov", "Yousef Karimov", "Yusup Kerimov", "Iosif Karimov"),
    people("Muamar Kadafa", "Moammar Gadhafa", "Mu'ammar Qaddafa"),
    # banks, parties, fronts, brigades: one word makes the difference
    bodies("Bank of Tarvia", "Bank of Orland", "Bank of Thule", "National Bank of Tarvia", "Tarvia Commercial Bank"),
    bodies(
        "Thule Liberation Front",
        "Thule Liberation Army",
        "Popular Thule Front",
        "Thule Front",
        "Liberation Front",
        "Thule Democratic Front",
    ),
    bodies("Al-Nour Party", "Al-Nour Brigade", "Al-Nur Foundation", "Nour"),
    bodies(
        "First Tarn Brigade",
        "Second Tarn Brigade",
        "Third Tarn Brigade",
        "Tarn Brigade",
        "Tarn Battalion",
        "1st Tarn Brigade",
    ),
    bodies("Vell Tribune", "Vell Times", "Vell Television", "Radio Vell", "Vell", "New Vell Times"),
    # one name in every country
    [("Supreme Court", "organization", c) for c in ("BY", "UA", "PL", None)],
    [("Foreign Ministry", "government", c) for c in ("NE", "DZ", "FR", None)],
    [("National Assembly", "organization", c) for c in ("NE", "VE", None)],
    [("San José", "place", c) for c in ("CR", "US", None)],
    # one word for others
    [("Georgia", "country", "GE"), ("Georgia", "place", "US"), ("Georgia", "person", None)],
    [("Amazon", "organization", None), ("Amazon", "place", None)],
    [("Niger", "country", "NE"), ("Nigeria", "country", "NG"), ("Niger State", "place", "NG")],
)
PAIRS = [pair for group in GROUPS for pair in itertools.combinations(group, 2)]


def test_there_are_two_hundred_of_them() -> None:
    assert len(PAIRS) >= 200


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group[0][0])
def test_none_of_the_look_alikes_is_another(group: list[Somebody]) -> None:
    assert [pair for pair in itertools.combinations(group, 2) if key(pair[0]) == key(pair[1])] == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # articles, case, accents, full stops, apostrophes and titles say nothing
        (("Iva Toren", "person", None), ("IVA TOREN", "person", "SE")),
        (("Ousmane Maïga", "person", None), ("Ousmane Maiga", "person", None)),
        (("Dr. Iva Toren", "person", None), ("Iva Toren", "person", None)),
        (("General Iva Toren", "person", None), ("Iva Toren", "person", None)),
        (("The Dawn Column", "armed_group", None), ("Dawn Column", "armed_group", None)),
        # a state's own organs, however their names say whose they are
        (("Belarusian Foreign Ministry", "government", "BY"), ("Foreign Ministry of Belarus", "government", "BY")),
        (("the foreign ministry", "government", "BY"), ("Ministry of Foreign Affairs", "government", "BY")),
        (("Belarus", "country", "BY"), ("Republic of Belarus", "country", "BY")),
    ],
)
def test_what_is_one_by_itself(a: Somebody, b: Somebody) -> None:
    assert key(a) == key(b)


@pytest.mark.parametrize(
    ("somebody", "sure"),
    [
        (("Iva Toren", "person", None), True),
        (("Toren", "person", None), False),
        (("Supreme Court", "organization", "BY"), True),
        (("Supreme Court", "organization", None), False),
        (("City Council", "organization", "BY"), False),
        (("San José", "place", None), False),
    ],
)
def test_what_a_report_leaves_open_is_not_certain(somebody: Somebody, sure: bool) -> None:
    assert certain(key(somebody)) is sure


def test_who_is_only_described_has_no_name() -> None:
    one = Entity(id="e1", name="two officials", kind="group", mentions=(Mention(0, 13, "two officials", "nominal"),),
                 made_by=HAND)  # fmt: skip
    assert not named(identity(one))
