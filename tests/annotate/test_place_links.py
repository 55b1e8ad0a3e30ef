from __future__ import annotations

import pytest

from onrecord.annotate.place_links import place_of
from onrecord.annotate.places import places
from onrecord.records import EntityKind, Location
from tests.annotate.casts import named_cast
from tests.parsing import one_paragraph, syntax

Named = tuple[str, EntityKind, str | None]

KINDS: dict[str, tuple[EntityKind, str | None]] = {
    "Israel": ("country", "IL"), "Iraq": ("country", "IQ"), "Iran": ("country", "IR"), "Ukraine": ("country", "UA"),
    "Yemen": ("country", "YE"), "Syria": ("country", "SY"), "Russia": ("country", "RU"), "Kabul": ("place", "AF"),
    "Tehran": ("government", "IR"), "Thai": ("country", "TH"),
    "U.S.": ("country", "US"), "United States": ("country", "US"),
}  # fmt: skip


def locate(text: str, trigger: str, *named: str) -> Location | None:
    made = one_paragraph(text)
    parsed = syntax(made, store="place_links")
    cast = named_cast(parsed, *((name, *KINDS.get(name, ("place", None))) for name in named))
    (token, *_) = [t for t in parsed.tokens if t.text == trigger]
    found = place_of(parsed, cast, places(made, parsed, cast), token.i)
    if found is not None:
        assert made.text[found.span.start : found.span.end] == found.span.text
    return found


