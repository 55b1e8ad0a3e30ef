"""Incidents put together from reports: what most of them say, and that every word of it is one of theirs."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.evaluation.incident_cases import read_case
from onrecord.incidents.assembly import assemble, incident_id
from onrecord.incidents.records import Incident, SaidBy
from tests.incidents.accounts import Told

ROOT = Path(__file__).parents[2]
CASES = sorted(path.parent for path in (ROOT / "eval" / "incidents").rglob("checks.tsv"))


def on(day: str, begin: str, place: str, outlet: str, published: str = "2024-03-06") -> Told:
    made = Told(lead=f"A bomb killed people in {place} on {day}.", outlet=outlet, published=published)
    made.times.clear()
    time = made.time(day, begin=begin)
    made.events.clear()
    made.members = [made.event("killed", "ASSAULT", time=time, place=place)]
    return made


def put_together(*reports: Told) -> Incident:
    """The incident; the same whatever order the ids of its events are given in."""
    return assemble([r.reported() for r in sorted(reports, key=lambda r: r.document.id)], {})


def test_day_and_place_are_what_most_reports_give() -> None:
    found = put_together(
        on("Sunday", "2024-03-03", "Velmar", "Bay Post"),
        on("Sunday", "2024-03-03", "Velmar", "Hill Post"),
        on("Monday", "2024-03-04", "Arl", "Coast News"),
    )
    assert (found.begin, found.end) == ("2024-03-03", "2024-03-03")
    assert found.location is not None
    assert (found.location.name, found.documents, found.type) == ("Velmar", 3, "ASSAULT")


def test_a_town_that_no_gazetteer_knows_says_more_than_its_country() -> None:
    made = Told(lead="Gunmen killed eleven in Orvia. The killing was at Sarn.")
    made.events.clear()
    made.members = [made.event("killed", "ASSAULT", place="Orvia"), made.event("killing", "ASSAULT", place="Sarn")]
    orvia = made.events[0].location
    assert orvia is not None
    made.events[0] = replace(made.events[0], location=replace(orvia, precision="country"))
    found = put_together(made)
    assert found.location is not None
    assert found.location.name == "Sarn"


def test_the_id_is_that_of_the_first_event_whatever_else_is_added() -> None:
    first = on("Sunday", "2024-03-03", "Velmar", "Bay Post")
    later = on("Monday", "2024-03-04", "Velmar", "Hill Post")
    assert put_together(first).id == put_together(first, later).id == incident_id(first.record(), first.events[0])


def test_nothing_is_known_of_when_and_where() -> None:
    made = Told(lead="A bomb killed people.")
    made.events.clear()
    made.members = [made.event("killed", "ASSAULT")]
    found = put_together(made)
    assert (found.begin, found.end, found.location, found.responsibility, found.disputes) == (None, None, None, (), ())


def test_nobody_did_an_accident() -> None:
    made = Told(lead="A school collapsed in Velmar, killing nine; dozens were killed.")
    school = made.entity("A school", "organization")
    made.events.clear()
    made.members = [
        made.event("collapsed", None, place="Velmar"),
        made.event("killing", "ASSAULT", actors=((school, "A school"),)),
    ]
    assert put_together(made).type is None
    made.members.append(made.event("killing", "ASSAULT", mode="massacre"))
    assert put_together(made).type == "ASSAULT"


def sayings(incident: Incident) -> Iterator[SaidBy]:
    yield from itertools.chain.from_iterable(r.said_by for r in incident.responsibility)
    yield from itertools.chain.from_iterable(p.said_by for d in incident.disputes for p in d.positions)


@pytest.mark.model
@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_every_saying_has_quotes_that_are_text_of_its_report(folder: Path) -> None:
    case = read_case(folder)
    records = {r.document.id: r for r in case.records.values()}
    told = [s for incident in case.incidents for s in sayings(incident)]
    assert told
    for said in told:
        text = records[said.document].document.text
        assert said.spans, said
        assert [text[s.start : s.end] for s in said.spans] == [s.text for s in said.spans]
        assert said.chain
        assert all(name.strip() for name in said.chain)
        assert len(set(said.chain)) == len(said.chain), said.chain
        ids = {x.id for part in ("events", "attributions", "quantities") for x in getattr(records[said.document], part)}
        assert said.records
        assert set(said.records) <= ids


@pytest.mark.model
@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_nobody_is_blamed_for_what_is_only_said(folder: Path) -> None:
    talk = [i for i in read_case(folder).incidents if i.type in ("ACCUSE", "REJECT", "REQUEST", "CONSULT")]
    assert talk
    assert [i.responsibility for i in talk] == [()] * len(talk)
