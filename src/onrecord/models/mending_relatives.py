"""Relative clauses that a small parser hangs on the noun right before them.

In "a raid on a clinic | that killed nine" it is the raid that killed, and so it is in "the bombings at two banks in
Arda and Peru, | which have killed nine". Whatever takes place or occurs is a happening and no place, thing or person:
"the attack on a convoy, | which took place near Zarna".
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from onrecord.annotate.nouns import noun
from onrecord.annotate.syntax import Token
from onrecord.annotate.timex.directions import DEEDS
from onrecord.annotate.timex.hosts import happens
from onrecord.lexicons import load

# What comes of a deed for people and things.
_HARM = frozenset("kill wound injure hurt maim destroy damage displace level flatten claim leave burn".split())
_UPON = frozenset({"on", "against", "at", "in", "near", "outside", "of", "inside"})
_WITHIN = frozenset({"at", "in", "near", "outside", "inside"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_STAGED = frozenset("hold stage conduct launch perpetrate".split())
# What is done to somebody with an object left: "a man, denied water".
_KEEPING = frozenset("deny refuse grant give offer award pay teach call name dub elect appoint".split())
_AT = ("-GPE", "-LOC", "-FAC")
_BASED = frozenset("base headquarter locate found register incorporate domicile bear station".split())
_BLOWS = frozenset("fire shoot attack ram hit strike bomb storm open detonate explode raid ambush collide".split())
_OF = frozenset({"of", "from", "by", "on", "about", "in", "at"})
# Of these a verb may speak in the plural.
_SEVERAL = frozenset(
    """police team family crew staff public group band couple majority number side gang army squad government cabinet
    company party crowd pair audience militia unit panel jury board committee""".split()
)
_DEPTH = 4
"""How many nouns may stand between a clause and what it tells of: "the attack on a convoy in a town of Peru, which"."""


def antecedent(held: list[Token], n: int, base: int) -> Token | None:
    """The happening that the relative clause of the verb at `n` tells of, where the parser has hung it on another noun;
    None where it hangs well, or nothing better is found. Indices begin at `base`."""
    verb, place = held[n], held[held[n].head - base]
    within = [t for t in held[max(place.i - base, 0) : n] if t.lower == "which" and held[t.head - base].head == verb.i]
    if within and held[within[0].head - base].lower == "in" and (verb.lemma in _HARM or verb.lemma in _BLOWS):
        return _incident(held, place, base)
    if (agreeing := _agreeing(held, n, place, base)) is not None:
        return agreeing
    own = [t for t in held[max(place.i - base, 0) : n] if t.head == verb.i and t.label in ("nsubj", "nsubjpass")]
    if own and own[0].lower in ("who", "which") and (based := _based_there(held, place, base)) is not None:
        return based
    if not own or own[0].lower not in ("that", "which"):
        return None
    if verb.lemma in _HARM and own[0].label == "nsubj":
        return _deed(held, place, _number(held, verb), base)
    if _occurs(held, verb) and not happens(place):
        return next((t for _, t in _above(held, place, base) if happens(t)), None)
    return None


def _agreeing(held: list[Token], n: int, place: Token, base: int) -> Token | None:
    """The noun above that a relative clause agrees with, where it does not with the one that it hangs on: "files of the
    agency, | which he said were forged"; None where it does, or no noun above does."""
    own = (t for t in held[max(place.i - base, 0) : n + 1] if t.tag == "WDT" and t.label in ("nsubj", "nsubjpass"))
    which = next((t for t in own if t.lower in ("which", "that")), None)
    if which is None or place.pos != "NOUN" or place.label != "pobj" or place.lemma in _SEVERAL:
        return None
    told = held[which.head - base]
    if told.i != held[n].i and not (told.head == held[n].i and told.label == "ccomp"):
        return None
    number = _number(held, told)
    if number is None or number == _number_of(place) or any(t.head == place.i and t.label == "conj" for t in held):
        return None
    above = (noun for prep, noun in _above(held, place, base) if prep is not None and prep.lower in _OF)
    return next((noun for noun in above if _number_of(noun) == number), None)


def listed_with(held: list[Token], n: int, base: int) -> Token | None:
    """The verb of a relative clause that goes on with the verb at `n`, which the parser joins to the passive above:
    "was cut in the blast, which wrecked the bank, | shattered a shop and | toppled a tower". None for another verb."""
    verb, above = held[n], held[held[n].head - base]
    own = {t.label for t in held[above.i - base + 1 :] if t.head == verb.i}
    if verb.tag != "VBD" or "dobj" not in own or own & {"nsubj", "nsubjpass", "aux", "auxpass", "mark"} or n < 2:
        return None
    if not any(t.head == above.i and t.label == "auxpass" for t in held):
        return None
    between = [t for t in held[above.i - base + 1 : n] if t.label == "relcl" and t.tag == "VBD"]
    told = next((t for t in between if _which(held, t) and above.i < t.head), None)
    if told is None:
        return None
    again = any(t.label == "conj" and t.head == told.i and t.i < verb.i for t in held)
    return told if held[n - 1].text == "," or (again and held[n - 1].lower == "and") else None


