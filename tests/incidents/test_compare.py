"""Comparing tellings of two reports: what speaks for one happening, and what against; candidates are found first."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.incidents.candidates import keys
from onrecord.incidents.cluster import ENOUGH, clusters
from onrecord.incidents.compare import LEAST, ONE_THREAD, Comparer, compare, features, weights
from onrecord.incidents.likeness import Spot, place
from onrecord.incidents.tellings import Telling
from onrecord.incidents.words import means_differ
from onrecord.lexicons.gazetteer import candidates
from tests.incidents.tellings import KESSEL, VELMAR, day, party, telling

REPORT = "Bomb at Velmar market kills nine traders, Orvanian governor Toren says; stalls burned through the night"
RIVAL = "Doctors in Velmar count eleven dead after blast among market stalls; union blames Orvanian garrison"


def _told(document: str, word: str = "bombing", on: str = "2024-03-03", **fields: Any) -> Telling:
    return telling(document, word, on=on, **{"report": REPORT, "spots": (VELMAR,)} | fields)


MARKET = _told("d_a")


def _score(**fields: Any) -> float:
    return compare(MARKET, _told("d_b", **{"report": RIVAL} | fields)).score


def test_one_bombing_in_two_reports() -> None:
    assert _score() > 0.9
    assert _score(word="blast") > 0.9
    assert _score(word="attack") > ENOUGH


def test_a_blast_and_a_shelling_of_one_day_and_town_may_be_rival_accounts() -> None:
    rival = {"word": "shelling", "report": RIVAL}
    blast = _told("d_a", "blast")
    assert compare(blast, _told("d_b", **rival)).score > ENOUGH
    assert compare(blast, _told("d_b", **rival | {"on": ""})).score < ENOUGH
    assert compare(blast, _told("d_b", **rival | {"spots": ()})).score < ENOUGH


def test_other_means_at_one_site_on_one_day_may_be_rival_accounts() -> None:
    velmar = replace(VELMAR, division="1")
    raid = _told("d_a", "bombing", sites=("prison",), spots=(velmar,))
    rival: dict[str, Any] = {"word": "shooting", "report": RIVAL, "sites": ("prison",), "spots": (velmar,)}
    assert compare(raid, _told("d_b", **rival)).score > ENOUGH
    assert compare(raid, _told("d_b", **rival | {"sites": ("school",)})).score < ENOUGH
    assert compare(raid, _told("d_b", **rival | {"on": ""})).score < ENOUGH


def test_a_blast_and_a_shelling_of_one_site_may_be_rival_accounts_though_one_says_no_day() -> None:
    rival: dict[str, Any] = {"word": "shelling", "report": RIVAL, "sites": ("bakery",)}
    region = Spot("upper orvia", "OV", 11.0, 20.0, "region", "1")
    velmar = replace(VELMAR, division="1")
    blast = _told("d_a", "blast", sites=("bakery",), spots=(velmar,))
    assert compare(blast, _told("d_b", **rival | {"on": ""})).score > ENOUGH
    assert compare(blast, _told("d_b", **rival | {"on": "", "sites": ("school",)})).score < ENOUGH
    assert compare(blast, _told("d_b", **rival | {"spots": (region,)})).score > ENOUGH
    assert compare(blast, _told("d_b", **rival | {"spots": (region,), "on": ""})).score < ENOUGH
    # Of one site and day, where one says not where.
    assert compare(blast, _told("d_b", **rival | {"spots": ()})).score > ENOUGH
    assert compare(blast, _told("d_b", **rival | {"spots": (), "sites": ("school",)})).score < ENOUGH


def test_what_is_said_of_a_deed_is_no_other_means() -> None:
    """A report that opens with whom survivors accuse of the killing tells of the killing."""
    shot = _told("d_a", "massacre", told=("kill", "shoot"))
    for said, means in (("accuse", False), ("deny", False), ("stab", True)):
        other = _told("d_b", "massacre", told=("kill", said))
        assert ("other means" in {name for name, _, _ in features(shot, other)}) is means


def test_two_towns_of_one_region_are_two_though_both_reports_name_it() -> None:
    region = Spot("upper orvia", "OV", 11.0, 20.0, "region")
    assert _score(spots=(region,)) > ENOUGH
    mine, theirs = replace(MARKET, spots=(region, VELMAR)), _told("d_b", spots=(region, KESSEL))
    assert "other place" in {name for name, _, _ in features(mine, theirs)}


def test_a_later_report_need_not_date_it() -> None:
    """A week's news is of the week before its report: it may be dated by one side alone, or by none."""
    undated = _told("d_b", "attack", on="", published=day("2024-03-06"), report=RIVAL)
    assert compare(MARKET, undated).score > ENOUGH
    assert compare(replace(MARKET, begin=None, last=None), undated).score > ENOUGH
    long_after = replace(undated, published=day("2024-06-01"))
    assert compare(MARKET, long_after).score < ENOUGH


