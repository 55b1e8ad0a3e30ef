"""Who did it, whether it happened and how many it cost, where other words stand between: blame, talks, terms, reasons.
Names and happenings are invented."""

from __future__ import annotations

import pytest

from tests.annotate.happening.whole import event, read, told

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        ("The mayor pinned the blame for Monday's raid on the Red Front.", "raid", ["Red Front"]),
        ("Prosecutors laid responsibility for the blast on a guard.", "blast", ["guard"]),
        ("The Red Front took responsibility in a video for the ambush near Tamsin.", "ambush", ["Red Front"]),
        ("The governor spoke of an ambush that he blamed on smugglers.", "ambush", ["smugglers"]),
        ("Chad vowed revenge for a strike on its port that it blamed on Peru.", "strike", ["Peru"]),
        ("A lorry came under fire near Tamsin on Monday, wounding two drivers.", "wounding", []),
        ("Gunmen on bicycles swept through two hamlets on Monday, a nurse said.", "swept", ["Gunmen"]),
        ("Chad fined six firms that it says helped the rebels.", "helped", ["six firms"]),
        ("Two days of talks led by a jirga of elders ended on Monday.", "talks", ["jirga of elders"]),
        ("Chad protested after a patrol boat strayed into its waters.", "strayed", ["patrol boat"]),
        ("Peru test-fired two rockets on Monday, Chad said.", "fired", ["Peru"]),
        ("Ana Sol works for Orbel, a firm based in Lima, which has shut its mine.", "shut", ["firm"]),
        ("Villagers said soldiers had burned 40 huts and shot cattle before pulling out.", "shot", ["soldiers"]),
        ("A crowd marched through the capital demanding the resignation of the mayor.", "demanding", ["crowd"]),
        ("Chad accused its neighbour of massing troops along the river.", "massing", ["its neighbour"]),
        ("The raider, wanted for war crimes, was last seen crossing the border.", "crossing", ["raider"]),
        ("The kidnappers, thought to belong to a local militia, have demanded $300.", "demanded", ["kidnappers"]),
        ("Schools shut after shelling hit the port of Tamsin.", "hit", ["shelling"]),
        ("Thousands have left since fighting flared up around Tamsin.", "fighting", []),
        (
            "Chadian and Peruvian warships kicked off a joint exercise on Monday.",
            "exercise",
            ["Chadian and Peruvian warships"],
        ),
        (
            '"No," said Sen. Ana Sol of the opposition Reform Centre party, who called on Brandt to go.',
            "called",
            ["Sen. Ana Sol"],
        ),
    ],
)
def test_who_did_it(text: str, trigger: str, actors: list[str]) -> None:
    assert [p.span.text for p in told(text, trigger).actors] == actors


@pytest.mark.parametrize(
    ("text", "trigger", "recipients"),
    [
        ("The editor Ana Sol has been under house arrest since Monday.", "arrest", ["editor"]),
        ("Peru has declared two attaches personae non gratae.", "declared", ["two attaches"]),
        ("Chad freed the clerk Ana Sol, held since May without trial.", "held", ["clerk"]),
        (
            "President Ole Brandt received visiting Vice Minister Ana Sol on Monday.",
            "received",
            ["visiting Vice Minister Ana Sol"],
        ),
        ("The editor Ana Sol was barred from leaving and stripped of her passport.", "stripped", ["editor"]),
        ("Guards released on bail two students and a clerk.", "released", ["two students", "clerk"]),
        ("Minister Ole Brandt voiced full support for Chad in a letter.", "support", ["Chad"]),
        ("Chad vowed revenge for a strike on its port that it blamed on Peru.", "blamed", ["Peru"]),
    ],
)
def test_whom_it_befell(text: str, trigger: str, recipients: list[str]) -> None:
    assert [p.span.text for p in told(text, trigger).recipients] == recipients


