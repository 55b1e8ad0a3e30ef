"""Sources: through whom a report has word of an incident, and whether two may be one."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.incidents.records import OriginKind
from onrecord.incidents.sources import Source, Word, words_of
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