@pytest.mark.parametrize(
    "fields",
    [
        {"on": "2024-03-07"},
        {"spots": (KESSEL,)},
        {"word": "shelling"},
        {"word": "arrested"},
        {"word": "denied"},
    ],
    ids=["another day of the week", "another town", "other means", "another kind", "what is said of it"],
)
def test_two_of_a_kind_in_one_week_stay_two(fields: dict[str, Any]) -> None:
    assert _score(**fields) < ENOUGH


def test_a_rare_name_in_both_speaks_for_one_where_no_place_does() -> None:
    """A train, a site or a village that the gazetteer lacks; less where one has it elsewhere in its report."""
    mine = _told("d_a", spots=(), names=("quellmar",))
    rival: dict[str, Any] = {"report": RIVAL, "spots": ()}
    unnamed = compare(mine, _told("d_b", **rival)).score
    elsewhere = compare(mine, _told("d_b", **rival, cast=("quellmar",))).score
    named = compare(mine, _told("d_b", **rival, names=("quellmar",))).score
    assert unnamed < elsewhere < named
    assert compare(mine, _told("d_b", **rival, names=("brandovar",))).score == unnamed


def test_a_town_may_be_the_division_that_the_other_report_names() -> None:
    village = replace(KESSEL, division="7")
    seat = replace(VELMAR, division="7")
    mine = {"spots": (village,), "report": REPORT}
    apart = compare(_told("d_a", **mine), _told("d_b", spots=(seat,), report=RIVAL)).score
    within = compare(_told("d_a", **mine, regions=("velmar",)), _told("d_b", spots=(seat,), report=RIVAL)).score
    assert apart < ENOUGH < within


def test_a_country_is_nobody_else_than_what_was_hit_in_it() -> None:
    post = _told("d_a", recipients=(party("Velmar Mill"),))
    orvia = replace(party("Orvia", "OV"), identity="country:OV")
    assert "other recipients" not in {name for name, *_ in features(post, _told("d_b", recipients=(orvia,)))}
    named = _told("d_b", recipients=(party("Kessel Inn"),))
    assert "other recipients" in {name for name, *_ in features(post, named)}


def test_a_second_attack_is_less_likely_the_first() -> None:
    assert _score(marks=("second",)) < _score()


def test_accusations_are_told_apart_by_who_accuses() -> None:
    first = _told("d_a", "accused", actors=(party("Iva Toren"),))
    same, other = (
        _told("d_b", "accused", actors=(party(name),), report=RIVAL) for name in ("Iva Toren", "Paul Ostrey")
    )
    assert compare(first, same).score > ENOUGH
    assert compare(first, other).score < ENOUGH


def test_a_report_knows_its_own_threads() -> None:
    again, other = replace(MARKET, event="v2"), replace(MARKET, event="v3", thread="v3")
    assert compare(MARKET, again).score == ONE_THREAD
    assert compare(MARKET, other).score == 0.0


def test_the_score_is_the_sum_of_what_is_shown() -> None:
    found = compare(MARKET, _told("d_b", "killed", counts=(("killed", 9, "exactly"),)))
    assert {f.name for f in found.features} <= weights().keys()
    assert all(f.detail for f in found.features if f.name != "bias")
    assert (found.score > 0.5) == (sum(f.score for f in found.features) > 0)