@pytest.mark.parametrize(
    ("text", "trigger", "modality", "polarity"),
    [
        ("Envoys of Chad and Peru held talks on Monday on a truce in the valley.", "truce", "hypothetical", "positive"),
        ("The minister said his party supported an immediate ceasefire.", "ceasefire", "hypothetical", "positive"),
        ("They held talks on a truce in the hills that Peru would not sign.", "truce", "hypothetical", "positive"),
        (
            "Sporadic exchanges of fire could still be heard on Monday, residents said.",
            "exchanges",
            "actual",
            "positive",
        ),
        ("They held talks on the truce that began on Monday.", "truce", "actual", "positive"),
        ("A meeting between the two generals did not materialise.", "meeting", "actual", "negative"),
        ("The exchange of prisoners did not go ahead.", "exchange", "actual", "negative"),
        ("The envoy flies to Lima on Sunday.", "flies", "hypothetical", "positive"),
        ("The union lashed out at the police for having shot at miners.", "shot", "actual", "positive"),
        ("The party blasted the president for sacking two judges.", "sacking", "actual", "positive"),
        ("The governor came under fire for meeting the rebels.", "meeting", "actual", "positive"),
    ],
)
def test_whether_it_happened(text: str, trigger: str, modality: str, polarity: str) -> None:
    found = told(text, trigger)
    assert (found.modality, found.polarity) == (modality, polarity)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The indictment says Ana Sol wired money to Chad.", "indictment"),
        ("According to the complaint, the firm hid the spill.", "complaint"),
        ("The lawsuit names the port and two of its clerks.", "lawsuit"),
        ("A clerk was shot at a roadblock near Tamsin.", "roadblock"),
        ("Gunmen opened fire on a bus carrying clerks in the capital.", "carrying"),
        ("A tsunami of books and letters followed.", "tsunami"),
        ("The minister faced a barrage of questions.", "barrage"),
    ],
)
def test_papers_and_figures_of_speech_are_no_events(text: str, trigger: str) -> None:
    assert event(text, trigger) is None


def test_a_deed_by_its_paper_stays_one() -> None:
    assert told("His indictment came a week after the raid.", "indictment").type == "ACCUSE"


@pytest.mark.parametrize(
    ("text", "what", "value"),
    [
        ("At least nine herders were hacked to death near Tamsin.", "killed", 9),
        ("Protests that shut the port and left eight people dead ended on Monday.", "killed", 8),
        ('The army said its troops had over the past week killed 18 "bandits", arrested 45 men.', "killed", 18),
    ],
)
def test_how_many(text: str, what: str, value: int) -> None:
    assert (what, value) in [(c.what, c.value) for v in read(text).events for c in v.counts]


def test_nobody_is_dead_by_a_sentence_of_death() -> None:
    counts = told("Two men were sentenced to death in Tamsin.", "sentenced").counts
    assert "killed" not in [c.what for c in counts]


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("Guards seized a ship and held its crew near Tamsin on Monday, the navy said.", "seized", "2026-11-16"),
        (
            "Nine of the clerks who were abducted from the Orbel area of Tamsin last Monday walked free on Thursday.",
            "abducted",
            "2026-11-16",
        ),
        ("Relatives of the miners demanded their release on Monday.", "demanded", "2026-11-16"),
        (
            "Peru protested over last Monday's incident off a reef, in which a ship fired on a boat.",
            "fired",
            "2026-11-16",
        ),
        ("Sea digest\n\n3 May, Tamsin. A tanker was hit by a rocket. Two men were hurt.", "hit", "2026-05-03"),
        ("Sea digest\n\n3 May, Tamsin. A tanker was hit by a rocket. Two men were hurt.", "hurt", "2026-05-03"),
    ],
)
def test_on_which_day(text: str, trigger: str, day: str) -> None:
    found = told(text, trigger)
    days = {t.id: t.value for t in read(text).times}
    assert found.time is not None
    assert days[found.time] == day


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("Minister Ole Brandt met his colleague, Ana Sol, in Lima on Monday.", "met", "Lima"),
        ("Chad and Peru signed a pact on the Orbel gas field in Lima on Monday.", "signed", "Lima"),
        ("Sea digest\n\n3 May, Lima. A tanker was hit by a rocket. Two men were hurt.", "hit", "Lima"),
    ],
)
def test_where(text: str, trigger: str, place: str) -> None:
    found = told(text, trigger)
    assert found.location is not None
    assert found.location.name == place
