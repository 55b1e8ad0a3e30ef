"""Makers: who the words around an event noun say has made what it names.

"X claimed the attack", "X was behind the attack", "X is responsible for the attack", "Y blamed the attack on X": X is
the actor of the attack although nothing at the noun says so. Which words do is the lexicon `event_makers`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from onrecord.annotate.happening.assertions import ClauseWalk
from onrecord.annotate.happening.clauses import Clause, Clauses
from onrecord.annotate.happening.conjuncts import spread
from onrecord.annotate.negations import held_back, negated, none_of
from onrecord.annotate.syntax import Syntax, Token
from onrecord.lexicons import Row, load

# "Denied responsibility for the attack" makes nobody its maker; these do.
_TAKING = frozenset({"claim", "take", "accept", "assume", "bear", "share", "admit", "have", "shoulder", "play"})
# "Laid the blame for the attack on them".
LAYING = frozenset("pin lay put place cast heap shift load fix".split())
FAULTS = frozenset({"blame", "responsibility", "guilt", "onus", "fault", "culpability"})
# "The attack was the work of Arda".
_WORK = frozenset({"work", "doing", "handiwork"})
_GIVING = frozenset({"hold", "find", "deem", "consider", "declare", "think", "believe"})


@dataclass(frozen=True, slots=True)
class Makers:
    """Head tokens of those who made it, none where it is said of nobody. `word` is the index of the verb that says so;
    `says`: the event is as real as that verb."""

    actors: tuple[int, ...]
    word: int
    says: bool


@cache
def _rows() -> Mapping[tuple[str, str], Row]:
    return {(row["word"], row["deed"]): row for row in load("event_makers") if row["kind"] != "over"}


@cache
def _over() -> Mapping[tuple[str, str], Row]:
    return {(row["word"], row["deed"]): row for row in load("event_makers") if row["kind"] == "over"}


def makers(syntax: Syntax, clauses: Clauses, noun: Token) -> Makers | None:
    """Who is said to have made what a noun names, None where nothing around it says so."""
    head = syntax.head(noun.i)
    for clause in syntax.children(noun.i, "relcl"):  # "the ambush, which the army blamed on the Front"
        row = _rows().get((clause.lemma, "obj"))
        blaming = row is not None and row["kind"] == "blames"
        told = [t.lower for t in syntax.children(clause.i, "dobj")]
        if any(t.tag == "WDT" for t in syntax.children(clause.i, "dobj")) or (blaming and told in ([], ["that"])):
            return _of_verb(syntax, clauses, noun, clause, "obj")
    for clause in syntax.children(noun.i, "acl"):  # "an ambush blamed on the Front"
        row = _rows().get((clause.lemma, "obj"))
        if clause.tag == "VBN" and row is not None and row["kind"] == "blames" and row["maker"] not in ("subj", "obj"):
            return _of_verb(syntax, clauses, noun, clause, "obj")
    for be in _said_of(syntax, noun):
        if (work := _work_of(syntax, be)) is not None:
            return work
    if head is None:
        return None
    if noun.label == "nsubj" and head.lemma == "be":
        return _work_of(syntax, head)
    if noun.label in ("dobj", "nsubjpass") and head.pos in ("VERB", "AUX"):
        return _of_verb(syntax, clauses, noun, head, "obj")
    if noun.label != "pobj" or head.pos != "ADP":
        return None
    above = syntax.head(head.i)
    if above is None:
        return None
    if above.pos in ("VERB", "AUX"):
        if to_blame(syntax, above):
            return _responsible(syntax, clauses, above)
        if (blamed := _blamed_for(syntax, above, head)) is not None:
            return blamed
        part = next((t for t in syntax.children(above.i, "dobj") if (t.lemma, head.lower) in _over()), None)
        if part is not None and part.i == head.i - 1:  # "took part in the attack"
            return _responsible(syntax, clauses, part)
        return _of_verb(syntax, clauses, noun, above, head.lower)
    if (above.lemma, head.lower) in _over():
        pinned = syntax.head(above.i) if above.label == "dobj" else None
        blamed = _blamed_for(syntax, pinned, head) if pinned is not None else None
        return blamed or _responsible(syntax, clauses, above)
    # "blamed the Front for the attack": the parser may hang "for" on the Front.
    verb = syntax.head(above.i)
    if verb is not None and above.label in ("dobj", "nsubjpass") and verb.pos == "VERB":
        row = _rows().get((verb.lemma, head.lower))
        if row is not None and row["maker"] == "obj":
            return Makers(spread(syntax, above.i), verb.i, row["kind"] == "says")
    return None


def _blamed_for(syntax: Syntax, verb: Token, for_: Token) -> Makers | None:
    """ "Pinned the blame for the raid on the Front", "laid responsibility for it at the door of the Front"."""
    laid = verb.lemma in LAYING and any(t.lemma in FAULTS for t in syntax.children(verb.i, "dobj", "nsubjpass"))
    if not laid or for_.lower != "for":
        return None
    whom = [n for p in ("on", "upon", "at", "with") for n in _behind(syntax, (verb.i,), p)]
    doors = [
        n for i in whom if syntax.tokens[i].lemma in ("door", "foot", "doorstep") for n in _behind(syntax, (i,), "of")
    ]
    whom = [i for i in whom if syntax.tokens[i].lemma not in ("door", "foot", "doorstep")]
    whom = [i for i in whom if not syntax.tokens[i].entity.endswith(("-DATE", "-TIME"))]
    return Makers((*whom, *doors), verb.i, False) if whom or doors else None


def is_blaming(verb: Token) -> bool:
    """Whether a verb lays what its object names at the door of another: "an ambush | attributed | by X to Y"."""
    row = _rows().get((verb.lemma, "obj"))
    return row is not None and row["kind"] == "blames"


def _said_of(syntax: Syntax, noun: Token) -> Iterator[Token]:
    """The verbs of what a relative clause says that something is, also where it is hung on what that befell: "the
    massacre of villagers, which the mayor says | was | the work of a gang"."""
    for clause in (c for t in (noun, *syntax.behind(noun.i, "of")) for c in syntax.children(t.i, "relcl")):
        for be in (clause, *syntax.children(clause.i, "ccomp")):
            if be.lemma == "be" and any(t.lower in ("which", "that") for t in syntax.children(be.i, "nsubj")):
                yield be


