"""Receipts: who gives and who gets the support or blame that a noun tells of. What stands behind "of" undergoes it,
"the endorsement of a candidate", save where somebody gets it from them: "won the endorsement of the governor"."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.annotate.happening.clauses import Clauses
from onrecord.annotate.happening.conjuncts import spread
from onrecord.annotate.happening.event_types import Sense
from onrecord.annotate.syntax import Syntax, Token
from onrecord.records import EventType

_GETTING = frozenset(
    """win get gain receive secure earn enjoy seek draw attract pick land garner collect accept score rack ring lock
    roll capture clinch obtain lose need want await wait expect boast tout claim trumpet cite highlight face weather
    endure suffer deserve""".split()
)
_GIVING = frozenset("give offer extend lend issue send throw grant pay".split())
# Whoever faces criticism is criticised.
_BEARING = frozenset("face field weather endure suffer sustain survive escape avoid invite provoke incur shrug".split())
_KEEPING_FROM = frozenset({"avoid", "invite", "provoke"})
_SPENDING = frozenset("spend suffer endure pass serve".split())
_LIVING = frozenset("live die remain languish stay sit rot".split())
_BORNE: frozenset[EventType | None] = frozenset(("ACCUSE", "ASSAULT", "COERCE", "SANCTION", "REQUEST", "THREATEN"))
# What those suffer who are counted by it: "the army suffered nine deaths".
_BEFALLING = frozenset("death fatality casualty loss injury".split())
_SENTENCES = frozenset({"sentence", "term"})
# What is refused to somebody: "refused to let them board", "to meet them".
_GRANTING = frozenset(
    "let allow permit meet receive see free release admit recognise recognize grant give hand".split()
)
_FROM = frozenset(("from", "of", "by"))


@dataclass(frozen=True, slots=True)
class Receipt:
    """Head tokens of those who give it and of those who get it; either may be empty."""

    givers: tuple[int, ...]
    getters: tuple[int, ...]


def receipt(syntax: Syntax, clauses: Clauses, noun: Token, sense: Sense) -> Receipt | None:
    """Who gets what the noun tells of from whom, None where the words around it do not say that somebody gets it."""
    for verb in syntax.children(noun.i, "relcl"):
        if verb.lemma in _GIVING and (given := _given(syntax, clauses, verb)) is not None:
            return given
    verb_of = syntax.head(noun.i)
    regard = sense.type == "SUPPORT" or (sense.type == "ACCUSE" and sense.mode == "disapprove")
    if regard and verb_of is not None and noun.label == "pobj" and (above := syntax.head(verb_of.i)) is not None:
        # "The mayor came in for criticism from the union"
        coming = above.lemma == "come" and verb_of.lower == "for" and clauses.of(above.i).particle == "in"
        givers = tuple(i for p, i in clauses.of(above.i).prepositions if p in _FROM)
        inner = tuple(n for p, n in clauses.prepositional(noun.i) if p in _FROM)
        return Receipt(inner or givers, clauses.of(above.i).subjects) if coming else None
    if not regard or verb_of is None or noun.label != "dobj" or verb_of.pos != "VERB":
        return None
    clause = clauses.of(verb_of.i)
    if clause.passive or (verb_of.lemma not in _GETTING and not (verb_of.lemma == "have" and _is_had(syntax, noun))):
        return None
    behind = [p for p in syntax.children(noun.i, "prep", "agent") if p.lower in _FROM]
    from_whom = [n for p in behind for t in syntax.children(p.i, "pobj") for n in spread(syntax, t.i)]
    from_whom = from_whom or [i for p, i in clause.prepositions if p == "from"]
    owned = () if from_whom else tuple(t.i for t in syntax.children(noun.i, "poss"))
    return Receipt((*from_whom, *owned), clause.subjects)


def given_to(syntax: Syntax, clauses: Clauses, verb: Token) -> tuple[int, ...]:
    """Who is given what an empty verb has for its object: "gave | Arda a warning", "| Arda was given a warning"."""
    if verb.lemma not in _GIVING:
        return ()
    clause = clauses.of(verb.i)
    if clause.passive:
        return clause.objects if syntax.children(verb.i, "dobj") else ()
    told = (t for t in syntax.children(verb.i, "dative") if t.pos != "ADP")
    return tuple(n for t in told for n in spread(syntax, t.i))


def _given(syntax: Syntax, clauses: Clauses, verb: Token) -> Receipt | None:
    """Of "the endorsement that he gave her" he and she."""
    clause = clauses.of(verb.i)
    subjects = [i for i in clause.subjects if i > verb.head]
    if clause.passive or not subjects:
        return None
    to = tuple(i for p, i in clause.prepositions if p in ("to", "against"))
    told = (t.i for t in syntax.children(verb.i, "dative", "dobj") if t.pos not in ("ADP", "PRON") or t.tag == "PRP")
    return Receipt(tuple(subjects), to or tuple(told))


def borne_by(syntax: Syntax, clauses: Clauses, noun: Token, kind: EventType | None) -> tuple[int, ...]:
    """Who undergoes what he bears: "has | faced criticism", "| spent months in detention"."""
    spent = _spent_in(syntax, noun)
    if kind == "COERCE" and spent is not None:
        return clauses.of(spent.i).subjects
    if kind is None and noun.lemma in _BEFALLING and noun.label == "dobj":
        verb = syntax.tokens[noun.head]
        return clauses.of(verb.i).subjects if verb.lemma in ("suffer", "sustain") else ()
    if kind == "SANCTION" and noun.lemma in _SENTENCES and noun.label == "dobj":  # "is serving a life sentence"
        served = clauses.of(noun.head)
        return served.subjects if syntax.tokens[noun.head].lemma in ("serve", "receive") else ()
    if kind not in _BORNE or noun.label != "dobj" or syntax.tokens[noun.head].lemma not in _BEARING:
        return ()
    if kind == "ASSAULT" and syntax.tokens[noun.head].lemma in _KEEPING_FROM:
        return ()  # "wanted to avoid violence" says of nobody whom it would be done to
    clause = clauses.of(noun.head)
    return () if clause.passive else clause.subjects


def _spent_in(syntax: Syntax, noun: Token) -> Token | None:
    """The verb of whoever spends some time in what a noun names: "suffered years under house | arrest". None for
    none."""
    prep = syntax.head(noun.i)
    if prep is None or noun.label != "pobj" or prep.lower not in ("in", "under"):
        return None
    above = syntax.tokens[prep.head]
    verb = syntax.head(above.i) if above.label == "dobj" and above.pos == "NOUN" else above
    spans = verb is not None and (verb.lemma in _SPENDING or (verb.lemma in _LIVING and above is verb))
    return verb if spans and verb is not None and verb.pos == "VERB" else None


def _is_had(syntax: Syntax, noun: Token) -> bool:
    """Whether whoever has it was given it: "has the backing of both", "has 31 endorsements"; who "had praise for
    both" gave it."""
    if any(p.lower in ("for", "about") for p in syntax.children(noun.i, "prep")):
        return False
    certain = any(t.lower == "the" for t in syntax.children(noun.i, "det"))
    return certain or noun.tag == "NNS" or any(p.lower == "from" for p in syntax.children(noun.i, "prep"))


def refused_to(syntax: Syntax, clauses: Clauses, verb: int) -> tuple[int, ...]:
    """To whom something is refused that he was to do or to get: "refused to let | them board", "to meet | them"."""
    aims = [aim for aim in syntax.children(verb, "xcomp") if aim.lemma in _GRANTING]
    below = (n for aim in aims for t in syntax.children(aim.i, "ccomp") for n in syntax.children(t.i, "nsubj"))
    inner = tuple(i for n in below for i in spread(syntax, n.i))
    return inner or tuple(i for aim in aims for i in clauses.of(aim.i).objects)
