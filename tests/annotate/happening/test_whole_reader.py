"""Who, where, when and how surely, of events that whole sentences of news tell. Names and happenings are invented."""

from __future__ import annotations

import pytest

from tests.annotate.happening.whole import event, read, told

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        # what harms is the deed and not where it was done
        (
            "Vance flew home after the bombings at consulates in Chad and Peru, which have killed 250 people.",
            "killed",
            [],
            ["250 people"],
        ),
        ("The League has been among those calling for a new truce.", "calling", ["League"], []),
        ("Mayor Ana Sol was among those arrested in Tamsin.", "arrested", [], ["Mayor Ana Sol"]),
        ("Ana Sol was among those who called for calm.", "called", ["Ana Sol"], []),
        # a second gerund has the subject of the first
        (
            "They called on neighbours to help by taking in families and by sending food to the camp.",
            "sending",
            ["neighbours"],
            ["camp"],
        ),
        (
            "Presidents Ari Sol of Chad and Lena Orr of Peru signed a plan on Friday.",
            "signed",
            ["Presidents Ari Sol of Chad", "Lena Orr"],
            [],
        ),
        ("The elders kept the clans from killing one another.", "killing", ["clans"], []),
        ("Peru handed over a suspect in the U.S. Embassy bombings.", "bombings", [], ["U.S. Embassy"]),
        # a list goes on with its first member, whatever relative clause stands between
        (
            "She was due to lay flowers, talk to guards who survived the blast and meet with President Ole Brandt.",
            "meet",
            ["She"],
            ["President Ole Brandt"],
        ),
        (
            "The envoy was cut in the blast, which damaged the bank, shattered a shop and toppled a tower.",
            "shattered",
            ["blast"],
            ["shop"],
        ),
        ("The army provided 24,000 masks to the nurses and the guards.", "provided", ["army"], ["nurses", "guards"]),
        ("Eight of them are in custody.", "custody", [], ["Eight of them"]),
        (
            "Chad has flown 87 missions, conducted 26 bombing raids on rebel targets, and is now sending doctors.",
            "raids",
            ["Chad"],
            ["rebel targets"],
        ),
        ("The guerrillas waged war on the junta for years.", "war", ["guerrillas"], None),
        ("She spoke on Monday, also calling on envoys to oppose bigotry.", "oppose", ["envoys"], None),
        ("Ana Sol and Lars Orr also have other topics to discuss.", "discuss", ["Ana Sol", "Lars Orr"], []),
        # "of" names who comes, decides, rises or refuses, and no one whom it befalls
        ("The arrival of the soldiers calmed the port.", "arrival", ["soldiers"], []),
        ("The revolt of the garrison was put down within hours.", "revolt", ["garrison"], []),
        ("The refusal of the militia to disarm angered the envoys.", "refusal", ["militia"], []),
    ],
)
def test_who_takes_part(text: str, trigger: str, actors: list[str], recipients: list[str] | None) -> None:
    found = told(text, trigger)
    assert [p.span.text for p in found.actors] == actors
    assert recipients is None or [p.span.text for p in found.recipients] == recipients


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("The League condemned the ambush on a bus, which happened near Gao on Friday.", "ambush", "Gao"),
        ("Brandt welcomes the inquiry into the raid on a depot, which took place in Gao on 4 March.", "raid", "Gao"),
        ("Blasts killed scores outside the embassies of Peru in Chad and Mali on Friday.", "killed", "Chad"),
        ("The boats were built in Chad and handed over to Peru.", "handed", None),
        # when, or because of what, is not where
        ("Vance spoke of defeating the militia in the wake of bomb attacks in Gao.", "defeating", None),
        # protesters are not where what they speak against was done
        ("Protesters in Gao condemned the raid on the mosque.", "raid", None),
        ("Protesters in Gao staged a march.", "staged", "Gao"),
    ],
)
def test_where(text: str, trigger: str, place: str | None) -> None:
    found = told(text, trigger)
    assert (found.location.span.text if found.location is not None else None) == place


