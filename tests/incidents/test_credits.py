"""Credits: which of a report's own lines say that it is taken from elsewhere."""

from __future__ import annotations

import pytest

from onrecord.incidents.credits import agencies, credits
from onrecord.incidents.outlets import AGENCIES
from onrecord.ingest import Raw, ingest
from tests.factory import Factory

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
        ("By Karin Vos, Hill Observer\n\n", "", ("Hill Observer",)),
        ("By Karin Vos | Globe and Mail\n\n", "", ("Globe and Mail",)),
        ("By Staff Writers and Agencies\n\n", "", (AGENCIES,)),
        ("Reuters and AFP\n\n", "", ("Reuters", AFP)),
        ("AP, Vell\n\n", "", ()),
        # the name alone; the outlet's own; initials at the end
        ("The Hill Observer\n\n", "", ("Hill Observer",)),
        ("The Hill Post\n\n", "", ()),
        ("", "\n\nThe market will open again on Friday. – TNA", ("TNA",)),
        ("", "\n\nThe market will open again – if NATO lets it.", ()),
        ("DOVRA, Tarvia (AP) — ", "", (AP,)),
        ("DOVRA (Hill Post/Hill Country News) – ", "", ("Hill Country News",)),
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
        ("Hill & Dale Press, Vell\n\n", "", ("Hill & Dale Press",)),
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


def test_an_outlet_s_own_initials_credit_nobody() -> None:
    assert found("DOVRA, May 6 (NW) - ", outlet="Northern Wire") == ()


def test_an_agency_s_own_report_is_not_credited_to_another() -> None:
    assert found("DOVRA (Reuters) - ", outlet="Reuters") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DOVRA, March 3 (Hill Wire) - ", {"Hill Wire"}),
        ("DOVRA (Reuters) - ", set()),  # it is known what that is
        ("DOVRA, March 3 - ", set()),
    ],
)
def test_what_a_dateline_shows_to_be_an_agency(text: str, expected: set[str]) -> None:
    made = Factory(f"{text}\n\nA bomb went off.")
    made.blocks(("dateline", text.strip()), ("paragraph", "A bomb"))
    assert agencies(made.record()) == expected


def test_whom_a_report_goes_on_to_call_the_agency() -> None:
    made = Factory("A bomb went off, Hill News said. Nine were hurt, the agency said. The agency spied on Ann Lark.")
    made.entity("Hill News", "organization", sector="JRN", also=(("the agency", "nominal"),))
    made.entity("Ann Lark", "person", also=(("The agency", "nominal"),))
    assert agencies(made.record()) == {"Hill News"}