@st.composite
def _tellings(draw: st.DrawFn, document: str = "") -> Telling:
    return _told(
        document or draw(st.sampled_from(("d_a", "d_b", "d_c", "d_d"))),
        draw(st.sampled_from(("bombing", "shelling", "killed", "attack", "arrested", "met", "zzz"))),
        on=draw(st.sampled_from(("", "2024-03-02", "2024-03-03", "2024-01-01"))),
        event=f"v{draw(st.integers(1, 6))}",
        spots=draw(st.sampled_from(((), (VELMAR,), (KESSEL,)))),
        actors=draw(st.sampled_from(((), (party("Iva Toren"),), (party("gunmen"),)))),
        counts=draw(st.sampled_from(((), (("killed", 9, "exactly"),), (("killed", 12, "at_least"),)))),
        marks=draw(st.sampled_from(((), ("second",)))),
        report=draw(st.sampled_from((REPORT, "Ferry sinks off Kessel", ""))),
    )


@given(_tellings(), _tellings())
def test_order_says_nothing(a: Telling, b: Telling) -> None:
    one, other = compare(a, b), compare(b, a)
    assert one == other
    assert 0.0 <= one.score <= 1.0


@given(_tellings("d_a"), _tellings("d_b"))
def test_features_are_above_zero_and_have_a_weight(a: Telling, b: Telling) -> None:
    assert all(size > 0 and name in weights() for name, size, _ in features(a, b))


@given(st.lists(_tellings(), max_size=8, unique_by=lambda t: t.key), st.randoms(use_true_random=False))
def test_incidents_do_not_depend_on_the_order_of_reports(told: list[Telling], draw: Any) -> None:
    def of(ordered: list[Telling]) -> tuple[tuple[tuple[str, str], ...], ...]:
        scores = {
            (min(a.key, b.key), max(a.key, b.key)): compare(a, b).score
            for n, a in enumerate(ordered)
            for b in ordered[:n]
        }
        return clusters([t.key for t in ordered], scores)

    shuffled = list(told)
    draw.shuffle(shuffled)
    assert of(told) == of(shuffled)


@pytest.mark.parametrize(
    ("fields", "met"),
    [
        ({}, True),
        ({"word": "killed"}, True),
        ({"on": "2024-03-04"}, True),
        ({"on": "", "published": day("2024-03-05")}, True),
        ({"on": "2024-03-20"}, False),
        ({"word": "met"}, False),
        ({"spots": (KESSEL,), "report": "Ferry sinks off Kessel"}, False),
    ],
    ids=["the same", "its outcome", "a day off", "undated", "weeks after", "another kind", "nothing in common"],
)
def test_candidates_share_days_kind_and_a_word(fields: dict[str, Any], met: bool) -> None:
    assert bool(set(keys(MARKET)) & set(keys(_told("d_b", **fields)))) is met


@pytest.mark.parametrize(("on", "compared"), [("2024-03-05", True), ("2024-03-06", False), ("", True)])
def test_only_what_lies_near_in_time_is_compared(on: str, compared: bool) -> None:
    other = _told("d_b", on=on, published=day("2024-03-07"))
    assert (Comparer().score(MARKET, other) > 0) is compared
    assert Comparer().score(MARKET, other) == Comparer().score(other, MARKET)


@pytest.mark.parametrize(
    ("published", "first", "compared"),
    [("2024-03-25", "2024-03-01", False), ("2024-03-25", "2024-03-02", True), ("2024-03-08", "2024-03-01", True)],
    ids=["weeks after, of some time", "weeks after, of a day or two", "the same week"],
)
def test_what_is_told_weeks_after_of_no_certain_day_is_of_the_same_only_where_it_is_surely_so(
    published: str, first: str, compared: bool
) -> None:
    later = {"published": day(published), "begin": day(first), "last": day("2024-03-04")}
    other = _told("d_b", "attack", **({"report": RIVAL, "spots": ()} | later))
    assert LEAST < compare(MARKET, other).score < 0.9
    assert (Comparer().score(MARKET, other) > 0) is compared
    assert Comparer().score(MARKET, _told("d_b", **later)) > 0.9


