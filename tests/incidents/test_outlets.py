"""Outlets: what a name says of a newsroom, and when two names are of one."""

from __future__ import annotations

import pytest

from onrecord.incidents.outlets import (
    AGENCIES,
    employer,
    is_agency,
    is_any_media,
    is_called_agency,
    is_outlet,
    known_as,
    outlet_name,
    same_outlet,
    short_for,
)

AP, AFP = "Associated Press", "Agence France-Presse"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("AFP", AFP),
        ("the Associated Press", AP),
        ("The Nile Press Service (NPS)", "Nile Press Service"),
        ("www.reuters.com", "Reuters"),
        ("https://www.bbc.co.uk/news/1", "bbc.co.uk"),
        ("Hill Post", "Hill Post"),
        ("AFP news agency", AFP),
        ("the AFP newswire", AFP),
        ("the Vell Wire agency", "Vell Wire"),
        ("the Vell refugee agency", "Vell refugee agency"),
        ("Vell news agency", "Vell news agency"),  # of Vell, or called Vell: nobody knows
        ("", ""),
        ("(AP)", ""),
        # what it is called beside its name
        ("the news agency Great Lakes Wire", "Great Lakes Wire"),
        ("state broadcaster TVM", "TVM"),
        ("state television", "state television"),
        ("the state news agency", "state news agency"),
        ("radio station Voice", "Voice"),
        ("the Spanish news agency EFE", "EFE"),
        ("Orvanian state television OTV", "OTV"),
        ("the German press agency dpa", "dpa"),
        ("Hill Post and Vell", "Hill Post and Vell"),
        ("Hill Wire, a news agency run by exiles", "Hill Wire"),
        ("the Hill Wire, which is based in Vell", "Hill Wire"),
        ("Hill, Vell and Sons", "Hill, Vell and Sons"),
        ("rebel radio Voice", "rebel radio Voice"),
        ("the news agency Prensa del Istmo", "Prensa del Istmo"),
        ("news service Hill Line", "Hill Line"),
        ("the daily Le Matin du Lac", "Le Matin du Lac"),
    ],
)
def test_the_name_of_an_outlet(name: str, expected: str) -> None:
    assert outlet_name(name) == expected


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Niger's state television", "state TV", True),
        ("Nairobi Ledger", "The Nairobi Ledger newspaper", True),
        ("Reuters", "Reuters", True),
        ("Reuters", "Associated Press", False),
        ("Morning Post", "Evening Post", False),
        ("Niger's state television", "Mali's state television", False),
        ("TNA", "Tarvian News Agency", True),
        ("TNA news agency", "Tarvian News Agency", True),
        ("TNA", "Thule News Agency", True),  # until somebody says which
        ("TNA", "Tarvian News", False),
        ("Vell agency", "Vell News", True),
        ("Vell agency", "Dorn News", False),
        ("HP", "Hill Post", False),
        ("", "", False),
    ],
)
def test_whether_two_names_are_of_one_outlet(a: str, b: str, same: bool) -> None:
    assert same_outlet(a, b) is same is same_outlet(b, a)


def test_what_an_outlet_is_called_in_its_own_pages() -> None:
    for name in ("the Leader", "this newspaper", "the Table Mountain Leader"):
        assert short_for(name, "Table Mountain Leader"), name
    for name in ("the Table", "a newspaper", "the Post"):
        assert not short_for(name, "Table Mountain Leader"), name


@pytest.mark.parametrize(
    ("name", "outlet", "agency"),
    [
        ("Reuters", True, True),
        ("Continental Press Agency", True, True),
        ("Bay Tribune", True, False),
        ("Radio Ténéré", True, False),
        ("Valean Wire", True, True),
        ("a barbed wire", False, False),
        ("Southern Press", True, False),
        ("the press", False, False),
        ("Atomic Energy Agency", False, False),
        ("Interior Ministry", False, False),
        ("Twitter", False, False),
    ],
)
def test_what_is_an_outlet(name: str, outlet: bool, agency: bool) -> None:
    assert (is_outlet(name), is_agency(name)) == (outlet, agency)


@pytest.mark.parametrize(
    ("words", "works_for"),
    [
        ("the agency's correspondent", "the agency"),
        ("a reporter for the Hill Post", "the Hill Post"),
        ("two correspondents of the Hill Post", "the Hill Post"),
        ("Reuters' own correspondent in Dovra", "Reuters"),
        ("our reporter", "our"),
        ("an army officer", "an army officer"),
        ("Hill Post", "Hill Post"),
    ],
)
def test_whom_a_reporter_works_for(words: str, works_for: str) -> None:
    assert employer(words) == works_for


@pytest.mark.parametrize(
    ("words", "unnamed"),
    [
        ("wire reports", True),
        ("Agency dispatches", True),
        ("several news agencies", True),
        ("two wire services", True),
        ("press reports", False),
        ("UN agencies", False),
        ("a travel agency", False),
        ("police reports", False),
    ],
)
def test_agencies_that_nobody_names(words: str, unnamed: bool) -> None:
    assert (outlet_name(words) == AGENCIES) is unnamed


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the Hill agency", "Hill"),
        ("Hill", "Hill"),
        ("the news service Hill", "Hill"),
        ("the Hill committee", None),
        ("Vell", None),
    ],
)
def test_an_outlet_is_known_by_what_it_is_called_beside_its_name(words: str, name: str | None) -> None:
    assert known_as(words, {"hill": "Hill"}) == name


@pytest.mark.parametrize(
    ("words", "any_of_them"),
    [("state media", True), ("local press reports", True), ("Hill Media", False), ("state television", False)],
)
def test_media_that_nobody_names(words: str, any_of_them: bool) -> None:
    assert is_any_media(words) is any_of_them


def test_what_is_heard_by_radio_is_no_outlet() -> None:
    assert not is_outlet("radio intercepts")


@pytest.mark.parametrize(
    ("words", "called"),
    [
        ("the Tarvian agency Velmar Info", True),
        ("the private news agency Velmar Info", True),
        ("the Velmar agency", True),
        ("the agency", False),
        ("the Turkish agency", False),
        ("the UN agency", False),
        ("the intelligence agency Velmar", False),
        ("the aid agency Mercy Vell", False),
        ("the Vell refugee agency", False),
    ],
)
def test_an_agency_is_known_by_what_it_is_called(words: str, called: bool) -> None:
    assert is_called_agency(words) is called
