from __future__ import annotations

from typing import get_args

import pytest

from onrecord.lexicons import load
from onrecord.lexicons.actors import (
    body,
    country_name,
    demonym,
    known,
    names,
    outlet,
    role,
    spells,
)
from onrecord.lexicons.gazetteer import candidates
from onrecord.records import EntityKind
from onrecord.text import fold

SECTORS = set("GOV MIL OPP REB PTY JUD LEG COP SPY MED EDU BUS CRM CVL IGO NGO JRN LAB AGR REL REF UAF ELI".split())

# ISO 3166-1, as of 2024, and XK, which is in common use for Kosovo.
ALPHA2 = (
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ "
    "CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO "
    "FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE "
    "JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO "
    "MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW "
    "PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM "
    "TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW"
).split()


def test_every_country_is_there() -> None:
    assert sorted(row["alpha2"] for row in load("countries")) == ALPHA2
    assert all(len(row["alpha3"]) == 3 for row in load("countries"))


def test_a_name_has_one_country_at_most() -> None:
    seen: dict[str, str] = {}
    for name, readings in names():
        for reading in readings:
            if reading.kind == "country":
                assert seen.setdefault(name, str(reading.country)) == reading.country, name


@pytest.mark.parametrize("row", [r for r in load("countries") if r["capital"]], ids=lambda r: str(r["alpha2"]))
def test_a_capital_belongs_to_its_country_in_names_and_on_the_map(row: dict[str, str]) -> None:
    assert any(r.country == row["alpha2"] for r in known(row["capital"]))
    assert any(place.country == row["alpha2"] for place in candidates(row["capital"]))


# What ISO 3166-1 lists and is no member or observer of the United Nations.
TERRITORIES = set(
    "AI AQ AS AW AX BL BM BQ BV CC CK CW CX EH FK FO GF GG GI GL GP GS GU HK HM IM IO JE KY MF MO MP MQ MS NC NF NU "
    "PF PM PN PR RE SH SJ SX TC TF TK TW UM VG VI WF XK YT".split()
)


def test_every_state_has_a_demonym_a_capital_and_a_government_that_it_stands_for() -> None:
    states = [row for row in load("countries") if row["alpha2"] not in TERRITORIES]
    assert len(states) == 195
    for row in states:
        code = row["alpha2"]
        assert row["capital"], code
        # Congolese and Dominicans belong to two; the Vatican's people are called after the city.
        people = [r.country for d in row["demonyms"].split("|") if d for r in known(d) if r.kind == "nationality"]
        assert code in people or code == "VA", code
        named_alike = fold(row["capital"]) == fold(row["name"])
        assert named_alike or any(r.form == "metonym" and r.country == code for r in known(row["capital"])), code


def test_who_rules_a_state_is_known_with_a_spell() -> None:
    ruled = {spell["country"] for spell in load("leaders") if not spell["end"]}
    states = {row["alpha2"] for row in load("countries")} - TERRITORIES
    assert not states - ruled


def test_kinds_sectors_and_countries_are_of_the_closed_lists() -> None:
    for lexicon in ("organizations", "armed_groups", "parties", "roles", "bodies"):
        for row in load(lexicon):
            assert row["kind"] in get_args(EntityKind), row
            assert not row["sector"] or row["sector"] in SECTORS, row
            assert not row.get("country") or row["country"] in ALPHA2, row
    for row in load("leaders"):
        assert row["country"] in ALPHA2 or (not row["country"] and row["sector"] in ("IGO", "NGO")), row
        assert row["sector"] in SECTORS
        assert row["source"]
        assert row["start"].isdecimal()
        assert not row["end"] or int(row["end"]) >= int(row["start"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A country and its spellings.
        ("United States", [("country", "US", None, "name")]),
        ("Türkiye", [("country", "TR", None, "alias")]),
        ("the Netherlands", [("country", "NL", None, "name")]),
        # A capital is a city first, then its government.
        ("Tehran", [("place", "IR", None, "name"), ("government", "IR", "GOV", "metonym")]),
        ("the Kremlin", [("government", "RU", "GOV", "metonym")]),
        ("Downing Street", [("government", "GB", "GOV", "metonym")]),
        # Two countries share the demonym.
        ("Congolese", [("nationality", "CD", None, "demonym"), ("nationality", "CG", None, "demonym")]),
        # Transliterations and apostrophes.
        ("Kata’ib Hezbollah", [("armed_group", "IQ", "REB", "name")]),
        ("Ansar Allah", [("armed_group", "YE", "REB", "alias")]),
        ("al Qaeda", [("armed_group", None, "REB", "alias")]),
        # A state's own forces are no rebels.
        ("Revolutionary Guards", [("armed_group", "IR", "MIL", "alias")]),
        ("IDF", [("government", "IL", "MIL", "alias")]),
        # Written small, an ordinary word.
        ("who", []),
        ("us", []),
        ("Nowhereland", []),
    ],
)
def test_readings(text: str, expected: list[tuple[str, str | None, str | None, str]]) -> None:
    assert [(r.kind, r.country, r.sector, r.form) for r in known(text)] == expected


@pytest.mark.parametrize(
    ("noun", "sector", "kind", "title"),
    [
        ("spokesman", None, "person", True),
        ("spokeswomen", None, "person", True),
        ("militiamen", "UAF", "person", False),
        ("Prime Minister", "GOV", "person", True),
        ("attorneys general", "GOV", "person", True),
        ("secretaries of state", "GOV", "person", True),
        ("police", "COP", "government", False),
        ("judges", "JUD", "person", True),
        ("protesters", "OPP", "person", False),
        ("army", "MIL", "government", False),
    ],
)
def test_roles(noun: str, sector: str | None, kind: str, title: bool) -> None:
    found = role(noun)
    assert found is not None
    assert (found.sector, found.kind, found.title) == (sector, kind, title)


def test_what_is_no_role() -> None:
    assert role("table") is None


def test_bodies_outlets_demonyms_and_leaders() -> None:
    ministry = body("Ministries")
    assert ministry is not None
    assert (ministry.kind, ministry.sector) == ("government", "GOV")
    reuters = outlet("Reuters")
    assert reuters is not None
    assert reuters.channel == "news_agency"
    assert outlet("dawn") is None
    assert demonym("Iraqis") == "IQ"
    assert demonym("Congolese") is None
    assert country_name("CI") == "Ivory Coast"
    assert country_name("QQ") is None
    assert [(s.start, s.end) for s in spells("Angela Merkel")] == [(2005, 2021)]
