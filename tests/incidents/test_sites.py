from __future__ import annotations

import pytest

from onrecord.incidents.sites import named_sites, site_nouns, site_of, sites, struck


@pytest.mark.parametrize(
    ("text", "expected"),
    [("A bomb hit a funeral at the market.", {"funeral", "market"}), ("It happened at dawn.", set())],
    ids=["two", "none"],
)
def test_sites_that_a_sentence_names(text: str, expected: set[str]) -> None:
    assert sites(text) == expected


@pytest.mark.parametrize(
    ("sentence", "trigger", "expected"),
    [
        ("A bomb went off at a crowded cattle market in Velmar.", "went", "market"),
        ("Gunmen stormed a police station.", "stormed", "police station"),
        ("Three died when a car blew up outside the cinema.", "blew", "cinema"),
        # The port of a town is the town; what was hit is told by a word for what moves.
        ("Rockets hit the port of Velmar.", "hit", None),
        ("A mine hit a bus.", "hit", None),
        ("The school was told that nine had died.", "died", None),
        # Where the wounded are and who speaks were not hit; the last of several nouns says what it is.
        ("Nine died, a doctor at the hospital said.", "died", None),
        ("A boy was shot and is in the town's hospital.", "shot", None),
        ("Four died in the old hospital overnight.", "died", None),
        ("A warplane bombed a hospital.", "bombed", "hospital"),
        ("Nine were killed in a hospital.", "killed", "hospital"),
        ("Nine were wounded and taken to a hospital.", "wounded", None),
        ("Nine died, the mayor of the city's office said.", "died", None),
        ("A bomb hit the hospital.", "hit", "hospital"),
        ("A vigil was held on Sunday for the nine who were shot in a bar.", "shot", "bar"),
        ("A bomb killed nine at a funeral.", "killed", "funeral"),
        ("It has stepped up attacks since a port opened.", "attacks", None),
        ("A car blew up next to a police post.", "blew", "police post"),
        ("A bomb hit a bus taking children to a school.", "hit", None),
        ("Gunmen killed nine in the medical college hospital.", "killed", "hospital"),
        ("A bomb went off in the port city of Velmar.", "went", None),
        ("Settlers shot a man in the West Bank.", "shot", None),
        ("The blast was the work of rebels, he told a meeting at the mosque.", "blast", None),
        ("The blast at the mosque was the work of rebels, he told a meeting.", "blast", "mosque"),
    ],
)
def test_where_an_event_was(sentence: str, trigger: str, expected: str | None) -> None:
    assert site_of(sentence, trigger) == expected


def test_a_vehicle_is_a_site_where_it_is_asked_for() -> None:
    assert site_of("A mine hit a bus.", "hit", among=site_nouns()) == "bus"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The blast outside the Taznal mosque killed two.", ["taznal mosque"]),
        ("Grenades were thrown into the bar Iwabro on Sunday.", ["iwabro bar"]),
        ("Kamrenge bar: the wounded speak", ["kamrenge bar"]),
        # A common word with a capital is no name, and a name elsewhere in the sentence is another's.
        ("The Friday market was hit.", []),
        ("A blast shook Taznal port city on Sunday.", []),
        ("A mosque was hit, said Taznal.", []),
        # What begins a headline, a people, and whoever hit it.
        ("Landmine kills ten wedding guests", []),
        ("Two died in a Sudanese market.", []),
        ("The Quarnov hit a church.", []),
        ("Taznal mosque bombed", ["taznal mosque"]),
    ],
)
def test_sites_with_names(text: str, expected: list[str]) -> None:
    assert list(named_sites(text)) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("two minibuses", "six people"), {"bus"}),
        (("a crowded bus stop",), {"bus station"}),
        (("bazaar",), {"market"}),
        (("six people", ""), set()),
    ],
)
def test_what_was_struck(names: tuple[str, ...], expected: set[str]) -> None:
    assert struck(names) == expected


def test_a_hospital_that_gives_the_number_is_no_site() -> None:
    assert list(named_sites("It killed nine, according to the Quellmar hospital.")) == []
    assert list(named_sites("The strike on the Quellmar hospital killed nine.")) == ["quellmar hospital"]
