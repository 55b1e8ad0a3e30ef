"""What a verb has where the parser's attachment is at its weakest: beside it, or right before it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from functools import cache

from onrecord.annotate.happening.verbs import HELD, captivity, is_finite, is_to
from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons import load

_SUPPOSING = frozenset("suspect believe think allege presume rumour rumor".split())
_HOLDING = _SUPPOSING | frozenset(
    "assess consider judge deem know find hold say claim report understand reckon".split()
)
ASSEMBLED = frozenset("gather assemble mass camp hole crowd cram pack trap strand shelter station line hold".split())
"""Those who are about these are so when and where something befalls them."""
_PARTICLES = frozenset(
    "up down off out over back in aside away together home around round apart through forward ashore".split()
)
_NOMINAL = ("NOUN", "PROPN")
_UNDERGOING = frozenset("target victim object subject recipient".split())
_NAMING = frozenset({"be", "include"})
_RELATIVE = frozenset({"that", "which", "whom", "who"})
_MEANWHILE = frozenset("while when whilst after before since upon once until although though".split())
_BOUND_FOR = frozenset(
    """head bind prepare position poise determine resolve ready gather assemble mass dispatch deploy station post
    assign""".split()
)
_OPENING = frozenset(('"', "“", "''", "``", "‘", "'", "„", "«"))

_FIRE = frozenset("fire gunfire attack bombardment shelling assault siege ambush".split())


def supposed_of(syntax: Syntax, verb: Token) -> Token | None:
    """The noun right before what is supposed of it: "hit by a missile, believed to have been fired by Arda"."""
    mark = syntax.left_edge(verb.i) - 1
    if verb.lemma not in _SUPPOSING or verb.tag != "VBN" or mark <= verb.head or mark < 1:
        return None
    noun = syntax.tokens[mark - 1]
    near = syntax.tokens[mark].pos == "PUNCT" and noun.pos in _NOMINAL
    return noun if near and not noun.entity.endswith(("-DATE", "-TIME")) else None


def held_to(syntax: Syntax, verb: Token) -> Token | None:
    """The relative pronoun of whoever is held to have done it, which parsers take for the object: "the firm, which Arda
    believes to have sent arms"."""
    above = syntax.head(verb.i)
    if above is None or verb.label != "xcomp" or above.label != "relcl" or above.lemma not in _HOLDING:
        return None
    perfect = {"to", "have"} <= {t.lower for t in syntax.children(verb.i, "aux")}
    own = any(t.lower not in _RELATIVE for t in syntax.children(above.i, "nsubj"))
    pronouns = (t for t in syntax.children(verb.i, "dobj") if t.lower in _RELATIVE and t.i < above.i)
    return next(pronouns, None) if perfect and own and not syntax.children(verb.i, "auxpass") else None


def listed_on(syntax: Syntax, verb: Token) -> list[Token]:
    """The nouns of a list of objects that parsers take for an adverb: "killed a guard, a cook and two drivers"."""
    aside = (t for t in syntax.children(verb.i, "npadvmod") if t.pos in _NOMINAL and t.i > verb.i)
    return [
        t
        for t in aside
        if syntax.tokens[syntax.left_edge(t.i) - 1].text == ","
        and syntax.children(t.i, "cc")
        and not t.entity.endswith(("-DATE", "-TIME"))
    ]


@cache
def _with_object() -> frozenset[tuple[str, str]]:
    """Verbs and their particles with which something is done to an object: ("vote", "down")."""
    found: set[tuple[str, str]] = set()
    for row in load("event_verbs"):
        particles = re.search(r"\bprt=([a-z|]+)", row["when"])
        taking = "noobj" not in row["when"] and ("obj=" in row["when"] or row["recipients"].startswith("obj"))
        if particles and taking:
            found |= {(row["lemma"], p) for p in particles[1].split("|")}
    return frozenset(found)


def own_subjects(syntax: Syntax, verb: Token, subjects: Sequence[Token]) -> list[Token]:
    """The subjects of a verb without those that parsers only take for such: the office before a name in "frontrunner |
    Ana Sol has won", whom "than" sets apart in "people other than | rebels | kill", and in a headline's "Man held after
    two women | murdered" the man."""
    found = [t for t in subjects if syntax.tokens[max(syntax.left_edge(t.i) - 1, 0)].lower != "than"]
    for first, second in itertools.pairwise(tuple(found)):
        named = second.tag == "NNP" and second.entity.endswith("PERSON") and first.entity[2:] not in ("PERSON", "ORG")
        if named and first.pos == "NOUN" and syntax.right_edge(first.i) + 1 == syntax.left_edge(second.i):
            # "Hundreds of followers of the cleric | Ana Sol | came": not she.
            several = any(t.pos == "PROPN" for t in syntax.children(second.i, "conj"))
            found.remove(second if first.tag == "NNS" and not several else first)
    if len(found) == 1 and not syntax.children(verb.i, "aux", "auxpass"):
        after = (p for held in syntax.children(found[0].i, "acl") for p in syntax.children(held.i, "prep"))
        inside = [t for p in after if p.lower == "after" for t in syntax.children(p.i, "pobj")]
        return [t for t in inside if syntax.right_edge(t.i) == verb.i - 1] or found
    return found


