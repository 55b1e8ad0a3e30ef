"""Origins over records made by hand: who knows it first-hand, who only passes it on."""

from __future__ import annotations

import itertools

import pytest

import onrecord
from onrecord.incidents.origins import origins
from onrecord.incidents.records import Reports
from tests.factory import Factory
from tests.incidents.reports import Told, agency, officer, police, report
from tests.ledger.stored import golden


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


GOVERNOR = {"source": "Governor Ann Lark", "name": "Ann Lark", "entity": "person", "title": "Governor"}
WIRE = {"cue": "reported", "source": "Reuters", "entity": "organization", "sector": "JRN", "kind": "outlet"}
REWRITE = "Gunmen killed five guards, Reuters reported.\n\nTen were hurt, Governor Ann Lark said."


def dispatch(outlet: str = "Reuters") -> Told:
    return report(outlet, "Gunmen killed five guards, Governor Ann Lark said.", GOVERNOR)


def rewrite(text: str = REWRITE) -> Told:
    return report("Bay Post", text, WIRE, also=[("hurt", [GOVERNOR])])


def test_a_rewrite_that_credits_the_agency_once_has_the_agency_s_governor_from_it() -> None:
    assert found(dispatch(), rewrite()) == {"Reuters": ("news_agency", ("Bay Post", "Reuters"))}


def test_a_rewrite_that_begins_with_the_agency_has_it_all_from_there() -> None:
    assert found(rewrite()) == {"Reuters": ("news_agency", ("Bay Post",))}


def test_whom_a_paper_asked_itself_before_it_cites_the_agency_is_its_own() -> None:
    late = report("Bay Post", "Ten were hurt, Governor Ann Lark said.\n\nGunmen killed five guards, Reuters reported.",
                  GOVERNOR, trigger="hurt", also=[("killed", [WIRE])])  # fmt: skip
    assert sorted(found(police("Reuters"), late)) == ["Bay Post", "Reuters"]
    assert found(dispatch(), late) == {"Reuters": ("news_agency", ("Bay Post", "Reuters"))}


def test_a_rewrite_that_was_told_something_itself_is_another() -> None:
    nurse = {"source": "a nurse", "entity": "group", "kind": "unnamed", "cue": "told", "told": "the Bay Post"}
    text = "Gunmen killed five guards, Reuters reported.\n\nTen were hurt, a nurse told the Bay Post."
    mine = report("Bay Post", text, WIRE, also=[("hurt", [nurse])])
    assert found(dispatch(), mine) == {
        "Reuters": ("news_agency", ("Bay Post", "Reuters")),
        "Bay Post": ("outlet", ("Bay Post",)),
    }


RESCUERS = {"source": "rescue workers", "entity": "group", "kind": "unnamed"}
KIN = {"source": "a captain", "name": "Oda Lind", "entity": "person", "cue": "told", "told": "Reuters"}


def test_a_rewrite_that_cites_the_agency_once_and_names_nobody_else_has_it_from_there() -> None:
    text = "Gunmen killed five guards, rescue workers said.\n\nRebels held the pass, a captain told Reuters."
    retold = report("Bay Post", text, RESCUERS, also=[("held", [KIN])])
    assert found(dispatch(), retold) == {"Reuters": ("news_agency", ("Bay Post", "Reuters"))}
    mayor = {"source": "Mayor Sol Brek", "name": "Sol Brek", "entity": "person", "title": "Mayor"}
    asked = report("Bay Post", text.replace("rescue workers", "Mayor Sol Brek"), mayor, also=[("held", [KIN])])
    assert sorted(found(dispatch(), asked)) == ["Bay Post", "Reuters"]


def test_an_agency_that_is_called_by_half_its_name_is_one() -> None:
    wire = WIRE | {"source": "Upland"}
    retold = report("Bay Post", REWRITE.replace("Reuters", "Upland"), wire, also=[("hurt", [GOVERNOR])])
    assert found(dispatch("Upland Newswire"), retold) == {
        "Upland Newswire": ("news_agency", ("Bay Post", "Upland Newswire"))
    }


def test_reports_that_share_the_agency_do_so_though_a_rival_asked_the_same_governor() -> None:
    text = "Gunmen killed five guards, Governor Ann Lark said.\n\nTen were hurt, a nurse told the Hill Post."
    nurse = {"source": "a nurse", "entity": "group", "kind": "unnamed", "cue": "told", "told": "the Hill Post"}
    rival = report("Hill Post", text, GOVERNOR, also=[("hurt", [nurse])])
    assert found(dispatch(), rewrite(), rival) == {
        "Reuters": ("news_agency", ("Bay Post", "Reuters")),
        "Hill Post": ("outlet", ("Hill Post",)),
    }


