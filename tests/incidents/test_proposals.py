"""Proposals: which actors may be one, why, and which surely are not proposed."""

from __future__ import annotations

import itertools

import pytest

from onrecord.incidents.actors import name_words
from onrecord.incidents.proposals import Profile, merged, proposals
from tests.incidents.test_actors import PAIRS, Somebody, key


def person(name: str, **said: frozenset[str]) -> Profile:
    return Profile(id=f"k_{name}", name=name, names=frozenset({name_words(name)}), kinds=frozenset({"person"}), **said)


def body(name: str, *aliases: str, **said: frozenset[str]) -> Profile:
    names = frozenset(map(name_words, (name, *aliases)))
    return Profile(id=f"k_{name} (body)", name=name, names=names, kinds=frozenset({"organization"}), **said)


def why(a: Profile, b: Profile, *others: Profile, both: bool = False) -> set[str]:
    """What speaks for and against two that are proposed; nothing where they are not. In whatever order they come."""
    pairs = list(itertools.combinations((a, b, *others), 2))
    ids = [(min(a.id, b.id), max(a.id, b.id))] if both else []
    found = proposals(pairs, ids)
    assert found == proposals([(y, x) for x, y in reversed(pairs)], ids)
    return {f.name for p in found if {p.one, p.other} == {a.id, b.id} for f in p.features}


@pytest.mark.parametrize(
    ("a", "b", "feature"),
    [
        # transliterations and slips
        ("Muammar Kadafa", "Moammar Gadhafa", "spelling"),
        ("Yusuf Karimov", "Yousef Karimov", "spelling"),
        ("Volodymyr Zelen", "Volodimir Zelen", "spelling"),
        ("Omar Haddad", "Umar Haddad", "spelling"),
        ("Ada Lark", "Adam Lark", ""),
        ("Anna Larke", "Anna Lark", "spelling"),
        # initials, second names
        ("A. Lark", "Anna Lark", "initial"),
        ("Anna M. Lark", "Anna Maria Lark", "initial"),
        ("Anna Lark", "Anna Maria Lark", "fuller"),
        ("Abdul Rahman", "Abdul Rahman Sudayr", "fuller"),
        # others of one name
        ("Anna Lark", "Irma Lark", ""),
        ("Hassan Rouhan", "Hussein Rouhan", ""),
        ("Mohamed Said", "Mahmoud Said", ""),
        ("Radek Novak", "Radka Novak", ""),
        ("Petr Orlov", "Petr Orlova", ""),
        ("Piet Aalders", "Piet Aalders Jr.", ""),
        ("Piet Aalders Sr.", "Piet Aalders Jr.", ""),
        ("Anna Lark", "B. Lark", ""),
        ("Maria Lark", "Anna Maria Lark", ""),
        # a surname is not enough
        ("Lark", "Anna Lark", ""),
        ("Lark", "Larke", ""),
    ],
)
def test_people(a: str, b: str, feature: str) -> None:
    assert why(person(a), person(b)) == ({feature} if feature else set())


@pytest.mark.parametrize(
    ("a", "b", "feature"),
    [
        (("Red Sea Hills Front", "RSHF"), ("RSHF",), "name"),
        (("Ansar Dine",), ("Anser Dine",), "spelling"),
        (("Ansar Dine Movement",), ("Ansar Dine",), ""),
        (("Bank of Tarvia",), ("Bank of Orland",), ""),
        (("Bank of Tarvia",), ("National Bank of Tarvia",), ""),
        (("Thule Front",), ("Popular Thule Front",), ""),
        (("Thule",), ("Thule Liberation Front",), ""),
        (("Northern Army",), ("Southern Army",), ""),
        (("Thule Liberation Front",), ("Thule Liberation Army",), ""),
        (("Supreme Court",), ("Supreme Court of Tarvia",), ""),
        (("Red Sea Hills Front",), ("RSHF",), ""),  # initials alone are many's
    ],
)
def test_bodies(a: tuple[str, ...], b: tuple[str, ...], feature: str) -> None:
    assert why(body(*a), body(*b)) == ({feature} if feature else set())


def test_initials_or_a_longer_name_are_enough_beside_the_country() -> None:
    country = frozenset({"SD"})
    longer, dine = (body(name, countries=country) for name in ("Ansar Dine Movement", "Ansar Dine"))
    assert why(longer, dine) == {"longer", "country"}
    assert why(body("Red Sea Hills Front", countries=country), body("RSHF", countries=country)) == {"short", "country"}