@pytest.mark.parametrize(
    ("text", "trigger", "modality"),
    [
        ('"We are at war with a ruthless gang," Brandt said.', "war", "actual"),
        (
            "Retaliating 13 days after the raid, Chadian troops on Thursday shelled a mill.",
            "Retaliating",
            "actual",
        ),
        ("The decree gave no reason for the expulsions.", "expulsions", "actual"),
        ("The board asked whether the academy, funded by the ministry, can move.", "funded", "actual"),
        ("The gang grew quickly last year, mostly by recruiting boys.", "recruiting", "actual"),
        ("Ministers assailed Chad for holding naval exercises with Peru.", "exercises", "actual"),
        ("The military action we are taking against the gangs goes on.", "action", "actual"),
        ('"These bombings will not stop us," Brandt said.', "bombings", "actual"),
        ("That brought the toll for both bombings to 259.", "bombings", "actual"),
        ("Brandt condemned bomb attacks at U.S. consulates in Chad and Peru.", "attacks", "actual"),
        ("Peruvian authorities allege the raids were plotted by Ole Brandt.", "allege", "actual"),
        ("Peruvian authorities allege the raids were plotted by Ole Brandt.", "raids", "actual"),
        # what somebody is to see to, or comes of a condition, is not yet
        ("The envoy stayed to ensure that the army sends food to the camp.", "sends", "hypothetical"),
        ("Police must make sure that the army leaves the village.", "leaves", "hypothetical"),
        ("She is due to lay flowers and meet the king before visiting the camp.", "visiting", "hypothetical"),
        ("If he keeps his word he wins, and if he does not, he loses the election.", "loses", "hypothetical"),
    ],
)
def test_how_it_is_held(text: str, trigger: str, modality: str) -> None:
    assert told(text, trigger).modality == modality


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The senator flirted with a run for mayor.", "flirted"),
        ("Brandt hewed to the minister's line in a debate.", "hewed"),
        ("Vance has pandered to the far right for a year.", "pandered"),
        ("The president trumpeted his plan during an address on Sunday.", "trumpeted"),
        ("The boy was found clinging to a plank off the coast.", "clinging"),
        ("The premier underestimated the rebels.", "underestimated"),
        ("The two sides vowed to counter threats from armed groups.", "threats"),
        ("Calling a threat by another name does not make it go away.", "threat"),
        ("The tablets eased his pain.", "eased"),
        ("The speeches offer a preview of the debate.", "offer"),
        ("Chad fired rockets in response to the raid.", "response"),
        ("The army closed the road in order to search the village.", "order"),
        ("The first shipment of evidence is expected on Monday.", "shipment"),
    ],
)
def test_how_somebody_carries_himself_is_no_event(text: str, word: str) -> None:
    assert event(text, word) is None


@pytest.mark.parametrize(
    ("title", "trigger"),
    [
        ("Exiles Urged to Leave Island", "Urged"),
        ("Villagers warned against return", "warned"),
        ("Brazilian questioned in embassy bombings", "questioned"),
    ],
)
def test_what_is_past_in_a_headline_was_done_to_its_subject(title: str, trigger: str) -> None:
    found = told(f"{title}\n\nGAO, Nov. 19 (Coast News) - Ana Sol spoke on Thursday.", trigger)
    assert not found.actors


def test_whoever_is_quoted_by_an_agency_says_we_himself() -> None:
    text = (
        'Minister Ole Brandt spoke in Gao. "We discussed the border," Brandt was quoted as saying by the Coast agency.'
    )
    record = read(text)
    (who,) = told(text, "discussed").actors
    assert who.entity == next(e.id for e in record.entities if e.name == "Ole Brandt")


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("Lars Orr took over as the senior official of the ministry.", "took", None),
        ("Rebels took over the ministry.", "took", "COERCE"),
        ("Peru launched a rocket into space.", "launched", None),
        ("Peru launched a rocket into Chad.", "launched", "ASSAULT"),
    ],
)
def test_type(text: str, trigger: str, kind: str | None) -> None:
    assert told(text, trigger).type == kind