def listed_after(held: list[Token], n: int, base: int) -> Token | None:
    """The verb that goes on with a participle which has an object of its own, and so tells nothing of the object before
    it: "has flown 87 missions, | carried out 26 raids". None for another word."""
    verb, noun_ = held[n], held[held[n].head - base]
    above = held[noun_.head - base]
    if verb.tag != "VBN" or noun_.label != "dobj" or above.tag != "VBN" or not above.i < noun_.i < verb.i or n < 1:
        return None
    own = {t.label for t in held if t.head == verb.i}
    if held[n - 1].text != "," or "dobj" not in own or own & {"agent", "nsubj", "aux", "auxpass", "oprd", "dative"}:
        return None
    has = any(t.head == above.i and t.label == "aux" and t.lemma == "have" for t in held)
    return above if has and verb.lemma not in _KEEPING else None


def _incident(held: list[Token], place: Token, base: int) -> Token | None:
    """What somebody was hurt in, from the place or thing up that it was near or upon: "the raid on a town in | which
    two died"; None where the clause tells of that already."""
    if place.lemma in DEEDS or happens(place):
        return None
    prep = held[place.head - base]
    verb = held[prep.head - base]
    if place.label == "pobj" and verb.pos == "VERB" and prep.i > verb.i:  # "over the incident off the reef, in which"
        nouns = [t for t in held[verb.i - base : prep.i - base] if t.lemma in DEEDS and t.pos == "NOUN"]
        return nouns[-1] if nouns else None
    return next((t for _, t in _above(held, place, base) if t.lemma in DEEDS or happens(t)), None)


def _based_there(held: list[Token], place: Token, base: int) -> Token | None:
    """Who is based at a place that the parser hangs a clause about them on: "a firm based in Lima, | which sells"."""
    prep = held[place.head - base]
    based = held[prep.head - base]
    if place.label != "pobj" or not place.entity.endswith(_AT) or based.label != "acl" or based.lemma not in _BASED:
        return None
    return held[based.head - base]


def _which(held: list[Token], verb: Token) -> bool:
    """Whether a thing does what a relative clause tells."""
    return any(t.head == verb.i and t.label == "nsubj" and t.lower in ("which", "that") for t in held)


def _deed(held: list[Token], place: Token, number: str | None, base: int) -> Token | None:
    """The deed that has done harm, from the place or thing up that it was done to."""
    for prep, above in _above(held, place, base):
        named = place.pos == "PROPN"
        if prep is not None:
            if prep.lower not in (_WITHIN if named else _UPON) or (named and place.entity[2:] not in _PLACES):
                return None
            if not named and _may_harm(place):
                return None
            if above.pos == "NOUN" and above.lemma in DEEDS:
                return None if number is not None and number != _number_of(above) else above
        place = above
    return None


def _above(held: list[Token], place: Token, base: int) -> Iterator[tuple[Token | None, Token]]:
    """The nouns above one and the prepositions between, None between two that are joined."""
    for _ in range(_DEPTH):
        up = held[place.head - base]
        if place.label == "conj" and up.i < place.i and up.pos in ("NOUN", "PROPN"):
            yield None, up
            place = up
            continue
        above = held[up.head - base]
        if place.label != "pobj" or above.pos not in ("NOUN", "PROPN") or not above.i < up.i < place.i:
            return
        yield up, above
        place = above


def _may_harm(place: Token) -> bool:
    """Whether a common noun names somebody, or something, that does harm itself."""
    known = noun(place.lemma)
    return place.lemma in _harmful() or (known is not None and known.kind in ("person", "group", "armed_group"))


@cache
def _harmful() -> frozenset[str]:
    """People and bodies of them who may do harm themselves, and what they do it with."""
    classes = ("people", "troops", "foe", "attacker", "weapons", "guns", "aircraft")
    return frozenset(w for row in load("noun_classes") if row["class"] in classes for w in row["lemmas"].split())


def _occurs(held: list[Token], verb: Token) -> bool:
    """Whether a verb says of its subject that it happened."""
    if verb.lemma == "take":
        return any(t.head == verb.i and t.label == "dobj" and t.lower == "place" for t in held)
    staged = verb.lemma in _STAGED and any(t.head == verb.i and t.label == "nsubjpass" for t in held)
    return staged or verb.lemma in ("occur", "happen")


def _number(held: list[Token], verb: Token) -> str | None:
    """The number that a verb agrees in: NN, NNS, None where its form does not tell."""
    finite = next((t for t in held if t.head == verb.i and t.label in ("aux", "auxpass")), verb)
    form = "NN" if finite.tag == "VBZ" or finite.lower == "was" else None
    return "NNS" if finite.tag == "VBP" or finite.lower == "were" else form


def _number_of(place: Token) -> str:
    return "NNS" if place.tag in ("NNS", "NNPS") else "NN"
