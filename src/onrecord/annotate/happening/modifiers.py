"""Modifiers: what stands at an event noun itself and says how real it is: "no", "any", "alleged", "the"."""

from __future__ import annotations

from onrecord.annotate.happening.auxiliaries import modal_of, take_modal
from onrecord.annotate.happening.modality import Cue, Held, cues, phrase_before
from onrecord.annotate.negations import NONE
from onrecord.annotate.syntax import Syntax, Token

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_UNREAL = frozenset({"may", "might", "could"})
_ACCUSING = frozenset({"accuse", "charge", "suspect"})
_BEFORE = ("det", "predet", "amod", "compound", "nmod", "poss", "nummod", "advmod", "npadvmod")


def at_noun(syntax: Syntax, noun: Token, held: Held, *, denied: bool = False) -> None:
    """Collect what stands at a noun: "any", "no", "alleged", "possible", "that may come".

    Args:
        denied: the noun stands in what somebody denies or is said not to have been, where "any" only says that there
            was none.
    """
    for t in syntax.children(noun.i):
        if t.label in ("det", "predet", "neg"):
            cue = cues("determiner").get(t.lower)
            if cue is not None and not (denied and t.lower == "any"):
                held.take(cue, t.i)
        elif t.label in ("amod", "compound", "advmod", "poss") and t.i < noun.i:
            cue = cues("modifier").get(t.lower)
            if cue is not None:
                held.take(cue, t.i)
        elif t.label == "relcl":
            modal = modal_of(syntax, t)
            if modal is not None and modal.lower in _UNREAL and _of_itself(syntax, t):
                take_modal(modal, held, any(a.lemma == "have" for a in syntax.children(t.i, "aux")))
            if _accused_of(syntax, t):
                held.weaken("hedged", "possible", cue=t.i)


def doubtful(syntax: Syntax, noun: Token) -> tuple[Cue, int] | None:
    """The cue at a noun of what is told that leaves open what it is of, "unconfirmed reports of", and its token."""
    if noun.pos != "NOUN":
        return None
    before = (t for t in syntax.children(noun.i, "amod", "compound") if t.i < noun.i)
    found = ((cues("modifier").get(t.lower), t.i) for t in before)
    return next(((cue, i) for cue, i in found if cue is not None and cue.effect == "hedged"), None)


def _of_itself(syntax: Syntax, clause: Token) -> bool:
    """Whether a relative clause has its noun as subject, so that it tells of the event and not of somebody."""
    return any(t.lower in ("that", "which") for t in syntax.children(clause.i, "nsubj", "nsubjpass"))


def _accused_of(syntax: Syntax, clause: Token) -> bool:
    """Whether a relative clause says that somebody is accused of what its noun names: "the theft he is charged with",
    "the murders of which they are suspected"."""
    if clause.lemma not in _ACCUSING or not syntax.children(clause.i, "auxpass"):
        return False
    of = (t for t in syntax.children(clause.i, "prep") if t.lower in ("of", "with", "in"))
    return any(all(o.lower in ("which", "that") for o in syntax.children(t.i, "pobj")) for t in of)


def phrase_at(syntax: Syntax, noun: Token) -> tuple[Cue, int] | None:
    """The cue of several words right before a noun's phrase ("ahead of the talks"), and its last token."""
    first = min((syntax.left_edge(t.i) for t in syntax.children(noun.i, *_BEFORE) if t.i < noun.i), default=noun.i)
    cue = phrase_before(syntax, first)
    return None if cue is None else (cue, first - 1)


def definite(syntax: Syntax, noun: Token) -> bool:
    """Whether a noun points at an occasion that is known: "the attack", "its attack", "all three attacks"."""
    below = syntax.children(noun.i, "det", "predet")
    if noun.tag == "NNS" and any(t.lower == "both" for t in below):
        return True
    if any(t.lower == "all" for t in below) and (noun.tag == "NNS" and syntax.children(noun.i, "nummod")):
        return True
    return any(t.label == "poss" or t.lower in _DEFINITE for t in syntax.children(noun.i, "det", "poss", "predet"))


def bare(syntax: Syntax, noun: Token) -> bool:
    """Whether nothing ties a plural to an occasion: no determiner, possessor, number, clause or name."""
    return noun.tag == "NNS" and not any(
        t.label in ("det", "poss", "nummod", "relcl", "acl") or t.entity != "O" for t in syntax.children(noun.i)
    )


def at_large(syntax: Syntax, noun: Token) -> bool:
    """Whether a singular speaks of such things in general: "the victim of foreign invasion"."""
    pointing = ("det", "poss", "nummod", "relcl", "acl", "prep", "compound")
    names = any(t.entity != "O" for t in syntax.children(noun.i, "amod", "nmod"))
    return noun.tag == "NN" and not names and not syntax.children(noun.i, *pointing)


def restricted(syntax: Syntax, noun: Token, held: Held) -> None:
    """A clause that narrows down a noun is as real as what the noun speaks of: "any attack carried out by"."""
    for t in syntax.children(noun.i, "det"):
        cue = cues("determiner").get(t.lower)
        if cue is not None and cue.effect == "hypothetical":
            held.take(cue, t.i)


def nobody(syntax: Syntax, noun: Token) -> bool:
    """Whether a noun speaks of none: "no plan"."""
    return any(t.lower in NONE for t in syntax.children(noun.i, "det"))