def test_a_town_in_two_spellings_is_one() -> None:
    one, other = Spot("ts'khin vali", "OV", precision="town"), Spot("tskhin-vali", "", precision="town")
    assert place(one, other) == "same"


def test_a_site_with_a_name_tells_more_than_its_kind() -> None:
    def score(mine: tuple[str, ...], theirs: tuple[str, ...]) -> float:
        a = telling("a", "bombing", on="2024-03-01", sites=mine)
        return compare(a, telling("b", "bombing", on="2024-03-01", sites=theirs)).score

    named = score(("mosque", "taznal mosque"), ("mosque", "taznal mosque"))
    assert named > score(("mosque",), ("mosque",)) > score(("mosque",), ()) > score(("mosque",), ("market",))


def test_of_two_towns_of_one_name_either_may_be_misread() -> None:
    here, there = replace(VELMAR, country="XX", lat=-40.0), replace(VELMAR, country="YY")
    assert "other place" not in {
        name for name, _, _ in features(telling("a", "blast", spots=(here,)), telling("b", "blast", spots=(there,)))
    }


@pytest.mark.parametrize(
    ("mine", "theirs", "apart"),
    [
        (("OV",), ("TA",), True),
        (("OV", "TA"), ("TA",), False),
        ((), ("TA",), False),
    ],
    ids=["two countries", "one in common", "none told"],
)
def test_reports_of_two_countries_tell_of_two(mine: tuple[str, ...], theirs: tuple[str, ...], apart: bool) -> None:
    a, b = telling("a", "bombing", countries=mine), telling("b", "bombing", countries=theirs)
    assert ("other country" in {name for name, _, _ in features(a, b)}) is apart


def test_reports_that_share_a_site_in_a_country_or_a_rare_name_are_compared() -> None:
    one = telling("a", "bombing", on="2024-03-01", sites=("market",), countries=("OV",), cast=("kelmar",))
    for fields in ({"sites": ("bazaar",), "countries": ("OV",)}, {"cast": ("kelmar",)}):
        assert set(keys(one)) & set(keys(telling("b", "blast", on="2024-03-01", **fields)))
    assert not set(keys(one)) & set(keys(telling("b", "blast", on="2024-03-01", sites=("market",), countries=("TA",))))


def test_two_of_one_day_and_town_are_two_by_their_targets_and_dead_or_by_their_hours() -> None:
    """Each of two sites with a number of dead of its own; the morning and the evening."""
    report = "Four soldiers die in Velmar blast on lorry; bandits blamed by colonel, who promises revenge"
    four = (("killed", 4, "exactly"),)
    bomb = _told("d_a", sites=("market",), counts=(("killed", 12, "exactly"),), hours=(4, 12))
    other: dict[str, Any] = {"report": report, "word": "blast"}
    assert compare(bomb, _told("d_b", **other, counts=four)).score > ENOUGH
    assert compare(bomb, _told("d_b", **other, counts=four, sites=("market",))).score > ENOUGH
    assert compare(bomb, _told("d_b", **other, counts=four, sites=("checkpoint",))).score < ENOUGH
    assert compare(bomb, _told("d_b", **other, hours=(6, 10))).score > ENOUGH
    assert compare(bomb, _told("d_b", **other, hours=(16, 24))).score < ENOUGH


def test_what_is_taken_up_is_the_known_one_of_its_kind_of_site_in_the_region() -> None:
    """ "The massacre at the market", in a report of the week that names the region only."""
    region = Spot("upper orvia", "OV", 11.0, 20.0, "region", "1")
    bomb = _told("d_a", "attack", sites=("market",), spots=(replace(VELMAR, division="1"),))
    short = "Union says that soldiers did it, and no rebels"
    fields: dict[str, Any] = {"on": "", "sites": ("market",), "spots": (region,), "report": short, "word": "massacre"}

    def found(**others: Any) -> set[str]:
        return {name for name, _, _ in features(bomb, _told("d_b", **fields | others))}

    assert "taken up" in found(definite=True)
    assert "taken up" not in found()
    assert "taken up" not in found(definite=True, sites=("mosque",))
    assert "taken up" not in found(definite=True, on="2024-03-03")
    assert "taken up" not in found(definite=True, spots=(replace(region, lat=20.0, division="2"),))


