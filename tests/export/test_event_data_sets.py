"""POLECAT, ICEWS, GDELT, PLOVER and ACLED's shape: exact columns, what each is filled with, what is left out."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import re

import pytest

from onrecord.export import acled, gdelt_events, gdelt_mentions, icews, plover, polecat
from onrecord.export.claims import claims, number_of
from onrecord.lexicons import load
from tests.export.claimed import likely, membership, of, port, written

POLECAT = (
    "Event ID, Event Date, Event Type, Event Mode, Intensity, Quad Code, Contexts, Actor Name, Actor Country, "
    "Actor COW, Primary Actor Sector, Actor Sectors, Actor Title, Actor Name Raw, Wikipedia Actor ID, Recipient "
    "Name, Recipient Country, Recipient COW, Primary Recipient Sector, Recipient Sectors, Recipient Title, "
    "Recipient Name Raw, Wikipedia Recipient ID, Placename, City, District, Province, Country, Latitude, "
    "Longitude, GeoNames ID, Raw Placename, Feature Type, Source, Publication Date, Story People, Story "
    "Organizations, Story Locations, Language, Version"
)
ICEWS = (
    "Event ID, Event Date, Source Name, Source Sectors, Source Country, Event Text, CAMEO Code, Intensity, Target "
    "Name, Target Sectors, Target Country, Story ID, Sentence Number, Publisher, City, District, Province, "
    "Country, Latitude, Longitude"
)
GDELT = (
    "GlobalEventID, Day, MonthYear, Year, FractionDate, Actor1Code, Actor1Name, Actor1CountryCode, "
    "Actor1KnownGroupCode, Actor1EthnicCode, Actor1Religion1Code, Actor1Religion2Code, Actor1Type1Code, "
    "Actor1Type2Code, Actor1Type3Code, Actor2Code, Actor2Name, Actor2CountryCode, Actor2KnownGroupCode, "
    "Actor2EthnicCode, Actor2Religion1Code, Actor2Religion2Code, Actor2Type1Code, Actor2Type2Code, "
    "Actor2Type3Code, IsRootEvent, EventCode, EventBaseCode, EventRootCode, QuadClass, GoldsteinScale, "
    "NumMentions, NumSources, NumArticles, AvgTone, Actor1Geo_Type, Actor1Geo_FullName, Actor1Geo_CountryCode, "
    "Actor1Geo_ADM1Code, Actor1Geo_ADM2Code, Actor1Geo_Lat, Actor1Geo_Long, Actor1Geo_FeatureID, Actor2Geo_Type, "
    "Actor2Geo_FullName, Actor2Geo_CountryCode, Actor2Geo_ADM1Code, Actor2Geo_ADM2Code, Actor2Geo_Lat, "
    "Actor2Geo_Long, Actor2Geo_FeatureID, ActionGeo_Type, ActionGeo_FullName, ActionGeo_CountryCode, "
    "ActionGeo_ADM1Code, ActionGeo_ADM2Code, ActionGeo_Lat, ActionGeo_Long, ActionGeo_FeatureID, DATEADDED, "
    "SOURCEURL"
)
MENTIONS = (
    "GlobalEventID, EventTimeDate, MentionTimeDate, MentionType, MentionSourceName, MentionIdentifier, "
    "SentenceID, Actor1CharOffset, Actor2CharOffset, ActionCharOffset, InRawText, Confidence, MentionDocLen, "
    "MentionDocTone, MentionDocTranslationInfo, Extras"
)
ACLED = (
    "event_id_cnty, event_date, year, time_precision, disorder_type, event_type, sub_event_type, actor1, "
    "assoc_actor_1, inter1, actor2, assoc_actor_2, inter2, interaction, civilian_targeting, iso, region, country, "
    "admin1, admin2, admin3, location, latitude, longitude, geo_precision, source, source_scale, notes, "
    "fatalities, tags, timestamp"
)


@pytest.mark.parametrize(
    ("module", "names", "number"),
    [
        (polecat, POLECAT, 40),
        (icews, ICEWS, 20),
        (gdelt_events, GDELT, 61),
        (gdelt_mentions, MENTIONS, 16),
        (acled, ACLED, 31),
    ],
    ids=("polecat", "icews", "gdelt_events", "gdelt_mentions", "acled"),
)
def test_the_columns_are_those_of_the_definition_in_its_order(module, names, number):
    assert ", ".join(module.COLUMNS) == names
    assert len(module.COLUMNS) == number


def table(module, rows, *, header: bool) -> list[dict[str, str]]:
    lines = written(module, rows).split("\n")
    assert lines.pop() == ""
    if header:
        assert lines.pop(0).split("\t") == list(module.COLUMNS)
    return [dict(zip(module.COLUMNS, line.split("\t"), strict=True)) for line in lines]


def test_polecat():
    rows = table(polecat, likely(port()), header=True)
    by_id = {row["Event ID"].partition("/")[2]: row for row in rows}
    assert list(by_id) == ["v1", "v4", "v6", "v7"]
    v1 = by_id["v1"]
    assert v1["Event Date"] == "2024-03-03"
    assert (v1["Event Type"], v1["Quad Code"]) == ("ASSAULT", "MATERIAL CONFLICT")
    assert (v1["Actor Name"], v1["Actor Country"], v1["Intensity"]) == ("None", "None", "None")
    assert (v1["Recipient Name"], v1["Primary Recipient Sector"]) == ("dock workers", "CVL")
    assert (v1["City"], v1["Province"], v1["Country"]) == ("Velmar", "None", "TUR")
    assert (v1["Latitude"], v1["Longitude"], v1["GeoNames ID"]) == ("36.5", "-30.25", "42")
    assert v1["Publication Date"] == "2024-03-04"
    assert (v1["Story People"], v1["Language"]) == ("Iva Toren; Paul Ostrey", "English")
    assert (by_id["v4"]["Actor Country"], by_id["v4"]["Actor COW"]) == ("IRQ", "645")
    assert (by_id["v6"]["Contexts"], by_id["v6"]["Event Mode"]) == ("military", "meet")


def test_icews():
    rows = table(icews, likely(port()), header=True)
    assert [row["CAMEO Code"] for row in rows] == ["190", "190", "040", "030"]
    first, second = rows[:2]
    assert first["Event ID"] == str(number_of(likely(port())[0].id) % 2**31)
    assert all(0 < int(row["Event ID"]) < 2**31 and 0 < int(row["Story ID"]) < 2**31 for row in rows)
    assert (first["Source Name"], first["Target Name"], first["Target Sectors"]) == ("", "dock workers", "Civilians")
    assert first["Event Text"] == "Use conventional military force"
    assert (first["City"], first["Country"], first["Latitude"]) == ("Velmar", "Turkey", "36.5")
    assert (second["Source Name"], second["Source Country"], second["Source Sectors"]) == (
        "a militia",
        "Iraq",
        "Rebels",
    )
    assert (first["Intensity"], first["Sentence Number"]) == ("", "")


def test_icews_has_a_row_for_each_pair():
    record = port()
    e = record.events[3]
    both = dataclasses.replace(
        e, actors=(*e.actors, *record.events[0].recipients), recipients=record.events[0].recipients
    )
    (claim,) = claims(dataclasses.replace(record, events=(both,)))
    rows = table(icews, [claim], header=True)
    assert [(r["Source Name"], r["Target Name"]) for r in rows] == [
        ("a militia", "dock workers"), ("dock workers", "dock workers"),
    ]  # fmt: skip
    assert len({r["Event ID"] for r in rows}) == 1


def test_gdelt_events():
    rows = table(gdelt_events, [(c,) for c in likely(port(published="2024-03-04T09:30:00"))], header=False)
    assert [row["EventCode"] for row in rows] == ["190", "190", "040", "030"]
    first, second, third, _ = rows
    assert (first["Day"], first["MonthYear"], first["Year"]) == ("20240303", "202403", "2024")
    assert first["FractionDate"] == "2024.1726"
    assert (first["EventBaseCode"], first["EventRootCode"], first["QuadClass"]) == ("190", "19", "4")
    assert (third["EventRootCode"], third["QuadClass"]) == ("04", "1")
    assert (first["Actor1Code"], first["Actor2Code"], first["Actor2Type1Code"]) == ("", "CVL", "CVL")
    assert (second["Actor1Code"], second["Actor1CountryCode"], second["Actor1Type1Code"]) == ("IRQREB", "IRQ", "REB")
    assert second["Actor1Name"] == "A MILITIA"
    assert (first["NumMentions"], first["NumSources"], first["NumArticles"]) == ("1", "1", "1")
    assert (first["GoldsteinScale"], first["AvgTone"]) == ("", "")
    assert (first["ActionGeo_Type"], first["ActionGeo_FullName"]) == ("4", "Velmar, Turkey")
    assert (first["ActionGeo_CountryCode"], first["ActionGeo_Lat"], first["ActionGeo_Long"]) == ("TU", "36.5", "-30.25")
    assert (second["ActionGeo_Type"], second["ActionGeo_Lat"], first["Actor1Geo_Type"]) == ("0", "", "0")
    assert (first["IsRootEvent"], second["IsRootEvent"]) == ("1", "0")
    assert first["DATEADDED"] == "20240304093000"


def told_twice():
    """Two reports of one happening: the same words in another outlet, with an actor."""
    one, other = port(outlet="Coast News"), port(source="other.txt", outlet="Sahel Today", published="2024-03-05")
    first = next(c for c in claims(one, ["v1"], membership(one, "v1")))
    second = next(c for c in claims(other, ["v4"], membership(one, "v4")))
    return first, second


def test_gdelt_counts_reports_and_those_who_know_it_first_hand():
    first, second = told_twice()
    (row,) = table(gdelt_events, [(first, second)], header=False)
    assert (row["NumMentions"], row["NumArticles"], row["NumSources"]) == ("2", "2", "2")
    assert row["DATEADDED"] == "20240304000000"
    once = dataclasses.replace(first.incident, independent_origins=1)
    told = tuple(dataclasses.replace(c, incident=once) for c in (first, second))
    (row,) = table(gdelt_events, [told], header=False)
    assert (row["NumMentions"], row["NumArticles"], row["NumSources"]) == ("2", "2", "1")


def test_gdelt_mentions_name_the_event_the_source_and_the_place_in_the_text():
    told = told_twice()
    (event,) = table(gdelt_events, [told], header=False)
    rows = table(gdelt_mentions, [told], header=False)
    assert {row["GlobalEventID"] for row in rows} == {event["GlobalEventID"]}
    first, second = rows
    text = told[0].record.document.text
    assert text[int(first["ActionCharOffset"]) :].startswith("Explosions")
    assert text[int(first["Actor2CharOffset"]) :].startswith("dock workers")
    assert first["Actor1CharOffset"] == "-1"
    assert (first["Confidence"], second["Confidence"]) == ("100", "60")
    assert second["Extras"].endswith(
        "held=attributed; according_to=Coast News ← two Teskani security officials (unnamed)"
    )
    assert first["Extras"] == f"id={told[0].id}; held=told"
    assert (first["EventTimeDate"], second["MentionTimeDate"]) == ("20240304000000", "20240305000000")
    assert (first["MentionType"], first["MentionSourceName"], second["MentionSourceName"]) == (
        "2",
        "Coast News",
        "Sahel Today",
    )
    assert first["MentionDocLen"] == str(len(text))


@pytest.mark.parametrize("module", [polecat, icews, plover])
def test_a_row_needs_a_type_and_a_day(module):
    record = port(published=None)
    untyped = dataclasses.replace(
        record, events=tuple(dataclasses.replace(e, type=None, cameo=None) for e in record.events)
    )
    assert [c for c in claims(untyped) if module.fits(c)] == []
    assert {c.event.id for c in claims(record) if module.fits(c)} == {"v1", "v6", "v7"}
    lines = written(module, list(claims(record))).splitlines()
    assert len(lines) == (3 if module is plover else 4)


def test_plover_carries_offsets_and_how_a_claim_is_held():
    record = port()
    lines = [json.loads(line) for line in written(plover, of(record)).splitlines()]
    assert len(lines) == 7
    text = record.document.text
    for line in lines:
        assert {"id", "date", "actor", "event"} <= set(line)
        assert set(line) <= set(
            "id date enddate actor recipient event has_event event_loc event_text quad_code mode context size link "
            "text text_info cite_info coder onrecord".split()
        )
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", line["date"])
        assert text[line["text_info"]["start"] : line["text_info"]["end"]] == line["text"]
        ours = line["onrecord"]
        for span in (
            ours["trigger"],
            *ours["actors"],
            *ours["recipients"],
            *(s for a in ours["according_to"] for s in a["cue"]),
        ):
            assert text[span["start"] : span["end"]] == span["text"]
    denied = lines[2]
    assert denied["has_event"] is False
    assert denied["onrecord"]["held"] == "denied"
    assert [a["stance"] for a in denied["onrecord"]["according_to"]] == ["denies"]
    first = lines[0]
    assert first["size"] == {"dead": 4}
    assert first["event_loc"]["city"] == "Velmar"
    assert (first["quad_code"], lines[5]["quad_code"]) == (4, 1)
    assert first["onrecord"]["counts"][0]["qualifier"] == "at_least"


def acled_rows(happenings, **how):
    return list(csv.DictReader(io.StringIO(written(acled, happenings, **how))))


def test_acled_has_one_row_for_what_two_reports_tell():
    first, second = told_twice()
    (row,) = acled_rows([(first, second)])
    assert (row["event_id_cnty"], row["event_date"], row["time_precision"]) == ("i_0000000000000000", "2024-03-03", "1")
    assert (row["source"], row["fatalities"]) == ("Coast News; Sahel Today", "4")
    assert (row["event_type"], row["sub_event_type"]) == ("Violence against civilians", "Attack")
    assert (row["civilian_targeting"], row["inter2"]) == ("Civilian targeting", "Civilians")
    assert (row["iso"], row["country"], row["geo_precision"]) == ("792", "Turkey", "1")
    assert "according to Coast News ← two Teskani security officials (unnamed)" in row["notes"]
    assert f"claims: {first.id}, {second.id}" in row["tags"]
    assert "independent origins: 2" in row["tags"]


def test_acled_keeps_the_lowest_number_of_dead_and_tells_the_others():
    first, second = told_twice()
    toll = dataclasses.replace(first.event.counts[0], value=2, qualifier="exactly")
    second = dataclasses.replace(second, event=dataclasses.replace(second.event, counts=(toll,)))
    (row,) = acled_rows([(first, second)])
    assert row["fatalities"] == "2"
    assert "fatalities told as 2, at least 4" in row["tags"]


def test_what_is_no_event_to_acled_is_left_out_and_a_day_that_is_not_stated_is_of_the_lowest_precision():
    found = likely(port())
    # The meeting is none; nor is the agreement, unless it is a military matter.
    assert [c.event.id for c in found if acled.fits(c)] == ["v1", "v4"]
    truce = dataclasses.replace(found[-1], event=dataclasses.replace(found[-1].event, contexts=("military",)))
    rows = acled_rows([*((c,) for c in found), (truce,)])
    assert [(r["event_type"], r["time_precision"], r["fatalities"]) for r in rows] == [
        ("Violence against civilians", "1", "4"), ("", "3", ""), ("Strategic developments", "3", ""),
    ]  # fmt: skip


def test_acled_names_who_can_act_and_tells_a_sentence_once():
    first = likely(port())[0]
    bomb = dataclasses.replace(first.actors[0] if first.actors else first.recipients[0], name="bomb", entity=None)
    undated = dataclasses.replace(first, actors=(bomb,), dated=False)
    (row,) = acled_rows([(dataclasses.replace(first, actors=(bomb,)), undated)])
    assert (row["actor1"], row["actor2"]) == ("", "dock workers")
    assert row["notes"].count("Explosions tore through the port") == 1
    assert "day not stated" not in row["notes"]
    (row,) = acled_rows([(undated,)])
    assert row["notes"].endswith("in its own voice: told as fact by the report, day not stated]")


def test_a_bomb_is_no_actor_but_in_the_raw_name():
    first = likely(port())[0]
    bomb = dataclasses.replace(first.recipients[0], name="bomb", words="A bomb", entity=None)
    told = dataclasses.replace(first, actors=(bomb,))
    (row,) = table(polecat, [told], header=True)
    assert (row["Actor Name"], row["Actor Name Raw"]) == ("None", "A bomb")
    (row,) = table(icews, [told], header=True)
    assert (row["Source Name"], row["Target Name"]) == ("", "dock workers")
    (row,) = table(gdelt_events, [(told,)], header=False)
    assert (row["Actor1Name"], row["Actor2Name"]) == ("", "DOCK WORKERS")


def test_every_code_that_can_be_given_has_its_name():
    assert {row["cameo"] for row in load("cameo")} == {row["code"] for row in load("cameo_labels")}
    kinds = {(row["type"], row["mode"]) for row in load("cameo")}
    assert {(r["type"], r["mode"]) for r in load("acled_types") if r["mode"] != "*"} <= kinds
    assert {row["alpha2"] for row in load("country_codes")} == {row["alpha2"] for row in load("countries")}
