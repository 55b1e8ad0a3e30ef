"""Incidents put together from reports: what most of them say, and that every word of it is one of theirs."""

from __future__ import annotations

from dataclasses import replace

from onrecord.incidents.assembly import assemble, incident_id
from onrecord.incidents.records import Incident
from tests.incidents.accounts import Told


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