@pytest.mark.parametrize(
    ("text", "trigger", "named", "expected"),
    [
        # A locative phrase of the trigger.
        ("Rebels killed two men in Aleppo on Monday.", "killed", ["Aleppo"], "Aleppo"),
        ("The attack in Baghdad wounded three.", "attack", ["Baghdad"], "Baghdad"),
        ("Gunmen opened fire near the town of Goma.", "opened", ["Goma"], "Goma"),
        ("They protested outside a court in Nairobi.", "protested", ["Nairobi"], "Nairobi"),
        ("They killed one man and wounded six others near Goma.", "killed", ["Goma"], "Goma"),
        ("Shells hit a clinic near Goma, killing nine people.", "killing", ["Goma"], "Goma"),
        ("Jets struck Goma on Friday, wounding two.", "wounding", ["Goma"], "Goma"),
        ("Chad condemned the killing of a priest near Goma.", "killing", ["Goma"], "Goma"),
        # Several harms come of one happening, and what is brought about comes of it where it is.
        ("Two died and six were hurt when a mine exploded in Goma.", "died", ["Goma"], "Goma"),
        ("Two were killed and one wounded when their truck hit a mine near Goma.", "killed", ["Goma"], "Goma"),
        ("Two were hurt after gunmen opened fire on a post near Goma.", "hurt", ["Goma"], "Goma"),
        ("Rebels stormed the town of Goma, forcing thousands to flee.", "forcing", ["Goma"], "Goma"),
        ("Rebels raided a base near Goma, killing two, wounding six and seizing arms.", "seizing", ["Goma"], "Goma"),
        # Of a town with the state behind it the town.
        ("A blast at a Birmingham, Ala., clinic killed a guard.", "blast", ["Birmingham", "Ala."], "Birmingham"),
        # What a verb of hitting hits.
        ("Jets struck the port of Hodeidah.", "struck", ["Hodeidah"], "Hodeidah"),
        ("A rocket hit an apartment building in Tel Aviv.", "hit", ["Tel Aviv"], "Tel Aviv"),
        ("Troops captured Kupiansk at dawn.", "captured", ["Kupiansk"], "Kupiansk"),
        ("Hodeidah was bombed again.", "bombed", ["Hodeidah"], "Hodeidah"),
        # The most specific place, its owner quoted with it.
        ("A drone struck his house in Baghdad's Green Zone.", "struck", ["Baghdad", "Green Zone"],
         "Baghdad's Green Zone"),
        # A post of one state in another.
        ("The attack on the U.S. consulate in Herat killed four.", "attack", ["U.S.", "Herat"], "Herat"),
        ("He saw the attack on the United States compound in Gao.", "attack", ["United States", "Gao"], "Gao"),
        ("They were killed on U.S. soil.", "killed", ["U.S."], "U.S. soil"),
        ("The attack on the Iraq compound killed two.", "attack", ["Iraq"], "Iraq"),
        # A noun of hitting and what it is on.
        ("Officials condemned the attack on Kherson.", "attack", ["Kherson"], "Kherson"),
        ("Russia continued its invasion of Ukraine.", "invasion", ["Russia", "Ukraine"], "Ukraine"),
        # A name before the trigger.
        ("Nobody claimed the Baghdad attack.", "attack", ["Baghdad"], "Baghdad"),
        ("Ministers discussed the Iraq drone attack.", "attack", ["Iraq"], "Iraq"),
        # The clause of a noun.
        ("The army carried out strikes in Syria.", "strikes", ["Syria"], "Syria"),
        ("Four soldiers died in a raid in Mosul.", "died", ["Mosul"], "Mosul"),
        # A capital that elsewhere stands for its government.
        ("Envoys met in Tehran.", "met", ["Tehran"], "Tehran"),
        # Whoever is on the ground acts where he is; an adjective is quoted with what it goes with.
        ("Protesters in Batumi pelted an office with eggs.", "pelted", ["Batumi"], "Batumi"),
        ("Troops near Kupiansk repelled the assault.", "repelled", ["Kupiansk"], "Kupiansk"),
        ("Three soldiers died at a Thai hospital.", "died", ["Thai"], "Thai hospital"),
        # Where people are taken from, or walk through.
        ("Gunmen abducted 12 pupils from a school in Kaduna.", "abducted", ["Kaduna"], "Kaduna"),
        ("Thousands marched through Kirkuk.", "marched", ["Kirkuk"], "Kirkuk"),
        # What is to be is where it is due.
        ("Talks are due in Geneva on Monday.", "Talks", ["Geneva"], "Geneva"),
        ("The talks are due to resume in Geneva.", "talks", ["Geneva"], "Geneva"),
        ("The next round of talks is due in Geneva.", "talks", ["Geneva"], "Geneva"),
        # Behind what it was done with, or within the agent of the passive; a camp for those who live there.
        ("Gunmen opened fire with rifles on a post near the town of Goma.", "opened", ["Goma"], "Goma"),
        ("A school was hit by a missile in Kherson.", "hit", ["Kherson"], "Kherson"),
        ("A jet bombed a shelter for displaced families in Aleppo.", "bombed", ["Aleppo"], "Aleppo"),
        # Behind the second verb of two that share all, and in the clause that tells when.
        ("Two men were hurt when gunmen raided a farm near Goma.", "hurt", ["Goma"], "Goma"),
        # Behind a verb of judging, where it was; before a verb of doing, too.
        ("In Geneva, the envoy denounced the killing of two nurses in Goma.", "killing", ["Geneva", "Goma"], "Goma"),
        ("In Baghdad, gunmen carried out an attack.", "attack", ["Baghdad"], "Baghdad"),
        # "where" looks back.
        ("He flew to Goma, where rebels killed two men.", "killed", ["Goma"], "Goma"),
        # Where those were who act or whom it befell; where somebody pays a visit, or sends his own away from.
        ("Nurses at clinics in Kano walked out on Tuesday.", "walked", ["Kano"], "Kano"),
        ("The minister paid a short visit to Kano on Sunday.", "visit", ["Kano"], "Kano"),
        ("The mayor was gunned down as he left a wedding in Kano.", "gunned", ["Kano"], "Kano"),
        ("Two brothers were killed while they were fishing near Kano.", "killed", ["Kano"], "Kano"),
        ("The army withdrew two battalions from Kano on Monday.", "withdrew", ["Kano"], "Kano"),
        # Behind a length, what the hit shelter, and what they are called; where somebody goes.
        ("Envoys met for a third day in Kano on Friday.", "met", ["Kano"], "Kano"),
        ("Jets struck a hall sheltering refugees in Kano.", "struck", ["Kano"], "Kano"),
        ("Jets struck a hall sheltering refugees in Kano, killing nine.", "killing", ["Kano"], "Kano"),
        ("Jets bombed what the army described as camps in Kano.", "bombed", ["Kano"], "Kano"),
        ("The envoy travelled to Kano in May.", "travelled", ["Kano"], "Kano"),
        # Where a deed was that did it; roads to somewhere, and what was put up there.
        ("The raid on a camp near Kano netted nine men.", "netted", ["Kano"], "Kano"),
        ("Farmers blocked two roads into Kano on Friday.", "blocked", ["Kano"], "Kano"),
        ("Shots were fired near a roadblock set up by farmers in Kano.", "fired", ["Kano"], "Kano"),
    ],
)  # fmt: skip
def test_where(text: str, trigger: str, named: list[str], expected: str) -> None:
    found = locate(text, trigger, *named)
    assert found is not None
    assert found.span.text == expected


