"""Credits: which of a report's own lines say that it is taken from elsewhere."""

from __future__ import annotations

import pytest

from onrecord.incidents.credits import credits
from onrecord.incidents.outlets import AGENCIES, is_agency, is_outlet, outlet_name, same_outlet, short_for
from onrecord.ingest import Raw, ingest

PAGE = """Nine dead in market of Dovra

{before}A bomb went off in the market of Dovra on Monday, killing nine people, the police said in a statement.

Nobody claimed it, the police said, and nobody was held for it on Tuesday when the market opened again.{after}"""


def found(before: str = "", after: str = "", **about: str) -> tuple[str, ...]:
    page = PAGE.format(before=before, after=after)
    return credits(ingest(Raw(data=page.encode(), source="page.txt", **{"outlet": "Hill Post", **about})))


AP, AFP = "Associated Press", "Agence France-Presse"


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        # bylines and datelines
        ("By Agence France-Presse\n\n", "", (AFP,)),
        ("By Reuters Staff\n\n", "", ("Reuters",)),
        ("By Karin Vos, Associated Press\n\n", "", (AP,)),
        ("By Karin Vos and AFP\n\n", "", (AFP,)),
        ("By Staff Writers and Agencies\n\n", "", (AGENCIES,)),
        ("DOVRA, Tarvia (AP) — ", "", (AP,)),
        ("DOVRA, March 3 (Hill Country Press Service) - ", "", ("Hill Country Press Service",)),
        # lines at the end
        ("", "\n\n(With inputs from Kyodo)", ("Kyodo News",)),
        ("", "\n\nWith agencies", (AGENCIES,)),
        ("", "\n\n— Reuters", ("Reuters",)),
        ("", " (AFP)", (AFP,)),
        ("", "\n\nReuters contributed to this report.", ("Reuters",)),
        ("", "\n\nAdditional reporting by AFP and Reuters", (AFP, "Reuters")),
        ("", "\n\nThis article was originally published by The Guardian.", ("Guardian",)),
        ("", "\n\n© 2024 The Associated Press. All rights reserved.", (AP,)),
        ("", "\n\nSource: Xinhua", ("Xinhua",)),
        # the report's own people, outlet and pictures; initials of something else; a sentence
        ("By Karin Vos\n\n", "\n\n(Reporting by Ana Soler; Editing by Mark Peel)", ()),
        ("By Hill Post\n\n", "\n\n© 2024 Hill Post", ()),
        ("", "\n\nPhoto: Reuters", ()),
        ("", "\n\nPeople at the gate of the market on Monday. Photo: AFP", ()),
        ("", " It was fed by the World Food Programme (WFP)", ()),
        ("", "\n\nHe left with the Associated Press photographer who had been there since dawn.", ()),
        ("DOVRA (March 3) — ", "", ()),
    ],
)
def test_credits(before: str, after: str, expected: tuple[str, ...]) -> None:
    assert found(before, after) == expected


def test_an_agency_s_own_report_is_not_credited_to_another() -> None:
    assert found("DOVRA (Reuters) - ", outlet="Reuters") == ()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("AFP", AFP),
        ("the Associated Press", AP),
        ("The Nile Press Service (NPS)", "Nile Press Service"),
        ("www.reuters.com", "Reuters"),
        ("https://www.bbc.co.uk/news/1", "bbc.co.uk"),
        ("Hill Post", "Hill Post"),
        ("", ""),
        ("(AP)", ""),
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
        ("Atomic Energy Agency", False, False),
        ("Interior Ministry", False, False),
        ("Twitter", False, False),
    ],
)
def test_what_is_an_outlet(name: str, outlet: bool, agency: bool) -> None:
    assert (is_outlet(name), is_agency(name)) == (outlet, agency)