def test_a_small_town_tells_more_than_a_city() -> None:
    def score(**fields: Any) -> float:
        there = (replace(VELMAR, **fields),)
        return compare(replace(MARKET, spots=there), _told("d_b", on="", spots=there)).score

    village = score(name="Qeshtepe", lat=None, lon=None)
    assert score(people=5_000_000) == score() < score(people=400_000) < score(people=20_000) <= village


_HLUKHIV = candidates("Hlukhiv")[0]


@pytest.mark.parametrize(
    ("mine", "theirs", "relation"),
    [
        # The gazetteer knows both names, or one spelling of the two.
        (Spot("glukhov", ""), Spot("hlukhiv", "UA", _HLUKHIV.lat, _HLUKHIV.lon, "town"), "same"),
        (Spot("glukhov", ""), Spot("sumy", "UA", 50.9216, 34.80029, "town"), None),
        (Spot("glukhov", ""), Spot("ukraine", "UA", 49.0, 32.0, "country"), None),
        (Spot("kebkabiya", "SD"), Spot("kabkabiyah", "SD", 13.6, 24.1, "town"), None),
        (Spot("kabkabiya", "SD"), Spot("kabkabiyah", "SD", 13.6, 24.1, "town"), "same"),
        (Spot("kabkabiya", "SD"), Spot("kabkabiyah", "TD", 13.6, 24.1, "town"), "apart"),
    ],
)
def test_a_town_by_another_name(mine: Spot, theirs: Spot, relation: str | None) -> None:
    assert place(mine, theirs) == place(theirs, mine) == relation


def test_a_site_that_the_other_report_speaks_of_is_no_other_site() -> None:
    prison = _told("d_a", sites=("prison",), cast=("velmar",), report="Prison blast in Velmar kills inmates")
    barracks: dict[str, Any] = {"sites": ("barracks",), "cast": ("velmar",)}
    other = _told("d_b", report="The barracks in Velmar blew up", **barracks)
    same = _told("d_b", report="The barracks of the prison in Velmar blew up", **barracks)
    beside = replace(same, cast=())
    for told, apart in ((other, True), (same, False), (beside, True)):
        assert ("other site" in {name for name, _, _ in features(prison, told)}) is apart


@pytest.mark.parametrize(
    ("mine", "theirs", "differ"),
    [
        (("kill", "fire"), ("bomb",), False),  # it burned down
        (("fire",), ("stab",), True),
        (("kill", "fire"), ("kill", "shoot"), False),  # those who shot them burned their cars
        (("kill", "stab", "fire"), ("fire",), False),
        (("fire",), ("shoot",), True),
        (("shoot", "shell", "fire"), ("bomb",), True),  # fired at, and not burned
        (("attack", "shake"), ("shoot",), False),
        (("attack", "crash"), ("shell",), False),
        (("attack", "stab"), ("shell",), True),
        (("abduct", "kill"), ("shoot", "kill"), False),  # those who were taken were shot
        (("abduct",), ("shell",), True),
    ],
)
def test_what_follows_from_an_attack_is_no_other_means(
    mine: tuple[str, ...], theirs: tuple[str, ...], differ: bool
) -> None:
    assert means_differ(mine, theirs) is means_differ(theirs, mine) is differ


def test_what_was_hit_may_have_been_blown_up_in_a_rival_account() -> None:
    strike = _told("d_a", "shelling", recipients=(party("a truck"),))
    rival: dict[str, Any] = {"senses": ("bomb",), "report": RIVAL}
    for whom, less in (("their lorry", True), ("a mill", False)):
        told = _told("d_b", "planted", recipients=(party(whom),), **rival)
        sizes = {name: size for name, size, _ in features(strike, told)}
        assert (sizes["other means"] < 1) is less
