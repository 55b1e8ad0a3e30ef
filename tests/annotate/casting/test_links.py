"""The rules' cast and a linker's word joined: what the linker may change, and what stands against it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from onrecord.annotate.cast import Cast
from onrecord.annotate.entities import entities
from onrecord.annotate.linked import Linking, Seen
from onrecord.annotate.mentions import mentions
from onrecord.annotate.phrases import phrases
from tests.parsing import one_paragraph, syntax


@dataclass(frozen=True)
class Told:
    """A linker that likes one pair of phrases, told by their numbers, and no other."""

    later: int
    earlier: int
    name: str = "told"
    sha256: str = ""

    def link(self, seen: Seen) -> Linking:
        liked = (seen.pairs[:, 0] == self.later) & (seen.pairs[:, 1] == self.earlier)
        scores = np.where(liked, 20.0, -20.0).astype(np.float32)
        return Linking(scores, np.zeros(len(seen.each), dtype=np.float32))


def linked(text: str, later: str, earlier: str) -> Cast:
    """The cast where a linker says that the last phrase headed by `later` takes up the first headed by `earlier`."""
    made = one_paragraph(text)
    parsed = syntax(made, store="entities")
    namings = mentions(made, parsed)
    heads = [parsed.tokens[p.head].text for p in phrases(parsed, namings)]
    told = Told(len(heads) - 1 - heads[::-1].index(later), heads.index(earlier))
    return entities(made, parsed, namings, (), told)


def of_one(cast: Cast, text: str, later: str, earlier: str) -> bool:
    """Whether both words head mentions of one entity."""
    tokens = syntax(one_paragraph(text), store="entities").tokens
    ends = [max(t.i for t in tokens if t.text == later), min(t.i for t in tokens if t.text == earlier)]
    found = [cast.heads.get(i) for i in ends]
    return found[0] is not None and found[0] == found[1]


FOLLOWED = [
    ("The union said that it would not be driven out.", "it", "union"),
    # A pronoun that the rules gave to another, and a phrase that they left to itself.
    ("Tom Rudd met Ben Orr. He left.", "He", "Orr"),
    ("The miners struck. Police fired. The workers fled.", "workers", "miners"),
    ("Ada Lark leads Northern Oil. The company closed. The concern was sold by it.", "it", "company"),
    ("The Vela hotel was bombed. The Grand Vela hotel was old.", "hotel", "hotel"),
]
REFUSED = [
    # What is signed is no union, save where it says so itself.
    ("The union struck. Kordia drew up a deal. Vela signed it.", "it", "union"),
    # Two names stay two, and so do genders and numbers.
    ("Tom Rudd spoke. Ben Orr left.", "Orr", "Rudd"),
    ("Tom Rudd met Mara Ellison. She left.", "She", "Rudd"),
    ("Four soldiers met Ben Orr. He left.", "He", "soldiers"),
    # A phrase that brings somebody in takes up nobody, nor does one that says whose he is.
    ("The official spoke. A second official left.", "official", "official"),
    ("Tom Rudd spoke. His lawyer left.", "lawyer", "Rudd"),
    # Some of several are of those told right before; a thing that is done, and a deed, are no body.
    ("Residents fled. Police held six men, among them a teacher.", "them", "Police"),
    ("Iran sent a letter. It was handed over on Monday.", "It", "Iran"),
    ("Iran said it was a provocation.", "it", "Iran"),
    ("Police named three men, two of them foreigners.", "them", "Police"),
    # Who is only in a subordinate clause, who owns the subject, and who speaks for another is passed over.
    ("Tom Rudd wept as Judge Ben Orr read the verdict. He was jailed.", "He", "Orr"),
    ("Musa's adviser Ben Orr spoke. He threatened them.", "He", "Musa"),
    # An office that somebody has only as a deputy, or no longer.
    ("Secretary Rudd left. Assistant Secretary Ben Orr met them. The secretary spoke.", "secretary", "Orr"),
    ("Former President Ben Orr is in jail. Voters want the president to go.", "president", "Orr"),
    # Whose army it is the rules know.
    ("The Fifth Front fled. The army won.", "army", "Front"),
    # The firm says it of itself.
    ("Northern Oil met the Lake Group. Northern Oil said it would close.", "it", "Group"),
    # Sites told apart by their names.
    ("Gunmen attacked the Rawda mosque on Friday. Police guarded the Noor mosque.", "mosque", "mosque"),
    ("The Balad prison was stormed. The Evin prison was closed.", "prison", "prison"),
    # Who helped somebody is not who is then found dead.
    ("Weber was shot. A nurse carried him out. Later he was pronounced dead.", "he", "nurse"),
]


@pytest.mark.parametrize(("text", "later", "earlier"), FOLLOWED)
def test_a_linker_is_followed(text: str, later: str, earlier: str) -> None:
    assert of_one(linked(text, later, earlier), text, later, earlier)


@pytest.mark.parametrize(("text", "later", "earlier"), REFUSED)
def test_what_is_certain_stands(text: str, later: str, earlier: str) -> None:
    assert not of_one(linked(text, later, earlier), text, later, earlier)


def test_a_pronoun_that_takes_up_a_thing_names_nobody() -> None:
    text = "The State Department praised the treaty because it was old."
    cast = linked(text, "it", "treaty")
    chains = {p.head: chain for p, chain in cast.chains}
    tokens = syntax(one_paragraph(text), store="entities").tokens
    it, treaty = (next(t.i for t in tokens if t.text == word) for word in ("it", "treaty"))
    assert it not in cast.heads
    assert chains[it] == chains[treaty]


def test_whoever_says_i_is_left_to_the_attributions() -> None:
    text = 'Tom Rudd met Ben Orr. "I agree," Rudd said.'
    cast = linked(text, "I", "Orr")
    at = next(t.i for t in syntax(one_paragraph(text), store="entities").tokens if t.text == "I")
    assert at not in cast.heads
