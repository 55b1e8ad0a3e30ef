"""Origins over records made by hand: who knows it first-hand, who only passes it on."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from onrecord.incidents.origins import origins
from onrecord.incidents.records import Reports
from onrecord.records import Record
from tests.factory import Factory

Told = tuple[Record, tuple[str, ...]]


def report(outlet: str, text: str, *chain: dict[str, Any], trigger: str = "killed", **fields: Any) -> Told:
    """A report one event of which tells of the incident, by the attributions in `chain`, outermost first.

    Each link has `source` (its words), and optionally `kind` (of the speaker), `entity` (its kind; none is entered
    without one), `sector`, `title`, `name`, `told` (to whom), `stance`, `content`.
    """
    made = Factory(f"Title of it\n\n{text}", outlet=outlet, outlet_from="given", source=outlet, **fields)
    ids: list[str] = []
    for link in chain:
        entity = None
        if "entity" in link:
            name, title = link.get("name", link["source"]), link.get("title", "")
            entity = made.entity(name, link["entity"], sector=link.get("sector"), title=title)
        told = ((made.entity(link["told"], "organization", sector="JRN"), link["told"]),) if "told" in link else ()
        ids.append(
            made.attribution(
                link.get("cue", "said"), source=link["source"], speaker=entity, told=told,
                speaker_kind=link.get("kind", "named"), stance=link.get("stance", "asserts"),
                content=link.get("content", trigger),
                within=ids[-1] if ids else None,
            )
        )  # fmt: skip
    event = made.event(trigger, "ASSAULT", according_to=tuple(ids))
    return made.record(), (event,)


def police(outlet: str, text: str = "Gunmen killed five guards, police said.") -> Told:
    return report(outlet, text, {"source": "police", "entity": "organization", "sector": "COP", "kind": "unnamed"})


def officer(outlet: str, words: str = "an army officer", told: str | None = None) -> Told:
    link = {"source": words, "entity": "group", "kind": "unnamed"} | ({"told": told} if told else {})
    return report(outlet, f"Gunmen killed five guards, {words} {'told ' + told if told else 'said'}.",
                  {"cue": "told" if told else "said"} | link)  # fmt: skip


def agency(outlet: str, name: str = "Reuters") -> Told:
    text = f"Gunmen killed five guards, {name} said."
    return report(outlet, text, {"source": name, "entity": "organization", "sector": "JRN", "kind": "outlet"})


def found(*reports: Told, families: dict[str, str] | None = None) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Of each origin its kind and the outlets that have it from there; the same in every order of the reports."""
    outlets = {record.document.id: str(record.document.outlet) for record, _ in reports}
    results = {origins(order, families or {}) for order in itertools.islice(itertools.permutations(reports), 24)}
    (result,) = results
    return {o.origin: (o.kind, tuple(sorted(outlets[d] for d in o.documents))) for o in result}


def test_papers_that_repeat_an_agency_are_one_with_it() -> None:
    assert found(police("Reuters"), agency("Bay Post"), agency("Hill Post")) == {
        "Reuters": ("news_agency", ("Bay Post", "Hill Post", "Reuters"))
    }


def test_an_agency_by_its_initials_and_by_its_name() -> None:
    assert len(found(agency("Bay Post", "AFP"), agency("Hill Post", "Agence France-Presse"))) == 1


def test_what_the_police_tell_everybody_is_known_from_the_police() -> None:
    assert found(police("Bay Post"), police("Hill Post"), police("Sea Post")) == {
        "police": ("official_body", ("Bay Post", "Hill Post", "Sea Post"))
    }


def test_who_has_an_official_of_its_own_is_another() -> None:
    one = officer("Hill Post", told="the Hill Post")
    assert found(police("Bay Post"), police("Sea Post"), one) == {
        "police": ("official_body", ("Bay Post", "Sea Post")),
        "Hill Post": ("outlet", ("Hill Post",)),
    }


def test_unnamed_people_who_may_be_the_same_are() -> None:
    assert found(officer("Bay Post"), officer("Hill Post")) == {
        "an army officer": ("unnamed", ("Bay Post", "Hill Post"))
    }


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # others are described, or somebody was told as only one paper was
        (officer("Bay Post", "a customs clerk"), officer("Hill Post")),
        (officer("Bay Post", told="the Bay Post"), officer("Hill Post")),
        (officer("Bay Post", told="Reuters"), officer("Hill Post", told="the Hill Post")),
        (police("Bay Post"), officer("Hill Post")),
        (agency("Bay Post", "Reuters"), agency("Hill Post", "Kyodo")),
    ],
)
def test_two_that_are_two(a: Told, b: Told) -> None:
    assert len(found(a, b)) == 2