def _work_of(syntax: Syntax, be: Token) -> Makers | None:
    """ "Was the work of a gang"."""
    work = [t for t in syntax.children(be.i, "attr") if t.lemma in _WORK]
    actors = _behind(syntax, tuple(t.i for t in work), "of")
    return Makers(actors, be.i, True) if actors else None


def to_blame(syntax: Syntax, verb: Token) -> bool:
    """Whether a verb only says whose fault something is: "smugglers are to blame for the fire"."""
    if verb.lower != "blame" or verb.i < 2 or syntax.tokens[verb.i - 1].lower != "to":
        return False
    before = syntax.tokens[max(verb.i - 4, syntax.sentence_of(verb.i).first) : verb.i - 1]
    return any(t.lemma == "be" for t in before)  # "not solely to blame"


def _of_verb(syntax: Syntax, clauses: Clauses, noun: Token, verb: Token, deed: str) -> Makers | None:
    # Lemmatisers clip a few forms ("staged" to "stag").
    row = _rows().get((verb.lemma, deed)) or _rows().get((verb.lemma + "e", deed))
    if row is None:
        return None
    clause = clauses.of(verb.i)
    if row["kind"] == "claims" and _unclaimed(syntax, clause):
        return Makers((), verb.i, False)
    if row["kind"] == "blames" and _may_be_said(syntax, verb):
        return Makers((), verb.i, False)  # "is preparing to blame them for the attack"
    if row["maker"] == "subj":
        actors = clause.agents if clause.passive else clause.subjects
    elif row["maker"] == "obj":
        actors = clause.objects
    else:
        # "A strike on the port that it blamed on Arda": whom the noun hit is not whom it is blamed on.
        # "Blamed by the mayor | on | the Front": hung on who says so.
        by = (t.i for agent in syntax.children(verb.i, "agent") for t in syntax.children(agent.i, "pobj"))
        actors = tuple(_behind(syntax, (verb.i, *by), row["maker"]) or _behind(syntax, (noun.i,), row["maker"]))
    actors = tuple(i for i in actors if i != noun.i)
    return Makers(actors, verb.i, row["kind"] in ("says", "claims")) if actors else None


def _may_be_said(syntax: Syntax, verb: Token) -> bool:
    """Whether nobody has said it yet: "may try to blame", "setting conditions to accuse"."""
    if verb.tag != "VB":
        return False
    walk = ClauseWalk(syntax, None)
    walk.verb(verb)
    return walk.held.modality == "hypothetical"


def _unclaimed(syntax: Syntax, clause: Clause) -> bool:
    """Whether nobody claims it: that a deed is not claimed says neither that it was not done nor who did it."""
    claiming = clause.agents if clause.passive else clause.subjects
    verb = syntax.tokens[clause.verb]
    return (
        negated(syntax, verb.i)
        or held_back(syntax, verb.i)
        or any(none_of(syntax, syntax.tokens[i]) is not None for i in claiming)
    )


def _behind(syntax: Syntax, tops: tuple[int, ...], preposition: str) -> tuple[int, ...]:
    preps = (p for top in tops for p in syntax.children(top, "prep") if p.lower == preposition)
    return tuple(n for p in preps for t in syntax.children(p.i, "pobj") for n in spread(syntax, t.i))


def _responsible(syntax: Syntax, clauses: Clauses, word: Token) -> Makers | None:
    """Who is responsible, takes responsibility, or is to blame."""
    head = syntax.head(word.i)
    if head is None:
        return None
    if word.label == "pobj":
        return makers(syntax, clauses, word)  # "accused Lorvia of complicity in the attack"
    own = syntax.children(word.i, "nsubj")
    if own:  # "holds Lorvia responsible", read as a clause without a verb
        return Makers(tuple(n for t in own for n in spread(syntax, t.i)), head.i, False)
    if head.pos not in ("VERB", "AUX"):
        return None
    clause = clauses.of(head.i)
    if _unclaimed(syntax, clause):
        return Makers((), head.i, False)
    if to_blame(syntax, word):
        return Makers(clause.subjects, head.i, False) if clause.subjects else None
    if word.label == "nsubjpass" and head.lemma in _TAKING and clause.agents:
        return Makers(clause.agents, head.i, True)  # "responsibility for the raid was claimed by the Front"
    if word.label == "dobj" and head.lemma in _TAKING:
        return Makers(clause.subjects, head.i, True) if clause.subjects and not clause.passive else None
    if word.label in ("acomp", "attr") and head.lemma in ("be", "become", "remain"):
        return Makers(clause.subjects, head.i, True) if clause.subjects else None
    if word.label in ("oprd", "acomp", "ccomp", "xcomp") and head.lemma in _GIVING:
        return Makers(clause.objects, head.i, False) if clause.objects else None
    return None