def own_objects(syntax: Syntax, verb: Token, objects: Sequence[Token]) -> list[Token]:
    """The objects of a verb without one behind a comma that only says more of a name before it: in "accuses Peru of
    arming the Front, | a rebel group |" the group is the Front."""
    return [t for t in objects if t is objects[0] or not _says_more(syntax, verb, t)]


def _says_more(syntax: Syntax, verb: Token, noun: Token) -> bool:
    first = syntax.left_edge(noun.i)
    if first < 2 or syntax.tokens[first - 1].text != "," or syntax.tokens[first].lower not in ("a", "an", "the"):
        return False
    name = syntax.tokens[first - 2]
    return name.tag == "NNP" and name.head != verb.i and noun.tag == "NN" and not syntax.children(noun.i, "cc", "conj")


def split_off(syntax: Syntax, verb: Token) -> Token | None:
    """What a verb with a particle is done to, where the parser takes the particle for its preposition: "voted down |
    the budget". None for any other verb."""
    if verb.pos != "VERB" or syntax.children(verb.i, "dobj", "auxpass", "ccomp", "xcomp"):
        return None
    if syntax.children(verb.i, "prt"):  # "put in | caretakers"
        return next((t for t in syntax.children(verb.i, "pobj") if t.pos in _NOMINAL and t.i > verb.i), None)
    for preposition in syntax.children(verb.i, "prep"):
        known = (verb.lemma, preposition.lower) in _with_object() and preposition.lower != "over"
        if known and preposition.i == verb.i + 1:
            return next((t for t in syntax.children(preposition.i, "pobj") if t.pos in _NOMINAL), None)
    return None


def put_behind(syntax: Syntax, verb: Token) -> Token | None:
    """The object of a verb behind what it is done for: "designated for sanctions two banks and a broker", where the
    parser takes the plural for a part of the noun behind it; or behind its particle."""
    if (split := split_off(syntax, verb)) is not None:
        return split
    for clause in syntax.children(verb.i, "ccomp"):  # "dispersed | mourners gathered at the gate"
        right_behind = syntax.left_edge(clause.i) == verb.i + 1 and not syntax.children(clause.i, "mark", "aux")
        if clause.lemma in ASSEMBLED and clause.tag in ("VBD", "VBN") and right_behind:
            return next(iter(syntax.children(clause.i, "nsubj")), None)
    if syntax.children(verb.i, "dobj", "auxpass"):
        return None
    for preposition in syntax.children(verb.i, "prep"):
        if preposition.lower != "for" or preposition.i + 1 >= len(syntax.tokens):
            continue
        aim = syntax.tokens[preposition.i + 1]
        head = syntax.tokens[aim.head]
        if aim.tag == "NNS" and aim.label in ("compound", "nmod") and head.label == "pobj" and head.i > aim.i:
            return head
    return None


def undergoers(syntax: Syntax, noun: Token) -> tuple[Token, ...]:
    """Those whom a report names as what a happening was done to: "the targets of the sanctions are two banks", "among
    the victims of the blast was a judge". The first of a list."""
    of = syntax.head(noun.i)
    told = syntax.head(of.i) if of is not None and of.lower == "of" and noun.label == "pobj" else None
    if told is None or told.lemma not in _UNDERGOING:
        return ()
    above = syntax.head(told.i)
    if above is not None and told.label == "pobj" and above.lower == "among":
        above = syntax.head(above.i)
    elif told.label not in ("nsubj", "attr"):
        return ()
    if above is None or above.lemma not in _NAMING or syntax.children(above.i, "neg"):
        return ()
    return tuple(t for t in syntax.children(above.i, "attr", "dobj", "nsubj") if t.i != told.i and t.pos in _NOMINAL)


