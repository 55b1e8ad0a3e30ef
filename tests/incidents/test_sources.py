"""Sources: through whom a report has word of an incident, and whether two may be one."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.incidents.outlets import same_outlet
from onrecord.incidents.records import OriginKind
from onrecord.incidents.sources import Source, Word, words_of
from tests.factory import Factory
from tests.incidents.reports import Told, agency, officer, police, report


def source(*names: str, kind: OriginKind = "named", **about: Any) -> Source:
    """A source of these names, as words."""
    return Source(names[0], kind, frozenset(frozenset(name.split()) for name in names), **about)


def unnamed(name: str, **about: Any) -> Source:
    return source(name, kind="unnamed", **about)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        # a name of the one is a name of the other, or part of it
        (source("ann lark"), source("ann lark", "defence ministry"), True),
        (source("police", kind="official_body"), source("dovra police", kind="official_body"), True),
        (source("dovra police"), source("kestry police"), False),
        (source("ann lark"), source("ann larsen"), False),
        # described alike, and nobody says to whom they spoke
        (unnamed("army officer"), unnamed("army officer"), True),
        (unnamed("officer"), unnamed("army officer"), True),
        (unnamed("army officer"), unnamed("customs officer"), False),
        (unnamed("army officer", own=True), unnamed("army officer"), False),
        (unnamed("officer", count=2), unnamed("officer", count=3), False),
        (unnamed("officer", count=2), unnamed("officer"), True),
        # bodies that are described, but no people
        (unnamed("prosecutor"), source("prosecutor", kind="official_body"), True),
        (unnamed("prosecutor", own=True), source("prosecutor", kind="official_body"), False),
        (unnamed("lark"), source("lark"), False),
        # one saying is of one person, whoever it is said to be
        (unnamed("nurse", quoted=frozenset({"x"}), own=True), source("ann lark", quoted=frozenset({"x"})), True),
        (source("ann lark", quoted=frozenset({"x"})), source("bo reed", quoted=frozenset({"y"})), False),
        # nothing is known of either
        (source(""), source("ann lark"), True),
    ],
)
def test_whether_two_may_be_one(a: Source, b: Source, same: bool) -> None:
    assert a.same(b) is same is b.same(a)


def words(told: Told, newsroom: str = "Bay Post", **known: Any) -> list[Word]:
    record, events = told
    return list(words_of(record, events, newsroom, known.get("outlets", ()), known.get("agencies", ())))


def shown(told: Told, **known: Any) -> list[tuple[str, str | None, bool]]:
    """Of each word the newsroom, the name of the source, and whether it was told to the report's own outlet."""
    return [(w.newsroom, w.source and w.source.name, bool(w.source and w.source.own)) for w in words(told, **known)]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (police("Bay Post"), [("Bay Post", "police", False)]),
        (agency("Bay Post", "Reuters"), [("Reuters", None, False)]),
        (agency("Bay Post", "AFP"), [("Agence France-Presse", None, False)]),
        (officer("Bay Post", told="Reuters"), [("Reuters", "an army officer", False)]),
        (officer("Bay Post", told="the Bay Post"), [("Bay Post", "an army officer", True)]),
        (officer("Bay Post", told="this newspaper"), [("Bay Post", "an army officer", True)]),
        (officer("Bay Post", told="the Post"), [("Bay Post", "an army officer", True)]),
    ],
    ids=["police", "Reuters", "AFP", "told Reuters", "told the Bay Post", "told this newspaper", "told the Post"],
)
def test_whose_word_it_is(told: Told, expected: list[tuple[str, str | None, bool]]) -> None:
    assert shown(told) == expected


def test_an_outlet_that_only_the_other_reports_show_to_be_one() -> None:
    told = report("Bay Post", "Gunmen killed five guards, Lodestar said.",
                  {"source": "Lodestar", "entity": "organization"})  # fmt: skip
    assert shown(told) == [("Bay Post", "Lodestar", False)]
    assert shown(told, outlets=("Lodestar",)) == [("Lodestar", None, False)]


def test_who_is_quoted_through_an_agency() -> None:
    wire = {"cue": "reported", "source": "Reuters", "entity": "organization", "sector": "JRN", "kind": "outlet",
            "content": "police said that gunmen killed five guards"}  # fmt: skip
    said = {"source": "police", "entity": "organization", "sector": "COP", "kind": "unnamed"}
    told = report("Bay Post", "Reuters reported that police said that gunmen killed five guards.", wire, said)
    assert shown(told) == [("Reuters", "police", False)]


WIRE = {"cue": "reported", "source": "Reuters", "entity": "organization", "sector": "JRN", "kind": "outlet"}
ENVOY = {"source": "the envoy", "entity": "person"}


def test_a_report_told_after_an_agency_has_from_it_whom_it_does_not_say_it_asked_itself() -> None:
    text = "Gunmen killed five guards, Reuters reported.\n\nMiners marched in Dorn, the envoy said."
    record, _ = report("Bay Post", text, WIRE, also=[("marched", [ENVOY])])
    (word,) = words((record, ("v2",)))
    assert (word.newsroom, word.source and word.source.name) == ("Reuters", "the envoy")
    asked = text.replace("the envoy said", "the envoy told the Bay Post")
    told = {"cue": "told", "told": "the Bay Post"} | ENVOY
    record, _ = report("Bay Post", asked, WIRE, also=[("marched", [told])])
    assert shown((record, ("v2",))) == [("Bay Post", "the envoy", True)]