def test_a_surname_is_enough_beside_a_title_unless_others_have_it_too() -> None:
    minister, said = frozenset({"minister"}), frozenset({"NE"})
    lone = person("Lark", titles=minister)
    assert why(lone, person("Anna Lark", titles=minister)) == {"surname", "title"}
    assert why(lone, person("Anna Lark", titles=minister), person("Irma Lark")) == set()
    sure = person("Lark", titles=minister, countries=said, bodies=frozenset({"k_1"}))
    other = person("Anna Lark", titles=minister, countries=said, bodies=frozenset({"k_1"}))
    assert why(sure, other, person("Irma Lark")) == {"surname", "title", "country", "body", "several"}


def test_what_speaks_against_it() -> None:
    a, b = person("Yusuf Karimov"), person("Yousef Karimov")
    assert why(a, b, both=True) == set()
    a, b = person("Yusuf Karimov", countries=frozenset({"UZ"})), person("Yousef Karimov", countries=frozenset({"KZ"}))
    assert why(a, b) == set()


def test_people_who_are_called_alike_for_short_are_two_by_their_full_names() -> None:
    short = name_words("Abu Laban")
    osman, salah, lone = (
        Profile(id=f"k_{name}", name=name, names=frozenset({name_words(name), short}), kinds=frozenset({"person"}))
        for name in ("Osman Abu Laban", "Salah Abu Laban", "Abu Laban")
    )
    assert why(osman, salah) == set()
    assert why(osman, lone) == {"name"}
    assert why(osman, Profile(id="k_1", name="Usman Abu Laban", names=osman.names, kinds=osman.kinds)) == {"name"}


def test_one_taken_for_a_person_and_for_a_body() -> None:
    assert why(person("Sahel Vanguard"), body("Sahel Vanguard")) == {"name"}
    assert why(person("Vanguard"), body("Vanguard")) == set()


def test_a_score_is_a_likelihood_and_the_likeliest_comes_first() -> None:
    people = [person("Yusuf Karimov"), person("Yousef Karimov"), person("Yusuf Ali Karimov")]
    found = proposals(list(itertools.combinations(people, 2)))
    assert [p.score for p in found] == sorted((p.score for p in found), reverse=True)
    assert all(0.5 <= p.score < 1 for p in found)


def test_of_the_look_alikes_only_spellings_of_one_name_are_proposed() -> None:
    def profile(one: Somebody) -> Profile:
        name, kind, country = one
        countries = frozenset({country} if country else ())
        return Profile(
            id=key(one), name=name, names=frozenset({name_words(name)}), kinds=frozenset({kind}), countries=countries
        )

    found = {tuple(sorted(p.names)) for a, b in PAIRS for p in proposals([(profile(a), profile(b))])}
    assert found == {
        # initials and second names
        ("A. Lark", "Ada Lark"),
        ("A. Lark", "Adam Lark"),
        ("Ada Lark", "Ada Maria Lark"),
        ("Hassan Hussein Rouhan", "Hassan Rouhan"),
        ("Ivan Orlov", "Ivan Petrovich Orlov"),
        ("O. Haddad", "Omar Haddad"),
        ("Omar Haddad", "Omar al-Haddad"),
        ("Petr Ivanovich Orlov", "Petr Orlov"),
        ("Salim Abu Karim", "Salim Karim"),
        # transliterations
        ("Hasan Rohani", "Hassan Rouhan"),
        ("Hasan Rohani", "Hassan Rouhani"),
        ("Hassan Rouhan", "Hassan Rouhani"),
        ("Moammar Gadhafa", "Mu'ammar Qaddafa"),
        ("Moammar Gadhafa", "Muamar Kadafa"),
        ("Mu'ammar Qaddafa", "Muamar Kadafa"),
        ("Omar Haddad", "Omar Haddadi"),
        ("Omar Haddad", "Umar Haddad"),
        ("Omar Haddadi", "Umar Haddad"),
        ("Yousef Karimov", "Yusuf Karimov"),
        ("Yusuf Karimov", "Yusup Kerimov"),
    }


def test_those_who_are_one_by_judgement_have_all_that_is_said_of_any() -> None:
    whole = merged([person("A. Lark", titles=frozenset({"envoy"})), person("Lark")], "k_1", "A. Lark")
    assert (whole.id, whole.names, whole.titles) == ("k_1", {("a", "lark"), ("lark",)}, {"envoy"})
