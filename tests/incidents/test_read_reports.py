"""Incidents as they are read from several reports: whose figure is superseded, who denies for whom, what is apart."""

from __future__ import annotations

from pathlib import Path

import pytest

import onrecord
from onrecord.incidents.records import Incident
from onrecord.ledger import open_ledger

_TITLE = "Gunmen kill four at a mill in Kassala"
_LEAD = "KASSALA, Sudan, March 4 (Coast News) - Gunmen stormed a mill in Kassala on Sunday and killed four people, {}."
_REPORT = "Deaths at Kassala mill\n\nThe attack on the mill in Kassala on Sunday {}.\n\n{}"


@pytest.fixture
def incident(tmp_path: Path):  # type: ignore[no-untyped-def]
    """What a ledger makes of the raid that reports tell of: texts with their days."""

    def made(*reports: tuple[str, str, str]) -> Incident:
        with open_ledger(tmp_path / "case.db") as ledger:
            for text, published, outlet in reports:
                ledger.add(onrecord.read(text, published=published, outlet=outlet))
            ledger.link()
            return max(ledger.every_incident(), key=lambda i: len(i.events))

    return made


def _dispatch(said: str, *more: str) -> tuple[str, str, str]:
    return "\n\n".join((_TITLE, _LEAD.format(said), *more)), "2024-03-04", "Coast News"


def _superseded(incident: Incident) -> set[str]:
    return {p.value for d in incident.disputes if d.about == "count:killed" for p in d.positions if p.superseded}


def _said(incident: Incident, polarity: str) -> set[tuple[str, str]]:
    return {(r.actor, s.chain[-1]) for r in incident.responsibility if r.polarity == polarity for s in r.said_by}


@pytest.mark.model
@pytest.mark.parametrize(
    ("said", "detail", "later"),
    [
        # the lead names in short whom the report goes on to name
        (
            "the city's security agency said",
            "Four people died, said Major Bela Tor, a spokesman for the Sadra, the security agency.",
            "The number of people killed rose to six, the Sadra said on Tuesday. Its spokesman, Major Bela Tor, had put"
            " the figure at four on Sunday.",
        ),
        (
            "medics said",
            "Doctors at Gash hospital said that four bodies had been brought in.",
            "Doctors at Gash hospital, who spoke of four dead on the first day, said on Tuesday that the number of"
            " people killed was six.",
        ),
        # an officer of the body, called by what is his of it
        (
            "the fire service said",
            "The mill was still burning at night, said Bela Tor, a fire service director.",
            "The fire service on Tuesday put the number of people killed at six. Its director, Bela Tor, had earlier"
            " spoken of four.",
        ),
        (
            "police said",
            "The mill was still burning at night, said the police spokesman, Bela Tor.",
            "Police on Tuesday raised to six the number of people killed, after a miller died of his wounds. Spokesman"
            " Bela Tor had earlier spoken of four dead.",
        ),
        (
            "the defence ministry said",
            "The mill was still burning at night.",
            "The Ministry of National Defence on Tuesday raised the number of people killed to six after a guard died"
            " in Khartoum.",
        ),
    ],
)
def test_a_later_figure_supersedes_whoever_gave_the_first_for_the_same_body(  # type: ignore[no-untyped-def]
    incident, said: str, detail: str, later: str
) -> None:
    told = _REPORT.format("shook the town", f"{later} A baker, Ada Lark, said that nine people had been killed.")
    found = incident(_dispatch(said, detail), (told, "2024-03-06", "Hill Post"))
    assert _superseded(found) == {"4"}


@pytest.mark.model
@pytest.mark.parametrize(
    ("accused", "denied", "who"),
    [
        ('"Guards of the Orvane Mining Company stormed the mill," said the mayor, Ada Lark.',
         "The Orvane Mining Company denied that its guards had stormed the mill.", "Orvane"),
        ('"Terrorists of the Vale Front stormed the mill," said the mayor, Ada Lark.',
         "The Vale Front said that its fighters had not taken part in the attack.", "Vale Front"),
        ('"Bela Tor and his men stormed the mill," said the mayor, Ada Lark.',
         "In a post on Telegram, a man who called himself Bela Tor said his men did not storm the mill.", "Bela Tor"),
        ('"Kestrels in plain clothes hurled these grenades," said the mayor, Ada Lark.',
         "The head of the Kestrels, Bela Tor, said his members had not carried out the attack.", "Kestrels"),
    ],
)  # fmt: skip
def test_whoever_is_accused_denies_it_by_his_own(incident, accused: str, denied: str, who: str) -> None:  # type: ignore[no-untyped-def]
    found = incident(_dispatch("police said", accused, denied))
    assert any(who in actor for actor, _ in _said(found, "positive"))
    assert any(who in actor for actor, _ in _said(found, "negative"))
    assert not any("Telegram" in actor for actor, _ in _said(found, "negative"))


