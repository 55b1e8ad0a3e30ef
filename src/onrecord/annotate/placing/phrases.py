"""Places in phrases: what a word's locative phrases, what it hits and the names before it say of where it was."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.annotate.placing.atlas import Atlas, names_a_site
from onrecord.annotate.placing.bearings import reference_points
from onrecord.annotate.placing.spoken import is_address, is_matter, speaking
from onrecord.annotate.syntax import Token
from onrecord.annotate.timex.words import UNITS
from onrecord.lexicons.actors import known
from onrecord.lexicons.locations import location_words

DEPTH = 4
"""How many phrases deep a place may lie ("near a school in a suburb of Damascus" is three)."""
ROADS = frozenset("road motorway highway route bridge street avenue railway line track".split())
ALONG = frozenset({"into", "to", "from", "between", "out"})
_PAID = frozenset("pay make begin start end conclude finish".split())
_LENGTHS = frozenset({*UNITS, "time"})
_LAID = frozenset({"fire", "siege", "waste"})
# "In the wake of the attacks in Zarna": when, or why, and not where.
_WHEN = frozenset("behalf wake aftermath run-up face light midst response reaction retaliation reply view".split())


def locative(atlas: Atlas, head: Token, depth: int) -> Iterator[Token]:
    """Places in the locative phrases of a token, nearest to it first."""
    if depth == 0:
        return
    prepositions = location_words("preposition")
    phrases = sorted(atlas.syntax.children(head.i, "prep"), key=lambda t: (abs(t.i - head.i), t.i))
    for prep in phrases:
        for inner in atlas.syntax.children(prep.i, "pobj"):
            if is_matter(head, prep, inner) or is_address(head, inner) or inner.lemma in _WHEN:
                continue
            if prep.lower == "on" or (prep.lower == "at" and head.lemma in speaking()):
                # "on the Golan Heights" says where; "sanctions on Iran", "lashed out at Iran" against whom.
                yield from (t for t in named(atlas, inner, depth) if not (t is inner and atlas.settled(t)))
            elif prep.lower in prepositions or (prep.lower in location_words("taken_from") and takes(head)):
                yield from named(atlas, inner, depth)
            elif prep.lower in ("during", "by", "with", "of") or (prep.lower == "into" and head.pos == "VERB"):
                # "killed during a raid in Mosul", "an attack by gunmen in Kabul"
                yield from locative(atlas, inner, depth - 2 if depth > 2 else 0)
                if prep.lower == "with":  # "opened fire with rifles on a post near Zarna"
                    yield from locative(atlas, inner, depth - 1)
            elif (prep.lower == "to" and _reaches(atlas, head, inner)) or (head.lemma in ROADS and prep.lower in ALONG):
                yield from named(atlas, inner, depth)
            elif prep.lower == "for" and head.pos == "NOUN":  # "a camp for families in Zarna"
                yield from locative(atlas, inner, depth - 2 if depth > 2 else 0)
            elif prep.lower in ("for", "after") and inner.lemma in _LENGTHS:  # "met for a second day in Zarna"
                yield from locative(atlas, inner, depth - 1)
        for deeper in atlas.syntax.children(prep.i, "prep"):
            if deeper.lower in prepositions or (prep.lower == "out" and deeper.lower == "of" and takes(head)):
                for inner in atlas.syntax.children(deeper.i, "pobj"):
                    yield from named(atlas, inner, depth)
    if takes(head):  # "walked | away from talks in Zarna", "turned | back from Zarna"
        for away in atlas.syntax.children(head.i, "advmod", "prt"):
            for prep in atlas.syntax.children(away.i, "prep"):
                for inner in atlas.syntax.children(prep.i, "pobj"):
                    if prep.lower in location_words("taken_from"):
                        yield from named(atlas, inner, depth)
    if head.pos == "VERB" and head.lemma.lower() in location_words("coming_verb"):
        for prep in phrases:  # "rebels walked into Zarna": where they then are
            for inner in atlas.syntax.children(prep.i, "pobj"):
                if prep.lower in ("into", "onto") or (prep.lower == "on" and head.lemma == "march"):
                    yield from named(atlas, inner, depth)
    for inner in reference_points(atlas.syntax, head):
        yield from named(atlas, inner, depth)


def _reaches(atlas: Atlas, verb: Token, noun: Token) -> bool:
    """Whether "to" says where a verb is done: "set fire to a mill in Zarna", "took to the streets of Zarna"."""
    if verb.lemma == "take" and noun.lemma in ROADS:
        return True
    done = (t.lemma for t in atlas.syntax.children(verb.i, "dobj"))
    return verb.pos == "VERB" and not _LAID.isdisjoint(done)


def takes(head: Token) -> bool:
    """Whether a verb tells that somebody or something was taken from where it was: "abducted from a school"."""
    return head.pos == "VERB" and head.lemma.lower() in location_words("taking_verb")


def named(atlas: Atlas, noun: Token, depth: int) -> Iterator[Token]:
    """The place that a noun phrase names, its own head first, then what lies deeper in it."""
    if depth == 0:
        return
    syntax = atlas.syntax
    if atlas.at(noun):
        yield noun
        return
    if noun.lemma.lower() in location_words("place_noun"):
        for inner in syntax.behind(noun.i, "of"):  # "the West Bank city of Jenin": not where that lies
            if atlas.at(inner) and noun.lemma.lower() not in location_words("post_noun"):
                yield inner
        for beside in syntax.children(noun.i, "compound", "poss", "nmod", "appos", "amod"):
            if not (atlas.at(beside) or names_a_site(atlas, beside)):
                continue
            if beside.label == "amod" and (beside.tag != "NNP" or as_adjective(beside)):
                continue  # "the | Managua | offices", taken for an adjective
            if beside.label != "appos" and noun.lemma.lower() in location_words("post_noun") and atlas.settled(beside):
                # "At a U.S. consulate in Zarna": whose it is, and it may well stand elsewhere.
                stands = list(locative(atlas, noun, depth - 1))
                yield from stands
                if stands or as_adjective(beside):
                    continue
            yield beside
        for inner in syntax.behind(noun.i, "of"):
            if noun.lemma.lower() in location_words("post_noun") and atlas.at(inner) and atlas.settled(inner):
                # "Outside the embassies of Peru in Chad": whose they are.
                yield from (stands := [*locative(atlas, noun, depth - 1), *locative(atlas, inner, 1)])
                if stands:
                    continue
            yield from named(atlas, inner, depth - 1)
        for kept in syntax.children(noun.i, "acl"):  # "a roadblock set up by farmers in Zarna"
            if kept.tag == "VBN":
                for one in (kept, *syntax.agents(kept.i)):
                    yield from locative(atlas, one, depth - 1)
    yield from locative(atlas, noun, depth - 1)


def struck(atlas: Atlas, trigger: Token) -> Iterator[Token]:
    """The place that a verb of hitting hits, or that a noun of hitting has after "on", "of" or "against"."""
    syntax = atlas.syntax
    for held in syntax.children(trigger.i, "dobj", "nsubjpass") if trigger.pos == "VERB" else ():
        for inner in syntax.behind(held.i, "of") if held.lemma == "control" else ():  # "took control of Zarna"
            yield from named(atlas, inner, DEPTH)
    if trigger.pos == "VERB" and trigger.lemma.lower() in location_words("struck_verb"):
        for patient in syntax.children(trigger.i, "dobj", "nsubjpass"):
            yield from named(atlas, patient, DEPTH)
            for part in syntax.conjuncts(patient.i):
                yield from named(atlas, part, DEPTH)
    elif trigger.pos == "NOUN" and trigger.lemma.lower() in location_words("struck_noun"):
        verb = syntax.head(trigger.i) if trigger.label == "dobj" else None
        # "Paid a visit | to Zarna |", where the parser hangs the place on the verb.
        paid = syntax.children(verb.i, "prep", "dative") if verb is not None and verb.lemma in _PAID else ()
        for prep in (*syntax.children(trigger.i, "prep"), *(t for t in paid if t.lower == "to")):
            if prep.lower in ("on", "against", "of", "to", "into"):
                for inner in syntax.children(prep.i, "pobj"):
                    for part in (inner, *syntax.conjuncts(inner.i)):  # "an attack on a mill and a shop in Zarna"
                        yield from named(atlas, part, DEPTH)


def named_before(atlas: Atlas, trigger: Token) -> Iterator[Token]:
    """A name before a trigger noun: a town or region says where; so does a country's name where its adjective
    would name who acts ("the Iraq drone attack")."""
    for beside in atlas.syntax.children(trigger.i, "compound", "nmod"):
        if not atlas.at(beside):
            continue
        entity = atlas.cast.named_by(beside.i)
        if entity is not None and entity.kind == "government":
            continue
        if not as_adjective(beside):
            yield beside


def as_adjective(beside: Token) -> bool:
    """Whether a name before a noun tells whose it is rather than where: "Iraqi", "U.S."."""
    return beside.text.isupper() or any(r.form == "demonym" for r in known(beside.text))
