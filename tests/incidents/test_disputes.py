"""What is told of one incident in more than one way: disputed by others, or changed by who said so."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from onrecord.incidents.disputes import disputes
from onrecord.incidents.records import Dispute
from onrecord.records import Location, Title
from tests.incidents.accounts import Told, nominal


def of(about: str, *reports: Told) -> Dispute | None:
    found = disputes([made.reported() for made in sorted(reports, key=lambda m: m.document.id)])
    return next((d for d in found if d.about == about), None)


def toll(number: int, source: str, published: str, qualifier: str = "exactly", kind: str = "government") -> Told:
    words = {"exactly": "", "at_least": "at least "}[qualifier] + str(number)
    lead = f"A bomb killed {words} people at a market in Velmar, {source} said."
    made = Told(lead=lead, published=published, outlet=f"{source} Post {published}")
    speaker = made.entity(source, kind)
    a = made.attribution("said", source=source, content=lead.partition(",")[0], speaker=speaker)
    made.members = [
        made.event(made.span("killed", 0), "ASSAULT", counts=(("killed", number, qualifier, words),), place="Velmar",
                   according_to=(a,))
    ]  # fmt: skip
    return made


def sides(dispute: Dispute | None) -> list[tuple[str, bool]]:
    assert dispute is not None
    return [(p.value, p.superseded) for p in dispute.positions]


def test_two_sources_with_two_tolls_are_in_dispute() -> None:
    found = of("count:killed", toll(12, "Health Ministry", "2024-03-04"), toll(31, "Vale Union", "2024-03-05"))
    assert sides(found) == [("12", False), ("31", False)]
    assert found is not None
    assert found.kind == "disputed"


def test_a_later_toll_of_the_same_source_supersedes_its_earlier_one() -> None:
    found = of("count:killed", toll(12, "Health Ministry", "2024-03-04"), toll(15, "Health Ministry", "2024-03-05"))
    assert sides(found) == [("15", False), ("12", True)]
    assert found is not None
    assert found.kind == "changed"


def test_who_repeats_a_figure_has_it_from_when_it_was_first_given() -> None:
    first, again = toll(12, "Health Ministry", "2024-03-04"), toll(12, "Health Ministry", "2024-03-05")
    found = of("count:killed", first, again, toll(15, "Health Ministry", "2024-03-05"))
    assert sides(found) == [("15", False), ("12", True)]


# Figures that go together are no dispute.
@pytest.mark.parametrize("other", [12, 15])
def test_figures_that_go_together(other: int) -> None:
    one = toll(12, "Health Ministry", "2024-03-04", "at_least")
    assert of("count:killed", one, toll(other, "Vale Union", "2024-03-05")) is None


def test_at_least_so_many_and_so_many_are_one_position() -> None:
    reports = [toll(12, "Health Ministry", "2024-03-04", "at_least"), toll(12, "Vale Union", "2024-03-05"),
               toll(31, "Hill League", "2024-03-05")]  # fmt: skip
    assert sides(of("count:killed", *reports)) == [("at least 12", False), ("31", False)]


def test_who_says_a_toll_was_earlier_given_supersedes_it_on_one_day() -> None:
    made = toll(14, "Health Ministry", "2024-03-05")
    sentence = "Health Ministry spoke of 14 dead, correcting an earlier toll of 11."
    later = Told(sentence, lead="A bomb killed people in Velmar.")
    speaker = later.entity("Health Ministry", "government")
    a = later.attribution("spoke", source="Health Ministry", content="of 14 dead, correcting an earlier toll of 11",
                          speaker=speaker)  # fmt: skip
    later.quantity(14, "14 dead", unit="dead", according_to=(a,))
    later.quantity(11, "11", unit=None, according_to=(a,))
    assert sides(of("count:killed", made, later)) == [("14", False), ("11", True)]


def blamed(*says: tuple[str, str, str]) -> Told:
    """A report in which sources (with a name) speak of who did it: source, cue, words."""
    made = Told(*(f"{source} {cue} {words}." for source, cue, words in says))
    known = {n: made.entity(n, "armed_group") for n in ("Vale Front", "Hill League") if n in made.document.text}
    for source, cue, words in says:
        speaker = known.get(source) or made.entity(source, "government")
        stance = "denies" if cue == "denied" else "accuses"
        start = made.document.text.index(f"{source} {cue} {words}") + len(source) + 1
        span = made.span(cue).__class__(start, start + len(cue), cue)
        made.attribution(span, source=source, content=words, speaker=speaker, stance=stance)
    return made


def test_two_accused_by_two_sources_are_in_dispute() -> None:
    made = blamed(("Bay Ministry", "blamed", "the Vale Front"), ("Ada Lark", "blamed", "the Hill League"))
    found = of("responsibility", made)
    assert sides(found) == [("Vale Front", False), ("Hill League", False)]
    assert found is not None
    assert found.kind == "disputed"


def test_a_denial_disputes_it() -> None:
    made = blamed(("Bay Ministry", "blamed", "the Vale Front"), ("Vale Front", "denied", "any involvement"))
    assert sides(of("responsibility", made)) == [("Vale Front", False), ("not Vale Front", False)]


def test_one_accused_by_all_is_no_dispute() -> None:
    made = blamed(("Bay Ministry", "blamed", "the Vale Front"), ("Ada Lark", "blamed", "the Vale Front"))
    assert of("responsibility", made) is None


def test_talk_is_in_no_dispute() -> None:
    made = blamed(("Bay Ministry", "blamed", "the Vale Front"), ("Vale Front", "denied", "any involvement"))
    made.members = [made.event("denied", "REJECT")]
    assert disputes([made.reported()]) == ()


def test_who_says_that_it_did_not_happen() -> None:
    made = Told("Tarvia denied that the attack had taken place.")
    tarvia = made.entity("Tarvia", "country")
    a = made.attribution("denied", source="Tarvia", content="that the attack had taken place", speaker=tarvia,
                         stance="denies")  # fmt: skip
    made.members.append(made.event("attack", "ASSAULT", polarity="negative", according_to=(a,)))
    assert sides(of("occurrence", made)) == [("it happened", False), ("it did not happen", False)]


def happened(sentence: str, stance: str = "asserts", cue: str = "said", negated: str = "") -> bool:
    """Whether what Ada Lark says leaves it undisputed that the bombing has happened."""
    made = Told(f"Ada Lark {cue} {sentence}.")
    lark = made.entity("Ada Lark")
    a = made.attribution(made.span(cue, 1 if cue == "said" else 0), source="Ada Lark", content=sentence, speaker=lark,
                         stance=stance)  # fmt: skip
    if negated:
        made.event(negated, "ASSAULT", polarity="negative", according_to=(a,))
        rule = replace(made.events[-1].made_by, rule="event_nouns:fighting")
        made.events[-1] = replace(made.events[-1], made_by=rule)
    return of("occurrence", made) is None


@pytest.mark.parametrize(
    ("sentence", "cue", "negated"),
    [
        ("the Front of having staged the attack", "accused", ""),
        ("that the bombing was staged by rangers", "said", ""),
        ("that the Front had made up the figures of the bombing", "said", ""),
        ("that the army had then invented the story of the rockets", "said", ""),
        ("that there was no fighting before the bombing", "said", "fighting"),
    ],
)
def test_what_does_not_say_that_it_did_not_happen(sentence: str, cue: str, negated: str) -> None:
    assert happened(sentence, "accuses" if cue == "accused" else "asserts", cue, negated)


@pytest.mark.parametrize(
    "sentence",
    ["that the attack was staged", "that the bombing was a hoax", "that the reports of a bombing were fabricated"],
)
def test_what_says_that_it_did_not_happen(sentence: str) -> None:
    assert not happened(sentence)


def test_an_officer_who_says_that_no_shot_was_fired_does_not_say_that_it_did_not_happen() -> None:
    made = Told("Ada Lark said no officer fired a shot.")
    lark = nominal(made, made.entity("Ada Lark"))
    a = made.attribution(made.span("said", 1), source="Ada Lark", content="no officer fired a shot", speaker=lark)
    made.members.append(made.event("fired", "ASSAULT", polarity="negative", according_to=(a,)))
    assert of("occurrence", made) is None


def days(*told: tuple[str, str]) -> Dispute | None:
    reports = []
    for outlet, day in told:
        made = Told(outlet=outlet, published="2024-03-08", lead=f"A bomb killed people in Velmar on {day}.")
        time = made.time(day, begin={"Sunday": "2024-03-03", "Monday": "2024-03-04"}[day])
        made.members = [made.event(made.span("killed"), "ASSAULT", time=time)]
        reports.append(made)
    return of("date", *reports)


def test_two_days() -> None:
    found = days(("Bay Post", "Sunday"), ("Hill Post", "Monday"))
    assert sides(found) == [("2024-03-03", False), ("2024-03-04", False)]
    assert days(("Bay Post", "Sunday"), ("Hill Post", "Sunday")) is None


def test_the_order_of_the_reports_makes_no_difference() -> None:
    reports = [toll(n, s, "2024-03-04") for n, s in ((12, "Health Ministry"), (31, "Vale Union"), (19, "Hill League"))]
    orders = {disputes([made.reported() for made in order]) for order in itertools.permutations(reports)}
    assert len({frozenset(p.value for d in found for p in d.positions) for found in orders}) == 1


def places(first: str, second: str, where: str = "") -> Dispute | None:
    """Two reports, each of which says that it was in one of two places that are far apart."""
    reports = []
    for outlet, place, at in (("Bay Post", first, 0.0), ("Hill Post", second, 5.0)):
        made = Told(outlet=outlet, lead=f"A bomb killed people in {place} on Sunday{where}.")
        made.members = [made.event(made.span("killed"), "ASSAULT")]
        span = made.span(place)
        spot = Location(span, name=place, lat=at, lon=0.0, precision="town")
        made.events[-1] = replace(made.events[-1], location=spot)
        reports.append(made)
    return of("location", *reports)


def test_places_far_apart_are_in_dispute() -> None:
    assert places("Arl", "Vale") is not None


def test_a_town_is_in_its_region() -> None:
    assert places("Arl", "Vale", ", in the Vale region") is None
    assert places("Arl", "Vale", ", a town in the state of Vale") is None
    assert places("Arl", "Vale", ", far from the Vale hotel") is not None


def test_what_a_body_s_spokesman_counts_the_body_counts_in_every_report() -> None:
    first = toll(12, "army", "2024-03-04", kind="organization")
    lead = "Nineteen people were killed in the bombing of the market in Velmar, Captain Bela Tor said."
    later = Told(lead=lead, published="2024-03-06", outlet="Hill Post")
    tor = later.entity("Bela Tor")
    a = later.attribution("said", source="Captain Bela Tor", content=lead.partition(",")[0], speaker=tor)
    killed = later.event(later.span("killed", 0), "ASSAULT", counts=(("killed", 19, "exactly", "Nineteen"),),
                         place="Velmar", according_to=(a,))  # fmt: skip
    later.members = [killed]
    assert sides(of("count:killed", first, later)) == [("12", False), ("19", False)]
    third = Told("Army spokesman Captain Bela Tor said that it was a bomb.", published="2024-03-04", outlet="Bay Post")
    third.events.clear()
    named = third.entity("Bela Tor", titles=(Title(third.span("Army spokesman")),))
    body = third.entity("Army", "organization")
    third.entities[int(named[1:]) - 1] = replace(
        third.entities[int(named[1:]) - 1], titles=(Title(third.span("Army spokesman"), body),)
    )
    third.members = [third.event("bomb", "ASSAULT")]
    assert ("12", True) in sides(of("count:killed", first, later, third))


def test_a_figure_that_its_giver_changes_and_others_dispute_is_both() -> None:
    told = [
        toll(12, "Health Ministry", "2024-03-04"),
        toll(15, "Health Ministry", "2024-03-05"),
        toll(31, "Vale Union", "2024-03-05"),
    ]
    found = disputes([made.reported() for made in sorted(told, key=lambda m: m.document.id)])
    both = {d.kind: set(sides(d)) for d in found if d.about == "count:killed"}
    assert both == {
        "disputed": {("15", False), ("31", False), ("12", True)},
        "changed": {("15", False), ("12", True)},
    }