@pytest.mark.model
@pytest.mark.parametrize(
    "sentence",
    [
        "The governor described the reports as the handiwork of mischief makers.",
        "The governor on Monday revised the number of policemen killed to six.",
        "Sixteen suspected members of the Vale Front were awaiting trial in the town, the governor said.",
        "The raiders killed two guards who were escorting the millers and abducted the rest, the governor said.",
    ],
)
def test_nobody_is_blamed_who_is_only_named_beside_it(incident, sentence: str) -> None:  # type: ignore[no-untyped-def]
    assert not _said(incident(_dispatch("police said", sentence)), "positive")


@pytest.mark.model
@pytest.mark.parametrize(
    "sentence",
    [
        "In Oruvai, north of the town, attackers with machetes killed 13 farmers on Saturday, a priest said.",
        "The ministry recalled that on 9 February two policemen were shot dead in Port Sudan.",
    ],
)
def test_what_befell_others_is_no_toll(incident, sentence: str) -> None:  # type: ignore[no-untyped-def]
    found = incident(_dispatch("police said", "The mayor, Ada Lark, said that six people were killed.", sentence))
    figures = {p.value for d in found.disputes if d.about == "count:killed" for p in d.positions}
    assert figures == {"4", "6"}


def _account(text: str) -> tuple[str, str, str]:
    return text, "2024-03-06", "Hill Post"


@pytest.mark.model
@pytest.mark.parametrize(
    "account",
    [
        # the day stands with a noun for the deed, and a landslide is none of it
        "Millers were paid by a rival, says baker\n\nNobody in Kassala believes the story of a plot behind Sunday's"
        " storming of the mill.\n\nAda Lark, a baker, told the Post that the Kestrels had stormed the mill. Nine people"
        " were killed, she said.\n\nOn Tuesday a landslide buried a family of five at Suakin.",
        # those who speak of it sat elsewhere
        "A mill in mourning\n\nMillers were standing in line at the mill in Kassala on Sunday when gunmen came."
        " Four of them are dead, says the mayor.\n\nLeaders of the region, who were meeting in Suakin when the"
        " news came, condemned the attack on the mill.",
        # what is counted from is the burial, and the day is told
        "Kestrels accused of mill killing\n\nTwo days after the burial of the victims of the killing at the Kassala"
        " mill on Sunday, voices are being raised.\n\nAda Lark, a baker, says the Kestrels carried out the killing.",
    ],
)
def test_other_words_tell_of_the_same(incident, account: str) -> None:  # type: ignore[no-untyped-def]
    found = incident(_dispatch("police said"), _account(account))
    assert found.documents == 2
    assert (found.begin, found.end) == ("2024-03-03", "2024-03-03")


@pytest.mark.model
def test_what_somebody_has_told_an_agency_a_rewrite_has_from_there(incident) -> None:  # type: ignore[no-untyped-def]
    rewrite = (
        "Four dead at mill\n\nFour people were killed at a mill in Kassala on Sunday. This was announced by the"
        " prefect, Bela Tor, as the agency Coast News reports.\n\nThe prefect accused the Kestrels of the attack on the"
        " mill."
    )
    found = incident(_dispatch("police said"), (rewrite, "2024-03-05", "Hill Post"))
    chains = {s.chain for r in found.responsibility for s in r.said_by}
    assert ("Coast News", "Bela Tor") in chains


@pytest.mark.model
def test_a_weapon_that_is_called_by_a_country_is_its(incident) -> None:  # type: ignore[no-untyped-def]
    told = '"A Russian Iskander missile killed those millers," said the mayor, Ada Lark.'
    assert ("Russia", "Ada Lark") in _said(incident(_dispatch("police said", told)), "positive")


_ACCUSED = "The mayor, Ada Lark, said the Vale Front had stormed the mill."


@pytest.mark.model
@pytest.mark.parametrize(
    "denial",
    [
        "The Vale Front said that none of its fighters had been anywhere near the mill.",
        "No fighter of the Vale Front, its spokesman Bela Tor told the Post, had a part in this attack.",
        '"We have not touched this building," said Bela Tor, the commander of the Vale Front.',
        "A spokesman for the Vale Front said its men had been elsewhere.",
        "The Vale Front said that it had not taken part in the attack.",
    ],
)
def test_whoever_was_not_there_denies_it(incident, denial: str) -> None:  # type: ignore[no-untyped-def]
    said = _said(incident(_dispatch("police said", _ACCUSED, denial)), "negative")
    assert {actor for actor, _ in said} == {"Vale Front"}