def test_what_officials_told_an_agency_is_the_agency_s() -> None:
    assert found(officer("Bay Post", told="Reuters"), agency("Hill Post")) == {
        "Reuters": ("news_agency", ("Bay Post", "Hill Post"))
    }


def test_one_saying_is_one_origin_whoever_is_said_to_say_it() -> None:
    saying = '"They came from the river with their faces covered," then killed five'
    a, b = (
        report(outlet, f"{who} said: {saying}.", {"source": who, "entity": "person", "content": saying})
        for outlet, who in (("Bay Post", "Ann Lark"), ("Hill Post", "A nurse"))
    )
    assert len(found(a, b)) == 1


def test_a_minister_a_spokeswoman_and_a_statement_are_the_ministry() -> None:
    ministry = {"source": "the Defence Ministry", "name": "Defence Ministry", "entity": "government"}
    minister = {
        "source": "Defense Minister Ann Lark",
        "name": "Ann Lark",
        "entity": "person",
        "title": "Defense Minister",
    }
    voice = {"source": "a spokeswoman for the Defence Ministry", "kind": "unnamed", "entity": "person"}
    made = [
        report(outlet, f"Shells killed five guards, {who['source']} said.", who)
        for outlet, who in (("Bay Post", ministry), ("Hill Post", minister), ("Sea Post", voice))
    ]
    assert found(*made) == {"Defence Ministry": ("official_body", ("Bay Post", "Hill Post", "Sea Post"))}


def test_copies_are_the_agency_s_that_one_of_them_is_of() -> None:
    a, b, c = police("Reuters"), officer("Bay Post", "a baker"), officer("Hill Post", "a cook")
    family = {record.document.id: "d_first" for record, _ in (a, b)}
    assert found(a, b, c, families=family) == {
        "Reuters": ("news_agency", ("Bay Post", "Reuters")),
        "Hill Post": ("outlet", ("Hill Post",)),
    }


def test_copies_of_nobody_knows_whom_are_the_earliest_paper_s() -> None:
    a = report("Bay Post", "Gunmen killed five guards.", published="2024-03-05")
    b = report("Hill Post", "Gunmen killed five guards.", published="2024-03-04")
    family = {record.document.id: "d_first" for record, _ in (a, b)}
    assert found(a, b, families=family) == {"Hill Post": ("outlet", ("Bay Post", "Hill Post"))}


@pytest.mark.parametrize("stance", ["denies", "condemns", "rejects", "requests", "threatens"])
def test_who_reacts_knows_nothing_first_hand(stance: str) -> None:
    reaction = report("Hill Post", "It was wrong that they killed five, the envoy said.",
                      {"source": "the envoy", "entity": "person", "stance": stance})  # fmt: skip
    assert found(police("Bay Post"), reaction) == {"Bay Post": ("outlet", ("Bay Post",))}


def test_what_is_taken_up_in_passing_is_no_news() -> None:
    text = "Weavers hope for better times.\n\nThe guild has an agent.\n\nFew came since the massacre."
    passing = report("Hill Post", text, trigger="massacre")
    assert found(police("Bay Post"), passing) == {"Bay Post": ("outlet", ("Bay Post",))}


def test_there_is_an_origin_even_where_nothing_tells() -> None:
    first = report("Bay Post", "Few came since the massacre.", trigger="massacre", published="2024-01-01")
    second = report("Hill Post", "Few came since the massacre.", trigger="massacre", published="2024-01-02")
    assert found(first, second) == {"Bay Post": ("outlet", ("Bay Post",))}


def test_a_report_without_outlet_date_or_words_for_anybody() -> None:
    made = Factory("It happened", published=None)
    event = made.event("happened")
    (only,) = origins([(made.record(), (event,))], {})
    assert (only.origin, only.kind, only.documents) == ("report.txt", "outlet", (made.document.id,))


def test_many_reports_of_one_incident_do_not_take_long() -> None:
    reports: Reports = [officer(f"{name} Post {n}", "a baker") for n in range(60) for name in ("Bay", "Hill", "Sea")]
    (only,) = origins(reports, {})
    assert len(only.documents) == 180
