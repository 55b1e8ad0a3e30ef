"""Incidents as a person reads them: every line short, every quote with who says it and where."""

from __future__ import annotations

import io

from onrecord.export.incidents import write_disputes, write_incident, write_incidents, write_origins
from onrecord.incidents.assembly import assemble
from onrecord.incidents.records import Incident
from onrecord.ledger import Report
from onrecord.records import Record
from tests.incidents.accounts import Told
from tests.views.test_incident import bombing


def printed(write, *asked) -> str:
    file = io.StringIO()
    write(*asked, file)
    return file.getvalue()


def told() -> tuple[Incident, dict[str, tuple[Report, Record]]]:
    """Two reports: the police blame the Vale Front, which denies it and says that more have died."""
    one = Told("Police blamed the Vale Front.")
    one.entity("Vale Front", "armed_group")
    one.attribution("blamed", source="Police", content="the Vale Front", stance="accuses", speaker=one.police)
    two = Told("The Vale Front denied the accusation.", outlet="Hill Post", published="2024-03-05",
               lead="A bomb killed 31 people at a market in Velmar on Sunday, Vale Front said.")  # fmt: skip
    front = two.entity("Vale Front", "armed_group")
    a = two.attribution("said", source="Vale Front", content="A bomb killed 31 people", speaker=front)
    two.attribution("denied", source="The Vale Front", content="the accusation", stance="denies", speaker=front)
    two.events.clear()
    two.event("killed", "ASSAULT", counts=(("killed", 31, "exactly", "31"),), place="Velmar", time=two.sunday,
              according_to=(a,))  # fmt: skip
    reports = sorted((made.reported() for made in (one, two)), key=lambda r: r[0].document.id)
    return assemble(reports, {}), {record.document.id: (_row(record), record) for record, _ in reports}


def _row(record: Record) -> Report:
    d = record.document
    return Report(
        id=d.id, source=d.source, url=None, outlet=d.outlet, title=d.title, published=d.published, revision="r_1",
        reader="0.1.0", added="2024-03-06T00:00:00Z",
    )  # fmt: skip


def test_a_list_says_what_when_and_what_is_disputed() -> None:
    assert printed(write_incidents, [bombing()]) == (
        "Bombing in Velmar\n"
        "    Sunday 3 March 2024; 1 independent origin in 3 reports; who did it (disputed); how many were\n"
        "      killed (changed since); when it was (disputed) [i_0]\n"
    )


def test_disputes_name_who_holds_what() -> None:
    lines = printed(write_disputes, [bombing()]).splitlines()
    assert "Who did it – disputed" in lines
    assert "  · Vale Front (superseded): Reuters ← two officials [d_1/a1]" in lines
    assert "  · at least 12 (superseded): police [d_1/a1]" in lines


def test_origins_name_the_reports_that_have_it_from_there() -> None:
    assert "  · Reuters (news agency): 2 reports [d_1, d_2]" in printed(write_origins, [bombing()]).splitlines()


def test_one_incident_in_full() -> None:
    incident, reports = told()
    text = " ".join(printed(write_incident, incident, reports).split())
    one, two = (
        next(d for d, (r, _) in reports.items() if r.outlet == outlet) for outlet in ("Coast News", "Hill Post")
    )
    assert f"accused by police: “blamed the Vale Front” [Coast News, 2024-03-04, {one}/a2]" in text
    assert f"denied by Vale Front: “denied the accusation” [Hill Post, 2024-03-05, {two}/a2]" in text
    assert "Who did it – disputed: see above" in text
    assert f"31: Vale Front: “killed 31” [Hill Post, 2024-03-05, {two}/v1]" in text
    assert "Tuesday 5 March 2024 · Vale Front: denies that it did it [Hill Post]" in text


def test_reports_stand_in_the_order_of_their_days() -> None:
    text = printed(write_incident, *told())
    happened = text[text.index("What is said to have happened") :]
    assert happened.index("Coast News, 2024-03-04") < happened.index("Hill Post, 2024-03-05")


def test_reports_that_are_not_at_hand_are_named_by_their_ids() -> None:
    incident, reports = told()
    text = printed(write_incident, incident, {})
    assert all(d in text for d in reports)


def test_lines_are_short() -> None:
    assert max(map(len, printed(write_incident, *told()).splitlines())) <= 110