@pytest.mark.model
@pytest.mark.parametrize(
    "accusation",
    [
        "The mayor, Ada Lark, laid the killings to the account of the Vale Front.",
        "The mayor, Ada Lark, said that only the Vale Front could have done this.",
        "The mayor, Ada Lark, told the Post by telephone that it had been the Vale Front.",
    ],
)
def test_accusations_in_other_words(incident, accusation: str) -> None:  # type: ignore[no-untyped-def]
    assert _said(incident(_dispatch("police said", accusation)), "positive") == {("Vale Front", "Ada Lark")}


@pytest.mark.model
@pytest.mark.parametrize(
    ("sentence", "actor", "chain", "stance"),
    [
        (
            'The junta denied it. "The junta\'s gunners stormed the mill," said Bela Tor, a trader.',
            "the junta",
            "Bela Tor",
            "asserts",
        ),
        (
            "Col. Arin Vesk, the police chief, said detectives suspect that a sacked guard, Bela Tor, was one of the"
            " gunmen.",
            "Bela Tor",
            "detectives",
            "suspects",
        ),
        (
            "A spokesman for the army, Major General Arin Vesk, accused the Grey Army of storming the mill.",
            "Grey Army",
            "Arin Vesk",
            "accuses",
        ),
    ],
)
def test_whom_somebody_says_did_it(incident, sentence: str, actor: str, chain: str, stance: str) -> None:  # type: ignore[no-untyped-def]
    told = incident(_dispatch("medics said", sentence))
    said = {
        (r.actor, s.chain[-1], s.stance) for r in told.responsibility if r.polarity == "positive" for s in r.said_by
    }
    assert (actor, chain, stance) in said


@pytest.mark.model
def test_where_somebody_is_heard_is_not_where_it_was(incident) -> None:  # type: ignore[no-untyped-def]
    told = incident(
        _dispatch("medics said"),
        (
            'Widow of slain miller speaks\n\n"They came for my husband at the mill in Kassala on Sunday," his widow'
            " told reporters beside the coffin in the family's house, where traders have come since the shooting.\n\n"
            "The raid left five people dead, a nurse said.",
            "2024-03-05",
            "Gash Post",
        ),
    )
    assert len({m.document for m in told.events}) == 2


@pytest.mark.model
def test_a_figure_of_an_office_is_of_whom_the_other_reports_name_in_it(incident) -> None:  # type: ignore[no-untyped-def]
    told = incident(
        _dispatch(
            "the territory's administrator said",
            '"They came for the grain," the administrator, Bela Tor, said.',
        ),
        (
            _REPORT.format("has cost more lives", "The administrator now admits to seven dead; he had said four."),
            "2024-03-06",
            "Gash Post",
        ),
    )
    assert _superseded(told) == {"4"}


@pytest.mark.model
def test_who_corrects_himself_gives_up_the_figure_that_it_was_not(incident) -> None:  # type: ignore[no-untyped-def]
    told = incident(
        _dispatch("the traders' union said", "The union's president, Bela Tor, said that four had died."),
        (
            _REPORT.format(
                "has cost more lives",
                "The union president corrected himself on Tuesday, saying seven were dead and not four.",
            ),
            "2024-03-06",
            "Gash Post",
        ),
    )
    assert _superseded(told) == {"4"}


@pytest.mark.model
@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ('"These are the methods of the Grey Front," Bela Tor, a trader, said.', "Grey Front"),
        ("Bela Tor, a trader, said the gunmen had been sent by the Grey Front.", "Grey Front"),
        ("The blame was laid on the Grey Front by a trader, Bela Tor.", "Grey Front"),
        ("The Grey Front had him killed, said a trader, Bela Tor.", "Grey Front"),
        ("The Grey Front had paid for the miller's death, said a trader, Bela Tor.", "Grey Front"),
    ],
)
def test_frames_of_blame(incident, sentence: str, actor: str) -> None:  # type: ignore[no-untyped-def]
    assert (actor, "Bela Tor") in _said(incident(_dispatch("medics said", sentence)), "positive")


@pytest.mark.model
def test_who_fires_into_the_air_is_not_blamed(incident) -> None:  # type: ignore[no-untyped-def]
    told = incident(
        _dispatch("medics said", "The army's men fired into the air, Colonel Arin Vesk, a spokesman, said.")
    )
    assert not any("army" in actor for actor, _ in _said(told, "positive"))


@pytest.mark.model
@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        (
            "Bela Tor, a trader, told reporters that guards of Mayor Arin Vesk had stormed the mill.",
            "Arin Vesk",
        ),
        ("The firm that guards the mill, Orvia Watch, was responsible for the deaths, said Bela Tor.", "Orvia Watch"),
        ("Bela Tor, a trader, said a Sadri-led coalition jet had bombed the mill.", "coalition"),
    ],
)
def test_who_is_meant_by_an_accusation(incident, sentence: str, actor: str) -> None:  # type: ignore[no-untyped-def]
    said = {a for a, by in _said(incident(_dispatch("medics said", sentence)), "positive") if by == "Bela Tor"}
    assert any(actor in a and not a.startswith("that ") for a in said)