def stranded(syntax: Syntax, preposition: Token) -> tuple[Token, ...]:
    """The object of a preposition that has none of its own: the noun that begins right behind it ("call on all parties
    to leave" has "parties" as the verb's), or whom its relative clause tells of ("the man I spoke to")."""
    verb = syntax.tokens[preposition.head]
    beside = tuple(t for t in syntax.children(verb.i, "dobj") if syntax.left_edge(t.i) == preposition.i + 1)
    if beside or verb.label != "relcl" or syntax.tokens[verb.head].pos not in _NOMINAL:
        return beside
    own = [t for t in syntax.children(verb.i, "nsubj") if t.lower not in _RELATIVE]
    full = preposition.i + 1 < len(syntax.tokens) and syntax.tokens[preposition.i + 1].pos in (*_NOMINAL, "DET", "NUM")
    return (syntax.tokens[verb.head],) if own and not full else ()


def taken_away(syntax: Syntax, verb: Token) -> Token | None:
    """The subject of a finite clause that the parser gave to a participle before its verb: of "after a ship laying a
    cable was hit" the ship was hit. None where no noun stands there."""
    marks = [t.i for t in syntax.children(verb.i, "mark", "advmod") if t.i < verb.i]
    for participle in syntax.tokens[marks[0] + 1 : verb.i] if marks else ():
        if participle.tag in ("VBG", "VBN") and participle.label in ("pcomp", "advcl", "acl"):
            return next((t for t in syntax.children(participle.i, "nsubj", "nsubjpass") if t.i > marks[0]), None)
    return None


def running_on(syntax: Syntax, verb: Token) -> Token | None:
    """The subject of a verb that the parser joined to the main verb although nothing joins the two: in "nine died when
    rockets fired from Arda hit a school" the rockets hit it, and "fired" only describes them."""
    head = syntax.head(verb.i)
    if verb.label != "conj" or verb.tag not in ("VBD", "VBZ") or head is None or syntax.children(head.i, "cc"):
        return None
    for clause in syntax.children(head.i, "advcl"):
        between = syntax.tokens[clause.i + 1 : verb.i]
        marked = any(t.lower in ("when", "after", "as", "while") for t in syntax.children(clause.i, "advmod", "mark"))
        if head.i < clause.i < verb.i and marked and not any(t.text == "," or t.tag == "CC" for t in between):
            return next(iter(syntax.children(clause.i, "nsubj")), None)
    return None


def for_whom(syntax: Syntax, verb: Token) -> Token | None:
    """Who is to do it in "his call for Baro to resign", "the demand for the premier to quit"; None for another verb."""
    to = next((t for t in syntax.children(verb.i, "aux") if t.tag == "TO"), None)
    if to is None or to.i == 0 or verb.label not in ("acl", "advcl", "relcl", "xcomp"):
        return None
    before = syntax.tokens[to.i - 1]
    if before.pos not in _NOMINAL:
        return None
    for noun in (before, *syntax.ancestors(before.i)):
        prep = syntax.head(noun.i) if noun.label == "pobj" else None
        if prep is not None and prep.lower == "for" and syntax.tokens[prep.head].pos == "NOUN":
            return noun if syntax.right_edge(noun.i) <= verb.i and verb.head != noun.i else None
    return None


def whose_fate(syntax: Syntax, verb: Token) -> tuple[Token, Token] | None:
    """Who underwent it and who did it in "Arda, whose envoy Peru expelled", where the parser takes Peru for a part of
    the envoy's phrase. None for another clause."""
    subject = next(iter(syntax.children(verb.i, "nsubj")), None)
    if verb.label != "relcl" or subject is None or not any(t.lower == "whose" for t in syntax.children(subject.i)):
        return None
    doer = next((t for t in syntax.children(subject.i, "appos") if t.pos == "PROPN" and t.i < verb.i), None)
    return (subject, doer) if doer is not None and not syntax.children(verb.i, "auxpass", "dobj") else None


def between(syntax: Syntax, verb: Token) -> tuple[int, ...]:
    """The subject of "that between 800 and 1,000 soldiers were fighting", which parsers take for a prepositional
    phrase."""
    for prep in syntax.children(verb.i, "prep"):
        if prep.lower == "between" and prep.i < verb.i:
            inside = (t for t in syntax.subtree(prep.i) if t.tag in ("NNS", "NNPS") and t.i < verb.i)
            return tuple(t.i for t in inside)[-1:]
    return ()


def among(syntax: Syntax, noun: Token) -> bool:
    """Whether it is a part of those named before: "arrested 14 people, among them two officers"."""
    return any(t.lower == "among" and t.i < noun.i for t in syntax.children(noun.i, "prep"))


def each_other(syntax: Syntax, noun: Token) -> bool:
    """Whether it is the first word of "one another", of which parsers make an object: "kill one | another"."""
    after = syntax.tokens[noun.i + 1 : noun.i + 2]
    return noun.lower == "one" and bool(after) and after[0].lower == "another"


