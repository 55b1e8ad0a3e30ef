"""Targets: what a noun of violence names before it, or behind "at" and "outside", as what it was done to: the embassy
of "the embassy bombing", Sol of "the Sol assassination"."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.cast import Cast
from onrecord.annotate.happening.conjuncts import spread
from onrecord.annotate.happening.event_types import Sense, noun_sense
from onrecord.annotate.happening.extents import prefixed
from onrecord.annotate.happening.noun_classes import is_of
from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons.actors import known

# What is done to a house; a shooting or killing there is done to those in it.
_AT_HOUSES = frozenset(
    """attack bombing blast explosion siege shelling raid strike airstrike bombardment assault storming takeover seizure
    occupation""".split()
)
# What is done to the person before it; "the Sol attack" may be Sol's.
_TO_PEOPLE = frozenset(
    """assassination killing murder slaying shooting kidnapping abduction poisoning lynching stabbing beating
    beheading""".split()
)
# Of whom the name before it is the victim although no entity is known for it.
_ONLY_TO_PEOPLE = frozenset({"assassination", "slaying", "murder"})


def named_before(syntax: Syntax, cast: Cast, noun: Token) -> Iterator[int]:
    """The heads of those that stand before a noun of violence as what it was done to."""
    for t in syntax.children(noun.i, "compound", "nmod", "amod"):
        if t.i >= noun.i or noun.i - t.i > 2 or prefixed(syntax, t):
            continue
        if is_house_of(noun, t) or is_victim(cast, noun, t):
            yield t.i


def is_house_of(deed: Token, before: Token) -> bool:
    """Whether a word before a deed names a house or vehicle that the deed is done to."""
    return before.pos in ("NOUN", "PROPN") and before.i == deed.i - 1 and deed.lemma in _AT_HOUSES and is_house(before)


def is_house(token: Token, of: str = "@house") -> bool:
    """Whether a word names a building, post or vehicle that an attack is aimed at."""
    return is_of(token, (of, "basis") if token.lower == "bases" else (of,))  # lemmatised as those of a claim


def whose_house(syntax: Syntax, noun: Token, before: Token) -> bool:
    """Whether a word before a deed says whose or where the house is that stands between the two: Russian in "the
    Russian consulate bombing"."""
    return any(is_house_of(noun, t) and before.i < t.i for t in syntax.children(noun.i, "compound", "nmod", "amod"))


def named_behind(syntax: Syntax, noun: Token, sense: Sense) -> Iterator[int]:
    """The heads of those behind "at" or "outside": a base of "blasts at a base", the embassy of "a blast outside the
    embassy"."""
    if noun.lemma not in _AT_HOUSES or sense.type != "ASSAULT":
        return
    for prep in syntax.children(noun.i, "prep"):
        wanted = {"at": "@house", "outside": "@mission_house"}.get(prep.lower)
        for t in syntax.children(prep.i, "pobj"):
            yield from (i for i in spread(syntax, t.i) if wanted is not None and is_house(syntax.tokens[i], wanted))


def is_victim(cast: Cast, deed: Token, before: Token) -> bool:
    """Whether a name before a deed is of whom it was done to: "the Sol killing"."""
    if not may_be_victim(cast, deed, before):
        return False
    entity = cast.named_by(before.i)
    if entity is not None and entity.kind == "person":
        return True
    return deed.lemma in _ONLY_TO_PEOPLE and not before.entity.endswith(("-GPE", "-NORP", "-DATE"))


def may_be_victim(cast: Cast, deed: Token, before: Token) -> bool:
    """Whether a name before a deed that is done to people is that of no state, group or body which is known to do
    it: "the Sol shooting", but "the Hamas killing of a guard", "the Israeli shooting"."""
    named = before.tag == "NNP" or (before.tag == "JJ" and before.text[:1].isupper() and deed.tag == "NN")
    if deed.lemma not in _TO_PEOPLE or before.i != deed.i - 1 or not named:
        return False
    entity = cast.named_by(before.i)
    if entity is not None and entity.kind == "person":
        return True
    armed = entity is not None and entity.kind in ("armed_group", "government", "country")
    return not armed and not known(before.text) and not is_of(before, ("@troops", "@belligerent", "@foe"))


def lists_places_of(syntax: Syntax, land: int) -> bool:
    """Whether a land is the first of two that a headline lists before a deed done there: "condemns | Kenya |, Tanzania
    bombings"."""
    tokens = syntax.tokens[land : land + 4]
    if len(tokens) < 4 or tokens[1].text != "," or not all(tokens[n].tag == "NNP" for n in (0, 2)):
        return False
    deed = tokens[3]
    places = all(tokens[n].entity.endswith("-GPE") for n in (0, 2))
    return places and tokens[2].head == deed.i and deed.tag in ("NN", "NNS") and noun_sense(syntax, deed) is not None