def test_an_agency_that_tells_it_in_the_second_paragraph_is_whose_it_is() -> None:
    text = "Gunmen killed five guards, officials said.\n\nThe attack was at dawn, Reuters reported."
    officials = {"source": "officials", "entity": "group", "kind": "unnamed"}
    told = report("Bay Post", text, officials, also=[("attack", [WIRE])])
    assert [w.newsroom for w in words(told) if w.source] == ["Reuters"]


def test_an_agency_that_is_cited_further_down_has_told_only_that() -> None:
    text = "Miners marched in Dorn, the envoy said.\n\nGunmen killed five guards, Reuters reported."
    record, _ = report("Bay Post", text, WIRE, also=[("marched", [ENVOY])])
    assert [w.newsroom for w in words((record, ("v2",)))] == ["Bay Post"]


@pytest.mark.parametrize("stance", ["denies", "condemns", "threatens", "requests"])
def test_who_reacts_has_no_word_of_it(stance: str) -> None:
    envoy = {"source": "the envoy", "entity": "person", "stance": stance}
    assert words(report("Bay Post", "They killed five guards, the envoy said.", envoy)) == []


def test_what_a_report_tells_in_its_own_voice_it_knows_itself_or_from_whom_it_cites() -> None:
    text = "Gunmen killed five guards.\n\nTen were hurt, Reuters said."
    alone = report("Bay Post", "Gunmen killed five guards.")
    (word,) = words(alone)
    assert (word.newsroom, word.told, word.source and word.source.keys) == ("Bay Post", True, frozenset())
    wire = {
        "source": "Reuters",
        "entity": "organization",
        "sector": "JRN",
        "kind": "outlet",
        "content": "Ten were hurt",
    }
    record, _ = report("Bay Post", text, wire, trigger="hurt", also=[("killed", [])])
    assert [w.newsroom for w in words((record, ("v2",)))] == ["Reuters"]


def test_an_agency_that_is_first_heard_after_the_report_s_own_words_has_told_it_all() -> None:
    envoy, wire = {"cue": "added"} | ENVOY, {"content": "hurt"} | WIRE
    nurse = {"source": "a nurse", "entity": "group", "kind": "unnamed", "content": "It was noon"}
    lead, wired = "Gunmen killed five guards.\n\nIt was noon.", "Ten were hurt, Reuters reported."
    text = f"{lead}\n\n{wired}\n\nMiners marched, the envoy added."
    record, _ = report("Bay Post", text, wire, trigger="hurt", also=[("marched", [envoy])])
    assert [w.newsroom for w in words((record, ("v2",)))] == ["Reuters"]
    text = text.replace("It was noon.", "It was noon, a nurse said.")
    record, _ = report("Bay Post", text, wire, trigger="hurt", also=[("marched", [envoy]), ("noon", [nurse])])
    assert [w.newsroom for w in words((record, ("v2",)))] == ["Bay Post"]


@pytest.mark.parametrize(
    ("told", "newsroom"),
    [
        ("a reporter of the Vell News Agency", "Vell News Agency"),
        ("the Vell agency", "Vell News Agency"),
        ("a reporter of the Dorn Echo", "Dorn Echo"),
    ],
)
def test_who_is_told_through_whoever_works_for_an_agency(told: str, newsroom: str) -> None:
    text = f"Gunmen killed five guards, the envoy told {told}."
    told_to = report("Bay Post", text, {"cue": "told", "told": told} | ENVOY)
    (word,) = words_of(*told_to, "Bay Post", ["Vell News Agency"], ["Vell News Agency"])
    assert same_outlet(word.newsroom, newsroom)


LEAD = "The Front denied it.\n\nIts envoy was angry.\n\nThe road is shut.\n\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Our correspondent saw what the massacre had left.", True),
        ("A reporter of this newspaper counted the graves after the massacre.", True),
        ("A trader saw what the massacre had left.", False),
        ("Our correspondent was not let in after the massacre.", False),
        ("The massacre was an insult.", False),
    ],
)
def test_what_the_outlet_s_own_people_have_seen_it_knows(text: str, told: bool) -> None:
    assert [w.told for w in words(report("Bay Post", LEAD + text, trigger="massacre"))] == [told]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The Bakers' Union has collected the names of 26 people who were killed.", "The Bakers' Union"),
        ("The Bakers' Union holds a list of 26 people killed there.", "The Bakers' Union"),
        ("The Bakers' Union has registered 26 killed.", "The Bakers' Union"),
        ("The Bakers' Union demanded that the names of 26 people who were killed be published.", None),
        ("The Bakers' Union asked for the names of 26 people who were killed.", None),
        ("The Bakers' Union has no list of 26 people who were killed.", None),
        ("The Bakers' Union sent bread when 26 people were killed.", None),
    ],
)
def test_who_has_counted_the_dead_has_word_of_it(text: str, who: str | None) -> None:
    made = Factory("Title of it\n\n" + LEAD + text, outlet="Bay Post", outlet_from="given")
    made.entity("The Bakers' Union", "organization")
    event = made.event("killed", "ASSAULT", counts=(("killed", 26, "exactly", "26"),))
    found = [w.source.name for w in words((made.record(), (event,))) if w.source and w.told]
    assert found == ([who] if who else [])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The massacre was an insult.", False),
        ("Monday's massacre was an insult.", False),
        ("A massacre shook the valley.", True),
    ],
    ids=["the", "Monday's", "a"],
)
def test_what_is_taken_up_in_passing_is_not_told(text: str, told: bool) -> None:
    assert [w.told for w in words(report("Bay Post", text, trigger="massacre"))] == [told]
