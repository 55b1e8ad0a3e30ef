"""Rows of the event verbs as the whole reader tells them: idioms, light verbs, passives of giving, headlines of
capitals. Names and happenings are invented."""

from __future__ import annotations

import pytest

from tests.annotate.happening.test_wordings import event, read

pytestmark = pytest.mark.model

TYPES = [
    # violence
    ("Rebels brought down an army jet near Ostrel on Monday.", "brought", "ASSAULT"),
    ("Two missiles slammed into a clinic in Ostrel on Monday.", "slammed", "ASSAULT"),
    ("The town of Ostrel fell to the rebels on Monday.", "fell", "ASSAULT"),
    ("Pirates boarded a freighter off Peru on Monday.", "boarded", "ASSAULT"),
    ("Israel raided training camps near Ostrel on Monday.", "raided", "ASSAULT"),
    ("Jets delivered 40 bombs near Ostrel on Monday.", "delivered", "ASSAULT"),
    # the law and its penalties
    ("Police raided a camp of migrants in Ostrel on Monday.", "raided", "COERCE"),
    ("The expulsion of four refugees drew protests on Monday.", "expulsion", "COERCE"),
    ("The expulsion of the envoy drew protests on Monday.", "expulsion", "SANCTION"),
    ("The court put the editor behind bars on Monday.", "put", "COERCE"),
    ("Chile put to death two men convicted of murder.", "put", "COERCE"),
    ("A court in Lima gave the engineer nine years for treason on Monday.", "gave", "SANCTION"),
    ("The former minister was given seven years for graft on Monday.", "given", "SANCTION"),
    ("The king dismissed the prime minister on Monday.", "dismissed", "SANCTION"),
    ("Peru declared two Chilean envoys persona non grata on Monday.", "declared", "SANCTION"),
    ("Peru designated the Hill Front as a terrorist organisation on Monday.", "designated", "SANCTION"),
    ("Two banks were designated for their support of the junta on Monday.", "designated", "SANCTION"),
    ("The treasury designated nine shipping companies on Monday.", "designated", "SANCTION"),
    ("Brussels gave no reason for the 12 designations of Monday.", "designations", "SANCTION"),
    # protest
    ("Students occupied the rectorate in Lima on Monday.", "occupied", "PROTEST"),
    ("Farmers pelted the minister with eggs on Monday.", "pelted", "PROTEST"),
    # words
    ("The bishops voiced solidarity with the strikers on Monday.", "voiced", "SUPPORT"),
    ("The parliament gave the green light to the dam on Monday.", "gave", "SUPPORT"),
    ("Peru poured cold water on the plan on Monday.", "poured", "REJECT"),
    ("The minister drew fire from the unions on Monday.", "drew", "ACCUSE"),
    ("The opposition filed a motion against the premier on Monday.", "filed", "ACCUSE"),
    ("Chile sought an end to the embargo on Monday.", "sought", "REQUEST"),
    ("The rector caved in to the demands of the students on Monday.", "caved", "CONCEDE"),
    # help, withdrawal, forces
    ("Survivors were given tents by the Red Cross on Monday.", "given", "AID"),
    ("A barge delivered 90 tonnes of rice to Ostrel on Monday.", "delivered", "AID"),
    ("The captors let four hostages go on Monday.", "let", "RETREAT"),
    ("The editor walked free from prison on Monday.", "walked", "RETREAT"),
    ("Two destroyers steamed into the Gulf of Aden on Monday.", "steamed", "MOBILIZE"),
    ("Peru put its army on a war footing on Monday.", "put", "MOBILIZE"),
]


@pytest.mark.parametrize(("sentence", "trigger", "type_"), TYPES)
def test_what_a_wording_is(sentence: str, trigger: str, type_: str) -> None:
    found = event(sentence, trigger)
    assert (found.type, found.modality, found.polarity) == (type_, "actual", "positive")


@pytest.mark.parametrize(
    ("title", "trigger", "type_"),
    [
        ("Peru Jails Two Chilean Editors Over March", "Jails", "COERCE"),
        ("Twin Blasts Kill Nine at Lima Market", "Kill", "ASSAULT"),
        ("Chilean Envoy Stabbed at Book Fair", "Stabbed", "ASSAULT"),
        ("Chile Slams Peruvian Plan for Border Wall", "Slams", "ACCUSE"),
        ("Kenya, Ghana Leaders Hold Talks in Ostrel", "Talks", "CONSULT"),
    ],
)
def test_a_headline_of_capitals(title: str, trigger: str, type_: str) -> None:
    text = f"{title}\n\nLIMA, Nov 20 (Newsdesk) - It was quiet on Friday. Nobody gave a reason.\n"
    found = event(text, trigger)
    assert (found.type, found.modality) == (type_, "actual")