def captives(syntax: Syntax, verb: Token, objects: list[int]) -> list[int]:
    """Who is held or taken hostage, which parsers make of many shapes: "held twelve guests hostage" may have the
    guests before the hostage, "holds hundreds captive" them as the subject of "captive"."""
    held = [t for t in syntax.children(verb.i, "dobj", "ccomp", "oprd") if t.lower in HELD]
    if (word := captivity(syntax, verb)) is not None:
        held = [word]
    if not held:
        return objects
    before = syntax.children(held[0].i, "compound", "nsubj", "amod", "nmod")
    people = [t.i for t in before if t.i > verb.i and t.tag in ("NNS", "NN", "PRP")]
    return people or [i for i in objects if i != held[0].i] or objects


def particle(syntax: Syntax, verb: Token) -> str | None:
    """The particle of a verb: "up" in "blew up the bridge", "back" in "pushed the rebels back"."""
    after = syntax.tokens[verb.i + 1 : verb.i + 2]
    if after and after[0].tag == "RP" and after[0].lower in _PARTICLES:
        return after[0].lower  # "handing | over six tanks", taken for "over six"
    behind = {syntax.right_edge(t.i) + 1 for t in syntax.children(verb.i, "dobj")}
    for t in syntax.children(verb.i, "prt", "advmod", "prep"):
        # "pushed the rebels back"
        near = t.label == "prt" or t.i == verb.i + 1 or t.i in behind
        if t.lower not in _PARTICLES or not near:
            continue
        if t.label != "prep" or not syntax.children(t.i, "pobj") or split_off(syntax, verb) is not None:
            return t.lower
    return None


def are_people(syntax: Syntax, participle: Token) -> bool:
    """Whether a participle stands for people: "the wounded"."""
    pointed = any(t.lower == "the" for t in syntax.children(participle.i, "det"))
    return pointed and participle.tag in ("VBN", "VBD", "VBG")


def of_object(syntax: Syntax, noun: Token) -> tuple[Token, ...]:
    """The verbs of clauses behind a noun that is their object: "the raid that the army | launched on the camp"."""
    return tuple(
        t
        for t in syntax.children(noun.i, "relcl")
        if any(s.lower not in _RELATIVE for s in syntax.children(t.i, "nsubj")[:1])
        and all(o.lower in _RELATIVE for o in syntax.children(t.i, "dobj"))
        and not syntax.children(t.i, "auxpass", "xcomp", "ccomp")
        and not any(a.tag == "WRB" for a in syntax.children(t.i, "advmod"))
    )


def beforehand(syntax: Syntax, verb: Token, main: Token) -> bool:
    """Whether a participle tells what the subject of a passive was doing: "while leaving the court, she was shot by
    rebels", "was hit by a train while crossing"; but not "was shelled by the army, killing nine". Or what he is on his
    way or ready to do: "are headed to Peru to help"."""
    if main.lemma in _BOUND_FOR and is_to(syntax, verb):
        return True
    if verb.tag != "VBG":
        return False
    marked = any(t.lower in _MEANWHILE and t.i < verb.i for t in syntax.children(verb.i, "mark", "advmod"))
    return marked or verb.i < main.i


def said_itself(syntax: Syntax, verb: Token) -> bool:
    """Whether a clause under a verb of saying has a tense of its own, or is a quotation in which somebody is told what
    to do, or which goes on: "'Free them,' she said", "'It is time,' she said, 'to free them'"."""
    if verb.label == "ccomp":
        if verb.tag in ("VBD", "VBZ") or is_finite(syntax, verb):
            return True
        first = syntax.left_edge(verb.i)
        quoted = first > 0 and (
            syntax.tokens[first].text in _OPENING or syntax.tokens[first - 1].text in (":", *_OPENING)
        )
        ahead = verb.i < verb.head
        return verb.tag == "VB" and not is_to(syntax, verb) and (quoted or ahead)
    to = next((t for t in syntax.children(verb.i, "aux") if t.tag == "TO"), None)
    if verb.label == "xcomp" and to is None and verb.tag == "VB":
        first = syntax.left_edge(verb.i)
        return first > 0 and syntax.tokens[first - 1].text in _OPENING  # "chanted 'Stop it'"
    if verb.label != "xcomp" or to is None or to.i < 2 or verb.head > to.i:
        return False
    before = syntax.tokens[to.i - 2 : to.i]
    return before[0].text == "," and before[1].text in _OPENING


def under_fire(syntax: Syntax, verb: Token) -> bool:
    """Whether the subject of a verb comes, or is, under fire: it does not do what comes of that."""
    return any(t.lemma in _FIRE for t in syntax.behind(verb.i, "under"))