@pytest.mark.parametrize(
    ("text", "trigger", "named"),
    [
        # A place that acts, or where those sit who act elsewhere.
        ("Ministers in Kabul sent troops.", "sent", ["Kabul"]),
        ("Iran attacked ships.", "attacked", ["Iran"]),
        ("Tehran condemned the move.", "condemned", ["Tehran"]),
        # Where from, against whom, about what.
        ("The convoy left from Kabul.", "left", ["Kabul"]),
        ("Sanctions on Iran were imposed.", "imposed", ["Iran"]),
        ("They voted in support of Ukraine.", "voted", ["Ukraine"]),
        # Where somebody is accused of it.
        ("In Kabul, the mayor accused the guards of staging the bombing.", "bombing", ["Kabul"]),
        # Where it is judged, or in which words.
        ("In Geneva, the envoy denounced the killing of two nurses.", "killing", ["Geneva"]),
        ("In Beirut, the party welcomed the truce.", "truce", ["Beirut"]),
        ("The minister condemned the attack in a speech in Paris.", "attack", ["Paris"]),
        # Another clause.
        ("Officials in Kabul said rebels attacked a bus.", "attacked", ["Kabul"]),
        # After something that happened elsewhere.
        ("The minister resigned a year after the raid in Mosul.", "resigned", ["Mosul"]),
        # Not where it was planned, nor where what is condemned was.
        ("The bombing was planned in Aleppo.", "bombing", ["Aleppo"]),
        ("Chad condemned the killing of a priest near Goma.", "condemned", ["Goma"]),
        # What is spoken of, or what something is about or for.
        ("The minister proposed a safe zone inside Syria.", "proposed", ["Syria"]),
        ("He lashed out at Iran.", "lashed", ["Iran"]),
        ("The committee held a hearing on the attacks in Goma.", "hearing", ["Goma"]),
        ("They won praise for the rescue in Yemen.", "praise", ["Yemen"]),
        # What a deed elsewhere led to.
        ("The raid in Kano drew protests.", "protests", ["Kano"]),
        # A post abroad.
        ("The attack on the U.S. consulate came at night.", "attack", ["U.S."]),
        # Where somebody judged it is not where it was.
        ("The killing was condemned in Berlin.", "killing", ["Berlin"]),
    ],
)
def test_nowhere(text: str, trigger: str, named: list[str]) -> None:
    assert locate(text, trigger, *named) is None


def test_degrees_and_entity() -> None:
    found = locate("A rocket hit an apartment building in Tel Aviv.", "hit", "Tel Aviv")
    assert found is not None
    assert (found.entity, found.name, found.country) == ("e1", "Tel Aviv", "IL")
    assert (found.lat, found.lon) == (pytest.approx(32.1, abs=0.1), pytest.approx(34.8, abs=0.1))


def test_a_place_that_the_gazetteer_lacks_takes_its_container() -> None:
    found = locate("A bomb killed two men in Zarnapur in Yemen.", "killed", "Zarnapur", "Yemen")
    assert found is not None
    assert (found.span.text, found.name, found.country, found.lat) == ("Zarnapur", "Zarnapur", "YE", None)


def test_a_street_is_as_precise_as_its_town() -> None:
    found = locate("Thousands rallied on Harbour Avenue in Tbilisi.", "rallied", "Harbour Avenue", "Tbilisi")
    assert found is not None
    assert (found.span.text, found.country, found.precision) == ("Harbour Avenue", "GE", "town")
    found = locate("Four soldiers died in a raid in Syria.", "died", "Syria")
    assert found is not None
    assert (found.precision, found.geonames) == ("country", 163843)


@pytest.mark.parametrize(
    ("text", "trigger", "named", "expected"),
    [
        ("The bus was hit some 25 km from Goma, on the road to the border.", "hit", ["Goma"], "Goma"),
        ("A bomb exploded 10 kilometres south of Goma.", "exploded", ["Goma"], "Goma"),
        ("Militants ambushed a patrol south of Goma.", "ambushed", ["Goma"], "Goma"),
        ("Nine died in an ambush 12 miles outside Goma.", "ambush", ["Goma"], "Goma"),
        ("The raid, which took place two days ago near Goma, cost nine lives.", "raid", ["Goma"], "Goma"),
        ("The attack, which occurred in Goma, killed nine.", "attack", ["Goma"], "Goma"),
        ("The talks, which were held in Nairobi, failed.", "talks", ["Nairobi"], "Nairobi"),
    ],
)
def test_where_a_distance_or_a_clause_tells_of_it(text: str, trigger: str, named: list[str], expected: str) -> None:
    test_where(text, trigger, named, expected)


@pytest.mark.parametrize(
    ("text", "trigger", "named"),
    [
        ("The rally, which never took place in Goma, was called off.", "rally", ["Goma"]),
        ("The army attacked after the convoy had driven away from Goma.", "attacked", ["Goma"]),
    ],
)
def test_nowhere_by_a_distance_or_a_clause(text: str, trigger: str, named: list[str]) -> None:
    test_nowhere(text, trigger, named)
