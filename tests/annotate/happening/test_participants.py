"""Who did it and whom it befell where the words for both stand apart from the word for the deed, as the whole reader
tells them. Names and happenings are invented."""

from __future__ import annotations

from functools import cache

import pytest

import onrecord
from onrecord.records import Participant, Record

pytestmark = pytest.mark.model


@cache
def read(text: str) -> Record:
    return onrecord.read(text, published="2026-11-20")


def parties(text: str, trigger: str) -> tuple[list[str], list[str]]:
    """Actors and recipients: the name of each that has one, else its words."""
    record = read(text)
    named = {e.id: e.name for e in record.entities}
    found = next(e for e in record.events if e.trigger.text == trigger)

    def told(several: tuple[Participant, ...]) -> list[str]:
        return [named.get(p.entity or "") or p.span.text for p in several]

    return told(found.actors), told(found.recipients)


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        # What somebody was doing when something was done to them.
        ("While meeting farmers in Bern, the governor was attacked by a crowd.", "meeting", ["the governor"]),
        ("The army was praised by Karl Brandt while shelling the town.", "shelling", ["The army"]),
        ("The hostages were freed by the rebels after paying a ransom.", "paying", ["The hostages"]),
        # What comes of a deed is the doer's, and so is what is done by means of it.
        ("The town was shelled by the army, killing nine.", "killing", ["the army"]),
        ("The mayor was helped by Ada Price to free the hostages.", "free", ["The mayor"]),
        # A noun that describes who was named, whatever the noun.
        ("The mayor met Karl Brandt, the army psychiatrist who killed nine people.", "killed", ["Karl Brandt"]),
        ("Karl Brandt, the icon who founded the Free League, attacked the senator.", "founded", ["Karl Brandt"]),
        ("Ada Price, a pollster and strategist who helped Karl Brandt, was jailed.", "helped", ["Ada Price"]),
        ("Two women in masks who robbed the bank were jailed.", "robbed", ["Two women"]),
        # People, whatever body or place stands between.
        ("Our colleagues at the office in Zarna, who visited the camp, met him.", "visited", ["Our colleagues"]),
        ("Two lawyers for the union in Lunde, who met the mayor, left.", "met", ["Two lawyers"]),
        ("Men went from house to house shooting farmers.", "shooting", ["Men"]),
        ("Rebels have fought on since the military seized power in May.", "seized", ["the military"]),
        ("Peru, an old ally, offered to send troops.", "offered", ["Peru"]),
        ("Karl Brandt, the mayor of Bern, accused the army of theft.", "accused", ["Karl Brandt"]),
        ("Ada Price said the army had not fired and condemned the raid.", "condemned", ["Ada Price"]),
        ("Ada Price denied that any camp existed and asked Iran to let monitors in.", "asked", ["Ada Price"]),
        # What came of a deed is not done by what it was done to.
        ("Rebels staged a raid on a clinic that killed nine nurses.", "killed", ["Rebels"]),
        ("The attack on a militia that killed nine nurses was praised.", "killed", ["a militia"]),
        # Whoever says it does not do what others are told to do.
        ("“It is time,” Karl Brandt said, “to remove the governor.”", "remove", []),
        ("“Free the hostages now,” the minister said.", "Free", []),
        ('The minister vowed "to free the hostages".', "free", ["The minister"]),
        # Two whom a title in the middle runs together.
        ("Victor Lom and Finance Minister Ada Price pledged to fight.", "pledged", ["Victor Lom", "Ada Price"]),
        # Two offices of one, and two people.
        ("The governor's adviser and lawyer Karl Brandt attacked Iran.", "attacked", ["Karl Brandt"]),
        # Some of several, whatever the word for how many.
        ("A lot of soldiers shot at the mayor.", "shot", ["soldiers"]),
        ("Half a dozen of the army's lawyers agreed to help.", "agreed", ["the army's lawyers"]),
        ("39 percent blame Karl Brandt.", "blame", ["39 percent"]),
        # What others are to do by an agreement or need that somebody only speaks of.
        ("Karl Brandt stressed the need to arrest the rebels.", "arrest", []),
        ("Ada Price gave the army the power to arrest the rebels.", "arrest", ["the army"]),
        ("Ada Price has a plan to arrest the rebels.", "arrest", ["Ada Price"]),
        # Where a journey goes is not whose it is.
        ("The mayor's Norwegian trip angered the army.", "trip", ["The mayor"]),
    ],
)
def test_who_did_it(text: str, trigger: str, actors: list[str]) -> None:
    assert parties(text, trigger)[0] == actors


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        ("The meetings Karl Brandt had with the envoy were secret.", "meetings", ["Karl Brandt"], ["the envoy"]),
        ("The raids that the police carried out on the camp angered Oslo.", "raids", ["the police"], ["camp"]),
        ("The mayor's talks on Monday were with the rebels.", "talks", ["The mayor"], ["the rebels"]),
        # What somebody has not done, and what is held there, is another thing.
        ("The mayor saw a video of the shooting, which the police have not done.", "shooting", [], []),
        ("The talks in which the army held the envoy failed.", "talks", [], []),
    ],
)
def test_what_somebody_held_or_carried_out(text: str, trigger: str, actors: list[str], recipients: list[str]) -> None:
    assert parties(text, trigger) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        ("Ada Price won the endorsement of Karl Brandt.", "endorsement", ["Karl Brandt"], ["Ada Price"]),
        ("Ada Price, who had the backing of Karl Brandt, won.", "backing", ["Karl Brandt"], ["Ada Price"]),
        ("Ada Price faces the criticism of Karl Brandt.", "criticism", ["Karl Brandt"], ["Ada Price"]),
        ("Ada Price won praise from the union for her work.", "praise", ["the union"], ["Ada Price"]),
        ("Ada Price has 31 endorsements in the Senate.", "endorsements", [], ["Ada Price"]),
        ("Karl Brandt gave Ada Price a warning.", "warning", ["Karl Brandt"], ["Ada Price"]),
        ("Ada Price was given a warning by Karl Brandt.", "warning", ["Karl Brandt"], ["Ada Price"]),
        ("Iran rejected the warning he gave Ada Price.", "warning", ["he"], ["Ada Price"]),
        # Who gives it, and what is no regard for anybody.
        ("Karl Brandt's endorsement of the union came late.", "endorsement", ["Karl Brandt"], ["the union"]),
        ("Ada Price had praise for Karl Brandt.", "praise", ["Ada Price"], ["Karl Brandt"]),
        ("Ada Price sought the prosecution of Karl Brandt.", "prosecution", [], ["Karl Brandt"]),
        # A place before a title is only whose governor it is.
        ("The army praised Wisconsin Gov. Scott Walker as a leader.", "praised", ["The army"], ["Scott Walker"]),
        # Who is called on is to do it, and who issues a memo says what it says.
        ("Ada Price started a petition calling on Oslo to free Iran.", "free", ["Oslo"], ["Iran"]),
        ("Ada Price issued a memo instructing the army to leave.", "instructing", ["Ada Price"], ["the army"]),
        # What a clause that opens so ended in.
        ("With rival Karl Brandt defeated, Ada Price left.", "defeated", [], ["Karl Brandt"]),
        ("With the army attacking Iran, Ada Price left.", "attacking", ["the army"], ["Iran"]),
    ],
)
def test_who_gives_and_who_gets_it(text: str, trigger: str, actors: list[str], recipients: list[str]) -> None:
    assert parties(text, trigger) == (actors, recipients)


def test_each_of_two_run_together_is_named_by_their_own_words() -> None:
    record = read("Rebels killed Victor Lom and Finance Minister Ada Price on Monday.")
    killed = next(e for e in record.events if e.trigger.text == "killed")
    assert [p.span.text for p in killed.recipients] == ["Victor Lom", "Finance Minister Ada Price"]