@pytest.mark.parametrize(
    "sentence",
    [
        "The clerk told reporters that the mill was shut.",  # "told" asks for nothing
        "The plant is based in Lima.",
        "The firm labelled the jars by hand.",
    ],
)
def test_what_no_row_makes_an_event(sentence: str) -> None:
    assert not [v.trigger.text for v in read(sentence).events if v.type is not None]


@pytest.mark.parametrize(
    ("sentence", "trigger", "held"),
    [
        ("A shooting reported at a mall in Lima turned out to be a hoax.", "shooting", ("actual", "negative")),
        ("The bombing was a fabrication.", "bombing", ("actual", "negative")),
        ("Mothers demanded the release of the editor on Sunday.", "release", ("hypothetical", "positive")),
        ("Whoever insults the king is jailed for nine years.", "jailed", ("generic", "positive")),
        ("Unconfirmed reports said the vice president had been detained.", "detained", ("hedged", "positive")),
    ],
)
def test_how_it_is_held(sentence: str, trigger: str, held: tuple[str, str]) -> None:
    found = event(sentence, trigger)
    assert (found.modality, found.polarity) == held


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Shelling of the market took the lives of 15 people on Monday.", 15),
        ("Nine were confirmed dead after the shooting in the mall.", 9),
        ("A blast tore through a bus in Lima on Monday, claiming the lives of 14 miners.", 14),
    ],
)
def test_how_many_died(sentence: str, value: int) -> None:
    assert [("killed", value)] == [(c.what, c.value) for v in read(sentence).events for c in v.counts]


@pytest.mark.parametrize(
    "sentence",
    [
        "Weeds invaded the old railway in Lima.",
        "The firm met the targets for May.",
        "The club signed a goalkeeper from Lyon on Monday.",
        "The gelding withdrew from the race with a cough.",
        "The hall holds 900 people.",
        "Cooks shelled beans for the feast.",
    ],
)
def test_what_only_looks_like_an_event(sentence: str) -> None:
    assert not [v.trigger.text for v in read(sentence).events if v.type is not None]


@pytest.mark.parametrize(
    ("sentence", "trigger", "type_", "actors", "recipients"),
    [
        ("France withdrew two brigades from Niger on Monday.", "withdrew", "RETREAT", 1, 1),
        ("The minister drew criticism from the unions on Monday.", "criticism", "ACCUSE", 1, 1),
        ("Chad filed protests with Peru and Chile on Monday.", "filed", "ACCUSE", 1, 2),
        ("Villagers attacked a minister on Monday.", "attacked", "ASSAULT", 1, 1),
        ("The union attacked the government over the dam on Monday.", "attacked", "ACCUSE", 1, 1),
        ("Nine students were led off to buses by Lima officers.", "led", "COERCE", 1, 1),
        ("Students launched a protest against the fees on Monday.", "protest", "PROTEST", 1, None),
    ],
)
def test_a_wide_row_leaves_the_narrow_reading(
    sentence: str, trigger: str, type_: str, actors: int, recipients: int | None
) -> None:
    found = event(sentence, trigger)
    assert (found.type, len(found.actors)) == (type_, actors)
    assert recipients is None or len(found.recipients) == recipients


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru targeted the network with an asset freeze on Monday.",
        "Peru hit the firm with sanctions on Monday.",
    ],
)
def test_a_penalty_that_somebody_is_hit_with_is_one_event(sentence: str) -> None:
    assert [v.type for v in read(sentence).events] == ["SANCTION"]


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("Peters was shooting ducks on Monday.", "shooting"),
        ("A destroyer sailed in support of the offensive on Monday.", "support"),
        ("Peters lamented that nobody came to the aid of Ostrel.", "lamented"),
    ],
)
def test_sport_and_complaints_of_fate_are_no_deeds(sentence: str, trigger: str) -> None:
    assert trigger not in [v.trigger.text for v in read(sentence).events]