_BLAMED = [
    ("a vessel of the Vale Front had rammed the ferry", "Vale Front"),
    ("a ship belonging to the Vale Front had rammed the ferry", "Vale Front"),
    ("men of the warlord Osman Tor had attacked the mill", "Osman Tor"),
    ("fighters loyal to Osman Tor had attacked the mill", "Osman Tor"),
    ("fighters of General Osman Tor had attacked the mill", "Osman Tor"),
    ("men of the Vale Front had attacked the mill", "Vale Front"),
    ("Vale Coast Guard vessel 12 had rammed the ferry", "Vale Coast Guard"),
    ("the Guardians of the Marsh, a militia founded by a smuggler, had attacked the mill", "Guardians of the Marsh"),
]


@pytest.mark.model
@pytest.mark.parametrize(("charge", "blamed"), _BLAMED)
def test_whose_men_and_ships_are(incident, charge: str, blamed: str) -> None:  # type: ignore[no-untyped-def]
    told = "ferry" if "ferry" in charge else "mill"
    where = "A raid on a mill" if told == "mill" else "An attack on a ferry"
    lead = f"KASSALA, Sudan, March 4 (Coast News) - {where} in Kassala killed four people on Sunday, police said."
    more = f"Osman Tor and the Vale Front are at war. Colonel Adam Bell said that {charge}."
    found = incident((f"Four killed at {told} in Kassala\n\n{lead}\n\n{more}", "2024-03-04", "Coast News"))
    assert blamed in {who for who, _ in _said(found, "positive")}


@pytest.mark.model
@pytest.mark.parametrize(
    "before",
    [
        "and not four as reported at first",
        "not four, as it had first said",
        "up from the four first reported",
        "two more than it had reported at first",
    ],
)
def test_a_figure_that_is_told_as_an_earlier_one_is_superseded(incident, before: str) -> None:  # type: ignore[no-untyped-def]
    said = f"Police said on Monday that six people, {before}, were killed in the attack on the mill in Kassala."
    later = f"Deaths at Kassala mill\n\n{said}"
    found = incident(_dispatch("police said"), (later, "2024-03-05", "Hill Post"))
    assert "4" in _superseded(found)


@pytest.mark.model
def test_who_is_told_by_an_agency_goes_on_through_it(incident) -> None:  # type: ignore[no-untyped-def]
    text = (
        "Mill raid: mayor accuses them\n\nAccording to the Coast News Agency, the mayor of Kassala speaks of four dead "
        "after Sunday's raid on a mill. He blames the Vale Front for the raid."
    )
    found = incident((text, "2024-03-05", "Radio Hill"))
    chains = {s.chain for r in found.responsibility if r.actor == "Vale Front" for s in r.said_by}
    assert any("Coast News Agency" in chain[0] and len(chain) > 1 for chain in chains)


@pytest.mark.model
@pytest.mark.parametrize(
    "answer",
    [
        "The Vale Front said that its men had been two days' march from Kassala.",
        "The Vale Front called his story absurd.",
        "The Vale Front said that the mayor was lying.",
    ],
)
def test_the_accused_denies_it_in_other_words(incident, answer: str) -> None:  # type: ignore[no-untyped-def]
    charge = "The mayor of Kassala, Adam Bell, accused the Vale Front of the attack."
    found = incident(_dispatch("police said", f"{charge} {answer}"))
    assert ("Vale Front", "Vale Front") in _said(found, "negative")


@pytest.mark.model
def test_a_dispatch_is_of_its_dateline_s_day(incident) -> None:  # type: ignore[no-untyped-def]
    first, _, outlet = _dispatch("police said")
    later = (
        "Deaths at Kassala mill\n\nSix people were killed in the attack on the mill in Kassala, police said on Tuesday."
    )
    found = incident((first, "2024-03-05", outlet), (later, "2024-03-06", "Hill Post"))
    assert _superseded(found) == {"4"}


@pytest.mark.model
def test_a_federation_of_carters_is_the_carters_federation(incident) -> None:  # type: ignore[no-untyped-def]
    later = (
        "Deaths at Kassala mill\n\nThe attack on the mill in Kassala on Sunday was the work of soldiers, some said."
        "\n\nThe federation of carters now counts six dead."
    )
    found = incident(_dispatch("the carters' federation said"), (later, "2024-03-06", "Hill Post"))
    assert "4" in _superseded(found)