def test_a_governor_whom_two_asked_that_share_no_agency_is_the_origin() -> None:
    assert found(dispatch("Bay Post"), dispatch("Hill Post")) == {
        "Ann Lark": ("official_body", ("Bay Post", "Hill Post"))
    }


def test_an_outlet_that_its_dateline_shows_to_be_an_agency() -> None:
    line = "DOVRA, March 3 (Hill Wire) - "
    made = Factory(f"Title\n\n{line}\n\nGunmen killed five guards.", outlet="Hill Wire", outlet_from="given")
    made.blocks(("title", "Title"), ("dateline", "DOVRA"), ("paragraph", "Gunmen"))
    event = made.event("killed", "ASSAULT")
    wire = {"source": "the news agency Hill Wire", "kind": "outlet", "entity": "organization", "sector": "JRN"}
    paper = report("Bay Post", "Gunmen killed five guards, the news agency Hill Wire said.", wire)
    assert found((made.record(), (event,)), paper) == {"Hill Wire": ("news_agency", ("Bay Post", "Hill Wire"))}


def test_a_text_that_takes_it_up_has_its_news_in_the_headline() -> None:
    title = "Army killed five guards, says Governor Ann Lark"
    says = GOVERNOR | {"cue": "says"}
    rival = report("Hill Post", "The governor spoke of the massacre.", says, title=title, also=[("massacre", [])])
    assert found(police("Reuters"), rival) == {
        "Reuters": ("news_agency", ("Reuters",)),
        "Hill Post": ("outlet", ("Hill Post",)),
    }


def test_an_agency_by_its_initials_and_by_its_name() -> None:
    assert len(found(agency("Bay Post", "AFP"), agency("Hill Post", "Agence France-Presse"))) == 1


def test_an_agency_in_two_languages_is_one_by_its_initials() -> None:
    own = "Five guards were killed by a mine near Osk on Friday, the mayor said."
    cited = "Five guards were killed by a mine, the Orvanian Press Agency (APO) reported on Saturday."
    told = []
    for outlet, text in (("Agence de Presse Orvanienne", own), ("The Hill Post", cited)):
        record = onrecord.read(text, outlet=outlet)
        told.append((record, tuple(e.id for e in record.events if e.type == "ASSAULT")))
    assert set(found(*told)) == {"Agence de Presse Orvanienne"}


def test_an_origin_is_called_as_its_own_reports_call_it() -> None:
    assert list(found(police("AFP"), agency("The Bay Post", "Agence France-Presse"))) == ["AFP"]
    assert list(found(police("Agence France-Presse"), agency("The Bay Post", "AFP"))) == ["Agence France-Presse"]
    assert list(found(agency("The Bay Post", "AFP"))) == ["Agence France-Presse"]
    assert list(found(police("The Bay Post"))) == ["The Bay Post"]
    assert list(found(police("www.afp.com"))) == list(found(police("afp"))) == ["Agence France-Presse"]


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


def test_whatever_the_samples_are_held_to_tell_together_has_origins() -> None:
    for one, other in itertools.pairwise(golden()):
        reports = [(record, (event.id,)) for record in (one, other) for event in record.events[:1]]
        for some in (reports, reports[:1]):
            result = origins(some, {})
            known = {record.document.id for record, _ in some}
            assert result
            assert all(o.origin.strip() and o.documents and set(o.documents) <= known for o in result)
    for record in golden():
        for event in record.events:
            (only,) = origins([(record, (event.id,))], {})[:1]
            assert only.documents == (record.document.id,)


@pytest.mark.parametrize("name", ["", " ", "\0", "🙂", "()", "the", ".", "א ב", "The (AP)", "www.", "http://"])
def test_any_name_of_an_outlet_passes(name: str) -> None:
    made = Factory("Title\n\nGunmen killed five guards.", outlet=name, outlet_from="given", url=name, source="x.txt")
    event = made.event("killed")
    (only,) = origins([(made.record(), (event,))], {})
    assert only.documents == (made.document.id,)


def test_many_reports_of_one_incident_do_not_take_long() -> None:
    reports: Reports = [officer(f"{name} Post {n}", "a baker") for n in range(60) for name in ("Bay", "Hill", "Sea")]
    (only,) = origins(reports, {})
    assert len(only.documents) == 180
